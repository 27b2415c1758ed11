/** Sound answers of the Forms that ask for a key, and the desk that takes them in. */
import {
  formOf,
  forms,
  isKeyed,
  KEY_QUESTION,
  questionsFor,
  type FormKey,
  type KeyedForm,
} from "../../../src/forms/index.ts";
import type { Question } from "../../../src/core/question.ts";
import type { Arrival } from "../../../src/features/intake/arrival.rules.ts";
import type { KeyedDesk } from "../../../src/features/intake/keyed.rules.ts";
import { bookOf, caseIn, idOf, keyFor, SECRET } from "../../forms/keys-book.ts";
import { answersBy, arrival, office } from "./samples.ts";

export const keyedForms: readonly KeyedForm[] = forms.filter(isKeyed);

export function keyedForm(key: FormKey): KeyedForm {
  const form = formOf(key);
  if (!isKeyed(form)) throw new Error(`${key} asks for no key`);
  return form;
}

function answerTo({ kind, choices, title }: Question): string {
  switch (kind) {
    case "radio":
    case "list":
    case "checkbox":
    case "consent":
      return choices[0] ?? "";
    case "date":
      return "2018-07-12";
    case "number":
      return "2";
    case "email":
      return "doctor@example.jp";
    case "phone":
      return "046-000-0009";
    default:
      return title.includes("終了") ? "15:00" : title.includes("時刻") ? "13:30" : "見本の答え";
  }
}

/** By title of the question; of a repeated one the first turn alone. The key is not among them. */
export function soundAnswers(form: KeyedForm): Record<string, string> {
  const asked = questionsFor(form, office).filter(({ key, turn = 1 }) => key !== KEY_QUESTION && turn === 1);
  return Object.fromEntries(asked.map((question) => [question.title, answerTo(question)]));
}

/** A subject of each Form that is welcome in `deskOf`. */
export const SUBJECTS: Readonly<Record<string, string>> = {
  recommendation: "推薦/2018",
  schedule: `${idOf("決定")}/受講者`,
  reply: "申-2018-0001/繰越",
  instructorReport: `${idOf("実施済")}/指導医`,
  traineeReport: `${idOf("実施済")}/受講者`,
  followUp: `${idOf("支払済")}/受講後6`,
  associationReply: "医師会/2018",
};

export const subjectFor = (form: KeyedForm): string => SUBJECTS[form.key] ?? "";

export function deskOf(form: KeyedForm, rest: Partial<KeyedDesk> = {}): KeyedDesk {
  return { form, questions: questionsFor(form, office), rows: [], book: bookOf(), secret: SECRET, ...rest };
}

/** An answer by Form with the key of a subject, sound unless `changes` say otherwise. */
export function keyedArrival(
  form: KeyedForm,
  responseId: string,
  { subject = subjectFor(form), key = keyFor(form.key, subject), ...changes }: KeyedChanges = {},
): Arrival {
  const answers = { ...soundAnswers(form), ...changes.answers, ...(key === "" ? {} : { 鍵: key }) };
  const at = changes.receivedAt ?? "2018-07-20 09:00:00";
  return { ...arrival(responseId, answers, at, form), ...changes.arrival, answers: answersBy(form, answers) };
}

interface KeyedChanges {
  readonly subject?: string;
  /** What was typed in its place; "" for nothing. */
  readonly key?: string;
  readonly answers?: Readonly<Record<string, string>>;
  readonly receivedAt?: string;
  readonly arrival?: Partial<Arrival>;
}

export { caseIn, idOf, keyFor };
