/** What a Form is: sections in order, an introduction, and questions that come from the columns that ask. Pure. */
import { questionsOf, type Question } from "../core/question.ts";
import type { Column, Party, Sight, Table } from "../core/table.ts";
import { listFrom, type SettingValues } from "../settings.ts";

export type FormKey = "application" | "acceptance";

export interface FormDeclaration {
  /** As `ask.form` of a column says it; the file is kept under "form.<key>". */
  readonly key: FormKey;
  readonly title: string;
  /** 種別 of an answer that lands in 要確認. */
  readonly kind: "申込書の回答" | "承諾書の回答";
  /** Tables whose columns ask in this Form. */
  readonly tables: readonly Table[];
  readonly sections: readonly FormSection[];
  /** What is read before the first question. Throws OfficeError where the association's name is not set. */
  intro(settings: SettingValues): string;
  /** What is read after sending. */
  readonly confirmation: string;
}

export interface FormSection {
  readonly name: string;
  readonly help: string;
}

/** Which answers others will see, by the names of the questions; derived from the columns, so never out of step. */
export interface Seen {
  readonly associationByName: readonly string[];
  readonly associationAsCounts: readonly string[];
  readonly instructorOnceDecided: readonly string[];
  readonly applicantOnceDecided: readonly string[];
}

/** The questions in the order of the sections. A section that no declaration names is a slip of ours. */
export function questionsFor(form: FormDeclaration, settings: SettingValues): Question[] {
  const questions = questionsOf(form.key, form.tables, (source) => listFrom(settings, source));
  const lost = questions.find((question) => !form.sections.some((section) => section.name === question.section));
  if (lost) throw new Error(`${form.title}: the section ${lost.section} is not declared`);
  return form.sections.flatMap((section) => questions.filter((question) => question.section === section.name));
}

/** Who sees which answer of a Form. */
export function seenIn(form: FormDeclaration): Seen {
  const asked = form.tables
    .flatMap((table) => Object.values(table.columns))
    .filter((column) => column.ask?.form === form.key);
  const seen = (party: Party, ...sights: Sight[]): string[] => [
    ...new Set(asked.filter((column) => isSeen(column, party, sights)).map(nameOf)),
  ];
  return {
    associationByName: seen("association", "all", "consented"),
    associationAsCounts: seen("association", "counts"),
    instructorOnceDecided: seen("instructor", "decided", "all"),
    applicantOnceDecided: seen("applicant", "decided", "all"),
  };
}

function isSeen(column: Column<unknown>, party: Party, sights: readonly Sight[]): boolean {
  const sight = column.seenBy?.[party];
  return sight !== undefined && sights.includes(sight);
}

/** 第1希望日 … 第5希望日 are one thing to a reader. */
const nameOf = (column: Column<unknown>): string => (column.ask?.question ?? column.header).replace(/^第\d/, "");

/** 「問い合わせ先」 of both Forms; telephone and e-mail only where they are set. */
export function contactLines(settings: SettingValues): string {
  const [phone, email] = [settings.get("contactPhone"), settings.get("contactEmail")];
  const ways = [phone === "" ? "" : `電話 ${phone}`, email === "" ? "" : `メール ${email}`].filter((way) => way !== "");
  return [`${settings.need("city")}${settings.need("section")}`, ...ways].join("　");
}
