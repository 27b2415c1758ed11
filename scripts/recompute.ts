/**
 * Checks a demonstration from outside: reads workbook.xlsx, letters/*.docx and mail/*.eml with nothing of this project,
 * computes every figure of summary.json again and prints what differs. `npx tsx scripts/recompute.ts [--dir DIR]`
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual, parseArgs } from "node:util";
import { DOMParser } from "@xmldom/xmldom";
import ExcelJS from "exceljs";
import { strFromU8, unzipSync } from "fflate";
import PostalMime from "postal-mime";

type Counts = Record<string, number>;
type Line = ReadonlyMap<string, string>;

/** What no file tells: what it cost, and by which seed. */
const NOT_IN_FILES = ["seed", "services"];

/** Every figure, from the files alone. */
export async function recompute(dir: string): Promise<Record<string, unknown>> {
  const sheets = await readWorkbook(join(dir, "workbook.xlsx"));
  const letters = readFiles(join(dir, "letters"), ".docx").map(letterOf);
  const mails = await Promise.all(readFiles(join(dir, "mail"), ".eml").map(mailOf));
  const decided = decidedIn(letters, sheets.get("マッチング") ?? []);
  const documents = namesIn(join(dir, "documents")).map((name) => name.split(" ")[0] ?? "");
  return {
    ...registers((name) => sheets.get(name) ?? []),
    decided,
    ...papers(letters, mails),
    documents: { total: documents.length, byKind: tally(documents) },
  };
}

/** Figures that only the workbook tells. */
function registers(sheet: (name: string) => readonly Line[]): Record<string, unknown> {
  const texts = (name: string, header: string): string[] => column(sheet(name), header);
  const counts = (name: string, header: string): Counts => tally(texts(name, header));
  const year = sheet("設定").find((line) => line.get("項目") === "年度");
  return {
    fiscalYear: Number(year?.get("値")),
    arrived: distinct(["申込者", "年度委嘱", "要確認"].flatMap((name) => texts(name, "回答ID"))),
    applications: {
      total: sheet("申込者").length,
      byState: counts("申込者", "状態"),
      byRoute: counts("申込者", "受付経路"),
      byProfession: counts("申込者", "職種"),
      persons: distinct(texts("申込者", "人物番号")),
    },
    acceptances: {
      total: sheet("年度委嘱").length,
      byAnswer: counts("年度委嘱", "承諾"),
      openings: sheet("受入可能日").length,
    },
    reviews: { total: sheet("要確認").length, byKind: counts("要確認", "種別"), byState: counts("要確認", "状態") },
    cases: {
      total: sheet("マッチング").length,
      byState: counts("マッチング", "状態"),
      byVerdict: counts("マッチング", "判断"),
    },
    notices: { total: sheet("通知").length, byKind: noticesIn(sheet("通知")) },
    operations: { total: sheet("操作記録").length, byState: counts("操作記録", "状態") },
  };
}

/** Sentences about every figure that is not as summary.json has it; and about what must not be in the files. */
export async function differences(dir: string): Promise<string[]> {
  const found = await recompute(dir);
  const told = JSON.parse(readFileSync(join(dir, "summary.json"), "utf8")) as Record<string, unknown>;
  const names = [...new Set([...Object.keys(told), ...Object.keys(found)])].filter(
    (name) => !NOT_IN_FILES.includes(name),
  );
  return names
    .filter((name) => !isDeepStrictEqual(told[name], found[name]))
    .map((name) => `${name}: summary.json ${JSON.stringify(told[name])}, files ${JSON.stringify(found[name])}`);
}

async function readWorkbook(path: string): Promise<Map<string, Line[]>> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  return new Map(book.worksheets.map((sheet) => [sheet.name, linesOf(sheet)]));
}

/** Rows below the header as text by header; a formula is a fault, since nothing that people typed may become one. */
function linesOf(sheet: ExcelJS.Worksheet): Line[] {
  const headers = cellsOf(sheet.getRow(1));
  const lines = Array.from({ length: Math.max(0, sheet.rowCount - 1) }, (_, index) => cellsOf(sheet.getRow(index + 2)));
  return lines
    .filter((cells) => cells.some((text) => text !== ""))
    .map((cells) => new Map(headers.map((header, index) => [header, cells[index] ?? ""])));
}

function cellsOf(row: ExcelJS.Row): string[] {
  return Array.from({ length: row.cellCount }, (_, index) => {
    const cell = row.getCell(index + 1);
    if (cell.type === ExcelJS.ValueType.Formula)
      throw new Error(`${cell.worksheet.name} ${cell.address} holds a formula`);
    return cell.value instanceof Date ? cell.value.toISOString() : cell.text;
  });
}

const namesIn = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith(".docx"));

function readFiles(folder: string, ending: string): Uint8Array[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(ending));
  return names.sort().map((name) => new Uint8Array(readFileSync(join(folder, name))));
}

interface Letter {
  kind: string;
  number: string;
  /** Text of each paragraph. */
  lines: string[];
}

/** Kinds by the titles that the letters bear, and by the subjects of the mails. */
const TITLES: readonly (readonly [RegExp, string])[] = [
  [/受講者の決定について/, "決定連絡票（指導医用）"],
  [/同行研修の決定について/, "決定連絡票（受講者用）"],
  [/お申込みを受け付けました|受付について/, "受付連絡"],
];

