/** 決定を取り消す: what each case would become, and an undo that leaves no trace. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mayMove } from "../../../src/core/table.ts";
import { endingMessage, endingQuestion } from "../../../src/features/matching/cancel-messages.rules.ts";
import { planEndings, waysOf, withoutLost, type Ending } from "../../../src/features/matching/cancel.rules.ts";
import { planDecision } from "../../../src/features/matching/decision.rules.ts";
import { judge } from "../../../src/features/matching/judgement.rules.ts";
import { changed } from "../../../src/features/matching/case-rows.rules.ts";
import { applicantMoves } from "../../../src/tables/applicants.ts";
import { caseMoves, type Case } from "../../../src/tables/cases.ts";
import { noticeMoves } from "../../../src/tables/notices.ts";
import {
  AT,
  cancel,
  CANCEL_WRITES,
  decide,
  notice,
  patched,
  registerOf,
  USER,
  WHY,
  wayOf,
  type Books,
} from "./cancel-books.ts";
import { offices } from "./random-office.ts";
import {
  applicant,
  applicationId,
  caseId,
  desk,
  hosts,
  instructorId,
  matched,
  pairs,
  propose,
  written,
} from "./sheets.ts";

const NOTE = "指導医との組合せを待っています。希望日が土日です";

/** One application adopted, another changed to the second instructor, a third without a proposal given to the third. */
const judged: Books = {
  ...hosts(3),
  applicants: [1, 2, 3].map((n) => applicant(n, { stateNote: NOTE })),
  openings: [],
  pastVisits: [],
  notices: [],
  cases: [
    matched(1, 1, { verdict: "採用", reason: "一件目の理由", verdictCheck: "このまま決定できます" }),
    matched(2, 1, { verdict: "変更", otherInstructor: instructorId(2), verdictReason: WHY, reason: "二件目の理由" }),
    matched(3, 1, {
      state: "未成立",
      ...{ instructorId: "", day: "", half: "", reason: "未成立：枠の競合" },
      ...{ verdict: "変更", otherInstructor: instructorId(3), verdictReason: WHY },
    }),
  ],
};
const decided = decide(judged);
const all = [caseId(1), caseId(2), caseId(3)];

/** Cancelled notices and the log aside. */
const without = (books: Books): Books => ({ ...books, notices: books.notices.filter(({ state }) => state !== "取消") });

describe("文書を作る前", () => {
  test("元に戻し、判断は残す", () => {
    expect(decided.cases.map((row) => row.state)).toEqual(["決定", "決定", "決定"]);
    const undone = cancel(decided, all);
    expect(without(undone)).toEqual(judged);
    expect(undone.notices.map(({ state }) => state)).toEqual(Array(6).fill("取消"));
    expect(undone.notices[0]!.fault).toContain(WHY);
  });

  test("どの書き込みの後で止まっても、もう一度実行すれば同じになる", () => {
    for (let count = 0; count < CANCEL_WRITES; count++)
      expect(without(cancel(cancel(decided, all, { count }), all)), `${count}`).toEqual(judged);
  });

  test("もう一度決定すると、新しい番号の通知ができる", () => {
    const again = decide(cancel(decided, [caseId(1)]));
    expect(again.cases[0]).toMatchObject({ state: "決定", endedAt: "", endReason: "" });
    const ids = again.notices
      .filter(({ subjectId }) => subjectId === caseId(1))
      .map((row) => [row.noticeId, row.state]);
    expect(ids).toEqual([
      [`${caseId(1)}/受講者`, "取消"],
      [`${caseId(1)}/指導医`, "取消"],
      [`${caseId(1)}/受講者/2`, "待ち"],
      [`${caseId(1)}/指導医/2`, "待ち"],
    ]);
    const third = decide(cancel(again, [caseId(1)]));
    expect(third.notices.at(-1)!.noticeId).toBe(`${caseId(1)}/指導医/3`);
    expect(new Set(third.notices.map(({ noticeId }) => noticeId)).size).toBe(third.notices.length);
  });

  test("前の版で決めた案件は、組合せを残して提案に戻る", () => {
    const older = { ...decided, cases: decided.cases.map((row) => ({ ...row, beforehand: "" })) };
    const undone = cancel(older, [caseId(2)]);
    expect(undone.cases[1]).toMatchObject({
      state: "提案",
      instructorId: instructorId(2),
      decidedAt: "",
      verdictCheck: "",
    });
    expect(undone.applicants[1]).toMatchObject({ state: "選定待ち", stateNote: "指導医との組合せを待っています" });
  });

  test.each([
    ["決定案", { approval: "決定案" }],
    ["決裁済", { approval: "決裁済" }],
    ["不備", { state: "不備" }],
  ] as const)("%sの通知しかなければ、元に戻せる", (_, values) => {
    expect(
      wayOf({ ...decided, notices: patched(decided.notices, "noticeId", [{ key: `${caseId(1)}/受講者`, values }]) }),
    ).toBe("undo");
  });

  test("枠と年1回は、すぐに空く", () => {
    const one: Books = { ...judged, ...hosts(1, { yearLimit: 1 }), cases: [matched(1, 1, { verdict: "採用" })] };
    const full = decide(one);
    expect(pairs(written(full.cases, propose(full)))).toEqual({});
    const undone = cancel(full, [caseId(1)]);
    const cleared = {
      ...undone,
      cases: undone.cases.map((row) => ({ ...row, verdict: "見送り" as const, verdictReason: WHY })),
    };
    expect(pairs(written(cleared.cases, propose(cleared)))).toMatchObject({ [applicationId(2)]: instructorId(1) });
  });
});

