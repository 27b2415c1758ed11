/** Which notices a make command takes: by state, method, approval, and what became of their decision. */
import { describe, expect, test } from "vitest";
import { blankRow } from "../../../src/core/table.ts";
import { goesByItself, goneValues, isMailed, isTodo, sortOut } from "../../../src/features/notices/queue.rules.ts";
import { settings, settingValues } from "../../../src/settings.ts";
import { applicants, type ApplicantState } from "../../../src/tables/applicants.ts";
import { cases, type CaseState } from "../../../src/tables/cases.ts";
import { appointments, instructors } from "../../../src/tables/instructors.ts";
import { notices, NOTICE_STATES, type LetterKind, type Notice } from "../../../src/tables/notices.ts";
import type { Mode } from "../../../src/tables/orders.ts";
import type { Method } from "../../../src/tables/words.ts";
import type { Sources } from "../../../src/letters/material.ts";

const TODAY = "2018-06-01";

interface World {
  readonly case?: CaseState;
  readonly applicant?: ApplicantState;
  readonly email?: string;
  readonly approvalKinds?: string;
}

function sources({
  case: state = "決定",
  applicant = "決定",
  email = "a@example.jp",
  approvalKinds = "",
}: World): Sources {
  const person = { applicationId: "申1", responseId: "回1", name: "例示 1号", email, state: applicant } as const;
  const match = { caseId: "案1", applicationId: "申1", instructorId: "医1", fiscalYear: 2018, state } as const;
  return {
    settings: settingValues([{ name: settings.approvalKinds.name, value: approvalKinds }]),
    applicants: [blankRow(applicants, person)],
    cases: [blankRow(cases, match)],
    instructors: [blankRow(instructors, { instructorId: "医1", email: "b@example.jp" })],
    appointments: [blankRow(appointments, { appointmentId: "委1", instructorId: "医1", fiscalYear: 2018 })],
    officers: [],
    corrections: [],
    links: { application: "", acceptance: "" },
  };
}

const SUBJECTS: Partial<Record<LetterKind, string>> = { 受付連絡: "回1", 待機連絡: "申1", 不決定通知: "申1" };
const notice = (values: Partial<Notice> = {}): Notice => {
  const letter = values.letter === "" ? "決定連絡票（受講者用）" : (values.letter ?? "決定連絡票（受講者用）");
  return blankRow(notices, { noticeId: "通1", subjectId: SUBJECTS[letter] ?? "案1", state: "待ち", ...values, letter });
};
/** In which of the four lists it stands; "" for none. */
function place(row: Notice, mode: Mode, world: World = {}): string {
  const sorted = sortOut([row], mode, sources(world), TODAY);
  const named = Object.entries(sorted).filter(([, rows]) => (rows as readonly unknown[]).length > 0);
  return named.map(([name]) => name).join();
}

describe("することが残っているか", () => {
  const open = (mode: Mode, method: Method, fileId: string): string[] =>
    NOTICE_STATES.filter((state) => isTodo(notice({ state, fileId }), mode, method));

  test.each<[Mode, Method, string, string[]]>([
    ["文書だけ", "メール", "doc", ["待ち", "作成中"]],
    ["文書とメール", "メール", "doc", ["待ち", "作成中", "作成済"]],
    ["文書だけ", "郵送", "doc", ["待ち", "作成中"]],
    ["文書とメール", "郵送", "doc", ["待ち", "作成中"]],
    ["文書とメール", "FAX", "doc", ["待ち", "作成中"]],
    // A mail alone that goes by post after all has no Doc yet.
    ["文書だけ", "郵送", "", ["待ち", "作成中", "作成済"]],
    ["文書とメール", "手渡し", "", ["待ち", "作成中", "作成済"]],
  ])("%s、%s、文書「%s」では %j", (mode, method, fileId, expected) => {
    expect(open(mode, method, fileId)).toEqual(expected);
  });
});

