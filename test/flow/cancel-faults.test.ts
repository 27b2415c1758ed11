/** Ending decisions, disturbed at every service call, and with a clerk at the sheets before every call. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openOffice, type Office } from "../../src/workspace/office.ts";
import { clerkTypes } from "./people.ts";
import { clerkEverywhere } from "./support/clerk-sweep.ts";
import { everyFault, unequal } from "./support/faults.ts";
import { replying, selectRows } from "./support/keyboard.ts";
import { stages, type Opener } from "./support/stages.ts";

/** Only ends what hangs. */
const LONG = 600_000;
const ALL = ["案-2018-0001-1", "案-2018-0002-1"];
const REPLIES = { 番号で答え: "2", 理由を書いて: "日程の変更" };

let decided: Opener;
let close: () => void;
const dir = mkdtempSync(join(tmpdir(), "office-mailed-"));
beforeAll(async () => {
  const first = await stages({ people: 2, withdrawn: true });
  ({ open: decided, close } = first);
  const office = await decided("decided");
  office.click("在宅連携", "通知", "文書を作ってメールで送る");
  await office.save(dir);
});
afterAll(() => {
  close();
  rmSync(dir, { recursive: true, force: true });
});

const mailed = async (): Promise<Office> => ready(await openOffice({ account: "workspace", dir }));
const ready = (office: Office): Office => selectRows(replying(office.reload(), REPLIES), "マッチング", ALL);
const cancel = (office: Office): void => void office.click("在宅連携", "マッチング", "決定を取り消す");
const reflect = (office: Office): void => void office.click("在宅連携", "マッチング", "取下げと辞退を反映する");

/** One applicant withdrew, and the instructor of the other. */
function marked(office: Office): Office {
  const row = office.table("マッチング").find((each) => each["案件番号"] === ALL[1]);
  clerkTypes(office, "申込者", "申-2018-0001", "取下げ", "はい");
  clerkTypes(office, "年度委嘱", `委-2018-${String(row?.["指導医番号"])}`, "受入停止", "はい");
  return office;
}

describe("どの呼び出しで失敗しても、やり直せば同じになる", () => {
  test.each([
    { name: "文書を作る前の取消", open: async () => ready(await decided("decided")), act: cancel },
    { name: "送った後の取消", open: mailed, act: cancel },
    { name: "取下げと辞退", open: async () => marked(await mailed()), act: reflect },
  ])(
    "$name",
    async ({ name, open, act }) => {
      const sweep = await everyFault({ name, open, act, again: act });
      console.info(`${name}で失敗を置いた点: ${sweep.points.length}`);
      expect(sweep.undisturbed.tables["マッチング"]?.map((row) => row["状態"])).not.toContain("決定");
      expect(unequal(sweep)).toEqual([]);
    },
    LONG,
  );
});

/** Rows that a filter hides are left out, and rows inserted above move the selection: staff look, and do the rest. */
function cancelAll(office: Office): void {
  const { clerk, model } = office.services.sheets;
  const once = (): void => {
    clerk.select("マッチング", `A2:A${model.view("マッチング", 0).rows.length + 2}`);
    cancel(office);
  };
  once();
  if (!office.table("マッチング").some((row) => row["状態"] === "決定")) return;
  clerk.clearFilter("マッチング");
  once();
}

test(
  "職員が同時に表を触っても、取消は自分の行に入る",
  async () => {
    const opener: Opener = async (stage, options = {}) => replying(await decided(stage, options), REPLIES);
    const sheets = ["マッチング", "申込者", "通知"];
    const deed = { name: "取消", stage: "decided", sheets, act: cancelAll, again: cancelAll } as const;
    const swept = await clerkEverywhere(opener, deed);
    console.info(`取消で職員の操作を置いた点: ${swept.tried}`);
    expect(swept.wrong).toEqual([]);
  },
  LONG,
);
