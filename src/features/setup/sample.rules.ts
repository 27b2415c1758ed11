/** The sample's people and places, plainly fictitious: instructors as the association's list would bring them (R49). */
import { blankRow } from "../../core/table.ts";
import { organizations, recipients, type Organization, type Recipient } from "../../tables/association.ts";
import { instructors, type Instructor } from "../../tables/instructors.ts";
import { fees, type Fee } from "../../tables/payments.ts";
import { CLINICS, indicators, type Indicator } from "../../tables/years.ts";

const LIST = [
  ["見本 一郎", "みほん いちろう", "見本在宅クリニック", "東", "横須賀市見本町1-1"],
  ["見本 二葉", "みほん ふたば", "見本内科医院", "東", "横須賀市見本町2-2"],
  ["見本 三郎", "みほん さぶろう", "例示診療所", "西南", "横須賀市例示1-3"],
  ["例示 四季", "れいじ しき", "例示ホームケアクリニック", "西南", "横須賀市例示2-4"],
  ["例示 五月", "れいじ さつき", "架空在宅診療所", "東", "横須賀市架空3-5"],
  ["架空 六実", "かくう むつみ", "架空内科クリニック", "西南", "横須賀市架空4-6"],
  ["𠮷田 見本", "よしだ みほん", "見本海岸診療所", "東", "横須賀市見本海岸5-7"],
  ["髙橋 例示", "たかはし れいじ", "医療法人社団見本会例示髙台クリニック", "西南", "横須賀市例示髙台6-8"],
] as const;

/** Eight instructors, all 在任, none of whom has accepted yet: that comes by the acceptance Form. */
export function sampleInstructors(): Instructor[] {
  return LIST.map(([name, kana, facility, block, address], index) =>
    blankRow(instructors, {
      instructorId: `医-${String(index + 1).padStart(4, "0")}`,
      name,
      kana,
      facility,
      title: "院長",
      postalCode: `238-00${String(index + 1).padStart(2, "0")}`,
      address,
      block,
      phone: `046-000-01${String(index + 1).padStart(2, "0")}`,
      email: `instructor${index + 1}@example.jp`,
      recommendedOn: "2018-04-20",
      active: true,
    }),
  );
}

/** Where the sample's association is reached. */
export const SAMPLE_REACH: Partial<Organization> = {
  postalCode: "238-0100",
  address: "横須賀市見本町9-9",
  phone: "046-000-2000",
  email: "office@ishikai.example.jp",
};

const HOSPITALS = [
  ["見本総合病院", "238-0101", "横須賀市見本町9-1", "東"],
  ["例示中央病院", "238-0102", "横須賀市例示9-2", "西南"],
  ["架空市民病院", "238-0103", "横須賀市架空9-3", ""],
] as const;

/** Hospitals of the city to whom the training is announced (R48). */
export function sampleHospitals(): Organization[] {
  return HOSPITALS.map(([name, postalCode, address, block], index) =>
    blankRow(organizations, {
      organizationId: `機-${String(index + 2).padStart(2, "0")}`,
      kind: "市内病院",
      title: "病院長",
      phone: `046-000-20${String(index + 1).padStart(2, "0")}`,
      email: `hospital${index + 1}@example.jp`,
      active: true,
      ...{ name, postalCode, address, block },
    }),
  );
}

/** Example amounts: what a city pays is its own decision (A16). */
export const sampleFees = (year: number): Fee[] => [
  blankRow(fees, {
    ...{ feeId: "単-1", profession: "医師", unit: "1名", from: `${year}-04-01`, amount: 10_000, contract: "総額" },
    note: "見本の額です。市の要綱の額に直してください",
  }),
];

export const sampleRecipients = (): Recipient[] => [
  blankRow(recipients, {
    ...{ recipientId: "共-01", name: "例示 会子", office: "医師会事務局", email: "ishikai@example.jp" },
    ...{ purpose: "在宅医同行研修の共同実施（推薦した指導医の受入れの状況の確認と、会員への周知）", active: true },
  }),
];

/** R35: the figure that the plan prints, with the word that it uses for it (A20). */
export const sampleIndicators = (): Indicator[] => [
  blankRow(indicators, {
    ...{ indicatorId: "指-001", name: CLINICS, asOf: "2018-03-01", value: 43, unit: "診療所", term: "登録" },
    source: "平成30年度在宅医同行研修企画書（案）",
  }),
];
