/**
 * 受付: every answer of every Form is taken in exactly once, by response id. A submit event, the hourly sweep and the
 * menu all do the same: ask the Form what was sent, and take in what is not in the tables. So it makes no difference
 * whether an event came twice, blank, out of order or never.
 */
import { momentOf } from "../../core/calendar.ts";
import type { Question } from "../../core/question.ts";
import { blankRow, textIn, type Row, type Table } from "../../core/table.ts";
import { forms, isKeyed, questionsFor, type FormDeclaration, type FormKey, type KeyedForm } from "../../forms/index.ts";
import type { Context, Entry, Outcome } from "../../platform/entry.ts";
import { keyOfFile } from "../../platform/files.ts";
import { hasForm, newReplies, type FormReply } from "../../platform/responses.ts";
import { readJson, readState, writeJson, writeState } from "../../platform/state.ts";
import type { SettingValues } from "../../settings.ts";
import { applicants } from "../../tables/applicants.ts";
import { reviews } from "../../tables/desk.ts";
import { appointments } from "../../tables/instructors.ts";
import { planAcceptances } from "./acceptance.rules.ts";
import { replyFrom } from "./answers.rules.ts";
import { planApplications } from "./application.rules.ts";
import { refusedRow, reviewIdOf, type Arrival, type Refusal } from "./arrival.rules.ts";
import {
  acceptanceDesk,
  applicationDesk,
  keyedDesk,
  readSettings,
  writeAcceptances,
  writeApplications,
  writeKeyed,
} from "./desk.command.ts";
import { planKeyed, tableOf } from "./keyed.rules.ts";
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

/**
 * Called when a Form was sent. Of the event only the Form's id is used, to look there alone; where it is blank, all Forms
 * are looked through.
 */
export const formSubmitted = (formId: string): Entry<undefined> => ({
  operation: "フォームの送信を受け付ける",
  scopes: [],
  run: (context) => {
    const kept = keyOfFile(formId);
    return takeInForms(context, "newest", forms.find(({ key }) => `form.${key}` === kept)?.key);
  },
});

/** The hourly sweep, under the caller's lock. `left` is how many new answers wait for the next run. */
export function sweepForms(context: Context): Outcome & { readonly left: number } {
  return takeInForms(context, "recent");
}

type Marks = Partial<Record<FormKey, number>>;

/** `only`: the one Form that is known to have been sent; else all are looked through. */
function takeInForms(context: Context, reach: Reach, only?: FormKey): Outcome & { readonly left: number } {
  const settings = readSettings(context);
  const marks = readJson<Marks>("intakeSince", {});
  const reviewed = context.rows.read(reviews, { lenient: true });
  const known = new Set(reviewed.map((row) => row.responseId));
  const listed = new Set(reviewed.map((row) => row.reviewId));
  const taken = forms
    .filter(({ key }) => only === undefined || key === only)
    .map((form) => takeInForm(context, settings, form, { reach, marks, known, listed }));
  const left = taken.reduce((sum, each) => sum + each.left, 0);
  remember(context, reach, left);
  return { ...report(taken, left), left };
}

interface Look {
  readonly reach: Reach;
  readonly marks: Marks;
  /** Response ids that 要確認 knows. */
  readonly known: ReadonlySet<string>;
  readonly listed: ReadonlySet<string>;
}

/** What came in by one Form. */
interface TakenIn {
  readonly form: FormDeclaration;
  readonly rows: readonly Row<Table>[];
  readonly refused: number;
  readonly left: number;
}

function takeInForm(context: Context, settings: SettingValues, form: FormDeclaration, look: Look): TakenIn {
  const rows = context.rows.read<Table>(sheetOf(form), { lenient: true });
  const known = new Set([...look.known, ...rows.map((row) => textIn(row, "responseId"))]);
  const sent = arrivalsOf(form, settings, look, known);
  const none = { form, rows: [], refused: 0, left: sent.left };
  if (sent.arrivals.length === 0) return none;
  const plan = isKeyed(form)
    ? takeInKeyed(context, settings, form, sent.arrivals)
    : form.key === "application"
      ? takeInApplications(context, settings, sent.arrivals)
      : takeInAcceptances(context, settings, sent.arrivals);
  fileRefused(context, look.listed, plan.refused, form.kind);
  return { ...none, rows: plan.rows, refused: plan.refused.length };
}

/** The sheet whose rows say which responses are in. */
function sheetOf(form: FormDeclaration): Table {
  if (isKeyed(form)) return tableOf(form);
  return form.key === "application" ? applicants : appointments;
}

interface Sent {
  readonly arrivals: Arrival[];
  readonly left: number;
}

/** What a Form holds that is not in the tables. A Form that setup has not made yet is passed over, except by menu. */
function arrivalsOf(
  form: FormDeclaration,
  settings: SettingValues,
  { reach, marks }: Look,
  known: ReadonlySet<string>,
): Sent {
  if (!hasForm(form.key) && (reach !== "all" || isKeyed(form))) return { arrivals: [], left: 0 };
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

interface Plan {
  readonly rows: readonly Row<Table>[];
  readonly refused: readonly Refusal[];
}

function takeInApplications(context: Context, settings: SettingValues, arrivals: readonly Arrival[]): Plan {
  const plan = planApplications(arrivals, applicationDesk(context, settings));
  writeApplications(context, plan);
  return { rows: plan.applicants, refused: plan.refused };
}

function takeInAcceptances(context: Context, settings: SettingValues, arrivals: readonly Arrival[]): Plan {
  const plan = planAcceptances(arrivals, acceptanceDesk(context, settings));
  writeAcceptances(context, plan);
  return { rows: plan.appointments, refused: plan.refused };
}

function takeInKeyed(context: Context, settings: SettingValues, form: KeyedForm, arrivals: readonly Arrival[]): Plan {
  const plan = planKeyed(arrivals, keyedDesk(context, settings, form));
  writeKeyed(context, form, plan.rows);
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
    writeJson("intakeSince", Object.fromEntries(forms.map(({ key }) => [key, context.ms])) satisfies Marks);
}

function report(taken: readonly TakenIn[], left: number): Outcome {
  const of = (key: FormKey): readonly Row<Table>[] => taken.find(({ form }) => form.key === key)?.rows ?? [];
  const keyed = taken.filter(({ form, rows }) => isKeyed(form) && rows.length > 0);
  const tally: Tally = {
    states: of("application").map((row) => textIn(row, "state")),
    acceptances: of("acceptance").map((row) => textIn(row, "accepted")),
    keyed: keyed.map(({ form, rows }) => ({
      sheet: sheetOf(form).name,
      rows: rows.length,
      held: rows.filter((row) => textIn(row, "state") === "保留").length,
    })),
    refused: taken.reduce((sum, each) => sum + each.refused, 0),
    left,
  };
  return {
    message: intakeMessage(tally),
    count: taken.reduce((sum, { rows, refused }) => sum + rows.length + refused, 0),
  };
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
