/** 代理入力: what came by post, FAX, hand or telephone, through the same checks as the Forms, on the real script. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { acceptance, application } from "../../src/forms/index.ts";
import type { Office } from "../../src/workspace/office.ts";
import { doctor, instructorAnswers } from "../features/intake/samples.ts";
import { apply, clerkTypes, lastMessage, person } from "./people.ts";
import { acceptByPaper, applyByPaper, openProxy, paper, savedOffice, send } from "./proxy.ts";

let office: Office;
let saved: Awaited<ReturnType<typeof savedOffice>>;
// It is 2 April 2018, a few minutes after nine.
beforeAll(async () => {
  saved = await savedOffice();
});
beforeEach(async () => {
  office = await saved.open();
});
afterAll(() => saved.close());
const received = () => office.table("申込者");
const first = { 氏名: "見本 一郎", ふりがな: "みほん いちろう", 医療機関名: "見本在宅クリニック" };
const timeOf = (row: Record<string, unknown> | undefined): string =>
  new Date((row?.["受付日時"] as Date).getTime() + 9 * 3600_000).toISOString().slice(0, 16).replace("T", " ");

describe("紙の申込み", () => {
  test("フォームと同じに受け付け、経路、受付日、入力者が残り、番号が画面に返る", () => {
    const answer = applyByPaper(office, {}, { route: "FAX", day: "平成30年4月2日", time: "午前8時15分" });
    expect(answer).toMatchObject({ ok: true, reply: { place: "申-2018-0001", faults: [] } });
    expect(answer.message).toContain("申-2018-0001 として受け付けました");
    expect(received()).toMatchObject([
      {
        受付番号: "申-2018-0001",
        状態: "選定待ち",
        受付経路: "FAX",
        入力者: "office@example.jp",
        氏名: "見本 太郎",
        人物番号: "人-0001",
        守秘義務: "はい",
        日中の電話番号: "046-000-0002",
      },
    ]);
    expect(timeOf(received()[0])).toBe("2018-04-02 08:15");
    expect(office.table("操作記録").at(-1)).toMatchObject({ 操作: "代理入力", 状態: "済", 済んだ件数: 1 });
    office.advance("10m");
    expect(office.outbox().flatMap((mail) => mail.to.map((to) => to.address))).toEqual(["taro@example.jp"]);
  });

  test("メールアドレスがなければ、受付連絡は郵送で待つ", () => {
    const answer = applyByPaper(office, { メールアドレス: "" });
    expect(answer.message).toContain("受付連絡は郵送です");
    expect(office.table("通知")).toMatchObject([{ 種類: "受付連絡", 状態: "待ち", 発送方法: "郵送" }]);
    office.advance("10m");
    expect(office.outbox()).toEqual([]);
    expect(office.crashes).toEqual([]);
  });

  test("紙の受付日が順番を決め、番号は入力の順に付く", () => {
    apply(office, person(1));
    applyByPaper(office, person(2), { day: "2018/3/30" });
    applyByPaper(office, person(3), { day: "2018/4/2" });
    expect(received().map((row) => [row["受付番号"], timeOf(row)])).toEqual([
      ["申-2018-0001", expect.stringMatching(/^2018-04-02/)],
      ["申-2018-0002", "2018-03-30 08:30"],
      ["申-2018-0003", "2018-04-02 08:30"],
    ]);
  });

  test("同じ人の紙が先に届いていれば、後から入れても先の申込みになる", () => {
    apply(office);
    applyByPaper(office, { 所属医療機関名: "例示クリニック" }, { day: "2018/3/30" });
    clerkTypes(office, "申込者", "申-2018-0002", "人物判断", "同じ人");
    office.click("在宅連携", "受付", "確認と審査を反映する");
    expect(received().map((row) => row["状態"])).toEqual(["重複", "選定待ち"]);
    expect(received()[0]?.["差異"]).toBe("所属医療機関名：例示クリニック → 見本医院");
  });

  test("直すところは、欄ごとに、直し方とともに一度に返り、要確認には載らない", () => {
    const answer = applyByPaper(
      office,
      { 氏名: "", 第1希望日: "六月のどこか", 守秘義務: "", 受講目的: "長".repeat(201) },
      { route: "", day: "2018/4/3", time: "25時" },
    );
    expect(answer.ok).toBe(true);
    expect(answer.reply?.place).toBe("");
    expect(answer.reply?.faults.map(({ key }) => key).sort()).toEqual(
      ["day", "route", "time", "申込者.confidentiality", "申込者.name", "申込者.purpose", "申込者.wish1"].sort(),
    );
    expect(answer.message).toContain("7か所を直して");
    expect([received(), office.table("要確認"), office.table("通知")]).toEqual([[], [], []]);
    expect(office.table("操作記録").some((row) => row["操作"] === "代理入力")).toBe(false);
  });

  test.each([
    ["", "「受付日」が空です"],
    ["きのう", "「受付日」を読めません"],
    ["H30.4.3", "「受付日」が先の日です（平成30年4月3日）"],
    ["1918/4/2", "「受付日」が1年より前です"],
    ["平成31年5月1日", "「受付日」を読めません"],
  ])("受付日が「%s」では受け付けない", (day, why) => {
    expect(applyByPaper(office, {}, { day }).reply?.faults[0]?.text).toContain(why);
  });

  test("同じ紙は、二度押しても、やり直しても、一度だけ入る。次の紙は次の番号になる", () => {
    const desk = openProxy(office);
    const one = paper(desk, 1, application, { ...doctor });
    send(office, one);
    const again = send(office, one);
    expect(again).toMatchObject({ ok: true, reply: { place: "申-2018-0001" } });
    expect(again.message).toContain("申-2018-0001 としてすでに受け付けています");
    send(office, paper(desk, 2, application, { ...doctor, ...person(2) }));
    expect(received().map((row) => row["受付番号"])).toEqual(["申-2018-0001", "申-2018-0002"]);
    expect(new Set(received().map((row) => row["回答ID"])).size).toBe(2);
  });

  test("返事が届かないまま別の紙を送ると、入っていないと言われ、次の名前で送れば入る", () => {
    const desk = openProxy(office);
    send(office, paper(desk, 1, application, { ...doctor }));
    const other = { ...doctor, ...person(2) };
    const answer = send(office, paper(desk, 1, application, other));
    expect(answer.reply).toMatchObject({ place: "", used: true });
    expect(answer.message).toContain("まだ受け付けていません");
    expect(answer.reply?.faults[0]?.text).toContain(
      "申-2018-0001 として入っていて、いまの内容と違います（氏名：見本 太郎 → 例示 2号",
    );
    expect(received()).toHaveLength(1);
    expect(send(office, paper(desk, 2, application, other)).reply?.place).toBe("申-2018-0002");
  });

  test("画面を開くたびに、別の名前になる", () => {
    expect(openProxy(office).id).not.toBe(openProxy(office).id);
    expect(openProxy(office).id).toMatch(/^代理\/[0-9a-f-]{36}$/);
  });

  test("画面が送るはずのない内容は断られ、何も入らない", () => {
    for (const sent of [
      null,
      {},
      "x",
      { id: "R1", form: "application", route: "", day: "", time: "", answers: {} },
      { ...paper(openProxy(office), 1, application, { ...doctor }), answers: { "申込者.name": 1 } },
    ])
      expect(send(office, sent)).toMatchObject({
        ok: false,
        message: expect.stringContaining("開き直してください") as string,
      });
    expect(received()).toEqual([]);
  });

  test("設定の年度が決まっていなければ、画面に場所と直し方が出る", () => {
    clerkTypes(office, "設定", "年度", "値", "");
    const answer = applyByPaper(office);
    expect(answer.ok).toBe(false);
    expect(answer.message).toContain("「年度」が決まっていません");
  });

  test("画面は、フォームと同じ質問を同じ順に持ち、メールアドレスだけが任意になる", () => {
    const [form] = openProxy(office).forms;
    const asked = form?.sections.flatMap(({ questions }) => questions) ?? [];
    expect(form?.sections.map(({ name }) => name)).toEqual([
      "申込者について",
      "所属について",
      "研修の希望",
      "希望日",
      "確認と同意",
    ]);
    expect(asked.find(({ title }) => title === "メールアドレス")?.required).toBe(false);
    expect(asked.find(({ title }) => title === "学びたいテーマ")?.choices).toContain("看取り");
    expect(office.pages.at(-1)).toMatchObject({ kind: "dialog", title: "代理入力" });
  });

  test("職員シートにない人には、画面も開かず、呼んでも断られる", () => {
    const desk = openProxy(office);
    const pages = office.pages.length;
    office.addEditor("other@example.jp").grant("other@example.jp").as("other@example.jp");
    office.click("在宅連携", "受付", "代理入力");
    expect(lastMessage(office)).toContain("この台帳の職員ではありません");
    expect(office.pages).toHaveLength(pages);
    const answer = send(office, paper(desk, 1, application, { ...doctor }));
    expect(answer).toMatchObject({
      ok: false,
      message: expect.stringContaining("この台帳の職員ではありません") as string,
    });
    expect(received()).toEqual([]);
  });
});

describe("紙の承諾書", () => {
  test("年度委嘱と受入可能日になり、経路と入力者が残る", () => {
    const answer = acceptByPaper(office, first, { route: "持参" });
    expect(answer).toMatchObject({ ok: true, reply: { place: "委-2018-医-0001" } });
    expect(office.table("年度委嘱")).toMatchObject([
      { 委嘱番号: "委-2018-医-0001", 受付経路: "持参", 入力者: "office@example.jp", 受入可能曜日: "月午前、木午後" },
    ]);
    expect(office.table("受入可能日")).toHaveLength(2);
  });

  test("名簿にいない医師は、名簿に足す方法とともに断られる", () => {
    const answer = acceptByPaper(office, { 氏名: "例示 十郎" });
    expect(answer.reply?.faults).toEqual([
      { key: "指導医.name", text: expect.stringContaining("「指導医」シートにいません") as string },
    ]);
    expect(office.table("要確認")).toEqual([]);
  });

  test("二通目は、違うところを挙げて断られ、一通目は変わらない", () => {
    acceptByPaper(office, { ...first, 年上限: "5" });
    const answer = acceptByPaper(office, { ...first, 年上限: "1", "受入可能日（2）": "" });
    expect(answer.reply?.faults[0]?.text).toContain("すでに受け付けています");
    expect(answer.reply?.faults[0]?.text).toContain("年上限：5 → 1");
    expect(answer.reply?.faults[0]?.text).toContain(
      "受入可能日：平成30年7月14日午前、平成30年7月21日終日 → 平成30年7月14日午前",
    );
    expect(office.table("年度委嘱")).toMatchObject([{ 年上限: 5 }]);
  });

  test("同じ承諾書は、やり直しても一度だけ入り、別の人の紙はその名前では入らない", () => {
    const desk = openProxy(office);
    const one = paper(desk, 1, acceptance, { ...instructorAnswers, ...first });
    send(office, one);
    expect(send(office, one).message).toContain("委-2018-医-0001 としてすでに受け付けています");
    const second = { ...instructorAnswers, 氏名: "見本 二葉", ふりがな: "みほん ふたば", 医療機関名: "見本内科医院" };
    const answer = send(office, paper(desk, 1, acceptance, second));
    expect(answer.reply?.faults[0]?.text).toContain("氏名：見本 一郎 → 見本 二葉");
    expect(office.table("年度委嘱")).toHaveLength(1);
  });

  test("辞退の紙は、ほかの欄が空でも受け付ける", () => {
    const desk = openProxy(office);
    const answer = send(office, paper(desk, 1, acceptance, { ...first, 承諾: "辞退する" }));
    expect(answer.reply?.place).toBe("委-2018-医-0001");
    expect(office.table("年度委嘱")).toMatchObject([{ 承諾: "辞退する" }]);
  });
});

test("一枚を受け付けるサービス呼出しの数は、申込者が何人いても同じである", async () => {
  const counts: number[] = [];
  for (const people of [1, 30]) {
    const fresh = await saved.open();
    for (let n = 0; n < people; n++) applyByPaper(fresh, person(n));
    const sent = paper(openProxy(fresh), 1, application, { ...doctor });
    fresh.resetCalls();
    send(fresh, sent);
    counts.push(fresh.calls.total);
  }
  expect(counts[1], counts.join("、")).toBe(counts[0]);
});

test("書いた行をほかの職員が消し続けたときは、受け付けていないと言われ、もう一度押せば一度だけ入る", () => {
  const sent = paper(openProxy(office), 1, application, { ...doctor });
  const { clerk, model } = office.services.sheets;
  for (let n = 1; n <= 400; n++)
    office.at(n, () => {
      if (received().length > 0) clerk.deleteRow("申込者", model.rowOf("申込者", "氏名", "見本 太郎"));
    });
  const answer = send(office, sent);
  expect(answer.reply).toMatchObject({ place: "", faults: [{ key: "" }] });
  expect(answer.reply?.faults[0]?.text).toContain("もう一度「受け付ける」を押してください");
  expect(received()).toEqual([]);
  office.calm();
  expect(send(office, sent).reply?.place).toBe("申-2018-0001");
  expect(received()).toHaveLength(1);
  expect(office.table("通知")).toHaveLength(1);
});
