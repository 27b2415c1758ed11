/** Books of an office for 集計: made by hand, a whole year of them, and at random. */
import fc from "fast-check";
import { blankRow } from "../../../src/core/table.ts";
import type { Asked, Books } from "../../../src/features/figures/standing.rules.ts";
import { APPLICANT_STATES, type Applicant } from "../../../src/tables/applicants.ts";
import { CASE_STATES, cases, END_KINDS, type Case } from "../../../src/tables/cases.ts";
import { notices, type Notice } from "../../../src/tables/notices.ts";
import { followUps, HOME_CARE_LATER, type FollowUp } from "../../../src/tables/reports.ts";
import { APPLICANT_CLASSES, HOME_CARE, PROFESSIONS, ROUTES } from "../../../src/tables/words.ts";
import { CLINICS, indicators, type Indicator } from "../../../src/tables/years.ts";
import { applicant, appointment, caseId, instructor, matched } from "../matching/sheets.ts";

export const NONE: Books = {
  ...{ applicants: [], cases: [], appointments: [], instructors: [], notices: [], followUps: [], indicators: [] },
};
export const ASKED: Asked = { fiscalYear: 2018, today: "2019-01-15", planned: 20 };

export const indicator = (n: number, values: Partial<Indicator>): Indicator =>
  blankRow(indicators, {
    ...{ indicatorId: `指-${n}`, name: CLINICS, asOf: "2018-03-01", value: 43, unit: "診療所", term: "登録" },
    source: "企画書（案）",
    ...values,
  });

export const certificate = (of: string, values: Partial<Notice> = {}): Notice =>
  blankRow(notices, {
    ...{ noticeId: `${of}/証明`, letter: "受講証明書", subjectId: of, state: "完了" },
    ...values,
  });

export const inquiry = (of: string, months: number, values: Partial<Notice> = {}): Notice =>
  blankRow(notices, {
    ...{ noticeId: `${of}/受講後${months}`, letter: "受講後の状況の照会", subjectId: of, state: "完了" },
    ...values,
  });

export const answer = (of: string, months: number, homeCare: FollowUp["homeCare"], values: Partial<FollowUp> = {}) =>
  blankRow(followUps, {
    ...{ followUpId: `況-${of}-${months}`, caseId: of, months, homeCare, state: "反映済" },
    ...{ receivedAt: "2018-12-01 09:00:00", ...values },
  });

/** A visit that took place on a day, both reports taken in. */
export const visited = (n: number, m: number, visitOn: string, values: Partial<Case> = {}): Case =>
  matched(n, m, {
    ...{ state: "報告済", decidedAt: `${visitOn.slice(0, 8)}01 10:00:00`, visitOn },
    ...{ instructorReportedOn: visitOn, traineeReportedOn: visitOn, instructorName: `例示 ${m}郎` },
    ...values,
  });

/**
 * 26 applications, one of them a double: 25 count, 17 are decided, 12 of them done (10 with both reports, 9 certificates);
 * 2 decisions were ended before.
 */
export function wholeYear(): Books {
  const applicants = Array.from({ length: 26 }, (_, index) => {
    const n = index + 1;
    const state = n <= 17 ? "決定" : n <= 21 ? "選定待ち" : n <= 23 ? "要審査" : n <= 25 ? "対象外" : "重複";
    const month = String(4 + (index % 8)).padStart(2, "0");
    return applicant(n, {
      ...{ state, receivedAt: `2018-${month}-01 09:00:00`, route: ROUTES[index % 5] ?? "フォーム" },
      profession: PROFESSIONS[index % 4] ?? "",
      applicantClass: APPLICANT_CLASSES[index % 5] ?? "",
      homeCare: HOME_CARE[index % 3] ?? "",
    });
  });
  const done = Array.from({ length: 12 }, (_, index) => {
    const day = `2018-${String(5 + (index % 8)).padStart(2, "0")}-20`;
    const rest: Partial<Case> = index < 10 ? {} : { state: "実施済", traineeReportedOn: "" };
    return visited(index + 1, (index % 5) + 1, day, rest);
  });
  const waiting = Array.from({ length: 5 }, (_, index) =>
    matched(index + 13, (index % 5) + 1, {
      ...{ state: index < 3 ? "決定" : "日程確定", decidedAt: "2019-01-10 10:00:00" },
      visitOn: index < 3 ? "" : "2019-02-04",
    }),
  );
  const ended = [0, 1].map((index) =>
    matched(index + 13, 6, {
      caseId: caseId(index + 13, 2),
      ...{ state: "取消", endKind: END_KINDS[index + 1] ?? "", decidedAt: "2018-10-01 10:00:00" },
    }),
  );
  const early = done.filter(({ visitOn }) => visitOn <= "2018-07-15");
  return {
    applicants,
    cases: [...done, ...waiting, ...ended],
    appointments: Array.from({ length: 8 }, (_, index) => appointment(index + 1)),
    instructors: Array.from({ length: 8 }, (_, index) =>
      instructor(index + 1, { block: ["東", "西南", "北"][index % 3] ?? "" }),
    ),
    notices: [...done.slice(0, 9).map((row) => certificate(row.caseId)), ...early.map((row) => inquiry(row.caseId, 6))],
    followUps: early.slice(0, 3).map((row, index) => answer(row.caseId, 6, HOME_CARE_LATER[index] ?? "")),
    indicators: [indicator(1, {}), indicator(2, { asOf: "2018-12-01", value: 45, source: "関東信越厚生局の名簿" })],
  };
}

