/** 取下げと辞退を反映する: which decisions end, for whom, and why. */
import { describe, expect, test } from "vitest";
import { blankRow } from "../../../src/core/table.ts";
import { markedQuestion } from "../../../src/features/matching/cancel-messages.rules.ts";
import { markedCases, withdrawUnfinished, type Marks } from "../../../src/features/matching/cancel-marks.rules.ts";
import { planEndings } from "../../../src/features/matching/cancel.rules.ts";
import { CASE_STATES } from "../../../src/tables/cases.ts";
import { schedules } from "../../../src/tables/messages.ts";
import { AT, decide, notice, patched, registerOf, USER, WHY, write, type Books } from "./cancel-books.ts";
import {
  applicant,
  applicationId,
  appointment,
  caseId,
  hosts,
  instructor,
  instructorId,
  matched,
  pairs,
  propose,
  written,
} from "./sheets.ts";

const two: Books = decide({
  ...hosts(3),
  applicants: [applicant(1, { stateNote: "一人目" }), applicant(2, { stateNote: "二人目" })],
  openings: [],
  pastVisits: [],
  notices: [],
  cases: [matched(1, 1, { verdict: "採用" }), matched(2, 2, { verdict: "採用" })],
});

const TODAY = AT.slice(0, 10);
const marked = (books: Books & Partial<Pick<Marks, "schedules">>) =>
  markedCases(registerOf(books), { schedules: [], ...books }, TODAY);
const withdrawn = (books: Books, why = "都合により"): Books => ({
  ...books,
  applicants: patched(books.applicants, "applicationId", [
    { key: applicationId(1), values: { withdrawn: true, withdrawnWhy: why } },
  ]),
});
const out = (marks: Partial<Marks>): Books => ({ ...two, ...marks });
const reflect = (books: Books): Books => write(books, planEndings(registerOf(books), marked(books).endings, AT, USER));

const terms = (values: Parameters<typeof appointment>[1]) => ({
  appointments: [appointment(1), appointment(2, values), appointment(3)],
});

describe("取下げ", () => {
  test("申込みは取消になり、理由が案件に残り、文書を作る前の通知は取りやめになる", () => {
    const after = reflect(withdrawn(two));
    expect(after.cases[0]).toMatchObject({
      state: "取消",
      endKind: "申込者の取下げ",
      endReason: "都合により",
      endedBy: USER,
    });
    expect(after.applicants[0]).toMatchObject({ state: "取消" });
    expect(after.applicants[0]!.stateNote).toContain("都合により");
    expect(after.notices.map(({ state }) => state)).toEqual(["取消", "取消", "待ち", "待ち"]);
    expect(after.cases[1]).toEqual(two.cases[1]);
  });

  test("理由が空でも、本人の申出として残す", () => {
    expect(marked(withdrawn(two, "")).endings.map(({ reason }) => reason)).toEqual(["本人の申出"]);
  });

  test("長い理由は、欄に収まる長さで残す", () => {
    expect(marked(withdrawn(two, "あ".repeat(500))).endings[0]!.reason).toHaveLength(200);
  });

  test("途中で止まった決定は、決定にせずにやめる", () => {
    const begun = withdrawn({
      ...two,
      cases: patched(two.cases, "caseId", [{ key: caseId(1), values: { state: "提案" } }]),
    });
    const { endings, unfinished } = marked(begun);
    expect([endings, unfinished.map(({ row }) => row.caseId)]).toEqual([[], [caseId(1)]]);
    const { noticePatches, applicantPatches } = withdrawUnfinished(begun.notices, unfinished);
    expect(noticePatches.map(({ key, values }) => [key, values.state])).toEqual([
      [`${caseId(1)}/受講者`, "取消"],
      [`${caseId(1)}/指導医`, "取消"],
    ]);
    expect(applicantPatches).toMatchObject([{ key: applicationId(1), values: { state: "取消" } }]);
  });

  test("研修が済んだ案件は、取り消さずに知らせる", () => {
    const done = withdrawn({
      ...two,
      cases: patched(two.cases, "caseId", [{ key: caseId(1), values: { state: "実施済" } }]),
    });
    expect(marked(done)).toMatchObject({ endings: [], refused: [{ caseId: caseId(1) }] });
  });
});

describe("辞退", () => {
  test.each([
    ["受入停止", terms({ suspended: true, suspendedWhy: "入院のため" }), "入院のため"],
    ["理由のない受入停止", terms({ suspended: true }), "指導医の受入停止"],
    ["承諾の辞退", terms({ accepted: "辞退する" }), "指導医の辞退"],
  ])("%sの指導医の案件だけが取消になり、申込みは選定待ちに戻る", (_, marks, reason) => {
    const after = reflect(out(marks));
    expect(after.cases.map((row) => [row.state, row.endKind, row.endReason])).toEqual([
      ["決定", "", ""],
      ["取消", "指導医の辞退", reason],
    ]);
    expect(after.applicants.map((row) => [row.state, row.stateNote])).toEqual([
      ["決定", `案件 ${caseId(1)} で決定しました`],
      ["選定待ち", "二人目"],
    ]);
    expect(pairs(written(after.cases, propose(after)))).toEqual({ [applicationId(2)]: instructorId(3) });
  });

  test("ほかの年度の受入停止では、取り消さない", () => {
    const other = appointment(2, { fiscalYear: 2019, suspended: true, appointmentId: "委-2019-0002" });
    expect(marked(out({ appointments: [...two.appointments, other] })).endings).toEqual([]);
  });

  test("取下げと重なれば、取下げとする", () => {
    const both = withdrawn(
      out({ appointments: [appointment(1, { suspended: true }), appointment(2), appointment(3)] }),
    );
    expect(marked(both).endings.map(({ kind }) => kind)).toEqual(["申込者の取下げ"]);
  });
});

