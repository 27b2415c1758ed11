/** Every kind of letter that leaves the office. */
import { acknowledgement } from "./acknowledgement.ts";
import { appointmentRequest } from "./appointment-request.ts";
import { arrangeReminder } from "./arrange-reminder.ts";
import { applicantCancellation, instructorCancellation } from "./cancellation.ts";
import { certificate } from "./certificate.ts";
import { applicantChange, instructorChange } from "./change.ts";
import { applicantDecision, instructorDecision } from "./decision.ts";
import { followUpInquiry } from "./follow-up.ts";
import { guide } from "./guide.ts";
import { hostAsk } from "./host-ask.ts";
import { carryInquiry } from "./carry.ts";
import type { LetterDeclaration } from "./letter.ts";
import { members } from "./members.ts";
import { recommend } from "./recommend.ts";
import { payment } from "./payment.ts";
import { refusal } from "./refusal.ts";
import { reportReminder } from "./report-reminder.ts";
import { staffList } from "./staff-list.ts";
import { requestReminder } from "./request-reminder.ts";
import { applicantVisit, instructorVisit } from "./visit.ts";
import { waiting } from "./waiting.ts";

export const letters: readonly LetterDeclaration[] = [
  acknowledgement,
  waiting,
  refusal,
  applicantDecision,
  instructorDecision,
  applicantChange,
  instructorChange,
  applicantCancellation,
  instructorCancellation,
  reportReminder,
  certificate,
  followUpInquiry,
  staffList,
  recommend,
  members,
  guide,
  appointmentRequest,
  requestReminder,
  hostAsk,
  applicantVisit,
  instructorVisit,
  arrangeReminder,
  payment,
  carryInquiry,
];

/** The declaration of a kind; a kind without one is a slip of ours. */
export function letterOf(kind: string): LetterDeclaration {
  const found = letters.find((letter) => letter.kind === kind);
  if (!found) throw new Error(`no letter is declared for ${kind}`);
  return found;
}