const day = fc.tuple(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 1, max: 28 })).map(([month, date]) => {
  const at = new Date(Date.UTC(2018, 2 + month, date)).toISOString();
  return at.slice(0, 10);
});
const blankOr = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | ""> => fc.option(of, { freq: 9, nil: "" });

const person = fc.record({
  fiscalYear: fc.constantFrom(2018, 2018, 2018, 2017),
  receivedOn: blankOr(day),
  state: fc.constantFrom(...APPLICANT_STATES, "決定" as const, "選定待ち" as const, "" as const),
  profession: fc.constantFrom(...PROFESSIONS, "" as const),
  applicantClass: fc.constantFrom(...APPLICANT_CLASSES, "" as const),
  route: fc.constantFrom(...ROUTES, "" as const),
  homeCare: fc.constantFrom(...HOME_CARE, "" as const),
  withdrawn: fc.constantFrom(false, false, false, true),
  /** 人物番号: a few people apply several times, some have none yet. */
  personId: fc.constantFrom("人-0901", "人-0902", "人-0903", "", undefined, undefined),
});

const pairing = fc.record({
  of: fc.nat(29),
  host: fc.nat(6),
  state: fc.constantFrom(...CASE_STATES, "決定" as const, "報告済" as const, "支払済" as const),
  decidedOn: blankOr(day),
  visitOn: blankOr(day),
  reports: fc.tuple(fc.boolean(), fc.boolean()),
  endKind: fc.constantFrom(...END_KINDS, "" as const),
  certificate: fc.constantFrom("完了" as const, "待ち" as const, "取消" as const, undefined),
  answers: fc.array(
    fc.record({
      months: fc.constantFrom(6, 12),
      homeCare: fc.constantFrom(...HOME_CARE_LATER),
      state: fc.constantFrom("反映済" as const, "保留" as const),
      asked: fc.boolean(),
      date: fc.integer({ min: 1, max: 28 }),
    }),
    { maxLength: 3 },
  ),
});

const CLOSED: readonly string[] = ["見送り", "失効", "取消"];

/** At most one open case of an application, as everywhere in the register. */
export const anyBooks: fc.Arbitrary<Books> = fc
  .record({
    people: fc.array(person, { maxLength: 30, size: "max" }),
    pairings: fc.array(pairing, { maxLength: 50, size: "max" }),
    blocks: fc.array(fc.constantFrom("東", "西南", ""), { minLength: 7, maxLength: 7 }),
    accepted: fc.array(fc.constantFrom("承諾する" as const, "辞退する" as const), { minLength: 7, maxLength: 7 }),
  })
  .map(({ people, pairings, blocks, accepted }) => {
    const applicants = people.map(({ receivedOn, personId, ...rest }, n) =>
      applicant(n, {
        ...rest,
        ...(personId === undefined ? {} : { personId }),
        receivedAt: receivedOn === "" ? "" : `${receivedOn} 09:00:00`,
      }),
    );
    const kept = openOnce(applicants, pairings);
    return {
      ...NONE,
      applicants,
      cases: kept.map(({ row }) => row),
      appointments: accepted.map((each, n) => appointment(n, { accepted: each })),
      instructors: blocks.map((block, n) => instructor(n, { block })),
      notices: kept.flatMap(({ row, from }) => [
        ...(from.certificate ? [certificate(row.caseId, { state: from.certificate })] : []),
        ...[6, 12]
          .filter((months) => from.answers.some((each) => each.months === months && each.asked))
          .map((months) => inquiry(row.caseId, months)),
      ]),
      followUps: kept.flatMap(({ row, from }) =>
        from.answers.map(({ months, homeCare, state, date }, at) =>
          answer(row.caseId, months, homeCare, {
            followUpId: `況-${row.caseId}-${at}`,
            receivedAt: `2018-12-${String(date).padStart(2, "0")} 09:00:00`,
            state: from.answers.slice(0, at).some((each) => each.months === months && each.state === "反映済")
              ? "取下げ"
              : state,
          }),
        ),
      ),
    };
  });

type Pairing = typeof pairing extends fc.Arbitrary<infer T> ? T : never;

function openOnce(applicants: readonly Applicant[], pairings: readonly Pairing[]): { row: Case; from: Pairing }[] {
  const found: { row: Case; from: Pairing }[] = [];
  const open = new Set<string>();
  pairings.forEach((from, index) => {
    const of = applicants[from.of];
    if (!of || (!CLOSED.includes(from.state) && open.has(of.applicationId))) return;
    if (!CLOSED.includes(from.state)) open.add(of.applicationId);
    found.push({ from, row: caseOf(of, from, index) });
  });
  return found;
}

const caseOf = (of: Applicant, from: Pairing, index: number): Case =>
  blankRow(cases, {
    ...{ caseId: `案${of.applicationId.slice(1)}-${index + 1}`, applicationId: of.applicationId },
    ...{ fiscalYear: of.fiscalYear, state: from.state, instructorId: instructor(from.host).instructorId },
    decidedAt: from.decidedOn === "" ? "" : `${from.decidedOn} 15:00:00`,
    ...{ visitOn: from.visitOn, endKind: from.state === "取消" ? from.endKind : "" },
    instructorReportedOn: from.reports[0] ? "2019-01-01" : "",
    traineeReportedOn: from.reports[1] ? "2019-01-02" : "",
  });
