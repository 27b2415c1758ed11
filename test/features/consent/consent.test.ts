/** 同意の撤回: days as staff type them, and what is written. */
import { describe, expect, test } from "vitest";
import {
  consentMessage,
  consentPatches,
  effectQuestion,
  readDay,
} from "../../../src/features/consent/consent.rules.ts";
import { applicant, applicationId } from "../matching/sheets.ts";

const TODAY = "2018-06-10";

describe("撤回日", () => {
  test.each([
    ["", TODAY],
    ["2018/6/1", "2018-06-01"],
    ["平成30年6月10日", TODAY],
    ["Ｈ３０．６．１", "2018-06-01"],
    ["なし", ""],
  ])("「%s」は %s", (typed, day) => {
    expect(readDay(typed, TODAY)).toBe(day);
  });

  test.each([["6月1日"], ["2018/6/11"], ["2018/6/31"], ["未定"]])("「%s」は、直し方を言って断る", (typed) => {
    expect(() => readDay(typed, TODAY)).toThrow(/何も記録していません/);
  });
});

test("同じ日がもう記録されている行は書かない", () => {
  const rows = [applicant(1), applicant(2, { consentWithdrawnOn: TODAY })];
  expect(consentPatches(rows, TODAY)).toEqual([{ key: applicationId(1), values: { consentWithdrawnOn: TODAY } }]);
  expect(consentPatches(rows, "")).toEqual([{ key: applicationId(2), values: { consentWithdrawnOn: "" } }]);
});

test("申込みは続くことと、見せなくなることを伝える", () => {
  expect(effectQuestion([applicant(1)], TODAY)).toContain("申込みは、このまま続きます");
  expect(consentMessage([applicant(1)], TODAY)).toContain(`${applicationId(1)}（選定待ち） の申込みは続きます`);
  expect(consentMessage([applicant(1, { state: "取消" })], TODAY)).not.toContain("続きます");
  expect(consentMessage([], TODAY)).toBe("変わった申込みはありません。");
});
