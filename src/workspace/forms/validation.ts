/** The rules a question may carry, as data, and the check of one answer against one rule. */
import { Exception } from "../kernel.ts";

type Comparison = "=" | "≠" | ">" | "≥" | "<" | "≤";

export type Rule = { help: string } & (
  | { on: "number" }
  | { on: "whole" }
  | { on: "compare"; with: Comparison; value: number }
  | { on: "between" | "notBetween"; from: number; to: number }
  | { on: "email" | "url" }
  | { on: "longest" | "shortest"; length: number }
  | { on: "pattern"; pattern: string; whole: boolean; wanted: boolean }
  | { on: "selected"; with: "=" | "≥" | "≤"; count: number }
);

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;
const EMAIL =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/;

/** Why a text breaks the rule, in the words of the Form page; undefined when it keeps it. */
export function textFault(rule: Rule, text: string): string | undefined {
  const keeps = keepsText(rule, text);
  return keeps ? undefined : rule.help || DEFAULT_HELP[rule.on];
}

/** Why a number of ticked choices breaks the rule. */
export function countFault(rule: Rule, count: number): string | undefined {
  if (rule.on !== "selected") return undefined;
  return compare(count, rule.with, rule.count) ? undefined : rule.help || DEFAULT_HELP.selected;
}

const DEFAULT_HELP: Record<Rule["on"], string> = {
  number: "数値を入力してください",
  whole: "整数を入力してください",
  compare: "条件に合う数値を入力してください",
  between: "範囲内の数値を入力してください",
  notBetween: "範囲外の数値を入力してください",
  email: "メールアドレスを正しく入力してください",
  url: "URL を正しく入力してください",
  longest: "文字数が多すぎます",
  shortest: "文字数が足りません",
  pattern: "形式が正しくありません",
  selected: "選択した数が条件に合いません",
};

function keepsText(rule: Rule, text: string): boolean {
  switch (rule.on) {
    case "number":
      return NUMBER.test(text);
    case "whole":
      return /^[+-]?\d+$/.test(text);
    case "compare":
      return NUMBER.test(text) && compare(Number(text), rule.with, rule.value);
    case "between":
      return NUMBER.test(text) && Number(text) >= rule.from && Number(text) <= rule.to;
    case "notBetween":
      return NUMBER.test(text) && (Number(text) < rule.from || Number(text) > rule.to);
    case "email":
      return EMAIL.test(text);
    case "url":
      return /^(https?|ftp):\/\/[^\s/?#]+\.[^\s/?#]+([/?#]\S*)?$/i.test(text);
    case "longest":
      return text.length <= rule.length;
    case "shortest":
      return text.length >= rule.length;
    case "pattern":
      return toRegExp(rule.pattern, rule.whole).test(text) === rule.wanted;
    case "selected":
      return true;
  }
}

function compare(left: number, how: Comparison, right: number): boolean {
  return {
    "=": left === right,
    "≠": left !== right,
    ">": left > right,
    "≥": left >= right,
    "<": left < right,
    "≤": left <= right,
  }[how];
}

/**
 * Google reads patterns as RE2: no look-around and no back-references. JavaScript's would pass here and fail
 * there, so they are refused; a leading (?i) is RE2's way to ignore case.
 */
export function toRegExp(pattern: string, whole: boolean): RegExp {
  if (/\(\?(=|!|<=|<!)/.test(pattern) || /(^|[^\\])(\\\\)*\\[1-9k]/.test(pattern))
    throw new Exception(`正規表現が正しくありません（RE2 では使えない書き方です）: ${pattern}`);
  const ignoreCase = pattern.startsWith("(?i)");
  const body = (ignoreCase ? pattern.slice(4) : pattern)
    .replaceAll("(?P<", "(?<")
    .replaceAll("\\z", "$")
    .replaceAll("\\A", "^");
  try {
    return new RegExp(whole ? `^(?:${body})$` : body, ignoreCase ? "iu" : "u");
  } catch {
    throw new Exception(`正規表現が正しくありません: ${pattern}`);
  }
}
