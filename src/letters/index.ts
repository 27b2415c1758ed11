/** Every kind of letter that leaves the office. */
import { acknowledgement } from "./acknowledgement.ts";
import { applicantCancellation, instructorCancellation } from "./cancellation.ts";
import { applicantChange, instructorChange } from "./change.ts";
import { applicantDecision, instructorDecision } from "./decision.ts";
import { carryInquiry } from "./carry.ts";
import type { LetterDeclaration } from "./letter.ts";
import { refusal } from "./refusal.ts";
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
  carryInquiry,
];

/** The declaration of a kind; a kind without one is a slip of ours. */
export function letterOf(kind: string): LetterDeclaration {
  const found = letters.find((letter) => letter.kind === kind);
  if (!found) throw new Error(`no letter is declared for ${kind}`);
  return found;
}
