/** Short links of Forms, for letters on paper. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { OFFICE, openDesk, openForm } from "./forms-desk.ts";

test("短いリンクは、同じアドレスには同じもの。フォルダを開き直しても同じで、元のフォームに着く", () => {
  const desk = openDesk();
  const id = openForm(desk, (form) => form.addTextItem().setTitle("氏名"));
  const [long, short] = desk.as(OFFICE, () => {
    const form = desk.forms.app.openById(id);
    const url = form.getPublishedUrl();
    return [url, form.shortenFormUrl(url)] as const;
  });
  expect(short).toMatch(/^https:\/\/forms\.gle\/[A-Za-z0-9]{17}$/);
  const dir = mkdtempSync(join(tmpdir(), "forms-"));
  desk.drive.save(dir);
  desk.forms.save(dir);
  const again = openDesk();
  again.drive.open(dir);
  again.forms.open(dir);
  expect(again.forms.follow(short)).toBe(long);
  expect(again.as(OFFICE, () => again.forms.app.openById(id).shortenFormUrl(long))).toBe(short);
});

test("記入済みのリンクも短くでき、開くと答えが入っている", () => {
  const desk = openDesk();
  const id = openForm(desk, (form) => form.addTextItem().setTitle("受付番号"));
  const short = desk.as(OFFICE, () => {
    const form = desk.forms.app.openById(id);
    const item = form.getItems()[0]?.asTextItem();
    if (!item) throw new Error("no item");
    const prefilled = form.createResponse().withItemResponse(item.createResponse("申-2018-0001")).toPrefilledUrl();
    const links = [form.shortenFormUrl(prefilled), form.shortenFormUrl(form.getPublishedUrl())];
    expect(new Set(links).size).toBe(2);
    return links[0] ?? "";
  });
  const { formId, answers } = desk.forms.prefilled(short);
  expect([formId, Object.values(answers)]).toEqual([id, ["申-2018-0001"]]);
});

test("フォームでないアドレスは断られる", () => {
  const desk = openDesk();
  const id = openForm(desk, () => undefined);
  for (const url of ["https://example.jp/", "https://docs.google.com/document/d/x/edit", ""])
    expect(() => desk.as(OFFICE, () => desk.forms.app.openById(id).shortenFormUrl(url))).toThrow("無効な引数");
});
