/** A sheet that is written anew each time it is asked for, with charts over its figures; the platform draws it. */

/** Text, a number, a share, which is shown in per cent, or an amount in yen, shown with commas. */
export type BoardCell = string | number | { readonly share: number } | { readonly yen: number };

export interface Line {
  readonly look: "title" | "section" | "heading" | "total" | "plain";
  readonly cells: readonly BoardCell[];
}

export interface BoardColumn {
  /** In pixels. */
  readonly width: number;
  /** Holds numbers, so that its headings stand above them on the right. */
  readonly numbers?: boolean;
  /** Holds sentences, which go on in a second line; in other columns they run over their neighbours. */
  readonly sentences?: boolean;
}

/** Rows and columns from 1, as they stand in the sheet. */
export interface Block {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface Bars {
  /** Begins with the board's mark for charts, by which it is found and drawn anew. */
  readonly title: string;
  /** Whether the bars lie, which leaves room for long names. */
  readonly lying: boolean;
  /** Side by side, a heading line first: the first column names the bars, the others are series. */
  readonly from: readonly Block[];
  /** What the values are. */
  readonly unit: string;
  /** One a series, as "#rrggbb". */
  readonly colours: readonly string[];
  /** The cell under the upper left corner. */
  readonly row: number;
  readonly column: number;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

export interface Board {
  /** The sheet's name. */
  readonly name: string;
  /** What its first cell begins with, so that a sheet of somebody else under this name is never written over. */
  readonly mark: string;
  /** What titles of its charts begin with. */
  readonly chartMark: string;
  readonly lines: readonly Line[];
  readonly columns: readonly BoardColumn[];
  readonly charts: readonly Bars[];
}
