import { describe, expect, test } from "vitest";
import { CLERK, OFFICE, openDesk, openForm, START } from "./forms-desk.ts";

describe("回答の読み取り", () => {
  test("回答した質問だけがフォームの順に返り、消した質問の回答は返らないが残っている", () => {
    const desk = openDesk();
    const id = openForm(desk, (form) =>
      ["氏名", "所属", "備考"].forEach((title) => form.addTextItem().setTitle(title)),
    );
    const responseId = desk.forms.submit(id, { 備考: "なし", 氏名: "見本 太郎", 所属: "" });
    desk.as(OFFICE, () => {
      const form = desk.forms.app.openById(id);
      const read = () =>
        form
          .getResponse(responseId)
          .getItemResponses()
          .map((one) => [one.getItem().getTitle(), one.getResponse()]);
      expect(read()).toEqual([
        ["氏名", "見本 太郎"],
        ["備考", "なし"],
      ]);
      const [, affiliation, remark] = form.getItems();
      if (!affiliation || !remark) throw new Error("項目が足りません");
      expect(form.getResponse(responseId).getResponseForItem(affiliation)).toBeNull();
      form.deleteItem(remark);
      expect(read()).toEqual([["氏名", "見本 太郎"]]);
    });
    expect(Object.values(desk.forms.responses(id)[0]?.answers ?? {})).toContain("なし");
  });

  test("選択肢がなくなっても、古い回答は送られたとおりに読める", () => {
    const desk = openDesk();
    const id = openForm(desk, (form) => form.addListItem().setTitle("指導医").setChoiceValues(["例示 医師"]));
    const responseId = desk.forms.submit(id, { 指導医: "例示 医師" });
    desk.as(OFFICE, () => desk.forms.app.openById(id).getItems()[0]?.asListItem().setChoiceValues(["見本 医師"]));
    expect(desk.forms.response(id, responseId).getItemResponses()[0]?.getResponse()).toBe("例示 医師");
  });

  test("platform.md: すべての回答がフォームに残り、getResponses(since) は指定の時刻以後を時刻順に返す", () => {
    const desk = openDesk();
    const id = openForm(desk, (form) => form.addTextItem().setTitle("氏名"));
    for (const minute of [3, 1, 2]) desk.forms.submit(id, { 氏名: `${minute}番` }, { at: START + minute * 60_000 });
    const names = (since?: Date) =>
      desk.as(OFFICE, () =>
        desk.forms.app
          .openById(id)
          .getResponses(...((since ? [since] : []) as [Date]))
          .map((one) => one.getItemResponses()[0]?.getResponse()),
      );
    expect(names()).toEqual(["1番", "2番", "3番"]);
    expect(names(new Date(START + 120_000))).toEqual(["2番", "3番"]);
    expect(names(new Date(START + 200_000))).toEqual([]);
  });

  test("1,000 件の回答を 1 回の呼び出しで、すぐに読める", () => {
    const desk = openDesk();
    const id = openForm(desk, (form) => form.addTextItem().setTitle("氏名"));
    const ids = Array.from({ length: 1000 }, (_, n) => desk.forms.submit(id, { 氏名: `見本 ${n}` }));
    expect(new Set(ids).size).toBe(1000);
    const before = desk.kernel.total;
    const started = performance.now();
    const read = desk.as(OFFICE, () => desk.forms.app.openById(id).getResponses());
    expect([read.length, desk.kernel.total - before]).toEqual([1000, 2]);
    expect(performance.now() - started).toBeLessThan(500);
  });

  test("時刻はスクリプト側の Date で返り、メールアドレスは集める設定のときだけ残る", () => {
    const desk = openDesk();
    const id = openForm(desk, () => undefined);
    const plain = desk.forms.response(id, desk.forms.submit(id, {}, { as: CLERK }));
    expect(plain.getTimestamp()).toBeInstanceOf(desk.kernel.Date);
    expect(plain.getRespondentEmail()).toBe("");
    desk.as(OFFICE, () => desk.forms.app.openById(id).setCollectEmail(true));
    expect(desk.forms.response(id, desk.forms.submit(id, {}, { as: CLERK })).getRespondentEmail()).toBe(CLERK);
    expect(() => desk.forms.submit(id, {})).toThrow("メールアドレスが必要");
  });

  test("1 人 1 回の設定では、ログインしていない人と二度目の人を断る", () => {
    const desk = openDesk();
    const id = openForm(desk, (form) => form.setLimitOneResponsePerUser(true));
    desk.forms.submit(id, {}, { as: "taro@example.com" });
    expect(() => desk.forms.submit(id, {}, { as: "taro@example.com" })).toThrow("1 回だけ");
    expect(() => desk.forms.submit(id, {})).toThrow("ログイン");
  });
});

