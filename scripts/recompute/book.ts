/** The sheets of an .xlsx as lines by header. */
import ExcelJS from "exceljs";
import type { Line } from "./counts.ts";

/** A formula anywhere is a fault, since nothing that people typed may become one. */
export async function readBook(path: string): Promise<Map<string, string[][]>> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  return new Map(
    book.worksheets.map((sheet) => [
      sheet.name,
      Array.from({ length: sheet.rowCount }, (_, index) => cellsOf(sheet.getRow(index + 1))),
    ]),
  );
}

export function linesOf([headers = [], ...rows]: readonly string[][]): Line[] {
  return rows
    .filter((cells) => cells.some((each) => each !== ""))
    .map((cells) => new Map(headers.map((header, index) => [header, cells[index] ?? ""])));
}

function cellsOf(row: ExcelJS.Row): string[] {
  return Array.from({ length: row.cellCount }, (_, index) => {
    const cell = row.getCell(index + 1);
    if (cell.type === ExcelJS.ValueType.Formula)
      throw new Error(`${cell.worksheet.name} ${cell.address} holds a formula`);
    return cell.value instanceof Date ? momentOf(cell.value) : cell.text;
  });
}

/** A workbook's dates know no zone: they are read as written. */
const momentOf = (value: Date): string =>
  value
    .toISOString()
    .slice(0, 16)
    .replace("T", " ")
    .replace(/ 00:00$/, "");
