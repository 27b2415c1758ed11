/**
 * 受付: every answer of both Forms is taken in exactly once, by response id. A submit event, the hourly sweep and the
 * menu all do the same: ask the Form what was sent, and take in what is not in the tables. So it makes no difference
 * whether an event came twice, blank, out of order or never.
 */
import { momentOf } from "../../core/calendar.ts";
import type { Question } from "../../core/question.ts";
import { blankRow } from "../../core/table.ts";
import { acceptance, application, questionsFor, type FormDeclaration, type FormKey } from "../../forms/index.ts";
import type { Context, Entry, Outcome } from "../../platform/entry.ts";
import { hasForm, newReplies, type FormReply } from "../../platform/responses.ts";
import { readJson, readState, writeJson, writeState } from "../../platform/state.ts";
import type { SettingValues } from "../../settings.ts";
import { applicants } from "../../tables/applicants.ts";
import { reviews } from "../../tables/desk.ts";
import { appointments } from "../../tables/instructors.ts";
import { planAcceptances, type AcceptancePlan } from "./acceptance.rules.ts";
import { replyFrom } from "./answers.rules.ts";
import { planApplications, type ApplicationPlan } from "./application.rules.ts";
import { refusedRow, reviewIdOf, type Arrival, type Refusal } from "./arrival.rules.ts";
import { acceptanceDesk, applicationDesk, readSettings, writeAcceptances, writeApplications } from "./desk.command.ts";
import { intakeMessage, type Tally } from "./messages.rules.ts";

/** How far back to look: past the few newest, to the last sweep and a day before, or to the beginning. */
type Reach = "newest" | "recent" | "all";

/** A response shows in the Form soon after it was sent; a day is far more than that. */
const MARGIN = 86_400_000;
/** On submit, this many known ones in a row end the search; the hourly sweep finds what may lie behind them. */
const ENOUGH = 5;
/** Reading one reply takes some 140 calls (about 3 s), so that this many stay well inside six minutes. */
const MOST = 40;

/** 受付 > 回答を取り込む. Only the office account can open the Forms; for a clerk the clock is asked. */
export const takeIn: Entry<undefined> = {
  operation: "回答を取り込む",
  scopes: [],
  run: (context) => {
    const owner = readState("owner");
    return owner === undefined || owner === context.user ? takeInForms(context, "all") : askTheClock();
  },
};

/** Called when either Form was sent. What the event carries is not looked at: it may be blank. */
export const formSubmitted: Entry<undefined> = {
  operation: "フォームの送信を受け付ける",
  scopes: [],
  run: (context) => takeInForms(context, "newest"),
};

/** The hourly sweep, under the caller's lock. `left` is how many new answers wait for the next run. */
export function sweepForms(context: Context): Outcome & { readonly left: number } {
  return takeInForms(context, "recent");
}

type Marks = Partial<Record<FormKey, number>>;

function takeInForms(context: Context, reach: Reach): Outcome & { readonly left: number } {
  const settings = readSettings(context);
  const marks = readJson<Marks>("intakeSince", {});
  const reviewed = context.rows.read(reviews, { lenient: true });
  const known = new Set(reviewed.map((row) => row.responseId));
  const sent = {
    application: arrivalsOf(
      application,
      settings,
      reach,
      marks,
      union(known, context.rows.read(applicants, { lenient: true })),
    ),
    acceptance: arrivalsOf(
      acceptance,
      settings,
      reach,
      marks,
      union(known, context.rows.read(appointments, { lenient: true })),
    ),
  };
  const applied = takeInApplications(context, settings, sent.application.arrivals);
  const accepted = takeInAcceptances(context, settings, sent.acceptance.arrivals);
  const listed = new Set(reviewed.map((row) => row.reviewId));
  fileRefused(context, listed, applied?.refused ?? [], application.kind);
  fileRefused(context, listed, accepted?.refused ?? [], acceptance.kind);
  const left = sent.application.left + sent.acceptance.left;
  remember(context, reach, left);
  return { ...report(applied, accepted, left), left };
}

