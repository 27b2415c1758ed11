/** Sheets of a small office for the rules of matching: everything valid and compatible unless a test says otherwise. */
import { addDays } from "../../../src/core/calendar.ts";
import { blankRow } from "../../../src/core/table.ts";
import { layDesk, type Desk, type Sheets } from "../../../src/features/matching/desk.rules.ts";
import type { Policy } from "../../../src/features/matching/policy.rules.ts";
import { planProposals, type ProposalPlan } from "../../../src/features/matching/proposal.rules.ts";
import { applicants, type Applicant } from "../../../src/tables/applicants.ts";
import { cases, type Case } from "../../../src/tables/cases.ts";
import {
  appointments,
  instructors,
  openings,
  type Appointment,
  type Instructor,
  type Opening,
} from "../../../src/tables/instructors.ts";

export const policy: Policy = {
  fiscalYear: 2018,
  today: "2018-06-01",
  from: "2018-06-02",
  to: "2019-03-31",
  priorityOrder: ["未参入開業医", "参入済み医師", "勤務医", "看護師", "コメディカル", "その他"],
  exception: undefined,
  peopleOrder: ["初めての受講", "対象区分", "待機日数"],
  fitOrder: ["希望との違い", "負担の平準化", "合う日の余裕"],
  weights: { 希望順位: 2, テーマ: 2, ブロック: 3, 移動: 1, 希望指導医: 4 },
  reserve: undefined,
  longestWait: 14,
  batchDays: [1, 15],
  hostAsk: { required: false, dueOn: (askedOn) => addDays(askedOn, 7) },
};

const four = (n: number): string => String(n).padStart(4, "0");
export const applicationId = (n: number): string => `申-2018-${four(n)}`;
export const caseId = (n: number, attempt = 1): string => `案-2018-${four(n)}-${attempt}`;
export const instructorId = (n: number): string => `医-${four(n)}`;

/** A nurse who waits since 1 May and wishes the morning of Monday, 4 June. */
export function applicant(n: number, values: Partial<Applicant> = {}): Applicant {
  return blankRow(applicants, {
    applicationId: applicationId(n),
    fiscalYear: 2018,
    state: "選定待ち",
    receivedAt: `2018-05-01 09:${String(n % 60).padStart(2, "0")}:00`,
    personId: `人-${four(n)}`,
    name: `見本 ${n}子`,
    kana: `みほん ${n}こ`,
    profession: "看護師",
    applicantClass: "看護師",
    facility: `見本第${n}病院`,
    wish1: "2018-06-04",
    period1: "午前",
    ...values,
  });
}

export function instructor(n: number, values: Partial<Instructor> = {}): Instructor {
  return blankRow(instructors, {
    instructorId: instructorId(n),
    name: `例示 ${n}郎`,
    kana: `れいじ ${n}ろう`,
    facility: `例示第${n}診療所`,
    block: "東",
    active: true,
    ...values,
  });
}

/** Receives nurses and doctors on Monday mornings, one at a time, ten a year. */
export function appointment(n: number, values: Partial<Appointment> = {}): Appointment {
  return blankRow(appointments, {
    appointmentId: `委-2018-${four(n)}`,
    fiscalYear: 2018,
    instructorId: instructorId(n),
    instructorName: `例示 ${n}郎`,
    accepted: "承諾する",
    professions: ["医師", "看護師"],
    themes: ["看取り"],
    yearLimit: 10,
    weekly: ["月午前"],
    ride: "できる",
    agreed: true,
    ...values,
  });
}

export function opening(n: number, day: string, period: Opening["period"]): Opening {
  return blankRow(openings, {
    openingId: `${instructorId(n)}/${day}`,
    fiscalYear: 2018,
    instructorId: instructorId(n),
    day,
    period,
  });
}

/** A case of application n with instructor m on the morning of 4 June. */
export function matched(n: number, m: number, values: Partial<Case> = {}): Case {
  return blankRow(cases, {
    caseId: caseId(n),
    fiscalYear: 2018,
    state: "提案",
    applicationId: applicationId(n),
    instructorId: instructorId(m),
    day: "2018-06-04",
    half: "午前",
    ...values,
  });
}

/** Instructors 1 to n with an acceptance each. */
export function hosts(n: number, values: Partial<Appointment> = {}): Pick<Sheets, "instructors" | "appointments"> {
  const numbers = Array.from({ length: n }, (_, index) => index + 1);
  return {
    instructors: numbers.map((each) => instructor(each)),
    appointments: numbers.map((each) => appointment(each, values)),
  };
}

export function desk(sheets: Partial<Sheets>, changes: Partial<Policy> = {}): Desk {
  const empty: Sheets = { applicants: [], instructors: [], appointments: [], openings: [], cases: [], pastVisits: [] };
  return layDesk({ ...empty, ...sheets }, { ...policy, ...changes });
}

export function propose(sheets: Partial<Sheets>, changes: Partial<Policy> = {}): ProposalPlan {
  return planProposals(desk(sheets, changes));
}

/** The register after a plan was written, as a rerun would read it. */
export function written(before: readonly Case[], plan: Pick<ProposalPlan, "details" | "closings" | "appends">): Case[] {
  const changed = [...plan.details, ...plan.closings].reduce(
    (rows, { key, values }) => rows.map((row) => (row.caseId === key ? { ...row, ...values } : row)),
    [...before],
  );
  return [...changed, ...plan.appends];
}

/** 受付番号 → 指導医番号 of what stands proposed after a plan. */
export function pairs(rows: readonly Case[]): Record<string, string> {
  const proposed = rows.filter((row) => row.state === "提案");
  return Object.fromEntries(proposed.map((row) => [row.applicationId, row.instructorId]));
}
