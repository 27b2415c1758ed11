/** Answers about the next year (A28): what becomes of each, and what waits for staff. */
import { describe, expect, test } from "vitest";
import { blankRow } from "../../../src/core/table.ts";
import { carryMessage, carryReplies, planCarryReplies } from "../../../src/features/year/carry.rules.ts";
import { APPLICANT_STATES, CARRYABLE_STATES, type Applicant } from "../../../src/tables/applicants.ts";
import { replies, type ReplyRow } from "../../../src/tables/messages.ts";
import { row } from "../intake/samples.ts";

const answer = (n: number, values: Partial<ReplyRow> = {}): ReplyRow =>
  blankRow(replies, {
    replyId: `答-2018-000${n}`,
    state: "未反映",
    kind: "繰越",
    subjectId: "申-2018-0001",
    answer: "はい",
    receivedAt: `2019-03-0${n} 09:00:00`,
    ...values,
  });

const plan = (rows: readonly ReplyRow[], applicant: Partial<Applicant> = {}) =>
  planCarryReplies(rows, [row(1, applicant)]);
const states = (rows: readonly ReplyRow[], applicant: Partial<Applicant> = {}) =>
  plan(rows, applicant).rows.map(({ values }) => values.state);

describe("回答の反映", () => {
  test.each([
    ["はい", "希望する"],
    ["いいえ", "希望しない"],
  ] as const)("「%s」は、繰越の意向が「%s」になり、答えた日が残る", (said, wish) => {
    expect(plan([answer(1, { answer: said })])).toEqual({
      wishes: [{ key: "申-2018-0001", values: { carryWish: wish, carryAnsweredOn: "2019-03-01" } }],
      rows: [
        {
          key: "答-2018-0001",
          values: {
            ...{ kind: "繰越", subjectId: "申-2018-0001", state: "反映済" },
            stateNote: `申-2018-0001 の繰越の意向を「${wish}」にしました`,
          },
        },
      ],
    });
  });

  test("二度目の違う答えは保留になり、先の答えのままである", () => {
    const rows = [answer(2, { answer: "いいえ" }), answer(1)];
    expect(plan(rows).wishes).toMatchObject([{ values: { carryWish: "希望する" } }]);
    expect(states(rows)).toEqual(["反映済", "保留"]);
    expect(plan([answer(2, { answer: "いいえ" })], { carryWish: "希望する" }).rows[0]?.values.stateNote).toContain(
      "先に「希望する」と答えています",
    );
  });

  test("二度目の同じ答えは、意向も答えた日も変えずに反映済になる", () => {
    const found = plan([answer(2)], { carryWish: "希望する", carryAnsweredOn: "2019-03-01" });
    expect(found.wishes).toEqual([]);
    expect(found.rows).toMatchObject([{ values: { state: "反映済" } }]);
  });

  test("職員が「反映する」とした違う答えは、先の答えに替わる", () => {
    const judged = answer(2, { answer: "いいえ", state: "保留", stateNote: "先に…", verdict: "反映する" });
    expect(plan([judged], { carryWish: "希望する" }).wishes).toMatchObject([
      { values: { carryWish: "希望しない", carryAnsweredOn: "2019-03-02" } },
    ]);
  });

  test("鍵の合わなかった回答は、対象の指定で反映できる", () => {
    const unknown = { kind: "", subjectId: "", state: "保留", stateNote: "どの通知の鍵でもありません" } as const;
    const judged = answer(1, { ...unknown, verdict: "反映する", subjectChoice: "申-2018-0001/繰越" });
    expect(plan([judged]).rows).toMatchObject([
      { values: { state: "反映済", kind: "繰越", subjectId: "申-2018-0001" } },
    ]);
    const wrong = { ...judged, subjectChoice: "申-2018-0099/繰越" };
    expect(plan([wrong]).rows[0]?.values.stateNote).toContain("受付番号 申-2018-0099 の申込みがありません");
    expect(carryReplies([answer(1, { ...unknown, verdict: "反映する" })])).toEqual([]);
  });

  test("取り下げた回答は、意向を変えない", () => {
    const judged = answer(1, { state: "保留", verdict: "取り下げる" });
    expect(plan([judged])).toMatchObject({ wishes: [], rows: [{ values: { state: "取下げ" } }] });
  });

  test("繰り越せない状態の申込みへの回答は、保留になる", () => {
    for (const state of APPLICANT_STATES)
      expect(states([answer(1)], { state })).toEqual([CARRYABLE_STATES.includes(state) ? "反映済" : "保留"]);
  });

  test("受入確認の回答と、済んだ回答には触れない", () => {
    const others = [
      answer(1, { kind: "受入確認", subjectId: "案-2018-0001-1" }),
      answer(2, { state: "反映済" }),
      answer(3, { state: "保留" }),
      answer(4, {
        state: "保留",
        verdict: "反映する",
        subjectChoice: "案-2018-0001-1/受入確認",
        kind: "",
        subjectId: "",
      }),
    ];
    expect(plan(others)).toEqual({ wishes: [], rows: [] });
  });

  test("反映できない判断は、二度目には何も書かない", () => {
    const judged = answer(1, { state: "保留", verdict: "反映する", answer: "" });
    const [first] = plan([judged]).rows;
    expect(first?.values.stateNote).toContain("「お答え」が空です");
    expect(plan([{ ...judged, ...first?.values }])).toEqual({ wishes: [], rows: [] });
  });

  test("件数だけを伝える", () => {
    const rows = [answer(1), answer(2, { answer: "いいえ" })];
    expect(carryMessage(plan(rows))).toBe(
      "繰越の回答を1件反映しました（希望する1件、希望しない0件）。1件は確認が要るので「保留」です。「回答」シートの「状態の理由」を見てください。",
    );
  });
});
