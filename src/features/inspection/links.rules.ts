/** Rows that name rows which are not there. Pure. */
import type { Placed } from "../../core/look.ts";
import type { Row, Table } from "../../core/table.ts";
import { letters } from "../../letters/index.ts";
import type { About } from "../../letters/letter.ts";
import { applicants } from "../../tables/applicants.ts";
import { organizations, publicity, recommendations } from "../../tables/association.ts";
import { cases } from "../../tables/cases.ts";
import { staff } from "../../tables/desk.ts";
import { appointments, instructors, openings } from "../../tables/instructors.ts";
import { batches, notices } from "../../tables/notices.ts";
import { replies, schedules } from "../../tables/messages.ts";
import { claims, fees, payouts, taxRates } from "../../tables/payments.ts";
import { budgets } from "../../tables/programmes.ts";
import { followUps, instructorReports, traineeReports } from "../../tables/reports.ts";
import { finding, placed, rowsOf, type Book, type Finding } from "./book.rules.ts";

/** Where what a column names must stand. */
interface Target {
  readonly sheet: string;
  readonly header: string;
  readonly known: ReadonlySet<string>;
}

export function linkFindings(book: Book): Finding[] {
  const host = target(instructors, "instructorId", book);
  const application = target(applicants, "applicationId", book);
  return [
    ...placed(book, cases).flatMap((each) => [
      ...dangling(cases, each, each.row.applicationId, application),
      ...dangling(cases, each, each.row.instructorId, host),
    ]),
    ...placed(book, appointments).flatMap((each) => dangling(appointments, each, each.row.instructorId, host)),
    ...placed(book, openings).flatMap((each) => dangling(openings, each, each.row.instructorId, host)),
    ...placed(book, applicants).flatMap((each) => [
      ...dangling(applicants, each, each.row.carriedTo, application),
      ...dangling(applicants, each, each.row.carriedFrom, application),
    ]),
    ...noticeLinks(book, application),
    ...announcementLinks(book, host),
    ...arrivalLinks(book, application),
    ...moneyLinks(book, host),
  ];
}

function announcementLinks(book: Book, host: Target): Finding[] {
  const institution = target(organizations, "organizationId", book);
  const letter = target(notices, "noticeId", book);
  return [
    ...placed(book, recommendations).flatMap((each) =>
      each.row.state === "反映済" ? dangling(recommendations, each, each.row.instructorId, host) : [],
    ),
    ...placed(book, publicity).flatMap((each) => [
      ...dangling(publicity, each, each.row.organizationId, institution),
      ...dangling(publicity, each, each.row.noticeId, letter),
    ]),
  ];
}

/** What was acted upon; a row that waits for staff, or was withdrawn, may name what is not there. */
function arrivalLinks(book: Book, application: Target): Finding[] {
  const match = target(cases, "caseId", book);
  const aboutCases = [schedules, instructorReports, traineeReports, followUps].flatMap((table) =>
    placed(book, table as typeof schedules).flatMap((each) =>
      each.row.state === "反映済" ? dangling(table, each, each.row.caseId, match) : [],
    ),
  );
  const answers = placed(book, replies).flatMap((each) =>
    each.row.state === "反映済"
      ? dangling(replies, each, each.row.subjectId, each.row.kind === "繰越" ? application : match)
      : [],
  );
  return [...aboutCases, ...answers];
}

/** A claim or a payment that was given up may outlive what it was about. */
function moneyLinks(book: Book, host: Target): Finding[] {
  const match = target(cases, "caseId", book);
  const payout = target(payouts, "payoutId", book);
  const claim = target(claims, "claimId", book);
  const fee = target(fees, "feeId", book);
  const budget = target(budgets, "budgetId", book);
  const rate = target(taxRates, "rateId", book);
  return [
    ...placed(book, claims)
      .filter(({ row }) => row.state !== "取消")
      .flatMap((each) => [
        ...dangling(claims, each, each.row.caseId, match),
        ...dangling(claims, each, each.row.instructorId, host),
        ...dangling(claims, each, each.row.payoutId, payout),
        ...dangling(claims, each, each.row.feeId, fee),
        ...dangling(claims, each, each.row.budgetId, budget),
      ]),
    ...placed(book, payouts)
      .filter(({ row }) => row.state !== "取消")
      .flatMap((each) => [
        ...each.row.claimIds.flatMap((id) => dangling(payouts, each, id, claim)),
        ...dangling(payouts, each, each.row.instructorId, host),
        ...dangling(payouts, each, each.row.rateId, rate),
        ...dangling(payouts, each, each.row.reverses, payout),
      ]),
  ];
}

/** A notice that was given up may outlive what it was about. */
function noticeLinks(book: Book, application: Target): Finding[] {
  const response = target(applicants, "responseId", book);
  const subjects: Partial<Record<About, Target>> = {
    response,
    application,
    case: target(cases, "caseId", book),
    payout: target(payouts, "payoutId", book),
  };
  const addressees: Partial<Record<About, Target>> = {
    request: target(instructors, "instructorId", book),
    organization: target(organizations, "organizationId", book),
    staff: target(staff, "email", book),
  };
  const batch = target(batches, "batchId", book);
  const first = target(notices, "noticeId", book);
  return placed(book, notices).flatMap((each) => {
    const about = letters.find(({ kind }) => kind === each.row.letter)?.about;
    if (each.row.state === "取消" || about === undefined) return [];
    const [subject, addressee] = [subjects[about], addressees[about]];
    return [
      ...(subject ? dangling(notices, each, each.row.subjectId, subject) : []),
      ...(addressee ? dangling(notices, each, each.row.addresseeId, addressee) : []),
      ...dangling(notices, each, each.row.batchId, batch),
      ...dangling(notices, each, each.row.reissueOf, first),
    ];
  });
}

function target<T extends Table>(table: T, column: keyof Row<T> & string, book: Book): Target {
  const known = rowsOf(book, table).map((row) => String(row[column]));
  return { sheet: table.name, header: table.columns[column]?.header ?? column, known: new Set(known) };
}

function dangling<T extends Table>(table: T, each: Placed<T>, id: string, to: Target): Finding[] {
  if (id === "" || to.known.has(id)) return [];
  return [
    finding(
      table,
      each,
      `${to.header} ${id} の行が「${to.sheet}」シートにありません`,
      `行を削除したときは、「${to.sheet}」シートの変更履歴から戻してください。番号を書き換えたときは、元の番号に戻してください`,
    ),
  ];
}
