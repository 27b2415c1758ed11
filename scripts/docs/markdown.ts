/** The few shapes of Markdown that the reference is made of. */

/** What every generated file says first. */
export const GENERATED = "<!-- `npm run docs` が宣言から作ります。直接書き換えないでください -->";

/** A table; cells may hold line breaks and bars. */
export function grid(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cellText).join(" | ")} |`;
  return [line(headers), line(headers.map(() => "---")), ...rows.map(line)].join("\n");
}

function cellText(text: string): string {
  return text.trim().replace(/\\/g, "\\\\").replace(/\|/g, "\\|").replace(/</g, "&lt;").replace(/\n/g, "<br>");
}

export const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join("\n");

/** Text kept line by line, as it is. */
export const verbatim = (text: string): string => ["```", text, "```"].join("\n");

/** A file: its parts with a blank line between; empty parts are left out. */
export function page(title: string, ...parts: readonly string[]): string {
  return `${[GENERATED, `# ${title}`, ...parts].filter((part) => part !== "").join("\n\n")}\n`;
}