/** The first case has a day; `books`: what else is so. */
const visitOn = (day: string, books: Books = two): Books => ({
  ...books,
  cases: patched(books.cases, "caseId", [{ key: caseId(1), values: { state: "日程確定", visitOn: day } }]),
});
const leftOffice: Books = out({ instructors: [instructor(1, { active: false }), instructor(2), instructor(3)] });
const HELD =
  "実施日（平成30年6月1日）が来ています。実施していなければ、「マッチング > 決定を取り消す」で取り消してください";

describe("在任でなくなった指導医", () => {
  const why = "指導医が在任でなくなりました。取り消すときは、「マッチング > 決定を取り消す」を実行してください";

  test.each([
    ["日がまだない", leftOffice],
    ["日がこれから来る", visitOn("2018-06-02", leftOffice)],
  ])("%s案件は、取り消さずに知らせる", (_, books) => {
    expect(marked(books)).toMatchObject({ endings: [], refused: [{ caseId: caseId(1), why }] });
    expect(reflect(books)).toEqual(books);
  });

  test("実施日が来た案件は、挙げない", () => {
    expect(marked(visitOn(TODAY, leftOffice))).toMatchObject({ endings: [], refused: [] });
  });

  test("その年度の受入れも止めれば、取り消す", () => {
    const { endings, refused } = marked({
      ...leftOffice,
      appointments: [appointment(1, { suspended: true }), appointment(2), appointment(3)],
    });
    expect([endings.map(({ reason }) => reason), refused]).toEqual([["指導医の受入停止"], []]);
  });
});

describe("実施日が来た案件", () => {
  const suspended = out({ appointments: [appointment(1, { suspended: true }), appointment(2), appointment(3)] });

  test.each([
    ["申込者の取下げ", withdrawn(two)],
    ["指導医の受入停止", suspended],
  ])("%sでは取り消さず、前の日までなら取り消す", (_, books) => {
    expect(marked(visitOn(TODAY, books))).toMatchObject({ endings: [], refused: [{ caseId: caseId(1), why: HELD }] });
    expect(marked(visitOn("2018-06-02", books))).toMatchObject({ endings: [{ way: "cancel" }], refused: [] });
  });

  test("職員が「反映する」を選んだ取消の希望なら、取り消す", () => {
    const wish = blankRow(schedules, {
      scheduleId: "連-2018-0001",
      caseId: caseId(1),
      kind: "取り消したい",
      verdict: "反映する",
      state: "保留",
      side: "指導医",
    });
    const { endings, refused } = marked({ ...visitOn("2018-05-31", withdrawn(two)), schedules: [wish] });
    expect([endings.map(({ kind }) => kind), refused]).toEqual([["指導医の辞退"], []]);
  });
});

test.each(CASE_STATES)("%sの案件が終わるのは、決定と日程確定のときだけである", (state) => {
  const books = withdrawn({ ...two, cases: patched(two.cases, "caseId", [{ key: caseId(1), values: { state } }]) });
  expect(marked(books).endings.length).toBe(state === "決定" || state === "日程確定" ? 1 : 0);
});

test("文書を作っている最中の案件は、終わるのを待つ", () => {
  const books = withdrawn(two);
  const busy = { ...registerOf(books), making: new Set([`${caseId(1)}/受講者`]) };
  expect(markedCases(busy, { ...books, schedules: [] }, TODAY)).toMatchObject({
    endings: [],
    refused: [{ caseId: caseId(1) }],
  });
});

test("反映する前に、だれの何を取り消すかを並べる", () => {
  const books = visitOn("2018-06-04", withdrawn(out({ ...terms({ suspended: true, suspendedWhy: WHY }) })));
  const left = { state: "完了", number: 1, documentNumber: "見本地医第1号" } as const;
  const told = {
    ...books,
    notices: [
      ...books.notices,
      notice({ noticeId: "x", subjectId: caseId(1), letter: "決定連絡票（受講者用）", ...left }),
    ],
  };
  expect(markedQuestion(registerOf(told), marked(told)).split("\n")).toEqual([
    "取下げと辞退により、2件の決定を取り消します。指導医の枠と年1回の数は、すぐに空きます。",
    `・${caseId(1)}　見本 1子／例示 1郎（実施日 平成30年6月4日）　取消にします、申込みも取消、発送前の通知2通を取りやめ、発送した相手に取消連絡を用意（申込者の取下げ：都合により）`,
    `・${caseId(2)}　見本 2子／例示 2郎　取消にします、申込みは選定待ち、発送前の通知2通を取りやめ（指導医の辞退：${WHY}）`,
    "よろしいですか。",
  ]);
});
