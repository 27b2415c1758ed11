/** Whose application is over because the result was told: by which letter, and in which state. */
import { expect, test } from "vitest";
import { blankRow } from "../../src/core/table.ts";
import type { ApplicantState } from "../../src/tables/applicants.ts";
import { notices, type Notice } from "../../src/tables/notices.ts";
import { refusals } from "../../src/tables/refused.ts";

const ID = "申-2018-0004";
const letter = (values: Partial<Notice> = {}): Notice =>
  blankRow(notices, {
    ...{ noticeId: `${ID}/不決定`, letter: "不決定通知", subjectId: ID, state: "完了" },
    ...{ issuedOn: "2019-04-05", dispatchedOn: "2019-04-08" },
    ...values,
  });
const isOver = (letters: readonly Notice[], state: ApplicantState = "選定待ち", fiscalYear: number | null = 2018) =>
  refusals(letters)({ applicationId: ID, fiscalYear, state });

test.each<readonly [string, readonly Notice[], boolean]>([
  ["完了した不決定通知", [letter()], true],
  ["まだ出していない不決定通知", [letter({ state: "作成済" })], false],
  ["取消になった不決定通知", [letter({ state: "取消" })], false],
  ["ほかの人の不決定通知", [letter({ subjectId: "申-2018-0005" })], false],
  ["待機連絡", [letter({ letter: "待機連絡" })], false],
  ["何もない", [], false],
  ["出した後の再交付がまだ済んでいない", [letter(), letter({ reissueOf: `${ID}/不決定`, state: "待ち" })], true],
  [
    "戻ってきて郵送を待ち、再交付が済んだ",
    [letter({ state: "作成済" }), letter({ reissueOf: `${ID}/不決定`, dispatchedOn: "2019-04-20" })],
    true,
  ],
])("%s", (_, letters, expected) => {
  expect(isOver(letters)).toBe(expected);
});

test.each<readonly [string, ApplicantState, string, boolean]>([
  ["年度のうちに断られ、いまも同じ状態", "年度内受講済", "2018-11-05", true],
  ["重複として断られた", "重複", "2018-11-05", true],
  ["対象外として断られた", "対象外", "2018-11-05", true],
  ["断られた後、1月1日の判定などで選定待ちに戻った", "選定待ち", "2018-11-05", false],
  ["断られた後、審査をやり直している", "要審査", "2018-11-05", false],
  ["年度の最後の日に断られた選定待ち", "選定待ち", "2019-03-31", false],
  ["年度が終わってから断られた選定待ち", "選定待ち", "2019-04-01", true],
  ["年度が終わってから断られ、状態が改まった", "年度内受講済", "2019-04-01", true],
])("%s", (_, state, dispatchedOn, expected) => {
  expect(isOver([letter({ issuedOn: dispatchedOn, dispatchedOn })], state)).toBe(expected);
});

test("戻った申込みがもう一度断られれば、また終わる", () => {
  const first = letter({ issuedOn: "2018-11-05", dispatchedOn: "2018-11-05" });
  expect(isOver([letter({ noticeId: `${ID}/不決定2` }), first])).toBe(true);
});
