import { expect, test } from "vitest";
import { blankRow } from "../../../src/core/table.ts";
import { planAcceptances } from "../../../src/features/intake/acceptance.rules.ts";
import { acceptance } from "../../../src/forms/index.ts";
import { openings } from "../../../src/tables/instructors.ts";
import { acceptanceDesk as desk, arrival, instructorAnswers, listed } from "./samples.ts";

const arrive = (id: string, changes: Record<string, string> = {}) =>
  arrival(id, { ...instructorAnswers, ...changes }, "2018-04-20 10:00:00", acceptance);
const faultOf = (changes: Record<string, string>, rest = {}) =>
  planAcceptances([arrive("R1", changes)], desk(rest))
    .refused[0]?.faults.map((fault) => fault.text)
    .join("");

test("an acceptance becomes a row of the year and its single dates", () => {
  const plan = planAcceptances([arrive("R1")], desk());
  expect(plan.refused).toEqual([]);
  expect(plan.appointments).toMatchObject([
    {
      appointmentId: "委-2018-医-0001",
      fiscalYear: 2018,
      instructorId: "医-0001",
      instructorName: "見本 次郎",
      responseId: "R1",
      accepted: "承諾する",
      professions: ["医師", "看護師"],
      yearLimit: 5,
      monthLimit: null,
      weekly: ["月午前", "木午後"],
      agreed: true,
    },
  ]);
  expect(plan.openings).toEqual([
    { openingId: "R1/1", fiscalYear: 2018, instructorId: "医-0001", day: "2018-07-14", period: "午前" },
    { openingId: "R1/2", fiscalYear: 2018, instructorId: "医-0001", day: "2018-07-21", period: "終日" },
  ]);
});

test("after a crash between the dates and the row, the dates are not written again", () => {
  const plan = planAcceptances([arrive("R1")], desk({ openings: [blankRow(openings, { openingId: "R1/1" })] }));
  expect(plan.openings.map((each) => each.openingId)).toEqual(["R1/2"]);
  expect(plan.appointments).toHaveLength(1);
});

test("one who declines need not fill in the terms, and the decline is recorded", () => {
  const answers = { 氏名: "見本 次郎", ふりがな: "ミホン ジロウ", 医療機関名: "見本クリニック", 承諾: "辞退する" };
  const plan = planAcceptances([arrival("R1", answers, "2018-04-20 10:00:00", acceptance)], desk());
  expect(plan.appointments).toMatchObject([{ accepted: "辞退する", yearLimit: null }]);
  expect(plan.openings).toEqual([]);
});

test.each([
  ["not on the list", { 氏名: "例示 三郎" }, {}, "「指導医」シートにいません。医師会の推薦を確かめ"],
  ["kana differ from the list", { ふりがな: "けんぽん じろう" }, {}, "ふりがなが名簿と違います（医-0001）"],
  [
    "institution differs",
    { 医療機関名: "例示病院" },
    {},
    "医療機関名が名簿と違います（承諾書：例示病院、名簿：見本クリニック）",
  ],
  [
    "two of one name, neither at that place",
    { 医療機関名: "例示病院" },
    { instructors: [listed, { ...listed, instructorId: "医-0002" }] },
    "2人います（医-0001、医-0002）",
  ],
  ["no longer in office", {}, { instructors: [{ ...listed, active: false }] }, "「在任」になっていません"],
  ["a period without a day", { "受入可能日の時間帯（3）": "午後" }, {}, "「受入可能日（3）」は時間帯だけで"],
  ["an unreadable closed span", { 不可期間: "2018/8/11〜2018/8/16\nお盆のころ" }, {}, "「不可期間」を読めません"],
  ["a yearly limit of none", { 年上限: "0" }, {}, "「年上限」が0です"],
  [
    "wholly blank",
    Object.fromEntries(Object.keys(instructorAnswers).map((title) => [title, ""])),
    {},
    "すべての答えが空です",
  ],
] as const)("an acceptance waits for staff when %s", (_, changes, rest, message) => {
  expect(faultOf(changes, rest)).toContain(message);
});

test("of two doctors of one name the institution tells which", () => {
  const plan = planAcceptances(
    [arrive("R1")],
    desk({ instructors: [{ ...listed, instructorId: "医-0002", facility: "例示病院" }, listed] }),
  );
  expect(plan.appointments[0]?.instructorId).toBe("医-0001");
});

test("a second acceptance of one year never overwrites the first, but waits for staff", () => {
  const plan = planAcceptances([arrive("R2", { 年上限: "9" }), arrive("R1")], desk());
  expect(plan.appointments.map((each) => [each.responseId, each.yearLimit])).toEqual([["R1", 5]]);
  expect(plan.refused[0]?.faults[0]?.text).toContain("すでに受け付けています（委-2018-医-0001、2018-04-20 10:00）");
});

test("another year's acceptance is a row of its own", () => {
  const first = planAcceptances([arrive("R1")], desk()).appointments;
  expect(
    planAcceptances([arrive("R2")], desk({ fiscalYear: 2019, appointments: first })).appointments[0]?.appointmentId,
  ).toBe("委-2019-医-0001");
});
