/** DataValidation and its builder. */
import { Exception, unwrap } from "../kernel.ts";
import type { CellValue } from "./cells.ts";
import type { Desk } from "./desk.ts";
import type { RangePlace } from "./area.ts";
import type { Rule } from "./rules.ts";
import { CRITERIA, NO_RULE } from "./rules.ts";
import { toSerial } from "./serials.ts";

type GValidation = GoogleAppsScript.Spreadsheet.DataValidation;
type GBuilder = GoogleAppsScript.Spreadsheet.DataValidationBuilder;
type GRange = GoogleAppsScript.Spreadsheet.Range;
type Criteria = GoogleAppsScript.Spreadsheet.DataValidationCriteria;

class DataValidation implements Pick<
  GValidation,
  "getCriteriaType" | "getCriteriaValues" | "getAllowInvalid" | "getHelpText" | "copy"
> {
  constructor(
    private readonly desk: Desk,
    readonly rule: Rule,
  ) {}

  getCriteriaType(): Criteria {
    return this.rule.criteria as unknown as Criteria;
  }
  /** As the builder took them: [entries, showDropdown], [range, showDropdown], dates as Date. */
  getCriteriaValues(): unknown[] {
    const { criteria, values, source, showDropdown } = this.rule;
    if (criteria === "VALUE_IN_LIST") return [values.map(String), showDropdown];
    if (source) return [this.desk.range(source.sheetId, source.area), showDropdown];
    return criteria.startsWith("DATE_") ? values.map((serial) => this.desk.date(Number(serial))) : values.slice();
  }
  getAllowInvalid(): boolean {
    return this.rule.allowInvalid;
  }
  getHelpText(): string {
    return this.rule.help ?? "";
  }
  copy(): GBuilder {
    return newValidation(this.desk, this.rule);
  }
}

type Required = Exclude<
  keyof GBuilder,
  `requireDate${string}` | `requireNumber${string}` | "requireFormulaSatisfied" | "withCriteria"
>;
// prettier-ignore
type Compared =
  | "requireDate" | "requireDateAfter" | "requireDateBefore" | "requireDateOnOrAfter" | "requireDateOnOrBefore" | "requireDateBetween"
  | "requireNumberBetween" | "requireNumberGreaterThan" | "requireNumberGreaterThanOrEqualTo" | "requireNumberLessThanOrEqualTo";

class DataValidationBuilder implements Pick<GBuilder, Required | Compared> {
  constructor(
    private readonly desk: Desk,
    private rule: Rule,
  ) {}

