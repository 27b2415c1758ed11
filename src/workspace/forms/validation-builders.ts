/** FormApp.createTextValidation() and its siblings: each builds one Rule. */
import type { Kernel } from "../kernel.ts";
import { Exception, unwrap } from "../kernel.ts";
import type { Rule } from "./validation.ts";
import { toRegExp } from "./validation.ts";

type Bare = Rule extends infer R ? (R extends Rule ? Omit<R, "help"> : never) : never;
type Family = "text" | "paragraph" | "checkbox" | "grid";

/** What build() hands out; scripts only pass it on to setValidation. */
export class BuiltRule {
  constructor(
    readonly family: Family,
    readonly rule: Rule | "onePerColumn",
  ) {}
}

/** The rule behind what a script handed to setValidation; an Exception when it belongs to another item type. */
export function ruleFor(value: unknown, family: Family): Rule | "onePerColumn" {
  const built = unwrap(value);
  if (built instanceof BuiltRule && built.family === family) return built.rule;
  throw new Exception("この項目には使えない検証ルールです");
}

const NAMES: Record<Family, string> = {
  text: "TextValidationBuilder",
  paragraph: "ParagraphTextValidationBuilder",
  checkbox: "CheckboxValidationBuilder",
  grid: "GridValidationBuilder",
};

function methodsOf(builder: object): string[] {
  const above: unknown = Object.getPrototypeOf(builder);
  if (typeof above !== "object" || above === null || above === Object.prototype) return [];
  return [...Object.getOwnPropertyNames(above), ...methodsOf(above)];
}

class Builder {
  protected bare: Bare | "onePerColumn" | undefined;
  private help = "";

  constructor(
    protected readonly kernel: Kernel,
    private readonly family: Family,
  ) {}

  setHelpText(text: string): this {
    this.help = text;
    return this.self();
  }

  build(): BuiltRule {
    if (this.bare === undefined) throw new Exception("検証ルールの条件が指定されていません");
    const rule = this.bare === "onePerColumn" ? this.bare : { ...this.bare, help: this.help };
    return new BuiltRule(this.family, rule);
  }

  protected with(bare: Bare | "onePerColumn"): this {
    this.bare = bare;
    return this.self();
  }

  /** A builder is local to the script: nothing of it is a service call. */
  self(): this {
    return this.kernel.expose(NAMES[this.family], this, methodsOf(this));
  }
}

/** Texts of several lines know patterns and lengths only. */
export class ParagraphTextValidationBuilder extends Builder {
  constructor(kernel: Kernel, family: Family = "paragraph") {
    super(kernel, family);
  }
  requireTextContainsPattern(pattern: string): this {
    return this.pattern(pattern, false, true);
  }
  requireTextDoesNotContainPattern(pattern: string): this {
    return this.pattern(pattern, false, false);
  }
  requireTextMatchesPattern(pattern: string): this {
    return this.pattern(pattern, true, true);
  }
  requireTextDoesNotMatchPattern(pattern: string): this {
    return this.pattern(pattern, true, false);
  }
  requireTextLengthLessThanOrEqualTo(length: number): this {
    return this.with({ on: "longest", length });
  }
  requireTextLengthGreaterThanOrEqualTo(length: number): this {
    return this.with({ on: "shortest", length });
  }
  private pattern(pattern: string, whole: boolean, wanted: boolean): this {
    toRegExp(pattern, whole);
    return this.with({ on: "pattern", pattern, whole, wanted });
  }
}

export class TextValidationBuilder extends ParagraphTextValidationBuilder {
  constructor(kernel: Kernel) {
    super(kernel, "text");
  }
  requireNumber(): this {
    return this.with({ on: "number" });
  }
  requireWholeNumber(): this {
    return this.with({ on: "whole" });
  }
  requireNumberBetween(from: number, to: number): this {
    return this.with({ on: "between", from, to });
  }
  requireNumberNotBetween(from: number, to: number): this {
    return this.with({ on: "notBetween", from, to });
  }
  requireNumberEqualTo(value: number): this {
    return this.with({ on: "compare", with: "=", value });
  }
  requireNumberNotEqualTo(value: number): this {
    return this.with({ on: "compare", with: "≠", value });
  }
  requireNumberGreaterThan(value: number): this {
    return this.with({ on: "compare", with: ">", value });
  }
  requireNumberGreaterThanOrEqualTo(value: number): this {
    return this.with({ on: "compare", with: "≥", value });
  }
  requireNumberLessThan(value: number): this {
    return this.with({ on: "compare", with: "<", value });
  }
  requireNumberLessThanOrEqualTo(value: number): this {
    return this.with({ on: "compare", with: "≤", value });
  }
  requireTextIsEmail(): this {
    return this.with({ on: "email" });
  }
  requireTextIsUrl(): this {
    return this.with({ on: "url" });
  }
}

export class CheckboxValidationBuilder extends Builder {
  constructor(kernel: Kernel) {
    super(kernel, "checkbox");
  }
  requireSelectAtLeast(count: number): this {
    return this.with({ on: "selected", with: "≥", count });
  }
  requireSelectAtMost(count: number): this {
    return this.with({ on: "selected", with: "≤", count });
  }
  requireSelectExactly(count: number): this {
    return this.with({ on: "selected", with: "=", count });
  }
}

/** For both kinds of grid. */
export class GridValidationBuilder extends Builder {
  constructor(kernel: Kernel) {
    super(kernel, "grid");
  }
  requireLimitOneResponsePerColumn(): this {
    return this.with("onePerColumn");
  }
}
