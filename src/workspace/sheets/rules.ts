/** Data validation: the rule of a cell, and whether a value keeps it. */
import type { Area, Cell, CellValue } from "./cells.ts";
import { contentOf } from "./cells.ts";
import { display, isDateFormat } from "./formats.ts";

export interface RangeRef {
  readonly sheetId: number;
  readonly area: Area;
}

export interface Rule {
  /** A name of SpreadsheetApp.DataValidationCriteria. */
  readonly criteria: string;
  /** As given to the builder: list entries, numbers, serials of dates, texts. */
  readonly values: readonly CellValue[];
  /** VALUE_IN_RANGE only. */
  readonly source: RangeRef | undefined;
  readonly showDropdown: boolean;
  /** false: a value that breaks the rule is refused; true: it only gets a warning mark. */
  readonly allowInvalid: boolean;
  readonly help: string | null;
  readonly checked: CellValue;
  readonly unchecked: CellValue;
}

// prettier-ignore
export const NO_RULE: Rule = {
  criteria: "", values: [], source: undefined, showDropdown: true, allowInvalid: true, help: null, checked: true, unchecked: false,
};

type Check = (value: CellValue, wanted: readonly CellValue[], shown: string, format: string) => boolean;

const num =
  (test: (value: number, a: number, b: number) => boolean): Check =>
  (value, [a, b]) =>
    typeof value === "number" && test(value, Number(a), Number(b));
const date =
  (test: (day: number, a: number, b: number) => boolean): Check =>
  (value, [a, b], _shown, format) =>
    typeof value === "number" && isDateFormat(format) && test(Math.floor(value), Number(a), Number(b));

const CHECKS: Record<string, Check> = {
  VALUE_IN_LIST: (_value, wanted, shown) => wanted.some((entry) => String(entry) === shown),
  VALUE_IN_RANGE: (_value, wanted, shown) => wanted.some((entry) => String(entry) === shown),
  CHECKBOX: (value, wanted) => wanted.includes(value),
  TEXT_CONTAINS: (_value, [part], shown) => shown.includes(String(part)),
  TEXT_DOES_NOT_CONTAIN: (_value, [part], shown) => !shown.includes(String(part)),
  TEXT_EQUAL_TO: (_value, [text], shown) => shown === String(text),
  TEXT_IS_VALID_EMAIL: (_value, _wanted, shown) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(shown),
  TEXT_IS_VALID_URL: (_value, _wanted, shown) => /^(https?:\/\/)?[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(shown),
  NUMBER_BETWEEN: num((value, a, b) => value >= a && value <= b),
  NUMBER_NOT_BETWEEN: num((value, a, b) => value < a || value > b),
  NUMBER_EQUAL_TO: num((value, a) => value === a),
  NUMBER_NOT_EQUAL_TO: num((value, a) => value !== a),
  NUMBER_GREATER_THAN: num((value, a) => value > a),
  NUMBER_GREATER_THAN_OR_EQUAL_TO: num((value, a) => value >= a),
  NUMBER_LESS_THAN: num((value, a) => value < a),
  NUMBER_LESS_THAN_OR_EQUAL_TO: num((value, a) => value <= a),
  DATE_IS_VALID_DATE: date(() => true),
  DATE_EQUAL_TO: date((day, a) => day === a),
  DATE_AFTER: date((day, a) => day > a),
  DATE_BEFORE: date((day, a) => day < a),
  DATE_ON_OR_AFTER: date((day, a) => day >= a),
  DATE_ON_OR_BEFORE: date((day, a) => day <= a),
  DATE_BETWEEN: date((day, a, b) => day >= a && day <= b),
  DATE_NOT_BETWEEN: date((day, a, b) => day < a || day > b),
};

/** Criteria that the embedded workspace can check. */
export const CRITERIA: readonly string[] = Object.keys(CHECKS);

/** Whether the cell's value keeps its own rule; a blank always does. `listed` gives the values of a source range. */
export function keepsRule(cell: Cell, listed: (source: RangeRef) => CellValue[]): boolean {
  const { rule, format } = cell.style;
  if (!rule || cell.value === "") return true;
  const wanted = rule.source
    ? listed(rule.source)
    : rule.criteria === "CHECKBOX"
      ? [rule.checked, rule.unchecked]
      : rule.values;
  return CHECKS[rule.criteria]?.(contentOf(cell), wanted, display(cell.value, format), format) ?? true;
}
