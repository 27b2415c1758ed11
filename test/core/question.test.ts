import { expect, test } from "vitest";
import { choice, choices, count, date, email, flag, grid, long, phone, text } from "../../src/core/cell.ts";
import { CONSENT, questionsOf } from "../../src/core/question.ts";
import { defineTable } from "../../src/core/table.ts";

const about = { writer: "intake", note: "" } as const;
const ask = { form: "f", section: "s" } as const;
const seven = ["1", "2", "3", "4", "5", "6", "7"];

const sheet = defineTable("見本", {
  ...{ note: "", key: "a", yearly: false, keepYears: 1 },
  columns: {
    a: { header: "文字", cell: text(), ...about, ask: { ...ask, required: true, help: "例" } },
    b: { header: "文章", cell: long(), ...about, ask: { ...ask, longest: 200 } },
    c: { header: "少ない選択", cell: choice(["甲", "乙"]), ...about, ask },
    d: { header: "多い選択", cell: choice(seven), ...about, ask },
    e: { header: "設定の選択", cell: choices({ setting: "themes" }), ...about, ask },
    f: { header: "同意", cell: flag(), ...about, ask },
    g: { header: "表", cell: grid(["月"], ["午前"]), ...about, ask },
    h: { header: "日", cell: date(), ...about, ask },
    i: { header: "数", cell: count(), ...about, ask },
    j: { header: "メール", cell: email(), ...about, ask },
    k: { header: "電話", cell: phone(), ...about, ask },
    l: { header: "よその様式", cell: text(), ...about, ask: { ...ask, form: "other" } },
    m: { header: "尋ねない", cell: text(), ...about },
  },
});

test("列から質問が、種類と選択肢と必須とともに出る。尋ねない列とよその様式の列は出ない", () => {
  const questions = questionsOf("f", [sheet], () => ["看取り"]);
  expect(questions.map((question) => [question.title, question.kind, question.choices])).toEqual([
    ["文字", "line", []],
    ["文章", "paragraph", []],
    ["少ない選択", "radio", ["甲", "乙"]],
    ["多い選択", "list", seven],
    ["設定の選択", "checkbox", ["看取り"]],
    ["同意", "consent", [CONSENT]],
    ["表", "grid", []],
    ["日", "date", []],
    ["数", "number", []],
    ["メール", "email", []],
    ["電話", "phone", []],
  ]);
  expect(questions[0]).toMatchObject({ key: "見本.a", required: true, help: "例", section: "s" });
  expect(questions[1]).toMatchObject({ required: false, help: "", longest: 200 });
  expect(questions[6]?.grid).toEqual({ rows: ["月"], columns: ["午前"] });
});

test("何度も尋ねる列は、組ごとに番号が付き、説明は初めだけに付く", () => {
  const repeated = defineTable("日", {
    ...{ note: "", key: "a", yearly: false, keepYears: 1 },
    columns: {
      a: { header: "日付", cell: date(), ...about, ask: { ...ask, repeat: 2, help: "例", question: "受入可能日" } },
      b: { header: "時間帯", cell: choice(["午前"]), ...about, ask: { ...ask, repeat: 2 } },
      c: { header: "一度だけ", cell: text(), ...about, ask },
    },
  });
  expect(questionsOf("f", [repeated], () => []).map((one) => [one.key, one.title, one.turn, one.help])).toEqual([
    ["日.a#1", "受入可能日（1）", 1, "例"],
    ["日.b#1", "時間帯（1）", 1, ""],
    ["日.c", "一度だけ", undefined, ""],
    ["日.a#2", "受入可能日（2）", 2, ""],
    ["日.b#2", "時間帯（2）", 2, ""],
  ]);
});
