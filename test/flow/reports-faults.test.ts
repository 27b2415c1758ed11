/** A fault at every service call of what follows a visit: done again, all is as if nothing had happened. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { clerkTypes } from "./people.ts";
import { answerLater, CASE, reportAsHost, reportAsTrainee, visitedOffice } from "./reports-office.ts";
import type { Held } from "./support/state.ts";
import { everyFault, unequal, type Deed } from "./support/faults.ts";
import { replying, selectRows } from "./support/keyboard.ts";
import { kept } from "./support/stages.ts";

/** Only ends what hangs. */
const LONG = 600_000;

type Opener = () => Promise<Office>;
let visited: Opener;
let doubted: Opener;
let proven: Opener;
const closers: (() => void)[] = [];
let tried = 0;

beforeAll(async () => {
  const base = await visitedOffice();
  const keptAs = async (prepare: (office: Office) => void): Promise<Opener> => {
    const office = quietClock(await base.open());
    prepare(office);
    const { open, close } = await kept(office);
    closers.push(close);
    return open;
  };
  closers.push(base.close);
  visited = await keptAs(() => undefined);
  // A report stands, and another one waits that staff let through: another day, and a patient's name.
  doubted = await keptAs((office) => {
    reportAsHost(office);
    reportAsHost(office, {
      実施した日: "2018-06-29",
      "受講者の様子・助言": "タナカハナコさん（８５歳）のお宅に伺いました。",
    });
    clerkTypes(office, "実施報告", "実報-2018-0002", "処理", "反映する");
  });
  // Both have reported, and an answer of half a year later came with a key that nobody knows.
  proven = await keptAs((office) => {
    reportAsHost(office);
    reportAsTrainee(office);
    answerLater(office, 6, { 鍵: "K7QM-3ZTR-9XPA-2WHD" });
    clerkTypes(office, "受講後の状況", "況-2018-0001", "対象の指定", `${CASE}/受講後6`);
    clerkTypes(office, "受講後の状況", "況-2018-0001", "処理", "反映する");
  });
});
afterAll(() => {
  for (const close of closers) close();
  console.info(`報告で障害を置いた点: ${tried}`);
});

/** The hourly rounds are just over and the day's are done, so that a sweep meets the deed alone. */
function quietClock(office: Office): Office {
  office.advance("11m");
  return office;
}

const takeIn = (office: Office): void => void office.click("在宅連携", "受付", "回答を取り込む");
const report =
  (item: string) =>
  (office: Office): void =>
    void office.click("在宅連携", "報告", item);
const ready = (office: Office, sheet: string, key: string): Office =>
  selectRows(replying(office, { 差し戻す理由: "日の誤り" }), sheet, [key]);

interface Tried extends Omit<Deed, "open"> {
  readonly from: () => Promise<Office>;
  /** What an undisturbed run leaves. */
  readonly leaves: readonly [sheet: string, column: string, values: readonly string[]];
}

const DEEDS: readonly Tried[] = [
  {
    name: "事故を伝える実施報告が届く",
    from: () => visited(),
    act: (office) => void reportAsHost(office, { "事故・ヒヤリハット": "あり" }),
    again: takeIn,
    leaves: ["要確認", "要確認番号", ["事故/実報-2018-0001"]],
  },
  {
    name: "保留の報告を、実施日を改めて差し替える",
    from: () => doubted(),
    act: report("報告を反映する"),
    again: report("報告を反映する"),
    leaves: ["実施報告", "状態", ["取下げ", "反映済"]],
  },
  {
    name: "報告を差し戻す",
    from: async () => ready(await proven(), "実施報告", "実報-2018-0001"),
    act: report("報告を差し戻す"),
    again: report("報告を差し戻す"),
    leaves: ["マッチング", "状態", ["実施済"]],
  },
  {
    name: "受講証明書を起こす",
    from: async () => ready(await proven(), "マッチング", CASE),
    act: report("受講証明書を起こす"),
    again: report("受講証明書を起こす"),
    leaves: ["通知", "種類", ["決定連絡票（受講者用）", "決定連絡票（指導医用）", "受講証明書", "受付連絡"]],
  },
  {
    name: "受講後の状況を反映する",
    from: () => proven(),
    act: report("報告を反映する"),
    again: report("報告を反映する"),
    leaves: ["受講後の状況", "状態", ["反映済"]],
  },
];

const columnIn = ({ tables }: Held, sheet: string, column: string): string[] =>
  (tables[sheet] ?? []).map((row) => String(row[column])).sort();

describe("サービス呼出しのどこで失敗しても、やり直せば同じになる", () => {
  test.each(DEEDS)(
    "$name",
    async ({ from, leaves, ...deed }) => {
      const sweep = await everyFault({ ...deed, open: from });
      tried += sweep.points.length;
      console.info(`${deed.name}で障害を置いた点: ${sweep.points.length}（呼出し${sweep.calls.length}）`);
      expect(sweep.points.length).toBeGreaterThan(10);
      expect(columnIn(sweep.undisturbed, leaves[0], leaves[1])).toEqual([...leaves[2]].sort());
      expect(unequal(sweep)).toEqual([]);
    },
    LONG,
  );
});
