/** One sheet of the model as a worksheet of exceljs. */
import type { Borders, Cell as ExcelCell, Style as ExcelStyle, Workbook, Worksheet } from "exceljs";
import { a1, columnName, overlaps } from "./a1.ts";
import type { Cell, Style } from "./cells.ts";
import { GENERAL, contentOf } from "./cells.ts";
import type { Grid, Highlight } from "./grid.ts";
import type { Rule } from "./rules.ts";
import { wallDate } from "./serials.ts";

/** Writes the sheet; lists that Excel cannot hold in the rule itself go to `lists`. */
export async function writeSheet(workbook: Workbook, grid: Grid, name: string, lists: ListSheet): Promise<void> {
  const tabColor = argb(grid.tabColor);
  const sheet = workbook.addWorksheet(name, {
    state: grid.hidden ? "hidden" : "visible",
    properties: tabColor ? { tabColor } : {},
    views:
      grid.frozenRows + grid.frozenColumns > 0
        ? [{ state: "frozen", ySplit: grid.frozenRows, xSplit: grid.frozenColumns }]
        : [],
  });
  const width = Math.max(grid.lastColumn(), grid.columns.length);
  writeColumns(sheet, grid, width);
  writeRows(sheet, grid, width);
  for (const area of grid.merges) sheet.mergeCells(a1(area));
  if (grid.filter) sheet.autoFilter = a1(grid.filter.area);
  for (const highlight of grid.highlights) writeHighlight(sheet, highlight);
  writeValidations(sheet, grid, lists);
  // A warning has no counterpart in .xlsx: guarded cells are locked, the sheet is protected without a password.
  if (grid.guarded.length > 0)
    await sheet.protect("", { formatColumns: true, formatRows: true, insertRows: true, sort: true, autoFilter: true });
}

function writeColumns(sheet: Worksheet, grid: Grid, width: number): void {
  const blank = Math.min(grid.maxRows, grid.lastRow() + 1);
  for (let number = 1; number <= width; number++) {
    const column = sheet.getColumn(number);
    column.width = Math.max(0, (grid.column(number).width - 5) / 7);
    column.hidden = grid.column(number).hidden;
    column.style = excelStyle(grid.cell(blank, number).style, locked(grid, blank, number));
  }
}

function writeRows(sheet: Worksheet, grid: Grid, width: number): void {
  for (let number = 1; number <= grid.lastRow(); number++) {
    const from = grid.row(number);
    const row = sheet.getRow(number);
    row.height = from.height * 0.75;
    row.hidden = from.hidden || from.filtered;
    for (let column = 1; column <= width; column++)
      writeCell(row.getCell(column), grid.cell(number, column), locked(grid, number, column));
  }
}

function writeCell(target: ExcelCell, cell: Cell, isLocked: boolean): void {
  const value = contentOf(cell);
  if (cell.formula !== "") target.value = { formula: cell.formula.slice(1), result: value };
  else if (value !== "") target.value = value;
  target.style = excelStyle(cell.style, isLocked);
  if (cell.note !== "") target.note = cell.note;
}

function locked(grid: Grid, row: number, column: number): boolean {
  const place = { row, col: column, rows: 1, cols: 1 };
  return grid.guarded.some(
    (guard) => (!guard.area || overlaps(guard.area, place)) && !guard.open.some((open) => overlaps(open, place)),
  );
}

const styles = new WeakMap<Style, [Partial<ExcelStyle>, Partial<ExcelStyle>]>();

function excelStyle(style: Style, isLocked: boolean): Partial<ExcelStyle> {
  let both = styles.get(style);
  if (!both) styles.set(style, (both = [dressed(style, false), dressed(style, true)]));
  return both[Number(isLocked)] ?? {};
}

function dressed({ format, look }: Style, isLocked: boolean): Partial<ExcelStyle> {
  const [fill, color] = [argb(look.background), argb(look.fontColor)];
  const side = { style: "thin" } as const;
  const border: Partial<Borders> = { top: side, left: side, bottom: side, right: side };
  const vertical =
    look.vertical === "top" || look.vertical === "middle" || look.vertical === "bottom" ? look.vertical : undefined;
  const horizontal =
    look.horizontal === "left" || look.horizontal === "center" || look.horizontal === "right"
      ? look.horizontal
      : undefined;
  return {
    protection: { locked: isLocked },
    ...(format !== GENERAL && { numFmt: format }),
    ...(fill && { fill: { type: "pattern", pattern: "solid", fgColor: fill } }),
    // prettier-ignore
    font: {
      name: look.fontFamily ?? "Arial", size: look.fontSize ?? 10, bold: look.fontWeight === "bold", italic: look.fontStyle === "italic",
      ...(color && { color }),
    },
    alignment: { wrapText: look.wrap === "WRAP", ...(vertical && { vertical }), ...(horizontal && { horizontal }) },
    ...(look.border && { border }),
  };
}

