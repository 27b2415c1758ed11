/** The sheet's filter and its criteria. */
import { Exception, unwrap } from "../kernel.ts";
import type { Desk } from "./desk.ts";
import type { Criterion, Filtering } from "./grid.ts";
import { applyFilter, sortArea, WHEN } from "./order.ts";

type GFilter = GoogleAppsScript.Spreadsheet.Filter;
type GCriteria = GoogleAppsScript.Spreadsheet.FilterCriteria;
type GBuilder = GoogleAppsScript.Spreadsheet.FilterCriteriaBuilder;

class Filter implements Pick<
  GFilter,
  "getRange" | "remove" | "sort" | "setColumnFilterCriteria" | "getColumnFilterCriteria" | "removeColumnFilterCriteria"
> {
  constructor(
    private readonly desk: Desk,
    private readonly sheetId: number,
  ) {}

  getRange(): GoogleAppsScript.Spreadsheet.Range {
    return this.desk.range(this.sheetId, this.filtering().area);
  }
  remove(): void {
    this.desk.change(this.sheetId, undefined, (grid) => {
      grid.filter = undefined;
      applyFilter(grid);
    });
  }
  /** Sorts all but the header row; `column` is a number in the sheet. */
  sort(column: number, ascending: boolean): GFilter {
    const { row, rows, ...columns } = this.filtering().area;
    const body = { ...columns, row: row + 1, rows: rows - 1 };
    if (body.rows > 0) this.desk.change(this.sheetId, body, (grid) => sortArea(grid, body, [{ column, ascending }]));
    return exposeFilter(this.desk, this.sheetId);
  }
  setColumnFilterCriteria(column: number, criteria: GCriteria | null): GFilter {
    const raw = unwrap(criteria as unknown);
    if (raw !== null && !(raw instanceof FilterCriteria))
      throw new Exception("フィルタ条件ではありません。build() を呼び出してください。");
    this.desk.change(this.sheetId, undefined, (grid) => {
      const filter = grid.filter;
      if (!filter || column < filter.area.col || column >= filter.area.col + filter.area.cols)
        throw new Exception("フィルタの列が範囲外です。");
      const next = new Map(filter.criteria);
      if (raw) next.set(column, raw.criterion);
      else next.delete(column);
      grid.filter = { ...filter, criteria: next };
      applyFilter(grid);
    });
    return exposeFilter(this.desk, this.sheetId);
  }
  removeColumnFilterCriteria(column: number): GFilter {
    return this.setColumnFilterCriteria(column, null);
  }
  getColumnFilterCriteria(column: number): GCriteria | null {
    const criterion = this.filtering().criteria.get(column);
    return criterion ? exposeCriteria(this.desk, new FilterCriteria(this.desk, criterion)) : null;
  }

  private filtering(): Filtering {
    const { filter } = this.desk.book.grid(this.sheetId);
    if (!filter) throw new Exception("フィルタは削除されています。");
    return filter;
  }
}

class FilterCriteria implements Pick<GCriteria, "getHiddenValues" | "copy"> {
  constructor(
    private readonly desk: Desk,
    readonly criterion: Criterion,
  ) {}
  getHiddenValues(): string[] {
    return this.criterion.hiddenValues.slice();
  }
  copy(): GBuilder {
    return newFilterCriteria(this.desk, this.criterion);
  }
}

type Whens =
  | "whenCellEmpty"
  | "whenCellNotEmpty"
  | "whenTextEqualTo"
  | "whenTextContains"
  | "whenNumberGreaterThan"
  | "whenNumberLessThan";

class FilterCriteriaBuilder implements Pick<GBuilder, "setHiddenValues" | "build" | Whens> {
  constructor(
    private readonly desk: Desk,
    private criterion: Criterion,
  ) {}
  setHiddenValues(values: string[]): GBuilder {
    this.criterion = { ...this.criterion, hiddenValues: values.map(String) };
    return exposeBuilder(this.desk, this);
  }
  whenCellEmpty(): GBuilder {
    return this.when("CELL_EMPTY");
  }
  whenCellNotEmpty(): GBuilder {
    return this.when("CELL_NOT_EMPTY");
  }
  whenTextEqualTo(text: string): GBuilder {
    return this.when("TEXT_EQUAL_TO", text);
  }
  whenTextContains(text: string): GBuilder {
    return this.when("TEXT_CONTAINS", text);
  }
  whenNumberGreaterThan(number: number): GBuilder {
    return this.when("NUMBER_GREATER_THAN", number);
  }
  whenNumberLessThan(number: number): GBuilder {
    return this.when("NUMBER_LESS_THAN", number);
  }
  build(): GCriteria {
    return exposeCriteria(this.desk, new FilterCriteria(this.desk, this.criterion));
  }

  private when(when: keyof typeof WHEN, ...values: (string | number)[]): GBuilder {
    this.criterion = { ...this.criterion, when, values };
    return exposeBuilder(this.desk, this);
  }
}

const LOCAL = Object.getOwnPropertyNames(FilterCriteriaBuilder.prototype);

function exposeBuilder(desk: Desk, builder: FilterCriteriaBuilder): GBuilder {
  return desk.kernel.expose("FilterCriteriaBuilder", builder, LOCAL) as unknown as GBuilder;
}

function exposeCriteria(desk: Desk, criteria: FilterCriteria): GCriteria {
  return desk.kernel.expose("FilterCriteria", criteria, ["getHiddenValues", "copy"]) as unknown as GCriteria;
}

export function newFilterCriteria(desk: Desk, from: Criterion = { hiddenValues: [], when: "", values: [] }): GBuilder {
  return exposeBuilder(desk, new FilterCriteriaBuilder(desk, from));
}

export function exposeFilter(desk: Desk, sheetId: number): GFilter {
  return desk.kernel.expose("Filter", new Filter(desk, sheetId));
}
