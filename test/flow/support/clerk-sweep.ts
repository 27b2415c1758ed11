/** A clerk put before every call of a deed that sees a sheet, and how the office differs from an undisturbed one. */
import type { Office } from "../../../src/workspace/office.ts";
import { deletion, MOVES, ownless, strayMemos, writeMemos } from "./clerk.ts";
import type { Opener, Stage } from "./stages.ts";
import { callsOf, type Held } from "./state.ts";

export interface Deed {
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

/** Rows to which nothing refers: the withdrawn application, and its acknowledgement. */
const spares = (office: Office, keeps: readonly string[] = []): Record<string, string> => {
  const withdrawn = office.table("申込者").find((row) => row["状態"] === "取消");
  const all = { 申込者: String(withdrawn?.["受付番号"]), 通知: `受付/${String(withdrawn?.["回答ID"])}` };
  return Object.fromEntries(Object.entries(all).filter(([sheet]) => !keeps.includes(sheet)));
};

async function prepared(open: Opener, deed: Deed): Promise<Office> {
  const office = await open(deed.stage);
  writeMemos(office, deed.sheets);
  return office;
}

/** Only the workbook's calls see what a clerk does: before any other, the same happens as before the next of these. */
const seesSheets = (method: string): boolean => /^(Sheet|Range)\.|\.flush$/.test(method);

export interface Swept {
  readonly tried: number;
  readonly wrong: readonly string[];
}

export async function clerkEverywhere(open: Opener, deed: Deed): Promise<Swept> {
  const first = await prepared(open, deed);
  const calls = callsOf(first, () => deed.act(first));
  if (deed.goesOn) first.advance(LATER);
  const places = calls.flatMap((method, index) => (seesSheets(method) ? [index + 1] : []));
  const moves = [...MOVES, deletion(spares(first, deed.keeps))];
  const wrong: string[] = [];
  for (const move of moves) {
    const gone = Object.fromEntries(deed.sheets.map((sheet) => [sheet, move.gone?.(first, sheet) ?? []]));
    const undisturbed = ownless(first, gone);
    for (const at of places) {
      const office = await prepared(open, deed);
      office.at(at, () => deed.sheets.forEach((sheet) => move.act(office, sheet)));
      deed.act(office);
      if (failed(office)) deed.again(office);
      if (deed.goesOn) office.advance(LATER);
      const found = differences(office, undisturbed, deed.sheets);
      wrong.push(...found.map((each) => `${move.name} ${at} ${calls[at - 1] ?? ""}: ${each}`));
    }
  }
  return { tried: places.length * moves.length, wrong };
}

/** Several ticks of the clock. */
const LATER = "15m";

function differences(office: Office, undisturbed: Held, sheets: readonly string[]): string[] {
  const now = ownless(office);
  const tables = Object.keys(undisturbed.tables).filter(
    (sheet) => JSON.stringify(now.tables[sheet]) !== JSON.stringify(undisturbed.tables[sheet]),
  );
  const rest = (["letters", "papers", "mails"] as const).filter(
    (part) => now[part].join("\0") !== undisturbed[part].join("\0"),
  );
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
