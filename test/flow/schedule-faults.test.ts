/** A fault at every service call between the decision and the visit: done again, all is as if nothing had happened. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reply } from "../../src/forms/index.ts";
import type { Office } from "../../src/workspace/office.ts";
import { answerCarry, marchOffice, waitingOffice } from "./march-office.ts";
import { clerkTypes } from "./people.ts";
import { addressOf, CASE, givesUp, mailedOffice, tell } from "./schedule-office.ts";
import { everyFault, unequal, type Deed } from "./support/faults.ts";
import { answerBy, linkIn } from "./support/keyed.ts";
import { selectRows } from "./support/keyboard.ts";
import { decide } from "./support/settings.ts";
import type { Held } from "./support/state.ts";
import { kept, stages } from "./support/stages.ts";
import { choose } from "./year-office.ts";

/** Only ends what hangs. */
const LONG = 600_000;

type Opener = () => Promise<Office>;
const closers: (() => void)[] = [];
let mailed: Opener;
let told: Opener;
let givenUp: Opener;
let proposed: Opener;
let asked: Opener;
let waiting: Opener;
let march: Opener;
let tried = 0;

async function keptAs(office: Office): Promise<Opener> {
  // The hourly rounds are just over, so that a sweep meets the deed alone.
  office.advance("70m");
  const { open, close } = await kept(office, { account: "workspace" });
  closers.push(close);
  return open;
}

beforeAll(async () => {
  const base = await mailedOffice(1);
  closers.push(base.close);
  mailed = base.open;
  told = await keptAs(tell(await mailed(), "受講者"));
  const ending = tell(await mailed(), "受講者", givesUp);
  clerkTypes(ending, "日程の連絡", "連-2018-0001", "処理", "反映する");
  givenUp = await keptAs(ending);
  const first = await stages({ people: 1 });
  const ready = decide(await first.open("judged"), "hostAsk", "する");
  clerkTypes(ready, "マッチング", CASE, "判断", "");
  first.close();
  proposed = await keptAs(ready);
  const asking = await proposed();
  ask(asking);
  asked = await keptAs(asking);
  // Nothing else waits to be made, whatever a person is asked about.
  const decided = waitingOffice();
  choose(decided, "文書を作ってメールで送る", "通知");
  waiting = await keptAs(decided);
  march = await keptAs(marchOffice());
});
afterAll(() => {
  for (const close of closers) close();
  console.info(`決定から実施までで障害を置いた点: ${tried}`);
});

const takeIn = (office: Office): void => void office.click("在宅連携", "受付", "回答を取り込む");
const ends = (office: Office): void => void office.click("在宅連携", "マッチング", "取下げと辞退を反映する");
const ask = (office: Office): void =>
  void selectRows(office, "マッチング", [CASE]).click("在宅連携", "マッチング", "受入確認を依頼する");
const askToGoOn = (office: Office): void => {
  office.services.sheets.clerk.select("マッチング", "A1");
  choose(office, "繰越を確かめる");
};
const renewKey = (office: Office): void =>
  void selectRows(office, "マッチング", [CASE]).click("在宅連携", "日程", "鍵を作り直す");

interface Tried extends Omit<Deed, "open"> {
  readonly from: Opener;
  /** What an undisturbed run leaves. */
  readonly leaves: readonly [sheet: string, column: string, values: readonly string[]];
}

const of = (count: number, kind: string): string[] => Array.from({ length: count }, () => kind);

const DEEDS: readonly Tried[] = [
  {
    name: "二人目が同じ日を知らせ、日程が決まる",
    from: () => told(),
    act: (office) => void tell(office, "指導医"),
    again: takeIn,
    leaves: ["マッチング", "状態", ["日程確定"]],
  },
  {
    name: "申し出られた取消しを反映する",
    from: () => givenUp(),
    act: ends,
    again: ends,
    // The message itself is settled by the hourly round.
    settles: "75m",
    leaves: ["マッチング", "状態", ["取消"]],
  },
  {
    name: "鍵を作り直す",
    from: () => mailed(),
    act: renewKey,
    // A second time would be a second renewal.
    again: (office) => {
      const [row] = office.table("マッチング");
      if (row?.["鍵の版"] !== 1) renewKey(office);
    },
    leaves: ["マッチング", "鍵の版", ["1"]],
  },
  {
    name: "受入確認を依頼する",
    from: () => proposed(),
    act: ask,
    again: ask,
    leaves: ["マッチング", "受入確認", ["依頼中"]],
  },
  {
    name: "受入れを断る答えが届く",
    from: () => asked(),
    act: (office) =>
      answerBy(office, linkIn(office, addressOf(office, "指導医"), "回答書のフォーム"), reply, { お答え: "いいえ" }),
    again: takeIn,
    leaves: ["マッチング", "状態", ["見送り"]],
  },
  {
    name: "繰越を確かめる",
    from: () => waiting(),
    act: askToGoOn,
    again: askToGoOn,
    leaves: [
      "通知",
      "種類",
      ["決定連絡票（受講者用）", "決定連絡票（指導医用）", ...of(4, "受付連絡"), ...of(3, "繰越の確認")],
    ],
  },
  {
    name: "繰越の答えが届く",
    from: () => march(),
    act: (office) => void answerCarry(office, 2, "はい"),
    again: takeIn,
    leaves: ["申込者", "繰越の意向", ["", "", "", "希望する"]],
  },
];

/** Reads of Forms, which the sweeps of intake try. */
const FORMS = /^(FormApp|Form|FormResponse|ItemResponse|Item|\w+Item)\./;

const columnIn = ({ tables }: Held, sheet: string, column: string): string[] =>
  (tables[sheet] ?? []).map((row) => String(row[column])).sort();

describe("サービス呼出しのどこで失敗しても、やり直せば同じになる", () => {
  test.each(DEEDS)(
    "$name",
    async ({ from, leaves, ...deed }) => {
      const sweep = await everyFault({ ...deed, open: from, skips: FORMS });
      tried += sweep.points.length;
      console.info(`${deed.name}で障害を置いた点: ${sweep.points.length}（呼出し${sweep.calls.length}）`);
      expect(sweep.points.length).toBeGreaterThan(10);
      expect(columnIn(sweep.undisturbed, leaves[0], leaves[1])).toEqual([...leaves[2]].sort());
      expect(unequal(sweep)).toEqual([]);
    },
    LONG,
  );
});
