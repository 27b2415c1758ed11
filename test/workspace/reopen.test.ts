import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openOffice } from "../../src/workspace/office.ts";
import { CLERK, OWNER, scriptsFolder } from "./scripts-folder.ts";

const dir = mkdtempSync(join(tmpdir(), "office-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const scripts = scriptsFolder({
  files: {
    "code.js": `
      function setUp() {
        const sheet = SpreadsheetApp.getActiveSpreadsheet().insertSheet("台帳");
        sheet.getRange(1, 1, 2, 3).setValues([["番号", "氏名", "受付日"], ["一", "見本 太郎", new Date(2018, 3, 2)]]);
        PropertiesService.getScriptProperties().setProperty("last", "1");
        const form = FormApp.create("申込書", true); form.addTextItem().setTitle("お名前"); form.addPublishedReader("applicant@example.com");
        ScriptApp.newTrigger("arrived").forForm(form).onFormSubmit().create();
        ScriptApp.newTrigger("tick").timeBased().everyMinutes(10).create();
        const folder = Drive.Files.create({ name: "通知", mimeType: "application/vnd.google-apps.folder" });
        const file = Drive.Files.create({ name: "決定連絡票", mimeType: "application/vnd.google-apps.document", parents: [folder.id] });
        MailApp.sendEmail("applicant@example.com", "受け付けました", "本文");
        return Utilities.getUuid();
      }
      function arrived(e) { SpreadsheetApp.getActiveSpreadsheet().getSheetByName("台帳").appendRow(["二", e.response.getItemResponses()[0].getResponse(), new Date()]); }
      function tick() { PropertiesService.getScriptProperties().setProperty("tick", String(Date.now())); }
      function state() { return [PropertiesService.getScriptProperties().getProperties(), ScriptApp.getProjectTriggers().length, MailApp.getRemainingDailyQuota(), Utilities.getUuid()]; }`,
  },
});

test("What it holds are real files in one folder; the folder can be reopened and goes on", async () => {
  const office = openOffice({ scripts });
  office.addEditor(CLERK).deny(CLERK, "https://www.googleapis.com/auth/script.send_mail");
  const uuid = office.run("setUp");
  await office.save(dir);
  expect(existsSync(join(dir, "workbook.xlsx"))).toBe(true);
  expect(readdirSync(join(dir, "letters"))).toEqual(["決定連絡票.docx"]);
  expect(readdirSync(join(dir, "mail"))).toEqual(["0001-applicant@example.com.eml"]);

  const again = await openOffice({ scripts, dir });
  expect(again.now).toBe(office.now);
  expect(again.table("台帳")).toEqual(office.table("台帳"));
  expect(again.outbox()).toMatchObject([{ subject: "受け付けました" }]);
  expect(again.letters().map(({ name, owner }) => [name, owner])).toEqual([["決定連絡票", OWNER]]);
  const [properties, triggers, mail, next] = again.run("state") as [object, number, number, string];
  expect([properties, triggers, mail]).toEqual([{ last: "1" }, 2, 99]);
  expect(next).not.toBe(uuid);
  expect(() => again.as(CLERK).run("state")).toThrow("script.send_mail");

  again.as(OWNER).submit("申込書", { お名前: "例示 花子" }, { as: "applicant@example.com" });
  again.advance("10m");
  expect(again.crashes).toEqual([]);
  expect(again.table("台帳")[1]).toMatchObject({ 番号: "二", 氏名: "例示 花子" });
  expect(again.run("state")).toMatchObject([
    { last: "1", tick: expect.any(String) as string },
    2,
    99,
    expect.any(String) as string,
  ]);
});

test("まだ何も保存されていないフォルダは、新しいオフィスの保存先になる", async () => {
  const empty = join(dir, "empty");
  const office = await openOffice({ scripts, dir: empty, user: CLERK });
  expect(office.table(office.services.sheets.model.sheets()[0] ?? "")).toEqual([]);
  expect(await office.save()).toBe(empty);
  expect((await openOffice({ scripts, dir: empty })).as(CLERK).run("state")).toBeDefined();
  await expect(openOffice({ scripts }).save()).rejects.toThrow("保存先");
});
