/** 指導医承諾書 (R41, R49, A12): answers to a row of 年度委嘱 and its 受入可能日. Who accepts is found in 指導医. Pure. */
import type { Question } from "../../core/question.ts";
import { parseSpans } from "../../core/spans.ts";
import { blankRow } from "../../core/table.ts";
import { nameKey } from "../../core/text.ts";
import {
  appointments,
  instructors,
  openings,
  type Appointment,
  type Instructor,
  type Opening,
} from "../../tables/instructors.ts";
import { inOrder, type Arrival, type Refusal } from "./arrival.rules.ts";
import { readAnswers, valuesOf, type Reading } from "./reading.rules.ts";

export interface AcceptanceDesk {
  readonly fiscalYear: number;
  readonly questions: readonly Question[];
  readonly instructors: readonly Instructor[];
  readonly appointments: readonly Appointment[];
  readonly openings: readonly Pick<Opening, "openingId">[];
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
    const read = readAcceptance(arrival, { ...desk, appointments: [...desk.appointments, ...plan.appointments] });
    if ("faults" in read) plan.refused.push({ arrival, faults: read.faults });
    else {
      plan.appointments.push(read.appointment);
      plan.openings.push(...read.openings.filter((row) => !present.has(row.openingId)));
    }
  }
  return plan;
}

type Read = { readonly faults: string[] } | { readonly appointment: Appointment; readonly openings: Opening[] };

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
  if (earlier) return { faults: [secondFault(instructor, earlier)] };
  return {
    appointment: appointmentOf(arrival, desk, reading, instructor),
    openings: declined ? [] : openingsOf(arrival, desk, reading, instructor),
  };
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
function dateFaults(questions: readonly Question[], reading: Reading): string[] {
  const halves = turnsOf(questions).flatMap((turn) => {
    const { day, period } = valuesOf(questions, reading, openings, turn) as Pick<Opening, "day" | "period">;
    return day === "" && period !== "" ? [`「受入可能日（${turn}）」は時間帯だけで、日がありません`] : [];
  });
  const { closedDays, yearLimit } = valuesOf(questions, reading, appointments) as Pick<
    Appointment,
    "closedDays" | "yearLimit"
  >;
  const { unreadable } = parseSpans(closedDays);
  const limit = yearLimit === 0 ? ["「年上限」が0です。受け入れないときは「承諾」を「辞退する」にしてください"] : [];
  return [
    ...halves,
    ...unreadable.map((line) => `「不可期間」を読めません（例：2018/8/11〜2018/8/16）：${line.slice(0, 40)}`),
    ...limit,
  ];
}

type Found = { readonly instructor: Instructor } | { readonly fault: string };

/** By name and kana; the institution only supports (it tells two of one name apart, and a differing one asks staff). */
export function findInstructor(
  who: Pick<Instructor, "name" | "kana" | "facility">,
  list: readonly Instructor[],
): Found {
  const named = list.filter((each) => nameKey(each.name) === nameKey(who.name));
  const same = named.filter((each) => nameKey(each.kana) === nameKey(who.kana));
  const at = same.filter((each) => nameKey(each.facility) === nameKey(who.facility));
  const one = same.length === 1 ? same[0] : at.length === 1 ? at[0] : undefined;
  if (!one)
    return {
      fault:
        same.length === 0
          ? missingFault(who, named)
          : `「指導医」シートに「${who.name}」が${same.length}人います（${idsOf(same)}）。医療機関名を名簿と同じに直してください`,
    };
  if (!at.includes(one))
    return {
      fault: `「${who.name}」の医療機関名が名簿と違います（承諾書：${who.facility}、名簿：${one.facility}）。異動なら「指導医」シートを直し、そうでなければ修正欄を名簿に合わせてください`,
    };
  if (!one.active)
    return {
      fault: `「${one.name}」（${one.instructorId}）は「在任」になっていません。在任なら「指導医」シートの「在任」を「はい」にしてください`,
    };
  return { instructor: one };
}

const idsOf = (list: readonly Instructor[]): string => list.map((each) => each.instructorId).join("、");

function missingFault(who: Pick<Instructor, "name">, named: readonly Instructor[]): string {
  if (named.length > 0)
    return `「${who.name}」のふりがなが名簿と違います（${idsOf(named)}）。「指導医」シートか修正欄の、誤っている方を直してください`;
  return `「${who.name}」が「指導医」シートにいません。医師会の推薦を確かめ、推薦があれば「指導医」シートに行を足してください`;
}

function secondFault({ name, instructorId }: Instructor, earlier: Appointment): string {
  return `「${name}」（${instructorId}）の承諾書は、すでに受け付けています（${earlier.appointmentId}、${earlier.receivedAt.slice(0, 16)}）。新しい内容にするときは「年度委嘱」と「受入可能日」の行を直してから、この行を取り下げてください`;
}
