/** 名簿を貼り付ける: what is pasted, the preview row by row, and how a row is read. Pure. */
import * as z from "zod/mini";
import { wareki, type Moment } from "../../core/calendar.ts";
import { OfficeError } from "../../core/errors.ts";
import { canonicalJson, sha256 } from "../../core/hash.ts";
import type { Question } from "../../core/question.ts";
import type { Table } from "../../core/table.ts";
import { applicants } from "../../tables/applicants.ts";
import { recommendations } from "../../tables/association.ts";
import { pastVisits } from "../../tables/instructors.ts";
import type { Answers } from "./answers.rules.ts";
import { clipRows } from "./clipboard.rules.ts";
import { headingsOf } from "./headings.rules.ts";
import { readAnswers, type Reading } from "./reading.rules.ts";

export type RosterKind = "applicants" | "instructors" | "visits";

/** Where the rows of each kind of list go. */
const SHEETS: Readonly<Record<RosterKind, string>> = {
  applicants: applicants.name,
  instructors: recommendations.name,
  visits: pastVisits.name,
};

/** What a page sends to be looked at. */
export interface Pasted {
  readonly kind: RosterKind;
  readonly text: string;
  /** 受付日 of all rows, as typed; only applicants have one. */
  readonly day: string;
  /** Whether staff hold the signed consents of everybody on the list. */
  readonly consented: boolean;
}

/** What a page sends to be taken in: the same again, and the rows that the person saw as 取り込む. */
export interface Taken extends Pasted {
  readonly digest: string;
  readonly ids: readonly string[];
}

export type Verdict = "取り込む" | "すでにあります" | "直してください";

/** One row of the preview, as a plain card. */
export interface RosterLine {
  /** Its row in the table that was copied; the headings are row 1. */
  readonly line: number;
  readonly name: string;
  readonly verdict: Verdict;
  readonly note: string;
  /** The same row has the same id in every paste, so that it goes in once. */
  readonly id: string;
  /** Whether it goes into 推薦 although the doctor is there already. */
  readonly again?: boolean;
}

export interface Preview {
  readonly lines: readonly RosterLine[];
  /** What keeps the whole list out; then there are no lines. */
  readonly faults: readonly string[];
  /** Headings that are passed over. */
  readonly unknown: readonly string[];
  readonly digest: string;
}

/** What the page is answered when it took rows in. */
export interface RosterReply {
  /** Rows that could not be written: the person presses again. */
  readonly unwritten: number;
}

/** A longer list is pasted in parts. */
export const MOST_ROWS = 500;

const PASTED = {
  kind: z.enum(["applicants", "instructors", "visits"]),
  text: z.string().check(z.maxLength(1_000_000)),
  day: z.string(),
  consented: z.boolean(),
};

/** Parses what came from a page. Throws OfficeError for what no page of ours sends. */
export function pastedFrom(sent: unknown): Pasted {
  return parsed(z.object(PASTED), sent);
}

export function takenFrom(sent: unknown): Taken {
  return parsed(z.object({ ...PASTED, digest: z.string(), ids: z.array(z.string()) }), sent);
}

function parsed<T>(schema: z.ZodMiniType<T>, sent: unknown): T {
  const read = z.safeParse(schema, sent);
  if (read.success) return read.data;
  throw new OfficeError(
    "貼り付けた内容を読めません",
    {},
    "長すぎるときは分けて貼り付けてください。続くときは、画面を閉じて、メニューから開き直してください",
  );
}

/** A mark of exactly what was looked at. */
export const digestOf = ({ kind, text, day, consented }: Pasted): string =>
  sha256(canonicalJson({ kind, text, day, consented }));

/** One row of a list, with its answers by question. */
export interface RosterRow {
  readonly line: number;
  readonly answers: Answers;
  readonly reading: Reading;
}

export interface RosterRead {
  readonly rows: readonly RosterRow[];
  readonly faults: readonly string[];
  readonly unknown: readonly string[];
}

/** What a kind of list asks of each row. */
export interface Asked {
  readonly tables: readonly Table[];
  readonly questions: readonly Question[];
  /** Keys without whose heading no row can go in. */
  readonly needed: ReadonlySet<string>;
  /** Whether a row must answer. */
  need(question: Question): boolean;
  /** Answers that all rows share where they do not say otherwise. */
  readonly shared?: Answers;
  /** Brings a cell to what the rules read. */
  tidy?(question: Question, cell: string): string;
}

