import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { MIME } from "../../src/workspace/shared.ts";
import { CLERK, OFFICE, openDesk, openForm } from "./forms-desk.ts";

describe("platform.md: API で作ったフォームは非公開で始まり、公開とリンクの付与の両方がそろうまで外部の人は回答できない", () => {
  test("Drive API で作ると、空で題名のない非公開のフォームになる", () => {
    const { drive, forms, as } = openDesk();
    const id = as(OFFICE, () => {
      const file = drive.advanced.Files.create({ name: "同行研修申込書", mimeType: MIME.form });
      const form = forms.app.openById(String(file.id));
      expect([form.getTitle(), form.isPublished(), form.isAcceptingResponses(), form.getItems()]).toEqual([
        "",
        false,
        false,
        [],
      ]);
      return form.getId();
    });
    expect(forms.byTitle("同行研修申込書")).toBe(id);
    expect(() => forms.submit(id, {})).toThrow("公開されていません");
  });

  test("公開しただけでは外部の人は断られ、編集者は回答できる", () => {
    const { drive, forms, as } = openDesk();
    const id = as(OFFICE, () => forms.app.create("申込書").setPublished(true).getId());
    expect(forms.refusal(id)).toBe("このフォームに回答する権限がありません");
    expect(() => forms.submit(id, {}, { as: "taro@example.com" })).toThrow("権限がありません");
    expect(forms.submit(id, {}, { as: OFFICE })).toMatch(/^2_/);
    drive.advanced.Permissions.create({ type: "anyone", role: "reader", view: "published" }, id);
    expect(forms.submit(id, {})).toMatch(/^2_/);
    as(OFFICE, () => forms.app.openById(id).setPublished(false));
    expect(() => forms.submit(id, {})).toThrow("公開されていません");
  });

  test("addPublishedReader はその人だけを通し、フォームの編集は許さない", () => {
    const { forms, as } = openDesk();
    const id = as(OFFICE, () => forms.app.create("申込書", true).addPublishedReader("hanako@example.com").getId());
    expect(forms.refusal(id, "Hanako@example.com")).toBeUndefined();
    expect(forms.refusal(id, "taro@example.com")).toBeDefined();
    expect(forms.refusal(id)).toBeDefined();
    expect(() => as("hanako@example.com", () => forms.app.openById(id))).toThrow("見つかりませんでした");
  });

  test("非公開のフォームで setAcceptingResponses(true) は例外になり、閉じた後の文言が示される", () => {
    const desk = openDesk();
    const { forms, as } = desk;
    const id = openForm(desk, () => undefined);
    as(OFFICE, () => {
      const draft = forms.app.create("下書き");
      expect(() => draft.setAcceptingResponses(true)).toThrow("公開されていないフォーム");
      forms.app.openById(id).setAcceptingResponses(false).setCustomClosedFormMessage("今年度の受付は終わりました");
    });
    expect(forms.refusal(id, OFFICE)).toBe("今年度の受付は終わりました");
  });
});

