/** Who signs a letter of a given day: offices change hands in the middle of a year. Pure. */
import type { Day } from "../core/calendar.ts";
import type { Officer } from "../tables/desk.ts";

export interface Signatory {
  readonly title: string;
  readonly name: string;
}

export interface Signatories {
  readonly issuer: Signatory;
  readonly chair: Signatory;
  /** Name of the 事務担当. */
  readonly contact: string;
}

/**
 * Those in office on a day: of each role the row that began last, on that day at the latest; of two that began on one day
 * the one with the later number, wherever staff sort them. A row without a day has not begun. Blank where there is none.
 */
export function signatoriesOn(day: Day, officers: readonly Officer[]): Signatories {
  const of = (role: Officer["role"]): Signatory => {
    const begun = officers.filter((row) => row.role === role && row.from !== "" && row.from <= day);
    const last = begun.reduce<Officer | undefined>((a, b) => (a && isLater(a, b) ? a : b), undefined);
    return { title: last?.title ?? "", name: last?.name ?? "" };
  };
  return { issuer: of("発信者"), chair: of("医師会長"), contact: of("事務担当").name };
}

function isLater(one: Officer, other: Officer): boolean {
  if (one.from !== other.from) return one.from > other.from;
  const [a, b] = [one.officerId, other.officerId];
  return a.length === b.length ? a > b : a.length > b.length;
}
