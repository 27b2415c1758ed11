/** 初期設定 in a half-made or damaged workbook: what is missing is made, what staff did stays. */
import { describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { openOffice } from "../../src/workspace/office.ts";
import { forms } from "../../src/forms/index.ts";
import { tables } from "../../src/tables/index.ts";
import { apply, clerkTypes, readyOffice } from "./people.ts";
import {
  bookOf,
  columnOf,
  exactState,
  formNamed,
  listOf,
  newOffice,
  OFFICE,
  plainState,
  servicesOf,
  setUp,
  sheetOf,
} from "./setup-office.ts";

const NOTHING = "足りないものはありませんでした。変えたところはありません";
const APPLICATION = "在宅医同行研修申込書";
const clerk = (office: Office) => office.services.sheets.clerk;
const model = (office: Office) => office.services.sheets.model;
const setting = (office: Office, name: string) => office.table("設定").find((row) => row["項目"] === name)?.["値"];
const typeSetting = (office: Office, name: string, text: string) => clerkTypes(office, "設定", name, "値", text);

function bin(office: Office, name: string): void {
  const file = office.files().find((one) => one.name === name && !one.trashed);
  if (!file) throw new Error(`no file ${name}`);
  file.trashed = true;
}

describe("作りかけのブック", () => {
  test("一部のシートと、足りない見出し、古い見出しがあれば、書かれた行を残して補う", () => {
    const office = openOffice();
    const sheet = bookOf(office).insertSheet("指導医");
    sheet.getRange(1, 1, 2, 4).setValues([
      ["氏名", "指導医番号", "覚え書き", "メールアドレス"],
      ["見本 一郎", "医-0001", "電話は午後", "one@example.jp"],
    ]);
    const said = setUp(office, "1");
    expect(said).toContain("「指導医」に列を足しました：ふりがな、医療機関名");
    expect(model(office).headers("指導医").slice(0, 5)).toEqual([
      "氏名",
      "指導医番号",
      "覚え書き",
      "メールアドレス",
      "ふりがな",
    ]);
    expect(office.table("指導医")).toMatchObject([{ 氏名: "見本 一郎", 覚え書き: "電話は午後", 在任: "" }]);
    expect(setUp(office)).toBe(NOTHING);
  });

  test("何も書かれていない最初のシートは片付け、書かれたものと別の名前のものは残す", () => {
    const office = openOffice();
    bookOf(office).insertSheet("覚え書き");
    setUp(office);
    expect(model(office).sheets()).not.toContain("シート1");
    expect(model(office).sheets()).toContain("覚え書き");
    const written = openOffice();
    sheetOf(written, "シート1").getRange("B2").setValue("会議の予定");
    setUp(written);
    expect(model(written).sheets()).toContain("シート1");
  });

  test("設定の行が消えていれば、その行だけを足す", () => {
    const office = newOffice();
    typeSetting(office, "文書記号", "横地医");
    clerk(office).deleteRow("設定", model(office).rowOf("設定", "項目", "敬称"));
    clerk(office).deleteRow("設定", model(office).rowOf("設定", "項目", "決定連絡票（指導医用）の様式"));
    const made = office.documents().length;
    expect(setUp(office)).toContain("設定の項目を2件足しました");
    expect([setting(office, "敬称"), setting(office, "文書記号")]).toEqual(["様", "横地医"]);
    expect(setting(office, "決定連絡票（指導医用）の様式")).toMatch(/^doc-/);
    expect(office.documents()).toHaveLength(made);
  });
});

describe("職員が変えたもの", () => {
  test("値、幅、並び、隠した列、足した列、行の高さ、強めた保護は、そのままである", async () => {
    const office = readyOffice();
    apply(office);
    clerk(office).moveColumn("申込者", "氏名", 1);
    clerk(office).hideColumn("申込者", "回答ID");
    clerk(office).addColumn("申込者", "覚え書き", 3);
    clerk(office).type("申込者", 2, "覚え書き", "院長と面談");
    clerk(office).type("申込者", 2, "資格判断の理由", "確認済み");
    typeSetting(office, "受付連絡の文面", "{{氏名}} 様\n受け付けました。");
    const sheet = sheetOf(office, "申込者");
    sheet.setColumnWidth(2, 333).setRowHeight(1, 80);
    sheet.getRange(1, 4).setBackground("#ff00ff");
    columnOf(office, "申込者", "氏名").setNumberFormat("@").setBackground("#eeeeee");
    sheetOf(office, "通知").getFilter()?.remove();
    sheetOf(office, "通知").getRange("A1:C50").createFilter();
    const guard = sheetOf(office, "マッチング").getProtections(
      servicesOf(office).SpreadsheetApp.ProtectionType.SHEET,
    )[0];
    guard?.setWarningOnly(false);
    setUp(office);
    const before = await exactState(office);
    expect(setUp(office)).toBe(NOTHING);
    expect(await exactState(office)).toEqual(before);
    expect(model(office).headers("申込者").slice(0, 3)).toEqual(["氏名", "受付番号", "覚え書き"]);
    expect(office.table("申込者")).toMatchObject([{ 覚え書き: "院長と面談", 資格判断の理由: "確認済み" }]);
    expect([sheet.getColumnWidth(2), sheet.getRowHeight(1), sheet.getRange(1, 4).getBackground()]).toEqual([
      333,
      80,
      "#ff00ff",
    ]);
    expect(model(office).grid("マッチング").guarded[0]?.warningOnly).toBe(false);
    expect(sheetOf(office, "通知").getFilter()?.getRange().getA1Notation()).toBe("A1:C50");
    // A clerk's own column is not guarded, wherever it stands.
    expect(model(office).view("申込者", 1).rows[1]?.cells[2]?.guarded).toBe("");
  });

  test("様式の文書の直しも、フォームに足した質問も残り、足した質問の場所も動かない", () => {
    const office = newOffice();
    const id = String(setting(office, "決定連絡票（受講者用）の様式"));
    const body = servicesOf(office).DocumentApp.openById(id);
    body.getBody().replaceText("（通知）", "のお知らせ");
    body.saveAndClose();
    const { form } = formNamed(office, APPLICATION);
    const own = form.addTextItem().setTitle("紹介者");
    form.moveItem(own.getIndex(), 4);
    const text = () => office.documents().find((document) => document.id === id)?.text;
    expect(text()).toContain("在宅医同行研修の決定についてのお知らせ");
    expect(setUp(office)).toBe(NOTHING);
    expect(text()).toContain("在宅医同行研修の決定についてのお知らせ");
    expect(form.getItems()[4]?.getTitle()).toBe("紹介者");
    // A question of ours that was deleted comes back in its place; the clerk's stays where it is.
    const titles = form.getItems().map((item) => item.getTitle());
    form.deleteItem(titles.indexOf("職種"));
    expect(setUp(office)).toContain(`「${APPLICATION}」に質問を足しました（1問）`);
    const now = form.getItems().map((item) => item.getTitle());
    expect(now.filter((title) => title !== "紹介者")).toEqual(titles.filter((title) => title !== "紹介者"));
    expect(Math.abs(now.indexOf("紹介者") - 4)).toBeLessThanOrEqual(1);
  });

  test("フォームの質問の題名は宣言に戻し、そのことを言う", () => {
    const office = newOffice();
    const { form } = formNamed(office, APPLICATION);
    form
      .getItems()
      .find((item) => item.getTitle() === "氏名")
      ?.setTitle("お名前");
    form.setDescription("");
    expect(setUp(office)).toContain(`「${APPLICATION}」を直しました（案内文、氏名）`);
    expect(formNamed(office, APPLICATION).view.description).toContain("個人情報の利用目的");
    expect(form.getItems().some((item) => item.getTitle() === "お名前")).toBe(false);
    expect(setUp(office)).toBe(NOTHING);
  });
});

describe("壊れたものを直す", () => {
  test("シートを消せば作り直し、見出しを消せば列を足す", () => {
    const office = newOffice();
    clerk(office).deleteSheet("受入可能日");
    const at = model(office).columnOf("申込者", "取下げ");
    sheetOf(office, "申込者").deleteColumn(at);
    const said = setUp(office);
    expect(said).toContain("「受入可能日」シートを作りました");
    expect(said).toContain("「申込者」に列を足しました：取下げ");
    expect(model(office).sheets().indexOf("受入可能日")).toBe(tables.findIndex((table) => table.name === "受入可能日"));
    expect(listOf(office, "申込者", "取下げ")).toEqual(["はい"]);
    expect(model(office).view("申込者", 1).rows[1]?.cells.at(-1)?.guarded).toBe("");
    expect(setUp(office)).toBe(NOTHING);
  });

  test("固定、絞り込み、保護、選択肢、地域が外れていれば、付け直す", () => {
    const office = newOffice();
    const before = plainState(office);
    const sheet = sheetOf(office, "マッチング");
    sheet.setFrozenRows(0);
    sheet.getFilter()?.remove();
    const kinds = servicesOf(office).SpreadsheetApp.ProtectionType;
    for (const kind of [kinds.SHEET, kinds.RANGE]) sheet.getProtections(kind).forEach((guard) => guard.remove());
    columnOf(office, "マッチング", "判断").clearDataValidations();
    bookOf(office).setSpreadsheetLocale("en_US");
    bookOf(office).setSpreadsheetTimeZone("America/New_York");
    const said = setUp(office);
    expect(said).toContain("言語と地域を日本にしました");
    expect(said).toContain("タイムゾーンを東京にしました");
    expect(said).toContain("「マッチング」の「判断」の選択肢を直しました");
    expect(plainState(office)).toEqual(before);
  });

  test("ごみ箱の様式、フォーム、フォルダは作り直し、古いフォームの引き金は残さない", () => {
    const office = newOffice();
    for (const name of ["様式 決定連絡票（受講者用）", APPLICATION]) bin(office, name);
    const said = setUp(office);
    expect(said).toContain("様式「決定連絡票（受講者用）」を作りました");
    expect(said).toContain(`フォーム「${APPLICATION}」を作りました`);
    expect(office.triggers.filter((trigger) => trigger.handler === "onFormSubmitted")).toHaveLength(forms.length);
    expect(office.triggers.some((trigger) => trigger.sourceId === formNamed(office, APPLICATION).id)).toBe(true);
    apply(office);
    expect(office.table("申込者")).toHaveLength(1);
    bin(office, "通知");
    expect(setUp(office)).toContain("フォルダ「通知」を作りました");
    expect(setUp(office)).toBe(NOTHING);
  });

  test("公開を止めたフォームは公開し、回答リンクの共有が消えていれば戻す", () => {
    const office = newOffice();
    const { id, form } = formNamed(office, APPLICATION);
    form.setPublished(false);
    const file = office.files().find((one) => one.id === id);
    if (file) file.permissions = file.permissions.filter((right) => right.type !== "anyone");
    expect(office.services.forms.refusal(id)).toBeDefined();
    const said = setUp(office);
    expect(said).toContain(`「${APPLICATION}」を公開しました`);
    expect(said).toContain("回答用リンクを知る人が答えられるようにしました");
    expect(office.services.forms.refusal(id)).toBeUndefined();
  });

  test("時計が消えれば動かし、間隔を変えれば取り替える", () => {
    const office = newOffice();
    const { ScriptApp } = servicesOf(office);
    for (const trigger of ScriptApp.getProjectTriggers()) ScriptApp.deleteTrigger(trigger);
    expect(office.triggers).toEqual([]);
    expect(setUp(office)).toContain("5分ごとの時計を動かしました");
    expect(office.triggers).toHaveLength(1 + forms.length);
    typeSetting(office, "時計の間隔（分）", "10");
    expect(setUp(office)).toContain("10分ごとの時計を動かしました");
    const clocks = office.triggers.filter((trigger) => trigger.handler === "tick");
    expect(clocks).toMatchObject([{ schedule: { every: "minutes", n: 10 } }]);
    expect(setUp(office)).toBe(NOTHING);
  });

  test("様式の欄に開けない文書が書かれていれば、作った文書に戻し、そのことを言う", () => {
    const office = newOffice();
    const id = setting(office, "決定連絡票（受講者用）の様式");
    typeSetting(office, "決定連絡票（受講者用）の様式", "消えた文書");
    expect(setUp(office)).toContain("「決定連絡票（受講者用）の様式」に、初期設定の作った文書を書き込みました");
    expect(setting(office, "決定連絡票（受講者用）の様式")).toBe(id);
  });
});

describe("選択肢の変更", () => {
  test("テーマとブロックを変えて実行し直すと、フォームとシートに入り、届いた回答は失われない", () => {
    const office = readyOffice();
    const sent = apply(office, { 学びたいテーマ: "看取り、緩和" });
    typeSetting(office, "研修テーマ", "看取り、緩和、摂食嚥下");
    typeSetting(office, "ブロック名", "東、西南、見本北、見本中央");
    const said = setUp(office);
    expect(said).toContain(`「${APPLICATION}」を直しました（学びたいテーマ、希望ブロック）`);
    expect(said).toContain("「指導医承諾書」を直しました（テーマ）");
    expect(said).toContain("「指導医」の「ブロック」の選択肢を直しました");
    expect(listOf(office, "指導医", "ブロック")).toEqual(["東", "西南", "見本北", "見本中央"]);
    const { id, form, view } = formNamed(office, APPLICATION);
    const themes = view.sections.flatMap((section) => section.questions).find((one) => one.title === "学びたいテーマ");
    expect(themes?.choices.map((choice) => choice.value)).toEqual(["看取り", "緩和", "摂食嚥下"]);
    expect(office.services.forms.responses(id).map((response) => response.id)).toEqual([sent]);
    const answer = form.getResponse(sent).getItemResponses();
    expect(answer.find((one) => one.getItem().getTitle() === "学びたいテーマ")?.getResponse()).toEqual([
      "看取り",
      "緩和",
    ]);
    apply(office, { 氏名: "例示 次", ふりがな: "れいじ つぎ", 学びたいテーマ: "摂食嚥下" });
    expect(office.table("申込者").map((row) => row["学びたいテーマ"])).toEqual(["看取り、緩和", "摂食嚥下"]);
    expect(setUp(office)).toBe(NOTHING);
  });
});

describe("だれが実行するか", () => {
  test("二人目のアカウントは、持ち主の名を示して断られ、何も変わらない", async () => {
    const office = newOffice();
    const before = await exactState(office);
    office.addEditor("clerk@example.jp").grant("clerk@example.jp").as("clerk@example.jp");
    const said = setUp(office);
    expect(said).toContain(`初期設定は ${OFFICE} が行っています`);
    expect(said).toContain("新しいアカウントで「引継ぎ」を実行してください");
    office.removeEditor("clerk@example.jp").as(OFFICE);
    const after = await exactState(office);
    const forget = (state: unknown) => JSON.stringify(state).replace(/"consents":.*/, "");
    expect(forget(after)).toBe(forget(before));
  });

  test("職員に挙げた担当は、様式を直し、通知を読める。在職でない人には何も渡さない", () => {
    const office = newOffice();
    clerk(office).addRow("職員", { メールアドレス: "clerk@example.jp", 氏名: "例示 花子", 役割: "担当", 在職: "はい" });
    clerk(office).addRow("職員", { メールアドレス: "gone@example.jp", 氏名: "見本 次郎", 役割: "担当", 在職: "" });
    expect(setUp(office)).toContain("様式、通知、帳票のフォルダを1人と共有しました");
    const rights = (folder: string) =>
      office
        .files()
        .find((file) => file.name === folder)
        ?.permissions.filter((right) => right.role !== "owner")
        .map(({ emailAddress, role, type }) => [emailAddress, role, type]);
    expect(rights("様式")).toEqual([["clerk@example.jp", "writer", "user"]]);
    expect(rights("通知")).toEqual([["clerk@example.jp", "reader", "user"]]);
    expect(rights("在宅連携（在宅連携）")).toEqual([]);
    expect(office.outbox()).toEqual([]);
    expect(setUp(office)).toBe(NOTHING);
  });
});
