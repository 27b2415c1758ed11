/** Entering values into cells: coercion, then the validation that refuses the whole write. */
import { Exception } from "../kernel.ts";
import { a1 } from "./a1.ts";
import type { Book } from "./book.ts";
import type { Area, Cell, CellValue, Style } from "./cells.ts";
import { GENERAL, blankOf, contentOf } from "./cells.ts";
import type { Grid } from "./grid.ts";
import type { RangeRef } from "./rules.ts";
import { keepsRule } from "./rules.ts";
import type { Input, Zone } from "./typed.ts";
import { entered } from "./typed.ts";

/** Throws, with nothing written, when one of the values breaks a rule that refuses. */
export function enter(grid: Grid, book: Book, area: Area, inputs: readonly (readonly Input[])[], zone: Zone): void {
  grid.fill(area, (old, row, column) => {
    const cell = entered(old, inputs[row]?.[column] ?? "", zone);
    if (cell.style.rule?.allowInvalid === false && !keepsRule(cell, (source) => listed(book, source)))
      throw refused(cell, { row: area.row + row, col: area.col + column, rows: 1, cols: 1 });
    return cell;
  });
}

function refused(cell: Cell, place: Area): Exception {
  const help = cell.style.rule?.help;
  return new Exception(
    `セル ${a1(place)} に入力したデータは、このセルに設定されているデータ入力規則に違反しています。${help ? `\n${help}` : ""}`,
  );
}

/** The values of a rule's source range; none when it has gone. */
export function listed(book: Book, { sheetId, area }: RangeRef): CellValue[] {
  const grid = book.grids.find((each) => each.id === sheetId);
  return grid
    ? grid
        .read(area, contentOf)
        .flat()
        .filter((value) => value !== "")
    : [];
}

/** Google's refusal of a table that does not fit the range. */
export function refuseMisfit(table: unknown, area: Area): asserts table is readonly (readonly unknown[])[] {
  if (!Array.isArray(table) || table.some((line) => !Array.isArray(line)))
    throw new Exception("指定したパラメータがメソッドのシグネチャと一致しません。2 次元配列を指定してください。");
  const lines: readonly unknown[][] = table;
  if (lines.length !== area.rows)
    throw new Exception(
      `データの行数と範囲の行数が一致していません。データには ${lines.length} 行が指定されていますが、範囲には ${area.rows} 行が含まれています。`,
    );
  const misfit = lines.find((line) => line.length !== area.cols);
  if (misfit)
    throw new Exception(
      `データの列数と範囲の列数が一致していません。データには ${misfit.length} 列が指定されていますが、範囲には ${area.cols} 列が含まれています。`,
    );
}

/** A change of styles as a change of cells; equal styles stay one object. */
export function restyled(change: (style: Style) => Style): (old: Cell) => Cell {
  const styles = new Map<Style, Style>();
  return (old) => {
    let style = styles.get(old.style);
    if (!style) styles.set(old.style, (style = change(old.style)));
    return old.value === "" && old.note === "" ? blankOf(style) : { ...old, style };
  };
}

/** A cell without its content; note and style stay. */
export function emptied(old: Cell): Cell {
  return old.note === "" ? blankOf(old.style) : { ...old, value: "", formula: "" };
}

/** A style without format and looks; the validation stays, as Google keeps it. */
export function unformatted({ rule }: Style): Style {
  return { format: GENERAL, rule, look: {} };
}
