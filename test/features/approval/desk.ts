/** A desk of 決裁 with decided cases, complete for their letters unless a test says otherwise. */
import { blankRow } from "../../../src/core/table.ts";
import type { ApprovalDesk } from "../../../src/features/approval/approval.rules.ts";
import type { Sources } from "../../../src/letters/material.ts";
import { settings, settingValues, type SettingKey, type SettingValues } from "../../../src/settings.ts";
import type { Applicant } from "../../../src/tables/applicants.ts";
import { officers, type Officer } from "../../../src/tables/desk.ts";
import { notices, type Notice } from "../../../src/tables/notices.ts";
import { applicant, appointment, caseId, instructor, instructorId, matched } from "../matching/sheets.ts";
import { REACHABLE } from "../../letters/cast.ts";

export const TODAY = "2018-06-01";
export const USER = "kakari@example.jp";

/** The sample's settings, some of them otherwise. */
export function settingsWith(changed: Partial<Record<SettingKey, string>> = {}): SettingValues {
  const keys = Object.keys(settings) as SettingKey[];
  return settingValues(
    keys.map((key) => {
      const { name, ...rest } = settings[key];
      const standard = "sample" in rest ? rest.sample : "standard" in rest ? rest.standard : "";
      return { name, value: changed[key] ?? String(standard) };
    }),
  );
}

export const inOffice: readonly Officer[] = (["発信者", "医師会長", "事務担当"] as const).map((role, index) =>
  blankRow(officers, { officerId: `役-${index}`, role, title: "見本職", name: `見本 ${index}`, from: "2018-04-01" }),
);

export function whole(n: number, values: Partial<Applicant> = {}): Applicant {
  return applicant(n, {
    state: "決定",
    email: `p${n}@example.jp`,
    phone: "046-000-1234",
    postalCode: "238-8550",
    address: "横須賀市見本町1-1",
    department: "なし",
    purpose: "看取りを学びたい",
    themes: ["看取り"],
    ...values,
  });
}

/** Applications 1 to n, each decided with instructor 1. */
export function sourcesOf(n: number, changed: Partial<Sources> = {}): Sources {
  const numbers = Array.from({ length: n }, (_, index) => index + 1);
  return {
    settings: settingsWith(),
    officers: inOffice,
    applicants: numbers.map((each) => whole(each)),
    cases: numbers.map((each) => matched(each, 1, { state: "決定", decidedAt: "2018-05-31 10:00:00" })),
    instructors: [
      instructor(1, {
        title: "院長",
        postalCode: "238-0001",
        address: "横須賀市例示町2-2",
        phone: "046-111-2222",
        email: "i1@example.jp",
      }),
    ],
    appointments: [appointment(1, { meetingPlace: "玄関", contactBy: "電話", patientConsent: "口頭" })],
    corrections: [],
    notices: [],
    ...REACHABLE,
    ...changed,
  };
}

export const toApplicant = (n: number, values: Partial<Notice> = {}): Notice =>
  blankRow(notices, {
    noticeId: `${caseId(n)}/受講者`,
    fiscalYear: 2018,
    letter: "決定連絡票（受講者用）",
    subjectId: caseId(n),
    addresseeId: `申-2018-000${n}`,
    approval: "決定案",
    state: "待ち",
    ...values,
  });

export const toInstructor = (n: number, values: Partial<Notice> = {}): Notice =>
  toApplicant(n, {
    noticeId: `${caseId(n)}/指導医`,
    letter: "決定連絡票（指導医用）",
    addresseeId: instructorId(1),
    ...values,
  });

export const deskOf = (rows: readonly Notice[], changed: Partial<ApprovalDesk> = {}): ApprovalDesk => ({
  sources: sourcesOf(3),
  notices: rows,
  underWay: new Set(),
  today: TODAY,
  ...changed,
});

/** The register after a plan was written. */
export function after(
  rows: readonly Notice[],
  { patches }: { readonly patches: readonly { readonly key: string; readonly values: Partial<Notice> }[] },
): Notice[] {
  return rows.map((row) =>
    patches.filter(({ key }) => key === row.noticeId).reduce((all, { values }) => ({ ...all, ...values }), row),
  );
}
