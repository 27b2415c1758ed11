/** The association's list of instructors (R49 → 指導医): new ones get a number, known ones are never overwritten. Pure. */
import type { Question } from "../../core/question.ts";
import { blankRow } from "../../core/table.ts";
import { nameKey } from "../../core/text.ts";
import { instructors, type Appointment, type Instructor } from "../../tables/instructors.ts";
import { differencesOf } from "../../core/differences.ts";
import { valuesOf } from "./reading.rules.ts";
import {
  lineOf,
  previewOf,
  questionsOfColumns,
  readRoster,
  type Pasted,
  type Preview,
  type RosterLine,
  type RosterRow,
} from "./roster.rules.ts";

const COLUMNS = [
  ...["name", "kana", "facility", "title", "postalCode", "address"],
  ...["block", "phone", "email", "recommendedOn"],
];
export const INSTRUCTOR_NEEDED: ReadonlySet<string> = new Set(
  ["name", "kana", "facility"].map((column) => `${instructors.name}.${column}`),
);

export const instructorQuestions = (listOf: InstructorDesk["listOf"]): Question[] =>
  questionsOfColumns(instructors, COLUMNS, listOf);

export interface InstructorDesk {
  readonly instructors: readonly Instructor[];
  readonly appointments: readonly Pick<Appointment, "instructorId">[];
  /** Choices that a setting holds. */
  listOf(source: { readonly setting: string }): readonly string[];
}

export interface InstructorPlan {
  readonly preview: Preview;
  readonly rows: readonly Instructor[];
}

export function planInstructors(pasted: Pasted, desk: InstructorDesk, wanted?: ReadonlySet<string>): InstructorPlan {
  const questions = instructorQuestions((source) => desk.listOf(source));
  const read = readRoster(pasted.text, {
    ...{ tables: [instructors], questions, needed: INSTRUCTOR_NEEDED },
    need: ({ key }) => INSTRUCTOR_NEEDED.has(key),
  });
  const next = instructorNumbers(desk);
  const rows: Instructor[] = [];
  const seen = new Map<string, number>();
  const lines = read.rows.map((each): RosterLine => {
    const doctor = blankRow(instructors, { ...valuesOf(questions, each.reading, instructors), active: true });
    const id = `${nameKey(doctor.name)}/${nameKey(doctor.kana)}`;
    const say = (verdict: RosterLine["verdict"], ...notes: string[]): RosterLine =>
      lineOf(each, doctor.name, id, verdict, ...notes);
    if (each.reading.faults.length > 0) return say("直してください", ...each.reading.faults.map(({ text }) => text));
    const known = desk.instructors.find((one) => `${nameKey(one.name)}/${nameKey(one.kana)}` === id);
    if (known) return say("すでにあります", ...knownNotes(known, doctor, each));
    const above = seen.get(id);
    if (above !== undefined)
      return say("直してください", `${above}行目と、氏名とふりがなが同じです。片方を消してください`);
    seen.set(id, each.line);
    const namesake = desk.instructors.find((one) => nameKey(one.name) === nameKey(doctor.name));
    if (namesake) return say("直してください", namesakeNote(namesake));
    if (!(wanted?.has(id) ?? true)) return say("取り込む");
    const row = { ...doctor, instructorId: next() };
    rows.push(row);
    return say("取り込む", `${row.instructorId} になります`);
  });
  return { preview: previewOf(pasted, read, lines), rows };
}

/** What the list says otherwise; cells that it leaves empty say nothing. */
function knownNotes(known: Instructor, doctor: Instructor, { answers }: RosterRow): string[] {
  const said = (name: string): boolean => `${instructors.name}.${name}` in answers;
  const differing = differencesOf(instructors, known, doctor, said);
  const what =
    differing.length === 0
      ? "違うところはありません"
      : `違うところ（書き換えません。名簿のとおりなら「指導医」シートの行を直してください）：\n${differing.join("\n")}`;
  return [`${known.instructorId}${known.active ? "" : "（「在任」になっていません）"}。${what}`];
}

const namesakeNote = ({ instructorId, kana }: Instructor): string =>
  `${instructorId} と氏名が同じで、ふりがなが違います（${kana}）。同じ人なら、どちらかのふりがなを直してください。別の人なら、「指導医」シートに手で行を足してください`;

/** 医-0005 …: above every number that is there, also those whose row was deleted but which have an acceptance. */
function instructorNumbers({ instructors: rows, appointments }: InstructorDesk): () => string {
  const taken = [...rows, ...appointments].map((each) => Number(/^医-(\d+)$/.exec(each.instructorId)?.[1] ?? 0));
  let last = taken.reduce((most, one) => Math.max(most, one), 0);
  return () => `医-${String(++last).padStart(4, "0")}`;
}
