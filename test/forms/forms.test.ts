import { expect, test } from "vitest";
import { defineTable } from "../../src/core/table.ts";
import { text } from "../../src/core/cell.ts";
import {
  acceptance,
  application,
  forms,
  isKeyed,
  KEY_QUESTION,
  questionsFor,
  recommendation,
  seenIn,
} from "../../src/forms/index.ts";
import { settings, settingValues, type Setting } from "../../src/settings.ts";
import { office } from "../features/intake/samples.ts";

const empty = settingValues([]);

test.each(forms.map((form) => [form.title, form] as const))(
  "%s asks every question once, each under its own title",
  (_, form) => {
    const questions = questionsFor(form, office);
    const asking = form.tables
      .flatMap((table) => Object.values(table.columns))
      .filter((column) => column.ask?.form === form.key)
      .reduce((sum, { ask }) => sum + (ask?.repeat ?? 1), 0);
    expect(questions).toHaveLength(asking + (isKeyed(form) ? 1 : 0));
    for (const part of ["key", "title"] as const)
      expect(new Set(questions.map((question) => question[part])).size).toBe(questions.length);
    for (const section of form.sections) expect(questions.map(({ title }) => title)).not.toContain(section.name);
  },
);

test.each(forms.map((form) => [form.title, form] as const))(
  "%s has its questions in the order of its sections, none empty",
  (_, form) => {
    const order = questionsFor(form, office).map((question) =>
      form.sections.findIndex((section) => section.name === question.section),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(new Set(order).size).toBe(form.sections.length);
  },
);

test.each(forms.filter(isKeyed).map((form) => [form.title, form] as const))(
  "%s asks for the key of the letter before anything else, and its link fills just that in",
  (_, form) => {
    const [first, ...others] = questionsFor(form, office);
    expect(first).toMatchObject({ key: KEY_QUESTION, title: "鍵", required: true, section: form.sections[0]?.name });
    expect(others.map(({ key }) => key)).not.toContain(KEY_QUESTION);
    expect(form.prefilled).toEqual([KEY_QUESTION]);
    expect(form.keyed.help).toContain("16文字");
  },
);

test("what a link fills in is asked by its Form, as one line each", () => {
  for (const form of forms)
    for (const key of form.prefilled ?? [])
      expect([form.title, questionsFor(form, office).find((question) => question.key === key)?.kind]).toEqual([
        form.title,
        "line",
      ]);
});
const TODAY = "2018-06-01";

test("the application asks for five wishes and five consents", () => {
  const titles = questionsFor(application, office).map((question) => question.title);
  for (const n of [1, 2, 3, 4, 5])
    expect(titles).toEqual(expect.arrayContaining([`第${n}希望日`, `第${n}希望の時間帯`]));
  const consents = questionsFor(application, office).filter((question) => question.kind === "consent");
  expect(consents.map((question) => question.title)).toEqual([
    "見学のみ",
    "守秘義務",
    "個人情報の取扱い",
    "感染対策",
    "キャンセルの方法",
  ]);
  expect(consents.every((question) => question.required)).toBe(true);
});

test("choices come from the fixed lists and from 設定", () => {
  const choicesOf = (title: string): readonly string[] =>
    questionsFor(application, office).find((question) => question.title === title)?.choices ?? [];
  expect(choicesOf("職種")).toContain("言語聴覚士");
  expect(choicesOf("学びたいテーマ")).toEqual(office.get("themes"));
});

test("the introduction says what it is, that one only observes, keeps secrets, and for what the answers are used", () => {
  const intro = application.intro(office, TODAY);
  for (const words of [
    "見学のみ",
    "守秘義務",
    "第62条",
    "横須賀市地域医療推進課",
    "一般社団法人横須賀市医師会",
    "問い合わせ先",
    "kakari@example.jp",
  ])
    expect(intro).toContain(words);
});

test.each([
  ["2019-03-28", 2019, "平成31年度"],
  ["2019-04-30", 2019, "平成31年度"],
  ["2019-05-01", 2019, "令和元年度"],
  ["2018-06-01", 2018, "平成30年度"],
])("on %s the introductions of %d name the year %s", (today, year, name) => {
  const rows = Object.values(settings as Record<string, Setting<unknown>>).map((each) => ({
    name: each.name,
    value: each.name === settings.fiscalYear.name ? String(year) : String(each.sample ?? each.standard ?? ""),
  }));
  for (const form of [application, acceptance, recommendation]) {
    const intro = form.intro(settingValues(rows), today);
    expect(intro).toContain(`${name}の`);
    expect(intro.match(/(平成|令和)[元\d]+年度/g)?.every((each) => each === name)).toBe(true);
  }
});

test("the introduction names exactly the answers that the association will see", () => {
  const lines = application.intro(office, TODAY).split("\n");
  const named = lines
    .find((line) => line.includes("周知するために"))
    ?.split("：")[1]
    ?.split("、");
  const counted = lines
    .find((line) => line.includes("件数だけ"))
    ?.split("：")[1]
    ?.split("、");
  const byName = (sight: string): string[] =>
    Object.values(application.tables[0]!.columns)
      .filter((column) => column.ask && column.seenBy?.association === sight)
      .map((column) => column.header);
  expect(named).toEqual(byName("consented"));
  expect(counted).toEqual(byName("counts"));
  expect(named).not.toContain("避けたい指導医");
});

test("a column that is opened to the association appears in the introduction by itself", () => {
  const table = defineTable("見本表", {
    note: "",
    key: "id",
    yearly: false,
    keepYears: 1,
    columns: {
      id: { header: "番号", cell: text(), writer: "addon", note: "" },
      hobby: {
        header: "特技",
        cell: text(),
        writer: "intake",
        note: "",
        ask: { form: "application", section: "申込者について" },
        seenBy: { association: "consented" },
      },
      secret: {
        header: "事務局だけ",
        cell: text(),
        writer: "intake",
        note: "",
        ask: { form: "application", section: "申込者について" },
      },
    },
  });
  expect(seenIn({ ...application, tables: [table] })).toEqual({
    associationByName: ["特技"],
    associationAsCounts: [],
    instructorWhenAsked: [],
    instructorOnceDecided: [],
    applicantOnceDecided: [],
  });
});

test("what the instructor sees after the decision is said, and what only the office sees is not", () => {
  const line =
    application
      .intro(office, TODAY)
      .split("\n")
      .find((each) => each.includes("担当の指導医に")) ?? "";
  for (const header of ["氏名", "日中の電話番号", "希望日"]) expect(line).toContain(header);
  for (const header of ["配慮事項", "避けたい指導医", "対象区分"]) expect(line).not.toContain(header);
  expect(acceptance.intro(office, TODAY)).toContain("担当する受講者に次の項目を伝えます：氏名");
});

test("what an instructor hears before the decision is said, and nobody's name is in it", () => {
  const line =
    application
      .intro(office, TODAY)
      .split("\n")
      .find((each) => each.includes("受け入れられるかを指導医に尋ねるときは")) ?? "";
  expect(line.split("：")[1]).toBe("職種、学びたいテーマ");
  expect(seenIn(application).instructorOnceDecided).toEqual(expect.arrayContaining(["職種", "学びたいテーマ", "氏名"]));
});

test("without the association's name no Form can be introduced, and the message says which setting", () => {
  for (const form of forms)
    expect(() => form.intro(empty, TODAY)).toThrow(/「(市の名称|医師会の名称|年度)」が決まっていません/);
});

test("nothing asks for licence numbers, birth dates, accounts or patients", () => {
  const titles = forms.flatMap((form) => questionsFor(form, office).map((question) => question.title)).join(" ");
  for (const word of ["免許", "医籍", "生年月日", "口座", "マイナンバー", "個人番号", "患者氏名"])
    expect(titles).not.toContain(word);
});
