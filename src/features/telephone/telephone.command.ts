/** 電話応対: who calls, where their matter stands, what to say and what not. It reads and changes nothing. */
import type { Context, Entry } from "../../platform/entry.ts";
import { askFor } from "../../platform/ui.ts";
import { settingValues } from "../../settings.ts";
import { applicants } from "../../tables/applicants.ts";
import { cases } from "../../tables/cases.ts";
import { settingRows } from "../../tables/desk.ts";
import { appointments, instructors } from "../../tables/instructors.ts";
import { notices } from "../../tables/notices.ts";
import { claims, payouts } from "../../tables/payments.ts";
import { applicantCard } from "./applicant.rules.ts";
import { cardText } from "./card.rules.ts";
import { instructorCard } from "./instructor.rules.ts";
import { callersFor, type Callers, type Register } from "./search.rules.ts";

const operation = "電話応対";
/** Few enough to be read while somebody waits on the line. */
const CARDS = 3;
const LINES = 20;
/** Sheets that a workbook of an older version has not; whoever calls need not wait for 初期設定. */
const LATER = { lenient: true, absent: true } as const;

export const answerTelephone: Entry<string> = {
  operation,
  scopes: [],
  ask: () =>
    askFor(
      operation,
      "ふりがな、氏名、番号（受付番号、案件番号、文書番号、指導医番号）、電話番号、医療機関名のどれかを入れてください。一部でもかまいません。",
    ),
  // What was asked for and shown is personal, so it leaves no row in 操作記録.
  run: (context, words) => ({ message: messageFor(context, words), quiet: true }),
};

function messageFor(context: Context, words: string): string {
  const lenient = { lenient: true };
  const { rows } = context;
  const register: Register = {
    applicants: rows.read(applicants, lenient),
    instructors: rows.read(instructors, lenient),
    cases: rows.read(cases, lenient),
    notices: rows.read(notices, lenient),
  };
  const callers = callersFor(words, register);
  const found = callers.applicants.length + callers.instructors.length;
  if (found === 0)
    return `「${words}」に当たる人は見つかりません。ふりがなの一部や、受付番号で探し直してください。見つからないときは「申込みの有無を確かめて、折り返しお電話します」と伝えます`;
  return found > CARDS ? listOf(callers, found) : cardsOf(context, register, callers);
}

function listOf(callers: Callers, found: number): string {
  const lines = [
    ...callers.applicants.map(
      (row) => `・${row.applicationId}　${row.name}（${row.kana}）　${row.facility}　${row.state}`,
    ),
    ...callers.instructors.map((row) => `・${row.instructorId}　${row.name}（${row.kana}）　${row.facility}　指導医`),
  ];
  const more = lines.length > LINES ? [`ほか${lines.length - LINES}人`] : [];
  return [`${found}人が見つかりました。番号で探し直してください。`, ...lines.slice(0, LINES), ...more].join("\n");
}

function cardsOf(context: Context, register: Register, callers: Callers): string {
  const settings = settingValues(context.rows.read(settingRows, { lenient: true }));
  const standing = { settings, cases: register.cases, notices: register.notices };
  const year = {
    settings,
    fiscalYear: settings.get("fiscalYear"),
    appointments: context.rows.read(appointments, { lenient: true }),
    cases: register.cases,
    notices: register.notices,
    claims: context.rows.read(claims, LATER),
    payouts: context.rows.read(payouts, LATER),
  };
  return [
    ...callers.applicants.map((row) => cardText(applicantCard(row, standing))),
    ...callers.instructors.map((row) => cardText(instructorCard(row, year))),
  ].join("\n\n");
}
