/** 指導医承諾書 (R41, R49, A12): answers to a row of 年度委嘱 and its 受入可能日. Who accepts is found in 指導医. Pure. */
import { wareki } from "../../core/calendar.ts";
import type { Question } from "../../core/question.ts";
import { parseSpans } from "../../core/spans.ts";
import { blankRow } from "../../core/table.ts";
import {
  appointments,
  instructors,
  openings,
  type Appointment,
  type Instructor,
  type Opening,
} from "../../tables/instructors.ts";
import { inOrder, type Arrival, type Refusal } from "./arrival.rules.ts";
import { differenceOf, differencesOf } from "../../core/differences.ts";
import { findInstructor } from "./instructor.rules.ts";
import { atLarge, readAnswers, valuesOf, type Fault, type Reading } from "./reading.rules.ts";

export interface AcceptanceDesk {
  readonly fiscalYear: number;
  readonly questions: readonly Question[];
  readonly instructors: readonly Instructor[];
  readonly appointments: readonly Appointment[];
  readonly openings: readonly Opening[];
}

export interface AcceptancePlan {
  readonly openings: Opening[];
  readonly appointments: Appointment[];
  readonly refused: Refusal[];
}

const ACCEPTANCE_TABLES = [instructors, appointments, openings];
const DECLINES = "辞退する";
/** What is needed of one who declines: who it is, and that they do. */
const NEEDED_TO_DECLINE: readonly string[] = ["指導医.name", "指導医.kana", "指導医.facility", "年度委嘱.accepted"];

/** Reads the acceptances that are not in yet. A second one of the same instructor and year is for staff to decide. */
export function planAcceptances(arrivals: readonly Arrival[], desk: AcceptanceDesk): AcceptancePlan {
  const there = new Set(desk.appointments.map((row) => row.responseId));
  const present = new Set(desk.openings.map((row) => row.openingId));
  const plan: AcceptancePlan = { openings: [], appointments: [], refused: [] };
  for (const arrival of inOrder(arrivals)) {
    if (there.has(arrival.responseId)) continue;
    there.add(arrival.responseId);
    const read = readAcceptance(arrival, {
      ...desk,
      appointments: [...desk.appointments, ...plan.appointments],
      openings: [...desk.openings, ...plan.openings],
    });
    if ("faults" in read) plan.refused.push({ arrival, faults: read.faults });
    else {
      plan.appointments.push(read.appointment);
      plan.openings.push(...read.openings.filter((row) => !present.has(row.openingId)));
    }
  }
  return plan;
}

type Read = { readonly faults: Fault[] } | { readonly appointment: Appointment; readonly openings: Opening[] };

function readAcceptance(arrival: Arrival, desk: AcceptanceDesk): Read {
  const declined = (arrival.answers["年度委嘱.accepted"] ?? "").trim() === DECLINES;
  const need = (question: Question): boolean =>
    question.required && (!declined || NEEDED_TO_DECLINE.includes(question.key));
  const reading = readAnswers(desk.questions, ACCEPTANCE_TABLES, arrival.answers, need);
  const who = valuesOf(desk.questions, reading, instructors) as Pick<Instructor, "name" | "kana" | "facility">;
  const faults = [...arrival.faults, ...reading.faults, ...(declined ? [] : dateFaults(desk.questions, reading))];
  if (faults.length > 0) return { faults };
  const found = findInstructor(who, desk.instructors);
  if ("fault" in found) return { faults: [found.fault] };
  const { instructor } = found;
  const earlier = desk.appointments.find(
    (row) => row.instructorId === instructor.instructorId && row.fiscalYear === desk.fiscalYear,
  );
  const accepted = {
    appointment: appointmentOf(arrival, desk, reading, instructor),
    openings: declined ? [] : openingsOf(arrival, desk, reading, instructor),
  };
  return earlier ? { faults: atLarge(secondFault(earlier, accepted, desk.openings)) } : accepted;
}

