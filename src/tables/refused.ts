/** Applications that are over because their result was told: a 不決定通知 that has left the office ends them. Pure. */
import { lastDay } from "../core/calendar.ts";
import type { Applicant } from "./applicants.ts";
import type { Notice } from "./notices.ts";

type Letter = Pick<Notice, "letter" | "subjectId" | "state" | "issuedOn" | "dispatchedOn">;
type Application = Pick<Applicant, "applicationId" | "fiscalYear" | "state">;

/** In these an application may be refused before its year is over; in any other it was opened again since. */
const REFUSED_IN_THE_YEAR: readonly string[] = ["重複", "年度内受講済", "対象外"];

/**
 * Whether an application was refused, and still is. The first letter counts as much as its 再交付, and a mail that came back
 * and waits for the post does not. One that was refused within the year and stands otherwise since (staff judged anew, the
 * application that it doubled was withdrawn, R40) waits again like any other.
 */
export function refusals(letters: readonly Letter[]): (row: Application) => boolean {
  const told = new Map<string, string>();
  for (const { letter, subjectId, state, issuedOn, dispatchedOn } of letters) {
    if (letter !== "不決定通知" || state !== "完了") continue;
    const on = dispatchedOn === "" ? issuedOn : dispatchedOn;
    if (on >= (told.get(subjectId) ?? "")) told.set(subjectId, on);
  }
  return ({ applicationId, fiscalYear, state }) => {
    const on = told.get(applicationId);
    if (on === undefined) return false;
    return REFUSED_IN_THE_YEAR.includes(state) || fiscalYear === null || on === "" || on > lastDay(fiscalYear);
  };
}
