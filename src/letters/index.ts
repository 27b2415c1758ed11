/** Every kind of letter that leaves the office. */
import { acknowledgement } from "./acknowledgement.ts";
import { appointmentRequest } from "./appointment-request.ts";
import { applicantCancellation, instructorCancellation } from "./cancellation.ts";
import { applicantChange, instructorChange } from "./change.ts";
import { applicantDecision, instructorDecision } from "./decision.ts";
import { guide } from "./guide.ts";
import type { LetterDeclaration } from "./letter.ts";
import { members } from "./members.ts";
import { recommend } from "./recommend.ts";
import { refusal } from "./refusal.ts";
import { requestReminder } from "./request-reminder.ts";
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
  recommend,
  members,
  guide,
  appointmentRequest,
  requestReminder,
];

/** The declaration of a kind; a kind without one is a slip of ours. */
export function letterOf(kind: string): LetterDeclaration {
  const found = letters.find((letter) => letter.kind === kind);
  if (!found) throw new Error(`no letter is declared for ${kind}`);
  return found;
}
