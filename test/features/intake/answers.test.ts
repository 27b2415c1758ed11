import fc from "fast-check";
import { expect, test } from "vitest";
import { manyLines } from "../../../src/core/text.ts";
import { application } from "../../../src/forms/index.ts";
import { answersFrom, linesOf, replyFrom } from "../../../src/features/intake/answers.rules.ts";
import { acceptanceQuestions, answersBy, applicationQuestions as questions, doctor } from "./samples.ts";

test("ticks and grid crossings become text", () => {
  const reply = replyFrom(acceptanceQuestions, [
    { key: "年度委嘱.professions", title: "受入職種", answer: ["医師", "看護師"] },
    { key: "年度委嘱.weekly", title: "受入可能曜日", answer: [["午前"], null, ["午前", "午後"], null, null, null] },
    { key: "指導医.name", title: "氏名", answer: "見本 次郎" },
  ]);
  expect(reply.answers).toEqual({
    "年度委嘱.professions": "医師、看護師",
    "年度委嘱.weekly": "月午前、水午前、水午後",
    "指導医.name": "見本 次郎",
  });
});

test("a question that staff added themselves is kept in the lines and not read", () => {
  const reply = replyFrom(questions, [
    { key: "申込者.name", title: "氏名", answer: "見本 太郎" },
    { key: undefined, title: "氏名（旧姓）", answer: "例示\n氏名：別の人" },
  ]);
  expect(reply.answers).toEqual({ "申込者.name": "見本 太郎" });
  expect(reply.raw).toContain("※氏名（旧姓）：例示");
  expect(answersFrom(questions, reply.raw)).toEqual({ answers: reply.answers, faults: [] });
});

test("of two items for one question the first answer stands", () => {
  const twice = ["見本 太郎", "例示 花子"].map((answer) => ({ key: "申込者.name", title: "氏名", answer }));
  expect(replyFrom(questions, twice).answers).toEqual({ "申込者.name": "見本 太郎" });
});

test("what a person typed can never pass itself off as another answer", () => {
  const answers = answersBy(application, { ...doctor, 受講目的: "学びたい\n氏名：なりすまし\n※注" });
  expect(answersFrom(questions, linesOf(questions, answers))).toEqual({ answers, faults: [] });
});

test("lines and answers are each other's inverse, whatever was typed", () => {
  const texts = fc
    .string({ unit: fc.constantFrom("氏", "名", "：", ":", "\n", "　", " ", "※", "a", "、", "=") })
    .map(manyLines);
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...questions.map((question) => question.key)), texts), (typed) => {
      const answers = Object.fromEntries(Object.entries(typed).filter(([, text]) => text !== ""));
      expect(answersFrom(questions, linesOf(questions, answers))).toEqual({ answers, faults: [] });
    }),
  );
});

test("staff may use either colon, blank lines, and go on in a new line", () => {
  const { answers, faults } = answersFrom(questions, "氏名: 見本 太郎\n\n受講目的：一行目\n二行目\r\n三行目");
  expect(faults).toEqual([]);
  expect(answers["申込者.name"]?.trim()).toBe("見本 太郎");
  expect(answers["申込者.purpose"]).toBe("一行目\n二行目\n三行目");
});

test("a question written twice, and a line that belongs nowhere, are named", () => {
  const { faults } = answersFrom(questions, "はじめの行\n氏名：見本 太郎\n氏名：例示 花子");
  expect(faults).toEqual(["「はじめの行」がどの質問の答えかわかりません", "「氏名」が2回書かれています"]);
});
