/** Range as scripts hold it: place, content, and here looks, validations, filter and protection. */
import { Exception } from "../kernel.ts";
import { overlaps } from "./a1.ts";
import { RANGE_FREE } from "./area.ts";
import type { Look } from "./cells.ts";
import { blankOf } from "./cells.ts";
import { RangeContent } from "./content.ts";
import type { GRange } from "./desk.ts";
import { exposeFilter } from "./filter.ts";
import { guardsOver } from "./grid.ts";
import { addProtection } from "./protection.ts";
import { NO_RULE } from "./rules.ts";
import { exposeRule, ruleOf } from "./validation.ts";
import { refuseMisfit, restyled } from "./writing.ts";

export { RANGE_FREE };

type S = typeof GoogleAppsScript.Spreadsheet;
// prettier-ignore
type Members =
  | "getNumberFormat" | "getNumberFormats" | "setNumberFormat" | "setNumberFormats" | "getDataValidation" | "getDataValidations"
  | "setDataValidation" | "setDataValidations" | "insertCheckboxes" | "removeCheckboxes" | "getBackground" | "getBackgrounds"
  | "setBackground" | "setBackgrounds" | "setFontWeight" | "getFontWeight" | "setFontWeights" | "setFontColor" | "setFontSize" | "setFontFamily"
  | "setFontStyle" | "setFontLine" | "setWrap" | "getWrap" | "setWrapStrategy" | "setVerticalAlignment" | "setHorizontalAlignment"
  | "setBorder" | "createFilter" | "getFilter" | "protect" | "canEdit" | "merge" | "breakApart" | "isPartOfMerge";