function appointmentOf(
  arrival: Arrival,
  { fiscalYear, questions }: AcceptanceDesk,
  reading: Reading,
  { instructorId, name }: Instructor,
): Appointment {
  return blankRow(appointments, {
    ...valuesOf(questions, reading, appointments),
    appointmentId: `委-${fiscalYear}-${instructorId}`,
    fiscalYear,
    instructorId,
    instructorName: name,
    responseId: arrival.responseId,
    receivedAt: arrival.receivedAt,
    route: arrival.route,
    enteredBy: arrival.enteredBy ?? "",
  });
}

/** One row a date, under a key that a second run makes again. A date without a period is offered all day. */
function openingsOf(
  arrival: Arrival,
  { fiscalYear, questions }: AcceptanceDesk,
  reading: Reading,
  { instructorId }: Instructor,
): Opening[] {
  return turnsOf(questions).flatMap((turn) => {
    const { day, period } = valuesOf(questions, reading, openings, turn) as Pick<Opening, "day" | "period">;
    if (day === "") return [];
    return [
      blankRow(openings, {
        openingId: `${arrival.responseId}/${turn}`,
        fiscalYear,
        instructorId,
        day,
        period: period === "" ? "終日" : period,
      }),
    ];
  });
}

function turnsOf(questions: readonly Question[]): number[] {
  return [
    ...new Set(
      questions.flatMap((question) =>
        question.table === openings.name && question.turn !== undefined ? [question.turn] : [],
      ),
    ),
  ];
}

/** A decision must not fall on a day that the instructor closed, so what cannot be read stops here. */
function dateFaults(questions: readonly Question[], reading: Reading): Fault[] {
  const halves = turnsOf(questions).flatMap((turn) => {
    const { day, period } = valuesOf(questions, reading, openings, turn) as Pick<Opening, "day" | "period">;
    const text = `「受入可能日（${turn}）」は時間帯だけで、日がありません`;
    return day === "" && period !== "" ? [{ text, key: `${openings.name}.day#${turn}` }] : [];
  });
  const { closedDays, yearLimit } = valuesOf(questions, reading, appointments) as Pick<
    Appointment,
    "closedDays" | "yearLimit"
  >;
  const unreadable = parseSpans(closedDays).unreadable.map((line) => ({
    text: `「不可期間」を読めません（例：2018/8/11〜2018/8/16）：${line.slice(0, 40)}`,
    key: `${appointments.name}.closedDays`,
  }));
  const none = {
    text: "「年上限」が0です。受け入れないときは「承諾」を「辞退する」にしてください",
    key: `${appointments.name}.yearLimit`,
  };
  return [...halves, ...unreadable, ...(yearLimit === 0 ? [none] : [])];
}

type Accepted = Extract<Read, { readonly appointment: Appointment }>;

/** Which answers are new, so that staff need not lay the two side by side. */
function secondFault(earlier: Appointment, later: Accepted, known: readonly Opening[]): string {
  const days = (list: readonly Opening[]): string =>
    list
      .map((row) => `${wareki(row.day)}${row.period}`)
      .sort()
      .join("、");
  const mine = known.filter(
    (row) => row.instructorId === earlier.instructorId && row.fiscalYear === earlier.fiscalYear,
  );
  const differing = [
    ...differencesOf(appointments, earlier, later.appointment),
    ...differenceOf("受入可能日", days(mine), days(later.openings)),
  ];
  const { instructorName, instructorId, appointmentId, receivedAt } = earlier;
  const what = differing.length === 0 ? "内容は同じです" : `違うところは、${differing.join("／")}`;
  return `「${instructorName}」（${instructorId}）の承諾書は、すでに受け付けています（${appointmentId}、${receivedAt.slice(0, 16)}）。${what}。新しい内容にするときは「年度委嘱」と「受入可能日」の行を直し、この承諾書は取り込みません`;
}
