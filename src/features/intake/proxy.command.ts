/** 受付 > 代理入力: what came by post, FAX, hand, telephone or mail, typed in by staff through the same checks as a Form. */
import { textIn, type Row, type Table } from "../../core/table.ts";
import { formOf, isKeyed, KEY_QUESTION, type KeyedForm } from "../../forms/index.ts";
import type { Context, Entry, Outcome } from "../../platform/entry.ts";
import { freshId, showDialog } from "../../platform/ui.ts";
import { applicants } from "../../tables/applicants.ts";
import { appointments } from "../../tables/instructors.ts";
import { planAcceptances } from "./acceptance.rules.ts";
import { planApplications } from "./application.rules.ts";
import {
  acceptanceDesk,
  applicationDesk,
  keyedDesk,
  readSettings,
  writeAcceptances,
  writeApplications,
} from "./desk.command.ts";
import { differenceOf, differencesOf } from "../../core/differences.ts";
import { planKeyed, tableOf } from "./keyed.rules.ts";
import { proxyMessages } from "./messages.rules.ts";
import { proxyArrival, proxyDesk, type ProxyPaper, type ProxyReply } from "./proxy.rules.ts";
import { atLarge, type Fault } from "./reading.rules.ts";

export const PROXY = "代理入力";

/** Opens the page; it takes one paper after another. */
export function openProxyPage(context: Context): void {
  showDialog("proxy", proxyDesk(readSettings(context), freshId()), PROXY, { width: 900, height: 680 });
}

/** One paper. What cannot be read is refused to the person who holds it, and not filed in 要確認. */
export const enterPaper: Entry<ProxyPaper> = {
  operation: PROXY,
  scopes: [],
  run(context, paper) {
    const form = formOf(paper.form);
    if (isKeyed(form)) return enterKeyed(context, paper, form);
    return (paper.form === "application" ? enterApplication : enterAcceptance)(context, paper);
  },
};

/** What says what a paper is about stands in its key, so that nobody's answer lands in another's row. */
function enterKeyed(context: Context, paper: ProxyPaper, form: KeyedForm): Outcome {
  const table = tableOf(form);
  const whole = keyedDesk(context, readSettings(context), form);
  const mine = (row: Row<Table>): boolean => textIn(row, "responseId") === paper.id;
  const [there] = whole.rows.filter(mine);
  const plan = planKeyed([proxyArrival(paper, context.at, context.user)], {
    ...whole,
    rows: whole.rows.filter((row) => !mine(row)),
  });
  const [row] = plan.rows;
  if (there) return again(textIn(there, table.key), row && differencesOf(table, there, row));
  if (!row) return refused(plan.refused.flatMap(({ faults }) => faults));
  // A person is there to be asked: nothing is held that can be mended at once.
  if (textIn(row, "state") === "保留") return refused([{ text: textIn(row, "stateNote"), key: KEY_QUESTION }]);
  context.rows.append(table, plan.rows);
  const place = textIn(row, table.key);
  return unwritten(context, place) ?? taken(place, proxyMessages.keyed(form.title, place, plan.rows.length));
}

function enterApplication(context: Context, paper: ProxyPaper): Outcome {
  const whole = applicationDesk(context, readSettings(context));
  const there = whole.applicants.find((row) => row.responseId === paper.id);
  const desk = { ...whole, applicants: whole.applicants.filter((row) => row !== there) };
  const plan = planApplications([proxyArrival(paper, context.at, context.user)], desk);
  const [row] = plan.applicants;
  if (there) return again(there.applicationId, row && differencesOf(applicants, there, row));
  if (!row) return refused(plan.refused.flatMap(({ faults }) => faults));
  writeApplications(context, plan);
  return unwritten(context, row.applicationId) ?? taken(row.applicationId, proxyMessages.applied(row));
}

function enterAcceptance(context: Context, paper: ProxyPaper): Outcome {
  const whole = acceptanceDesk(context, readSettings(context));
  const there = whole.appointments.find((row) => row.responseId === paper.id);
  const desk = { ...whole, appointments: whole.appointments.filter((row) => row !== there) };
  const plan = planAcceptances([proxyArrival(paper, context.at, context.user)], desk);
  const [row] = plan.appointments;
  if (there) {
    const who = differenceOf("氏名", there.instructorName, row?.instructorName ?? "");
    return again(there.appointmentId, row && [...who, ...differencesOf(appointments, there, row)]);
  }
  if (!row) return refused(plan.refused.flatMap(({ faults }) => faults));
  writeAcceptances(context, plan);
  return unwritten(context, row.appointmentId) ?? taken(row.appointmentId, proxyMessages.accepted(row));
}

const taken = (place: string, message: string): Outcome => ({
  message,
  count: 1,
  reply: { place, faults: [], used: true } satisfies ProxyReply,
});

/**
 * Under this name something is in already: the same paper, whose answer was lost on its way; or, where it says otherwise,
 * perhaps another one, typed in after that. `differing` is undefined where what came now cannot be read at all.
 */
function again(place: string, differing: readonly string[] | undefined): Outcome {
  if (differing?.length === 0) return { ...taken(place, proxyMessages.again(place)), count: 0 };
  const faults = atLarge(proxyMessages.another(place, differing ?? []));
  return { message: proxyMessages.unsure, quiet: true, reply: { place: "", faults, used: true } satisfies ProxyReply };
}

/** Nothing was written, so nothing is noted: the person is still at it. */
const refused = (faults: readonly Fault[]): Outcome => ({
  message: proxyMessages.refused(faults.length),
  quiet: true,
  reply: { place: "", faults, used: false } satisfies ProxyReply,
});

/** A paper stands in no Form from which a sweep would bring it again, so the person must know. */
function unwritten(context: Context, key: string): Outcome | undefined {
  return context.rows.unwritten.some((each) => each.key === key) ? refused(atLarge(proxyMessages.moved)) : undefined;
}
