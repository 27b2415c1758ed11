import { expect, test } from "vitest";
import { openOffice } from "../../src/workspace/office.ts";
import { CLERK, OWNER, officeWith, scriptsFolder } from "./scripts-folder.ts";

const FILES = {
  "code.js": `
    function greet(name) { return name + "様"; }
    function page(name) { const template = HtmlService.createTemplateFromFile("page"); template.name = name; template.items = ["一", "二"]; return template.evaluate().getContent(); }
    function include(name) { return HtmlService.createHtmlOutputFromFile(name).getContent(); }
    function sidebar() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput("<p>横</p>").setTitle("進み具合").setWidth(500)); return "戻った"; }
    function dialog() { SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutputFromFile("style").setWidth(640).setHeight(480), "見本"); return "戻った"; }
    function wrong() { SpreadsheetApp.getUi().showModalDialog("<p></p>", "文字列"); }`,
  "page.html":
    '<h1><?= name ?></h1><?!= include("style") ?><? items.forEach(function (item) { ?><li><?= greet(item) ?></li><? }); ?>',
  "style.html": "<style>p { color: red }</style>",
};
const open = () => openOffice({ scripts: scriptsFolder({ files: FILES }) });

test("`<?= ?>` escapes, `<?!= ?>` does not", () => {
  const html = open().run("page", `<b>"見本" & 'x'</b>`);
  expect(html).toBe(
    "<h1>&lt;b&gt;&quot;見本&quot; &amp; &#39;x&#39;&lt;/b&gt;</h1><style>p { color: red }</style><li>一様</li><li>二様</li>",
  );
});

test("ない HTML ファイルは名前を挙げて止まる", () => {
  expect(() => open().run("include", "nowhere")).toThrow("HTML ファイル「nowhere」は見つかりませんでした。");
  expect(() => open().run("include", "page.html")).toThrow("page.html");
});

test("Sidebar width is fixed at 300 px; dialogs do not suspend the server script", () => {
  const office = open();
  expect([office.run("sidebar"), office.run("dialog")]).toEqual(["戻った", "戻った"]);
  expect(office.pages).toEqual([
    { kind: "sidebar", title: "進み具合", html: "<p>横</p>", width: 300, height: null },
    { kind: "dialog", title: "見本", html: FILES["style.html"], width: 640, height: 480 },
  ]);
  expect(() => office.run("wrong")).toThrow("HtmlOutput ではありません");
});

const BRIDGE = `
  function echo(value) { return value; }
  function kindOf(value) { return Object.prototype.toString.call(value) + (value && value.constructor === Object); }
  function bad(what) { return { date: [{ at: new Date() }], fn: [() => 1], map: new Map(), sheet: SpreadsheetApp.getActiveSpreadsheet() }[what]; }
  function nothing() {}
  function hidden_() { return 1; }
  function slow() { PropertiesService.getScriptProperties().getKeys(); return 1; }`;

test("google.script.run carries primitives, plain objects and arrays only: no Date, no function, not even nested", () => {
  const office = officeWith(BRIDGE);
  const plain = { 氏名: "見本 太郎", 点: [1, null, true, { 深い: ["い"] }] };
  expect(office.call("echo", plain)).toEqual(plain);
  expect(office.call("echo", plain)).not.toBe(plain);
  expect(office.call("nothing")).toBeNull();
  for (const arg of [new Date(), () => 1, { a: [new Date()] }, [{ f: () => 1 }], new Map()])
    expect(() => office.call("echo", arg)).toThrow(/引数 1.*渡せません/);
  for (const what of ["date", "fn", "map", "sheet"])
    expect(() => office.call("bad", what)).toThrow(/戻り値.*渡せません/);
});

test("Names ending in _ are hidden from google.script.run", () => {
  const office = officeWith(BRIDGE);
  expect(() => office.call("hidden_")).toThrow("google.script.run.hidden_ はありません");
  expect(() => office.call("nowhere")).toThrow("google.script.run.nowhere はありません");
  expect(office.run("hidden_")).toBe(1);
});

