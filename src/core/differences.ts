/** Which answers of two rows of one table differ, as staff read it: 「日中の電話番号：046-000-0001 → 046-000-0002」. Pure. */
import { wareki } from "./calendar.ts";
import type { Row, Table } from "./table.ts";
import { oneLine } from "./text.ts";

/** Longest piece of an answer that is shown, in characters. */
const SHOWN = 60;

/** One line an answer that differs, in the order of the columns. `compared`: by default what a Form asks. */
export function differencesOf<T extends Table>(
  table: T,
  before: Row<T>,
  after: Row<T>,
  compared: (name: string) => boolean = (name) => table.columns[name]?.ask !== undefined,
): string[] {
  return Object.entries(table.columns).flatMap(([name, { header, cell }]) => {
    if (!compared(name)) return [];
    const shown = (row: Row<T>): string => plain(cell.kind, cell.print((row as Record<string, unknown>)[name]));
    return differenceOf(header, shown(before), shown(after));
  });
}

/** The line of one answer; none where both say the same. */
export function differenceOf(title: string, before: string, after: string): string[] {
  return before === after ? [] : [`${title}：${clipped(before)} → ${clipped(after)}`];
}

/** Width and line breaks make no difference. */
function plain(kind: string, printed: string | number | boolean): string {
  const text = oneLine(String(printed));
  return kind === "day" ? wareki(text) : text;
}

function clipped(text: string): string {
  if (text === "") return "（空）";
  const letters = Array.from(text);
  return letters.length > SHOWN ? `${letters.slice(0, SHOWN).join("").trim()}…` : text;
}
