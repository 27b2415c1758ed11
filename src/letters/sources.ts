/** Everything that letters draw on, each sheet read only where a letter asks for it. Pure: reading is handed in. */
import type { Day } from "../core/calendar.ts";
import type { FormLinks } from "../core/form-link.ts";
import type { Row, Table } from "../core/table.ts";
import { keysFrom } from "../forms/keys.ts";
import { applicants } from "../tables/applicants.ts";
import { organizations, recommendations } from "../tables/association.ts";
import { cases } from "../tables/cases.ts";
import { corrections, officers, staff } from "../tables/desk.ts";
import { appointments, instructors } from "../tables/instructors.ts";
import { schedules } from "../tables/messages.ts";
import { claims, payouts } from "../tables/payments.ts";
import { instructorReports, traineeReports } from "../tables/reports.ts";
import type { Sources } from "./material.ts";
import { waitingLines, workDesk } from "./waiting-work/index.ts";

/** All rows of a table; asked again, it answers the same without reading again. */
export type Read = <T extends Table>(table: T) => readonly Row<T>[];

/** What the script knows of its Forms: their addresses, and the secret that keys are reckoned from. */
export interface Addresses {
  readonly forms: FormLinks;
  readonly secret: string;
}

const TABLES: Readonly<Partial<Record<keyof Sources, Table>>> = {
  officers,
  applicants,
  cases,
  instructors,
  appointments,
  corrections,
  organizations,
  recommendations,
  payouts,
  claims,
  staff,
  schedules,
  instructorReports,
  traineeReports,
};

/**
 * `given`: what the caller has at hand already, and what is no table. `today`: where letters are made, among which may be
 * 職員への一覧.
 */
export function sourcesFrom(
  read: Read,
  { forms, secret }: Addresses,
  given: Pick<Sources, "settings"> & Partial<Sources>,
  today?: Day,
): Sources {
  const links = Object.fromEntries(Object.entries(forms).map(([form, link]) => [form, link?.short ?? ""]));
  const sources = { links, keyOf: keysFrom(secret, forms), ...given };
  for (const [name, table] of Object.entries(TABLES))
    if (!(name in given)) Object.defineProperty(sources, name, { get: () => read(table), enumerable: true });
  if (today !== undefined)
    Object.defineProperty(sources, "waiting", { get: () => waitingLines(workDesk(read, today, given.settings)) });
  return sources as Sources;
}
