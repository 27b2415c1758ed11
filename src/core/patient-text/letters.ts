/** The letters of names, as bodies of character classes. Ranges, since \p{Script=Han} costs more at each compilation. */

/** Kanji with 々 and 〇, the compatibility ones of old spellings (﨑) and those beyond the basic plane (𠮷). */
export const HAN = "\\u3005\\u3007\\u3400-\\u9FFF\\uF900-\\uFAFF\\u{20000}-\\u{3FFFF}";
export const KATAKANA = "ァ-ヴ";
/** Katakana with the long-vowel mark, which loanwords have and names do not. */
export const LOAN = "ァ-ヴー";
export const HIRAGANA = "ぁ-ん";

export const re = (pattern: string, flags = "u"): RegExp => new RegExp(pattern, flags);

/** What `make` answers, made at the first call: the script is loaded for every click, and reads a report for few. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
