/** Which letters need approval, and where one stands, whatever stands in its row. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  approvalOf,
  changedWords,
  firstApproval,
  groupOf,
  isJoint,
  mayBeMade,
  needsApproval,
  noted,
} from "../../../src/letters/approval.ts";
import { digestOf } from "../../../src/letters/digest.ts";
import { letters } from "../../../src/letters/index.ts";
import { NOTICE_STATES } from "../../../src/tables/notices.ts";
import { APPROVALS, APPROVAL_GROUPS } from "../../../src/tables/words.ts";
import { settingsWith, toApplicant, TODAY } from "./desk.ts";

const KIND = "決定連絡票（受講者用）";
const ON = settingsWith();
const OFF = settingsWith({ approvalKinds: "" });
const digest = digestOf({ 氏名: { value: "見本" } });

describe("どの種類が決裁をとるか", () => {
  test("設定にある種類だけが決裁をとる", () => {
    for (const group of APPROVAL_GROUPS) {
      const values = settingsWith({ approvalKinds: group });
      for (const { kind } of letters) expect(needsApproval(kind, values)).toBe(groupOf(kind) === group);
    }
  });

  test("受付連絡は、設定が読めなくても決裁をとらない", () => {
    expect(firstApproval("受付連絡", settingsWith({ approvalKinds: "けってい" }))).toBe("不要");
  });

  test.each(["approvalKinds", "jointKinds"] as const)("%sに使えない語があれば、その語を言って止まる", (key) => {
    const values = settingsWith({ [key]: "決定、けってい" });
    const judge = key === "approvalKinds" ? needsApproval : isJoint;
    expect(() => judge(KIND, values)).toThrow(/「けってい」は、使えない語です[\s\S]*決定、不決定/);
  });
});

describe("いまどこにあるか", () => {
  test.each([
    ["", "待ち", {}, "決定案"],
    ["", "不備", {}, "決定案"],
    ["", "作成済", {}, "不要"],
    ["", "完了", {}, "不要"],
    ["不要", "待ち", {}, "決定案"],
    ["決裁待ち", "待ち", { askedOn: TODAY, digest }, "決裁待ち"],
    ["決裁待ち", "待ち", {}, "決定案"],
    ["決裁待ち", "待ち", { digest }, "決定案"],
    ["決裁待ち", "待ち", { askedOn: TODAY }, "決定案"],
    ["決裁済", "待ち", { approvedOn: TODAY, approvedBy: "課長", digest }, "決裁済"],
    ["決裁済", "待ち", { approvedBy: "課長", digest }, "決定案"],
    ["決裁済", "待ち", { approvedOn: TODAY, digest }, "決定案"],
    ["決裁済", "待ち", { approvedOn: TODAY, approvedBy: "課長" }, "決定案"],
    ["施行", "待ち", {}, "決定案"],
    ["施行", "待ち", { approvedOn: TODAY, approvedBy: "課長" }, "施行"],
    ["施行", "作成済", {}, "施行"],
    ["発送済", "完了", {}, "発送済"],
  ] as const)("決裁「%s」、状態「%s」、%j は、決裁をとる種類では%s", (approval, state, values, stands) => {
    expect(approvalOf(toApplicant(1, { approval, state, ...values }), ON)).toBe(stands);
  });

  test.each([
    ["", "不要"],
    ["決定案", "不要"],
    ["不要", "不要"],
  ] as const)("決裁をとらなくなった種類の「%s」は%s", (approval, stands) => {
    expect(approvalOf(toApplicant(1, { approval }), OFF)).toBe(stands);
  });

  test("決裁をとる種類の待ちの手紙は、決裁日と決裁者がそろわないかぎり作れない", () => {
    const row = fc.record({
      approval: fc.constantFrom("" as const, ...APPROVALS),
      askedOn: fc.constantFrom("", TODAY),
      approvedOn: fc.constantFrom("", TODAY),
      approvedBy: fc.constantFrom("", "課長"),
      digest: fc.constantFrom("", digest),
      state: fc.constantFrom("待ち", "不備" as const),
    });
    fc.assert(
      fc.property(row, (values) => {
        const notice = toApplicant(1, values);
        const signed = values.approvedOn !== "" && values.approvedBy !== "";
        return !mayBeMade(notice, ON) || signed;
      }),
    );
  });

  test("どの行も、決裁の語のどれかに当たる", () => {
    for (const approval of ["", ...APPROVALS] as const)
      for (const state of NOTICE_STATES)
        expect(APPROVALS).toContain(approvalOf(toApplicant(1, { approval, state }), ON));
  });
});

test("回した手紙と決裁済の手紙では、変わった語が分かり、回す前の手紙にはない", () => {
  const fields = { 氏名: { value: "別人" } };
  expect(changedWords(toApplicant(1, { digest }), ON, fields)).toEqual([]);
  expect(changedWords(toApplicant(1, { approval: "決裁待ち", askedOn: TODAY, digest }), ON, fields)).toEqual(["氏名"]);
  const signed = toApplicant(1, { approval: "決裁済", approvedOn: TODAY, approvedBy: "課長", digest });
  expect(changedWords(signed, ON, fields)).toEqual(["氏名"]);
});

test("決裁の経過は、同じ行を二度は書かず、12行までを残す", () => {
  const once = noted(toApplicant(1), TODAY, "決裁に回しました");
  expect(noted(toApplicant(1, { approvalNote: once }), TODAY, "決裁に回しました")).toBe(once);
  const many = Array.from({ length: 20 }, (_, index) => index).reduce(
    (approvalNote, index) => noted(toApplicant(1, { approvalNote }), TODAY, String(index)),
    "",
  );
  expect(many.split("\n")).toHaveLength(12);
  expect(many.split("\n").at(-1)).toBe("平成30年6月1日　19");
});
