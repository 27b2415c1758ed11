/**
 * Keys of letters: who holds a letter may answer its Form, and nobody else. A key is reckoned from a secret of the script,
 * so it stands in no sheet; here is what each key may be about, until when, and how one that was typed is found. Pure.
 */
import { caseKey, readKey } from "../core/case-key.ts";
import { addDays, wareki, type Day } from "../core/calendar.ts";
import { filledLink, type FormLinks } from "../core/form-link.ts";
import { oneLine } from "../core/text.ts";
import type { SettingValues } from "../settings.ts";
import type { Applicant } from "../tables/applicants.ts";
import { DONE_STATES, LIVE_STATES, type Case, type CaseState } from "../tables/cases.ts";
import { forms, isKeyed, type FormKey, type KeyedForm } from "./index.ts";

/** The key of a Form for a subject, and the link that fills it in; both "" before 初期設定 has made them. */
export type KeyOf = (form: FormKey, subject: string, round?: number) => { readonly key: string; readonly url: string };

export const keysFrom =
  (secret: string, links: FormLinks): KeyOf =>
  (form, subject, round = 0) => {
    const key = secret === "" ? "" : caseKey(secret, form, subject, round);
    return { key, url: key === "" ? "" : filledLink(links[form], [key]) };
  };

/** What keys may be about is told from these. */
export interface KeyBook {
  readonly today: Day;
  readonly fiscalYear: number;
  readonly settings: SettingValues;
  readonly cases: readonly Case[];
  readonly applicants: readonly Applicant[];
}

export interface KeySubject {
  /** 案-2018-0001-1/受講者, 申-2018-0001/繰越, 推薦/2018. */
  readonly subject: string;
  readonly round: number;
  /** Why an answer about it comes too late; "" while it is welcome. */
  readonly over: string;
}

/** Everything that a Form's keys may be about. */
export function subjectsOf(form: FormKey, book: KeyBook): KeySubject[] {
  switch (form) {
    case "schedule":
      return aboutCases(book, ["受講者", "指導医"], scheduleOver);
    case "instructorReport":
      return aboutCases(book, ["指導医"], (row) => reportOver(row, book));
    case "traineeReport":
      return aboutCases(book, ["受講者"], (row) => reportOver(row, book));
    case "reply":
      return [...hostAsks(book), ...carries(book)];
    case "followUp":
      return followUpSubjects(book);
    case "recommendation":
      return aboutYears(book, "推薦");
    case "associationReply":
      return aboutYears(book, "医師会");
    case "application":
    case "acceptance":
      return [];
  }
}

type Found = { readonly found: KeySubject } | { readonly fault: string };

/** What a typed key is about. `byStaff`: they hold the paper, and may name the subject itself. */
export function findSubject(form: KeyedForm, typed: string, secret: string, book: KeyBook, byStaff = false): Found {
  const all = subjectsOf(form.key, book);
  const named = byStaff ? all.find(({ subject }) => subject === oneLine(typed)) : undefined;
  const key = readKey(typed);
  if (!named && key === "") return { fault: byStaff ? unnamed(form, typed) : NO_KEY };
  const match = (of: FormKey, each: KeySubject, round: number): boolean =>
    secret !== "" && caseKey(secret, of, each.subject, round) === key;
  const found = named ?? all.find((each) => match(form.key, each, each.round));
  if (found) return found.over === "" ? { found } : { fault: found.over };
  if (all.some((each) => earlier(each.round).some((round) => match(form.key, each, round)))) return { fault: RENEWED };
  const other = forms
    .filter(isKeyed)
    .find((each) => each.key !== form.key && subjectsOf(each.key, book).some((one) => match(each.key, one, one.round)));
  return { fault: other ? swapped(other) : UNKNOWN };
}

const NO_KEY =
  "鍵が読めません。相手に通知の鍵（16文字）を確かめ、正しければ「対象の指定」に番号を書いて「反映する」を選んでください";
const RENEWED = "作り直す前の鍵です。相手に新しい鍵を伝えるか、相手を確かめてから「対象の指定」に番号を書いてください";
const UNKNOWN =
  "どの通知の鍵でもありません。相手を確かめられたときだけ、「対象の指定」に番号を書いて「反映する」を選んでください";
const swapped = ({ title }: KeyedForm): string =>
  `「${title}」の鍵です。相手に確かめ、正しければ「対象の指定」に番号を書いて「反映する」を選んでください`;
