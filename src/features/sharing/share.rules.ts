/** What becomes of a copy at a refresh: written anew in its file, replaced by another file, or ended; and its row of 共有台帳. Pure. */
import { addDays, type Day, type Moment } from "../../core/calendar.ts";
import { blankRow, type Patch } from "../../core/table.ts";
import type { SettingValues } from "../../settings.ts";
import { peopleOf, shares, type Recipient, type Share } from "../../tables/association.ts";
import type { Copy } from "./copy.rules.ts";
import { addressKey, personLine, purposesOf, whoIn, type Way } from "./recipients.rules.ts";
import { narrowed, printText, scopeFrom } from "./scope.rules.ts";

/** Rows of one way that say 共有中: the newest holds; the others are what a run that was cut off left behind. */
export interface Standing {
  readonly current: Share | undefined;
  readonly overtaken: readonly Share[];
}

export function standingOf(rows: readonly Share[], way: Way): Standing {
  const open = rows.filter((row) => row.state === "共有中" && row.way === way);
  const age = (row: Share): string => `${row.sharedAt}/${row.shareId}`;
  const [current, ...overtaken] = open.sort((a, b) => (age(a) < age(b) ? 1 : -1));
  return { current, overtaken };
}

/** Why the file that stands must be replaced by another; none where it may be written anew, or where there is none. */
export function reasonsToReplace(
  current: Share | undefined,
  { scope }: Pick<Copy, "scope">,
  people: readonly Recipient[],
): string[] {
  if (!current) return [];
  const left = peopleLeft(current, people);
  return [
    ...narrowed(current.print, scope),
    ...(left.length === 0 ? [] : [`共有先が減ったため（${left.join("、")}）`]),
  ];
}

/** Lines of those who could see the copy and may not any more. */
function peopleLeft(current: Share, people: readonly Recipient[]): string[] {
  const now = new Set(people.map((person) => whoIn(personLine(person))));
  return peopleOf(current).filter((line) => !now.has(whoIn(line)));
}

/** Whether a refresh would change anything that others see. */
export function isUpToDate(current: Share, copy: Copy, people: readonly Recipient[]): boolean {
  const seeing = new Set(peopleOf(current).map(whoIn));
  return (
    scopeFrom(current.print)?.content === copy.content &&
    people.every((person) => seeing.has(whoIn(personLine(person)))) &&
    purposesOf(people).join("\n") === current.purpose
  );
}

const EVERY: Readonly<Record<string, number>> = { 毎日: 1, 毎週: 7 };

/** Whether the clock is to write the copy anew today (医師会の写しの更新). */
export function isDue(current: Share, settings: SettingValues, today: Day): boolean {
  const days = EVERY[settings.get("shareEvery")];
  return days !== undefined && addDays(current.sharedAt.slice(0, 10), days) <= today;
}

/** 共有-2018-0001, by the year of the copy. */
export function nextShareId(rows: readonly Share[], fiscalYear: number): string {
  const prefix = `共有-${fiscalYear}-`;
  const numbers = rows
    .filter(({ shareId }) => shareId.startsWith(prefix))
    .map(({ shareId }) => Number(shareId.slice(prefix.length)));
  const last = Math.max(0, ...numbers.filter(Number.isSafeInteger));
  return `${prefix}${String(last + 1).padStart(4, "0")}`;
}

export interface Shared {
  readonly shareId: string;
  readonly way: Way;
  readonly at: Moment;
  readonly user: string;
  readonly fileId: string;
  readonly url: string;
  readonly people: readonly Recipient[];
  readonly columns: readonly string[];
  /** 作り直しの理由; none where the file is the same. */
  readonly reasons: readonly string[];
}

export function shareRow(copy: Copy, shared: Shared): Share {
  const { shareId, way, at, user, fileId, url, people, columns, reasons } = shared;
  return blankRow(shares, {
    ...{ shareId, way, fileId, url, state: "共有中", sharedAt: at, sharedBy: user },
    fiscalYear: copy.scope.fiscalYear,
    people: people.map(personLine).join("\n"),
    purpose: purposesOf(people).join("\n"),
    columns: columns.join("\n"),
    rows: [...copy.counts, ...(copy.masked === 0 ? [] : [`伏せた数　${copy.masked}個`])].join("\n"),
    reason: reasons.join("\n"),
    print: printText(copy.scope, copy.content),
  });
}

/** Why first, the state last: until it says so, a rerun finds the row and does the rest. */
export const endings = (rows: readonly Share[], endedAt: Moment, endedWhy: string): Patch<typeof shares>[][] => [
  rows.map(({ shareId: key }) => ({ key, values: { endedAt, endedWhy: endedWhy.slice(0, LONGEST) } })),
  rows.map(({ shareId: key }) => ({ key, values: { state: "終了" } })),
];

const LONGEST = 500;

/** Addresses that may look at the file. */
export const addressesOf = (people: readonly Recipient[]): string[] => people.map(({ email }) => addressKey(email));
