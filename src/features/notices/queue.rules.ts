/** Which notices a make command takes, which of them wait, and which have lost what they were about. Pure. */
import type { Day } from "../../core/calendar.ts";
import type { Patch } from "../../core/table.ts";
import { mayBeMade } from "../../letters/approval.ts";
import { letterOf } from "../../letters/index.ts";
import type { Addressee, LetterDeclaration } from "../../letters/letter.ts";
import { isMaterial, materialOf, type Sources } from "../../letters/material.ts";
import { subjectOf } from "../../letters/subject.ts";
import type { CaseState } from "../../tables/cases.ts";
import type { Notice, notices } from "../../tables/notices.ts";
import type { Mode } from "../../tables/orders.ts";
import type { Method } from "../../tables/words.ts";
import { voidNoteOf } from "./numbers.rules.ts";

/** A letter that can be worked on; without a method where rows that it needs are missing, which is told when it is made. */
export interface Ready {
  readonly notice: Notice;
  readonly method?: Method;
  readonly addressee?: Addressee;
}

export interface Sorted {
  readonly todo: readonly Ready[];
  /** Not through 決裁 (yet). */
  readonly unapproved: readonly Notice[];
  /** Their decision does not stand (yet). */
  readonly waiting: readonly Notice[];
  /** What they were about is gone: they are given up where they are met. */
  readonly gone: readonly Gone[];
}

export interface Gone {
  readonly notice: Notice;
  /** 「案件 … が「取消」になった」. */
  readonly why: string;
}

const ENDED: readonly CaseState[] = ["失効", "取消", "見送り"];
const UNMADE: readonly Notice["state"][] = ["待ち", "作成中"];

/** Looks at every notice that is open to a mode; one of another state is in none of the lists. */
export function sortOut(rows: readonly Notice[], mode: Mode, sources: Sources, today: Day): Sorted {
  const sorted = { todo: [] as Ready[], unapproved: [] as Notice[], waiting: [] as Notice[], gone: [] as Gone[] };
  for (const notice of rows) {
    const unmade = UNMADE.includes(notice.state);
    if (!unmade && notice.state !== "作成済") continue;
    const look = lookAt(notice, sources, today);
    if ("why" in look) {
      if (unmade) sorted.gone.push({ notice, why: look.why });
    } else if ("waits" in look) {
      if (unmade) sorted.waiting.push(notice);
    } else if (!isTodo(notice, mode, look.method)) continue;
    else if (mayBeMade(notice, sources.settings)) sorted.todo.push({ notice, ...look });
    else sorted.unapproved.push(notice);
  }
  return sorted;
}

/** Whether anything is left to do about a notice: what goes on paper needs its Doc, what goes by mail its mail as well. */
export function isTodo({ state, fileId }: Notice, mode: Mode, method: Method | undefined): boolean {
  if (UNMADE.includes(state)) return true;
  if (state !== "作成済") return false;
  return method === undefined || method === "メール" ? mode === "文書とメール" : fileId === "";
}

/** An acknowledgement by mail needs no command and no approval; on paper it waits for a make command. */
export const goesByItself = ({ notice, method }: Ready): boolean =>
  letterOf(notice.letter).plainMail && (method === undefined || method === "メール");

/** Whether an order of this mode sends it: acknowledgements by mail go with any. */
export const isMailed = ({ notice, method = "メール" }: Ready, mode: Mode): boolean =>
  method === "メール" && (mode === "文書とメール" || letterOf(notice.letter).plainMail);

type Look = { readonly method?: Method; readonly addressee?: Addressee } | { readonly waits: true } | Pick<Gone, "why">;

function lookAt(notice: Notice, sources: Sources, today: Day): Look {
  const material = materialOf(notice, sources, { issuedOn: today, documentNumber: "", reissuedOn: "" });
  if (isMaterial(material)) return { method: material.method, addressee: letterOf(notice.letter).addressee(material) };
  if ("fault" in material) return {};
  const why = endOf(notice, sources);
  return why === undefined ? { waits: true } : { why };
}

/** Why what a notice says will not come true any more; undefined where it still may. */
function endOf(notice: Notice, sources: Sources): string | undefined {
  const letter = letterOf(notice.letter);
  if (letter.about === "request") return answerOf(notice, sources);
  if (letter.about === "payout") return payoutEnd(notice, sources);
  if (letter.about === "case" && !letter.kind.startsWith("取消連絡")) {
    const state = sources.cases.find((row) => row.caseId === notice.subjectId)?.state;
    return ENDED.some((ended) => ended === state)
      ? `案件 ${notice.subjectId} が「${state ?? ""}」になった`
      : overtaken(notice, letter, sources);
  }
  if (letter.about !== "application") return overtaken(notice, letter, sources);
  const state = sources.applicants.find((row) => row.applicationId === notice.subjectId)?.state;
  return state === undefined ? undefined : `申込み ${notice.subjectId} が「${state}」になった`;
}

/** Whoever has answered, or has left, needs to be asked no more. */
function answerOf({ addresseeId: id, fiscalYear }: Notice, { appointments, instructors }: Sources): string | undefined {
  const answer = appointments.find((row) => row.instructorId === id && row.fiscalYear === fiscalYear);
  if (answer) return `指導医 ${id} の回答が「${answer.accepted}」になった`;
  return instructors.some((row) => row.instructorId === id) ? `指導医 ${id} が在任でなくなった` : undefined;
}

function payoutEnd({ subjectId }: Notice, { payouts }: Sources): string | undefined {
  const state = payouts?.find((row) => row.payoutId === subjectId)?.state;
  return state === "戻入済" || state === "取消" ? `支払 ${subjectId} が「${state}」になった` : undefined;
}

/** What the kind itself says of it. */
function overtaken(notice: Notice, letter: LetterDeclaration, sources: Sources): string | undefined {
  const subject = letter.over ? subjectOf(notice, letter, sources) : { waits: true };
  return "fault" in subject || "waits" in subject ? undefined : letter.over?.(subject, notice);
}

/** Notices whose decision or application went another way are given up; a number that one had stays with it. */
export function goneValues({ notice, why }: Gone, today: Day): Patch<typeof notices>["values"] {
  const fault = `${why}ため、取り消しました`;
  return { state: "取消", fault, ...voidNoteOf(notice, fault, today) };
}
