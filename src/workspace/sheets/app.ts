/** The global SpreadsheetApp. Under spreadsheets.currentonly it reaches the bound workbook and no other. */
import { Exception } from "../kernel.ts";
import { newHighlight } from "./conditional.ts";
import type { Desk, GRange, GSheet } from "./desk.ts";
import { enumsOf } from "./enums.ts";
import { newFilterCriteria } from "./filter.ts";
import { newValidation } from "./validation.ts";

type G = GoogleAppsScript.Spreadsheet.SpreadsheetApp;
type S = GoogleAppsScript.Spreadsheet.Spreadsheet;
// prettier-ignore
type Members =
  | "getActiveSpreadsheet" | "getActive" | "getActiveSheet" | "getActiveRange" | "getActiveRangeList" | "getCurrentCell" | "setActiveSheet"
  | "flush" | "newDataValidation" | "newConditionalFormatRule" | "newFilterCriteria" | "create" | "openById" | "openByUrl"
  | "BorderStyle" | "ProtectionType" | "WrapStrategy" | "DataValidationCriteria" | "BooleanCriteria" | "Dimension";

/** Builders are local to the script. */
export const APP_FREE = ["newDataValidation", "newConditionalFormatRule", "newFilterCriteria"] as const;

export class SpreadsheetApp implements Pick<G, Members> {
  readonly BorderStyle;
  readonly ProtectionType;
  readonly WrapStrategy;
  readonly DataValidationCriteria;
  readonly BooleanCriteria;
  readonly Dimension;
  readonly Direction;

  constructor(
    private readonly desk: Desk,
    private readonly ui: () => unknown,
  ) {
    const enums = enumsOf(desk.kernel);
    this.BorderStyle = enums.BorderStyle;
    this.ProtectionType = enums.ProtectionType;
    this.WrapStrategy = enums.WrapStrategy;
    this.DataValidationCriteria = enums.DataValidationCriteria;
    this.BooleanCriteria = enums.BooleanCriteria;
    this.Dimension = enums.Dimension;
    this.Direction = enums.Direction;
  }

  getActiveSpreadsheet(): S {
    return this.desk.spreadsheet();
  }
  getActive(): S {
    return this.desk.spreadsheet();
  }
  getActiveSheet(): GSheet {
    return this.desk.activeSheet();
  }
  getActiveRange(): GRange {
    return this.desk.activeRange();
  }
  getActiveRangeList(): GoogleAppsScript.Spreadsheet.RangeList {
    return this.desk.activeRanges();
  }
  getCurrentCell(): GRange {
    return this.desk.activeRange().getCell(1, 1);
  }
  setActiveSheet(sheet: GSheet): GSheet {
    return sheet.activate();
  }
  flush(): void {
    this.desk.ledger.flush();
  }
  getUi(): unknown {
    return this.ui();
  }
  newDataValidation(): GoogleAppsScript.Spreadsheet.DataValidationBuilder {
    return newValidation(this.desk);
  }
  newConditionalFormatRule(): GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder {
    return newHighlight(this.desk);
  }
  newFilterCriteria(): GoogleAppsScript.Spreadsheet.FilterCriteriaBuilder {
    return newFilterCriteria(this.desk);
  }
  create(): S {
    return forbidden("create");
  }
  openById(): S {
    return forbidden("openById");
  }
  openByUrl(): S {
    return forbidden("openByUrl");
  }
}

function forbidden(method: string): never {
  throw new Exception(
    `SpreadsheetApp.${method} を呼び出す権限がありません。必要な権限: https://www.googleapis.com/auth/spreadsheets`,
  );
}
