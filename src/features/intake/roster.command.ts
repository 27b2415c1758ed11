/** 受付 > 名簿を貼り付ける: a list is looked at row by row first; then exactly what was looked at is taken in, once. */
import { OfficeError } from "../../core/errors.ts";
import type { Context, Entry, Outcome } from "../../platform/entry.ts";
import { showDialog } from "../../platform/ui.ts";
import { listFrom, type SettingValues } from "../../settings.ts";
import { recommendations } from "../../tables/association.ts";
import { appointments, instructors, pastVisits } from "../../tables/instructors.ts";
import { notices } from "../../tables/notices.ts";
import { askedYear } from "../../tables/recommended.ts";
import { applicationDesk, readSettings, writeApplications } from "./desk.command.ts";
import { countStates } from "./messages.rules.ts";
import { planApplicantRoster } from "./roster-applicants.rules.ts";
import { planInstructors } from "./roster-instructors.rules.ts";
import { rosterDesk } from "./roster-page.rules.ts";
import { planVisits } from "./roster-visits.rules.ts";
import {
  digestOf,
  rosterMessage,
  type Pasted,
  type Preview,
  type RosterReply,
  type RosterTally,
  type Taken,
} from "./roster.rules.ts";

export const ROSTER = "名簿を貼り付ける";

export function openRosterPage(context: Context): void {
  showDialog("roster", rosterDesk(readSettings(context)), ROSTER, { width: 980, height: 680 });
}

/** What would be taken in; nothing is written. */
export const previewRoster = (context: Context, pasted: Pasted): Preview => planOf(context, pasted).preview;

export const takeInRoster: Entry<Taken> = { operation: ROSTER, scopes: [], run: takeIn };

interface RosterPlan {
  readonly preview: Preview;
  /** How many rows go in. */
  readonly taken: number;
  readonly states: string;
  write(): void;
}

/** Read, decide, write. What a run that was cut off had written is すでにあります for the next. */
function takeIn(context: Context, taken: Taken): Outcome {
  if (digestOf(taken) !== taken.digest)
    throw new OfficeError(
      "貼り付けた内容が、確かめたときと違います",
      {},
      "もう一度「確かめる」を押して、行ごとの結果を見てから取り込んでください",
    );
  const plan = planOf(context, taken, new Set(taken.ids));
  plan.write();
  const unwritten = context.rows.unwritten.filter(({ gone }) => !gone).length;
  const tally: RosterTally = {
    ...{ kind: taken.kind, asked: taken.ids, taken: plan.taken, lines: plan.preview.lines },
    ...{ states: plan.states, unwritten },
  };
  return { message: rosterMessage(tally), count: plan.taken, reply: { unwritten } satisfies RosterReply };
}

function planOf(context: Context, pasted: Pasted, wanted?: ReadonlySet<string>): RosterPlan {
  const settings = readSettings(context);
  if (pasted.kind === "instructors") return instructorsOf(context, settings, pasted, wanted);
  if (pasted.kind === "visits") return visitsOf(context, settings, pasted, wanted);
  const { plan, preview } = planApplicantRoster(pasted, applicationDesk(context, settings), context.at, wanted);
  return {
    ...{ preview, taken: plan.applicants.length },
    states: countStates(plan.applicants.map((row) => row.state)),
    write: () => writeApplications(context, plan),
  };
}

function instructorsOf(
  context: Context,
  settings: SettingValues,
  pasted: Pasted,
  wanted: ReadonlySet<string> | undefined,
): RosterPlan {
  const { rows: sheets, at, user } = context;
  const desk = {
    instructors: sheets.read(instructors, { lenient: true }),
    appointments: sheets.read(appointments, { lenient: true }),
    recommendations: sheets.read(recommendations, { lenient: true }),
    fiscalYear: askedYear(sheets.read(notices, { lenient: true }), settings.need("fiscalYear") ?? 0),
    ...{ at, user },
    listOf: (source: { readonly setting: string }) => listFrom(settings, source),
  };
  const { preview, rows } = planInstructors(pasted, desk, wanted);
  return { preview, taken: rows.length, states: "", write: () => void sheets.append(recommendations, rows) };
}

function visitsOf(
  context: Context,
  settings: SettingValues,
  pasted: Pasted,
  wanted: ReadonlySet<string> | undefined,
): RosterPlan {
  const visits = context.rows.read(pastVisits, { lenient: true });
  const desk = { fiscalYear: settings.need("fiscalYear") ?? 0, visits, now: context.at };
  const { preview, rows } = planVisits(pasted, desk, wanted);
  return { preview, taken: rows.length, states: "", write: () => void context.rows.append(pastVisits, rows) };
}
