/** Cells copied from Excel or Sheets, as they arrive in a text area: tabs between cells, line breaks between rows. Pure. */

/** A row, with its place in the table that was copied: the first is 1, and blank rows count. */
export interface ClipRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Rows that hold anything. A cell with tabs, line breaks or quotation marks comes in quotation marks, its own doubled;
 * a mark that is never closed before a tab or a line's end is just a letter, as Sheets writes it.
 */
export function clipRows(text: string): ClipRow[] {
  const whole = text.replace(/\r\n?/g, "\n");
  const rows: ClipRow[] = [];
  for (let at = 0, line = 1; at <= whole.length; line++) {
    const row = rowAt(whole, at);
    if (row.cells.some((cell) => cell.trim() !== "")) rows.push({ line, cells: row.cells });
    at = row.end + 1;
  }
  return rows;
}

/** The cells from a row's beginning; `end` is where its line break stands, or the end of the text. */
function rowAt(text: string, from: number): { cells: string[]; end: number } {
  const cells: string[] = [];
  for (let at = from; ; at++) {
    const cell = quotedAt(text, at) ?? plainAt(text, at);
    cells.push(cell.value);
    at = cell.end;
    if (text[at] !== "\t") return { cells, end: at };
  }
}

interface Cell {
  readonly value: string;
  /** Where the tab or line break behind it stands, or the end of the text. */
  readonly end: number;
}

function plainAt(text: string, at: number): Cell {
  const length = text.slice(at).search(/[\t\n]/);
  const end = length < 0 ? text.length : at + length;
  return { value: text.slice(at, end), end };
}

function quotedAt(text: string, at: number): Cell | undefined {
  if (text[at] !== '"') return undefined;
  for (let mark = text.indexOf('"', at + 1); mark >= 0; mark = text.indexOf('"', mark + 1)) {
    if (text[mark + 1] === '"') mark++;
    else if (/^[\t\n]?$/.test(text[mark + 1] ?? ""))
      return { value: text.slice(at + 1, mark).replace(/""/g, '"'), end: mark + 1 };
    else return undefined;
  }
  return undefined;
}
