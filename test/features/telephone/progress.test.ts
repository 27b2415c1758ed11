/** 電話応対 after the decision: day, report, certificate and money, to whom each may be told, and what nobody is told. */
import { describe, expect, test } from "vitest";
import { blankRow } from "../../../src/core/table.ts";
import { applicantCard } from "../../../src/features/telephone/applicant.rules.ts";
import type { Card } from "../../../src/features/telephone/card.rules.ts";
import { instructorCard } from "../../../src/features/telephone/instructor.rules.ts";
import { LIVE_STATES, type Case } from "../../../src/tables/cases.ts";
import { notices, type LetterKind, type Notice } from "../../../src/tables/notices.ts";
import { claims, payouts, type Claim, type Payout } from "../../../src/tables/payments.ts";
import { office } from "../intake/samples.ts";
import { applicant, appointment, caseId, instructor, matched } from "../matching/sheets.ts";

const CASE = caseId(1);
const hanako = applicant(1, { name: "見本 花子", state: "決定" });
const doctor = instructor(1, { name: "見本 先太" });

const letter = (kind: LetterKind, noticeId: string, values: Partial<Notice> = {}): Notice =>
  blankRow(notices, {
    ...{ noticeId, letter: kind, subjectId: CASE, state: "完了", dispatchedOn: "2018-06-01" },
    ...{ documentNumber: "見本地医第1号", ...values },
  });
const DECISIONS = [
  letter("決定連絡票（受講者用）", `${CASE}/受講者`),
  letter("決定連絡票（指導医用）", `${CASE}/指導医`),
];
const DAYS = (["受講者", "指導医"] as const).map((side) => letter(`日程連絡（${side}用）`, `${CASE}/日程1/${side}`));

const decided = (values: Partial<Case> = {}): Case =>
  matched(1, 1, { state: "決定", applicantName: hanako.name, instructorName: doctor.name, ...values });
const VISIT = { visitOn: "2018-07-02", visitHalf: "午後", visitFrom: "13:30", visitRound: 1 } as const;
const visited = (values: Partial<Case> = {}): Case => decided({ state: "実施済", ...VISIT, ...values });

const claim = (values: Partial<Claim> = {}): Claim =>
  blankRow(claims, { claimId: `謝/${CASE}`, state: "算定", caseId: CASE, amount: 10_000, ...values });
const payout = (values: Partial<Payout> = {}): Payout =>
  blankRow(payouts, {
    ...{ payoutId: "支-1", kind: "支払", state: "案", claimIds: [`謝/${CASE}`], plannedOn: "2018-08-10" },
    ...{ gross: 10_000, tax: 1_021, net: 8_979, ...values },
  });

interface Situation {
  readonly match: Case;
  readonly letters?: readonly Notice[];
  readonly money?: { readonly claims?: readonly Claim[]; readonly payouts?: readonly Payout[] };
}

const toApplicant = ({ match, letters = [] }: Situation): Card =>
  applicantCard(hanako, { settings: office, cases: [match], notices: [...DECISIONS, ...letters] });
const toInstructor = ({ match, letters = [], money = {} }: Situation): Card =>
  instructorCard(doctor, {
    ...{ settings: office, fiscalYear: 2018, appointments: [appointment(1)], cases: [match] },
    ...{ notices: [...DECISIONS, ...letters], claims: money.claims ?? [], payouts: money.payouts ?? [] },
  });

describe("日程", () => {
  test("決まるまでは、両者に調整をお願いする", () => {
    expect(toApplicant({ match: decided() }).say).toContain("先生とご本人とで調整してお決めください");
    expect(toInstructor({ match: decided() }).say).toContain("受講者からご連絡しますので、調整をお願いいたします");
  });

  test("日程連絡が届いた相手にだけ、日を読み上げる", () => {
    const match = decided({ state: "日程確定", ...VISIT });
    const words = "研修の日は、平成30年7月2日（月）午後　13:30からと承っております。";
    expect(toApplicant({ match, letters: DAYS }).say).toContain(words);
    expect(toInstructor({ match, letters: DAYS }).say).toContain(words);
    const unsent = DAYS.map((row): Notice => ({ ...row, state: "待ち" }));
    for (const card of [toApplicant({ match, letters: unsent }), toInstructor({ match, letters: unsent })]) {
      expect(card.say).not.toContain("7月2日");
      expect(card.say).toContain("日程のお知らせを準備しております");
    }
  });

  test("日が変わって、新しい日程連絡がまだなら、新しい日を読み上げない", () => {
    const match = decided({ state: "日程確定", ...VISIT, visitOn: "2018-07-09", visitRound: 2 });
    expect(toApplicant({ match, letters: DAYS }).say).not.toContain("7月9日");
  });
});

