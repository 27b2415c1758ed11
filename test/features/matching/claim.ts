/** A row of 選定理由 with the office it was written in, and what its claims are counted from. */
import type { Sheets } from "../../../src/features/matching/desk.rules.ts";
import type { Applicant } from "../../../src/tables/applicants.ts";
import type { Case } from "../../../src/tables/cases.ts";
import { choicesOf, compare, everyWay, valueOf, type Choice } from "./everything.ts";
import {
  allLive,
  CLASSES,
  comesAgain,
  forbids,
  full,
  isFirst,
  live,
  receivers,
  waited,
  type Receiver,
  type Visit,
} from "./pencil.ts";

/** More ways than this are not all tried. */
const MOST = 20_000;

/** One row of the register after a run, with the office it was proposed in. */
export interface Row {
  readonly sheets: Sheets;
  readonly rows: readonly Case[];
  readonly row: Case;
  readonly applicant: Applicant;
  /** Who receives, for a proposal. */
  readonly host: Receiver;
  readonly visit: Visit;
  /** 実施予定数, where the exception of R40 is in force. */
  readonly planned: number | undefined;
}

export type Claim = (row: Row, found: readonly string[]) => string | boolean;

/** How often each claim was put to the proof. */
export const tried = new Map<string, number>();
export const note = (claim: string): void => void tried.set(claim, (tried.get(claim) ?? 0) + 1);

export const count = <T>(all: readonly T[], is: (one: T) => boolean): number => all.filter(is).length;
export const waiting = ({ sheets }: Row): Applicant[] => sheets.applicants.filter((row) => row.state === "選定待ち");
export const blocked = (row: Row): Map<string, Receiver[]> => {
  const by = new Map<string, Receiver[]>();
  for (const host of receivers(row.sheets)) {
    const why = forbids(row.sheets, row.applicant, host);
    by.set(why, [...(by.get(why) ?? []), host]);
  }
  return by;
};
export const open = (row: Row): Receiver[] => blocked(row).get("") ?? [];
export const fullBefore = (row: Row): string[] =>
  choicesOf(row.sheets, row.applicant).flatMap(({ host, visit }) => {
    const limit = full(host, live(row.sheets.cases, host), visit);
    return limit === "" ? [] : [limit];
  });

export function codeOf(row: Row): string {
  const all = receivers(row.sheets);
  if (all.length === 0) return "承諾前";
  if (all.length === (blocked(row).get("職種対象外") ?? []).length) return "職種対象外";
  if (open(row).length === 0) return "組合せ不可";
  const places = choicesOf(row.sheets, row.applicant).length;
  if (places === 0) return "日程不一致";
  if (fullBefore(row).length === places) return "上限到達";
  return fitsBeside(row) ? "予定数" : "枠の競合";
}

/** Whether there is a seat for this one beside all who are proposed, others moving: then it is the number that is reached. */
function fitsBeside(row: Row): boolean {
  if (row.planned === undefined || !comesAgain(row.sheets, row.applicant)) return false;
  const people = [...proposed(row).map((choice) => choice.row), row.applicant];
  const all = everyWay(row.sheets, people, MOST);
  return all ? all.some((way) => way.length === people.length) : row.row.reason.startsWith("未成立：予定数");
}

/** What those who come for the first time this year, and are proposed, leave of the number. */
export function leftOfNumber(row: Row): number {
  const firsts = count(proposed(row), (choice) => !comesAgain(row.sheets, choice.row));
  return Math.max(0, (row.planned ?? 0) - allLive(row.sheets) - firsts);
}

export const secondsProposed = (row: Row): number =>
  count(proposed(row), (choice) => comesAgain(row.sheets, choice.row));

/** The ways to serve everybody who waits; undefined where there are too many to try. */
export const ways = (row: Row): Choice[][] | undefined => everyWay(row.sheets, waiting(row), MOST);

export function isBest(row: Row): boolean {
  const all = ways(row);
  if (!all) return true;
  note("the whole");
  const best = all
    .filter((way) => keepsNumber(row, way))
    .map((way) => valueWith(row, way))
    .reduce((a, b) => (compare(a, b) >= 0 ? a : b));
  return compare(valueWith(row, proposed(row)), best) === 0;
}

const firstsIn = ({ sheets }: Row, way: readonly Choice[]): number =>
  count(way, (choice) => !comesAgain(sheets, choice.row));

/** Second visits fill the number up, no more. */
function keepsNumber(row: Row, way: readonly Choice[]): boolean {
  if (row.planned === undefined) return true;
  const firsts = firstsIn(row, way);
  return way.length - firsts <= Math.max(0, row.planned - allLive(row.sheets) - firsts);
}

const valueWith = (row: Row, way: readonly Choice[]): number[] => [
  ...(row.planned === undefined ? [] : [firstsIn(row, way)]),
  ...valueOf(row.sheets, way),
];

export function proposed({ sheets, rows }: Row): Choice[] {
  return rows
    .filter((row) => row.state === "提案")
    .flatMap((row) => {
      const applicant = sheets.applicants.find((each) => each.applicationId === row.applicationId);
      const choices = applicant ? choicesOf(sheets, applicant) : [];
      return choices.filter(
        ({ host, visit }) =>
          host.who.instructorId === row.instructorId && visit.day === row.day && visit.half === row.half,
      );
    });
}

/** Whoever fills the seats that would suit stands before, or beside: first-timers, class, days waited. */
export function standsBefore(row: Row): boolean {
  const seats = choicesOf(row.sheets, row.applicant).map(
    ({ host, visit }) => `${host.who.instructorId}${visit.day}${visit.half}`,
  );
  const standing = (who: Applicant): number[] => [
    ...(row.planned === undefined ? [] : [Number(!comesAgain(row.sheets, who))]),
    Number(isFirst(row.sheets, who)),
    -((CLASSES.indexOf(who.applicantClass) + 7) % 7),
    waited(who),
  ];
  return proposed(row)
    .filter(({ host, visit }) => seats.includes(`${host.who.instructorId}${visit.day}${visit.half}`))
    .every((choice) => compare(standing(choice.row), standing(row.applicant)) >= 0);
}

/** Of these people no more than `seats` can be served together, whoever else stays away. */
export function contend(row: Row, ids: readonly string[], seats: number): boolean {
  const people = waiting(row).filter((each) => ids.includes(each.applicationId));
  const all = everyWay(row.sheets, people, MOST);
  if (all) note("contests");
  return people.length === ids.length && (!all || Math.max(...all.map((way) => way.length)) === seats);
}
