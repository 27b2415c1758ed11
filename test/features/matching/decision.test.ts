import { describe, expect, test } from "vitest";
import { mayMove } from "../../../src/core/table.ts";
import { planDecision, withoutUnwritten, type DecisionPlan } from "../../../src/features/matching/decision.rules.ts";
import type { Sheets } from "../../../src/features/matching/desk.rules.ts";
import { decisionMessage, decisionQuestion } from "../../../src/features/matching/messages.rules.ts";
import { applicantMoves } from "../../../src/tables/applicants.ts";
import { caseMoves } from "../../../src/tables/cases.ts";
import type { Notice } from "../../../src/tables/notices.ts";
import {
  applicant,
  applicationId,
  appointment,
  caseId,
  desk,
  hosts,
  instructor,
  instructorId,
  matched,
} from "./sheets.ts";

const AT = "2018-06-01 10:00:00";
const USER = "kakari@example.jp";
const why = "本人の都合";

interface Books extends Sheets {
  readonly notices: readonly Notice[];
}

const books = (sheets: Partial<Books>): Books => ({
  applicants: [],
  instructors: [],
  appointments: [],
  pastVisits: [],
  openings: [],
  cases: [],
  notices: [],
  ...sheets,
});
const plan = (sheets: Books): DecisionPlan => planDecision(desk(sheets), sheets.notices, AT, USER);

/** What each write of the command leaves behind, in its order. */
const writes: readonly ((sheets: Books, plan: DecisionPlan) => Books)[] = [
  (sheets, { newNotices }) => ({ ...sheets, notices: [...sheets.notices, ...newNotices] }),
  (sheets, { noticePatches }) => ({ ...sheets, notices: patched(sheets.notices, "noticeId", noticePatches) }),
  (sheets, { applicantPatches }) => ({
    ...sheets,
    applicants: patched(sheets.applicants, "applicationId", applicantPatches),
  }),
  (sheets, { details }) => ({ ...sheets, cases: patched(sheets.cases, "caseId", details) }),
  (sheets, { states }) => ({ ...sheets, cases: patched(sheets.cases, "caseId", states) }),
];

function patched<R>(rows: readonly R[], key: keyof R, patches: readonly { key: string; values: Partial<R> }[]): R[] {
  const byKey = new Map(patches.map((patch) => [patch.key, patch.values]));
  return rows.map((row) => ({ ...row, ...byKey.get(String(row[key])) }));
}

/** The books after the first `count` writes. */
function decide(sheets: Books, count = writes.length): Books {
  const made = plan(sheets);
  return writes.slice(0, count).reduce((now, write) => write(now, made), sheets);
}

const office = books({
  ...hosts(4),
  applicants: [1, 2, 3, 4, 5].map((n) => applicant(n)),
  cases: [
    matched(1, 1, { verdict: "採用", reason: "提案の理由" }),
    matched(2, 2, { verdict: "変更", otherInstructor: instructorId(3), verdictReason: why }),
    matched(3, 2, { verdict: "見送り", verdictReason: why }),
    matched(4, 4, { verdict: "固定", verdictReason: why }),
    matched(5, 1, { state: "未成立", instructorId: "", day: "", half: "", verdict: "採用" }),
  ],
});

