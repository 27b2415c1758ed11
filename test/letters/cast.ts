/** Rows of one application, one instructor and their case, from which every kind of letter can be made. */
import { blankRow } from "../../src/core/table.ts";
import { fillMark } from "../../src/core/form-link.ts";
import { forms } from "../../src/forms/index.ts";
import { fillInFrom, keysFrom } from "../../src/forms/keys.ts";
import { letters } from "../../src/letters/index.ts";
import { templateLines, type About } from "../../src/letters/letter.ts";
import { draftOf, type Drafted, type Issue, type Sources } from "../../src/letters/material.ts";
import { settings, settingValues, type Setting } from "../../src/settings.ts";
import { applicants, type Applicant } from "../../src/tables/applicants.ts";
import { organizations } from "../../src/tables/association.ts";
import { cases, type Case } from "../../src/tables/cases.ts";
import { appointments, instructors } from "../../src/tables/instructors.ts";
import { schedules, type Schedule } from "../../src/tables/messages.ts";
import { notices, type LetterKind, type Notice } from "../../src/tables/notices.ts";
import { claims, fees, payouts, type Claim, type Payout } from "../../src/tables/payments.ts";
import { instructorReports } from "../../src/tables/reports.ts";
import type { Side } from "../../src/tables/words.ts";
import type { Cast } from "./people.ts";

export * from "./people.ts";

export const LINK = "https://forms.gle/AbCdEfGhIjKlMnOpQ";
export const CASE = "案-2018-0001-1";
const PAYOUT = "支-2018-0001";
const REQUEST_ID = "依-2018-医-0001";
/** What letters are about, where it is not the application itself. */
const SUBJECTS: Readonly<Partial<Record<About, string>>> = {
  case: CASE,
  response: "R1",
  organization: "機-01",
  request: REQUEST_ID,
  payout: PAYOUT,
};

/** A visit of which both have told. */
const VISIT = "2018-11-12";
const REPORTED = { visitOn: VISIT, instructorReportedOn: "2018-11-13", traineeReportedOn: "2018-11-14" } as const;

/** Kinds that may go on paper. */
export const PAPER_KINDS: readonly LetterKind[] = letters.flatMap(({ kind, template }) => (template ? [kind] : []));

/** How the application and its case stand, and what the notice and others about it say. */
interface Standing {
  readonly state: Applicant["state"];
  readonly match: Partial<Case>;
  readonly notice?: Partial<Notice>;
  readonly earlier?: readonly Partial<Notice>[];
  readonly schedules?: readonly Schedule[];
}

const message = (round: number, values: Partial<Schedule>): Schedule =>
  blankRow(schedules, {
    scheduleId: `連-2018-000${round}`,
    ...{ state: "反映済", caseId: CASE, round, side: "受講者", kind: "日程が決まった" },
    receivedAt: `2018-11-2${round} 10:00:00`,
    ...values,
  });

/** The day was told once, and has changed since. */
const moved = (side: Side): Standing => ({
  state: "決定",
  match: { state: "日程確定", visitOn: "2018-12-17", visitHalf: "午後", visitFrom: "13:30", visitRound: 2 },
  notice: { noticeId: `${CASE}/日程2/${side}` },
  earlier: [{ noticeId: `${CASE}/日程1/${side}`, letter: `日程連絡（${side}用）`, mailedAt: "2018-11-21 10:05:00" }],
  schedules: [
    message(1, { visitOn: "2018-12-10", half: "午前", from: "9時半" }),
    message(2, { kind: "日程が変わった", visitOn: "2018-12-17", half: "午後", from: "13:30" }),
  ],
});

/** A payment to the cast's instructor, and the claims in it. */
function paymentOf({ payout, visits = ["2018-12-10", "2018-12-17"] }: Cast): { payouts: Payout[]; claims: Claim[] } {
  const rows = visits.map((visitOn, index) =>
    blankRow(claims, {
      ...{ claimId: `謝/${CASE}/${index}`, state: "支払済", instructorId: "医-0001", payoutId: PAYOUT, visitOn },
      ...{ unit: "1名", quantity: 1, price: 10_000, contract: "総額", amount: 10_000 },
    }),
  );
  const paid = blankRow(payouts, {
    ...{
      payoutId: PAYOUT,
      state: "支払済",
      kind: "支払",
      fiscalYear: 2018,
      calendarYear: 2019,
      instructorId: "医-0001",
    },
    ...{ payee: "個人", payeeName: "見本 一郎", creditorId: "債-1", gross: 20_000, tax: 2_042, net: 17_958 },
    ...{ plannedOn: "2019-04-25", paidOn: "2019-04-25", claimIds: rows.map(({ claimId }) => claimId) },
    ...payout,
  });
  return { payouts: [paid], claims: rows };
}

