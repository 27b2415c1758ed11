/** Every Form of the office. */
import { acceptance } from "./acceptance.ts";
import { application } from "./application.ts";
import type { FormDeclaration } from "./declaration.ts";

export {
  questionsFor,
  seenIn,
  type FormDeclaration,
  type FormKey,
  type FormSection,
  type Seen,
} from "./declaration.ts";
export { acceptance, application };
export const forms: readonly FormDeclaration[] = [application, acceptance];