const union = (known: ReadonlySet<string>, rows: readonly { readonly responseId: string }[]): Set<string> =>
  new Set([...known, ...rows.map((row) => row.responseId)]);

interface Sent {
  readonly arrivals: Arrival[];
  readonly left: number;
}

/** What a Form holds that is not in the tables. A Form that setup has not made yet is passed over, except by menu. */
function arrivalsOf(
  form: FormDeclaration,
  settings: SettingValues,
  reach: Reach,
  marks: Marks,
  known: ReadonlySet<string>,
): Sent {
  if (reach !== "all" && !hasForm(form.key)) return { arrivals: [], left: 0 };
  const questions = questionsFor(form, settings);
  const mark = marks[form.key];
  const { replies, left } = newReplies({
    form: form.key,
    title: form.title,
    questions,
    known,
    most: MOST,
    ...(reach === "all" || mark === undefined ? {} : { since: mark - MARGIN }),
    ...(reach === "newest" ? { enough: ENOUGH } : {}),
  });
  return { arrivals: replies.map((reply) => arrivalOf(reply, questions)), left };
}

function arrivalOf(reply: FormReply, questions: readonly Question[]): Arrival {
  const { responseId, atMs } = reply;
  return {
    responseId,
    atMs,
    receivedAt: momentOf(atMs),
    ...replyFrom(questions, reply.items),
    route: "フォーム",
    faults: [],
  };
}

function takeInApplications(
  context: Context,
  settings: SettingValues,
  arrivals: readonly Arrival[],
): ApplicationPlan | undefined {
  if (arrivals.length === 0) return undefined;
  const plan = planApplications(arrivals, applicationDesk(context, settings));
  writeApplications(context, plan);
  return plan;
}

function takeInAcceptances(
  context: Context,
  settings: SettingValues,
  arrivals: readonly Arrival[],
): AcceptancePlan | undefined {
  if (arrivals.length === 0) return undefined;
  const plan = planAcceptances(arrivals, acceptanceDesk(context, settings));
  writeAcceptances(context, plan);
  return plan;
}

/** What cannot be read goes where staff see it, never away. */
function fileRefused(
  context: Context,
  listed: ReadonlySet<string>,
  refused: readonly Refusal[],
  kind: FormDeclaration["kind"],
): void {
  const fresh = refused.filter((refusal) => !listed.has(reviewIdOf(refusal.arrival.responseId)));
  context.rows.append(
    reviews,
    fresh.map((refusal) => blankRow(reviews, refusedRow(refusal, kind, context.at))),
  );
}

/** Notes up to when everything was looked through, once nothing is left; wakes the clock where something is. */
function remember(context: Context, reach: Reach, left: number): void {
  if (left > 0) {
    writeState("sweepAt", "0");
    writeState("due", "0");
  } else if (reach !== "newest")
    writeJson("intakeSince", { application: context.ms, acceptance: context.ms } satisfies Marks);
}

function report(applied: ApplicationPlan | undefined, accepted: AcceptancePlan | undefined, left: number): Outcome {
  const tally: Tally = {
    states: (applied?.applicants ?? []).map((row) => row.state),
    acceptances: (accepted?.appointments ?? []).map((row) => row.accepted),
    refused: (applied?.refused.length ?? 0) + (accepted?.refused.length ?? 0),
    left,
  };
  return { message: intakeMessage(tally), count: tally.states.length + tally.acceptances.length + tally.refused };
}

/** The next sweep then reads from the beginning, as the menu does. */
function askTheClock(): Outcome {
  writeJson("intakeSince", {});
  writeState("sweepAt", "0");
  writeState("due", "0");
  return {
    message:
      "フォームを開けるのは事務所アカウントだけなので、取込みを時計に頼みました。数分のうちに取り込まれ、結果は「操作記録」に載ります",
  };
}