function argb(color: string | null | undefined): { argb: string } | undefined {
  const hex = /^#([0-9a-f]{6})$/i.exec(color ?? "")?.[1];
  return hex ? { argb: `FF${hex.toUpperCase()}` } : undefined;
}

function writeHighlight(sheet: Worksheet, { areas, criteria, values, background, fontColor, bold }: Highlight): void {
  const [fill, color, [first = ""]] = [argb(background), argb(fontColor), values];
  const style: Partial<ExcelStyle> = {
    font: { bold, ...(color && { color }) },
    ...(fill && { fill: { type: "pattern", pattern: "solid", bgColor: fill } }),
  };
  for (const area of areas) {
    const at = `${columnName(area.col)}${area.row}`;
    const text = `"${first.replaceAll('"', '""')}"`;
    const formula: Record<string, string> = {
      CUSTOM_FORMULA: first.replace(/^=/, ""),
      TEXT_EQUAL_TO: `${at}=${text}`,
      TEXT_CONTAINS: `ISNUMBER(SEARCH(${text},${at}))`,
      CELL_EMPTY: `LEN(${at})=0`,
      CELL_NOT_EMPTY: `LEN(${at})>0`,
    };
    sheet.addConditionalFormatting({
      ref: a1(area),
      rules: [{ type: "expression", priority: 1, formulae: [formula[criteria] ?? "FALSE"], style }],
    });
  }
}

/** One rule for each stretch of a column that has it: a rule a cell would be thousands. */
function writeValidations(sheet: Worksheet, grid: Grid, lists: ListSheet): void {
  for (let col = 1; col <= grid.maxColumns; col++) {
    let [rule, start] = [undefined as Rule | undefined, 1];
    for (let row = 1; row <= grid.rows.length + 1; row++) {
      const next = row <= grid.rows.length ? grid.cell(row, col).style.rule : undefined;
      if (same(rule, next)) continue;
      // Always "A1:A1", never "A1": exceljs joins single neighbours, and takes rules that differ in dates for equal.
      const letter = columnName(col);
      if (rule) validate(sheet, `${letter}${start}:${letter}${row - 1}`, rule, lists);
      [rule, start] = [next, row];
    }
  }
}

function same(a: Rule | undefined, b: Rule | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b));
}

// prettier-ignore
const OPERATORS: Record<string, string> = {
  BETWEEN: "between", NOT_BETWEEN: "notBetween", EQUAL_TO: "equal", NOT_EQUAL_TO: "notEqual", GREATER_THAN: "greaterThan",
  GREATER_THAN_OR_EQUAL_TO: "greaterThanOrEqual", LESS_THAN: "lessThan", LESS_THAN_OR_EQUAL_TO: "lessThanOrEqual",
  AFTER: "greaterThan", ON_OR_AFTER: "greaterThanOrEqual", BEFORE: "lessThan", ON_OR_BEFORE: "lessThanOrEqual",
};

/** dataValidations is there at run time (exceljs writes it), but missing from its types. */
interface Validated {
  dataValidations: { add(range: string, rule: Record<string, unknown>): void };
}

function validate(sheet: Worksheet, range: string, rule: Rule, lists: ListSheet): void {
  const kind = excelRule(rule, lists);
  if (!kind) return;
  (sheet as unknown as Validated).dataValidations.add(range, {
    ...kind,
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: rule.allowInvalid ? "warning" : "stop",
    ...(rule.help && { showInputMessage: true, prompt: rule.help.slice(0, 255), error: rule.help.slice(0, 225) }),
  });
}

/** undefined where Excel has no such rule (a text, an address). */
function excelRule(
  { criteria, values, source, checked, unchecked }: Rule,
  lists: ListSheet,
): Record<string, unknown> | undefined {
  if (criteria === "CHECKBOX")
    return { type: "list", formulae: [`"${String(checked).toUpperCase()},${String(unchecked).toUpperCase()}"`] };
  if (criteria === "VALUE_IN_LIST") return { type: "list", formulae: [lists.formula(values.map(String))] };
  if (criteria === "VALUE_IN_RANGE" && source) return { type: "list", formulae: [lists.reference(source)] };
  if (criteria === "DATE_IS_VALID_DATE")
    return { type: "date", operator: "greaterThanOrEqual", formulae: [wallDate(0)] };
  const [, kind, operator = ""] = /^(NUMBER|DATE)_(.*)$/.exec(criteria) ?? [];
  if (!kind) return undefined;
  // exceljs turns numbers in a date rule into milliseconds since 1970: it must get Dates.
  if (kind === "DATE")
    return { type: "date", operator: OPERATORS[operator], formulae: values.map((day) => wallDate(Number(day))) };
  return { type: "decimal", operator: OPERATORS[operator], formulae: values.slice() };
}

/** Where long lists live in the file, and how a rule names them. */
export interface ListSheet {
  formula(entries: readonly string[]): string;
  reference(source: { sheetId: number; area: Parameters<typeof a1>[0] }): string;
}
