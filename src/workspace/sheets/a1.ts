/** A1 notation: "B2", "B2:D5", "A:C", "2:3", "'申込者'!A1". */
import { Exception } from "../kernel.ts";
import type { Area } from "./cells.ts";

export function columnName(column: number): string {
  let name = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

export function a1(area: Area): string {
  const start = `${columnName(area.col)}${area.row}`;
  if (area.rows === 1 && area.cols === 1) return start;
  return `${start}:${columnName(area.col + area.cols - 1)}${area.row + area.rows - 1}`;
}

/** The sheet's name (undefined when not given) and the area; open ends ("A:A") reach to the sheet's end. */
export function parseA1(text: string): {
  sheet: string | undefined;
  area: (size: { rows: number; cols: number }) => Area;
} {
  const match = /^(?:(?:'((?:[^']|'')*)'|([^!']+))!)?\$?([A-Z]*)\$?(\d*)(?::\$?([A-Z]*)\$?(\d*))?$/i.exec(text.trim());
  if (!match || !(match[3] || match[4])) throw new Exception(`範囲が見つかりません: ${text}`);
  const [, quoted, plain, col1 = "", row1 = "", col2, row2] = match;
  const single = col2 === undefined && row2 === undefined;
  return {
    sheet: quoted?.replaceAll("''", "'") ?? plain,
    area: ({ rows, cols }) => {
      const top = row1 ? Number(row1) : 1;
      const left = col1 ? columnNumber(col1) : 1;
      const bottom = row2 ? Number(row2) : single && row1 ? top : rows;
      const right = col2 ? columnNumber(col2) : single && col1 ? left : cols;
      const [row, col] = [Math.min(top, bottom), Math.min(left, right)];
      return { row, col, rows: Math.abs(bottom - top) + 1, cols: Math.abs(right - left) + 1 };
    },
  };
}

function columnNumber(name: string): number {
  return [...name.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

export function overlaps(a: Area, b: Area): boolean {
  return a.row < b.row + b.rows && b.row < a.row + a.rows && a.col < b.col + b.cols && b.col < a.col + a.cols;
}

export function outside(): Exception {
  return new Exception("範囲の座標がシートの範囲外です。");
}
