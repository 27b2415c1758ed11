/** What a setting is. Pure. */
import { text, type Cell, type Plain } from "../core/cell.ts";

export interface Setting<T> {
  /** As staff see it in the column 項目. */
  readonly name: string;
  readonly cell: Cell<T>;
  readonly note: string;
  readonly example: string;
  readonly standard?: Plain;
  readonly sample?: Plain;
  /** What does not work while it is empty. */
  readonly stops: string;
}

export const setting = <T>(declaration: Setting<T>): Setting<T> => declaration;

/** The Doc from which letters of a kind are made. */
export const template = (letter: string): Setting<string> => ({
  name: `${letter}の様式`,
  cell: text(260),
  note: "様式の文書ID。初期設定が作って書き込みます",
  example: "",
  stops: `${letter}の作成`,
});

/** What stops while a setting is empty that nobody needs. */
export const nothing = "止まるものはありません";
export const letters = "決定連絡票の作成";
