/** A clerk at the sheets while the add-on works: nothing is lost, nothing stands in a wrong row. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { apply, clerkTypes } from "./people.ts";
import { deletion, MOVES, ownless, strayMemos, turnRound, writeMemos } from "./support/clerk.ts";
import { applicant, stages, type Opener, type Stage } from "./support/stages.ts";
import { callsOf, type Held } from "./support/state.ts";

/** Only ends what hangs. */
const LONG = 600_000;

let open: Opener;
let close: () => void;
beforeAll(async () => {
  ({ open, close } = await stages({ people: 2, withdrawn: true }));
});
afterAll(() => close());

interface Deed {
  readonly name: string;
  readonly stage: Stage;
  /** The sheets at which the clerk works: those that the deed writes. */
  readonly sheets: readonly string[];
  act(office: Office): void;
  /** Done when the add-on says that it could not. */
  again(office: Office): void;
  /** Whether the clock has a part in it. */
  readonly goesOn?: boolean;
  /** Sheets whose rows nobody may delete: an application deleted here stands in the Form still, and comes back. */
  readonly keeps?: readonly string[];
}

/** The add-on said that it could not, or a row of 要確認 says that something could not be written. */
const failed = (office: Office): boolean =>
  office.crashes.length > 0 ||
  /できませんでした/.test(office.dialogs.at(-1)?.title ?? "") ||
  office.table("要確認").length > 0;

const click =
  (...path: string[]) =>
  (office: Office): void =>
    void office.click("在宅連携", ...path);
const again = (...path: string[]) => ({ act: click(...path), again: click(...path) });

const DEEDS: readonly Deed[] = [
  {
    name: "受付",
    stage: "applied",
    sheets: ["申込者", "通知"],
    act: (office) => void apply(office, applicant(7)),
    again: click("受付", "回答を取り込む"),
    goesOn: true,
    keeps: ["申込者"],
  },
  { name: "提案", stage: "applied", sheets: ["マッチング", "申込者"], ...again("マッチング", "提案を作る") },
  { name: "提案のやり直し", stage: "judged", sheets: ["マッチング", "申込者"], ...again("マッチング", "提案を作る") },
  { name: "決定", stage: "judged", sheets: ["マッチング", "申込者", "通知"], ...again("マッチング", "決定する") },
  {
    name: "通知",
    stage: "decided",
    sheets: ["通知", "操作記録"],
    ...again("通知", "文書を作ってメールで送る"),
    goesOn: true,
  },
];

/** Rows to which nothing refers: the withdrawn application, and its acknowledgement. */
const spares = (office: Office, keeps: readonly string[] = []): Record<string, string> => {
  const withdrawn = office.table("申込者").find((row) => row["状態"] === "取消");
  const all = { 申込者: String(withdrawn?.["受付番号"]), 通知: `受付/${String(withdrawn?.["回答ID"])}` };
  return Object.fromEntries(Object.entries(all).filter(([sheet]) => !keeps.includes(sheet)));
};

async function prepared(deed: Deed): Promise<Office> {
  const office = await open(deed.stage);
  writeMemos(office, deed.sheets);
  return office;
}

/** Only the workbook's calls see what a clerk does: before any other, the same happens as before the next of these. */
const seesSheets = (method: string): boolean => /^(Sheet|Range)\.|\.flush$/.test(method);

describe("職員が同時に表を触っても、失われず、別の行に入らない", () => {
  let tried = 0;
  afterAll(() => console.info(`職員の操作を置いた点: ${tried}`));

  test.each(DEEDS)(
    "$name",
    async (deed) => {
      const first = await prepared(deed);
      const calls = callsOf(first, () => deed.act(first));
      if (deed.goesOn) first.advance("15m");
      const spare = spares(first, deed.keeps);
      const moves = [...MOVES, deletion(spare)];
      const wrong: string[] = [];
      for (const move of moves) {
        const gone = Object.fromEntries(deed.sheets.map((sheet) => [sheet, move.gone?.(first, sheet) ?? []]));
        const undisturbed = ownless(first, gone);
        for (let at = 1; at <= calls.length; at++) {
          if (!seesSheets(calls[at - 1] ?? "")) continue;
          tried++;
          const office = await prepared(deed);
          office.at(at, () => deed.sheets.forEach((sheet) => move.act(office, sheet)));
          deed.act(office);
          if (failed(office)) deed.again(office);
          if (deed.goesOn) office.advance("15m");
          wrong.push(
            ...differences(office, undisturbed, deed.sheets).map(
              (each) => `${move.name} ${at} ${calls[at - 1] ?? ""}: ${each}`,
            ),
          );
        }
      }
      expect(wrong).toEqual([]);
    },
    LONG,
  );
});

function differences(office: Office, undisturbed: Held, sheets: readonly string[]): string[] {
  const now = ownless(office);
  const tables = Object.keys(undisturbed.tables).filter(
    (sheet) => JSON.stringify(now.tables[sheet]) !== JSON.stringify(undisturbed.tables[sheet]),
  );
  const rest = (["letters", "mails"] as const).filter((part) => now[part].join("\0") !== undisturbed[part].join("\0"));
  return [
    ...tables.map((sheet) => `${sheet} ${firstDifference(now.tables[sheet] ?? [], undisturbed.tables[sheet] ?? [])}`),
    ...rest,
    ...strayMemos(office, sheets),
  ];
}

function firstDifference(now: readonly Record<string, unknown>[], then: readonly Record<string, unknown>[]): string {
  if (now.length !== then.length) return `${now.length} rows instead of ${then.length}`;
  for (const [index, row] of now.entries())
    for (const [header, value] of Object.entries(row))
      if (String(value) !== String(then[index]?.[header]))
        return `${String(Object.values(row)[0])} ${header}: ${String(value)} instead of ${String(then[index]?.[header])}`;
  return "";
}

test("行が動き続けて三度で書けなければ、要確認の行が、どの行に何が入るはずだったかを知らせる", async () => {
  const office = await open("judged");
  const [first = "", second = ""] = office.table("マッチング").map((row) => String(row["案件番号"]));
  clerkTypes(office, "マッチング", first, "判断", "");
  const restless = (): void => {
    turnRound(office, "マッチング");
    office.at(2, restless);
  };
  office.at(1, restless);
  office.click("在宅連携", "マッチング", "決定する");
  office.calm();
  const due = { [first]: "提案", [second]: "決定" };
  const wrong = office.table("マッチング").filter((row) => row["状態"] !== due[String(row["案件番号"])]);
  const told = office.table("要確認").map((row) => String(row["理由と直し方"]));
  expect(wrong).not.toEqual([]);
  for (const row of wrong) {
    const key = String(row["案件番号"]);
    expect(told.some((text) => text.includes(key) && text.includes(`状態＝${due[key] ?? ""}`))).toBe(true);
  }
});