const kindOf = (title: string): string => TITLES.find(([pattern]) => pattern.test(title))?.[1] ?? "?";

function letterOf(bytes: Uint8Array): Letter {
  const xml = strFromU8(unzipSync(bytes)["word/document.xml"] ?? new Uint8Array());
  const paragraphs = [...new DOMParser().parseFromString(xml, "text/xml").getElementsByTagName("w:p")];
  const lines = paragraphs.map((paragraph) =>
    [...paragraph.getElementsByTagName("w:t")]
      .map((run) => run.textContent ?? "")
      .join("")
      .trim(),
  );
  return {
    kind: kindOf(lines.find((line) => /（(通知|お知らせ)）$/.test(line)) ?? ""),
    number: lines.find((line) => /第\d+号$/.test(line)) ?? "",
    lines,
  };
}

/** The text behind a label of the 記: 「１　受付番号　　　申-2018-0001」. */
function item(letter: Letter, label: string): string {
  const line = letter.lines.find((each) => new RegExp(`^[０-９0-9]+　${label}　`).test(each)) ?? "";
  return line.replace(/^[^　]+　[^　]+　+/, "");
}

interface Mail {
  kind: string;
  to: string[];
  attached: string;
}

async function mailOf(bytes: Uint8Array): Promise<Mail> {
  const { subject = "", to = [], attachments } = await PostalMime.parse(bytes);
  const content = attachments[0]?.content;
  const head =
    content === undefined
      ? ""
      : typeof content === "string"
        ? content.slice(0, 4)
        : Buffer.from(content as ArrayBuffer).toString("latin1", 0, 4);
  return {
    kind: kindOf(subject),
    to: to.flatMap((one) => one.address ?? []),
    attached: head === "" ? "なし" : head === "%PDF" ? "PDF" : head.startsWith("PK") ? "Word" : "?",
  };
}

/**
 * Decisions as the applicants' letters tell them; each must have its counterpart to the instructor. A letter may offer
 * both halves of a day, so the half comes from the workbook, and must be one that the letter offers.
 */
function decidedIn(letters: readonly Letter[], cases: readonly Line[]): Record<string, unknown>[] {
  const of = (kind: string): Letter[] => letters.filter((letter) => letter.kind === kind);
  const theirs = of("決定連絡票（指導医用）");
  const decided = of("決定連絡票（受講者用）").map((letter) => {
    const application = item(letter, "受付番号");
    const other = theirs.find((each) => item(each, "受付番号") === application);
    const live = cases.find((line) => line.get("受付番号") === application && line.get("状態") === "決定");
    const [, day = "", halves = ""] = /^(平成\d+年\d+月\d+日)（.）([午前後・]+)/.exec(item(letter, "候補日")) ?? [];
    const half = live?.get("候補の時間帯") ?? "";
    return {
      application,
      applicant: (letter.lines.find((line) => line.endsWith("　様")) ?? "").replace(/　様$/, ""),
      instructor: item(letter, "指導医").replace(/（[^（]*）$/, ""),
      day: western(day),
      half: halves.split("・").includes(half) ? half : "",
      documents: [letter.number, other?.number ?? ""],
    };
  });
  return decided.sort((a, b) => (a.application < b.application ? -1 : 1));
}

/** 平成30年7月5日 to 2018-07-05. */
function western(day: string): string {
  const [year = 0, month = 0, date = 0] = (day.match(/\d+/g) ?? []).map(Number);
  return [1988 + year, month, date].map((part) => String(part).padStart(2, "0")).join("-");
}

function noticesIn(lines: readonly Line[]): Record<string, Counts> {
  const kinds = Object.keys(tally(column(lines, "種類")));
  return Object.fromEntries(
    kinds.map((kind) => [
      kind,
      tally(
        column(
          lines.filter((line) => line.get("種類") === kind),
          "状態",
        ),
      ),
    ]),
  );
}

function papers(letters: readonly Letter[], mails: readonly Mail[]): Record<string, unknown> {
  const numbers = letters
    .map((letter) => letter.number)
    .filter((number) => number !== "")
    .sort((a, b) => numberIn(a) - numberIn(b));
  return {
    numbers: { used: distinct(numbers), first: numbers[0] ?? "", last: numbers.at(-1) ?? "" },
    letters: { total: letters.length, byKind: tally(letters.map((letter) => letter.kind)) },
    mails: {
      total: mails.length,
      byKind: tally(mails.map((mail) => mail.kind)),
      attached: tally(mails.map((mail) => mail.attached)),
      recipients: distinct(mails.flatMap((mail) => mail.to)),
    },
  };
}

const numberIn = (text: string): number => Number(/第(\d+)号$/.exec(text)?.[1] ?? 0);
const column = (lines: readonly Line[], header: string): string[] => lines.map((line) => line.get(header) ?? "");
const distinct = (values: readonly string[]): number => new Set(values.filter((value) => value !== "")).size;

function tally(values: readonly string[]): Counts {
  const counts: Counts = {};
  for (const value of values) if (value !== "") counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { dir: { type: "string", default: "out/demo" } } });
  const found = await differences(resolve(values.dir));
  console.log(found.length === 0 ? "summary.json: no differences from the files" : found.join("\n"));
  if (found.length > 0) process.exitCode = 1;
}
