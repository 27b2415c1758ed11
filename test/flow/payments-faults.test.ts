/** A fault at every service call of each step of paying: done again, nobody is paid twice and nothing is lost. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openOffice, type Office } from "../../src/workspace/office.ts";
import { fee, held } from "../features/payments/books.ts";
import { answering, elsewhere, emptyOffice, money, pay } from "./payments-office.ts";
import { clerkTypes } from "./people.ts";
import { everyFault, unequal } from "./support/faults.ts";
import { selectRows } from "./support/keyboard.ts";
import { decide } from "./support/settings.ts";
import { filesOf, held as heldBy } from "./support/state.ts";

/** Only ends what hangs. */
const LONG = 900_000;
const ID = "支-2018-0001";

const root = mkdtempSync(join(tmpdir(), "office-paid-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The way, each stage saved before its step. */
const WAY = ["謝礼金を算定する", "支払を起こす", "支払の決裁に回す", "支払の決裁を記録する", "支払済にする"] as const;
type Stage = (typeof WAY)[number] | "支払の後";

/** Two trainees at one visit, and one of another instructor. */
beforeAll(async () => {
  const { open, close } = await emptyOffice();
  const office = elsewhere(await open({ cases: [held(1), held(2, 1), held(3, 2)], fees: [fee()] }));
  // The morning's list of what waits differs where a step was done later.
  decide(office, "staffMail", "送らない");
  for (const item of WAY) {
    await office.save(join(root, item));
    pay(office, item);
  }
  await office.save(join(root, "支払の後"));
  close();
});

const open = async (stage: Stage): Promise<Office> =>
  elsewhere(answering(await openOffice({ account: "workspace", dir: join(root, stage) })));

const click = (item: string) => (office: Office) => void pay(elsewhere(office), item);
const onRow =
  (item: string, sheet = "支払", key = ID) =>
  (office: Office) =>
    void pay(selectRows(office, sheet, [key]), item);

interface Deed {
  readonly item: string;
  readonly stage: Stage;
  readonly act: (office: Office) => void;
  readonly again?: (office: Office) => void;
}

const CSV = "支払のCSVを作る";
/** A file is ordered and made a little later; staff look first whether it has come, since whoever orders twice gets two. */
function orderedOnce(office: Office): void {
  office.advance("15m");
  if (filesOf(office).length === 0) click(CSV)(office);
}

const DEEDS: readonly Deed[] = [
  ...WAY.map((item): Deed => ({ item, stage: item, act: click(item) })),
  { item: "支払を取りやめる", stage: "支払済にする", act: onRow("支払を取りやめる") },
  { item: "支払を案に戻す", stage: "支払済にする", act: onRow("支払を案に戻す") },
  { item: "支払を戻入する", stage: "支払の後", act: onRow("支払を戻入する") },
  { item: CSV, stage: "支払済にする", act: click(CSV), again: orderedOnce },
];

test.each(DEEDS)(
  "$item",
  async ({ item, stage, act, again = act }) => {
    const sweep = await everyFault({ name: item, open: () => open(stage), act, again });
    console.info(`${item}で障害を置いた点: ${sweep.points.length}`);
    expect(sweep.points.length).toBeGreaterThan(20);
    expect(JSON.stringify(sweep.undisturbed)).not.toBe(JSON.stringify(heldBy(await open(stage))));
    expect(unequal(sweep)).toEqual([]);
  },
  LONG,
);

const board = (office: Office, sheet: string): string =>
  JSON.stringify(office.services.sheets.model.view(sheet, 0).rows.filter(({ row }) => row !== 2));

describe("一覧のシート", () => {
  test.each([
    ["支払の一覧を作る", "支払一覧"],
    ["支払調書の一覧を作る", "支払調書一覧"],
  ])(
    "%s は、どの呼び出しで失敗しても、もう一度作れば同じになる",
    async (item, sheet) => {
      const undisturbed = await open("支払の後");
      undisturbed.resetCalls();
      pay(undisturbed, item);
      const due = board(undisturbed, sheet);
      const { total } = undisturbed.calls;
      for (let at = 1; at <= total; at += 2) {
        const office = await open("支払の後");
        office.failAt(at, (["before", "after", "killed"] as const)[at % 3] ?? "killed");
        try {
          pay(office, item);
        } catch {
          // The run ended there; the person sees Google's own message.
        }
        office.calm();
        pay(office, item);
        expect(board(office, sheet), `call ${at}`).toBe(due);
      }
    },
    LONG,
  );
});

test(
  "途中で止まったまま別の操作をしても、だれにも二度支払わない",
  async () => {
    const wrong: string[] = [];
    for (let at = 30; at < 75; at += 3) {
      const office = await open("支払を起こす");
      office.failAt(at, "killed");
      try {
        pay(office, "支払を起こす");
      } catch {
        // The run ended there.
      }
      office.calm();
      clerkTypes(office, "設定", "謝礼の単位", "値", "1名");
      elsewhere(office);
      for (const item of ["謝礼金を算定する", ...WAY.slice(1), ...WAY.slice(0, 4), "支払済にする"]) pay(office, item);
      const paid = money(office).filter(([, state]) => state === "支払済");
      const sum = paid.reduce((all, [, , gross]) => all + Number(gross), 0);
      if (sum !== 30_000) wrong.push(`${at}: ${sum}`);
    }
    expect(wrong).toEqual([]);
  },
  LONG,
);
