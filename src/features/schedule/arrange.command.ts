/** Once on every office day: those who have not told a day in time are reminded. */
import type { Context, Entry, Outcome } from "../../platform/entry.ts";
import { onceToday } from "../../platform/daily.ts";
import { wakeClock } from "../../platform/job.ts";
import { isOpenOn } from "../../settings/terms.ts";
import { settingValues } from "../../settings.ts";
import { cases } from "../../tables/cases.ts";
import { settingRows } from "../../tables/desk.ts";
import { schedules } from "../../tables/messages.ts";
import { notices } from "../../tables/notices.ts";
import { remindersFor } from "./arrange.rules.ts";

const LENIENT = { lenient: true, absent: true } as const;
const QUIET: Outcome = { message: "", quiet: true };

export const arrangementRound: Entry<undefined> = {
  operation: "日程の催促の見回り",
  scopes: [],
  run: (context) => onceToday("arrangement", context, () => remind(context)),
};

function remind(context: Context): Outcome {
  const { rows, today, user } = context;
  const settings = settingValues(rows.read(settingRows, LENIENT));
  if (!isOpenOn(settings, today)) return QUIET;
  const register = rows.read(notices, LENIENT);
  const fresh = remindersFor(
    { today, settings, cases: rows.read(cases, LENIENT), schedules: rows.read(schedules, LENIENT), notices: register },
    user,
  );
  if (fresh.length === 0) return QUIET;
  wakeClock();
  rows.append(notices, fresh);
  return { message: `日程調整のお願いを${fresh.length}通用意しました`, count: fresh.length };
}
