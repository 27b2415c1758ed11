/** SpreadsheetApp's enumerations: here each member is its own name. */
import type { Kernel } from "../kernel.ts";
import { CRITERIA } from "./rules.ts";
import { WHEN } from "./order.ts";

const NAMES = {
  BorderStyle: ["DOTTED", "DASHED", "SOLID", "SOLID_MEDIUM", "SOLID_THICK", "DOUBLE"],
  ProtectionType: ["RANGE", "SHEET"],
  WrapStrategy: ["WRAP", "OVERFLOW", "CLIP"],
  DataValidationCriteria: CRITERIA,
  BooleanCriteria: [...Object.keys(WHEN), "CUSTOM_FORMULA"],
  Dimension: ["COLUMNS", "ROWS"],
  Direction: ["UP", "DOWN", "PREVIOUS", "NEXT"],
} as const;

type Enums = { readonly [Name in keyof typeof NAMES]: (typeof GoogleAppsScript.Spreadsheet)[Name] };

/** The enumerations as fields of SpreadsheetApp; a member that is not there throws by name. */
export function enumsOf(kernel: Kernel): Enums {
  const made: Record<string, object> = {};
  for (const [name, members] of Object.entries(NAMES))
    made[name] = kernel.expose(name, Object.fromEntries(members.map((member) => [member, member])));
  return made as unknown as Enums;
}
