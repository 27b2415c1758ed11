import { describe, expect, test } from "vitest";
import { NotEmbedded } from "../../src/workspace/kernel.ts";
import { addSheet, openDesk, write } from "./spreadsheets-desk.ts";

describe("シート", () => {
  test("Drive で生まれたばかりの表は、1枚のシートとアメリカの書き方を持つ", () => {
    const { make, get } = openDesk();
    const id = make();
    expect(get(id)).toEqual({
      spreadsheetId: id,
      properties: { title: "医師会用", locale: "en_US", timeZone: "Etc/GMT" },
      sheets: [
        {
          properties: {
            ...{ sheetId: 0, title: "Sheet1", index: 0, sheetType: "GRID" },
            gridProperties: { rowCount: 1000, columnCount: 26 },
          },
        },
      ],
      spreadsheetUrl: `https://docs.google.com/spreadsheets/d/${id}/edit`,
    });
  });

  test("加えたシートは頼んだとおりに返り、番号は重ならない", () => {
    const { make, batch, get } = openDesk();
    const id = make();
    const grid = { rowCount: 5, columnCount: 3, frozenRowCount: 1 };
    const replies = batch(
      id,
      addSheet("一覧", { index: 0, gridProperties: grid, tabColor: { red: 1, green: 0.5 } }),
      addSheet("二覧", { sheetId: 42, hidden: true }),
      { addSheet: {} },
    ) as { addSheet: { properties: { sheetId: number; title: string } } }[];
    expect(replies[0]).toMatchObject({
      addSheet: {
        properties: { title: "一覧", index: 0, gridProperties: grid, tabColorStyle: { rgbColor: { red: 1 } } },
      },
    });
    const sheets = get(id, "sheets.properties(title,sheetId,hidden)").sheets ?? [];
    expect(sheets.map(({ properties }) => [properties?.title, properties?.hidden ?? false])).toEqual([
      ...[["一覧", false], ["Sheet1", false]], // prettier-ignore
      ...[["二覧", true], ["Sheet4", false]], // prettier-ignore
    ]);
    expect(new Set(sheets.map(({ properties }) => properties?.sheetId)).size).toBe(4);
    batch(id, { deleteSheet: { sheetId: 42 } });
    expect(get(id, "sheets.properties.title").sheets).toHaveLength(3);
  });

  test("同じ名前・最後の1枚・ない番号・大きさの誤りは、番号と種類を言って断る", () => {
    const { make, batch } = openDesk();
    const id = make();
    const resize = (gridProperties: object, fields = "gridProperties(rowCount,columnCount)") => ({
      updateSheetProperties: { properties: { sheetId: 0, gridProperties }, fields },
    });
    const refused = (request: object) => expect(() => batch(id, request));
    refused(addSheet("sheet1")).toThrow(
      'API call to sheets.spreadsheets.batchUpdate failed with error: Invalid requests[0].addSheet: A sheet with the name "sheet1" already exists. Please enter another name.',
    );
    refused({ deleteSheet: { sheetId: 0 } }).toThrow("You can't remove all the sheets in a document.");
    refused({ deleteSheet: { sheetId: 9 } }).toThrow("Invalid requests[0].deleteSheet: No grid with id: 9");
    refused(addSheet("x", { sheetId: 0 })).toThrow("already exists");
    refused(addSheet("x".repeat(101))).toThrow("Invalid sheet name");
    refused(addSheet("x", { index: 2 })).toThrow("out of range");
    refused(addSheet("x", { gridProperties: { rowCount: 400_000 } })).toThrow("above the limit of 10000000 cells");
    refused(addSheet("x", { gridProperties: { frozenRowCount: 1000 } })).toThrow("You can't freeze all visible rows");
    refused(resize({ rowCount: 10 })).toThrow("You can't delete all the columns on the sheet.");
    refused(resize({ frozenRowCount: 1 }, "gridProperties")).toThrow("You can't delete all the rows on the sheet.");
    batch(id, resize({ frozenRowCount: 3 }, "gridProperties.frozenRowCount"));
    refused(resize({ rowCount: 3 }, "gridProperties.rowCount")).toThrow("not possible to delete all non-frozen rows");
    refused({ updateSheetProperties: { properties: { hidden: true }, fields: "hidden" } }).toThrow(
      "hide all the sheets",
    );
    batch(id, addSheet("裏", { hidden: true }));
    refused({ deleteSheet: { sheetId: 0 } }).toThrow("visible sheets");
  });

  test("性質は fields に書いたものだけが変わる。並び順は動かす前の番号で言う", () => {
    const { make, batch, get } = openDesk();
    const id = make();
    batch(id, addSheet("二", { sheetId: 2 }), addSheet("三", { sheetId: 3 }));
    const order = () => get(id, "sheets.properties.title").sheets?.map(({ properties }) => properties?.title);
    const move = (sheetId: number, index: number) =>
      batch(id, { updateSheetProperties: { properties: { sheetId, index }, fields: "index" } });
    move(0, 2);
    expect(order()).toEqual(["二", "Sheet1", "三"]);
    move(3, 0);
    expect(order()).toEqual(["三", "二", "Sheet1"]);
    move(2, 2);
    expect(order()).toEqual(["三", "二", "Sheet1"]);
    const properties = { sheetId: 2, title: "別の名", hidden: true, tabColorStyle: { rgbColor: { blue: 1 } } };
    batch(id, { updateSheetProperties: { properties, fields: "tabColorStyle" } });
    expect(get(id, "sheets.properties(title,tabColor,hidden)").sheets?.[1]?.properties).toEqual({
      title: "二",
      tabColor: { blue: 1 },
    });
    batch(id, write(2, [["一", "二"], ["三", "四"]])); // prettier-ignore
    const grid = { gridProperties: { rowCount: 1, columnCount: 1 } };
    batch(id, {
      updateSheetProperties: { properties: { sheetId: 2, ...grid }, fields: "gridProperties(rowCount,columnCount)" },
    });
    batch(id, {
      updateSheetProperties: {
        properties: { sheetId: 2, gridProperties: { rowCount: 9 } },
        fields: "gridProperties/rowCount",
      },
    });
    expect(get(id, "sheets.data.rowData.values.formattedValue").sheets?.[1]?.data).toEqual([
      { rowData: [{ values: [{ formattedValue: "一" }] }] },
    ]);
  });

  test("題名を変えると Drive の名前も変わり、言語と時間帯は知っているものだけを受ける", () => {
    const { drive, make, batch, get } = openDesk();
    const id = make();
    const change = (properties: object, fields: string) =>
      batch(id, { updateSpreadsheetProperties: { properties, fields } });
    change({ title: "新しい名", locale: "ja_JP", timeZone: "Asia/Tokyo" }, "*");
    expect(get(id, "properties")).toEqual({
      properties: { title: "新しい名", locale: "ja_JP", timeZone: "Asia/Tokyo" },
    });
    expect(drive.file(id).name).toBe("新しい名");
    expect(() => change({ timeZone: "Asia/Yokosuka" }, "timeZone")).toThrow("Unsupported time zone");
    expect(() => change({ locale: "日本語" }, "locale")).toThrow("Unsupported locale");
    expect(() => change({ locale: "ja_JP" }, "locale,title")).toThrow("Title must not be empty");
  });
});

