/** Conditional colours: rules kept for the page and the saved file; the embedded grid does not evaluate formulas. */
import { Exception, unwrap } from "../kernel.ts";
import type { RangePlace } from "./area.ts";
import type { Desk } from "./desk.ts";
import type { Highlight } from "./grid.ts";

type GRule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;
type GBuilder = GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder;
type GRange = GoogleAppsScript.Spreadsheet.Range;

type GCondition = GoogleAppsScript.Spreadsheet.BooleanCondition;

class BooleanCondition implements Pick<GCondition, "getCriteriaValues"> {
  constructor(private readonly highlight: Highlight) {}
  getCriteriaValues(): unknown[] {
    return [...this.highlight.values];
  }
}

class ConditionalFormatRule implements Pick<GRule, "getRanges" | "copy" | "getBooleanCondition"> {
  constructor(
    private readonly desk: Desk,
    private readonly sheetId: number,
    readonly highlight: Highlight,
  ) {}
  getRanges(): GRange[] {
    return this.highlight.areas.map((area) => this.desk.range(this.sheetId, area));
  }
  getBooleanCondition(): GCondition {
    const condition = new BooleanCondition(this.highlight);
    return this.desk.kernel.expose("BooleanCondition", condition, ["getCriteriaValues"]) as unknown as GCondition;
  }
  copy(): GBuilder {
    return exposeBuilder(this.desk, new ConditionalFormatRuleBuilder(this.desk, this.sheetId, this.highlight));
  }
}

// prettier-ignore
type Members =
  | "whenTextEqualTo" | "whenTextContains" | "whenCellEmpty" | "whenCellNotEmpty" | "whenFormulaSatisfied" | "setBackground"
  | "setFontColor" | "setBold" | "setRanges" | "getRanges" | "build";

class ConditionalFormatRuleBuilder implements Pick<GBuilder, Members> {
  constructor(
    private readonly desk: Desk,
    private sheetId: number,
    private highlight: Highlight,
  ) {}
  whenTextEqualTo(text: string): GBuilder {
    return this.with({ criteria: "TEXT_EQUAL_TO", values: [text] });
  }
  whenTextContains(text: string): GBuilder {
    return this.with({ criteria: "TEXT_CONTAINS", values: [text] });
  }
  whenCellEmpty(): GBuilder {
    return this.with({ criteria: "CELL_EMPTY", values: [] });
  }
  whenCellNotEmpty(): GBuilder {
    return this.with({ criteria: "CELL_NOT_EMPTY", values: [] });
  }
  whenFormulaSatisfied(formula: string): GBuilder {
    return this.with({ criteria: "CUSTOM_FORMULA", values: [formula] });
  }
  setBackground(background: string | null): GBuilder {
    return this.with({ background });
  }
  setFontColor(fontColor: string | null): GBuilder {
    return this.with({ fontColor });
  }
  setBold(bold: boolean | null): GBuilder {
    return this.with({ bold: bold === true });
  }
  setRanges(ranges: GRange[]): GBuilder {
    const places = ranges.map((range) => unwrap(range as unknown) as RangePlace);
    this.sheetId = places[0]?.sheetId ?? 0;
    return this.with({ areas: places.map((place) => place.area) });
  }
  getRanges(): GRange[] {
    return this.highlight.areas.map((area) => this.desk.range(this.sheetId, area));
  }
  build(): GRule {
    if (this.highlight.areas.length === 0) throw new Exception("条件付き書式ルールには範囲が必要です。");
    if (this.highlight.criteria === "") throw new Exception("条件付き書式ルールには条件が必要です。");
    return exposeHighlight(this.desk, this.sheetId, this.highlight);
  }

  private with(change: Partial<Highlight>): GBuilder {
    this.highlight = { ...this.highlight, ...change };
    return exposeBuilder(this.desk, this);
  }
}

const LOCAL = Object.getOwnPropertyNames(ConditionalFormatRuleBuilder.prototype);

function exposeBuilder(desk: Desk, builder: ConditionalFormatRuleBuilder): GBuilder {
  return desk.kernel.expose("ConditionalFormatRuleBuilder", builder, LOCAL) as unknown as GBuilder;
}

export function newHighlight(desk: Desk): GBuilder {
  const empty: Highlight = { areas: [], criteria: "", values: [], background: null, fontColor: null, bold: false };
  return exposeBuilder(desk, new ConditionalFormatRuleBuilder(desk, 0, empty));
}

export function exposeHighlight(desk: Desk, sheetId: number, highlight: Highlight): GRule {
  return desk.kernel.expose("ConditionalFormatRule", new ConditionalFormatRule(desk, sheetId, highlight), [
    "getRanges",
    "copy",
    "getBooleanCondition",
  ]) as unknown as GRule;
}

export function highlightOf(rule: unknown): Highlight {
  const raw = unwrap(rule);
  if (raw instanceof ConditionalFormatRule) return raw.highlight;
  throw new Exception("条件付き書式ルールではありません。build() を呼び出してください。");
}
