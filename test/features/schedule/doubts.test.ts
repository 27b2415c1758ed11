/** Days that ask a person, messages about no case, cases that are over, and rounds that were cut off. */
import { describe, expect, test } from "vitest";
import { caseKey } from "../../../src/core/case-key.ts";
import { LIVE_STATES, type CaseState } from "../../../src/tables/cases.ts";
import {
  books,
  CASE,
  caseIdOf,
  decided,
  judged,
  messageOf,
  reflect,
  row,
  ROUND_WRITES,
  said,
  terms,
  type Books,
} from "./books.ts";

const other = (n: number, values: Parameters<typeof said>[1] = {}) => said(n, { side: "指導医", ...values });
const stateOf = (now: Books, n: number): [string, string] => {
  const { state, stateNote } = messageOf(now, n);
  return [state, stateNote];
};

describe("人に尋ねる日", () => {
  const held = (message: ReturnType<typeof said>, more: Partial<Books> = {}): string => {
    const now = reflect(books([message], more));
    expect(messageOf(now, 1).state).toBe("保留");
    expect(row(now)).toEqual(row(books([], more)));
    const forced = reflect(judged(now, 1, "反映する"));
    expect(row(forced)).toMatchObject({ state: "日程確定", visitOn: message.visitOn });
    return messageOf(now, 1).stateNote;
  };

  test("決定の前の日", () => {
    expect(held(said(1, { visitOn: "2018-05-31" }))).toContain("決定の日（平成30年6月1日）より前の日です");
    expect(row(reflect(books([said(1, { visitOn: "2018-06-01" })]))).state).toBe("日程確定");
  });

  test("年度の外の日（A28）", () => {
    expect(held(said(1, { visitOn: "2019-04-01" }))).toContain("年度の外の日です");
    expect(row(reflect(books([said(1, { visitOn: "2019-03-31" })]))).state).toBe("日程確定");
  });

  test("指導医の不可期間", () => {
    const closed = { appointments: [terms({ closedDays: "2018/7/1〜2018/7/9" })] };
    expect(held(said(1), closed)).toContain("指導医の不可期間の日です");
    expect(row(reflect(books([said(1, { visitOn: "2018-07-10" })], closed))).state).toBe("日程確定");
  });

  test("同時受入人数は、ほかの案件の決まった日で数える", () => {
    const at = { state: "日程確定", visitOn: "2018-07-09", visitHalf: "午後" } as const;
    const full = { cases: [decided(1), decided(2, at)] };
    expect(held(said(1), full)).toContain("指導医の同時受入人数（1人）を超えます");
    const others: Books["cases"][] = [
      [decided(1), decided(2, { ...at, visitHalf: "午前" })],
      [decided(1), decided(2, { ...at, instructorId: "医-0002" })],
      [decided(1), decided(2, { ...at, state: "取消" })],
      // A case without a day holds none, whatever day its match rests on.
      [decided(1), decided(2, { day: "2018-07-09", half: "午後" })],
    ];
    for (const rows of others) expect(row(reflect(books([said(1)], { cases: rows }))).state).toBe("日程確定");
    const two = { ...full, appointments: [terms({ atOnce: 2 })] };
    expect(row(reflect(books([said(1)], two))).state).toBe("日程確定");
  });

  test("月上限", () => {
    const july = { state: "日程確定", visitOn: "2018-07-30", visitHalf: "午前" } as const;
    const full = { cases: [decided(1), decided(2, july)], appointments: [terms({ monthLimit: 1, atOnce: 5 })] };
    expect(held(said(1), full)).toContain("指導医の月上限（1人）を超えます");
    expect(row(reflect(books([said(1, { visitOn: "2018-08-06" })], full))).state).toBe("日程確定");
  });

  test("半日と時刻が合わない", () => {
    expect(held(said(1, { from: "9:00" }))).toContain("時間帯（午後）と開始時刻（09:00）が合いません");
  });

  test("いくつ重なっても、どれも挙げる", () => {
    const all = { cases: [decided(1), decided(2, { state: "日程確定", visitOn: "2019-04-01", visitHalf: "午後" })] };
    const note = held(said(1, { visitOn: "2019-04-01" }), all);
    expect(note).toContain("年度の外の日です。指導医の同時受入人数（1人）を超えます。両者に確かめ");
  });

  test("一度に届いた2人が同じ半日を言えば、先の人だけが取る", () => {
    const two = { cases: [decided(1), decided(2)] };
    const now = reflect(books([said(2, { caseId: caseIdOf(2) }), said(1)], two));
    expect([row(now).state, row(now, caseIdOf(2)).state]).toEqual(["日程確定", "決定"]);
    expect(stateOf(now, 2)[0]).toBe("保留");
  });

  test("年度委嘱の行がなければ、上限は問わない", () => {
    expect(row(reflect(books([said(1)], { appointments: [] }))).state).toBe("日程確定");
  });
});