test("google.script.run: 10 calls at once", () => {
  const office = officeWith(BRIDGE);
  let calls = 0;
  const again = () => {
    calls++;
    office.at(1, again).call("slow");
  };
  expect(again).toThrow("同時に呼び出したスクリプトが多すぎます");
  expect(calls).toBe(11);
});

const UI = `
  function onOpen() { const ui = SpreadsheetApp.getUi(); ui.createMenu("在宅連携").addItem("初期設定", "setUp").addSeparator().addSubMenu(ui.createMenu("通知").addItem("作る", "make")).addToUi(); }
  function setUp() { return Session.getEffectiveUser().getEmail(); }
  function make() { return "作りました"; }
  function askAll() { const ui = SpreadsheetApp.getUi(); return [
    String(ui.alert("一行")), ui.alert("続けますか", ui.ButtonSet.YES_NO) === ui.Button.YES, String(ui.alert("題", "文", ui.ButtonSet.OK_CANCEL)) ]; }
  function prompts() { const ui = SpreadsheetApp.getUi(); const asked = ui.prompt("年度", "西暦で", ui.ButtonSet.OK_CANCEL); return [String(asked.getSelectedButton()), asked.getResponseText()]; }
  function badAlert() { SpreadsheetApp.getUi().alert("題", "文"); }`;

test("メニューは項目の名前でたどり、ない項目を押すと今のメニューが示される", () => {
  const office = officeWith(UI);
  expect(office.click("在宅連携", "通知", "作る")).toBe("作りました");
  expect(() => office.click("在宅連携", "通知", "送る")).toThrow(
    /「在宅連携 > 通知 > 送る」はありません。今のメニュー:\n {2}在宅連携\n {4}初期設定\n {4}―\n {4}通知\n {6}作る/,
  );
  expect(() => office.click("在宅連携")).toThrow("はありません");
});

test("Only editors of the workbook can run a bound script", () => {
  const office = officeWith(UI);
  expect(() => office.as(CLERK).click("在宅連携", "初期設定")).toThrow("編集者ではない");
  office.addEditor(CLERK);
  expect(office.click("在宅連携", "初期設定")).toBe(CLERK);
  expect(office.as(OWNER).click("在宅連携", "初期設定")).toBe(OWNER);
});

test("ダイアログは用意した答えで順に閉じ、用意がなければ閉じるボタンになる", () => {
  const office = officeWith(UI).answer("OK", "YES");
  expect(office.run("askAll")).toEqual(["OK", true, "CLOSE"]);
  expect(office.dialogs[2]).toEqual({
    kind: "alert",
    title: "題",
    text: "文",
    buttons: ["OK", "CANCEL"],
    answer: "CLOSE",
    reply: "",
  });
  expect(office.answer({ button: "OK", text: "2018" }).run("prompts")).toEqual(["OK", "2018"]);
  expect(office.run("prompts")).toEqual(["CLOSE", ""]);
  expect(() => office.answer("YES").run("prompts")).toThrow("YES のボタンはありません（OK、CANCEL）");
  expect(() => office.run("badAlert")).toThrow("署名と一致しません");
});

test("Alerts and prompts suspend the server script: what happens meanwhile is seen after it", () => {
  const office = officeWith(`function go() {
    const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0]; const ui = SpreadsheetApp.getUi();
    const before = sheet.getRange("A1").getValue(); ui.alert("続けますか"); return [before, sheet.getRange("A1").getValue()]; }`);
  const name = office.services.sheets.model.sheets()[0] ?? "";
  office.answer({ button: "OK", meanwhile: () => office.services.sheets.clerk.type(name, 1, 1, "書換え") });
  expect(office.run("go")).toEqual(["", "書換え"]);
});
