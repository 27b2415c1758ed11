/** Text brought to one shape for the search, with the way back to the text as it was written. Pure. */

export interface Folded {
  readonly plain: string;
  /** For each place in `plain`, and for its end, the place in the text as written. */
  readonly places: readonly number[];
}

const DASHES = /[‐‑‒–—―−]/;
/** Dakuten and handakuten that stand as characters of their own: half-width ones, and those of decomposed text. */
const VOICING = /[\uFF9E\uFF9F\u3099\u309A]/;
/** What shows nothing on paper and must not hide a name: variation selectors, soft hyphens, zero-width characters. */
const UNSEEN = /[\u00AD\u200B-\u200F\u2060\uFE00-\uFE0F\uFEFF]|[\u{E0100}-\u{E01EF}]/u;

/**
 * Everything narrow except kana, which become wide: unlike `narrow` of text.ts also brackets, since the search wants
 * one form of each. Ideographs stay as they are; katakana stays katakana, since its edge shows where a name begins.
 */
export function folded(text: string): Folded {
  const chars = Array.from(text);
  const letters: string[] = [];
  const places: number[] = [];
  let at = 0;
  chars.forEach((char, n) => {
    const last = letters[letters.length - 1] ?? "";
    const one = last !== "" && VOICING.test(char) ? voiced(last, char) : "";
    if (one.length === 1) letters[letters.length - 1] = one;
    else if (!UNSEEN.test(char))
      for (const unit of formOf(char, last, chars[n + 1] ?? "").split("")) {
        letters.push(unit);
        places.push(at);
      }
    at += char.length;
  });
  places.push(text.length);
  return { plain: letters.join(""), places };
}

function formOf(char: string, before: string, after: string): string {
  if (DASHES.test(char)) return "-";
  // The long-vowel mark is typed for a hyphen in numbers; in words it is a letter.
  if (/[ーｰ]/.test(char) && /\d/.test(before) && /[\d０-９]/.test(after)) return "-";
  if (char === "～" || char === "~") return "〜";
  return /[\uFF01-\uFF9F\u3000]/.test(char) ? char.normalize("NFKC") : char;
}

/** か and ゛ are が; two characters where a letter cannot be voiced. */
function voiced(letter: string, mark: string): string {
  return (letter + (mark === "\uFF9E" || mark === "\u3099" ? "\u3099" : "\u309A")).normalize("NFC");
}