const unnamed = ({ keyed }: KeyedForm, typed: string): string =>
  `「${oneLine(typed).slice(0, 40)}」は、鍵でも対象の番号でもありません（例：${keyed.subject}）`;

const earlier = (round: number): number[] => Array.from({ length: round }, (_, index) => index);

function aboutCases({ cases }: KeyBook, sides: readonly string[], over: (row: Case) => string): KeySubject[] {
  const known: readonly string[] = [...LIVE_STATES, "取消"];
  return cases
    .filter((row) => known.includes(row.state))
    .flatMap((row) =>
      sides.map((side) => ({ subject: `${row.caseId}/${side}`, round: row.keyRound ?? 0, over: over(row) })),
    );
}

const isDone = ({ state }: Case): boolean => DONE_STATES.includes(state as CaseState);
const CANCELLED = "この決定は取り消されています。相手に確かめてください";

function scheduleOver(row: Case): string {
  if (row.state === "取消") return CANCELLED;
  return isDone(row) ? "研修はもう済んでいます。日程を直すときは、報告書の実施日を確かめてください" : "";
}

function reportOver(row: Case, { settings, today }: KeyBook): string {
  if (row.state === "取消") return CANCELLED;
  const days = settings.get("reportKeyDays");
  if (row.visitOn === "" || days === null) return "";
  const last = addDays(row.visitOn, days);
  return today > last ? `鍵の期限（${wareki(last)}）が過ぎています。相手に確かめてください` : "";
}

/** A12: asked about a proposal; a decision or another proposal leaves nothing to answer. */
function hostAsks({ cases }: KeyBook): KeySubject[] {
  return cases
    .filter((row) => row.hostAsk !== "")
    .map((row) => ({
      subject: `${row.caseId}/受入確認`,
      round: row.keyRound ?? 0,
      over:
        row.state !== "提案"
          ? "この組合せは、もう提案ではありません。相手に確かめてください"
          : row.hostAsk === "依頼中"
            ? ""
            : "受入確認の回答を、すでに受け付けています",
    }));
}

/** A28: whoever waits may be asked whether to go on into the next year. */
const CARRYABLE: readonly string[] = ["選定待ち", "要審査", "人物確認待ち", "年度内受講済"];

function carries({ applicants }: KeyBook): KeySubject[] {
  return applicants.map((row) => ({
    subject: `${row.applicationId}/繰越`,
    round: 0,
    over: !CARRYABLE.includes(row.state)
      ? `申込みが「${row.state}」なので、繰り越せません。相手に確かめてください`
      : row.carryWish === ""
        ? ""
        : "繰越の回答を、すでに受け付けています",
  }));
}

/** Half a year and a year after the visit, and three months to answer. */
export const FOLLOW_UP_MONTHS = [6, 12] as const;
const FOLLOW_UP_ROOM = 92;

/** The day so many months later: the same date, or the month's last where it has none. */
export function monthsLater(from: Day, months: number): Day {
  const [year = 0, month = 0, date = 0] = from.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  const day = Math.min(date, last.getUTCDate());
  return `${last.toISOString().slice(0, 8)}${String(day).padStart(2, "0")}`;
}

/** The last day on which an answer about so many months after the visit is welcome. */
export const followUpUntil = (visitOn: Day, months: number): Day =>
  visitOn === "" ? "" : addDays(monthsLater(visitOn, months), FOLLOW_UP_ROOM);

function followUpSubjects({ cases, today }: KeyBook): KeySubject[] {
  return cases
    .filter((row) => isDone(row) && row.visitOn !== "")
    .flatMap((row) =>
      FOLLOW_UP_MONTHS.map((months) => {
        const last = followUpUntil(row.visitOn, months);
        const over = today > last ? `お尋ねの期限（${wareki(last)}）が過ぎています` : "";
        return { subject: `${row.caseId}/受講後${months}`, round: row.keyRound ?? 0, over };
      }),
    );
}

/** The association is asked for the year that is open and the one that comes; a key of last year is over. */
function aboutYears({ fiscalYear }: KeyBook, what: string): KeySubject[] {
  return [fiscalYear - 1, fiscalYear, fiscalYear + 1].map((year) => ({
    subject: `${what}/${year}`,
    round: 0,
    over: year < fiscalYear ? "終わった年度の鍵です。相手に、新しい通知の鍵を伝えてください" : "",
  }));
}