  requireValueInList(values: string[], showDropdown = true): GBuilder {
    if (!Array.isArray(values)) throw new Exception("リストには配列を指定してください。");
    return this.set("VALUE_IN_LIST", values.map(String), { showDropdown });
  }
  requireValueInRange(range: GRange, showDropdown = true): GBuilder {
    const { sheetId, area } = unwrap(range as unknown) as RangePlace;
    return this.set("VALUE_IN_RANGE", [], { source: { sheetId, area }, showDropdown });
  }
  requireCheckbox(
    checked: CellValue = true,
    unchecked: CellValue = typeof checked === "boolean" ? false : "",
  ): GBuilder {
    return this.set("CHECKBOX", checked === true ? [] : [checked, unchecked], { checked, unchecked });
  }
  requireDate(): GBuilder {
    return this.set("DATE_IS_VALID_DATE", []);
  }
  requireDateAfter(date: GoogleAppsScript.Base.Date): GBuilder {
    return this.set("DATE_AFTER", this.days(date));
  }
  requireDateBefore(date: GoogleAppsScript.Base.Date): GBuilder {
    return this.set("DATE_BEFORE", this.days(date));
  }
  requireDateOnOrAfter(date: GoogleAppsScript.Base.Date): GBuilder {
    return this.set("DATE_ON_OR_AFTER", this.days(date));
  }
  requireDateOnOrBefore(date: GoogleAppsScript.Base.Date): GBuilder {
    return this.set("DATE_ON_OR_BEFORE", this.days(date));
  }
  requireDateBetween(start: GoogleAppsScript.Base.Date, end: GoogleAppsScript.Base.Date): GBuilder {
    return this.set("DATE_BETWEEN", this.days(start, end));
  }
  requireNumberBetween(start: number, end: number): GBuilder {
    return this.set("NUMBER_BETWEEN", [start, end]);
  }
  requireNumberGreaterThan(number: number): GBuilder {
    return this.set("NUMBER_GREATER_THAN", [number]);
  }
  requireNumberGreaterThanOrEqualTo(number: number): GBuilder {
    return this.set("NUMBER_GREATER_THAN_OR_EQUAL_TO", [number]);
  }
  requireNumberLessThanOrEqualTo(number: number): GBuilder {
    return this.set("NUMBER_LESS_THAN_OR_EQUAL_TO", [number]);
  }
  requireTextContains(text: string): GBuilder {
    return this.set("TEXT_CONTAINS", [text]);
  }
  requireTextDoesNotContain(text: string): GBuilder {
    return this.set("TEXT_DOES_NOT_CONTAIN", [text]);
  }
  requireTextEqualTo(text: string): GBuilder {
    return this.set("TEXT_EQUAL_TO", [text]);
  }
  requireTextIsEmail(): GBuilder {
    return this.set("TEXT_IS_VALID_EMAIL", []);
  }
  requireTextIsUrl(): GBuilder {
    return this.set("TEXT_IS_VALID_URL", []);
  }
  setAllowInvalid(allowInvalid: boolean): GBuilder {
    return this.with({ allowInvalid });
  }
  setHelpText(help: string): GBuilder {
    return this.with({ help });
  }
  getAllowInvalid(): boolean {
    return this.rule.allowInvalid;
  }
  getHelpText(): string | null {
    return this.rule.help;
  }
  getCriteriaType(): Criteria {
    return this.rule.criteria as unknown as Criteria;
  }
  getCriteriaValues(): unknown[] {
    return new DataValidation(this.desk, this.rule).getCriteriaValues();
  }
  copy(): GBuilder {
    return newValidation(this.desk, this.rule);
  }
  build(): GValidation {
    if (!CRITERIA.includes(this.rule.criteria)) throw new Exception("データの入力規則に条件が設定されていません。");
    return exposeRule(this.desk, this.rule);
  }

  private set(criteria: string, values: readonly CellValue[], more: Partial<Rule> = {}): GBuilder {
    return this.with({ source: undefined, ...more, criteria, values });
  }
  private with(change: Partial<Rule>): GBuilder {
    this.rule = { ...this.rule, ...change };
    return exposeBuilder(this.desk, this);
  }
  private days(...dates: GoogleAppsScript.Base.Date[]): number[] {
    return dates.map((date) => Math.floor(toSerial(date.getTime(), this.desk.book.zone)));
  }
}

/** Builders work inside the script: no service call. */
const LOCAL = Object.getOwnPropertyNames(DataValidationBuilder.prototype);

function exposeBuilder(desk: Desk, builder: DataValidationBuilder): GBuilder {
  return desk.kernel.expose("DataValidationBuilder", builder, LOCAL) as unknown as GBuilder;
}

/** A builder; by Google's default, a value that breaks the rule is refused only after setAllowInvalid(false). */
export function newValidation(desk: Desk, rule: Rule = NO_RULE): GBuilder {
  return exposeBuilder(desk, new DataValidationBuilder(desk, rule));
}

export function exposeRule(desk: Desk, rule: Rule): GValidation {
  return desk.kernel.expose(
    "DataValidation",
    new DataValidation(desk, rule),
    Object.getOwnPropertyNames(DataValidation.prototype),
  );
}

/** The rule behind what a script handed over; undefined removes. */
export function ruleOf(validation: unknown): Rule | undefined {
  const raw = unwrap(validation);
  if (raw === null) return undefined;
  if (raw instanceof DataValidation) return raw.rule;
  throw new Exception("データの入力規則ではありません。build() を呼び出してください。");
}
