/** What the dispatch commands read, each table once. */
import type { Context } from "../../platform/entry.ts";
import { formLinks } from "../../platform/forms.ts";
import { settingValues } from "../../settings.ts";
import { applicants } from "../../tables/applicants.ts";
import { cases } from "../../tables/cases.ts";
import { corrections, officers, settingRows } from "../../tables/desk.ts";
import { appointments, instructors } from "../../tables/instructors.ts";
import { batches, notices } from "../../tables/notices.ts";
import type { Shelf } from "./sort.rules.ts";

export function readShelf({ rows }: Context): Shelf {
  const lenient = { lenient: true };
  const register = rows.read(notices);
  return {
    sources: {
      settings: settingValues(rows.read(settingRows)),
      officers: rows.read(officers, lenient),
      applicants: rows.read(applicants, lenient),
      cases: rows.read(cases, lenient),
      instructors: rows.read(instructors, lenient),
      appointments: rows.read(appointments, lenient),
      corrections: rows.read(corrections, lenient),
      links: formLinks(),
      notices: register,
    },
    notices: register,
    batches: rows.read(batches),
  };
}
