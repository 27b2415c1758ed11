/** Staff put a column into a template: one that the reader may see is filled in, one that is closed stops the letter. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { settings } from "../../src/settings.ts";
import type { Office } from "../../src/workspace/office.ts";
import { decidedOffice } from "./decided.ts";
import { servicesOf } from "./setup-office.ts";
import { clerkTypes } from "./people.ts";
import { notice, send } from "./support/notices.ts";
import { kept } from "./support/stages.ts";

const LETTER = "案-2018-0001-1/指導医";
let office: Office;
let saved: Awaited<ReturnType<typeof kept>>;
beforeAll(async () => {
  saved = await kept(decidedOffice({}, { 移動手段: "車", 避けたい指導医: "例示 避郎" }));
});
beforeEach(async () => {
  office = await saved.open();
});
afterAll(() => saved.close());

function addLine(text: string): void {
  const id = office.table("設定").find((row) => row["項目"] === settings.instructorTemplate.name)?.["値"];
  servicesOf(office).DocumentApp.openById(String(id)).getBody().appendParagraph(text);
}
const made = () => office.letters().filter(({ name }) => name.includes("決定連絡票（指導医用）"));

test("見せてよい列は、様式に書けば通知に載る", () => {
  addLine("移動：{{申込者.移動手段}}");
  send(office);
  expect(notice(office, LETTER)).toMatchObject({ 状態: "完了" });
  expect(made()[0]?.text).toContain("移動：車");
});

test.each(["申込者.避けたい指導医", "避けたい指導医"])("見せない列 {{%s}} は、その1通を止め、直せば出る", (word) => {
  addLine(`避ける人：{{${word}}}`);
  send(office);
  expect(notice(office, LETTER)).toMatchObject({ 状態: "不備", 号: "", 文書ID: "" });
  expect(String(notice(office, LETTER)["不備・確認事項"])).toContain(
    `様式の文書にある {{${word}}} は、「申込者」シートの「避けたい指導医」の列です。この通知を読む指導医には見せない列なので、作っていません。様式の文書から消してください`,
  );
  expect(made()).toEqual([]);
  expect(notice(office, "案-2018-0001-1/受講者")).toMatchObject({ 状態: "完了" });
  expect(JSON.stringify(office.letters())).not.toContain("避郎");
  const id = office.table("設定").find((row) => row["項目"] === settings.instructorTemplate.name)?.["値"];
  const body = servicesOf(office).DocumentApp.openById(String(id)).getBody();
  body.replaceText("避ける人：.*", "");
  clerkTypes(office, "通知", LETTER, "職員の判断", "やり直す");
  send(office);
  expect(notice(office, LETTER)).toMatchObject({ 状態: "完了" });
});