/** Notices of the first case, the applicant's in one state and the instructor's in another. */
const sent = (mine: Partial<Books["notices"][number]>, theirs: Partial<Books["notices"][number]> = {}): Books => ({
  ...decided,
  notices: patched(decided.notices, "noticeId", [
    { key: `${caseId(1)}/受講者`, values: mine },
    { key: `${caseId(1)}/指導医`, values: theirs },
  ]),
});
const made = {
  state: "作成済",
  number: 3,
  documentNumber: "見本地医第3号",
  fileId: "doc-1",
  approval: "施行",
} as const;
const left = { ...made, state: "完了", approval: "発送済" } as const;

describe("文書を作った後", () => {
  test.each([
    ["作成済", made],
    ["完了", left],
    ["要確認", { state: "要確認" }],
    ["作りかけ", { state: "作成中" }],
    ["番号のある不備", { state: "不備", number: 3 }],
  ] as const)("%sの通知があれば、取消として残す", (_, values) => {
    expect(wayOf(sent(values))).toBe("cancel");
  });

  test("日程確定の案件は、提案に戻さない", () => {
    expect(wayOf({ ...decided, cases: decided.cases.map((row) => ({ ...row, state: "日程確定" as const })) })).toBe(
      "cancel",
    );
  });

  test("発送した相手にだけ取消連絡を起こし、発送前の通知は欠番の理由を残して取りやめる", () => {
    const after = cancel(sent(left, made), [caseId(1)], { kind: "事務局の都合" });
    expect(after.cases[0]).toMatchObject({
      state: "取消",
      endedAt: AT,
      endedBy: USER,
      endReason: WHY,
      endKind: "事務局の都合",
    });
    expect(after.applicants[0]).toMatchObject({ state: "選定待ち", stateNote: NOTE });
    const mine = after.notices.filter(({ subjectId }) => subjectId === caseId(1));
    expect(mine.map((row) => [row.noticeId, row.letter, row.state, row.addresseeId])).toEqual([
      [`${caseId(1)}/受講者`, "決定連絡票（受講者用）", "完了", applicationId(1)],
      [`${caseId(1)}/指導医`, "決定連絡票（指導医用）", "取消", instructorId(1)],
      [`${caseId(1)}/取消/受講者`, "取消連絡（受講者用）", "待ち", applicationId(1)],
    ]);
    expect(mine[1]!.voidNote).toContain(WHY);
    expect(mine[0]!.voidNote).toBe("");
  });

  test("届いたか分からない相手にも、取消連絡を起こす", () => {
    const after = cancel(sent({ state: "要確認" }, left), [caseId(1)], { kind: "事務局の都合" });
    expect(after.notices.slice(-2).map(({ noticeId }) => noticeId)).toEqual([
      `${caseId(1)}/取消/受講者`,
      `${caseId(1)}/取消/指導医`,
    ]);
  });

  test("再交付と変更連絡も、発送した通知に数える", () => {
    const more = [
      notice({
        ...left,
        noticeId: `${caseId(1)}/指導医/再1`,
        letter: "決定連絡票（指導医用）",
        subjectId: caseId(1),
        addresseeId: instructorId(1),
      }),
      notice({
        noticeId: `${caseId(1)}/変更/受講者`,
        letter: "変更連絡（受講者用）",
        subjectId: caseId(1),
        state: "待ち",
      }),
    ];
    const before = sent(made, made);
    const after = cancel({ ...before, notices: [...before.notices, ...more] }, [caseId(1)], { kind: "事務局の都合" });
    const states = new Map(after.notices.map((row) => [row.noticeId, row.state]));
    expect(states.get(`${caseId(1)}/変更/受講者`)).toBe("取消");
    expect(states.get(`${caseId(1)}/取消/指導医`)).toBe("待ち");
    expect(states.has(`${caseId(1)}/取消/受講者`)).toBe(false);
  });

  test.each([
    ["事務局の都合", "選定待ち", true],
    ["指導医の辞退", "選定待ち", false],
    ["申込者の取下げ", "取消", false],
  ] as const)("%sのとき、申込みは%sになり、同じ指導医と組み直すかは%s", (kind, state, again) => {
    const after = cancel(sent(left, left), [caseId(1)], { kind });
    expect(after.applicants[0]!.state).toBe(state);
    const one = { ...after, ...hosts(1), cases: after.cases.slice(0, 1), applicants: after.applicants.slice(0, 1) };
    const found = written(one.cases, propose(one)).filter((row) => row.state === "提案");
    expect(found.map((row) => [row.caseId, row.instructorId])).toEqual(again ? [[caseId(1, 2), instructorId(1)]] : []);
  });

  test("どの書き込みの後で止まっても、もう一度実行すれば同じになる", () => {
    for (const kind of ["事務局の都合", "申込者の取下げ"] as const) {
      const due = cancel(sent(left, made), [caseId(1)], { kind });
      for (let count = 0; count < CANCEL_WRITES; count++)
        expect(cancel(cancel(sent(left, made), [caseId(1)], { kind, count }), [caseId(1)], { kind })).toEqual(due);
    }
  });

  test("状態の動きは、どれも許された動きである", () => {
    for (const books of [decided, sent(left, made), sent({ state: "要確認" }, { state: "不備" })]) {
      let now = books;
      for (let count = 1; count <= CANCEL_WRITES; count++) {
        const next = cancel(books, all, { kind: "事務局の都合", count });
        now.cases.forEach((row, i) => expect(mayMove(caseMoves, row.state, next.cases[i]!.state)).toBe(true));
        now.applicants.forEach((row, i) =>
          expect(mayMove(applicantMoves, row.state, next.applicants[i]!.state)).toBe(true),
        );
        now.notices.forEach((row, i) => expect(mayMove(noticeMoves, row.state, next.notices[i]!.state)).toBe(true));
        now = next;
      }
    }
  });
});

