/** Text as people type it into Forms and cells, brought to one shape. Pure. */

/**
 * Full-width letters, digits and signs, half-width kana and wide spaces to the ordinary forms; nothing else. Brackets
 * and punctuation stay wide, as Japanese text is printed. A plain NFKC would also replace compatibility ideographs
 * (U+FA10 塚 and the like) and so rewrite people's names.
 */
export function narrow(text: string): string {
  return text.replace(
    /[\uFF02-\uFF07\uFF0A\uFF0B\uFF0D-\uFF19\uFF1C-\uFF1E\uFF20-\uFF3A\uFF3C\uFF3E-\uFF5A\uFF61-\uFF9F\u3000]+/g,
    (run) => run.normalize("NFKC"),
  );
}

/** One line, single spaces, none at the ends; control characters and line breaks become spaces. */
export function oneLine(text: string): string {
  return narrow(text)
    .replace(/[\u0000-\u001F\u007F\u2028\u2029]+/g, " ")
    .replace(/ +/g, " ")
    .trim();
}

/** Several lines, each trimmed at its end, no blank lines at the ends. Wide spaces are kept: they indent. */
export function manyLines(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .map((line) => line.replace(/\s+$/, ""))
    .join("\n")
    .replace(/^\n+|\n+$/g, "");
}

/** ふりがな: katakana of either width to hiragana, single spaces. */
export function hiragana(text: string): string {
  return oneLine(text).replace(/[\u30A1-\u30F6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

/** Digits and hyphens of a telephone number; every dash that people use becomes "-". */
export function telephone(text: string): string {
  return oneLine(text)
    .replace(/[‐‑‒–—―−ー－]/g, "-")
    .replace(/[（）]/g, (bracket) => (bracket === "（" ? "(" : ")"))
    .replace(/[^\d+\-() ]/g, "")
    .replace(/ +/g, " ")
    .trim();
}

const VARIANTS: Readonly<Record<string, string>> = {
  髙: "高",
  﨑: "崎",
  邊: "辺",
  邉: "辺",
  齋: "斎",
  齊: "斉",
  濵: "浜",
  濱: "浜",
  澤: "沢",
  廣: "広",
  國: "国",
  𠮷: "吉",
  嶋: "島",
  嶌: "島",
  眞: "真",
  德: "徳",
  櫻: "桜",
};

/**
 * A key under which two spellings of one name meet: no spaces, the common variant characters folded. It only ever
 * proposes that two records may be one person; staff confirm.
 */
export function nameKey(name: string): string {
  return Array.from(oneLine(name).replace(/ /g, ""), (char) => VARIANTS[char] ?? char).join("");
}

/** Half a character outside the basic plane, as cutting a text leaves it, becomes U+FFFD, as no charset can hold it. */
export function wellFormed(text: string): string {
  return Array.from(text, (char) => (/^[\uD800-\uDFFF]$/.test(char) ? "\uFFFD" : char)).join("");
}

/** Braces that could be read as a placeholder of a template become wide ones: replacements run one after another. */
export function withoutPlaceholders(text: string): string {
  return text.replace(/\{\{/g, "｛｛").replace(/\}\}/g, "｝｝");
}

/** "a、b、c" to its parts; empty parts are dropped. */
export function listParts(text: string): string[] {
  return text
    .split(/[、,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** Up to `most` lines, and how many more there are. */
export function someLines(lines: readonly string[], most = 10): string {
  const rest = lines.length - most;
  return [...lines.slice(0, most), ...(rest > 0 ? [`ほか${rest}件`] : [])].join("\n");
}