describe("platform.md: 回答の編集、スクリプトの送信、トリガー", () => {
  test("編集した回答は ID が同じで時刻が新しくなり、編集を許さない設定なら断られる", () => {
    const desk = openDesk();
    const id = openForm(desk, (form) => [form.addTextItem().setTitle("氏名"), form.addTextItem().setTitle("所属")]);
    const responseId = desk.forms.submit(id, { 氏名: "見本 太郎", 所属: "見本病院" });
    desk.forms.submit(id, { 氏名: "例示 花子" }, { at: START + 1000 });
    expect(() => desk.forms.edit(id, responseId, { 所属: "例示医院" })).toThrow("編集できません");
    desk.as(OFFICE, () => desk.forms.app.openById(id).setAllowResponseEdits(true));
    expect(desk.forms.edit(id, responseId, { 所属: "例示医院" }, { at: START + 5000 })).toBe(responseId);
    const all = desk.as(OFFICE, () => desk.forms.app.openById(id).getResponses());
    expect(all.map((one) => [one.getId() === responseId, one.getTimestamp().getTime()])).toEqual([
      [false, START + 1000],
      [true, START + 5000],
    ]);
    expect(all[1]?.getItemResponses().map((one) => one.getResponse())).toEqual(["見本 太郎", "例示医院"]);
  });

  test("getEditResponseUrl は回答ごとに違うリンクを返し、送信前にはない", () => {
    const desk = openDesk();
    const id = openForm(desk, () => undefined);
    const [first, second] = [desk.forms.submit(id, {}), desk.forms.submit(id, {})].map((one) =>
      desk.forms.response(id, one).getEditResponseUrl(),
    );
    expect(first).not.toBe(second);
    desk.as(OFFICE, () => {
      const draft = desk.forms.app.openById(id).createResponse();
      expect(() => draft.getEditResponseUrl()).toThrow("まだ送信されていない");
      expect(draft.getId()).toBeNull();
    });
  });

  test("人が送信・編集すると知らされ、スクリプトの送信では知らされない", () => {
    const desk = openDesk();
    const id = openForm(desk, (form) =>
      form.setAllowResponseEdits(true).addTextItem().setTitle("氏名").setRequired(true),
    );
    const heard: string[] = [];
    desk.forms.onSubmit((event) => heard.push(event.responseId));
    const byPerson = desk.forms.submit(id, { 氏名: "見本 太郎" });
    desk.as(OFFICE, () => {
      const form = desk.forms.app.openById(id);
      const item = form.getItems()[0]?.asTextItem();
      if (!item) throw new Error("項目がありません");
      const sent = form.createResponse().withItemResponse(item.createResponse("例示 花子")).submit();
      expect(form.getResponse(sent.getId()).getItemResponses()[0]?.getResponse()).toBe("例示 花子");
      expect(() => form.createResponse().submit()).toThrow("必須");
    });
    desk.forms.edit(id, byPerson, { 氏名: "見本 次郎" });
    expect(heard).toEqual([byPerson, byPerson]);
    expect(desk.forms.responses(id)).toHaveLength(2);
  });

  test("回答を消せて、知らない回答の ID は例外になる", () => {
    const desk = openDesk();
    const id = openForm(desk, () => undefined);
    const first = desk.forms.submit(id, {});
    desk.forms.submit(id, {});
    desk.as(OFFICE, () => {
      const form = desk.forms.app.openById(id);
      expect(form.deleteResponse(first).getResponses()).toHaveLength(1);
      expect(() => form.getResponse(first)).toThrow("見つかりません");
      expect(form.deleteAllResponses().getResponses()).toHaveLength(0);
    });
    expect(desk.forms.submit(id, {})).not.toBe(first);
  });

  test("describe はページ・質問・条件をそのまま示す", () => {
    const desk = openDesk();
    const id = openForm(desk, (form) => {
      form.setDescription("募集要項").setConfirmationMessage("受け付けました");
      form.addSectionHeaderItem().setTitle("連絡先");
      form
        .addTextItem()
        .setTitle("メール")
        .setRequired(true)
        .setValidation(desk.forms.app.createTextValidation().requireTextIsEmail().setHelpText("半角で").build());
      form.addPageBreakItem().setTitle("希望").setHelpText("第5希望まで");
      form.addListItem().setTitle("時間帯").setChoiceValues(["午前", "午後"]);
    });
    expect(desk.forms.describe(id)).toMatchObject({
      title: "同行研修申込書",
      description: "募集要項",
      confirmation: "受け付けました",
      published: true,
      sections: [
        {
          title: "同行研修申込書",
          questions: [
            { asks: false, title: "連絡先" },
            { title: "メール", required: true, rule: { on: "email", help: "半角で" } },
          ],
        },
        {
          title: "希望",
          help: "第5希望まで",
          questions: [{ kind: "LIST", choices: [{ value: "午前" }, { value: "午後" }] }],
        },
      ],
    });
  });
});
