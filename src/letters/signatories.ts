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

/** Those in office on a day: of each role the row that began last, on that day at the latest. Blank where there is none. */
export function signatoriesOn(day: Day, officers: readonly Officer[]): Signatories {
  const of = (role: Officer["role"]): Signatory => {
    const begun = officers.filter((row) => row.role === role && row.from <= day);
    const last = begun.reduce<Officer | undefined>((a, b) => (a === undefined || b.from >= a.from ? b : a), undefined);
    return { title: last?.title ?? "", name: last?.name ?? "" };
  };
  return { issuer: of("発信者"), chair: of("医師会長"), contact: of("事務担当").name };
}
