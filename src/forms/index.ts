/** Every Form of the office. */
import { acceptance } from "./acceptance.ts";
import { application } from "./application.ts";
import { associationReply, recommendation } from "./association.ts";
import type { FormDeclaration, FormKey } from "./declaration.ts";
import { reply } from "./reply.ts";
import { followUp, instructorReport, traineeReport } from "./reports.ts";
import { schedule } from "./schedule.ts";

export {
  columnQuestions,
  KEY_QUESTION,
  questionsFor,
  seenIn,
  type FormDeclaration,
  type FormKey,
  type FormSection,
  type Keyed,
  type Seen,
} from "./declaration.ts";
export {
  acceptance,
  application,
  associationReply,
  followUp,
  instructorReport,
  recommendation,
  reply,
  schedule,
  traineeReport,
};

/** In the order of the flow. */
export const forms: readonly FormDeclaration[] = [
  application,
  acceptance,
  recommendation,
  schedule,
  reply,
  instructorReport,
  traineeReport,
  followUp,
  associationReply,
];

export const formOf = (key: FormKey): FormDeclaration => {
  const found = forms.find((form) => form.key === key);
  if (!found) throw new Error(`no form is declared for ${key}`);
  return found;
};

/** A Form that asks for the key of a letter. */
export type KeyedForm = FormDeclaration & Required<Pick<FormDeclaration, "keyed">>;
export const isKeyed = (form: FormDeclaration): form is KeyedForm => form.keyed !== undefined;
