/**
 * Rows for another system, as a file in its charset. A character that the charset lacks is written as 〓 and named by
 * row, column and character, so that nothing goes lost without a word. Pure: encoding is handed in.
 */
import { csv, unencodable, type CsvCell } from "./money.ts";

export interface CsvFile {
  readonly name: string;
  readonly headings: readonly string[];
  /** As long as the headings; the first cell names the row. */
  readonly rows: readonly (readonly CsvCell[])[];
}

export interface Fitted {
  readonly text: string;
  /** 「支-2018-0003 支払先の「髙」」, in the order of the rows. */
  readonly lost: readonly string[];
}

/** What stands for a character that cannot be written; every Japanese charset holds it. */
export const GETA = "〓";

/** `roundTrip` encodes a text and decodes it again. Throws OfficeError for a cell that a spreadsheet could run. */
export function fitted({ headings, rows }: CsvFile, roundTrip: (text: string) => string): Fitted {
  const lines: readonly (readonly CsvCell[])[] = [headings, ...rows];
  const all = lines.flat().filter((cell) => typeof cell === "string");
  const missing = new Set(unencodable(all.join("\n"), roundTrip).map(({ char }) => char));
  const lost = rows.flatMap((row) =>
    row.flatMap((cell, column) =>
      lostIn(cell, missing).map((char) => `${row[0] ?? ""} ${headings[column] ?? ""}の「${char}」`),
    ),
  );
  return { text: csv(lines.map((line) => line.map((cell) => written(cell, missing)))), lost };
}

/** Each once, however often it stands in the cell. */
const lostIn = (cell: CsvCell, missing: ReadonlySet<string>): string[] =>
  typeof cell === "string" ? [...new Set(cell)].filter((char) => missing.has(char)) : [];

const written = (cell: CsvCell, missing: ReadonlySet<string>): CsvCell =>
  typeof cell === "string" ? Array.from(cell, (char) => (missing.has(char) ? GETA : char)).join("") : cell;