describe("報告と証明書", () => {
  test("研修の前は期限とともにお願いし、後でまだなら、まだと言う", () => {
    const before = decided({ state: "日程確定", ...VISIT });
    expect(toApplicant({ match: before, letters: DAYS }).say).toContain(
      "研修が終わりましたら、平成30年7月16日までに、受講報告書をお送りください。",
    );
    expect(toApplicant({ match: visited({ instructorReportedOn: "2018-07-03" }) }).say).toContain(
      "受講報告書が、まだ届いておりません。お手数ですが、平成30年7月16日までに、お送りください。",
    );
    const owing = toInstructor({ match: visited({ traineeReportedOn: "2018-07-03" }) });
    expect(owing.say).toContain("実施報告書が、まだ届いておりません");
    expect(owing.next).toContain("実施報告書を待っている案件が1件あります");
  });

  test("受け取った報告書は、受け取った日を言う", () => {
    const match = visited({ instructorReportedOn: "2018-07-03", traineeReportedOn: "2018-07-05" });
    expect(toApplicant({ match }).say).toContain("受講報告書は、平成30年7月5日に受け取っております");
    expect(toInstructor({ match }).say).toContain("実施報告書は、平成30年7月3日に受け取っております");
  });

  test("受講証明書は、送ったときだけ、送った日を言う", () => {
    const match = visited({ traineeReportedOn: "2018-07-05", instructorReportedOn: "2018-07-03" });
    const made = letter("受講証明書", `${CASE}/証明`, { state: "作成済", dispatchedOn: "" });
    expect(toApplicant({ match, letters: [made] }).say).toContain("手続がすみましたら、お送りいたします");
    const sent = letter("受講証明書", `${CASE}/証明`, { dispatchedOn: "2018-07-20" });
    expect(toApplicant({ match, letters: [sent] }).say).toContain("受講証明書は、平成30年7月20日にお送りしております");
    expect(toInstructor({ match, letters: [sent] }).say).not.toContain("証明書");
  });

  test.each([
    [visited({ instructorReportedOn: "2018-07-03" }), "受講報告書を待っています"],
    [visited({ traineeReportedOn: "2018-07-03" }), "実施報告書を待っています（本人には伝えません）"],
    [visited({ traineeReportedOn: "2018-07-03", instructorReportedOn: "2018-07-03" }), "受講証明書を起こします"],
  ])("%#：職員が次にすること", (match, next) => {
    expect(toApplicant({ match }).next).toContain(next);
  });

  test("受講者の読み上げる文は、指導医の報告書が届いていてもいなくても同じ", () => {
    const traineeReportedOn = "2018-07-05";
    const [one, other] = ["", "2018-07-03"].map((instructorReportedOn) =>
      toApplicant({ match: visited({ traineeReportedOn, instructorReportedOn }) }),
    );
    expect(one?.say).toBe(other?.say);
    expect(one?.silent).toContain("指導医の報告書が届いたかどうかと、その内容");
  });

  test("指導医の読み上げる文は、受講者の報告書が届いていてもいなくても同じ", () => {
    const [one, other] = ["", "2018-07-05"].map((traineeReportedOn) =>
      toInstructor({ match: visited({ instructorReportedOn: "2018-07-03", traineeReportedOn }) }),
    );
    expect(one?.say).toBe(other?.say);
    expect(one?.silent.join()).toContain("受講者の報告書が届いたかどうか");
  });
});

describe("謝礼金", () => {
  const match = visited({ state: "報告済", instructorReportedOn: "2018-07-03", traineeReportedOn: "2018-07-05" });
  const told = letter("支払通知", "支-1/支払通知", { subjectId: "支-1" });
  const paid = payout({ state: "支払済", paidOn: "2018-08-10" });

  test.each<[string, readonly Payout[], readonly Notice[], string]>([
    ["支払を起こす前", [], [], "お支払いの手続を進めております"],
    ["案", [payout()], [], "お支払いの手続を進めております"],
    ["決裁待ち", [payout({ state: "決裁待ち" })], [], "お支払いの手続を進めております"],
    ["決裁済", [payout({ state: "決裁済" })], [], "平成30年8月10日ごろのお支払いを予定しております"],
    ["支払済で通知の前", [paid], [], "平成30年8月10日にお支払いしております。内訳は、支払通知でお知らせします"],
    ["支払済で通知の後", [paid], [told], "総額10,000円、源泉所得税1,021円、差引8,979円です"],
    ["戻入の後", [payout({ state: "戻入済" })], [], "お支払いの手続を進めております"],
  ])("%s", (_, rows, letters, words) => {
    const card = toInstructor({ match, letters, money: { claims: [claim()], payouts: rows } });
    expect(card.say).toContain(words);
    if (letters.length === 0) expect(card.say).not.toMatch(/\d円/);
  });

  test("支払わないものは、担当からの連絡にする", () => {
    const card = toInstructor({ match, money: { claims: [claim({ state: "対象外" })] } });
    expect(card.say).toContain("担当からあらためてご連絡いたします");
  });

  test("受講者には、どの状態でも謝礼金のことを読み上げない", () => {
    for (const state of LIVE_STATES) {
      const card = toApplicant({ match: visited({ ...match, state }), letters: [...DAYS, told] });
      expect(card.say).not.toMatch(/謝礼|支払|円/);
    }
  });

  test("決定連絡票を送っていない受講者のことは、日も報告も謝礼金も読み上げない", () => {
    const card = instructorCard(doctor, {
      ...{ settings: office, fiscalYear: 2018, appointments: [appointment(1)], cases: [match] },
      ...{ notices: [...DAYS, told], claims: [claim()], payouts: [paid] },
    });
    expect(card.say).not.toMatch(/見本 花子|7月2日|報告書は|円/);
  });
});

test("受講者が多い指導医には、新しい3人のことを読み、ほかは名を聞いてから答える", () => {
  const many = [1, 2, 3, 4, 5].map((n) =>
    matched(n, 1, { state: "決定", applicantName: `見本 ${n}子`, decidedAt: `2018-05-0${n} 10:00:00` }),
  );
  const letters = many.map((row) =>
    letter("決定連絡票（指導医用）", `${row.caseId}/指導医`, { subjectId: row.caseId }),
  );
  const card = instructorCard(doctor, {
    ...{ settings: office, fiscalYear: 2018, appointments: [appointment(1)], cases: many },
    ...{ notices: letters, claims: [], payouts: [] },
  });
  expect(card.say.split("\n").map((line) => line.slice(0, 4))).toEqual([
    "これまで",
    "見本 5",
    "見本 4",
    "見本 3",
    "ほかの2",
  ]);
});
