/** 受付 at the desk: what a resubmission says otherwise, another person named, and the blank forms, on the real script. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { accept, apply, clerkTypes, lastMessage } from "./people.ts";
import { savedOffice } from "./proxy.ts";

let office: Office;
let saved: Awaited<ReturnType<typeof savedOffice>>;
beforeAll(async () => {
  saved = await savedOffice();
});
beforeEach(async () => {
  office = await saved.open();
});
afterAll(() => saved.close());

const received = () => office.table("申込者");
const reflect = () => office.click("在宅連携", "受付", "確認と審査を反映する");
const first = { 氏名: "見本 一郎", ふりがな: "みほん いちろう", 医療機関名: "見本在宅クリニック" };

test("再提出が同じ人と確かめられると、先の申込みとの違いが差異に並び、先を取り下げれば消える", () => {
  apply(office);
  apply(office, { 日中の電話番号: "046-000-0009", 第1希望日: "2018-07-09", 学びたいテーマ: "看取り" });
  clerkTypes(office, "申込者", "申-2018-0002", "人物判断", "同じ人");
  reflect();
  expect(received()[1]).toMatchObject({
    状態: "重複",
    差異: "日中の電話番号：046-000-0002 → 046-000-0009\n学びたいテーマ：看取り、緩和 → 看取り\n第1希望日：平成30年7月2日 → 平成30年7月9日",
  });
  reflect();
  expect(lastMessage(office)).toContain("変わった申込みはありませんでした。");
  clerkTypes(office, "申込者", "申-2018-0001", "取下げ", "はい");
  reflect();
  expect(received().map((row) => [row["状態"], row["差異"]])).toEqual([
    ["取消", ""],
    ["選定待ち", ""],
  ]);
});

test("候補が何人もいるとき、人物番号の指定で、初めの候補でない人にできる", () => {
  apply(office);
  apply(office, { 所属医療機関名: "例示クリニック", メールアドレス: "other@example.jp" });
  clerkTypes(office, "申込者", "申-2018-0002", "人物判断", "別の人");
  reflect();
  apply(office);
  expect(received()[2]?.["人物候補"]).toMatch(/^人-0001.*ほかに：人-0002.*「人物番号の指定」に番号を書きます/);
  clerkTypes(office, "申込者", "申-2018-0003", "人物判断", "同じ人");
  clerkTypes(office, "申込者", "申-2018-0003", "人物番号の指定", "人－０００２");
  reflect();
  expect(received()[2]).toMatchObject({ 人物番号: "人-0002", 状態: "重複" });
  expect(received()[2]?.["状態の理由"]).toContain("申-2018-0002");
  clerkTypes(office, "申込者", "申-2018-0003", "人物番号の指定", "人-0099");
  reflect();
  expect(received()[2]).toMatchObject({ 状態: "人物確認待ち" });
  expect(received()[2]?.["状態の理由"]).toContain("人-0099 という人はいません");
});

test("二通目の承諾書は、違うところを挙げて要確認に載り、一通目を直してから取り込み直すと、残る違いだけになる", () => {
  accept(office, { ...first, 年上限: "5", 集合場所: "受付" });
  const id = accept(office, { ...first, 年上限: "2", 集合場所: "裏口" });
  const reason = () => String(office.table("要確認")[0]?.["理由と直し方"]);
  expect(reason()).toContain("違うところは、年上限：5 → 2／集合場所：受付 → 裏口。");
  clerkTypes(office, "年度委嘱", "委-2018-医-0001", "年上限", "2");
  clerkTypes(office, "要確認", `回答/${id}`, "処理", "取り込む");
  office.click("在宅連携", "受付", "要確認を取り込む");
  expect(reason()).toContain("違うところは、集合場所：受付 → 裏口。");
});

test.each([
  ["申込書の様式", "在宅医同行研修申込書", "第5希望日"],
  ["承諾書の様式", "指導医承諾書", "受入可能曜日"],
])("帳票の「%s」は、今の設定の様式を1つの文書にする", (item, title, word) => {
  clerkTypes(office, "設定", "研修テーマ", "値", "看取り、栄養");
  office.click("在宅連携", "帳票", item);
  const made = office.documents().filter(({ name }) => name.startsWith(`様式 ${title}`));
  expect(made).toHaveLength(1);
  expect(made[0]?.text).toContain(word);
  expect(made[0]?.text).toContain("栄養");
  expect(made[0]?.text).toContain("（あて先）横須賀市長");
  expect(lastMessage(office)).not.toContain("できませんでした");
});
