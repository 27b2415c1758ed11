/** マッチング > 提案を作る, 判断を確かめる: propose pairs, and say whether what staff judged can be done. */
import type { Context, Entry } from "../../platform/entry.ts";
import { settingValues } from "../../settings.ts";
import { applicants } from "../../tables/applicants.ts";
import { cases, type Case } from "../../tables/cases.ts";
import { settingRows } from "../../tables/desk.ts";
import { appointments, instructors, openings, pastVisits } from "../../tables/instructors.ts";
import { notices } from "../../tables/notices.ts";
import { yearException } from "../../tables/year-exception.ts";
import { snapshots } from "../../tables/years.ts";
import { changed } from "./case-rows.rules.ts";
import { layDesk, type Desk } from "./desk.rules.ts";
import { askAfter, isOvertaken, withdrawnLetters } from "./host-ask.rules.ts";
import { judgementEffects } from "./judgement-effects.rules.ts";
import type { Judged } from "./claims.rules.ts";
import { checkMessage, proposalMessage } from "./messages.rules.ts";
import { placementOf } from "./placement.rules.ts";
import { policyOf } from "./policy.rules.ts";
import { planProposals } from "./proposal.rules.ts";
import { writeRecord } from "./record.command.ts";
import { recordOf } from "./record.rules.ts";

export const proposeMatches: Entry<undefined> = {
  operation: "マッチング：提案を作る",
  scopes: [],
  run(context) {
    const desk = readDesk(context);
    say(
      context,
      `1/3　申込み${desk.seekers.length}件と指導医${desk.roster.hosts.length}人を読みました。組み合わせています`,
    );
    const plan = planProposals(desk);
    say(context, `2/3　${plan.proposed.length}件を組み合わせました。記録しています`);
    writeRecord(context, recordOf({ mode: "提案を作る", ...plan }, context.at, context.user));
    say(context, "3/3　マッチングシートに書いています");
    withdrawAsks(context, plan.placement.judged);
    // A row is closed only once all else about it is written, so that a rerun still finds it open.
    context.rows.update(cases, plan.details);
    context.rows.update(cases, plan.closings);
    context.rows.append(cases, plan.appends);
    return { message: proposalMessage(plan), count: plan.proposed.length };
  },
};

/** A line in the corner of the workbook, which the next one replaces; it goes by itself, also when the run breaks off. */
const SHOWN_SECONDS = 60;

function say({ book }: Context, line: string): void {
  book.toast(line, "提案を作る", SHOWN_SECONDS);
}

export const checkVerdicts: Entry<undefined> = {
  operation: "マッチング：判断を確かめる",
  scopes: [],
  run(context) {
    const desk = readDesk(context);
    const placement = placementOf(desk);
    const { judged } = placement;
    const effects = judgementEffects(desk, placement);
    const values = (each: Judged): Partial<Case> => ({
      verdictCheck: each.text,
      effect: effects.get(each.row.caseId) ?? "",
      ...askAfter(each),
    });
    withdrawAsks(context, judged);
    context.rows.update(cases, changed(judged.map((each) => ({ row: each.row, values: values(each) }))));
    const count = judged.filter(({ kind }) => kind !== "none").length;
    return { message: checkMessage(judged), count };
  },
};

/** Asks that judgements have overtaken: what has not left does not leave. 通知 is read only where there are any. */
export function withdrawAsks({ rows }: Context, judged: readonly Judged[]): void {
  const overtaken = new Set(judged.filter(isOvertaken).map(({ row }) => row.caseId));
  if (overtaken.size > 0) rows.update(notices, withdrawnLetters(rows.read(notices, { lenient: true }), overtaken));
}

/** One read a table, however many rows. Throws OfficeError for what cannot be read, with its place. */
export function readDesk(context: Context): Desk {
  const { rows, today } = context;
  const register = rows.read(cases);
  const counted = rows.read(snapshots, { absent: true });
  return layDesk(
    {
      applicants: rows.read(applicants),
      instructors: rows.read(instructors),
      appointments: rows.read(appointments),
      openings: rows.read(openings),
      cases: register,
      pastVisits: rows.read(pastVisits),
    },
    policyOf(settingValues(rows.read(settingRows)), today, (year) => yearException(year, counted, register)),
  );
}