/** Reads the list by its headings; each row by the same rules as an answer of the Form. */
export function readRoster(text: string, asked: Asked): RosterRead {
  const [first, ...rest] = clipRows(text);
  if (!first || rest.length === 0)
    return { rows: [], unknown: [], faults: ["見出しの行と、1人以上の行を、表からコピーして貼り付けてください"] };
  if (rest.length > MOST_ROWS)
    return {
      rows: [],
      unknown: [],
      faults: [`${rest.length}行あります。${MOST_ROWS}行までに分けて貼り付けてください`],
    };
  const { keys, unknown, faults } = headingsOf(first.cells, asked.questions, asked.needed);
  if (faults.length > 0) return { rows: [], unknown, faults };
  const byKey = new Map(asked.questions.map((question) => [question.key, question]));
  const rows = rest.map(({ line, cells }): RosterRow => {
    const given = cells.flatMap((cell, at) => {
      const question = byKey.get(keys[at] ?? "");
      return question && cell.trim() !== "" ? [[question.key, (asked.tidy ?? asTyped)(question, cell)] as const] : [];
    });
    const answers = { ...asked.shared, ...Object.fromEntries(given) };
    const reading = readAnswers(asked.questions, asked.tables, answers, (question) => asked.need(question));
    const beyond = cells.slice(first.cells.length).some((cell) => cell.trim() !== "");
    const wide = { text: "見出しより右に値があります。列がずれていないか確かめてください", key: "" };
    return { line, answers, reading: beyond ? { ...reading, faults: [...reading.faults, wide] } : reading };
  });
  return { rows, unknown, faults: [] };
}

/** A list's marks for yes, and several choices on lines of their own, as the rules read them. */
function asTyped(question: Question, cell: string): string {
  if (question.kind === "consent") return cell.replace(/[〇◯✓✔☑]/g, "○").trim();
  if (question.kind === "checkbox") return cell.replace(/\n/g, "、");
  return cell;
}

/** Questions for columns that no Form asks, in the given order. */
export function questionsOfColumns(
  table: Table,
  names: readonly string[],
  listOf: (source: { readonly setting: string }) => readonly string[],
): Question[] {
  return names.flatMap((column) => {
    const { header, cell } = table.columns[column] ?? {};
    if (header === undefined || !cell) return [];
    const choices = cell.list === undefined ? [] : "setting" in cell.list ? listOf(cell.list) : cell.list;
    const key = `${table.name}.${column}`;
    return [
      {
        ...{ key, table: table.name, column, section: "", title: header, help: "" },
        required: false,
        kind: "line",
        choices,
      },
    ];
  });
}

/** A line of the preview for a row. */
export const lineOf = (row: RosterRow, name: string, id: string, verdict: Verdict, ...notes: string[]): RosterLine => ({
  ...{ line: row.line, name, id, verdict },
  note: notes.filter((note) => note !== "").join("\n"),
});

export const previewOf = (pasted: Pasted, read: RosterRead, lines: readonly RosterLine[]): Preview => ({
  ...{ lines, faults: read.faults, unknown: read.unknown },
  digest: digestOf(pasted),
});

/** What came of the rows that the person wanted in. */
export interface RosterTally {
  readonly kind: RosterKind;
  readonly asked: readonly string[];
  readonly taken: number;
  /** The preview as it is now. */
  readonly lines: readonly RosterLine[];
  /** 選定待ち3件、要審査1件; "" where rows have no state. */
  readonly states: string;
  /** Rows that could not be written, since others moved rows all the while. */
  readonly unwritten: number;
}

/** For staff and for 操作記録: no names. */
export function rosterMessage({ kind, asked, taken, lines, states, unwritten }: RosterTally): string {
  const wanted = new Set(asked);
  const changed = lines.filter(({ id, verdict }) => verdict === "直してください" && wanted.has(id)).length;
  const before = asked.length - taken - changed;
  const parts = [
    taken === 0
      ? ""
      : `「${SHEETS[kind]}」シートに${taken - unwritten}件を取り込みました${states === "" ? "" : `（${states}）`}。`,
    before === 0 ? "" : `${before}件は、すでに取り込んであります（二度は入りません）。`,
    changed === 0
      ? ""
      : `${changed}件は、その後に台帳が変わったので取り込んでいません。もう一度「確かめる」を押してください。`,
    unwritten === 0
      ? ""
      : `${unwritten}件は、ほかの人が行を動かし続けたので書けませんでした。もう一度「取り込む」を押してください。`,
  ];
  return parts.filter((part) => part !== "").join("\n");
}

/** 「貼り付けた名簿（平成30年6月1日）」. */
export const sourceOf = (now: Moment): string => `貼り付けた名簿（${wareki(now)}）`;
