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
import { organizations, type Organization } from "../../src/tables/association.ts";
import { cases, type Case } from "../../src/tables/cases.ts";
import { corrections, officers, type Correction, type Officer } from "../../src/tables/desk.ts";
import { appointments, instructors, type Appointment, type Instructor } from "../../src/tables/instructors.ts";
import { schedules, type Schedule } from "../../src/tables/messages.ts";
import { notices, type LetterKind, type Notice } from "../../src/tables/notices.ts";
import { claims, fees, payouts, type Claim, type Fee, type Payout } from "../../src/tables/payments.ts";
import { instructorReports } from "../../src/tables/reports.ts";
import type { Side } from "../../src/tables/words.ts";

/** The longest words that a Form takes in. */
export const LONG = {
  instructor: "𠮷田髙之助 ヴェルジーリオ・マクシミリアン",
  instructorKana: "よしだたかのすけ ゔぇるじーりお・まくしみりあん",
  instructorFacility: "医療法人社団見本例示会 在宅療養支援診療所 見本例示髙台ホームケアクリニック横須賀",
  instructorTitle: "理事長兼院長（在宅医療統括責任者）",
  instructorAddress: "横須賀市見本台三丁目45番地の67 見本例示メディカルモール東館四階401号室",
  instructorEmail: "yoshida.takanosuke.virgilio@mihon-reiji-homecare-clinic.example.jp",
  meetingPlace: "見本例示髙台ホームケアクリニック横須賀 一階の訪問診療車専用駐車場 夜間受付口の前",
  name: "髙橋𠮷之進 エリザベータ・アレクサンドロヴナ",
  kana: "たかはしよしのしん えりざべーた・あれくさんどろゔな",
  facility: "独立行政法人見本例示機構 横須賀見本例示総合医療センター附属地域包括ケア病院",
  department: "地域医療連携室・入退院支援センター 緩和ケア認定看護師長（在宅療養担当）",
  address: "横須賀市例示海岸通り五丁目123番地の45 見本例示シーサイドタワー南館十二階",
  email: "takahashi.elizaveta.aleksandrovna@mihon-reiji-general-hospital.example.jp",
  purpose: "退院する患者さんの暮らしを思い浮かべて支援できるようになりたい。".repeat(6),
} as const;

export const LINK = "https://forms.gle/AbCdEfGhIjKlMnOpQ";
const CASE = "案-2018-0001-1";
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

/** Rows of one application, one instructor and their case. */
export interface Cast {
  readonly applicant: Partial<Applicant>;
  readonly instructor: Partial<Instructor>;
  readonly appointment: Partial<Appointment>;
  readonly match: Partial<Case>;
  readonly organization: Partial<Organization>;
  /** Instructors in office beside the one. */
  readonly others: readonly Partial<Instructor>[];
  readonly fees: readonly Partial<Fee>[];
  readonly corrections: readonly Correction[];
  readonly officers: readonly Officer[];
  readonly payout?: Partial<Payout>;
  /** Days of the visits that are paid. */
  readonly visits?: readonly string[];
}

export const officer = (role: Officer["role"], title: string, name: string): Officer =>
  blankRow(officers, { officerId: role, role, title, name, from: "2018-04-01" });

export const correction = (sheet: string, rowKey: string, column: string, before: string, after: string): Correction =>
  blankRow(corrections, {
    correctionId: `訂-${column}`,
    foundAt: "2018-11-20 10:00:00",
    ...{ sheet, rowKey, column, before, after },
  });

