/** Once on each office day: doctors who were asked and have not answered are reminded, by the clock alone. */
import { onceToday } from "../../platform/daily.ts";
import type { Context, Entry } from "../../platform/entry.ts";
import { inHand, wakeClock } from "../../platform/job.ts";
import { settingValues } from "../../settings.ts";
import { isOpenOn } from "../../settings/terms.ts";
import { reviews, settingRows } from "../../tables/desk.ts";
import { appointments, instructors } from "../../tables/instructors.ts";
import { notices } from "../../tables/notices.ts";
import { planReminders } from "./remind.rules.ts";

const ROUND = "回答のお願い";
const QUIET = { message: "", quiet: true } as const;

/** A run that was cut off does the same again, under the same keys. */
export const reminderRound: Entry<undefined> = {
  operation: ROUND,
  scopes: [],
  run: (context) =>
    onceToday(ROUND, context, () => {
      const raised = remind(context);
      if (raised === 0) return QUIET;
      return { message: `承諾書の届いていない指導医への「回答のお願い」を${raised}通起こしました`, count: raised };
    }),
};

function remind({ rows, today, user }: Context): number {
  const settings = settingValues(rows.read(settingRows, { lenient: true }));
  if (!isOpenOn(settings, today)) return 0;
  const { fresh, patches } = planReminders({
    settings,
    rows: rows.read(notices, { lenient: true }),
    instructors: rows.read(instructors, { lenient: true }),
    appointments: rows.read(appointments, { lenient: true }),
    reviews: rows.read(reviews, { lenient: true }),
    inHand: inHand(),
    today,
    user,
  });
  if (fresh.length > 0) wakeClock();
  rows.append(notices, fresh);
  rows.update(notices, patches);
  return fresh.length;
}
