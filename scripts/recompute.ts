/**
 * Checks a demonstration from outside: reads its workbook, letters, mails, lists and copies with nothing of this project,
 * computes every figure of summary.json again and prints what differs. `npx tsx scripts/recompute.ts [--dir DIR]`
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual, parseArgs } from "node:util";
import { linesOf, readBook } from "./recompute/book.ts";
import { counted, distinct, tally, text, type Counts, type Line, type Sheets } from "./recompute/counts.ts";
import { decisions, flow } from "./recompute/flow.ts";
import { csv, money, plain, unequalFiles } from "./recompute/money.ts";
import { letterOf, mailOf, type Letter, type Mail } from "./recompute/papers.ts";
import { shared } from "./recompute/shared.ts";
import { turn } from "./recompute/turn.ts";

/** What no file tells: what it cost, and by which seed. */
const NOT_IN_FILES = ["seed", "services"];

interface Found {
  readonly figures: Readonly<Record<string, unknown>>;
  /** What one file says otherwise than another. */
  readonly faults: readonly string[];
}

/** Every figure, from the files alone. */
export async function recompute(dir: string): Promise<Found> {
  const book = await readBook(join(dir, "workbook.xlsx"));
  const sheets: Sheets = (name) => linesOf(book.get(name) ?? []);
  const letters = read(dir, "letters", ".docx").map((bytes) => letterOf(bytes, sheets("申込者")));
  const mails = await Promise.all(read(dir, "mail", ".eml").map((bytes) => mailOf(bytes, sheets("申込者"))));
  const papers = names(dir, "documents", ".docx").map((name) => name.split(" ")[0] ?? "");
  const lists = new Map(
    below(dir, "files", ".csv").map((path) => [basename(path), csv(new Uint8Array(readFileSync(path)))]),
  );
  const figures = {
    ...flow(sheets, letters),
    decided: decisions(letters, sheets("マッチング")),
    ...money(sheets),
    ...turn(sheets),
    ...(await shared(below(dir, "shared", ".xlsx"), sheets("共有台帳"))),
    notices: { total: sheets("通知").length, byKind: crossed(sheets("通知")) },
    ...sent(letters, mails),
    documents: { total: papers.length, byKind: tally(papers) },
    ...plain(below(dir, "files", "").map((path) => basename(path))),
    operations: { total: sheets("操作記録").length, byState: counted(sheets("操作記録"), "状態") },
  };
  return { figures, faults: unequalFiles(sheets, lists) };
}

/** Sentences about every figure that is not as summary.json has it, and about files that contradict each other. */
export async function differences(dir: string): Promise<string[]> {
  const { figures, faults } = await recompute(dir);
  const told = JSON.parse(readFileSync(join(dir, "summary.json"), "utf8")) as Record<string, unknown>;
  const all = [...new Set([...Object.keys(told), ...Object.keys(figures)])].filter(
    (name) => !NOT_IN_FILES.includes(name),
  );
  const wrong = all
    .filter((name) => !isDeepStrictEqual(told[name], figures[name]))
    .map((name) => `${name}: summary.json ${JSON.stringify(told[name])}, files ${JSON.stringify(figures[name])}`);
  return [...wrong, ...faults];
}

function names(dir: string, folder: string, ending: string): string[] {
  const path = join(dir, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith(ending))
    .sort();
}

/** Paths of files in a folder and in those within it, where files lie as in Drive. */
function below(dir: string, folder: string, ending: string): string[] {
  const path = join(dir, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

const read = (dir: string, folder: string, ending: string): Uint8Array[] =>
  names(dir, folder, ending).map((name) => new Uint8Array(readFileSync(join(dir, folder, name))));

function crossed(lines: readonly Line[]): Record<string, Counts> {
  const kinds = Object.keys(counted(lines, "種類"));
  const of = (kind: string): Line[] => lines.filter((line) => text(line, "種類") === kind);
  return Object.fromEntries(kinds.map((kind) => [kind, counted(of(kind), "状態")]));
}

function sent(letters: readonly Letter[], mails: readonly Mail[]): Record<string, unknown> {
  const numbered = letters.filter(({ number }) => number !== "");
  const years = [...new Set(numbered.map(({ year }) => String(year)))].sort();
  return {
    numbers: Object.fromEntries(
      years.map((year) => {
        const own = numbered.filter((letter) => String(letter.year) === year).map(({ number }) => number);
        own.sort((a, b) => numberIn(a) - numberIn(b));
        return [year, { used: distinct(own), first: own[0] ?? "", last: own.at(-1) ?? "" }];
      }),
    ),
    letters: { total: letters.length, byKind: tally(letters.map(({ kind }) => kind)) },
    mails: {
      total: mails.length,
      byKind: tally(mails.map(({ kind }) => kind)),
      attached: tally(mails.map(({ attached }) => attached)),
      invitations: mails.filter(({ invites }) => invites).length,
      recipients: distinct(mails.flatMap(({ to }) => to)),
    },
  };
}

const numberIn = (document: string): number => Number(/第(\d+)号$/.exec(document)?.[1] ?? 0);

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { dir: { type: "string", default: "out/demo" } } });
  const found = await differences(resolve(values.dir));
  console.log(found.length === 0 ? "summary.json: no differences from the files" : found.join("\n"));
  if (found.length > 0) process.exitCode = 1;
}
