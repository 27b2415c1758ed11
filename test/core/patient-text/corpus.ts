/**
 * Sentences as doctors, nurses and trainees write them in reports, with what must be found in them marked by
 * `{種類:語}`. Everything is invented; common family names are used on purpose, and belong to nobody.
 */

export interface Mark {
  readonly kind: string;
  readonly at: number;
  readonly end: number;
}

export interface Labelled {
  readonly text: string;
  /** What must be found; empty where the sentence is clean. */
  readonly marks: readonly Mark[];
}

/** What callers hand over for every report of the corpus: instructor, trainee, their facilities. */
export const ALLOWED: readonly string[] = ["中村 正樹", "小林由香", "みなと内科クリニック", "久里浜ホームケア診療所"];

/** "患者の{氏名:田中}さん" to its plain text and the places of its marks. */
export function labelled(marked: string): Labelled {
  const marks: Mark[] = [];
  let text = "";
  let from = 0;
  for (const found of marked.matchAll(/\{([^:}]+):([^}]+)\}/g)) {
    text += marked.slice(from, found.index);
    const [all, kind = "", words = ""] = found;
    marks.push({ kind, at: text.length, end: text.length + words.length });
    text += words;
    from = found.index + all.length;
  }
  return { text: text + marked.slice(from), marks };
}
