/**
 * Columns as words of a template: {{申込者.移動手段}}. Staff may name any column of the rows that a letter is about, as far as
 * whoever reads the letter may see it (domain section 9); one that is closed stops the letter. Pure.
 */
import { wareki } from "../core/calendar.ts";
import type { Field, Fields } from "../core/letter.ts";
import { yen } from "../core/money.ts";
import type { Column, Party, Sight, Table } from "../core/table.ts";
import { applicants } from "../tables/applicants.ts";
import { organizations } from "../tables/association.ts";
import { cases } from "../tables/cases.ts";
import { appointments, instructors } from "../tables/instructors.ts";
import { payouts } from "../tables/payments.ts";
import { instructorReports, traineeReports } from "../tables/reports.ts";
import { freeTextFault } from "./free-text.ts";
import { readerOf, type LetterDeclaration, type Material, type Subject } from "./letter.ts";

/** The rows of a subject that there is one of; lists have words of their own. */
const HELD = {
  applicant: applicants,
  match: cases,
  instructor: instructors,
  appointment: appointments,
  organization: organizations,
  payout: payouts,
  instructorReport: instructorReports,
  traineeReport: traineeReports,
} as const satisfies Partial<Record<keyof Subject, Table>>;

type Part = keyof typeof HELD;
const PARTS = Object.keys(HELD) as Part[];

/** How far a letter's reader may look into rows that are their own or the other side's. */
function sightsIn({ about, kind }: LetterDeclaration): readonly Sight[] {
  if (about !== "case") return ["all", "own"];
  return kind === "受入確認" ? ["all", "own", "asked"] : ["all", "own", "asked", "decided"];
}

/** 申込者.移動手段 → the column; "" before the point where only a header is written. */
interface Named {
  readonly part: Part;
  readonly name: string;
  readonly column: Column<unknown>;
}

/** Columns that a word may mean: with its sheet one at most, by its header alone as many as have it. */
function columnsNamed(word: string): Named[] {
  const at = word.indexOf(".");
  const [sheet, header] = at < 0 ? ["", word] : [word.slice(0, at), word.slice(at + 1)];
  return PARTS.filter((part) => sheet === "" || HELD[part].name === sheet.trim()).flatMap((part) => {
    const columns: Readonly<Record<string, Column<unknown>>> = HELD[part].columns;
    return Object.entries(columns)
      .filter(([, column]) => column.header === header.trim())
      .map(([name, column]) => ({ part, name, column }));
  });
}

function isOpen({ column }: Named, letter: LetterDeclaration, reader: Party | "office"): boolean {
  if (reader === "office") return true;
  const sight = column.seenBy?.[reader];
  return sight !== undefined && sightsIn(letter).includes(sight);
}

/**
 * The values of the columns that a text names by sheet and header, those open to the reader alone. What was approved is
 * the letter's own words, so these are no part of its mark.
 */
export function columnFields(words: readonly string[], letter: LetterDeclaration, material: Material): Fields {
  const reader = readerOf(letter, material.notice);
  return Object.fromEntries(
    words
      .filter((word) => word.includes("."))
      .flatMap((word) => {
        const named = columnsNamed(word).find((each) => material[each.part] && isOpen(each, letter, reader));
        return named ? [[word, fieldOf(named, material)] as const] : [];
      }),
  );
}

function fieldOf({ part, name, column }: Named, material: Material): Field {
  const row = material[part] as unknown as Readonly<Record<string, unknown>>;
  const fault = freeTextFault(material, part, name);
  return { value: shown(column, row[name]), optional: true, fleeting: true, fault };
}

/** As a letter writes it: days in 和暦, amounts with commas. */
function shown({ cell }: Column<unknown>, value: unknown): string {
  const printed = cell.print(value);
  if (typeof printed === "boolean") return printed ? "はい" : "いいえ";
  if (printed === "") return "";
  if (cell.kind === "yen") return yen(Number(printed));
  const text = String(printed);
  if (cell.kind === "day") return wareki(text);
  return cell.kind === "moment" ? `${wareki(text.slice(0, 10))} ${text.slice(11, 16)}` : text;
}

const READERS: Readonly<Record<Party | "office", string>> = {
  applicant: "受講者（申込者）",
  instructor: "指導医",
  association: "医師会",
  hospital: "病院",
  hub: "連携拠点",
  office: "職員",
};

/** Why a word that a letter does not know cannot stand in a text (`where`), and what to do about it. */
export function wordFault(word: string, where: string, letter: LetterDeclaration, material: Material): string {
  const named = columnsNamed(word);
  const reader = readerOf(letter, material.notice);
  const open = named.filter((each) => isOpen(each, letter, reader));
  const [first] = named;
  if (!first) return `${where}にある {{${word}}} は使えない語です。つづりを確かめてください`;
  const [use] = open;
  const full = ({ part, column }: Named): string => `${HELD[part].name}.${column.header}`;
  if (!use)
    return `${where}にある {{${word}}} は、「${HELD[first.part].name}」シートの「${first.column.header}」の列です。この通知を読む${READERS[reader]}には見せない列なので、作っていません。${where}から消してください`;
  return word.includes(".")
    ? `${where}にある {{${word}}} は、この通知では使えません。「${letter.kind}」は「${HELD[use.part].name}」シートの行についての通知ではありません。${where}から消してください`
    : `${where}にある {{${word}}} は使えない語です。列の値を載せるときは {{${full(use)}}} と書いてください`;
}
