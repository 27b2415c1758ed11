/** What is kept in memory between two openings must never be seen: not in scripts, not in what a folder holds. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import vm from "node:vm";
import { afterAll, expect, test } from "vitest";
import { openOffice } from "../../src/workspace/office.ts";
import { Remembered } from "../../src/workspace/remembered.ts";
import { officeWith, scriptsFolder } from "./scripts-folder.ts";

const dir = mkdtempSync(join(tmpdir(), "remembered-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test("同じバイト列は1度だけ作られ、違うバイト列は作り直され、置き場を超えた古いものは忘れられる", () => {
  let made = 0;
  const kept = new Remembered((bytes, path) => `${path}${bytes.toString()}${++made}`, 2);
  const ask = (path: string, text: string) => kept.of(path, Buffer.from(text));
  expect([ask("a", "x"), ask("a", "x"), ask("a", "y"), ask("b", "y")]).toEqual(["ax1", "ax1", "ay2", "by3"]);
  expect([ask("a", "y"), ask("c", "z"), ask("b", "y"), ask("c", "z")]).toEqual(["ay2", "cz4", "by5", "cz4"]);
});

test("スクリプトの文面が変われば、大きさと時刻が同じでも新しい文面で動く", () => {
  const scripts = scriptsFolder({ files: { "code.js": "function onOpen() {} function go() { return 1; }" } });
  const office = openOffice({ scripts });
  expect([office.run("go"), office.executions.declares("onOpen")]).toEqual([1, true]);
  writeFileSync(join(scripts, "code.js"), "function onShut() {} function go() { return 2; }");
  expect(office.run("go")).toBe(2);
  const next = openOffice({ scripts });
  expect([next.executions.declares("onOpen"), next.executions.declares("onShut")]).toEqual([false, true]);
});

test("実行の間も、失敗した後も、ほかの文脈で動くスクリプトは元のまま", () => {
  const { runInContext } = vm;
  const office = officeWith("function go() { throw new Error('止まる'); }");
  expect(() => office.run("go")).toThrow("止まる");
  expect(() => officeWith("function (").run("go")).toThrow(SyntaxError);
  expect(vm.runInContext).toBe(runInContext);
});

test("開いたオフィスで変えたことは、同じフォルダを次に開いたオフィスには見えない", async () => {
  const code = `function write(text) {
    const book = SpreadsheetApp.getActiveSpreadsheet();
    const sheet = book.getSheets()[0];
    sheet.getRange("A1:A2").setValues([["見出し"], [text]]);
    sheet.insertRowAfter(1).setTabColor("#ff0000").setColumnWidth(1, 300);
    sheet.getRange("A1").protect().setWarningOnly(true);
    book.insertSheet("別の" + text);
    const letter = Drive.Files.list({}).files[0].id;
    Docs.Documents.batchUpdate({ requests: [{ insertText: { location: { index: 1 }, text } }] }, letter);
  }
  function start() { Drive.Files.create({ name: "手紙", mimeType: "application/vnd.google-apps.document" }); MailApp.sendEmail("a@example.jp", "件名", "本文"); }`;
  const scripts = scriptsFolder({ files: { "code.js": code } });
  const first = openOffice({ scripts });
  first.run("start");
  await first.save(dir);
  const open = () => openOffice({ scripts, dir });
  const asSaved = (await open()).services.sheets.desk.book.grids.map(({ owner: _owner, ...grid }) => grid);
  const before = JSON.stringify(asSaved);
  (await open()).run("write", "一");
  const direct = await open();
  direct.services.sheets.clerk.type("シート1", 1, 1, "打った", "office@example.jp");
  direct.services.sheets.clerk.insertRow("シート1", 1);
  const again = await open();
  expect(JSON.stringify(again.services.sheets.desk.book.grids.map(({ owner: _owner, ...grid }) => grid))).toBe(before);
  expect(again.documents().map(({ text }) => text)).toEqual(["\n"]);
  expect(again.outbox()).toMatchObject([{ n: 1, subject: "件名", body: "本文" }]);
});

test("人が手で直したファイルは、開き直せば直したとおりになる", async () => {
  const scripts = scriptsFolder({
    files: { "code.js": `function start() { MailApp.sendEmail("a@example.jp", "first", "body"); }` },
  });
  const folder = join(dir, "by-hand");
  const office = openOffice({ scripts });
  office.run("start");
  await office.save(folder);
  const subject = async () => (await openOffice({ scripts, dir: folder })).outbox()[0]?.subject;
  expect(await subject()).toBe("first");
  const path = join(folder, "mail", "0001-a@example.jp.eml");
  writeFileSync(path, readFileSync(path, "utf8").replace("Subject: first", "Subject: fixed"));
  expect(await subject()).toBe("fixed");
});
