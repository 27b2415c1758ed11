/** Spreadsheets beside the workbook: who reaches them, what they cost, and how they lie in the office's folder. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import exceljs from "exceljs";
import { afterAll, describe, expect, test } from "vitest";
import { NotEmbedded } from "../../src/workspace/kernel.ts";
import { openOffice } from "../../src/workspace/office.ts";
import { MIME } from "../../src/workspace/shared.ts";
import { MORNING, officeWith, OWNER, scriptsFolder } from "./scripts-folder.ts";
import { addSheet, CLERK, OFFICE, openDesk, write } from "./spreadsheets-desk.ts";

const dir = mkdtempSync(join(tmpdir(), "spreadsheets-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function workbookOf(bytes: Uint8Array): Promise<exceljs.Workbook> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  return workbook;
}

describe("誰が開けるか", () => {
  test("drive.file では、このスクリプトがそのアカウントのために作った表だけが見える", () => {
    const { sheetFiles, drive, make, run } = openDesk();
    const api = sheetFiles.advanced.Spreadsheets;
    const id = make();
    run(() => drive.advanced.Permissions.create({ type: "user", role: "writer", emailAddress: CLERK }, id));
    expect(run(() => api.get(id).properties?.title)).toBe("医師会用");
    expect(() => run(() => api.get(id), CLERK)).toThrow(
      "sheets.spreadsheets.get failed with error: Requested entity was not found.",
    );
    expect(() => run(() => api.batchUpdate({ requests: [addSheet("x")] }, id), CLERK)).toThrow(
      "Requested entity was not found.",
    );
    expect(() => run(() => api.get("nowhere"))).toThrow("Requested entity was not found.");
  });

  test("もっと広い権限では人としての権限で決まり、閲覧者は書けない", () => {
    const { sheetFiles, drive, make, run } = openDesk([CLERK]);
    const api = sheetFiles.advanced.Spreadsheets;
    const id = make();
    expect(() => run(() => api.get(id), CLERK)).toThrow("The caller does not have permission");
    run(() => drive.advanced.Permissions.create({ type: "user", role: "reader", emailAddress: CLERK }, id));
    expect(run(() => api.Values.get(id, "Sheet1"), CLERK)).toMatchObject({ range: "Sheet1!A1:Z1000" });
    expect(() => run(() => api.batchUpdate({ requests: [addSheet("x")] }, id), CLERK)).toThrow(
      "The caller does not have permission",
    );
  });

  test("元のブックや表でないファイルは、Sheets API では開けない", () => {
    const { sheetFiles, drive, run } = openDesk();
    const book = drive.add({ name: "在宅連携", mimeType: MIME.spreadsheet, owner: OFFICE });
    const text = run(() => drive.advanced.Files.create({ name: "a.csv", mimeType: MIME.csv }).id ?? "");
    expect(() => run(() => sheetFiles.advanced.Spreadsheets.get(book.id))).toThrow("Requested entity was not found.");
    expect(() => sheetFiles.advanced.Spreadsheets.get(book.id)).toThrow(NotEmbedded);
    expect(() => run(() => sheetFiles.advanced.Spreadsheets.get(text))).toThrow("not supported for this document");
  });
});

test("読みと書きは1分に60回ずつ、呼び出しは数えられ、費用がかかり、失敗させられる", () => {
  const code = `const api = () => Sheets.Spreadsheets;
    function make() { return Drive.Files.create({ name: "表", mimeType: "${MIME.spreadsheet}" }).id; }
    function read(id, n) { for (let i = 0; i < n; i++) api().get(id, { fields: "properties" }); }
    function values(id, n) { for (let i = 0; i < n; i++) api().Values.get(id, "A1"); }
    function write(id, title) { return api().batchUpdate({ requests: [{ addSheet: { properties: { title } } }] }, id).replies.length; }`;
  const office = officeWith(code);
  const id = office.run("make");
  office.resetCalls().run("write", id, "二");
  office.run("values", id, 1);
  expect(office.calls).toEqual({
    total: 2,
    byMethod: { "Sheets.Spreadsheets.batchUpdate": 1, "Sheets.Spreadsheets.Values.get": 1 },
    milliseconds: 1300,
  });
  expect(() => office.failAt(1, "before").run("write", id, "三")).toThrow(
    "サービスエラー（Sheets.Spreadsheets.batchUpdate）",
  );
  expect(() => office.failAt(1, "after").run("write", id, "四")).toThrow("サービスエラー");
  expect(() => office.failAt(1, "killed").run("write", id, "五")).toThrow();
  expect(office.spreadsheets()[0]?.sheets.map(({ title }) => title)).toEqual(["Sheet1", "二", "四"]);
  const { quotas, kernel } = office.services;
  kernel.now += 60_000;
  for (let n = 0; n < 60; n++) quotas.perMinute("sheets.read", OWNER);
  expect(() => office.run("read", id, 1)).toThrow(
    /'Read requests per minute per user' of service 'sheets\.googleapis\.com' \(429\)/,
  );
  expect(() => office.run("values", id, 1)).toThrow("429");
  for (let n = 0; n < 60; n++) quotas.perMinute("sheets.write", OWNER);
  expect(() => office.run("write", id, "六")).toThrow("Write requests");
  office.advance("1m").run("read", id, 1);
});

describe("書き出しとコピー", () => {
  test("export は alt: media で、すぐに本物の .xlsx を返す", async () => {
    const { drive, make, batch, run } = openDesk();
    const id = make();
    batch(
      id,
      addSheet("一覧", { sheetId: 1, gridProperties: { frozenRowCount: 1 }, tabColor: { red: 1 } }),
      write(1, [["氏名", "数"], ["=1+1", 12], ["𠮷野 髙志", true]]), // prettier-ignore
      {
        repeatCell: {
          range: { sheetId: 1, endRowIndex: 1 },
          cell: { userEnteredFormat: { textFormat: { bold: true }, backgroundColor: { green: 1 } } },
          fields: "userEnteredFormat",
        },
      },
    );
    const export_ = (mimeType: string, args = { alt: "media" }) =>
      run(() => drive.advanced.Files.export(id, mimeType, args));
    const blob = export_(MIME.xlsx);
    expect([blob.getName(), blob.getContentType()]).toEqual(["医師会用", MIME.xlsx]);
    const workbook = await workbookOf(Uint8Array.from(blob.getBytes(), (byte) => byte & 255));
    const sheet = workbook.getWorksheet("一覧");
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(["Sheet1", "一覧"]);
    expect(sheet?.getSheetValues().slice(1).map((row) => (row as unknown[]).slice(1))).toEqual([["氏名", "数"], ["=1+1", 12], ["𠮷野 髙志", true]]); // prettier-ignore
    expect([sheet?.getCell("A1").font.bold, sheet?.views[0]?.state, sheet?.properties.tabColor.argb]).toEqual([
      true,
      "frozen",
      "FFFF0000",
    ]);
    expect(export_(MIME.xlsx).getBytes()).toEqual(blob.getBytes());
    expect(() => export_(MIME.xlsx, {} as { alt: string })).toThrow("alt=media");
    expect(() => export_("image/png")).toThrow("The requested conversion is not supported.");
    expect(() => export_(MIME.pdf)).toThrow(NotEmbedded);
    batch(id, write(1, [["変えた"]]));
    expect(export_(MIME.xlsx).getBytes()).not.toEqual(blob.getBytes());
  });

  test("Excel が受けないシート名は、近い名にして書き出される", async () => {
    const { drive, make, batch, run } = openDesk();
    const id = make();
    const long = `${"長".repeat(30)}𠮷野`;
    batch(
      id,
      ...["'引用'", "History", "a:b/c", long, `${long}２`].map((title, at) => addSheet(title, { sheetId: at + 1 })),
    );
    const bytes = run(() => drive.advanced.Files.export(id, MIME.xlsx, { alt: "media" })).getBytes();
    const { worksheets } = await workbookOf(Uint8Array.from(bytes, (byte) => byte & 255));
    const cut = "長".repeat(20);
    expect(worksheets.map(({ name }) => name)).toEqual([
      "Sheet1",
      "_引用_",
      "History_",
      "a_b_c",
      `${cut}_4`,
      `${cut}_5`,
    ]);
  });

  test("コピーは別の表になり、書きかえても元は変わらない。取込みはこの環境にない", () => {
    const { drive, make, batch, values, run } = openDesk();
    const id = make();
    batch(id, write(0, [["元"]]));
    const copy = run(() => drive.advanced.Files.copy({ name: "写し" }, id).id ?? "");
    batch(copy, write(0, [["写し"]]));
    expect([values(id, "A1"), values(copy, "A1")]).toEqual([[["元"]], [["写し"]]]);
    const import_ = () =>
      drive.advanced.Files.create(
        { mimeType: MIME.spreadsheet },
        drive.advanced.Files.export(id, MIME.xlsx, { alt: "media" }) as never,
      );
    expect(() => run(import_)).toThrow(NotEmbedded);
    expect(drive.list()).toHaveLength(2);
  });
});

describe("オフィスのフォルダ", () => {
  const code = `function start() {
      const folder = (name, parents) => Drive.Files.create({ name, mimeType: "${MIME.folder}", parents: parents || [] }).id;
      const shared = folder("共有", [folder("在宅連携")]);
      const make = (name) => Drive.Files.create({ name, mimeType: "${MIME.spreadsheet}", parents: [shared], appProperties: { key: name } }).id;
      const [first, second, gone] = ["医師会用", "医師会用", "捨てた表"].map(make);
      write(first, "花子"); write(second, "太郎");
      Drive.Files.update({ trashed: true }, gone);
      Drive.Permissions.create({ type: "user", role: "reader", emailAddress: "ishikai@example.jp" }, first, { sendNotificationEmail: false });
      const csv = Utilities.newBlob("", "text/csv", "x").setDataFromString("髙橋\\r\\n", "windows-31j");
      Drive.Files.create({ name: "一覧", mimeType: "text/csv", parents: [shared], copyRequiresWriterPermission: true }, csv);
      return [first, Drive.Files.create({ name: "捨てる.csv", mimeType: "text/csv", parents: [shared] }, csv).id];
    }
    function write(id, name) {
      Sheets.Spreadsheets.batchUpdate({ requests: [{ updateCells: { start: {}, fields: "userEnteredValue",
        rows: [{ values: [{ userEnteredValue: { stringValue: name } }, { userEnteredValue: { numberValue: 0.1 } }] }] } }] }, id);
    }
    function add(id) { return Sheets.Spreadsheets.batchUpdate({ requests: [{ addSheet: {} }] }, id).replies[0].addSheet.properties.sheetId; }
    function refresh(id, text) { Drive.Files.update({ trashed: false }, id, Utilities.newBlob(text, "text/csv")); }
    function bin(id) { Drive.Files.update({ trashed: true }, id); }`;
  const scripts = scriptsFolder({ files: { "code.js": code } });

  test("表は shared に、ほかのファイルは files に、名前のままの本物として置かれる", async () => {
    const office = openOffice({ scripts });
    const [first, csv] = office.run("start") as [string, string];
    office.run("bin", csv);
    await office.save(dir);
    const under = (folder: string) => readdirSync(join(dir, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name).sort(); // prettier-ignore
    expect(under("shared")).toEqual(["医師会用 (2).xlsx", "医師会用.xlsx", "捨てた表.xlsx"]);
    expect(existsSync(join(dir, "shared/trash/捨てた表.xlsx"))).toBe(true);
    expect(readFileSync(join(dir, "files/在宅連携/共有/一覧.csv")).toString("hex")).toBe("fbfc8bb40d0a");
    expect(under("files")).toEqual(["一覧.csv", "捨てる.csv"]);
    expect(existsSync(join(dir, "files/trash/捨てる.csv"))).toBe(true);
    const workbook = await workbookOf(readFileSync(join(dir, "shared/医師会用.xlsx")));
    expect(workbook.getWorksheet("Sheet1")?.getCell("A1").value).toBe("花子");

    const again = await openOffice({ scripts, dir });
    expect(again.spreadsheets()).toEqual(office.spreadsheets());
    expect(again.plainFiles()).toEqual(office.plainFiles());
    expect(again.spreadsheets()[0]).toMatchObject({
      ...{ id: first, name: "医師会用", trashed: false, sheets: [{ title: "Sheet1", rows: [["花子", 0.1]] }] },
      permissions: [{ role: "owner" }, { role: "reader", emailAddress: "ishikai@example.jp" }],
    });
    expect(again.spreadsheets()[2]).toMatchObject({ name: "捨てた表", trashed: true });
    expect(again.plainFiles().map(({ name, mimeType, trashed }) => [name, mimeType, trashed])).toEqual([["一覧", MIME.csv, false], ["捨てる.csv", MIME.csv, true]]); // prettier-ignore
    expect(again.run("add", first)).toBe(office.run("add", first));
  });

  test("開き直して変え、また保存すると、なくなったものの跡は残らない", async () => {
    const again = await openOffice({ scripts, dir });
    const [first] = again.spreadsheets();
    const [, binned] = again.plainFiles();
    again.run("write", first?.id, "変えた");
    again.run("refresh", binned?.id, "新しい中身");
    again.services.drive.advanced.Files.remove(again.spreadsheets()[2]?.id ?? "");
    await again.save(dir);
    expect(readdirSync(join(dir, "shared/trash"))).toEqual([]);
    expect(readFileSync(join(dir, "files/在宅連携/共有/捨てる.csv"), "utf8")).toBe("新しい中身");
    expect(existsSync(join(dir, "files/trash/捨てる.csv"))).toBe(false);
    const last = await openOffice({ scripts, dir });
    expect(last.spreadsheets().map(({ sheets }) => sheets[0]?.rows[0]?.[0])).toEqual(["変えた", "太郎"]);
  });

  test("人が .xlsx の値や .csv を手で直していれば、そのとおりに開く", async () => {
    const path = join(dir, "shared/医師会用.xlsx");
    const workbook = await workbookOf(readFileSync(path));
    const sheet = workbook.getWorksheet("Sheet1");
    if (sheet) sheet.getCell("A1").value = "手で直した";
    await workbook.xlsx.writeFile(path);
    const again = await openOffice({ scripts, dir, now: MORNING });
    expect(again.spreadsheets()[0]?.sheets[0]?.rows).toEqual([["手で直した", 0.1]]);
    expect((await openOffice({ scripts, dir })).spreadsheets()[0]?.sheets[0]?.rows).toEqual([["手で直した", 0.1]]);
  });
});
