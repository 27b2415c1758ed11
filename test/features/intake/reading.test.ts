import { expect, test } from "vitest";
import { application } from "../../../src/forms/index.ts";
import { atLarge, readAnswers } from "../../../src/features/intake/reading.rules.ts";
import { applicants } from "../../../src/tables/applicants.ts";
import { answersBy, applicationQuestions as questions, doctor } from "./samples.ts";

const read = (changes: Record<string, string>) =>
  readAnswers(questions, [applicants], answersBy(application, { ...doctor, ...changes }));

test("width, kana and telephone are brought to one shape", () => {
  const { values, faults } = read({
    氏名: "見本　太郎",
    ふりがな: "ﾐﾎﾝ　ﾀﾛｳ",
    日中の電話番号: "０４６ー０００－０００２",
    在宅医療の年数: "３",
  });
  expect(faults).toEqual([]);
  expect(values).toMatchObject({
    "申込者.name": "見本 太郎",
    "申込者.kana": "みほん たろう",
    "申込者.phone": "046-000-0002",
    "申込者.homeCareYears": 3,
  });
});

test.each(["2018-07-02", "2018/7/2", "２０１８年７月２日", "平成30年7月2日", "H30.7.2", "平成３０年７月２日（月）"])(
  "%s is the same day",
  (typed) => {
    expect(read({ 第1希望日: typed }).values["申込者.wish1"]).toBe("2018-07-02");
  },
);

test.each([
  ["a needed answer is missing", { 氏名: "" }, "「氏名」が空です"],
  ["only blanks were typed", { 氏名: "　 " }, "「氏名」が空です"],
  ["a choice is unknown", { 職種: "歯科医師" }, "「職種」を読めません（次のどれかにしてください"],
  [
    "one tick of several is unknown",
    { 学びたいテーマ: "看取り、園芸" },
    "「学びたいテーマ」の「園芸」は選択肢にありません",
  ],
  ["a day does not exist", { 第1希望日: "2018/2/30" }, "「第1希望日」を読めません（日付として読めません"],
  ["a day is words", { 第2希望日: "六月のどこか" }, "「第2希望日」を読めません（日付として読めません"],
  ["a day is not of its era", { 第1希望日: "平成31年5月1日" }, "「第1希望日」を読めません"],
  [
    "the address is none",
    { メールアドレス: "taro＠example" },
    "「メールアドレス」を読めません（メールアドレスの形ではありません）",
  ],
  ["two addresses were given", { メールアドレス: "a@example.jp,b@example.jp" }, "「メールアドレス」を読めません"],
  ["a telephone holds no digit", { 日中の電話番号: "なし" }, "「日中の電話番号」を読めません：なし"],
  ["a number is none", { 月間の訪問件数: "たくさん" }, "「月間の訪問件数」を読めません（0以上の整数にしてください）"],
  ["a number is below nothing", { 月間の訪問件数: "-1" }, "「月間の訪問件数」を読めません（0以上にしてください）"],
  ["a letter has no room for it", { 受講目的: "長".repeat(201) }, "「受講目的」は200字までです（いま201字）：長"],
  ["an answer is too long", { 氏名: "長".repeat(201) }, "「氏名」を読めません（200文字以内にしてください）"],
  ["a consent is not given", { 守秘義務: "" }, "「守秘義務」が空です"],
])("it is named when %s", (_, changes, message) => {
  const { faults } = read(changes);
  expect(faults).toHaveLength(1);
  expect(faults[0]?.text).toContain(message);
});

test("all faults are named at once", () => {
  expect(read({ 氏名: "", 第1希望日: "いつでも", メールアドレス: "x" }).faults).toHaveLength(3);
});

test("a wholly blank answer is one fault, not twenty", () => {
  expect(readAnswers(questions, [applicants], {}).faults).toEqual(atLarge("すべての答えが空です"));
});

test("a message quotes no more than a line of what was typed", () => {
  const fault = read({ 第1希望日: "あ".repeat(500) }).faults[0]?.text ?? "";
  expect(fault.length).toBeLessThan(140);
});
