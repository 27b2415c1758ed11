import { expect, test } from "vitest";
import { costOf } from "../../src/workspace/costs.ts";
import { Kernel } from "../../src/workspace/kernel.ts";
import type { AccountKind } from "../../src/workspace/shared.ts";
import { QuotaBook } from "../../src/workspace/quotas.ts";
import { MORNING, OWNER, CLERK } from "./scripts-folder.ts";

function book(account: AccountKind) {
  const kernel = new Kernel({ now: MORNING, costOf, guard: () => undefined });
  return { kernel, quotas: new QuotaBook(kernel, account) };
}

test.each([
  ["consumer", 100, 250, 250, 2000],
  ["workspace", 1500, 1500, 3200, 4000],
] as const)(
  "Mail 100 / 1,500 recipients a day; Docs 250 / 1,500; spreadsheets 250 / 3,200; conversions 2,000 / 4,000（%s）",
  (account, mail, docs, spreadsheets, conversions) => {
    const { quotas } = book(account);
    const left = (["mail", "docs", "spreadsheets", "conversions"] as const).map((kind) => quotas.left(kind, OWNER));
    expect(left).toEqual([mail, docs, spreadsheets, conversions]);
    quotas.take("mail", OWNER, mail - 1);
    expect(() => quotas.take("mail", OWNER, 2)).toThrow("1 日にサービスを呼び出した回数が多すぎます: email");
    quotas.take("mail", OWNER, 1);
    expect([quotas.left("mail", OWNER), quotas.left("mail", CLERK)]).toEqual([0, mail]);
  },
);

test("1日の割当は東京の午前0時に戻る（簡略化。Google は太平洋時間）", () => {
  const { kernel, quotas } = book("consumer");
  quotas.take("mail", OWNER, 60);
  kernel.now = Date.parse("2018-04-02T23:59:59+09:00");
  expect(quotas.left("mail", OWNER)).toBe(40);
  kernel.now = Date.parse("2018-04-03T00:00:00+09:00");
  expect(quotas.left("mail", OWNER)).toBe(100);
});

test("Docs API: 60 writes a minute per user; Sheets API: 60 reads + 60 writes a minute per user", () => {
  const { kernel, quotas } = book("consumer");
  for (const api of ["docs.write", "sheets.read", "sheets.write"] as const) {
    for (let n = 0; n < 60; n++) quotas.perMinute(api, OWNER);
    expect(() => quotas.perMinute(api, OWNER)).toThrow("429");
    quotas.perMinute(api, CLERK);
  }
  kernel.now += 60_000;
  quotas.perMinute("docs.write", OWNER);
});

test("Each service call is roughly 10 ms to some 100 ms; a Drive copy or a Docs save is of the order of 1 s", () => {
  for (const method of [
    "Range.getValues",
    "Range.setValues",
    "Sheet.getLastRow",
    "Properties.getProperty",
    "MailApp.sendEmail",
    "Form.getTitle",
  ])
    expect(costOf(method), method).toSatisfy((ms: number) => ms >= 10 && ms <= 500);
  for (const method of ["Drive.Files.copy", "Docs.Documents.batchUpdate", "Document.saveAndClose"])
    expect(costOf(method), method).toBe(1000);
});