/** What each kind needs beside the cast. */
const STANDING: Readonly<Partial<Record<LetterKind, Standing>>> = {
  受付連絡: { state: "選定待ち", match: {} },
  待機連絡: {
    state: "選定待ち",
    match: {
      state: "未成立",
      reason:
        "未成立：日程不一致\n次の一手：希望日に次の半日のどれかが加わると組めます：平成30年12月11日（火）午前、平成30年12月13日（木）午後、平成31年1月10日（木）午後",
    },
  },
  繰越の確認: { state: "選定待ち", match: { state: "未成立", reason: "未成立：日程不一致" } },
  不決定通知: { state: "選定待ち", match: { state: "未成立", reason: "未成立：日程不一致" } },
  "決定連絡票（受講者用）": { state: "決定", match: { state: "決定" } },
  "決定連絡票（指導医用）": { state: "決定", match: { state: "決定" } },
  "変更連絡（受講者用）": { state: "決定", match: { state: "決定" } },
  "変更連絡（指導医用）": { state: "決定", match: { state: "決定" } },
  "取消連絡（受講者用）": { state: "選定待ち", match: { state: "取消", endKind: "指導医の辞退" } },
  "取消連絡（指導医用）": { state: "選定待ち", match: { state: "取消", endKind: "申込者の取下げ" } },
  報告のお願い: { state: "決定", match: { state: "日程確定", visitOn: VISIT } },
  受講証明書: { state: "決定", match: { ...REPORTED, state: "報告済" } },
  受講後の状況の照会: { state: "決定", match: { ...REPORTED, state: "支払済" } },
  受入確認: {
    state: "選定待ち",
    match: { state: "提案", hostAsk: "依頼中", hostAskedOn: "2018-11-29" },
    notice: { noticeId: `${CASE}/受入確認` },
  },
  "日程連絡（受講者用）": moved("受講者"),
  "日程連絡（指導医用）": moved("指導医"),
  日程調整のお願い: {
    state: "決定",
    match: { state: "決定" },
    notice: { noticeId: `${CASE}/日程のお願い1/受講者` },
  },
};

/** Whom a kind of letter speaks to. */
export function partyOf(kind: LetterKind): "受講者" | "指導医" | "機関" {
  const { about } = letterNamed(kind);
  if (about === "organization") return "機関";
  return about === "request" || about === "payout" || kind.includes("指導医用") || kind === "受入確認"
    ? "指導医"
    : "受講者";
}

const FORM = {
  url: `${LINK}/long`,
  short: LINK,
  prefill: `${LINK}/long?a=${fillMark(0)}&b=${fillMark(1)}&c=${fillMark(2)}`,
};
const LINKED = Object.fromEntries(forms.map(({ key }) => [key, FORM]));
/** A secret as long as the script's own. */
const SECRET = "0123456789abcdef".repeat(4);

/** Forms that are there, and keys for them. */
export const REACHABLE: Pick<Sources, "links" | "keyOf" | "fillIn"> = {
  links: Object.fromEntries(forms.map(({ key }) => [key, LINK])),
  keyOf: keysFrom(SECRET, LINKED),
  fillIn: fillInFrom(LINKED),
};

const DECIDED: Standing = { state: "決定", match: { state: "決定" } };