test("まとめの中の1つが誤りなら、題名も含めて何も変わらない", () => {
  const { drive, make, batch, get } = openDesk();
  const id = make();
  const before = [JSON.stringify(get(id)), drive.file(id).modifiedAt];
  const rename = { updateSpreadsheetProperties: { properties: { title: "別" }, fields: "title" } };
  for (const bad of [{ deleteSheet: { sheetId: 9 } }, { addChart: {} }, {}, { addSheet: {}, deleteSheet: {} }, null])
    expect(() => batch(id, rename, addSheet("二"), write(0, [["語"]]), bad)).toThrow();
  expect([JSON.stringify(get(id)), drive.file(id).modifiedAt]).toEqual(before);
  expect(() => batch(id)).toThrow("Must specify at least one request.");
  expect(() => batch(id, {})).toThrow("Invalid requests[0]: Must specify exactly one kind of request.");
});

test("この環境にない種類・項目・引数・メソッドは、名前を言って止まる", () => {
  const { make, batch, get, values, sheetFiles } = openDesk();
  const id = make();
  const cell = { range: {}, fields: "userEnteredValue" };
  const lacking: [object, RegExp][] = [
    [{ addChart: {} }, /addChart/],
    [{ addSheet: { properties: { rightToLeft: true } } }, /addSheet\.properties\.rightToLeft/],
    [{ repeatCell: { ...cell, cell: { dataValidation: {} } } }, /cell\.dataValidation/],
    [{ repeatCell: { ...cell, cell: { userEnteredFormat: { borders: {} } } } }, /borders/],
    [{ repeatCell: { ...cell, cell: {}, fields: "hyperlink" } }, /hyperlink/],
    [{ repeatCell: { ...cell, cell: { userEnteredFormat: { numberFormat: { type: "DATE" } } } } }, /pattern/],
  ];
  for (const [request, name] of lacking) {
    expect(() => batch(id, request)).toThrow(name);
    expect(() => batch(id, request)).toThrow(NotEmbedded);
  }
  expect(() => get(id, "namedRanges")).toThrow(/namedRanges/);
  expect(() => values(id, "A1", { majorDimension: "COLUMNS" })).toThrow(NotEmbedded);
  const api = sheetFiles.advanced.Spreadsheets as unknown as Record<string, Record<string, unknown>>;
  expect(() => api["Values"]?.["update"]).toThrow("Sheets.Spreadsheets.Values.update");
  expect(() => api["DeveloperMetadata"]).toThrow("Sheets.Spreadsheets.DeveloperMetadata");
  expect(() => sheetFiles.advanced.Spreadsheets.create()).toThrow("Drive.Files.create");
});

test("範囲はシート名でも A1 でも言え、ない範囲は Google の言い方で断る", () => {
  const { make, batch, values } = openDesk();
  const id = make();
  batch(id, addSheet("連絡 先's", { sheetId: 7 }), write(0, [["一"]]), write(7, [["二", ""], ["", "三"]])); // prettier-ignore
  expect(values(id, "連絡 先's")).toEqual([["二"], ["", "三"]]);
  expect(values(id, "'連絡 先''s'!B:B")).toEqual([[], ["三"]]);
  expect(values(id, "A1")).toEqual([["一"]]);
  expect(values(id, "Sheet1!A1:ZZ5000")).toEqual([["一"]]);
  expect(values(id, "Sheet1!B2:C3")).toBeUndefined();
  expect(() => values(id, "ないシート!A1")).toThrow(
    "API call to sheets.spreadsheets.values.get failed with error: Unable to parse range: ないシート!A1",
  );
  expect(() => values(id, "Sheet1!A1001")).toThrow(
    "Range (Sheet1!A1001) exceeds grid limits. Max rows: 1000, max columns: 26",
  );
});
