/**
 * Papers as data: what the office prints for itself (決裁資料, 発送簿, 名簿, 様式, 宛名ラベル). A letter is filled into a
 * template that staff edit; a paper is built whole from rows, so that it always says what the sheets say. Pure.
 */

/** Lengths are millimetres, sizes of type points. */
export interface Paper {
  /** Name of the file. */
  readonly name: string;
  readonly page: "A4縦" | "A4横";
  readonly margins: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  readonly blocks: readonly Block[];
}

export type Block = TextBlock | TableBlock | { readonly kind: "pageBreak" };

export interface TextBlock {
  readonly kind: "text";
  readonly text: string;
  readonly look: "title" | "heading" | "body" | "small" | "right" | "centre";
  /** Space above, in millimetres, where the look's own is not wanted. */
  readonly above?: number;
}

export interface TableBlock {
  readonly kind: "table";
  /** Width of each column; together no wider than the page between its margins. */
  readonly widths: readonly number[];
  /** One text a cell; a line break begins a new paragraph. Every row is as long as `widths`. */
  readonly rows: readonly (readonly string[])[];
  /** Whether the first row is a heading: shaded, bold, and repeated on every page. */
  readonly header: boolean;
  readonly borders: boolean;
  readonly size: number;
  /** Least height of each row. */
  readonly rowHeight?: number;
  /** How each column stands in its cells; 左 where not given. The heading row stands in the middle. */
  readonly aligns?: readonly Align[];
  /** Air left and right of the text in each cell, in millimetres; 1.2 where not given. */
  readonly padding?: number;
}

export type Align = "左" | "中" | "右";

/** Margins of an ordinary paper of the office. */
export const MARGINS = { top: 15, bottom: 15, left: 15, right: 15 } as const;

export const text = (words: string, look: TextBlock["look"] = "body"): TextBlock => ({
  kind: "text",
  text: words,
  look,
});
