/** Recording corrections and consent, disturbed at every service call, and with a clerk at the sheets before every call. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openOffice, type Office } from "../../src/workspace/office.ts";
import { clerkTypes } from "./people.ts";
import { turnRound } from "./support/clerk.ts";
import { everyFault, unequal } from "./support/faults.ts";
import { replying, selectRows } from "./support/keyboard.ts";
import { stages, type Opener } from "./support/stages.ts";
import { callsOf, held } from "./support/state.ts";

/** Only ends what hangs. */
const LONG = 600_000;
const FIRST = "申-2018-0001";
const REPLIES = { 訂正の理由を書いて: "本人から電話", 撤回の申出があった日: "2018/4/1" };

let decided: Opener;
let close: () => void;
const dir = mkdtempSync(join(tmpdir(), "office-corrected-"));
beforeAll(async () => {
  const first = await stages({ people: 1 });
  ({ open: decided, close } = first);
  const office = await decided("decided");
  office.click("在宅連携", "通知", "文書を作ってメールで送る");
  overtyped(office);
  await office.save(dir);
});
afterAll(() => {
  close();
  rmSync(dir, { recursive: true, force: true });
});

/** Letters are made, and two fields were overtyped since. */
function overtyped(office: Office): void {
  clerkTypes(office, "申込者", FIRST, "氏名", "例示 花子");
  clerkTypes(office, "年度委嘱", "委-2018-医-0001", "集合場所", "見本駅の改札");
}

const open = async (): Promise<Office> => replying((await openOffice({ account: "workspace", dir })).reload(), REPLIES);
const record = (office: Office): void => void office.click("在宅連携", "受付", "訂正を記録する");
const consent = (office: Office): void =>
  void selectRows(office, "申込者", [FIRST]).click("在宅連携", "受付", "同意の撤回");
const round = (office: Office): void => void office.advance("61m");
/** Shortly before the clock's next round. */
const due = async (): Promise<Office> => (await openOffice({ account: "workspace", dir })).advance("1m");

describe("どの呼び出しで失敗しても、やり直せば同じになる", () => {
  test.each([
    { name: "訂正", act: record },
    { name: "同意の撤回", act: consent },
  ])(
    "$name",
    async ({ name, act }) => {
      const sweep = await everyFault({ name, open, act, again: act });
      console.info(`${name}で失敗を置いた点: ${sweep.points.length}`);
      expect(sweep.points.length).toBeGreaterThan(20);
      expect(unequal(sweep)).toEqual([]);
    },
    LONG,
  );
});

test(
  "時計の見回りがどの書き込みで止まっても、次の見回りで同じになる",
  async () => {
    const undisturbed = await due();
    const calls = callsOf(undisturbed, () => round(undisturbed));
    round(undisturbed);
    const wrong: string[] = [];
    const writes = calls.flatMap((method, index) => (/^Range\.set|\.flush$|\.insert/.test(method) ? [index + 1] : []));
    for (const at of writes) {
      const office = await due();
      office.failAt(at, "killed");
      round(office);
      office.calm();
      round(office);
      if (JSON.stringify(held(office).tables) !== JSON.stringify(held(undisturbed).tables)) wrong.push(`${at}`);
    }
    expect(undisturbed.table("訂正履歴")).toHaveLength(2);
    expect(writes.length).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  },
  LONG,
);

test(
  "職員がどの呼び出しの前で並べ替えても、訂正は一度だけ、自分の行に入る",
  async () => {
    const sheets = ["申込者", "年度委嘱", "訂正履歴", "原本"];
    const undisturbed = await open();
    const calls = callsOf(undisturbed, () => record(undisturbed));
    const wrong: string[] = [];
    for (const [index, method] of calls.entries()) {
      if (!/^(Sheet|Range)\.|\.flush$/.test(method)) continue;
      const office = await open();
      office.at(index + 1, () => sheets.forEach((sheet) => turnRound(office, sheet)));
      record(office);
      if (JSON.stringify(held(office).tables) !== JSON.stringify(held(undisturbed).tables))
        wrong.push(`${index} ${method}`);
    }
    expect(calls.length).toBeGreaterThan(30);
    expect(wrong).toEqual([]);
  },
  LONG,
);
