/** Requests to be an instructor that were not answered in time: since when, and how often they were reminded of. Pure. */
import { addDays, daysBetween, type Day } from "../core/calendar.ts";
import type { SettingValues } from "../settings.ts";
import type { Appointment, Instructor } from "../tables/instructors.ts";
import type { LetterKind, Notice } from "../tables/notices.ts";
import { dueOn } from "./deadlines.ts";

export interface RequestDesk {
  readonly settings: SettingValues;
  readonly rows: readonly Notice[];
  readonly instructors: readonly Instructor[];
  readonly appointments: readonly Appointment[];
  readonly today: Day;
}

export interface Unanswered {
  /** 依-2018-医-0001. */
  readonly requestId: string;
  readonly instructorId: string;
  readonly fiscalYear: number;
  /** The last day on which an answer was in time, counted from when the request left. */
  readonly due: Day;
  /** Reminders of it, those of a reissue not counted, in the order of their numbers. */
  readonly reminders: readonly Notice[];
  /** Whether it has been reminded of as often as the setting says, and its last term is over as well: staff must ask. */
  readonly beyond: boolean;
}

const REQUEST: LetterKind = "就任・受入依頼";
export const REMINDER: LetterKind = "回答のお願い";

const turnOf = ({ noticeId }: Notice): number => Number(/お願い(\d+)$/.exec(noticeId)?.[1] ?? 0);

/** All that are overdue today, of the year that is open and the coming one, by number. Throws OfficeError as dueOn does. */
export function unansweredRequests(desk: RequestDesk): Unanswered[] {
  const { settings, rows, today } = desk;
  const open = settings.get("fiscalYear") ?? 0;
  const sent = new Map<string, Notice>();
  for (const row of rows) {
    if (row.letter !== REQUEST || row.state === "取消" || row.dispatchedOn === "") continue;
    const known = sent.get(row.subjectId);
    // A reissue gives time anew.
    if (!known || known.dispatchedOn < row.dispatchedOn) sent.set(row.subjectId, row);
  }
  const found = [...sent.values()].flatMap((request): Unanswered[] => {
    const { subjectId: requestId, addresseeId: instructorId, fiscalYear } = request;
    const due = dueOn(settings, request.dispatchedOn, settings.get("acceptanceDays"));
    if (fiscalYear === null || fiscalYear < open || due === "" || today <= due) return [];
    if (!isWaitedFor(desk, instructorId, fiscalYear)) return [];
    const reminders = rows
      .filter((row) => row.letter === REMINDER && row.subjectId === requestId && row.reissueOf === "")
      .sort((one, other) => turnOf(one) - turnOf(other));
    return [{ requestId, instructorId, fiscalYear, due, reminders, beyond: isBeyond(desk, due, reminders) }];
  });
  return found.sort((one, other) => (one.requestId < other.requestId ? -1 : 1));
}

/** In office, and neither accepted nor declined. */
export function isWaitedFor(
  { instructors, appointments }: Pick<RequestDesk, "instructors" | "appointments">,
  instructorId: string,
  fiscalYear: number | null,
): boolean {
  const answered = appointments.some((row) => row.instructorId === instructorId && row.fiscalYear === fiscalYear);
  return !answered && instructors.some((row) => row.instructorId === instructorId && row.active);
}

function isBeyond({ settings, today }: RequestDesk, due: Day, reminders: readonly Notice[]): boolean {
  const most = settings.get("remindMost") ?? 0;
  if (reminders.length < most) return false;
  const last = reminders[reminders.length - 1];
  return last ? today >= nextOn(settings, due, reminders) && last.dispatchedOn !== "" : true;
}

/**
 * The first day for a further reminder: the day after the term, then so many days after the last one left. One that was
 * given up counts as if it had gone out on its day. Without an interval there is only one.
 */
export function nextOn(settings: SettingValues, due: Day, reminders: readonly Notice[]): Day {
  const last = reminders[reminders.length - 1];
  if (!last) return addDays(due, 1);
  const every = settings.get("remindEvery") ?? 0;
  if (every === 0) return NEVER;
  return addDays(
    last.dispatchedOn === "" ? addDays(due, 1 + (reminders.length - 1) * every) : last.dispatchedOn,
    every,
  );
}

const NEVER: Day = "9999-12-31";

/** Days since an answer was due. */
export const daysLate = ({ due }: Unanswered, today: Day): number => daysBetween(due, today);
