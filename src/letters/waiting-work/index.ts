/** All that waits for a person, from every sheet, in the order of the flow: for 作業パネル and for the mail to staff. Pure. */
import { intakeWork } from "./intake.ts";
import { letterWork } from "./letters.ts";
import { matchingWork } from "./matching.ts";
import { moneyWork, yearWork } from "./money.ts";
import { visitWork } from "./visits.ts";
import { workLine, type Work, type WorkDesk } from "./work.ts";

export { idsText, workDesk, type Work, type WorkDesk } from "./work.ts";
export { judgedCases, lateApplications } from "./matching.ts";

/** Each kind of work, those with nothing to do included, so that 作業パネル keeps each in its place. */
export const waitingWork = (desk: WorkDesk): Work[] => [
  ...intakeWork(desk),
  ...matchingWork(desk),
  ...letterWork(desk),
  ...visitWork(desk),
  ...moneyWork(desk),
  ...yearWork(desk),
];

/** The lines of the mail to staff; none where nothing waits. */
export const waitingLines = (desk: WorkDesk): string[] =>
  waitingWork(desk)
    .filter(({ count, unhurried }) => count > 0 && unhurried !== true)
    .map(workLine);