describe("取り消さない案件", () => {
  test.each([
    ["提案", { state: "提案", endedAt: "" }],
    ["取消", { state: "取消" }],
    ["実施済", { state: "実施済" }],
  ] as const)("%sは理由を言って残す", (state, values) => {
    const books = { ...decided, cases: decided.cases.map((row) => ({ ...row, ...values })) };
    expect(waysOf(registerOf(books), [caseId(1)])).toEqual([
      { caseId: caseId(1), why: expect.stringContaining(`「${state}」なので`) as string },
    ]);
  });

  test("文書を作っている最中の案件は、終わるのを待つ", () => {
    const busy = { ...registerOf(decided), making: new Set([`${caseId(1)}/指導医`]) };
    expect(waysOf(busy, [caseId(1)])).toEqual([
      { caseId: caseId(1), why: expect.stringContaining("作っている") as string },
    ]);
    expect("way" in waysOf(busy, [caseId(2)])[0]!).toBe(true);
  });

  test("行を書けなかった案件は、決定のまま残る", () => {
    const endings = all.map((id): Ending => ({
      ...(waysOf(registerOf(decided), [id])[0] as Ending),
      kind: "",
      reason: WHY,
    }));
    const plan = withoutLost(planEndings(registerOf(decided), endings, AT, USER), [
      applicationId(1),
      `${caseId(2)}/受講者`,
    ]);
    expect(plan.states.map(({ key }) => key)).toEqual([caseId(3)]);
    expect(endingMessage(plan, [], "決定を取り消す")).toContain("2件は、書いている間に行が動いたため終えていません");
  });
});

