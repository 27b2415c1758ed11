import { describe, expect, test } from "vitest";
import { OFFICE, openDesk, openForm } from "./forms-desk.ts";

type GForm = GoogleAppsScript.Forms.Form;

/** Builds a Form in one run and answers what `build` does. */
function built<T>(build: (form: GForm, app: GoogleAppsScript.Forms.FormApp) => T): T {
  const { forms, as } = openDesk();
  return as(OFFICE, () => build(forms.app.create("申込書", true), forms.app));
}

describe("platform.md: FormApp で作れる項目", () => {
  test("すべての種類の項目を作り、種類・題名・説明・必須を読み戻せる", () => {
    built((form, app) => {
      const items = [
        form.addTextItem(),
        form.addParagraphTextItem(),
        form.addMultipleChoiceItem(),
        form.addCheckboxItem(),
        form.addListItem(),
        form.addGridItem(),
        form.addCheckboxGridItem(),
        form.addScaleItem(),
        form.addDateItem(),
        form.addTimeItem(),
        form.addDateTimeItem(),
      ];
      for (const [index, item] of items.entries()) {
        item.setTitle(`質問${index}`).setHelpText("説明").setRequired(true);
        expect([item.getIndex(), item.getTitle(), item.getHelpText(), item.isRequired()]).toEqual([
          index,
          `質問${index}`,
          "説明",
          true,
        ]);
      }
      form.addSectionHeaderItem().setTitle("見出し");
      form.addPageBreakItem().setTitle("次のページ");
      expect(form.getItems().map((item) => String(item.getType()))).toEqual(
        "TEXT PARAGRAPH_TEXT MULTIPLE_CHOICE CHECKBOX LIST GRID CHECKBOX_GRID SCALE DATE TIME DATETIME SECTION_HEADER PAGE_BREAK".split(
          " ",
        ),
      );
      expect(form.getItems(app.ItemType.DATE).map((item) => item.getTitle())).toEqual(["質問8"]);
      expect(new Set(form.getItems().map((item) => item.getId())).size).toBe(13);
    });
  });

  test("項目の種類は列挙値で、文字列とは一致しない", () => {
    built((form, app) => {
      const type: unknown = form.addTextItem().getType();
      expect([type === app.ItemType.TEXT, type === "TEXT", String(type)]).toEqual([true, false, "TEXT"]);
    });
  });

  test("getItems の項目は asXxxItem を通さないと固有の操作ができず、違う種類への変換は例外になる", () => {
    built((form) => {
      const made = form.addTextItem().setTitle("氏名");
      const item = form.getItemById(made.getId());
      expect(() => Reflect.get(item, "setRequired") as unknown).toThrow("Item.setRequired は");
      expect(item.asTextItem().setRequired(true).isRequired()).toBe(true);
      expect(() => item.asListItem()).toThrow("TEXT");
      expect(form.getItemById(12345)).toBeNull();
    });
  });

  test("選択肢を入れ替えても項目の ID は変わらず、空・重複・空文字は例外になる", () => {
    built((form) => {
      const item = form.addListItem().setChoiceValues(["午前", "午後"]);
      const id = item.getId();
      expect(item.setChoiceValues(["午前", "午後", "終日"]).getId()).toBe(id);
      expect(item.getChoices().map((choice) => choice.getValue())).toEqual(["午前", "午後", "終日"]);
      for (const wrong of [[], ["午前", "午前"], ["午前", ""]]) expect(() => item.setChoiceValues(wrong)).toThrow();
      expect(item.getChoices()).toHaveLength(3);
    });
  });

  test("均等目盛の範囲、グリッドの行と列、クイズの指定はGoogleと同じ範囲でしか受け付けない", () => {
    built((form) => {
      expect(() => form.addScaleItem().setBounds(2, 5)).toThrow("範囲");
      expect(() => form.addScaleItem().setBounds(1, 11)).toThrow("範囲");
      expect(() => form.addGridItem().setRows([])).toThrow("空");
      expect(() => form.addGridItem().setColumns(["午前", "午前"])).toThrow("重複");
      expect(() => form.addMultipleChoiceItem().createChoice("はい", true)).toThrow("クイズ");
    });
  });

  test("項目を動かし、消し、消した項目には触れない", () => {
    built((form) => {
      const [first, second] = [form.addTextItem().setTitle("一"), form.addTextItem().setTitle("二")];
      form.moveItem(1, 0);
      expect(form.getItems().map((item) => item.getTitle())).toEqual(["二", "一"]);
      form.moveItem(form.getItemById(first.getId()), 0);
      expect(first.getIndex()).toBe(0);
      form.deleteItem(form.getItemById(second.getId()));
      expect(() => second.setTitle("三")).toThrow("削除");
      expect(() => form.deleteItem(1)).toThrow("無効なインデックス");
      expect(() => form.moveItem(0, 5)).toThrow("無効なインデックス");
    });
  });

  test("検証ルールは合う種類の項目にしか付かず、RE2 で使えない正規表現は断られる", () => {
    built((form, app) => {
      const email = app.createTextValidation().requireTextIsEmail().build();
      expect(() => form.addParagraphTextItem().setValidation(email)).toThrow("検証ルール");
      expect(() => app.createTextValidation().build()).toThrow("条件");
      for (const pattern of ["(?=a)a", "(a)\\1", "("])
        expect(() => app.createTextValidation().requireTextMatchesPattern(pattern)).toThrow("正規表現");
    });
  });
});

describe("platform.md: toPrefilledUrl は回答を入れたリンクを作る", () => {
  test("リンクから同じ回答が読み戻せ、リンクの質問番号は項目の ID ではない", () => {
    const desk = openDesk();
    const id = openForm(desk, (form) => {
      form.addTextItem().setTitle("氏名");
      form.addListItem().setTitle("職種").setChoiceValues(["看護師", "薬剤師"]);
      form.addCheckboxItem().setTitle("希望").setChoiceValues(["午前", "午後"]).showOtherOption(true);
      form.addGridItem().setTitle("日程").setRows(["第1", "第2"]).setColumns(["午前", "午後"]);
      form.addDateItem().setTitle("日付");
    });
    const url = desk.as(OFFICE, () => {
      const form = desk.forms.app.openById(id);
      const [name, job, wish, grid, day] = form.getItems();
      const draft = form.createResponse();
      if (!name || !job || !wish || !grid || !day) throw new Error("項目が足りません");
      draft.withItemResponse(name.asTextItem().createResponse("見本 太郎 & 花子"));
      draft.withItemResponse(job.asListItem().createResponse("薬剤師"));
      draft.withItemResponse(wish.asCheckboxItem().createResponse(["午前", "夜間"]));
      draft.withItemResponse(grid.asGridItem().createResponse(["午後"]));
      draft.withItemResponse(day.asDateItem().createResponse(new Date(2018, 5, 20)));
      return draft.toPrefilledUrl();
    });
    const { answers, formId } = desk.forms.prefilled(url);
    expect(formId).toBe(id);
    expect(Object.values(answers)).toHaveLength(5);
    expect(Object.values(answers)).toEqual(
      expect.arrayContaining(["見本 太郎 & 花子", "薬剤師", ["午前", "夜間"], ["午後", null], "2018-06-20"]),
    );
    for (const itemId of Object.keys(answers)) expect(url).not.toContain(`entry.${itemId}=`);
  });
});