describe("案件のわからない連絡", () => {
  const lost = books([said(1, { state: "保留", stateNote: "どの通知の鍵でもありません", caseId: "", side: "" })]);

  test("職員が番号を書けば、その案件の、その人の連絡になる", () => {
    const now = reflect(judged(lost, 1, "反映する", "案-2018-0001-1/指導医"));
    expect(row(now)).toMatchObject({ state: "日程確定", visitOn: "2018-07-09" });
    expect(messageOf(now, 1)).toMatchObject({ state: "反映済", caseId: CASE, side: "指導医", round: 1 });
  });

  test("通知の鍵を書いてもよい", () => {
    const key = caseKey("0123456789abcdef".repeat(4), "schedule", `${CASE}/受講者`, 0);
    const now = reflect(judged(lost, 1, "反映する", key));
    expect(messageOf(now, 1)).toMatchObject({ state: "反映済", caseId: CASE, side: "受講者" });
  });

  test.each([
    ["", "「対象の指定」に番号を書いてください"],
    ["案-2018-0009-1/受講者", "鍵でも対象の番号でもありません"],
    ["案-2018-0001-1", "鍵でも対象の番号でもありません"],
    ["0000-0000-0000-0000", "どの通知の鍵でもありません"],
  ])("「%s」では、直し方を言って待つ", (typed, why) => {
    const now = reflect(judged(lost, 1, "反映する", typed));
    expect(stateOf(now, 1)[0]).toBe("保留");
    expect(stateOf(now, 1)[1]).toContain(why);
    expect(row(now)).toEqual(decided(1));
  });

  test("番号がなくても、取り下げられる", () => {
    expect(stateOf(reflect(judged(lost, 1, "取り下げる")), 1)[0]).toBe("取下げ");
  });
});

describe("もう何も決められない案件", () => {
  test.each<CaseState>(["実施済", "報告済", "支払済", "取消", "提案"])("%s なら、状態を言って待つ", (state) => {
    const over = { cases: [decided(1, { state })] };
    for (const verdict of ["", "反映する"] as const) {
      const now = reflect(books([said(1, { verdict })], over));
      expect(stateOf(now, 1)[0]).toBe("保留");
      expect(stateOf(now, 1)[1]).toContain(state === "取消" ? "取り消されています" : `「${state}」です`);
      expect(row(now)).toEqual(over.cases[0]);
    }
    expect(LIVE_STATES.length).toBe(5);
  });

  test("案件の行がなければ、そう言う", () => {
    expect(stateOf(reflect(books([said(1)], { cases: [] })), 1)[1]).toContain("行が「マッチング」シートにありません");
  });
});

describe("途中で切れた見回り", () => {
  const half: [string, Books][] = [
    ["決まった日", books([said(1, { from: "13:30" })])],
    ["変更", { ...reflect(books([said(1), other(2)])) }],
    ["延期", { ...reflect(books([said(1), other(2)])) }],
    ["何通も", books([said(1), other(2, { kind: "延期したい" }), other(3, { visitOn: "2018-09-03" })])],
  ];
  const more: Readonly<Record<string, ReturnType<typeof said>>> = {
    変更: said(3, { kind: "日程が変わった", visitOn: "2018-08-06" }),
    延期: other(3, { kind: "延期したい" }),
  };

  test.each(half)("%sは、どこで切れても、次の見回りで同じになる", (name, before) => {
    const late = more[name];
    const now = late ? { ...before, messages: [...before.messages, late] } : before;
    const whole = reflect(now);
    expect(whole.cases).not.toEqual(now.cases);
    for (let count = 0; count <= ROUND_WRITES; count++) expect(reflect(reflect(now, count)), `${count}`).toEqual(whole);
  });

  test("職員が上限を超えて認めた日に時刻を足すところで切れても、もう一度は尋ねない", () => {
    const day = { state: "日程確定", visitOn: "2018-07-23", visitHalf: "午前", visitRound: 1 } as const;
    const over = { cases: [decided(1, day), decided(2, day)], appointments: [terms({ atOnce: 1 })] };
    const first = said(1, { visitOn: "2018-07-23", half: "午前", state: "反映済", round: 1, verdict: "反映する" });
    const now = books([first, said(2, { visitOn: "2018-07-23", half: "午前", from: "9:30" })], over);
    const whole = reflect(now);
    expect(messageOf(whole, 2)).toMatchObject({ state: "反映済", round: 2 });
    for (let count = 0; count <= ROUND_WRITES; count++) expect(reflect(reflect(now, count)), `${count}`).toEqual(whole);
  });

  test("切れている間に、先の連絡が入れば、届いた順に版が付く", () => {
    const cut = reflect(books([said(5)]), 2);
    const now = reflect({ ...cut, messages: [...cut.messages, said(1, { visitOn: "2018-08-06" })] });
    expect([1, 5].map((n) => messageOf(now, n).round)).toEqual([1, 2]);
    expect(row(now)).toMatchObject({ visitOn: "2018-07-09", visitRound: 2 });
  });

  test("切れている間に取り消されれば、版を消して人に尋ねる", () => {
    const cut = reflect(books([said(1)]), 2);
    const now = reflect({ ...cut, cases: [decided(1, { state: "取消" })] });
    expect(messageOf(now, 1)).toMatchObject({ state: "保留", round: null });
  });
});
