/** Faults put at every service call of one deed, and what stands after the deed was done again. */
import type { FaultKind } from "../../../src/workspace/kernel.ts";
import type { Office } from "../../../src/workspace/office.ts";
import { clerkTypes } from "../people.ts";
import { hasLeft } from "./outbox.ts";
import { callsOf, held, type Held } from "./state.ts";

export const KINDS: readonly FaultKind[] = ["before", "after", "killed"];

export interface Deed {
  readonly name: string;
  open(): Promise<Office>;
  act(office: Office): void;
  /** What staff do when they were told that it failed; time goes on afterwards anyway. */
  again(office: Office): void;
  /** What passes before the office is looked at: an hour, where the clock's rounds have to come by; a quarter if not said. */
  readonly settles?: string;
  /** Which of the calls are tried, counted from 1; all, where it is not said. */
  within?(calls: readonly string[]): { readonly from: number; readonly to: number };
  /** Calls that another deed's sweep tries: those of the Forms, hundreds of them, where they are looked through on the way. */
  readonly skips?: RegExp;
}

export interface Point {
  readonly at: number;
  readonly kind: FaultKind;
  readonly method: string;
  readonly held: Held;
  /** Rows of 通知 that asked a person, before they were answered. */
  readonly asked: readonly Record<string, unknown>[];
}

export interface Sweep {
  readonly undisturbed: Held;
  readonly points: readonly Point[];
  readonly calls: readonly string[];
}

/** Calls without effect. */
const READS = /\.(get[A-Z]\w*|get|list|export|requireScopes|as[A-Z]\w*|createMenu)$/;

/** Reads of the workbook, which no command guards one by one: whichever of a row of them throws, the same is caught. */
const BOOK_READS = /^(Spreadsheet|Sheet|Range|SpreadsheetApp)\.(get|is)[A-Z]\w*$/;

/**
 * After a call without effect is the same as before it; and a run that ends before a call ends as it would have ended
 * before the one in front of it, where that one had no effect. An error before the second of two reads of the workbook
 * finds the world as one before the first.
 */
function sameAsAnother(kind: FaultKind, calls: readonly string[], at: number): boolean {
  if (kind === "after") return READS.test(calls[at - 1] ?? "");
  if (kind === "before") return [calls[at - 1], calls[at - 2]].every((call) => BOOK_READS.test(call ?? ""));
  return at > 1 && READS.test(calls[at - 2] ?? "");
}

/** `FAULTS=all`: every kind at every call, which takes some three times as long. */
const ALL = process.env["FAULTS"] === "all";

/** The kinds that tell a call from its neighbours; without FAULTS=all one of them, in turn from call to call. */
function kindsAt(calls: readonly string[], at: number): readonly FaultKind[] {
  const own = KINDS.filter((kind) => !sameAsAnother(kind, calls, at));
  return ALL ? own : own.slice(at % Math.max(1, own.length)).slice(0, 1);
}

/** Past the longest lease of a run that died, and several ticks of the clock. */
const LATER = "15m";

export async function everyFault(deed: Deed): Promise<Sweep> {
  const first = await deed.open();
  const calls = callsOf(first, () => deed.act(first));
  first.advance(deed.settles ?? LATER);
  const points: Point[] = [];
  const { from, to } = deed.within?.(calls) ?? { from: 1, to: calls.length };
  for (let at = from; at <= to; at++) {
    if (deed.skips?.test(calls[at - 1] ?? "")) continue;
    for (const kind of kindsAt(calls, at)) points.push(await onePoint(deed, at, kind, calls[at - 1] ?? ""));
  }
  return { undisturbed: held(first), points, calls };
}

/** Every other point goes on by the clock alone, as when nobody was at the keyboard. */
async function onePoint(deed: Deed, at: number, kind: FaultKind, method: string): Promise<Point> {
  const office = await deed.open();
  office.failAt(at, kind);
  attempt(() => deed.act(office));
  if (!office.calm()) throw new Error(`${deed.name}: no call ${at}`);
  if (at % 2 === 0) office.advance(LATER);
  attempt(() => deed.again(office));
  office.advance(deed.settles ?? LATER);
  const asked = questions(office);
  for (const row of asked) answer(office, row);
  if (asked.length > 0) {
    office.click("在宅連携", "通知", "文書を作ってメールで送る");
    office.advance(LATER);
  }
  return { at, kind, method, held: held(office), asked };
}

/** A trigger's error is recorded; one at the keyboard is shown. Either way the day goes on. */
export function attempt(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (error instanceof Error && /NotEmbedded|はありません/.test(`${error.name} ${error.message}`)) throw error;
  }
}

export const questions = (office: Office): Record<string, unknown>[] =>
  office.table("通知").filter((row) => row["状態"] === "要確認");

/** Staff look into the outbox, and say what they saw. */
function answer(office: Office, row: Record<string, unknown>): void {
  const key = String(row["通知番号"]);
  clerkTypes(office, "通知", key, "職員の判断", hasLeft(office, row) ? "届いている" : "やり直す");
}

/** Where calls differ from what is made anyway: from the last one before they part to the first after they meet again. */
export function apartFrom(anyway: readonly string[]): NonNullable<Deed["within"]> {
  return (calls) => {
    const parts = calls.findIndex((call, index) => call !== anyway[index]);
    const [a, b] = [[...calls].reverse(), [...anyway].reverse()];
    const meets = a.findIndex((call, index) => call !== b[index]);
    return { from: Math.max(1, parts), to: Math.min(calls.length, calls.length - Math.max(0, meets) + 1) };
  };
}

/** Points after which the office is not as undisturbed, or asked more than it may. */
export function unequal({ undisturbed, points, calls }: Sweep): string[] {
  const due = JSON.stringify(undisturbed);
  return points.flatMap(({ at, kind, method, held: now, asked }) => {
    const mayAsk = [calls[at - 1], calls[at - 2]].includes("MailApp.sendEmail");
    const faults = [
      ...(JSON.stringify(now) === due ? [] : [difference(now, undisturbed)]),
      ...(asked.length > (mayAsk ? 1 : 0) ? [`${asked.length} questions`] : []),
    ];
    return faults.map((fault) => `${kind} ${at} ${method}: ${fault}`);
  });
}

function difference(now: Held, then: Held): string {
  for (const part of ["letters", "papers", "files", "mails"] as const)
    if (now[part].join() !== then[part].join()) return `${part}: ${now[part].length} instead of ${then[part].length}`;
  for (const [sheet, rows] of Object.entries(then.tables)) {
    const there = now.tables[sheet] ?? [];
    if (there.length !== rows.length) return `${sheet}: ${there.length} rows instead of ${rows.length}`;
    for (const [index, row] of rows.entries())
      for (const [header, value] of Object.entries(row))
        if (String(there[index]?.[header]) !== String(value))
          return `${sheet} ${header}: ${String(there[index]?.[header])} instead of ${String(value)}`;
  }
  return "";
}
