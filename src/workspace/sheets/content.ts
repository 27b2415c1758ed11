/** A range's values, formulas and notes. */
import { Exception, unwrap } from "../kernel.ts";
import { RangePlace } from "./area.ts";
import type { Cell } from "./cells.ts";
import { blankOf, contentOf } from "./cells.ts";
import type { Desk, GRange } from "./desk.ts";
import { evaluate } from "./formula.ts";
import { display, isDateFormat } from "./formats.ts";
import { sortArea } from "./order.ts";
import type { SortKey } from "./order.ts";
import type { Input } from "./typed.ts";
import { inputOf } from "./typed.ts";
import { emptied, enter, refuseMisfit, restyled, unformatted } from "./writing.ts";

// prettier-ignore
type Members =
  | "getValue" | "getValues" | "getDisplayValue" | "getDisplayValues" | "setValue" | "setValues" | "getFormula" | "getFormulas"
  | "setFormula" | "setFormulas" | "getNote" | "getNotes" | "setNote" | "setNotes" | "clearNote" | "isBlank" | "clear"
  | "clearContent" | "clearFormat" | "clearDataValidations" | "copyTo" | "sort";

export class RangeContent extends RangePlace implements Pick<GRange, Members> {
  getValue(): unknown {
    return valueForScripts(this.desk, this.first());
  }
  getValues(): unknown[][] {
    return this.grid().read(this.area, (cell) => valueForScripts(this.desk, cell));
  }
  getDisplayValue(): string {
    return shown(this.first());
  }
  getDisplayValues(): string[][] {
    return this.grid().read(this.area, shown);
  }
  setValue(value: unknown): GRange {
    const input = inputOf(value);
    return this.enterAll(
      Array.from({ length: this.area.rows }, () => Array.from({ length: this.area.cols }, () => input)),
    );
  }
  setValues(values: unknown[][]): GRange {
    refuseMisfit(values, this.area);
    return this.enterAll(values.map((line) => line.map(inputOf)));
  }
  getFormula(): string {
    return this.first().formula;
  }
  getFormulas(): string[][] {
    return this.grid().read(this.area, (cell) => cell.formula);
  }
  setFormula(formula: string): GRange {
    return this.setFormulas(
      Array.from({ length: this.area.rows }, () => Array.from({ length: this.area.cols }, () => formula)),
    );
  }
  setFormulas(formulas: string[][]): GRange {
    refuseMisfit(formulas, this.area);
    const texts = formulas.map((line) => line.map((text) => (text === "" || text.startsWith("=") ? text : `=${text}`)));
    return this.replace((old, row, column) => {
      const formula = texts[row]?.[column] ?? "";
      return formula === "" ? blankOf(old.style) : { ...old, formula, value: evaluate(formula.slice(1)) };
    });
  }
  getNote(): string {
    return this.first().note;
  }
  getNotes(): string[][] {
    return this.grid().read(this.area, (cell) => cell.note);
  }
  setNote(note: string | null): GRange {
    return this.replace((old) => noted(old, note));
  }
  setNotes(notes: (string | null)[][]): GRange {
    refuseMisfit(notes, this.area);
    const texts = notes.map((line) => line.slice());
    return this.replace((old, row, column) => noted(old, texts[row]?.[column] ?? null));
  }
  clearNote(): GRange {
    return this.setNote(null);
  }
  isBlank(): boolean {
    return this.grid()
      .read(this.area, contentOf)
      .flat()
      .every((value) => value === "");
  }
  clear(options?: {
    contentsOnly?: boolean | undefined;
    formatOnly?: boolean | undefined;
    validationsOnly?: boolean | undefined;
  }): GRange {
    const all = !options?.contentsOnly && !options?.formatOnly && !options?.validationsOnly;
    if (all || options.contentsOnly) this.clearContent();
    if (all || options.formatOnly) this.clearFormat();
    return options?.validationsOnly ? this.clearDataValidations() : this.self();
  }
  clearContent(): GRange {
    return this.same(emptied);
  }
  /** Number formats and looks; validations stay, as Google keeps them. */
  clearFormat(): GRange {
    return this.same(restyled(unformatted));
  }
  clearDataValidations(): GRange {
    return this.same(restyled((style) => ({ ...style, rule: undefined })));
  }
  /** Copies cells to the other range's first cell; with contentsOnly, formats stay as they are there. */
  copyTo(destination: GRange, options?: unknown): void {
    if (options !== undefined && (typeof options !== "object" || options === null))
      throw new Exception("この貼り付け方法は使えません。");
    const to = unwrap(destination as unknown) as RangeContent;
    const values = Boolean((options as { contentsOnly?: boolean } | undefined)?.contentsOnly);
    const cells = this.grid().read(this.area, (cell) => cell);
    const area = { ...this.area, row: to.area.row, col: to.area.col };
    this.desk.change(to.sheetId, area, (grid) =>
      grid.fill(area, (old, row, column) => {
        const from = cells[row]?.[column] ?? old;
        return values ? { ...from, note: old.note, style: old.style } : from;
      }),
    );
  }
  /** A column number of the sheet, {column, ascending}, or a list of either. */
  sort(spec: unknown): GRange {
    const keys = (Array.isArray(spec) ? (spec as unknown[]) : [spec]).map((each) => this.sortKey(each));
    this.desk.change(this.sheetId, this.area, (grid) => sortArea(grid, this.area, keys));
    return this.self();
  }

  private sortKey(spec: unknown): SortKey {
    const key = typeof spec === "number" ? { column: spec } : (spec as { column: number; ascending?: boolean });
    if (key.column < this.area.col || key.column > this.getLastColumn())
      throw new Exception("並べ替える列が範囲外です。");
    return { column: key.column, ascending: key.ascending ?? true };
  }

  private enterAll(inputs: Input[][]): GRange {
    const zone = this.desk.zone();
    this.desk.change(this.sheetId, this.area, (grid, book) => enter(grid, book, this.area, inputs, zone));
    return this.self();
  }

  /** A change that differs from cell to cell. */
  protected replace(make: (old: Cell, row: number, column: number) => Cell): GRange {
    this.desk.change(this.sheetId, this.area, (grid) => grid.fill(this.area, make));
    return this.self();
  }

  /** A change that is the same for equal cells. */
  protected same(change: (old: Cell) => Cell): GRange {
    this.desk.change(this.sheetId, this.area, (grid) => grid.restyle(this.area, change));
    return this.self();
  }

  protected first(): Cell {
    return this.grid().cell(this.area.row, this.area.col);
  }
}

/** Numbers under a date format are Dates of the scripts' realm. */
export function valueForScripts(desk: Desk, cell: Cell): unknown {
  const value = contentOf(cell);
  return typeof value === "number" && isDateFormat(cell.style.format) ? desk.date(value) : value;
}

export function shown(cell: Cell): string {
  return display(contentOf(cell), cell.style.format);
}

function noted(old: Cell, note: string | null): Cell {
  return !note && old.value === "" ? blankOf(old.style) : { ...old, note: note ?? "" };
}
