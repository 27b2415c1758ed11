/** What the page of 名簿を貼り付ける shows before anything is pasted: the kinds of list, and the headings of each. Pure. */
import type { Question } from "../../core/question.ts";
import { application, questionsFor } from "../../forms/index.ts";
import { listFrom, type SettingValues } from "../../settings.ts";
import { applicantNeeded } from "./roster-applicants.rules.ts";
import { INSTRUCTOR_NEEDED, instructorQuestions } from "./roster-instructors.rules.ts";
import { VISIT_NEEDED, VISIT_QUESTIONS } from "./roster-visits.rules.ts";
import { MOST_ROWS, type RosterKind } from "./roster.rules.ts";

export interface RosterDesk {
  readonly most: number;
  readonly kinds: readonly RosterKindCard[];
}

export interface RosterKindCard {
  readonly key: RosterKind;
  readonly label: string;
  readonly help: string;
  /** Headings that a list must have, and those it may have. */
  readonly needed: readonly string[];
  readonly free: readonly string[];
}

export function rosterDesk(settings: SettingValues): RosterDesk {
  const applied = questionsFor(application, settings);
  const doctors = instructorQuestions((source) => listFrom(settings, source));
  return {
    most: MOST_ROWS,
    kinds: [
      card("applicants", "申込者の名簿（病院など）", applied, applicantNeeded(applied), APPLICANTS),
      card("instructors", "指導医の名簿（医師会）", doctors, INSTRUCTOR_NEEDED, INSTRUCTORS),
      card("visits", "過年度受講者の名簿", VISIT_QUESTIONS, VISIT_NEEDED, VISITS),
    ],
  };
}

const APPLICANTS =
  "申込者シートに、1人1件の申込みとして入ります。受付経路は「名簿から」です。同意の欄がない名簿は、全員の同意書を確かめてから印を付けてください";
const INSTRUCTORS =
  "推薦シートに載り、新しい人は、そのまま指導医シートに新しい番号で入ります。すでにいる人は、違うところを示すだけで書き換えません";
const VISITS = "過年度受講シートに入り、受講が初めてかどうかの判断に使います。「年度」か「受講日」のどちらかが要ります";

function card(
  key: RosterKind,
  label: string,
  questions: readonly Question[],
  needed: ReadonlySet<string>,
  help: string,
): RosterKindCard {
  const titles = (wanted: boolean): string[] =>
    questions.filter((question) => needed.has(question.key) === wanted).map((question) => question.title);
  return { key, label, help, needed: titles(true), free: titles(false) };
}
