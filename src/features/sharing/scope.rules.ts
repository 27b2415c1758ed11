/**
 * 内容の控え: what a copy shows, kept in 共有台帳 so that the next one can be compared with it. Where others would see less
 * than before, the old file must go: its editors' history holds what was seen. Rows stand in it as marks that tell nobody
 * who they are. Pure.
 */
import { sha256 } from "../../core/hash.ts";
import type { Sight } from "../../core/table.ts";
import { applicants } from "../../tables/applicants.ts";
import { keyIn, yearOf, type Desk } from "./books.rules.ts";
import type { Part } from "./rows.rules.ts";
import { COVERED, seenAnywhere, titleOf } from "./sight.rules.ts";

export interface Scope {
  /** Raised when the shape changes: a print of another shape is not believed. */
  readonly form: number;
  readonly fiscalYear: number;
  /** 秘匿する少数. */
  readonly least: number;
  /** Degree by column: { 申込者.氏名: "consented" }. */
  readonly columns: Readonly<Record<string, Sight>>;
  /** Marks of persons' rows, by sheet of the copy. */
  readonly rows: Readonly<Record<string, readonly string[]>>;
  /** Marks of all applications there are: who was only counted is missed as well when the row is deleted. */
  readonly applications: readonly string[];
}

const FORM = 1;
/** Hexadecimal digits of a mark: of ten thousand rows, two are the same once in twenty thousand copies. */
const MARK = 10;
/** Below the 50,000 characters that a cell takes. */
const LONGEST = 45_000;

const marksOf = (words: readonly string[]): string[] => words.map((word) => sha256(word).slice(0, MARK)).sort();

export function scopeOf(desk: Desk, parts: readonly Part[]): Scope {
  const seen = seenAnywhere(desk.party).map((each): [string, Sight] => [titleOf(each), each.sight]);
  const rows = parts.filter(({ marks }) => marks.length > 0);
  const applications = desk.rows(applicants).filter((row) => yearOf(row) === desk.fiscalYear);
  return {
    ...{ form: FORM, fiscalYear: desk.fiscalYear, least: desk.least },
    columns: Object.fromEntries(seen),
    rows: Object.fromEntries(rows.map(({ sheet, marks }) => [sheet.title, marksOf(marks)])),
    applications: marksOf(applications.map((row) => keyIn(applicants, row))),
  };
}

/**
 * As 共有台帳 keeps it, with the mark of all that the copy says. Too many rows for a cell are one mark together: whatever
 * changes among them counts as less.
 */
export function printText({ rows, applications, ...scope }: Scope, content: string): string {
  const rest = { ...scope, content };
  const joined = Object.fromEntries(Object.entries(rows).map(([sheet, marks]) => [sheet, marks.join("")]));
  const whole = JSON.stringify({ ...rest, rows: joined, applications: applications.join("") });
  if (whole.length <= LONGEST) return whole;
  return JSON.stringify({ ...rest, rows: { [MANY]: wholeMark(rows) }, applications: wholeMark({ applications }) });
}

const MANY = "写し全体";
const wholeMark = (rows: Scope["rows"]): string => sha256(JSON.stringify(rows)).slice(0, MARK);

/** Undefined for what is no print: blank, overtyped, or of another version. */
export function scopeFrom(text: string): (Scope & { readonly content: string }) | undefined {
  try {
    const read = JSON.parse(text) as Scope & { content: string; rows: Record<string, string>; applications: string };
    if (read.form !== FORM) return undefined;
    const split = (joined: string): string[] => joined.match(new RegExp(`.{1,${MARK}}`, "g")) ?? [];
    const rows = Object.entries(read.rows).map(([sheet, joined]): [string, string[]] => [sheet, split(joined)]);
    return { ...read, rows: Object.fromEntries(rows), applications: split(read.applications) };
  } catch {
    return undefined;
  }
}

/** Why others would see less than the print says, in words for staff; none where they see as much or more. */
export function narrowed(print: string, now: Scope): string[] {
  const before = scopeFrom(print);
  if (!before) return ["前の写しの「内容の控え」を読めないため"];
  if (before.fiscalYear !== now.fiscalYear)
    return [`写しの年度が${before.fiscalYear}から${now.fiscalYear}に変わったため`];
  const closed = Object.entries(before.columns)
    .filter(([title, sight]) => !covers(now.columns[title], sight))
    .map(([title]) => title);
  const same = before.rows[MANY] ? (scopeFrom(printText(now, "")) ?? now) : now;
  const gone = Object.entries(before.rows).flatMap(([sheet, marks]) => {
    const count = missing(marks, same.rows[sheet]);
    return count === 0 ? [] : [`「${sheet}」の${count}件を見せられなくなったため（同意の撤回、範囲の変更、取消など）`];
  });
  const deleted = missing(before.applications, same.applications);
  return [
    ...(closed.length === 0 ? [] : [`見せる列が減ったため（${closed.join("、")}）`]),
    ...(now.least > before.least ? [`秘匿する少数を${before.least}から${now.least}に上げたため`] : []),
    ...gone,
    ...(deleted === 0 ? [] : [`「${applicants.name}」の行が${deleted}件なくなったため`]),
  ];
}

const covers = (now: Sight | undefined, before: Sight): boolean => now !== undefined && COVERED[now].includes(before);

function missing(marks: readonly string[], now: readonly string[] = []): number {
  const there = new Set(now);
  return marks.filter((mark) => !there.has(mark)).length;
}
