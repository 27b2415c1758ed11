/** Books on which messages about days are reflected by plans alone, write by write, in the order of the command. */
import { blankRow } from "../../../src/core/table.ts";
import { visitLetters } from "../../../src/features/schedule/letters.rules.ts";
import { planRound, type RoundPlan, type ScheduleDesk } from "../../../src/features/schedule/round.rules.ts";
import { settings, settingValues, type SettingValues } from "../../../src/settings.ts";
import { cases, type Case } from "../../../src/tables/cases.ts";
import { appointments, type Appointment } from "../../../src/tables/instructors.ts";
import { schedules, type Schedule } from "../../../src/tables/messages.ts";
import type { Notice } from "../../../src/tables/notices.ts";
import { patched } from "../matching/cancel-books.ts";

export const TODAY = "2018-06-15";
export const USER = "office@example.jp";
export const CASE = "案-2018-0001-1";
export const caseIdOf = (n: number): string => `案-2018-000${n}-1`;

export interface Books {
  readonly cases: readonly Case[];
  readonly messages: readonly Schedule[];
  readonly appointments: readonly Appointment[];
  readonly notices: readonly Notice[];
}

/** The n-th case, decided on 1 June with instructor 1, without a day. */
export const decided = (n: number, values: Partial<Case> = {}): Case =>
  blankRow(cases, {
    caseId: caseIdOf(n),
    state: "決定",
    applicationId: `申-2018-000${n}`,
    instructorId: "医-0001",
    fiscalYear: 2018,
    day: "2018-07-02",
    half: "午前",
    decidedAt: "2018-06-01 10:00:00",
    ...values,
  });

export const terms = (values: Partial<Appointment> = {}): Appointment =>
  blankRow(appointments, { appointmentId: "委-2018-医-0001", instructorId: "医-0001", fiscalYear: 2018, ...values });

/** The n-th message, on 10 June at n minutes past nine; the trainee of the first case says 9 July, afternoon. */
export const said = (n: number, values: Partial<Schedule> = {}): Schedule =>
  blankRow(schedules, {
    scheduleId: `連-2018-${String(n).padStart(4, "0")}`,
    state: "未反映",
    caseId: CASE,
    side: "受講者",
    kind: "日程が決まった",
    visitOn: "2018-07-09",
    half: "午後",
    fiscalYear: 2018,
    receivedAt: `2018-06-10 09:${String(n).padStart(2, "0")}:00`,
    ...values,
  });

export const books = (messages: readonly Schedule[], more: Partial<Books> = {}): Books => ({
  cases: [decided(1)],
  appointments: [terms()],
  notices: [],
  ...more,
  messages,
});

/** 設定 with what it starts with, and what a test decides otherwise. */
export const settingsWith = (values: Readonly<Record<string, string>> = {}): SettingValues =>
  settingValues(
    Object.values(settings).map(({ name, ...rest }) => ({
      name,
      value: values[name] ?? ("standard" in rest ? String(rest.standard) : ""),
    })),
  );

export const deskOf = (now: Books): ScheduleDesk => ({
  messages: now.messages,
  appointments: now.appointments,
  secret: "0123456789abcdef".repeat(4),
  book: { today: TODAY, fiscalYear: 2018, settings: settingsWith(), cases: now.cases, applicants: [] },
});

const writes: readonly ((now: Books, plan: RoundPlan) => Books)[] = [
  (now, { intents }) => ({ ...now, messages: patched(now.messages, "scheduleId", intents) }),
  (now, { changed }) => {
    const desk = { settings: settingsWith(), notices: now.notices, inHand: new Set<string>(), user: USER };
    const { fresh } = visitLetters(changed, desk);
    const there = new Set(now.notices.map(({ noticeId }) => noticeId));
    return { ...now, notices: [...now.notices, ...fresh.filter(({ noticeId }) => !there.has(noticeId))] };
  },
  (now, { changed }) => {
    const desk = { settings: settingsWith(), notices: now.notices, inHand: new Set<string>(), user: USER };
    return { ...now, notices: patched(now.notices, "noticeId", visitLetters(changed, desk).overtaken) };
  },
  (now, { days }) => ({ ...now, cases: patched(now.cases, "caseId", days) }),
  (now, { caseStates }) => ({ ...now, cases: patched(now.cases, "caseId", caseStates) }),
  (now, { versions }) => ({ ...now, cases: patched(now.cases, "caseId", versions) }),
  (now, { details }) => ({ ...now, messages: patched(now.messages, "scheduleId", details) }),
  (now, { states }) => ({ ...now, messages: patched(now.messages, "scheduleId", states) }),
];
export const ROUND_WRITES = writes.length;

/** What stands after the first `count` writes of a round. */
export function reflect(now: Books, count = ROUND_WRITES): Books {
  const plan = planRound(deskOf(now));
  return writes.slice(0, count).reduce((books, write) => write(books, plan), now);
}

export const row = (now: Books, caseId = CASE): Case => {
  const found = now.cases.find((each) => each.caseId === caseId);
  if (!found) throw new Error(`no case ${caseId}`);
  return found;
};
export const messageOf = (now: Books, n: number): Schedule => {
  const found = now.messages.find((each) => each.scheduleId === said(n).scheduleId);
  if (!found) throw new Error(`no message ${n}`);
  return found;
};
/** Staff choose in 処理, and name what it is about where they must. */
export const judged = (now: Books, n: number, verdict: Schedule["verdict"], subjectChoice = ""): Books => ({
  ...now,
  messages: patched(now.messages, "scheduleId", [{ key: said(n).scheduleId, values: { verdict, subjectChoice } }]),
});
export const noticeIds = (now: Books): string[] => now.notices.map(({ noticeId }) => noticeId).sort();
