/** The clock's daily rounds on office days: whoever is late is reminded, and staff are told what waits for them. */
import { waitingLines, workDesk } from "../../letters/waiting-work/index.ts";
import { onceToday } from "../../platform/daily.ts";
import type { Context, Entry, Outcome } from "../../platform/entry.ts";
import { readJournal, wakeClock } from "../../platform/job.ts";
import { settingValues, type SettingValues } from "../../settings.ts";
import { isOpenOn } from "../../settings/terms.ts";
import { cases } from "../../tables/cases.ts";
import { settingRows, staff } from "../../tables/desk.ts";
import { notices, type Notice } from "../../tables/notices.ts";
import { followUps, instructorReports, traineeReports } from "../../tables/reports.ts";
import { followUpInquiries, reportReminders } from "./reminders.rules.ts";
import { staffLists } from "./staff-list.rules.ts";

/** One bad cell somewhere must not keep the clock from the rest. */
const LENIENT = { lenient: true } as const;
const QUIET: Outcome = { message: "", quiet: true };

/** What goes by itself once it stands in 通知. The clock is woken first, so that a run that dies has asked for it. */
function raise({ rows }: Context, fresh: readonly Notice[]): void {
  if (fresh.length === 0) return;
  wakeClock();
  rows.append(notices, fresh);
}

export const dueRound: Entry<undefined> = {
  operation: "期限の見回り",
  scopes: [],
  run: (context) => onceToday("due", context, () => onOfficeDay(context, remind)),
};

/** After the other rounds, so that it tells what they left. */
export const staffListRound: Entry<undefined> = {
  operation: "職員への一覧",
  scopes: [],
  run: (context) => onceToday("staffList", context, () => onOfficeDay(context, tellStaff)),
};

function onOfficeDay(context: Context, act: (context: Context, settings: SettingValues) => Outcome): Outcome {
  const settings = settingValues(context.rows.read(settingRows, LENIENT));
  return isOpenOn(settings, context.today) ? act(context, settings) : QUIET;
}

/** A workbook of an older version has the sheets only after 初期設定. */
const hasSheets = ({ book }: Context): boolean => book.getSheetByName(followUps.name) !== null;

function remind(context: Context, settings: SettingValues): Outcome {
  if (!hasSheets(context)) return QUIET;
  const { rows, today, user } = context;
  const desk = {
    ...{ today, user, settings },
    cases: rows.read(cases, LENIENT),
    notices: rows.read(notices, LENIENT),
    instructorReports: rows.read(instructorReports, LENIENT),
    traineeReports: rows.read(traineeReports, LENIENT),
    followUps: rows.read(followUps, LENIENT),
  };
  const [late, asked] = [reportReminders(desk), followUpInquiries(desk)];
  raise(context, [...late, ...asked]);
  const said = [
    late.length === 0 ? "" : `報告のお願いを${late.length}通起こしました。`,
    asked.length === 0 ? "" : `受講後の状況の照会を${asked.length}通起こしました。`,
  ];
  const count = late.length + asked.length;
  return { message: `${said.join("")}メールのものは、まもなく送ります。`, count, quiet: count === 0 };
}

function tellStaff(context: Context, settings: SettingValues): Outcome {
  if (settings.get("staffMail") !== "開庁日ごと" || !hasSheets(context)) return QUIET;
  const { rows, today, user } = context;
  const waits = waitingLines(workDesk((table) => rows.read(table, LENIENT), today, settings)).length;
  const { fresh, overtaken } = staffLists(rows.read(staff, LENIENT), rows.read(notices, LENIENT), today, user);
  const making = inHand();
  rows.update(
    notices,
    overtaken.filter(({ key }) => !making.has(key)),
  );
  if (waits === 0 || fresh.length === 0) return QUIET;
  raise(context, fresh);
  return { message: `職員の確認を待つもの（${waits}種類）を、${fresh.length}人に知らせます。`, count: fresh.length };
}

/** 通知番号 of letters that a run is making at this moment, or has begun and not settled. */
function inHand(): ReadonlySet<string> {
  const journal = readJournal<{ readonly entries?: readonly { readonly noticeId?: string }[] }>();
  return new Set((journal?.entries ?? []).flatMap(({ noticeId }) => noticeId ?? []));
}
