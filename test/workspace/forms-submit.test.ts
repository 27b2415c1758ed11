import { describe, expect, test } from "vitest";
import { SubmissionRefused } from "../../src/workspace/forms/submission.ts";
import type { Answers } from "../../src/workspace/shared.ts";
import { openDesk, openForm } from "./forms-desk.ts";
import type { Desk } from "./forms-desk.ts";

type GForm = GoogleAppsScript.Forms.Form;

/** What the Form page says about these answers; "" when it takes them. */
function verdict(build: (form: GForm, desk: Desk) => void, answers: Answers): string {
  const desk = openDesk();
  const id = openForm(desk, (form) => build(form, desk));
  try {
    desk.forms.submit(id, answers);
    return "";
  } catch (error) {
    if (!(error instanceof SubmissionRefused)) throw error;
    expect(desk.forms.responses(id)).toHaveLength(0);
    return error.message;
  }
}

describe("送信のときの検査", () => {
  test("必須の質問が空なら、質問名と説明を挙げて断る", () => {
    const build = (form: GForm) =>
      form.addTextItem().setTitle("氏名").setHelpText("姓と名の間を空けてください").setRequired(true);
    expect(verdict(build, {})).toContain("「氏名」: この質問は必須です（姓と名の間を空けてください）");
    expect(verdict(build, { 氏名: "" })).toContain("必須");
    expect(verdict(build, { 氏名: "見本 太郎" })).toBe("");
  });

  test("選択肢にない回答、重複、その他の入力を Google と同じに扱う", () => {
    const list = (form: GForm) => form.addListItem().setTitle("職種").setChoiceValues(["看護師", "薬剤師"]);
    expect(verdict(list, { 職種: "看護士" })).toContain("選択肢にない回答");
    const ticks = (other: boolean) => (form: GForm) =>
      form.addCheckboxItem().setTitle("希望").setChoiceValues(["午前", "午後"]).showOtherOption(other);
    expect(verdict(ticks(false), { 希望: ["午前", "夜間"] })).toContain("夜間");
    expect(verdict(ticks(true), { 希望: ["午前", "夜間"] })).toBe("");
    expect(verdict(ticks(true), { 希望: ["夜間", "早朝"] })).toContain("選択肢にない回答");
    expect(verdict(ticks(false), { 希望: ["午前", "午前"] })).toContain("重複");
  });

  test("platform.md: 検証は数・文字数・メール・URL・正規表現で行われる", () => {
    const text =
      (rule: (builder: GoogleAppsScript.Forms.TextValidationBuilder) => GoogleAppsScript.Forms.TextValidationBuilder) =>
      (form: GForm, desk: Desk) =>
        form
          .addTextItem()
          .setTitle("欄")
          .setValidation(rule(desk.forms.app.createTextValidation()).setHelpText("見直してください").build());
    const cases: [ReturnType<typeof text>, string, string][] = [
      [text((rule) => rule.requireNumber()), "12.5", "１２"],
      [text((rule) => rule.requireWholeNumber()), "12", "12.5"],
      [text((rule) => rule.requireNumberBetween(1, 60)), "60", "61"],
      [text((rule) => rule.requireNumberNotBetween(1, 60)), "0", "30"],
      [text((rule) => rule.requireNumberGreaterThanOrEqualTo(3)), "3", "2"],
      [text((rule) => rule.requireNumberLessThan(3)), "2", "3"],
      [text((rule) => rule.requireNumberNotEqualTo(3)), "2", "3"],
      [text((rule) => rule.requireTextIsEmail()), "hanako@example.jp", "hanako@example"],
      [text((rule) => rule.requireTextIsUrl()), "https://example.jp/a", "example"],
      [text((rule) => rule.requireTextMatchesPattern("0\\d{1,4}-\\d{1,4}-\\d{4}")), "03-1234-5678", "電話03-1234-5678"],
      [text((rule) => rule.requireTextContainsPattern("病院")), "見本病院です", "見本医院"],
      [text((rule) => rule.requireTextDoesNotContainPattern("病院")), "見本医院", "見本病院"],
      [text((rule) => rule.requireTextLengthLessThanOrEqualTo(3)), "三文字", "四文字だ"],
    ];
    for (const [build, good, bad] of cases) {
      expect(verdict(build, { 欄: good })).toBe("");
      expect(verdict(build, { 欄: bad })).toContain("「欄」: 見直してください");
      expect(verdict(build, {})).toBe("");
    }
  });

  test("チェックボックスの数の条件と、グリッドの列ごとの条件を守らせる", () => {
    const ticks = (form: GForm, desk: Desk) =>
      form
        .addCheckboxItem()
        .setTitle("希望")
        .setChoiceValues(["一", "二", "三"])
        .setValidation(desk.forms.app.createCheckboxValidation().requireSelectAtMost(2).build());
    expect(verdict(ticks, { 希望: ["一", "二"] })).toBe("");
    expect(verdict(ticks, { 希望: ["一", "二", "三"] })).toContain("希望");
    const grid = (form: GForm, desk: Desk) =>
      form
        .addGridItem()
        .setTitle("日程")
        .setRows(["第1", "第2"])
        .setColumns(["午前", "午後"])
        .setRequired(true)
        .setValidation(desk.forms.app.createGridValidation().requireLimitOneResponsePerColumn().build());
    expect(verdict(grid, { 日程: ["午前", "午後"] })).toBe("");
    expect(verdict(grid, { 日程: ["午前", "午前"] })).toContain("1 列につき");
    expect(verdict(grid, { 日程: ["午前"] })).toContain("各行");
    expect(verdict(grid, { 日程: ["午前", "夜間"] })).toContain("選択肢にない");
  });

  test("ない日付や時刻は送信できず、日付は yyyy-MM-dd、時刻は HH:mm になる", () => {
    const build = (form: GForm) => {
      form.addDateItem().setTitle("日");
      form.addTimeItem().setTitle("時");
      form.addDateTimeItem().setTitle("日時");
      form.addDateItem().setTitle("記念日").setIncludesYear(false);
      form.addScaleItem().setTitle("度合い").setBounds(1, 5);
    };
    expect(verdict(build, { 日: "2018-02-30" })).toContain("無効な日付");
    expect(verdict(build, { 日: "2018/06/20" })).toContain("無効な日付");
    expect(verdict(build, { 時: "24:00" })).toContain("無効な時刻");
    expect(verdict(build, { 度合い: "6" })).toContain("1 から 5");
    const desk = openDesk();
    const id = openForm(desk, build);
    const when = new Date(2018, 5, 20, 13, 5);
    const response = desk.forms.response(
      id,
      desk.forms.submit(id, { 日: when, 時: when, 日時: when, 記念日: when, 度合い: "3" }),
    );
    expect(response.getItemResponses().map((one) => one.getResponse())).toEqual([
      "2018-06-20",
      "13:05",
      "2018-06-20 13:05",
      "06-20",
      "3",
    ]);
  });

  test("知らない質問、同じ題名が二つある質問は、はっきり告げられる", () => {
    const desk = openDesk();
    const id = openForm(desk, (form) => [form.addTextItem().setTitle("氏名"), form.addTextItem().setTitle("氏名")]);
    expect(() => desk.forms.submit(id, { 所属: "見本病院" })).toThrow("「所属」という質問はこのフォームにありません");
    expect(() => desk.forms.submit(id, { 氏名: "見本 太郎" })).toThrow("2 件");
    const second = desk.forms.describe(id).sections[0]?.questions[1]?.id;
    desk.forms.submit(id, { [String(second)]: "見本 太郎" });
    expect(desk.forms.responses(id)[0]?.answers).toEqual({ [String(second)]: "見本 太郎" });
  });

  test("platform.md: ページの分岐に従い、見せないページの必須は問わず、その回答は断る", () => {
    const build = (form: GForm, desk: Desk) => {
      const to = desk.forms.app.PageNavigationType;
      const who = form.addMultipleChoiceItem().setTitle("初めてですか").setRequired(true);
      const first = form.addPageBreakItem().setTitle("初めての方");
      form.addTextItem().setTitle("きっかけ").setRequired(true);
      const again = form.addPageBreakItem().setTitle("二回目の方").setGoToPage(to.SUBMIT);
      form.addTextItem().setTitle("前回の指導医").setRequired(true);
      who.setChoices([
        who.createChoice("はい", first),
        who.createChoice("いいえ", again),
        who.createChoice("やめる", to.SUBMIT),
        who.createChoice("戻る", to.RESTART),
      ]);
    };
    expect(verdict(build, { 初めてですか: "はい", きっかけ: "紹介" })).toBe("");
    expect(verdict(build, { 初めてですか: "はい" })).toContain("きっかけ");
    expect(verdict(build, { 初めてですか: "いいえ", 前回の指導医: "例示 医師" })).toBe("");
    expect(verdict(build, { 初めてですか: "いいえ" })).toContain("前回の指導医");
    expect(verdict(build, { 初めてですか: "はい", きっかけ: "紹介", 前回の指導医: "例示 医師" })).toContain(
      "表示されないセクション",
    );
    expect(verdict(build, { 初めてですか: "やめる" })).toBe("");
    expect(verdict(build, { 初めてですか: "戻る" })).toContain("戻り続ける");
  });

  test("移動先のある選択肢とない選択肢は混ぜられず、消したページへの移動は次のページになる", () => {
    const desk = openDesk();
    const id = openForm(desk, (form) => {
      const item = form.addListItem().setTitle("問");
      const page = form.addPageBreakItem();
      expect(() => item.setChoices([item.createChoice("はい", page), item.createChoice("いいえ")])).toThrow("移動先");
      item.setChoices([item.createChoice("はい", page)]);
      expect(item.getChoices()[0]?.getGotoPage().getId()).toBe(page.getId());
      form.deleteItem(form.getItemById(page.getId()));
      expect(item.getChoices()[0]?.getGotoPage()).toBeNull();
    });
    desk.forms.submit(id, { 問: "はい" });
  });
});
