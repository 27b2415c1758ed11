import { describe, expect, test } from "vitest";
import { addSheet, openDesk, write } from "./spreadsheets-desk.ts";

const WORD = { userEnteredValue: { stringValue: "語" } };

describe("セル", () => {
  test("文字列は、式・数・日付に見えても文字列のまま。数・真偽・式はそれぞれの型で入る", () => {
    const { make, batch, values, get } = openDesk();
    const id = make();
    const texts = ["=1+1", "0123", "1-2-3", "'見出し", "TRUE", "+81"];
    batch(id, write(0, [texts, [1234.5, true, false]]), {
      updateCells: {
        start: { rowIndex: 2, columnIndex: 1 },
        rows: [{ values: [{ userEnteredValue: { formulaValue: "=2*3" } }] }],
        fields: "*",
      },
    });
    expect(values(id, "Sheet1", { valueRenderOption: "UNFORMATTED_VALUE" })).toEqual([
      texts,
      [1234.5, true, false],
      ["", 6],
    ]);
    expect(values(id, "Sheet1!A2:B3", { valueRenderOption: "FORMULA" })).toEqual([[1234.5, true], ["", "=2*3"]]); // prettier-ignore
    expect(values(id, "A2:C2")).toEqual([["1234.5", "TRUE", "FALSE"]]);
    const [first] = get(id, "sheets.data.rowData.values").sheets?.[0]?.data?.[0]?.rowData ?? [];
    expect(first?.values?.[0]).toEqual({
      ...{ userEnteredValue: { stringValue: "=1+1" }, effectiveValue: { stringValue: "=1+1" }, formattedValue: "=1+1" },
    });
  });

  test("書式は fields の範囲で置きかわり、与えなかったものは元に戻る", () => {
    const { make, batch, get } = openDesk();
    const id = make();
    const format = {
      numberFormat: { type: "DATE", pattern: "yyyy/mm/dd" },
      textFormat: { bold: true, fontSize: 14, foregroundColor: { red: 1 } },
      ...{
        backgroundColor: { green: 1 },
        horizontalAlignment: "CENTER",
        verticalAlignment: "TOP",
        wrapStrategy: "WRAP",
      },
    };
    const update = (cell: object, fields: string) => ({
      updateCells: { range: { endRowIndex: 1, endColumnIndex: 1 }, rows: [{ values: [cell] }], fields },
    });
    const formatted = () => {
      const [data] = get(id, "sheets.data.rowData.values(userEnteredFormat,formattedValue)").sheets?.[0]?.data ?? [];
      return data?.rowData?.[0]?.values?.[0];
    };
    batch(
      id,
      update(
        { userEnteredValue: { numberValue: 43252 }, userEnteredFormat: format },
        "userEnteredValue,userEnteredFormat",
      ),
    );
    expect(formatted()).toMatchObject({ formattedValue: "2018/06/01", userEnteredFormat: format });
    batch(id, update({ userEnteredFormat: { textFormat: { bold: true } } }, "userEnteredFormat.textFormat"));
    expect(formatted()?.userEnteredFormat?.textFormat).toEqual({ bold: true });
    expect(formatted()?.userEnteredFormat).toMatchObject({
      horizontalAlignment: "CENTER",
      numberFormat: format.numberFormat,
    });
    batch(id, update({}, "userEnteredFormat(backgroundColor,numberFormat)"));
    expect(formatted()).toEqual({
      formattedValue: "43252",
      userEnteredFormat: {
        ...{ horizontalAlignment: "CENTER", verticalAlignment: "TOP", wrapStrategy: "WRAP" },
        textFormat: { bold: true },
      },
    });
    batch(id, update(WORD, "*"));
    expect(formatted()).toEqual({ formattedValue: "語" });
  });

  test("range で書くと残りは消え、start で書くと残りはそのまま", () => {
    const { make, batch, values } = openDesk();
    const id = make();
    const rows = [{ values: [WORD] }];
    batch(id, write(0, [["一", "二"], ["三", "四"], ["五", "六"]])); // prettier-ignore
    batch(id, { updateCells: { start: { rowIndex: 1 }, rows, fields: "userEnteredValue" } });
    expect(values(id, "Sheet1")).toEqual([["一", "二"], ["語", "四"], ["五", "六"]]); // prettier-ignore
    batch(id, { updateCells: { range: { endRowIndex: 2, endColumnIndex: 1 }, rows, fields: "userEnteredValue" } });
    expect(values(id, "Sheet1")).toEqual([["語", "二"], ["", "四"], ["五", "六"]]); // prettier-ignore
    batch(id, { updateCells: { range: { sheetId: 0 }, fields: "userEnteredValue" } });
    expect(values(id, "Sheet1")).toBeUndefined();
  });

  test("シートからはみ出す書込み、空の範囲、fields のない更新は断る", () => {
    const { make, batch } = openDesk();
    const id = make();
    batch(id, addSheet("狭い", { sheetId: 5, gridProperties: { rowCount: 2, columnCount: 2 } }));
    const cells = (rows: number, cols: number, place: object, fields: string | undefined = "userEnteredValue") => ({
      updateCells: {
        ...place,
        fields,
        rows: Array.from({ length: rows }, () => ({ values: Array<object>(cols).fill(WORD) })),
      },
    });
    const refused = (request: object) => expect(() => batch(id, request));
    const start = { start: { sheetId: 5 } };
    refused(cells(3, 1, start)).toThrow("Attempting to write row: 2, beyond the last requested row of: 1");
    refused(cells(1, 3, start)).toThrow("Attempting to write column: 2, beyond the last requested column of: 1");
    refused(cells(2, 1, { range: { sheetId: 5, endRowIndex: 1 } })).toThrow("beyond the last requested row of: 0");
    refused(cells(1, 1, { start: { sheetId: 5, rowIndex: 2 } })).toThrow(
      "GridCoordinate.rowIndex[2] is after last row in grid[1]",
    );
    refused(cells(1, 1, { range: { sheetId: 5, endRowIndex: 3 } })).toThrow(
      "GridRange.endRowIndex[3] is after last row in grid[2]",
    );
    refused(cells(1, 1, { range: { sheetId: 5, startRowIndex: 1, endRowIndex: 1 } })).toThrow("must be before");
    refused(cells(1, 1, {})).toThrow("exactly one of start or range");
    refused(cells(1, 1, { ...start, range: { sheetId: 5 } })).toThrow("exactly one of start or range");
    refused(cells(1, 1, start, "")).toThrow(
      "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)",
    );
    refused({ repeatCell: { range: {}, cell: WORD } }).toThrow("Invalid requests[0].repeatCell: At least one field");
  });

  test("Google が読めない値は、その場所を言って断る", () => {
    const { make, batch } = openDesk();
    const id = make();
    const cell = (userEnteredValue: object, userEnteredFormat: object = {}) => ({
      repeatCell: {
        range: { endRowIndex: 1, endColumnIndex: 1 },
        cell: { userEnteredValue, userEnteredFormat },
        fields: "*",
      },
    });
    const refused = (request: object) => expect(() => batch(id, request));
    refused(cell({ stringValue: 5 })).toThrow(
      "Invalid value at 'requests[0].repeatCell.cell.userEnteredValue.stringValue' (TYPE_STRING), 5",
    );
    refused(cell({ numberValue: NaN })).toThrow("(TYPE_DOUBLE), NaN");
    refused(cell({ numberValue: "5" })).toThrow('(TYPE_DOUBLE), "5"');
    refused(cell({ stringValue: "a", numberValue: 1 })).toThrow("oneof field 'value' is already set");
    refused(cell({ stringValue: "x".repeat(50_001) })).toThrow(
      "more than the maximum of 50000 characters in a single cell",
    );
    refused(cell({ formulaValue: "1+1" })).toThrow("Invalid formula");
    refused(cell({}, { horizontalAlignment: "MIDDLE" })).toThrow("horizontalAlignment");
    refused(cell({}, { backgroundColor: { red: 255 } })).toThrow("between 0 and 1");
    refused(cell({}, { numberFormat: { pattern: "0" } })).toThrow("Number format type must be specified");
    batch(id, cell({ stringValue: "x".repeat(50_000) }));
  });

  test("幅と高さ、行や列を隠すこと、結合", () => {
    const { make, batch, get, values } = openDesk();
    const id = make();
    const size = (dimension: string, properties: object, fields: string) => ({
      updateDimensionProperties: { range: { sheetId: 0, dimension, startIndex: 1, endIndex: 2 }, properties, fields },
    });
    batch(
      id,
      write(0, [["一", "二"], ["三", "四"]]), // prettier-ignore
      size("COLUMNS", { pixelSize: 240 }, "pixelSize"),
      size("ROWS", { pixelSize: 40, hiddenByUser: true }, "*"),
      { mergeCells: { range: { endRowIndex: 1, endColumnIndex: 2 }, mergeType: "MERGE_ALL" } },
    );
    const [sheet] = get(id, "sheets(merges,data(rowMetadata,columnMetadata))").sheets ?? [];
    expect(sheet).toEqual({
      merges: [{ sheetId: 0, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 2 }],
      data: [
        {
          rowMetadata: [{ pixelSize: 21 }, { pixelSize: 40, hiddenByUser: true }],
          columnMetadata: [{ pixelSize: 100 }, { pixelSize: 240 }],
        },
      ],
    });
    expect(values(id, "Sheet1")).toEqual([["一"], ["三", "四"]]);
    expect(() => batch(id, { mergeCells: { range: { endColumnIndex: 1 } } })).toThrow("overlap an existing merge");
    expect(() => batch(id, size("COLUMNS", {}, ""))).toThrow("At least one field");
    expect(() => batch(id, { updateDimensionProperties: { range: {}, properties: {}, fields: "*" } })).toThrow(
      "No dimension",
    );
  });
});
