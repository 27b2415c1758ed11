/** The rows that a notice is about, found by its keys; or why they are not there. Pure. */
import type { Day, Moment } from "../core/calendar.ts";
import type { Case } from "../tables/cases.ts";
import type { LetterKind, Notice } from "../tables/notices.ts";
import type { LetterDeclaration, Subject } from "./letter.ts";
import type { Sources } from "./material.ts";

type Found = Subject | { readonly waits: true } | { readonly fault: string };

export function subjectOf(notice: Notice, { about }: LetterDeclaration, sources: Sources): Found {
  switch (about) {
    case "case":
      return caseSubject(notice, sources);
    case "request":
      return requestSubject(notice, sources);
    case "organization":
      return organizationSubject(notice, sources);
    case "payout":
      return payoutSubject(notice, sources);
    case "staff":
      return staffSubject(notice, sources);
    case "response":
    case "application":
      return applicationSubject(notice, about, sources);
  }
}

function applicationSubject({ subjectId }: Notice, about: "response" | "application", sources: Sources): Found {
  const key = about === "response" ? "responseId" : "applicationId";
  const applicant = sources.applicants.find((row) => row[key] === subjectId);
  if (!applicant) return about === "response" ? { waits: true } : { fault: missing("受付番号", subjectId, "申込者") };
  const [match] = sources.cases.filter((row) => row.applicationId === applicant.applicationId).slice(-1);
  return { applicant, ...(match ? { match } : {}), corrections: [] };
}

function caseSubject(notice: Notice, sources: Sources): Found {
  const match = sources.cases.find((row) => row.caseId === notice.subjectId);
  if (!match) return { waits: true };
  const parties = partiesOf(match, sources);
  if ("fault" in parties) return parties;
  const earlier = earlierOf(notice, sources.notices ?? []);
  const since = earlier?.issuedOn ?? match.decidedAt.slice(0, 10);
  const corrections = parties.corrections.filter(({ foundAt }) => isBetween(foundAt, since, notice.issuedOn));
  const told = (sources.notices ?? []).filter(
    (row) => row.subjectId === notice.subjectId && row.addresseeId === notice.addresseeId && row.state === "完了",
  );
  return { ...parties, ...reportsOf(match, sources), told, corrections, ...(earlier ? { earlier } : {}) };
}

/** What the two sides said and reported about a case; absent where the sheets were not read. */
function reportsOf(
  { caseId }: Case,
  sources: Sources,
): Pick<Subject, "instructorReport" | "traineeReport" | "schedules"> {
  const taken = <R extends { caseId: string; state: string }>(rows: readonly R[] | undefined): R[] =>
    (rows ?? []).filter((row) => row.caseId === caseId && row.state === "反映済");
  const [instructorReport] = taken(sources.instructorReports);
  const [traineeReport] = taken(sources.traineeReports);
  return {
    schedules: taken(sources.schedules),
    ...(instructorReport ? { instructorReport } : {}),
    ...(traineeReport ? { traineeReport } : {}),
  };
}

/** The last letter about the case that this one's addressee has, and that was not for this one's making. */
function earlierOf(notice: Notice, all: readonly Notice[]): Notice | undefined {
  const made = all.filter(
    (row) =>
      row.subjectId === notice.subjectId &&
      row.addresseeId === notice.addresseeId &&
      row.noticeId !== notice.noticeId &&
      row.noticeId !== notice.reissueOf &&
      row.reissueOf === "" &&
      row.documentNumber !== "" &&
      (row.state === "作成済" || row.state === "完了") &&
      (notice.number === null || row.number === null || row.number < notice.number),
  );
  return made.reduce<Notice | undefined>((a, b) => (a && a.issuedOn > b.issuedOn ? a : b), undefined);
}

/** A letter made keeps to what was known on its day; the day itself counts on both ends, since letters bear no time. */
const isBetween = (at: Moment, from: Day, to: Day): boolean =>
  at.slice(0, 10) >= from && (to === "" || at.slice(0, 10) <= to);