test("何がどうなるかを、取り消す前に知らせる", () => {
  const register = registerOf(sent(left, made));
  const ways = waysOf(register, [caseId(1), caseId(2)]).map((each) => ({
    ...(each as Ending),
    kind: "事務局の都合" as const,
  }));
  expect(endingQuestion(register, ways, "")).toBe(
    [
      "2件の決定を取り消します。指導医の枠と年1回の数は、すぐに空きます。",
      `・${caseId(1)}　見本 1子／例示 1郎　取消にします、申込みは選定待ち、発送前の通知1通を取りやめ、発送した相手に取消連絡を用意（すでに発送していたら、先に「発送済にする」を実行してください）`,
      `・${caseId(2)}　見本 2子／例示 2郎　決定の前に戻します`,
      "よろしいですか。",
    ].join("\n"),
  );
});

/** A refusal is no decision, and no undo brings it back. */
const verdicts = fc.array(fc.constantFrom("採用", "採用", "変更", "固定", ""), { minLength: 6, maxLength: 6 });

test("どんな決定も、取り消せば元のとおりになる", () => {
  let undone = 0;
  fc.assert(
    fc.property(offices, verdicts, fc.infiniteStream(fc.boolean()), (sheets, given, picks) => {
      const proposed = written(sheets.cases, propose(sheets));
      const ids = sheets.instructors.map(({ instructorId: id }) => id);
      const cases = proposed.map((row, index): Case => {
        const verdict = given[index % given.length] ?? "";
        return { ...row, verdict, verdictReason: WHY, otherInstructor: ids[index % Math.max(1, ids.length)] ?? "" };
      });
      // What 判断を確かめる writes is no part of a decision.
      const open: Books = { ...sheets, notices: [], cases };
      const checks = changed(judge(desk(open)).map(({ row, text }) => ({ row, values: { verdictCheck: text } })));
      const before = { ...open, cases: patched(open.cases, "caseId", checks) };
      const after = decide(before);
      const fresh = after.cases.filter((row, index) => row.state === "決定" && before.cases[index]!.state !== "決定");
      const some = fresh.filter(() => picks.next().value).map((row) => row.caseId);
      undone += fresh.length;
      const rest = fresh.map((row) => row.caseId).filter((id) => !some.includes(id));
      const back = cancel(cancel(after, some), rest);
      expect(without(back)).toEqual(before);
      const again = planDecision(desk(back), back.notices, AT, USER);
      expect(again.decided).toHaveLength(fresh.length);
      const taken = new Set(back.notices.map(({ noticeId }) => noticeId));
      expect(again.newNotices.filter(({ noticeId }) => taken.has(noticeId))).toEqual([]);
      expect(again.newNotices).toHaveLength(2 * fresh.length);
    }),
    { numRuns: 250, seed: 20180601 },
  );
  expect(undone).toBeGreaterThan(50);
});
