/** A tiny evaluator: literals with + - * / and brackets. Anything else reads as "#NAME?", its text is kept. */
import type { CellValue } from "./cells.ts";

const TOKENS = /\s*(\d+(?:\.\d+)?|"(?:[^"]|"")*"|[-+*/()])/y;

export function evaluate(expression: string): CellValue {
  const tokens = tokensOf(expression);
  if (!tokens) return "#NAME?";
  if (tokens.length === 1 && tokens[0]?.startsWith('"')) return tokens[0].slice(1, -1).replaceAll('""', '"');
  let at = 0;
  const factor = (): number => {
    const token = tokens[at++] ?? "";
    if (token === "-") return -factor();
    if (token === "+") return factor();
    if (token !== "(") return /^\d/.test(token) ? Number(token) : NaN;
    const inner = sum();
    return tokens[at++] === ")" ? inner : NaN;
  };
  const product = (): number => {
    let value = factor();
    while (tokens[at] === "*" || tokens[at] === "/") value = tokens[at++] === "*" ? value * factor() : value / factor();
    return value;
  };
  const sum = (): number => {
    let value = product();
    while (tokens[at] === "+" || tokens[at] === "-")
      value = tokens[at++] === "+" ? value + product() : value - product();
    return value;
  };
  const value = sum();
  if (at < tokens.length || Number.isNaN(value)) return "#ERROR!";
  return Number.isFinite(value) ? value : "#DIV/0!";
}

function tokensOf(expression: string): string[] | undefined {
  const tokens: string[] = [];
  TOKENS.lastIndex = 0;
  const text = expression.trimEnd();
  while (TOKENS.lastIndex < text.length) {
    const match = TOKENS.exec(text);
    if (!match) return undefined;
    tokens.push(match[1] ?? "");
  }
  return tokens;
}
