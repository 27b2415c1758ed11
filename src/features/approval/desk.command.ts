/** What 決裁 reads: the letters, what they are made of, and which of them a run is making at this moment. */
import type { Context } from "../../platform/entry.ts";
import { readJournal } from "../../platform/job.ts";
import { settingValues } from "../../settings.ts";
import { applicants } from "../../tables/applicants.ts";
import { cases } from "../../tables/cases.ts";
import { corrections, officers, settingRows } from "../../tables/desk.ts";
import { appointments, instructors } from "../../tables/instructors.ts";
import { notices } from "../../tables/notices.ts";
import type { ApprovalDesk } from "./approval.rules.ts";

/** `lenient`: for the clock, which one bad row must not stop. Sources are always read so, as when letters are made. */
export function readDesk(context: Context, { lenient = false } = {}): ApprovalDesk {
  const { rows, today } = context;
  const blanks = { lenient: true };
  const register = rows.read(notices, { lenient });
  return {
    today,
    notices: register,
    underWay: underWay(),
    sources: {
      settings: settingValues(rows.read(settingRows, blanks)),
      officers: rows.read(officers, blanks),
      applicants: rows.read(applicants, blanks),
      cases: rows.read(cases, blanks),
      instructors: rows.read(instructors, blanks),
      appointments: rows.read(appointments, blanks),
      corrections: rows.read(corrections, blanks),
      notices: register,
      // A link changes no word that was approved.
      links: { application: "", acceptance: "" },
    },
  };
}

/** Letters in the journal of a run: their rows tell only after it is settled. */
function underWay(): ReadonlySet<string> {
  const journal = readJournal<{ entries?: readonly { noticeId?: string }[] }>();
  return new Set((journal?.entries ?? []).flatMap((entry) => entry.noticeId ?? []));
}