describe("決定する", () => {
  const after = decide(office);

  test("採用と変更は決定になり、理由と決定者が残る", () => {
    expect(after.cases[0]).toMatchObject({
      state: "決定",
      instructorId: instructorId(1),
      reason: "提案の理由",
      decidedAt: AT,
      decidedBy: USER,
      verdictCheck: "決定しました",
    });
    expect(after.cases[1]).toMatchObject({
      state: "決定",
      instructorId: instructorId(3),
      instructorName: "例示 3郎",
      day: "2018-06-04",
    });
    expect(after.cases[1]!.reason.split("\n")).toHaveLength(3);
    expect(after.cases[1]!.reason).toContain(`職員の判断により指導医を変更しました（判断の理由：${why}）`);
  });

  test("見送りは見送りになり、固定とできない判断は決定しない", () => {
    expect(after.cases.slice(2).map((row) => row.state)).toEqual(["見送り", "提案", "未成立"]);
    expect(after.applicants.map((row) => row.state)).toEqual(["決定", "決定", "選定待ち", "選定待ち", "選定待ち"]);
    expect(after.cases[4]!.verdictCheck).toContain("できません");
  });

  test("決定した案件ごとに、受講者と指導医への通知が待ちになる（A13）", () => {
    expect(
      after.notices.map(({ noticeId, letter, subjectId, addresseeId, state, madeBy }) => [
        noticeId,
        letter,
        subjectId,
        addresseeId,
        state,
        madeBy,
      ]),
    ).toEqual([
      [`${caseId(1)}/受講者`, "決定連絡票（受講者用）", caseId(1), applicationId(1), "待ち", USER],
      [`${caseId(1)}/指導医`, "決定連絡票（指導医用）", caseId(1), instructorId(1), "待ち", USER],
      [`${caseId(2)}/受講者`, "決定連絡票（受講者用）", caseId(2), applicationId(2), "待ち", USER],
      [`${caseId(2)}/指導医`, "決定連絡票（指導医用）", caseId(2), instructorId(3), "待ち", USER],
    ]);
  });

  test("決定の前に件数を尋ね、後に件数と残した判断を伝える", () => {
    const made = plan(office);
    expect(decisionQuestion(made)).toBe(
      "2件を決定し（うち変更1件）、決定連絡票の通知を4件用意します。1件を見送りにします（同じ組合せは二度と提案しません）。固定の1件は決定しません。判断どおりにできない1件は決定しません。\nよろしいですか。",
    );
    expect(decisionMessage(made)).toContain("2件を決定しました（うち変更1件）。決定連絡票の通知4件が「待ち」です。");
    expect(decisionMessage(made)).toContain(`決定しなかった判断が1件あります。\n${caseId(5)}：できません`);
    expect(decisionQuestion(plan(after))).toBe("");
  });

  test("二度目は何も書かない", () => {
    const again = plan(after);
    expect([again.newNotices, again.noticePatches, again.applicantPatches, again.details, again.states]).toEqual([
      [],
      [],
      [],
      [],
      [],
    ]);
  });

  test("状態の動きは、どれも許された動きである", () => {
    const filled = books({
      ...office,
      cases: [
        matched(1, 1, { state: "未成立", verdict: "変更", otherInstructor: instructorId(2), verdictReason: why }),
      ],
    });
    for (const sheets of [office, filled]) {
      let now = sheets;
      for (const write of writes) {
        const next = write(now, plan(sheets));
        now.cases.forEach((row, i) => expect(mayMove(caseMoves, row.state, next.cases[i]!.state)).toBe(true));
        now.applicants.forEach((row, i) =>
          expect(mayMove(applicantMoves, row.state, next.applicants[i]!.state)).toBe(true),
        );
        now = next;
      }
      expect(now.cases[0]!.state).toBe("決定");
    }
  });
});

test("通知や申込みの行を書けなかった案件は、決定にせずに残す", () => {
  const lost = withoutUnwritten(plan(office), [applicationId(1), `${caseId(2)}/指導医`]);
  expect(lost.states.map(({ key }) => key)).toEqual([caseId(3)]);
  expect(lost.decided).toEqual([]);
  expect(decisionMessage(lost)).toContain("2件は、書いている間に行が動いたため終えていません");
});

describe("途中で止まっても、やり直せる", () => {
  test.each(writes.map((_, count) => count))(
    "%d番目の書き込みの後で止まり、もう一度実行すると、同じ結果になる",
    (count) => {
      expect(decide(decide(office, count))).toEqual(decide(office));
    },
  );

  test("通知だけができた後で変更に直すと、指導医への通知は新しい指導医に宛てる", () => {
    const cut = decide(office, 1);
    const cases = cut.cases.map((row) =>
      row.caseId === caseId(1)
        ? matched(1, 1, { verdict: "変更", otherInstructor: instructorId(4), verdictReason: why })
        : row,
    );
    const free = cases.filter((row) => row.caseId !== caseId(4));
    const after = decide({ ...cut, cases: free });
    expect(after.notices.find(({ noticeId }) => noticeId === `${caseId(1)}/指導医`)!.addresseeId).toBe(instructorId(4));
  });

  test("申込みまで決定になった後で見送りに直すと、申込みは選定待ちに戻り、通知は取消になる", () => {
    const cut = decide(office, 3);
    const cases = cut.cases.map((row) =>
      row.caseId === caseId(1) ? { ...row, verdict: "見送り" as const, verdictReason: why } : row,
    );
    const after = decide({ ...cut, cases });
    expect(after.applicants[0]!.state).toBe("選定待ち");
    expect(after.cases[0]!.state).toBe("見送り");
    expect(after.notices.filter(({ subjectId }) => subjectId === caseId(1)).map(({ state }) => state)).toEqual([
      "取消",
      "取消",
    ]);
  });

  test("途中の決定は、後から選ばれた採用より先に枠を得る", () => {
    const one = books({
      instructors: [instructor(1)],
      appointments: [appointment(1)],
      applicants: [applicant(1, { receivedAt: "2018-04-02 09:00:00" }), applicant(2)],
      cases: [matched(1, 1), matched(2, 1, { verdict: "採用" })],
    });
    const cut = decide(one, 3);
    const both = { ...cut, cases: cut.cases.map((row) => ({ ...row, verdict: "採用" as const })) };
    expect(decide(both).cases.map((row) => row.state)).toEqual(["提案", "決定"]);
  });
});