export class Range extends RangeContent implements Pick<GRange, Members> {
  getNumberFormat(): string {
    return this.first().style.format;
  }
  getNumberFormats(): string[][] {
    return this.grid().read(this.area, (cell) => cell.style.format);
  }
  setNumberFormat(numberFormat: string): GRange {
    return this.same(restyled((style) => ({ ...style, format: numberFormat })));
  }
  setNumberFormats(numberFormats: string[][]): GRange {
    refuseMisfit(numberFormats, this.area);
    const table = numberFormats.map((line) => line.slice());
    return this.replace((old, row, column) =>
      restyled((style) => ({ ...style, format: table[row]?.[column] ?? style.format }))(old),
    );
  }
  getDataValidation(): GoogleAppsScript.Spreadsheet.DataValidation | null {
    return this.getDataValidations()[0]?.[0] ?? null;
  }
  getDataValidations(): (GoogleAppsScript.Spreadsheet.DataValidation | null)[][] {
    return this.grid().read(this.area, ({ style: { rule } }) => (rule ? exposeRule(this.desk, rule) : null));
  }
  setDataValidation(validation: GoogleAppsScript.Spreadsheet.DataValidation | null): GRange {
    const rule = ruleOf(validation);
    return this.same(restyled((style) => ({ ...style, rule })));
  }
  setDataValidations(validations: (GoogleAppsScript.Spreadsheet.DataValidation | null)[][]): GRange {
    refuseMisfit(validations, this.area);
    const rules = validations.map((line) => line.map(ruleOf));
    return this.replace((old, row, column) => restyled((style) => ({ ...style, rule: rules[row]?.[column] }))(old));
  }
  insertCheckboxes(): GRange {
    const rule = { ...NO_RULE, criteria: "CHECKBOX", allowInvalid: false };
    return this.same(restyled((style) => ({ ...style, rule })));
  }
  removeCheckboxes(): GRange {
    return this.same((old) =>
      old.style.rule?.criteria === "CHECKBOX" ? blankOf({ ...old.style, rule: undefined }) : old,
    );
  }
  getBackground(): string {
    return this.first().style.look.background ?? "#ffffff";
  }
  getBackgrounds(): string[][] {
    return this.grid().read(this.area, (cell) => cell.style.look.background ?? "#ffffff");
  }
  setBackground(background: string | null): GRange {
    return this.look({ background });
  }
  setBackgrounds(colors: (string | null)[][]): GRange {
    return this.looks(colors, (background) => ({ background }));
  }
  setFontWeight(fontWeight: string | null): GRange {
    return this.look({ fontWeight });
  }
  getFontWeight(): "normal" | "bold" {
    return this.first().style.look.fontWeight === "bold" ? "bold" : "normal";
  }
  setFontWeights(weights: (string | null)[][]): GRange {
    return this.looks(weights, (fontWeight) => ({ fontWeight }));
  }
  setFontColor(fontColor: string | null): GRange {
    return this.look({ fontColor });
  }
  setFontSize(fontSize: number): GRange {
    return this.look({ fontSize });
  }
  setFontFamily(fontFamily: string | null): GRange {
    return this.look({ fontFamily });
  }
  setFontStyle(fontStyle: string | null): GRange {
    return this.look({ fontStyle });
  }
  setFontLine(fontLine: string | null): GRange {
    return this.look({ fontLine });
  }
  setWrap(isWrapEnabled: boolean): GRange {
    return this.look({ wrap: isWrapEnabled ? "WRAP" : "OVERFLOW" });
  }
  getWrap(): boolean {
    return this.first().style.look.wrap === "WRAP";
  }
  setWrapStrategy(strategy: S["WrapStrategy"][keyof S["WrapStrategy"]]): GRange {
    return this.look({ wrap: String(strategy) });
  }
  setVerticalAlignment(vertical: string | null): GRange {
    return this.look({ vertical });
  }
  setHorizontalAlignment(horizontal: string | null): GRange {
    return this.look({ horizontal });
  }
  setBorder(...sides: unknown[]): GRange {
    return this.look({ border: sides.slice(0, 6).some((side) => side === true) });
  }
  createFilter(): GoogleAppsScript.Spreadsheet.Filter {
    this.desk.change(this.sheetId, this.area, (grid) => {
      if (grid.filter) throw new Exception("すでにフィルタが存在するシートにフィルタを作成することはできません。");
      grid.filter = { area: this.area, criteria: new Map() };
    });
    return exposeFilter(this.desk, this.sheetId);
  }
  getFilter(): GoogleAppsScript.Spreadsheet.Filter | null {
    const { filter } = this.grid();
    return filter && overlaps(filter.area, this.area) ? exposeFilter(this.desk, this.sheetId) : null;
  }
  protect(): GoogleAppsScript.Spreadsheet.Protection {
    return addProtection(this.desk, this.sheetId, this.area);
  }
  canEdit(): boolean {
    const user = this.desk.kernel.run?.effectiveUser ?? "";
    return guardsOver(this.grid(), this.area).every((guard) => this.desk.mayPass(guard, user));
  }
  /** Only the first cell keeps its content. */
  merge(): GRange {
    const area = this.area;
    this.desk.change(this.sheetId, area, (grid) => {
      if (grid.merges.some((other) => overlaps(other, area))) throw new Exception("結合されたセルと重なっています。");
      grid.fill(area, (old, row, column) => (row + column === 0 ? old : blankOf(old.style)));
      grid.merges = [...grid.merges, area];
    });
    return this.self();
  }
  breakApart(): GRange {
    this.desk.change(this.sheetId, this.area, (grid) => {
      grid.merges = grid.merges.filter((other) => !overlaps(other, this.area));
    });
    return this.self();
  }
  isPartOfMerge(): boolean {
    return this.grid().merges.some((other) => overlaps(other, this.area));
  }

  private look(change: Look): GRange {
    return this.same(restyled((style) => ({ ...style, look: { ...style.look, ...change } })));
  }

  private looks<T>(table: T[][], change: (value: T) => Look): GRange {
    refuseMisfit(table, this.area);
    const looks = table.map((line) => line.map(change));
    return this.replace((old, row, column) =>
      restyled((style) => ({ ...style, look: { ...style.look, ...looks[row]?.[column] } }))(old),
    );
  }
}
