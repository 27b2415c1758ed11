/** A twin of an office: the same as one saved and opened again, and nothing of it reaches the first. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openOffice, twinOf, type Office } from "../../src/workspace/office.ts";
import { CLERK, OWNER, scriptsFolder } from "./scripts-folder.ts";

const dir = mkdtempSync(join(tmpdir(), "twin-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const scripts = scriptsFolder({
  files: {
    "code.js": `
      const book = () => SpreadsheetApp.getActiveSpreadsheet();
      const properties = PropertiesService.getScriptProperties();
      function start() {
        const sheet = book().insertSheet("台帳");
        sheet.getRange(1, 1, 1, 3).setValues([["番号", "氏名", "受付日"]]);
        sheet.getRange("A1").protect().setWarningOnly(true);
        properties.setProperty("last", "1");
        const form = FormApp.create("申込書", true); form.addTextItem().setTitle("お名前"); form.addPublishedReader("a@example.com");
        ScriptApp.newTrigger("arrived").forForm(form).onFormSubmit().create();
        ScriptApp.newTrigger("tick").timeBased().everyMinutes(10).create();
        work("一");
      }
      function work(text) {
        book().getSheetByName("台帳").appendRow([text, "例示 " + text, new Date()]);
        book().insertSheet("別の" + text, 1).setTabColor("#ff0000").setColumnWidth(1, 300);
        const file = Drive.Files.create({ name: "手紙" + text, mimeType: "application/vnd.google-apps.document" });
        Docs.Documents.batchUpdate({ requests: [{ insertText: { location: { index: 1 }, text } }] }, file.id);
        const shared = Drive.Files.create({ name: "写し" + text, mimeType: "application/vnd.google-apps.spreadsheet" });
        const start = { sheetId: 0, rowIndex: 0, columnIndex: 0 };
        const rows = [{ values: [{ userEnteredValue: { stringValue: text } }] }];
        Sheets.Spreadsheets.batchUpdate({ requests: [{ updateCells: { rows, start, fields: "userEnteredValue" } }] }, shared.id);
        Drive.Files.create({ name: text + ".csv", mimeType: "text/csv" }, Utilities.newBlob(text, "text/csv"));
        Drive.Permissions.create({ type: "user", role: "reader", emailAddress: "b@example.com" }, file.id);
        MailApp.sendEmail("a@example.com", text, "本文", { attachments: [Utilities.newBlob(text, "text/plain", "添付.txt")] });
        properties.setProperty("last", text + Utilities.getUuid());
        ScriptApp.newTrigger("tick").timeBased().everyHours(1).create();
      }
      function rewrite() {
        const letter = Drive.Files.list({}).files.find((file) => file.name === "手紙一").id;
        Docs.Documents.batchUpdate({ requests: [{ insertText: { location: { index: 1 }, text: "書き足し" } }] }, letter);
        FormApp.openById(ScriptApp.getProjectTriggers()[0].getTriggerSourceId()).getItems()[0].setTitle("氏名");
        book().getSheetByName("台帳").deleteRow(2);
      }
      function arrived(e) { book().getSheetByName("台帳").appendRow(["届", e.response.getItemResponses()[0].getResponse()]); }
      function tick() { properties.setProperty("tick", String(Date.now())); }`,
  },
});

function started(): Office {
  const office = openOffice({ scripts });
  office.addEditor(CLERK).deny(CLERK, "https://www.googleapis.com/auth/script.send_mail");
  office.run("start");
  office.submit("申込書", { お名前: "例示 花子" }, { as: "a@example.com" });
  return office;
}

/** Every file that an office would save, by its path; JSON as what it says. */
async function saved(office: Office): Promise<Record<string, unknown>> {
  const folder = mkdtempSync(join(dir, "saved-"));
  await office.save(folder);
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
  return Object.fromEntries(
    paths.map((path) => {
      const bytes = readFileSync(join(folder, path));
      return [path, path.endsWith(".json") ? JSON.parse(bytes.toString("utf8")) : bytes.toString("base64")];
    }),
  );
}

test("双子は、保存すれば元と同じファイルになり、同じことをすれば同じになる", async () => {
  const office = started();
  const twin = twinOf(office);
  const before = await saved(office);
  expect(Object.keys(before).length).toBeGreaterThan(6);
  expect(await saved(twin)).toEqual(before);
  for (const each of [office, twin]) {
    each.run("work", "二");
    each.run("rewrite");
    each.submit("申込書", { 氏名: "例示 次郎" }, { as: "a@example.com" });
    each.advance("1h");
    expect(each.crashes).toEqual([]);
    expect(() => each.as(CLERK).run("work", "三")).toThrow("script.send_mail");
    each.as(OWNER);
  }
  expect(await saved(twin)).toEqual(await saved(office));
  expect(twin.outbox().map(({ subject }) => subject)).toEqual(["一", "二"]);
});

test("どちらで起こることも、もう一方と、後からできた双子には見えない", async () => {
  const office = started();
  const [first, second] = [twinOf(office), twinOf(office)];
  const before = await saved(office);
  for (const [at, each] of [first, office].entries()) {
    each.run("work", `変${at}`);
    each.run("rewrite");
    each.services.sheets.clerk.type("台帳", 1, 1, "打った", OWNER);
    each.services.sheets.clerk.insertRow("台帳", 1);
    for (const trigger of each.triggers) trigger.handler = "gone";
    each.deleteAccount(OWNER, CLERK);
  }
  expect(await saved(second)).toEqual(before);
  expect(await saved(twinOf(second))).toEqual(before);
});
