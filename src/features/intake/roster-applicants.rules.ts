/** A hospital's list of applicants (→ 申込者): each row is an application by the same rules as the Form's (R42). Pure. */
import { msOf } from "../../core/calendar.ts";
import { canonicalJson, sha256 } from "../../core/hash.ts";
import type { Question } from "../../core/question.ts";
import { nameKey } from "../../core/text.ts";
import { applicants, type Applicant } from "../../tables/applicants.ts";
import { planApplications, type ApplicationDesk, type ApplicationPlan } from "./application.rules.ts";
import type { Arrival } from "./arrival.rules.ts";
import { differencesOf } from "../../core/differences.ts";
import { receiptOf } from "./proxy.rules.ts";
import { valuesOf } from "./reading.rules.ts";
import {
  lineOf,
  previewOf,
  readRoster,
  type Pasted,
  type Preview,
  type RosterLine,
  type RosterRow,
} from "./roster.rules.ts";

export interface ApplicantRosterPlan {
  readonly preview: Preview;
  readonly plan: ApplicationPlan;
}

/** `wanted`: ids of the rows to take; all that can be taken where not given. */
export function planApplicantRoster(
  pasted: Pasted,
  desk: ApplicationDesk,
  now: string,
  wanted?: ReadonlySet<string>,
): ApplicantRosterPlan {
  const received = receiptOf({ day: pasted.day, time: "" }, now);
  const read = readRoster(pasted.text, askedOf(desk.questions, pasted.consented));
  const faults = [...received.faults.map((fault) => fault.text), ...read.faults];
  const rows = faults.length > 0 ? [] : read.rows;
  const known = knownIn(desk);
  const judged = rows.map((row) => ({ row, line: judge(row, desk, known) }));
  const arrivals = judged
    .filter(({ line }) => line.verdict === "取り込む" && (wanted?.has(line.id) ?? true))
    .map(({ row, line }) => arrivalOf(row, line.id, received.receivedAt, desk.user));
  const plan = planApplications(arrivals, desk);
  const planned = new Map(plan.applicants.map((row) => [row.responseId, row]));
  const lines = judged.map(({ line }) => ({ ...line, note: line.note || noteOf(planned.get(line.id)) }));
  return { plan, preview: previewOf(pasted, { ...read, faults }, lines) };
}

const noteOf = (row: Applicant | undefined): string => (row ? `${row.state}（${row.stateNote}）` : "");

/** A list bears no address for everybody; consents stand on papers that staff hold, or in columns of the list. */
function askedOf(questions: readonly Question[], consented: boolean): Parameters<typeof readRoster>[1] {
  const consents = questions.filter(({ kind }) => kind === "consent");
  const need = ({ required, kind }: Question): boolean => required && kind !== "email";
  return {
    ...{ tables: [applicants], questions, need },
    needed: applicantNeeded(questions),
    shared: consented ? Object.fromEntries(consents.map(({ key, choices }) => [key, choices[0] ?? ""])) : {},
  };
}

/** Keys of the headings that a list must have. */
export const applicantNeeded = (questions: readonly Question[]): ReadonlySet<string> =>
  new Set(
    questions.flatMap(({ required, kind, key }) => (required && kind !== "email" && kind !== "consent" ? [key] : [])),
  );

/** Who is there already, and at which row of the list each person stood first. */
interface KnownPeople {
  readonly byId: ReadonlyMap<string, Applicant>;
  /** Applications of the year that are not withdrawn. */
  readonly byTraits: ReadonlyMap<string, Applicant>;
  readonly above: Map<string, number>;
}

function knownIn({ applicants: rows, fiscalYear }: ApplicationDesk): KnownPeople {
  const open = rows.filter((row) => row.fiscalYear === fiscalYear && row.state !== "取消");
  return {
    byId: new Map(rows.map((row) => [row.responseId, row])),
    // The first of several: the later ones double it.
    byTraits: new Map(open.reverse().map((row) => [traitsOf(row), row])),
    above: new Map(),
  };
}

function judge(row: RosterRow, desk: ApplicationDesk, known: KnownPeople): RosterLine {
  const applicant = valuesOf(desk.questions, row.reading, applicants) as unknown as Applicant;
  const id = idOf(row, desk);
  const say = (verdict: RosterLine["verdict"], ...notes: string[]): RosterLine =>
    lineOf(row, applicant.name, id, verdict, ...notes);
  if (row.reading.faults.length > 0) return say("直してください", ...row.reading.faults.map(({ text }) => text));
  const who = traitsOf(applicant);
  const there = known.byId.get(id) ?? known.byTraits.get(who);
  if (there) return say("すでにあります", `${there.applicationId}（${there.state}）`, ...differing(there, applicant));
  const above = known.above.get(who);
  if (above !== undefined) return say("直してください", `${above}行目と同じ人です。片方を消してください`);
  known.above.set(who, row.line);
  return say("取り込む");
}

/** The same answers have the same id in every paste of the year, whatever else stands on the list. */
function idOf({ reading }: RosterRow, { questions, fiscalYear }: ApplicationDesk): string {
  const lasting = questions.filter(({ kind }) => kind !== "consent").map(({ key }) => [key, reading.values[key]]);
  return `名簿/${fiscalYear}/${sha256(canonicalJson(lasting)).slice(0, 20)}`;
}

/** A person as far as a list tells: name, kana, profession and institution. */
const traitsOf = ({ name, kana, profession, facility }: Applicant): string =>
  [nameKey(name), nameKey(kana), profession, nameKey(facility)].join("/");

function differing(there: Applicant, applicant: Applicant): string[] {
  const lines = differencesOf(applicants, there, applicant);
  return lines.length === 0 ? [] : [`違うところ（書き換えません）：\n${lines.join("\n")}`];
}

/** Rows of one list were received together; they keep the order of the list. */
function arrivalOf({ line, answers }: RosterRow, id: string, receivedAt: string, user: string): Arrival {
  return {
    ...{ responseId: id, receivedAt, atMs: msOf(receivedAt) + line, answers, raw: "", faults: [] },
    ...{ route: "名簿から", enteredBy: user },
  };
}
