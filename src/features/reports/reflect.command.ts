/**
 * 報告 > 報告を反映する, and the same by itself after every intake and every hour: reports become days and states of their
 * cases, or wait for staff with the reason.
 */
import type { Patch } from "../../core/table.ts";
import type { Context, Entry, Outcome } from "../../platform/entry.ts";
import { allowedNames } from "../../tables/shown-text.ts";
import { cases } from "../../tables/cases.ts";
import { reviews } from "../../tables/desk.ts";
import { notices } from "../../tables/notices.ts";
import { instructorReports, traineeReports } from "../../tables/reports.ts";
import type { Side } from "../../tables/words.ts";
import { outrunCertificates } from "./certificates.rules.ts";
import { hasSheets, inHand, LENIENT, readDesk, readReports, readSettings } from "./desk.command.ts";
import { reflectFollowUps } from "./follow-up.command.ts";
import { reflectedMessage, type Reflected } from "./messages.rules.ts";
import {
  caseDays,
  caseSteps,
  incidentRow,
  incidents,
  needless,
  replacedRows,
  rowIntents,
  rowStates,
} from "./outcome.rules.ts";
import { anySuspicious, checkPatches } from "./patient.rules.ts";
import { isOpen, judgeReports, type ReportDesk } from "./reflect.rules.ts";
import type { ReportRow, ReportRows } from "./sides.rules.ts";

const operation = "報告を反映する";

/** After every intake, and every hour. */
export const reportRound: Entry<undefined> = {
  operation: "報告の見回り",
  scopes: [],
  run(context): Outcome {
    if (!hasSheets(context)) return { message: "", quiet: true };
    const done = reflect(context);
    const count = done.changed + done.warned + done.incidents + done.answers.states.length;
    return { message: reflectedMessage(done), count, quiet: count === 0 };
  },
};

export const reflectReports: Entry<undefined> = {
  operation,
  scopes: [],
  run(context): Outcome {
    const done = reflect(context);
    return { message: reflectedMessage(done), count: done.changed + done.answers.states.length };
  },
};

function reflect(context: Context): Reflected {
  const reports = readReports(context);
  const told = tellIncidents(context, reports);
  const open = [...reports.指導医, ...reports.受講者].some(isOpen);
  const desk = open || anySuspicious(reports) ? readDesk(context, reports) : undefined;
  const warned = desk ? warn(context, desk) : 0;
  const done = desk && open ? take(context, desk) : { judged: [], changed: 0, certificates: [] };
  return { ...done, warned, incidents: told, answers: reflectFollowUps(context) };
}

/** Before anything else is done with a report that tells of one. */
function tellIncidents(context: Context, { 指導医: rows }: ReportRows): number {
  const telling = incidents(rows);
  if (telling.length === 0) return 0;
  const known = new Set(context.rows.read(reviews, LENIENT).map(({ reviewId }) => reviewId));
  const fresh = telling.map((row) => incidentRow(row, context.at)).filter(({ reviewId }) => !known.has(reviewId));
  context.rows.append(reviews, fresh);
  return fresh.length;
}

/** Whom a report may name: the two of its case, where that is known. */
function warn(context: Context, { rows, cases: all, partiesOf }: ReportDesk): number {
  const byId = new Map(all.map((row) => [row.caseId, row]));
  const allowed = ({ caseId }: ReportRow): readonly string[] => {
    const match = byId.get(caseId);
    if (!match) return [];
    const { applicant, instructor } = partiesOf(match);
    return allowedNames(applicant, instructor);
  };
  const patches = checkPatches(rows, allowed);
  updateReports(context, patches);
  return patches.length;
}

/** What a report's state depends on comes first, and what could not be written keeps it open for the next round. */
function take(context: Context, desk: ReportDesk): Pick<Reflected, "judged" | "changed" | "certificates"> {
  const { rows, today } = context;
  const judged = judgeReports(desk);
  const gate = readSettings(context).get("payGate");
  const replaced = replacedRows(judged);
  const lost = new Set<string>();
  const noting = (unwritten: readonly { readonly key: string }[]): void =>
    unwritten.forEach(({ key }) => lost.add(key));
  const letters = judged.some(({ is }) => is === "taken") ? rows.read(notices, LENIENT) : [];
  noting(rows.update(notices, needless(letters, judged, inHand())));
  noting(updateReports(context, rowIntents(judged)));
  noting(updateReports(context, replaced));
  noting(rows.update(cases, caseDays(judged, today)));
  for (const step of caseSteps(desk.cases, desk.rows, judged, gate))
    noting(
      rows.update(
        cases,
        step.filter(({ key }) => !lost.has(key)),
      ),
    );
  const whole = judged.filter(
    ({ row, ...each }) => !lost.has(row.reportId) && !("match" in each && lost.has(each.match.caseId)),
  );
  const states = rowStates(whole, replaced);
  updateReports(context, states);
  return { judged: whole, changed: states.length, certificates: outrunCertificates(letters, whole) };
}

interface SidePatch {
  readonly side: Side;
  readonly key: string;
  readonly values: Patch<typeof instructorReports>["values"] & Patch<typeof traineeReports>["values"];
}

export function updateReports({ rows }: Context, patches: readonly SidePatch[]): { readonly key: string }[] {
  const of = (side: Side): SidePatch[] => patches.filter((each) => each.side === side);
  return [...rows.update(instructorReports, of("指導医")), ...rows.update(traineeReports, of("受講者"))];
}
