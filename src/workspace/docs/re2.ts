/** RE2 patterns as DocumentApp takes them, over the host's regular expressions. */
import { Exception } from "../kernel.ts";

/** The pattern, global and by whole characters; what RE2 does not know (lookaround, back-references) is refused. */
export function re2(pattern: string): RegExp {
  if (pattern === "") throw new Exception("正規表現が空です");
  const outside = pattern.replace(/\\\\/g, "");
  if (/\(\?(?:[=!]|<[=!])/.test(outside)) throw refused(pattern, "先読み・後読みは使えません");
  if (/\\[1-9]|\\k</.test(outside)) throw refused(pattern, "後方参照は使えません");
  const { flags, source } = inlineFlags(pattern);
  try {
    return new RegExp(source, `gu${flags}`);
  } catch {
    throw refused(pattern, "書式が正しくありません（{ } などの記号は \\ を付けて書きます）");
  }
}

/** RE2 writes flags at the front of the pattern: (?i), (?s), (?m). */
function inlineFlags(pattern: string): { flags: string; source: string } {
  const found = /^\(\?([ims]+)\)/.exec(pattern);
  return found ? { flags: found[1] ?? "", source: pattern.slice(found[0].length) } : { flags: "", source: pattern };
}

function refused(pattern: string, why: string): Exception {
  return new Exception(`正規表現「${pattern}」: ${why}`);
}
