import { expect, test } from "vitest";
import { openOffice } from "../../src/workspace/office.ts";
import { officeWith, scriptsFolder } from "./scripts-folder.ts";

test("V8, but with no setTimeout, URL, TextEncoder, fetch, crypto, atob, structuredClone, window, process, performance", () => {
  const office = officeWith("function missing(names) { return names.filter((name) => name in globalThis); }");
  const names = [
    "setTimeout",
    "setInterval",
    "URL",
    "URLSearchParams",
    "TextEncoder",
    "TextDecoder",
    "fetch",
    "crypto",
    "atob",
    "btoa",
    "structuredClone",
    "window",
    "process",
    "performance",
    "require",
    "Buffer",
    "queueMicrotask",
    "Logger",
  ];
  expect(office.run("missing", names)).toEqual(["Logger"]);
});

test("#private fields and static fields are a parse error", () => {
  const refused = [
    "class A { #secret = 1; read() { return this.#secret; } }",
    "class A { #hide() { return 1; } }",
    "class A { static count = 0; }",
    "class A { static { this.x = 1; } }",
    "var A = class {static empty;};",
  ];
  for (const code of refused)
    expect(() => officeWith(`${code}\nfunction go() { return 1; }`).run("go"), code).toThrow(/構文エラー/);
  const taken = [
    "class A { field = 1; static make() { return new A(); } }",
    'var color = "a #fff; static size = 3"; // static x = 1;',
    "class A { static async load() { return 1; } get it() { return 2; } }",
  ];
  for (const code of taken) expect(officeWith(`${code}\nfunction go() { return 1; }`).run("go"), code).toBe(1);
});

test("All files share one global scope", () => {
  const files = {
    "a.js": "const word = 'からの値'; function first() { return second(); }",
    "b.gs": "function second() { return word; }",
  };
  expect(openOffice({ scripts: scriptsFolder({ files }) }).run("first")).toBe("からの値");
});

test("Every menu click, trigger and google.script.run call loads the whole script again", () => {
  const office = officeWith("let times = 0; leak = 0; function go() { return [++times, ++leak]; }");
  expect([office.run("go"), office.run("go"), office.call("go")]).toEqual([
    [1, 1],
    [1, 1],
    [1, 1],
  ]);
});

test("Dates belong to the realm of the bundle, and tell virtual time in the manifest's zone", () => {
  const office = officeWith(`function go(given) {
    const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0];
    sheet.getRange("A1").setValue(new Date(2018, 3, 1));
    const read = sheet.getRange("A1").getValue();
    return [read instanceof Date, given instanceof Date, read.getDate(), new Date().getHours(), Date.now() - new Date().getTime()];
  }`);
  expect(office.run("go", new Date(0))).toEqual([true, true, 1, 9, 0]);
});

test("サービスのエラーもスクリプトの Error であり、スクリプト自身のエラー型は区別される", () => {
  const office = officeWith(`class OfficeError extends Error {}
    function go() {
      try { SpreadsheetApp.getActiveSpreadsheet().getSheets()[0].getRange(0, 0); }
      catch (error) { return [error instanceof Error, error instanceof OfficeError, new OfficeError("x") instanceof OfficeError]; }
    }
    function fail() { const error = new OfficeError("様式が選ばれていません"); error.name = "OfficeError"; throw error; }`);
  expect(office.run("go")).toEqual([true, false, true]);
  expect(() => office.run("fail")).toThrow(Error);
  expect(() => office.run("fail")).toThrow("様式が選ばれていません");
});

test("Drive, Docs, Sheets are undefined when the service is not enabled", () => {
  const office = officeWith("function go() { return [typeof Drive, typeof Docs, typeof Sheets]; }", { services: [] });
  expect(office.run("go")).toEqual(["undefined", "undefined", "undefined"]);
  const enabled = officeWith("function go() { return [typeof Drive, typeof Docs, typeof Sheets]; }");
  expect(enabled.run("go")).toEqual(["object", "object", "object"]);
});

test("ないサービスやメンバーは名前を挙げて止まる", () => {
  const office = officeWith(
    `function member() { Utilities.zip([]); } function service() { CalendarApp.getDefaultCalendar(); }`,
  );
  expect(() => office.run("member")).toThrow("Utilities.zip は組み込みワークスペースにありません");
  expect(() => office.run("service")).toThrow("CalendarApp is not defined");
  expect(() => office.run("nothing")).toThrow("スクリプト関数が見つかりません: nothing");
});

test("A run: 6 min. It is ended there, and no catch block can act on it", () => {
  const office = officeWith(`function go() {
    const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0];
    sheet.getRange("A1").setValue("保存済み"); SpreadsheetApp.flush(); sheet.getRange("A2").setValue("未保存");
    try { for (;;) Utilities.sleep(60000); } catch (error) { sheet.getRange("A3").setValue("捕まえた"); }
  }`);
  expect(() => office.run("go")).toThrow(/終了|最大値/);
  expect(office.now).toBeLessThan(Date.parse("2018-04-02T09:08:00+09:00"));
  const sheet = office.services.sheets.app.getActiveSpreadsheet().getSheets()[0];
  expect(sheet?.getRange("A1:A3").getValues()).toEqual([["保存済み"], [""], [""]]);
});

test("Each service call is counted and costs virtual time", () => {
  const office = officeWith(
    "function go() { for (let n = 0; n < 10; n++) SpreadsheetApp.getActiveSpreadsheet().getSheets()[0].getRange(1, 1).setValue(n); }",
  );
  office.run("go");
  expect(office.calls.byMethod["Range.setValue"]).toBe(10);
  expect(office.calls.milliseconds).toBeGreaterThan(10 * 10 * 2);
  office.resetCalls();
  expect(office.calls).toEqual({ total: 0, byMethod: {}, milliseconds: 0 });
  void office.services.sheets.app.getActiveSpreadsheet().getName();
  expect(office.calls.total).toBe(0);
});

test("Tests can make the n-th call fail before or after its effect, end the run there, or run another execution just before it", () => {
  const code = `function add(text) { PropertiesService.getScriptProperties().setProperty(text, "1"); return PropertiesService.getScriptProperties().getKeys(); }
    function addUnflushed() { const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0]; sheet.getRange("A1").setValue("x"); sheet.getLastRow(); }`;
  const office = officeWith(code);
  expect(() => office.failAt(1, "before").run("add", "前")).toThrow("サービスエラー（Properties.setProperty）");
  expect(() => office.failAt(1, "after").run("add", "後")).toThrow("サービスエラー（Properties.setProperty）");
  expect(office.calm()).toBe(true);
  expect(() => office.failAt(5, "killed").run("addUnflushed")).toThrow(/打ち切られました/);
  expect(
    office.services.sheets.model.view(office.services.sheets.model.sheets()[0] ?? "").rows[0]?.cells[0]?.text,
  ).toBe("");
  office.calm();
  office.at(2, () => void office.run("add", "割込み"));
  expect(office.run("add", "本体")).toEqual(["後", "本体", "割込み"]);
});

test("30 runs at once per user: the next one is refused", () => {
  const office = officeWith("function go() { PropertiesService.getScriptProperties().getKeys(); return 1; }");
  let depth = 0;
  const deeper = () => {
    depth++;
    office.at(1, deeper).run("go");
  };
  expect(() => {
    deeper();
  }).toThrow("同時に呼び出したスクリプトが多すぎます");
  expect(depth).toBe(31);
});
