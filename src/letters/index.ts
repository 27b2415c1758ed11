/** Every kind of letter that leaves the office. */
import { acknowledgement } from "./acknowledgement.ts";
import { applicantCancellation, instructorCancellation } from "./cancellation.ts";
import { certificate } from "./certificate.ts";
import { applicantChange, instructorChange } from "./change.ts";
import { applicantDecision, instructorDecision } from "./decision.ts";
import { followUpInquiry } from "./follow-up.ts";
import type { LetterDeclaration } from "./letter.ts";
import { refusal } from "./refusal.ts";
import { reportReminder } from "./report-reminder.ts";
import { staffList } from "./staff-list.ts";
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
];

/** The declaration of a kind; a kind without one is a slip of ours. */
export function letterOf(kind: string): LetterDeclaration {
  const found = letters.find((letter) => letter.kind === kind);
  if (!found) throw new Error(`no letter is declared for ${kind}`);
  return found;
}