describe("どの列に入るか", () => {
  test.each<[string, Notice, Mode, World, string]>([
    ["決定の立っている待ち", notice(), "文書だけ", {}, "todo"],
    ["決裁の要る待ち", notice(), "文書だけ", { approvalKinds: "決定" }, "unapproved"],
    ["ほかの種類だけが決裁の要るとき", notice(), "文書だけ", { approvalKinds: "不決定" }, "todo"],
    [
      "施行した作成済",
      notice({ state: "作成済", approval: "施行" }),
      "文書とメール",
      { approvalKinds: "決定" },
      "todo",
    ],
    ["作成済は、文書だけなら済んでいる", notice({ state: "作成済", fileId: "d" }), "文書だけ", {}, ""],
    ["案件がまだ提案の待ち", notice(), "文書とメール", { case: "提案" }, "waiting"],
    ["案件が取消の待ち", notice(), "文書とメール", { case: "取消" }, "gone"],
    ["案件が失効の待ち", notice(), "文書だけ", { case: "失効" }, "gone"],
    ["案件が見送りの待ち", notice(), "文書だけ", { case: "見送り" }, "gone"],
    ["案件が取消の作成済は、取消の側に任せる", notice({ state: "作成済" }), "文書とメール", { case: "取消" }, ""],
    [
      "取消連絡は、案件が取消なら作る",
      notice({ letter: "取消連絡（受講者用）" }),
      "文書だけ",
      { case: "取消" },
      "todo",
    ],
    ["取消連絡は、案件が決定なら待つ", notice({ letter: "取消連絡（受講者用）" }), "文書だけ", {}, "waiting"],
    ["選定待ちの待機連絡", notice({ letter: "待機連絡" }), "文書だけ", { applicant: "選定待ち" }, "todo"],
    ["決定した申込みの待機連絡", notice({ letter: "待機連絡" }), "文書だけ", {}, "gone"],
    ["申込みのない受付連絡", notice({ letter: "受付連絡", subjectId: "回9" }), "文書だけ", {}, "waiting"],
    [
      "申込みの行のない待機連絡は、作るときに不備になる",
      notice({ letter: "待機連絡", subjectId: "申9" }),
      "文書だけ",
      {},
      "todo",
    ],
  ])("%s", (_name, row, mode, world, expected) => {
    expect(place(row, mode, world)).toBe(expected);
  });

  test.each(NOTICE_STATES.filter((state) => !["待ち", "作成中", "作成済"].includes(state)))(
    "%s の通知は、どの列にも入らない",
    (state) => {
      for (const mode of ["文書だけ", "文書とメール"] as const) expect(place(notice({ state }), mode)).toBe("");
    },
  );
});

describe("発送方法", () => {
  const ready = (row: Notice, world: World = {}) => sortOut([row], "文書とメール", sources(world), TODAY).todo[0]!;

  test("受付連絡は、アドレスがあれば指示なしに出て、なければ指示を待つ", () => {
    const row = notice({ letter: "受付連絡" });
    expect(goesByItself(ready(row))).toBe(true);
    expect(goesByItself(ready(row, { email: "" }))).toBe(false);
    expect(goesByItself(ready(notice({ ...row, method: "郵送" })))).toBe(false);
    expect(goesByItself(ready(notice()))).toBe(false);
  });

  test("メールで出るのは、方法がメールで、送る指示のあるときと、受付連絡のメールだけである", () => {
    expect(isMailed(ready(notice()), "文書とメール")).toBe(true);
    expect(isMailed(ready(notice()), "文書だけ")).toBe(false);
    expect(isMailed(ready(notice({ method: "手渡し" })), "文書とメール")).toBe(false);
    expect(isMailed(ready(notice({ verdict: "郵送に切り替える" })), "文書とメール")).toBe(false);
    expect(isMailed(ready(notice({ letter: "受付連絡" })), "文書だけ")).toBe(true);
  });
});

test("決定のなくなった通知は取消になり、番号があれば欠番の理由が残る", () => {
  const why = "案件 案1 が「取消」になった";
  expect(goneValues({ notice: notice(), why }, TODAY)).toEqual({
    state: "取消",
    fault: "案件 案1 が「取消」になったため、取り消しました",
  });
  expect(goneValues({ notice: notice({ number: 5 }), why }, TODAY)).toMatchObject({
    state: "取消",
    voidNote: "平成30年6月1日　案件 案1 が「取消」になったため、取り消しました",
  });
});
