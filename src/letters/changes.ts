/** What a 変更連絡 lists: old and new of what both sides of a case may see, whoever it concerns. Pure. */
import { wareki } from "../core/calendar.ts";
import { holdsTraces } from "../core/patient-text/index.ts";
import type { Column, Sight } from "../core/table.ts";
import { applicants } from "../tables/applicants.ts";
import type { Correction } from "../tables/desk.ts";
import { appointments, instructors } from "../tables/instructors.ts";

/** Lines of the page that the list may fill, and characters of one. */
const ROOM = 30;
const MEASURE = 38;
/** Of an old value so much tells which it was. */
const OLD_SHOWN = 76;

interface Change {
  readonly header: string;
  readonly before: string;
  readonly after: string;
}

/**
 * One entry a field: the first old value and the last new one; a field that came back to what it was is left out. What
 * only the office or one side sees has no place in a letter about the two of them.
 */
export function changesOf(corrections: readonly Correction[]): Change[] {
  const found = new Map<string, Change>();
  for (const { sheet, column: header, before, after } of inOrder(corrections)) {
    const column = columnOf(sheet, header);
    if (!column || !seenByBoth(column)) continue;
    const key = `${sheet}/${header}`;
    const first = found.get(key)?.before ?? shown(column, before);
    found.set(key, { header: titleOf(sheet, header), before: first, after: shown(column, after) });
  }
  return [...found.values()].filter(({ before, after }) => before !== after);
}

/** The list as lines, as many entries as a page has room for, the first in any case; "" for none. */
export function changeText(corrections: readonly Correction[]): string {
  const lines: string[] = [];
  let [room, left] = [ROOM, 0];
  for (const { header, before, after } of changesOf(corrections)) {
    const old = beginning(before);
    const height = 1 + heightOf(old) + heightOf(after);
    if (height > room && lines.length > 0) left++;
    else {
      lines.push(`○${header}`, `　旧　${old}`, `　新　${after}`);
      room -= height;
    }
  }
  return [...lines, ...(left > 0 ? [`ほか${left}件は、事務担当へお問い合わせください。`] : [])].join("\n");
}

/** By whole characters: 𠮷 is one. */
const beginning = (text: string): string =>
  [...text].length > OLD_SHOWN ? `${[...text].slice(0, OLD_SHOWN).join("")}…` : text;

const heightOf = (text: string): number => Math.ceil(text.length / MEASURE);

const inOrder = (corrections: readonly Correction[]): Correction[] =>
  [...corrections].sort((a, b) => (a.foundAt < b.foundAt ? -1 : a.foundAt > b.foundAt ? 1 : 0));

function columnOf(sheet: string, header: string): Column<unknown> | undefined {
  const table = [applicants, instructors, appointments].find(({ name }) => name === sheet);
  return table && Object.values<Column<unknown>>(table.columns).find((column) => column.header === header);
}

const SEES: readonly (Sight | undefined)[] = ["all", "own", "decided", "asked"];

function seenByBoth({ seenBy }: Column<unknown>): boolean {
  return SEES.includes(seenBy?.applicant) && SEES.includes(seenBy?.instructor);
}

/** Both people have a name: whose it is must be said. */
const titleOf = (sheet: string, header: string): string =>
  `${sheet === applicants.name ? "受講者" : "指導医"}の「${header}」`;

/** What somebody wrote freely and what may tell of a patient, before or after staff mended it, is said to neither side. */
function shown({ cell, writer }: Column<unknown>, value: string): string {
  const text = value.replace(/\n+/g, "　").trim();
  if (text === "") return "（なし）";
  if (writer === "intake" && cell.kind === "long" && holdsTraces(value, [])) return "（載せていません）";
  return cell.kind === "day" && /^\d{4}-\d\d-\d\d$/.test(text) ? wareki(text) : text;
}
