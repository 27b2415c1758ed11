/** Every kind of letter that leaves the office. */
import { acknowledgement } from "./acknowledgement.ts";
import { applicantDecision, instructorDecision } from "./decision.ts";
import type { LetterDeclaration } from "./letter.ts";

export const letters: readonly LetterDeclaration[] = [acknowledgement, applicantDecision, instructorDecision];

/** The declaration of a kind; a kind without one is a slip of ours. */
export function letterOf(kind: string): LetterDeclaration {
  const found = letters.find((letter) => letter.kind === kind);
  if (!found) throw new Error(`no letter is declared for ${kind}`);
  return found;
}
