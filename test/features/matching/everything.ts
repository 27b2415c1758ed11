/** Every way to serve the people of a small office, and the best by the city's order. Shares nothing with the solver. */
import type { Sheets } from "../../../src/features/matching/desk.rules.ts";
import type { Applicant } from "../../../src/tables/applicants.ts";
import { apart, CLASSES, forbids, full, isFirst, live, receivers, shared, waited, type Receiver } from "./pencil.ts";
import type { Visit } from "./pencil.ts";

export interface Choice {
  readonly row: Applicant;
  readonly host: Receiver;
  readonly visit: Visit & { readonly rank: number };
}

export function choicesOf(sheets: Sheets, row: Applicant): Choice[] {
  return receivers(sheets).flatMap((host) =>
    forbids(sheets, row, host) === "" ? shared(sheets, row, host).map((visit) => ({ row, host, visit })) : [],
  );
}

/** Calls `see` with every set of choices that breaks no limit; undefined where there are more than `most` to try. */
export function everyWay(sheets: Sheets, rows: readonly Applicant[], most: number): Choice[][] | undefined {
  const lists = rows.map((row) => [undefined, ...choicesOf(sheets, row)]);
  if (lists.reduce((product, list) => product * list.length, 1) > most) return undefined;
  return lists.reduce<Choice[][]>(
    (ways, list) =>
      ways.flatMap((way) =>
        list.flatMap((choice) => (choice ? (fits(sheets, way, choice) ? [[...way, choice]] : []) : [way])),
      ),
    [[]],
  );
}

function fits(sheets: Sheets, way: readonly Choice[], { host, visit }: Choice): boolean {
  const same = (other: Receiver): boolean => other.who.instructorId === host.who.instructorId;
  const taken = way.filter((each) => same(each.host)).map((each): Visit => each.visit);
  return full(host, [...live(sheets.cases, host), ...taken], visit) === "";
}

/** Higher is better, first number first: what the last sentence of a 選定理由 says of the whole. */
export function valueOf(sheets: Sheets, way: readonly Choice[]): number[] {
  const sum = (of: (choice: Choice) => number): number => way.reduce((all, choice) => all + of(choice), 0);
  const load = receivers(sheets).map(
    (host) =>
      live(sheets.cases, host).length +
      way.filter((each) => each.host.who.instructorId === host.who.instructorId).length,
  );
  return [
    way.length,
    sum(({ row }) => Number(isFirst(sheets, row))),
    ...CLASSES.map((name) => sum(({ row }) => Number(row.applicantClass === name))),
    sum(({ row }) => waited(row)),
    -sum(({ row, host, visit }) => apart(row, host, visit.rank)),
    -load.reduce((all, n) => all + n * n, 0),
    -sum(({ row, host }) => Math.max(0, 10 - shared(sheets, row, host).length)),
  ];
}

export function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