/** The people of a usual day: short names, no department, no preference. */
export const USUAL: Cast = {
  applicant: {
    name: "例示 花子",
    kana: "れいじ はなこ",
    profession: "看護師",
    facility: "見本病院",
    department: "なし",
    postalCode: "238-0000",
    address: "横須賀市見本町1-1",
    email: "",
    phone: "046-000-0002",
    purpose: "退院する患者さんの暮らしを知りたい。",
    themes: ["看取り", "緩和"],
    route: "郵送",
    receivedAt: "2018-10-01 08:30:00",
    ...{ wish1: "2018-12-10", period1: "午前", wish2: "2018-12-17", period2: "終日" },
  },
  instructor: {
    name: "見本 一郎",
    facility: "見本在宅クリニック",
    title: "",
    postalCode: "238-0001",
    address: "横須賀市見本町2-2",
    phone: "046-000-0101",
    email: "instructor1@example.jp",
  },
  appointment: { meetingPlace: "見本在宅クリニックの受付", contactBy: "どちらでもよい" },
  match: { day: "2018-12-10", half: "午前", shared: "2018-12-10午前、2018-12-17午前" },
  organization: {
    name: "一般社団法人見本医師会",
    title: "会長",
    postalCode: "238-0002",
    address: "横須賀市見本町3-3",
    fax: "046-000-0301",
    email: "ishikai@example.jp",
  },
  others: colleagues(["見本在宅クリニック"]),
  fees: [{ profession: "医師", unit: "1名", from: "2018-04-01", amount: 10_000, contract: "総額" }],
  corrections: [
    correction("年度委嘱", "委-2018-0001", "集合場所", "見本在宅クリニックの受付", "見本在宅クリニックの駐車場"),
  ],
  officers: [
    officer("発信者", "横須賀市長", "見本 一郎"),
    officer("医師会長", "一般社団法人横須賀市医師会長", "見本 次郎"),
    officer("事務担当", "", "例示 花子"),
  ],
};

/** So many doctors that there are twelve in office, at these institutions in turn. */
function colleagues(facilities: readonly string[]): Partial<Instructor>[] {
  return Array.from({ length: 11 }, (_, n) => ({
    name: `例示 ${"一二三四五六七八九十士"[n] ?? ""}郎`,
    facility: facilities[n % facilities.length] ?? "",
    active: true,
  }));
}

/** The longest words that a Form takes in. */
export const LONGEST: Cast = {
  applicant: {
    ...USUAL.applicant,
    name: LONG.name,
    kana: LONG.kana,
    facility: LONG.facility,
    department: LONG.department,
    address: LONG.address,
    email: LONG.email,
    purpose: LONG.purpose,
    themes: ["看取り", "緩和", "認知症", "小児", "精神", "神経難病", "医療機器", "多職種連携", "経営・診療報酬"],
    ...{ wish3: "2019-01-21", period3: "終日", wish4: "2019-01-28", period4: "終日" },
    ...{ wish5: "2019-02-18", period5: "終日" },
  },
  instructor: {
    ...USUAL.instructor,
    name: LONG.instructor,
    facility: LONG.instructorFacility,
    title: LONG.instructorTitle,
    address: LONG.instructorAddress,
    email: LONG.instructorEmail,
  },
  appointment: { ...USUAL.appointment, meetingPlace: LONG.meetingPlace, contactBy: "メール" },
  match: {
    day: "2018-12-10",
    half: "午前",
    shared: ["2018-12-10", "2018-12-17", "2019-01-21", "2019-01-28", "2019-02-18", "2019-02-25"]
      .flatMap((day) => [`${day}午前`, `${day}午後`])
      .join("、"),
  },
  organization: {
    ...USUAL.organization,
    name: LONG.facility,
    title: LONG.department,
    person: LONG.name,
    address: LONG.address,
  },
  others: colleagues([LONG.instructorFacility, "見本在宅クリニック"]),
  fees: [{ ...USUAL.fees[0], amount: 1_234_567, contract: "手取" }],
  corrections: [
    correction("指導医", "医-0001", "医療機関名", LONG.facility, LONG.instructorFacility),
    correction("指導医", "医-0001", "所在地", LONG.address, LONG.instructorAddress),
    correction("年度委嘱", "委-2018-0001", "集合場所", "見本在宅クリニックの受付", LONG.meetingPlace),
    correction("申込者", "申-2018-0001", "所属医療機関名", LONG.instructorFacility, LONG.facility),
    correction("申込者", "申-2018-0001", "メールアドレス", LONG.instructorEmail, LONG.email),
    correction("申込者", "申-2018-0001", "受講目的", LONG.purpose, LONG.purpose.slice(3)),
    correction("申込者", "申-2018-0001", "ふりがな", LONG.instructorKana, LONG.kana),
  ],
  officers: USUAL.officers,
  payout: { payee: "法人", payeeName: LONG.instructorFacility, gross: 1_200_000, tax: 0, net: 1_200_000 },
  visits: ["2018-04-27", "2018-05-11", "2018-05-25", "2018-06-15", "2018-07-13", "2018-08-24", "2018-09-14"]
    .concat(["2018-10-12", "2018-10-26", "2018-11-09", "2018-11-16", "2018-12-14"])
    .concat(["2019-01-11", "2019-01-25", "2019-02-08", "2019-02-22", "2019-03-08", "2019-03-22"]),
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
