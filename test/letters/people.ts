/** The people of the letters: those of a usual day, and those with the longest words that a Form takes in. */
import { blankRow } from "../../src/core/table.ts";
import type { Applicant } from "../../src/tables/applicants.ts";
import type { Organization } from "../../src/tables/association.ts";
import type { Case } from "../../src/tables/cases.ts";
import { corrections, officers, type Correction, type Officer } from "../../src/tables/desk.ts";
import type { Appointment, Instructor } from "../../src/tables/instructors.ts";
import { type Fee, type Payout } from "../../src/tables/payments.ts";

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