describe("フォームを開く権利", () => {
  test("編集できない人と知らない ID には同じ例外が返る", () => {
    const { drive, forms, as } = openDesk();
    const id = as(OFFICE, () => forms.app.create("申込書").getId());
    for (const wrong of [id, "no-such-form"])
      expect(() => as(CLERK, () => forms.app.openById(wrong))).toThrow("見つかりませんでした");
    drive.file(id).permissions.push({ id: "w", type: "user", role: "writer", emailAddress: CLERK });
    expect(as(CLERK, () => forms.app.openByUrl(forms.app.openById(id).getEditUrl()).getTitle())).toBe("申込書");
  });

  test("platform.md: FormApp で作ったファイルは drive.file からは見えないものとして登録される", () => {
    const { drive, forms, as } = openDesk();
    const id = as(OFFICE, () => forms.app.create("申込書").getId());
    expect(drive.file(id)).toMatchObject({ createdByApp: false, owner: OFFICE, mimeType: MIME.form });
  });

  test("platform.md: ファイルのアップロードと回答の通知は作れず、名前を挙げて止まる", () => {
    const { forms, as } = openDesk();
    const reach = (name: string) => as(OFFICE, () => Reflect.get(forms.app.create("申込書"), name) as unknown);
    for (const name of ["addFileUploadItem", "addImageItem", "setDestination", "setRequireLogin"])
      expect(() => reach(name)).toThrow(`Form.${name} は`);
    expect(() => as(OFFICE, () => Reflect.get(forms.app.ItemType, "RATING") as unknown)).toThrow(
      "FormApp.ItemType.RATING",
    );
    expect(() => as(OFFICE, () => forms.app.create("申込書").getDestinationId())).toThrow("送信先がありません");
    expect(forms.app.getActiveForm()).toBeNull();
  });

  test("スクリプトの呼び出しは 1 回ずつ数えられ、検証ルールの組み立ては数えられない", () => {
    const { kernel, forms, as } = openDesk();
    as(OFFICE, () =>
      forms.app
        .create("申込書")
        .addTextItem()
        .setValidation(forms.app.createTextValidation().requireTextIsEmail().build()),
    );
    expect(Object.fromEntries(kernel.counts)).toEqual({
      "FormApp.create": 1,
      "FormApp.createTextValidation": 1,
      "Form.addTextItem": 1,
      "TextItem.setValidation": 1,
    });
  });
});

describe("写しと保存", () => {
  test("写したフォームは質問だけを引き継ぎ、回答はなく非公開になる", () => {
    const desk = openDesk();
    const id = openForm(desk, (form) => form.addTextItem().setTitle("氏名"));
    desk.forms.submit(id, { 氏名: "見本 太郎" });
    const copy = desk.drive.add({ name: "写し", mimeType: MIME.form, owner: OFFICE });
    const { keeper } = desk.forms;
    keeper.copy(desk.drive.file(id), copy);
    expect(desk.forms.describe(copy.id)).toMatchObject({
      published: false,
      responses: 0,
      sections: [{ questions: [{ title: "氏名" }] }],
    });
    expect(() => keeper.exportAs(copy, MIME.pdf)).toThrow("書き出せません");
  });

  test("フォルダーに保存して開き直すと、質問も回答も続きから使える", () => {
    const dir = mkdtempSync(join(tmpdir(), "forms-"));
    try {
      const desk = openDesk();
      const id = openForm(desk, (form) => form.addTextItem().setTitle("氏名").setRequired(true));
      const first = desk.forms.submit(id, { 氏名: "髙橋 𠮷子" });
      desk.drive.save(dir);
      desk.forms.save(dir);
      const again = openDesk();
      again.drive.open(dir);
      again.forms.open(dir);
      expect(again.forms.describe(id)).toEqual(desk.forms.describe(id));
      expect(again.forms.response(id, first).getItemResponses()[0]?.getResponse()).toBe("髙橋 𠮷子");
      expect(again.forms.submit(id, { 氏名: "例示 花子" })).not.toBe(first);
      again.as(OFFICE, () => again.forms.app.openById(id).addTextItem().setTitle("所属"));
      expect(new Set(again.forms.describe(id).sections[0]?.questions.map((question) => question.id)).size).toBe(2);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });

  test("題名で探すとき、ない・複数あることははっきり告げられる", () => {
    const desk = openDesk();
    openForm(desk, () => undefined, "申込書");
    openForm(desk, () => undefined, "申込書");
    expect(() => desk.forms.byTitle("申込書")).toThrow("2 件");
    expect(() => desk.forms.byTitle("承諾書")).toThrow("ありません");
    desk.drive.file(desk.forms.ids()[0] ?? "").trashed = true;
    expect(desk.forms.byTitle("申込書")).toBe(desk.forms.ids()[1]);
    expect(desk.forms.refusal(desk.forms.ids()[0] ?? "")).toBe("このフォームは削除されています");
  });
});
