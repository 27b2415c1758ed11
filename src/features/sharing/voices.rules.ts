/**
 * 受講者の声: what trainees let the association read without their names. Texts stand apart from each other and in an
 * order that nobody can reckon back, and only once so many have reported that none can be guessed. Pure.
 */
import { hmacSha256 } from "../../core/case-key.ts";
import { text, long } from "../../core/cell.ts";
import { textIn } from "../../core/table.ts";
import { applicants, type Applicant } from "../../tables/applicants.ts";
import { cases } from "../../tables/cases.ts";
import { instructors, type Instructor } from "../../tables/instructors.ts";
import { traineeReports, type TraineeReport } from "../../tables/reports.ts";
import { allowedNames, clearanceOf, shownText } from "../../tables/shown-text.ts";
import type { Desk } from "./books.rules.ts";
import { compareTexts, concerned, isOpen, tableSheet, type Part } from "./rows.rules.ts";
import { seenIn, type Seen } from "./sight.rules.ts";
import { tellsWho } from "./who.rules.ts";

export const VOICES = "受講者の声";

/** A text that may be shown. */
export interface Voice {
  /** 学んだこと: which question it answers. */
  readonly header: string;
  readonly text: string;
}

export function voicePart(desk: Desk): Part | undefined {
  const columns = voiceColumns(desk);
  if (columns.length === 0) return undefined;
  const voices = voicesOf(desk);
  const rows = voices.map(({ header, text: words }) => [header, words]);
  return {
    table: traineeReports,
    sheet: tableSheet(VOICES, HEADINGS, rows),
    marks: voices.map(({ header, text: words }) => `${header}\n${words}`),
  };
}

const HEADINGS = [
  { column: { header: "質問", cell: text(140), writer: "addon", note: "" } },
  { column: { header: "受講者の言葉", cell: long(300), writer: "addon", note: "" } },
] as const;

const voiceColumns = ({ party }: Desk): Seen[] =>
  seenIn(party, traineeReports).filter(({ sight }) => sight === "consented");

/** The question, then an order that only the script's secret makes. */
export function voicesOf(desk: Desk): Voice[] {
  const reports = concerned(desk, traineeReports);
  if (reports.length < desk.least) return [];
  const people = peopleOf(desk);
  const marked = reports.flatMap((row) => voicesIn(desk, row, people(row.caseId)));
  return marked
    .map((voice) => ({ ...voice, mark: hmacSha256(desk.secret, `${voice.header}\n${voice.text}`) }))
    .sort((a, b) => compareTexts(a.header, b.header) || compareTexts(a.mark, b.mark))
    .map(({ header, text: words }) => ({ header, text: words }));
}

interface People {
  readonly applicant: Applicant | undefined;
  readonly instructor: Instructor | undefined;
}

function peopleOf(desk: Desk): (caseId: string) => People {
  const byCase = new Map(desk.rows(cases).map((row) => [row.caseId, row]));
  const byApplication = new Map(desk.rows(applicants).map((row) => [row.applicationId, row]));
  const byInstructor = new Map(desk.rows(instructors).map((row) => [row.instructorId, row]));
  return (caseId) => {
    const match = byCase.get(caseId);
    return {
      applicant: byApplication.get(match?.applicationId ?? ""),
      instructor: byInstructor.get(match?.instructorId ?? ""),
    };
  };
}

function voicesIn(desk: Desk, row: TraineeReport, { applicant, instructor }: People): Voice[] {
  const allowed = allowedNames(applicant, instructor);
  const clearance = clearanceOf(traineeReports, row);
  // Whoever names themselves, or the doctor, is not without a name.
  const people = [applicant, instructor].flatMap((person) => person ?? []);
  return voiceColumns(desk)
    .filter((seen) => isOpen(desk, seen, row))
    .map(({ name, column }) => ({
      header: column.header,
      text: shownText(textIn(row, name), allowed, clearance),
    }))
    .filter(({ text: words }) => words !== "" && !tellsWho(words, people));
}
