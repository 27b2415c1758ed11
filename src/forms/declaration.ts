/** What a Form is: sections in order, an introduction, and questions that come from the columns that ask. Pure. */
import { fiscalYearName, type Day } from "../core/calendar.ts";
import { questionsOf, type Question } from "../core/question.ts";
import type { Column, Party, Sight, Table } from "../core/table.ts";
import { listFrom, type SettingValues } from "../settings.ts";
import type { AnswerKind } from "../tables/words.ts";

export type FormKey =
  | "application"
  | "acceptance"
  | "recommendation"
  | "schedule"
  | "reply"
  | "instructorReport"
  | "traineeReport"
  | "followUp"
  | "associationReply";

export interface FormDeclaration {
  /** As `ask.form` of a column says it; the file is kept under "form.<key>". */
  readonly key: FormKey;
  readonly title: string;
  /** 種別 of an answer that lands in 要確認. */
  readonly kind: AnswerKind;
  /** Tables whose columns ask in this Form. */
  readonly tables: readonly Table[];
  readonly sections: readonly FormSection[];
  /**
   * What is read before the first question; `today` names the year (A21). Throws OfficeError where a name or the year is
   * not set.
   */
  intro(settings: SettingValues, today: Day): string;
  /** What is read after sending. */
  readonly confirmation: string;
  /** For a Form that only those may answer who hold a letter with its key. */
  readonly keyed?: Keyed;
  /** Keys of the questions that a link of a letter fills in beforehand, in the order of its placeholders. */
  readonly prefilled?: readonly string[];
}

/** How an answer proves what it is about, and how its row is numbered. */
export interface Keyed {
  /** Help of the question, on the Form and on paper. */
  readonly help: string;
  /** What staff type in its place when they enter a paper: 「案-2018-0001-1/受講者」. */
  readonly subject: string;
  /** Of the row's number: 連 in 連-2018-0001. */
  readonly prefix: string;
  /** The columns that say what the row is about, from the subject of its key. */
  place(subject: string): Readonly<Record<string, string | number>>;
}

export interface FormSection {
  readonly name: string;
  readonly help: string;
}

/** Which answers others will see, by the names of the questions; derived from the columns, so never out of step. */
export interface Seen {
  readonly associationByName: readonly string[];
  readonly associationAsCounts: readonly string[];
  /** Before the decision, where an instructor is asked about the very case (A12). */
  readonly instructorWhenAsked: readonly string[];
  readonly instructorOnceDecided: readonly string[];
  readonly applicantOnceDecided: readonly string[];
}

/** The question for the key of the letter: no column asks it, since the key itself is kept nowhere. */
export const KEY_QUESTION = "鍵";

/** The questions in the order of the sections, the key first. A section that no declaration names is a slip of ours. */
export function questionsFor(form: FormDeclaration, settings: SettingValues): Question[] {
  const questions = columnQuestions(form, settings);
  const lost = questions.find((question) => !form.sections.some((section) => section.name === question.section));
  if (lost) throw new Error(`${form.title}: the section ${lost.section} is not declared`);
  const own = form.sections.flatMap((section) => questions.filter((question) => question.section === section.name));
  return form.keyed ? [keyQuestion(form, form.keyed), ...own] : own;
}

/** The questions that columns ask. */
export function columnQuestions(form: FormDeclaration, settings: SettingValues): Question[] {
  return questionsOf(form.key, form.tables, (source) => listFrom(settings, source));
}

function keyQuestion({ sections }: FormDeclaration, { help }: Keyed): Question {
  return {
    key: KEY_QUESTION,
    table: "",
    column: "",
    section: sections[0]?.name ?? "",
    title: "鍵",
    help,
    required: true,
    kind: "line",
    choices: [],
  };
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
    instructorWhenAsked: seen("instructor", "asked"),
    instructorOnceDecided: seen("instructor", "decided", "asked", "all"),
    applicantOnceDecided: seen("applicant", "decided", "all"),
  };
}

function isSeen(column: Column<unknown>, party: Party, sights: readonly Sight[]): boolean {
  const sight = column.seenBy?.[party];
  return sight !== undefined && sights.includes(sight);
}

/** 第1希望日 … 第5希望日 are one thing to a reader. */
const nameOf = (column: Column<unknown>): string => (column.ask?.question ?? column.header).replace(/^第\d/, "");

/** 「問い合わせ先」 of every Form; telephone and e-mail only where they are set. */
export function contactLines(settings: SettingValues): string {
  const [phone, email] = [settings.get("contactPhone"), settings.get("contactEmail")];
  const ways = [phone === "" ? "" : `電話 ${phone}`, email === "" ? "" : `メール ${email}`].filter((way) => way !== "");
  return [`${settings.need("city")}${settings.need("section")}`, ...ways].join("　");
}

/** 平成31年度の: the year that a Form is about. */
export const yearText = (settings: SettingValues, today: Day): string =>
  fiscalYearName(settings.need("fiscalYear") ?? 0, today);

export const contact = (settings: SettingValues): string => `【問い合わせ先】${contactLines(settings)}`;

/**
 * Article 62 asks for the purpose of use before answers are taken (domain section 9): `uses` in words, then whoever else
 * will see which answers, as the columns say.
 */
export function purposeOf(form: FormDeclaration, settings: SettingValues, uses: string): string {
  const seen = seenIn(form);
  const association = settings.need("association");
  const line = (list: readonly string[], words: string): string =>
    list.length === 0 ? "" : `${words}${list.join("、")}`;
  return [
    "【個人情報の利用目的】（個人情報の保護に関する法律第62条によるお知らせ）",
    `お答えいただいた内容は、${settings.need("city")}${settings.need("section")}が、${uses}のために使います。`,
    line(seen.associationByName, `・主催者である${association}に、次の項目を提供します：`),
    line(seen.associationAsCounts, `・次の項目は、個人がわからない件数だけを${association}に提供します：`),
    line(seen.instructorOnceDecided, "・指導医に、次の項目を伝えます："),
    line(seen.applicantOnceDecided, "・受講者に、次の項目を伝えます："),
    "・このほかの項目は事務局だけが使い、法令に基づく場合を除いて、ほかへは提供しません。",
  ]
    .filter((part) => part !== "")
    .join("\n");
}