type Parties = Pick<Subject, "applicant" | "match" | "instructor" | "appointment" | "corrections">;

function partiesOf(match: Case, sources: Sources): Parties | { readonly fault: string } {
  const applicant = sources.applicants.find((row) => row.applicationId === match.applicationId);
  const instructor = sources.instructors.find((row) => row.instructorId === match.instructorId);
  const appointment = sources.appointments.find(
    (row) => row.instructorId === match.instructorId && row.fiscalYear === match.fiscalYear,
  );
  if (!applicant) return { fault: missing("受付番号", match.applicationId, "申込者") };
  if (!instructor) return { fault: missing("指導医番号", match.instructorId, "指導医") };
  if (!appointment)
    return {
      fault: `指導医番号 ${match.instructorId} の承諾が年度委嘱シートにありません。行を戻すか、通知を取りやめてください`,
    };
  const about = new Set([applicant.applicationId, appointment.appointmentId, instructor.instructorId]);
  return {
    match,
    applicant,
    instructor,
    appointment,
    corrections: sources.corrections.filter((row) => about.has(row.rowKey)),
  };
}

const REQUEST: LetterKind = "就任・受入依頼";

/** 依-2018-医-0001: an instructor is asked for a year, before there is an acceptance. */
export const requestIdOf = (fiscalYear: number, instructorId: string): string => `依-${fiscalYear}-${instructorId}`;

function requestSubject(notice: Notice, sources: Sources): Found {
  const { addresseeId, fiscalYear } = notice;
  const instructor = sources.instructors.find((row) => row.instructorId === addresseeId);
  if (!instructor) return { fault: missing("指導医番号", addresseeId, "指導医") };
  const appointment = sources.appointments.find(
    (row) => row.instructorId === addresseeId && row.fiscalYear === fiscalYear,
  );
  const { fees = [], notices: register = [] } = sources;
  const earlier = askedBefore(notice, register);
  const found = { ...(appointment ? { appointment } : {}), ...(earlier ? { earlier } : {}) };
  return { instructor, fees, ...found, corrections: [] };
}

/** The request that a reminder reminds of, as it was made last. */
function askedBefore({ subjectId, letter }: Notice, register: readonly Notice[]): Notice | undefined {
  if (letter === REQUEST) return undefined;
  const made = register.filter(
    (row) => row.letter === REQUEST && row.subjectId === subjectId && row.documentNumber !== "" && row.state !== "取消",
  );
  return made.reduce<Notice | undefined>((a, b) => (a && a.issuedOn > b.issuedOn ? a : b), undefined);
}

function organizationSubject({ addresseeId }: Notice, sources: Sources): Found {
  const organization = sources.organizations?.find((row) => row.organizationId === addresseeId);
  if (!organization) return { fault: missing("機関番号", addresseeId, "関係機関") };
  const { recommendations = [], instructors: roster } = sources;
  return { organization, recommendations, roster, corrections: [] };
}

function payoutSubject({ subjectId, addresseeId }: Notice, sources: Sources): Found {
  const payout = sources.payouts?.find((row) => row.payoutId === subjectId);
  if (!payout) return { fault: missing("支払番号", subjectId, "支払") };
  const instructor = sources.instructors.find((row) => row.instructorId === addresseeId);
  if (!instructor) return { fault: missing("指導医番号", addresseeId, "指導医") };
  const claims = (sources.claims ?? []).filter((row) => payout.claimIds.includes(row.claimId));
  return { payout, claims, instructor, corrections: [] };
}

function staffSubject({ addresseeId }: Notice, sources: Sources): Found {
  const person = sources.staff?.find((row) => row.email === addresseeId);
  return person ? { person, corrections: [] } : { fault: missing("職員", addresseeId, "職員") };
}

const missing = (what: string, key: string, sheet: string): string =>
  `${what} ${key} の行が${sheet}シートにありません。行を戻すか、通知を取りやめてください`;