export function sourcesOf(cast: Cast, kind: LetterKind, changed: Readonly<Record<string, string>> = {}): Sources {
  const declared: readonly Setting<unknown>[] = Object.values(settings);
  const { state, match, earlier = [], schedules: said = [] } = STANDING[kind] ?? DECIDED;
  return {
    settings: settingValues(
      declared.map(({ name, sample, standard }) => ({
        name,
        value: changed[name] ?? String(sample ?? standard ?? ""),
      })),
    ),
    officers: cast.officers,
    applicants: [
      blankRow(applicants, {
        ...{ applicationId: "申-2018-0001", responseId: "R1", fiscalYear: 2018, state },
        ...cast.applicant,
      }),
    ],
    cases: [
      blankRow(cases, {
        ...{ caseId: CASE, applicationId: "申-2018-0001", instructorId: "医-0001", fiscalYear: 2018 },
        ...{ decidedAt: "2018-11-01 09:00:00", endedAt: "2018-11-29 09:00:00" },
        ...cast.match,
        ...match,
      }),
    ],
    instructors: [{ active: true, ...cast.instructor }, ...cast.others].map((row, n) =>
      blankRow(instructors, { instructorId: `医-${String(n + 1).padStart(4, "0")}`, ...row }),
    ),
    organizations: [blankRow(organizations, { organizationId: "機-01", active: true, ...cast.organization })],
    fees: cast.fees.map((row) => blankRow(fees, { feeId: "単-1", ...row })),
    // Whoever is asked for a year has not accepted for it.
    appointments: (letterNamed(kind).about === "request" ? [] : [cast.appointment]).map((row) =>
      blankRow(appointments, {
        ...{ appointmentId: "委-2018-0001", instructorId: "医-0001", fiscalYear: 2018 },
        ...{ ride: "できる", patientConsent: "口頭と書面" },
        ...row,
      }),
    ),
    corrections: cast.corrections,
    instructorReports: [
      blankRow(instructorReports, { caseId: CASE, state: "反映済", visitedOn: VISIT, from: "13:30", to: "16:00" }),
    ],
    ...REACHABLE,
    schedules: said,
    ...paymentOf(cast),
    notices: [
      ...earlier.map((values) =>
        blankRow(notices, { subjectId: CASE, addresseeId: addresseeOf(kind), state: "完了", ...values }),
      ),
      ...(["受講者", "指導医"] as const).map((side) =>
        blankRow(notices, {
          noticeId: `${CASE}/${side}`,
          letter: `決定連絡票（${side}用）`,
          subjectId: CASE,
          addresseeId: side === "受講者" ? "申-2018-0001" : "医-0001",
          state: "完了",
          number: 1,
          documentNumber: "見本地医第1号",
          issuedOn: "2018-11-05",
        }),
      ),
      blankRow(notices, {
        noticeId: REQUEST_ID,
        letter: "就任・受入依頼",
        subjectId: REQUEST_ID,
        addresseeId: "医-0001",
        state: "完了",
        documentNumber: "見本地医第1号",
        issuedOn: "2018-11-05",
      }),
    ],
  };
}

const addresseeOf = (kind: LetterKind): string =>
  ({ 受講者: "申-2018-0001", 指導医: "医-0001", 機関: "機-01" })[partyOf(kind)];

export function noticeOf(kind: LetterKind, more: Partial<Notice> = {}): Notice {
  const { about } = letterNamed(kind);
  return blankRow(notices, {
    noticeId: `試/${kind}`,
    fiscalYear: 2018,
    letter: kind,
    subjectId: SUBJECTS[about] ?? "申-2018-0001",
    addresseeId: addresseeOf(kind),
    method: "郵送",
    ...STANDING[kind]?.notice,
    ...more,
  });
}

/** The day on which letters are made, unless said otherwise. */
export const DAY = "2018-11-30";

/** What the setup's own template says. */
export function templateOf(kind: LetterKind): string {
  return templateLines(letterNamed(kind))
    .map((line) => line.text)
    .join("\n");
}

export function letterNamed(kind: LetterKind): (typeof letters)[number] {
  const letter = letters.find((each) => each.kind === kind);
  if (!letter) throw new Error(`no letter ${kind}`);
  return letter;
}

export interface Changed {
  readonly issue?: Partial<Issue>;
  readonly settings?: Readonly<Record<string, string>>;
  readonly notice?: Partial<Notice>;
  readonly sources?: Partial<Sources>;
  readonly template?: string;
}

/** The letter of a kind about a cast, by the setup's own template. */
export function draftedLetter(kind: LetterKind, cast: Cast, changed: Changed = {}): Drafted {
  const documentNumber = letterNamed(kind).numbered ? "見本地医第12号" : "";
  const issue = { issuedOn: DAY, documentNumber, reissuedOn: "", ...changed.issue };
  const sources = { ...sourcesOf(cast, kind, changed.settings), ...changed.sources };
  return draftOf(noticeOf(kind, changed.notice), sources, issue, changed.template ?? templateOf(kind));
}
