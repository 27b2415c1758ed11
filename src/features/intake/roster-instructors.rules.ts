/**
 * The association's list of instructors (R49): rows of 推薦, by the same checks as its answers. New doctors are taken over
 * at once, since the person has seen them row by row; known ones are recommended again, and never overwritten. Pure.
 */
import type { Moment } from "../../core/calendar.ts";
import { differencesOf } from "../../core/differences.ts";
import type { Question } from "../../core/question.ts";
import { blankRow } from "../../core/table.ts";
import { recommendation } from "../../forms/index.ts";
import { recommendations, type Recommendation } from "../../tables/association.ts";
import { instructors, type Appointment, type Instructor } from "../../tables/instructors.ts";
import { doctorKey, doctorOf, instructorNumbers, whoIsMeant, type Meant } from "../../tables/recommended.ts";
import { rowNumbers } from "./keyed.rules.ts";
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
  readonly recommendations: readonly Recommendation[];
  /** For which the association was asked. */
  readonly fiscalYear: number;
  readonly at: Moment;
  readonly user: string;
  /** Choices that a setting holds. */
  listOf(source: { readonly setting: string }): readonly string[];
}

export interface InstructorPlan {
  readonly preview: Preview;
  readonly rows: readonly Recommendation[];
}

export function planInstructors(pasted: Pasted, desk: InstructorDesk, wanted?: ReadonlySet<string>): InstructorPlan {
  const questions = instructorQuestions((source) => desk.listOf(source));
  const read = readRoster(pasted.text, {
    ...{ tables: [instructors], questions, needed: INSTRUCTOR_NEEDED },
    need: ({ key }) => INSTRUCTOR_NEEDED.has(key),
  });
  const next = instructorNumbers(desk.instructors, desk.appointments, desk.recommendations);
  const newRow = rowsFor(desk);
  const rows: Recommendation[] = [];
  const seen = new Map<string, number>();
  const lines = read.rows.map((each): RosterLine => {
    const doctor = blankRow(instructors, valuesOf(questions, each.reading, instructors));
    const id = doctorKey(doctor);
    const isWanted = wanted?.has(id) ?? true;
    const say = (verdict: RosterLine["verdict"], ...notes: string[]): RosterLine =>
      lineOf(each, doctor.name, id, verdict, ...notes);
    if (each.reading.faults.length > 0) return say("直してください", ...each.reading.faults.map(({ text }) => text));
    const meant = whoIsMeant(doctor, desk.instructors);
    if ("known" in meant) {
      const row = newRow("続けて推薦する", doctor, meant.known.instructorId);
      if (row && isWanted) rows.push(row);
      const line = say("すでにあります", ...knownNotes(meant.known, doctor, each), row ? AGAIN : "");
      return row ? { ...line, again: true } : line;
    }
    const above = seen.get(id);
    if (above !== undefined)
      return say("直してください", `${above}行目と、氏名とふりがなが同じです。片方を消してください`);
    seen.set(id, each.line);
    if (!("fresh" in meant)) return say("直してください", unclearNote(meant));
    if (!isWanted) return say("取り込む");
    const row = newRow("新しく推薦する", doctor, next());
    if (row) rows.push(row);
    return say("取り込む", row ? `${row.instructorId} になります` : "");
  });
  return { preview: previewOf(pasted, read, lines), rows };
}

/** Makes rows of 推薦; none for a doctor whom the list of this year has brought already, or who stands in it twice. */
function rowsFor({ recommendations: there, fiscalYear, at, user }: InstructorDesk) {
  const next = rowNumbers(recommendation, there);
  const made = new Set<string>();
  return (kind: Recommendation["kind"], doctor: Instructor, instructorId: string): Recommendation | undefined => {
    const responseId = `名簿/${fiscalYear}/${doctorKey(doctor)}`;
    const stays = (row: Recommendation): boolean =>
      row.state === "未反映" || row.state === "保留" || (kind === "続けて推薦する" && row.state === "反映済");
    if (made.has(responseId) || there.some((row) => row.responseId === responseId && stays(row))) return undefined;
    made.add(responseId);
    return blankRow(recommendations, {
      ...doctorOf(doctor),
      ...{ recommendationId: next(fiscalYear), fiscalYear, kind, instructorId, state: "未反映", responseId },
      ...{ recommendedOn: doctor.recommendedOn, receivedAt: at, route: "名簿から", enteredBy: user },
    });
  };
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

const AGAIN = "続けての推薦として「推薦」シートに載せます";

/** Of one name and several kana, or of one name and kana and several institutions. */
function unclearNote(meant: Exclude<Meant, { readonly known: Instructor } | { readonly fresh: true }>): string {
  if ("several" in meant)
    return `氏名とふりがなが同じ人が${meant.several.length}人います（${meant.several.map(({ instructorId }) => instructorId).join("、")}）。医療機関名を「指導医」シートと同じに直してください`;
  const [{ instructorId, kana } = { instructorId: "", kana: "" }] = meant.namesakes;
  return `${instructorId} と氏名が同じで、ふりがなが違います（${kana}）。同じ人なら、どちらかのふりがなを直してください。別の人なら、「指導医」シートに手で行を足してください`;
}
