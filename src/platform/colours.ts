/** The colour of a state beside its word, by rules of the sheet, so that it follows whatever is written there. */
import type { Table, Tone } from "../core/table.ts";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type ConditionalFormatRule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;

/** Dark on light, each 7:1 or more, and told apart in grey print by the word itself. */
const TONES: Readonly<Record<Tone, { background: string; ink: string }>> = {
  asks: { background: "#fce8e6", ink: "#8c1d18" },
  waits: { background: "#fef7e0", ink: "#5f4300" },
  goes: { background: "#e8f0fe", ink: "#174ea6" },
  done: { background: "#e6f4ea", ink: "#0d5023" },
  rests: { background: "#f1f3f4", ink: "#3c4043" },
};

/**
 * One rule a state, over `depth` rows. A rule for the word that stands there already is left: staff may have chosen
 * another colour. A sheet just `born` has none.
 */
export function colourStates(
  sheet: Sheet,
  table: Table,
  headers: readonly string[],
  { depth, born }: { readonly depth: number; readonly born: boolean },
): void {
  const toned = Object.values(table.columns).filter((column) => column.tones !== undefined);
  if (toned.length === 0) return;
  const present = born ? [] : sheet.getConditionalFormatRules();
  const known = new Set(
    present.flatMap((rule) => rule.getRanges().map((range) => `${range.getColumn()}/${wordOf(rule)}`)),
  );
  const missing = toned.flatMap((column) => {
    const at = headers.indexOf(column.header) + 1;
    const words = Array.isArray(column.cell.list) ? (column.cell.list as readonly string[]) : [];
    const toColour = words.filter((word) => column.tones?.[word] !== undefined && !known.has(`${at}/${word}`));
    if (toColour.length === 0) return [];
    const range = sheet.getRange(2, at, depth, 1);
    return toColour.flatMap((word) => {
      const tone = column.tones?.[word];
      return tone === undefined ? [] : [colourOf(range, word, tone)];
    });
  });
  if (missing.length > 0) sheet.setConditionalFormatRules([...present, ...missing]);
}

function colourOf(range: GoogleAppsScript.Spreadsheet.Range, word: string, tone: Tone): ConditionalFormatRule {
  const { background, ink } = TONES[tone];
  return SpreadsheetApp.newConditionalFormatRule()
    .whenTextEqualTo(word)
    .setBackground(background)
    .setFontColor(ink)
    .setRanges([range])
    .build();
}

function wordOf(rule: ConditionalFormatRule): string {
  const values: unknown = rule.getBooleanCondition()?.getCriteriaValues()[0];
  return typeof values === "string" ? values : "";
}
