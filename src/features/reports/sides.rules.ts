/** The two reports of a visit alike: what is common to both, and in what each differs (R46). Pure. */
import { textIn, type Table } from "../../core/table.ts";
import { instructorReport, isKeyed, traineeReport, type FormDeclaration, type KeyedForm } from "../../forms/index.ts";
import type { Applicant } from "../../tables/applicants.ts";
import { instructorReports, traineeReports, type InstructorReport, type TraineeReport } from "../../tables/reports.ts";
import type { Instructor } from "../../tables/instructors.ts";
import type { Side } from "../../tables/words.ts";

export type ReportRow = InstructorReport | TraineeReport;

export interface ReportKind {
  readonly side: Side;
  readonly table: Table;
  readonly form: KeyedForm;
  /** The case's column for the day on which it was taken in. */
  readonly reportedOn: "instructorReportedOn" | "traineeReportedOn";
  /** Whom the report names, and in which column. */
  readonly names: "traineeName" | "instructorName";
  /** Spellings of the one whom it should name. */
  spellings(parties: Parties): readonly string[];
}

/** The two of a case; absent where their rows are gone. */
export interface Parties {
  readonly applicant?: Pick<Applicant, "name" | "kana" | "facility"> | undefined;
  readonly instructor?: Pick<Instructor, "name" | "kana" | "facility"> | undefined;
}

const keyed = (form: FormDeclaration): KeyedForm => {
  if (isKeyed(form)) return form;
  throw new Error(`${form.title} asks for no key`);
};
const spellingsOf = (person: Parties["applicant"]): string[] => (person ? [person.name, person.kana] : []);

export const KINDS: readonly ReportKind[] = [
  {
    side: "指導医",
    table: instructorReports,
    form: keyed(instructorReport),
    reportedOn: "instructorReportedOn",
    names: "traineeName",
    spellings: ({ applicant }) => spellingsOf(applicant),
  },
  {
    side: "受講者",
    table: traineeReports,
    form: keyed(traineeReport),
    reportedOn: "traineeReportedOn",
    names: "instructorName",
    spellings: ({ instructor }) => spellingsOf(instructor),
  },
];

export const namedIn = ({ names }: ReportKind, row: ReportRow): string => textIn(row, names);
export const headerOf = ({ table }: ReportKind, column: string): string => table.columns[column]?.header ?? column;

/** Rows of both sheets. */
export type ReportRows = Readonly<Record<Side, readonly ReportRow[]>>;
