/** HtmlTemplate: `<?= ?>` prints escaped, `<?!= ?>` prints as is, `<? ?>` runs. */
import vm from "node:vm";
import type { Globals } from "./loader.ts";

/** The page that `source` becomes, its scriptlets run in `context` with `variables` in scope. */
export function evaluateTemplate(source: string, variables: Globals, context: Globals): string {
  const render = vm.runInContext(compile(source), context) as (
    this: Globals,
    print: (value: unknown) => void,
    safe: (value: unknown) => void,
  ) => void;
  const out: string[] = [];
  render.call(
    variables,
    (value) => void out.push(String(value)),
    (value) => void out.push(escapeHtml(String(value))),
  );
  return out.join("");
}

export function escapeHtml(text: string): string {
  const names: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replace(/[&<>"']/g, (char) => names[char] ?? char);
}

function compile(source: string): string {
  let body = "";
  let from = 0;
  for (const match of source.matchAll(/<\?(!=|=)?([\s\S]*?)\?>/g)) {
    body += `$print(${JSON.stringify(source.slice(from, match.index))});\n`;
    const code = match[2] ?? "";
    body +=
      match[1] === undefined
        ? `${code}\n`
        : `${match[1] === "=" ? "$safe" : "$print"}(${code.replace(/;\s*$/, "")});\n`;
    from = match.index + match[0].length;
  }
  body += `$print(${JSON.stringify(source.slice(from))});`;
  return `(function ($print, $safe) { with (this) {\n${body}\n} })`;
}
