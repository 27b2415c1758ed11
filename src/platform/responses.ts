/**
 * Answers of a Form. All of them stay in the Form, so it is the source to reconcile from: submit events have been seen
 * blank, doubled, interleaved and missing. Items are found by the ids that setup recorded, by title where those fail.
 */
import { messageOf, OfficeError } from "../core/errors.ts";
import type { Question } from "../core/question.ts";
import { fileIdOf } from "./files.ts";
import { readJson } from "./state.ts";

/** A text, ticks, or one entry a grid row (null where a row was left out). */
export type AnswerValue = string | readonly (string | readonly string[] | null)[];

export interface FormReply {
  readonly responseId: string;
  /** Time of sending, ms since 1970. */
  readonly atMs: number;
  readonly items: readonly {
    /** Key of the question, or undefined for one that staff added by themselves. */
    readonly key: string | undefined;
    readonly title: string;
    readonly answer: AnswerValue;
  }[];
}

export interface Asked {
  readonly form: string;
  readonly title: string;
  readonly questions: readonly Question[];
  /** Ids of responses that are already in the tables. */
  readonly known: ReadonlySet<string>;
  /** Leave out what was sent before this time (ms); all when not given. */
  readonly since?: number;
  /** Stop looking further back after this many known ones in a row; so the calls do not grow with what is there. */
  readonly enough?: number;
  /** Read at most this many, the oldest first. */
  readonly most: number;
}

export interface NewReplies {
  readonly replies: readonly FormReply[];
  /** How many new ones were left for the next run. */
  readonly left: number;
}

/** What Google hands to a submit trigger; it has been seen blank. */
export interface SubmitEvent {
  readonly source?: { getId(): string } | null;
}

/** The id of the Form that was sent; "" where the event does not say. */
export function sourceOf(event: SubmitEvent | undefined): string {
  try {
    return event?.source?.getId() ?? "";
  } catch {
    return "";
  }
}

/** Whether setup has made this Form. */
export const hasForm = (form: string): boolean => fileIdOf(`form.${form}`) !== "";

/** What was sent and is not yet known. A response costs one call to recognise, and three an answer to read. */
export function newReplies(asked: Asked): NewReplies {
  const form = openForm(asked);
  const sent = asked.since === undefined ? form.getResponses() : form.getResponses(new Date(asked.since));
  const fresh = unknownOf(sent, asked);
  if (fresh.length === 0) return { replies: [], left: 0 };
  const titles = titlesOf(asked);
  const replies = fresh.slice(0, asked.most).map(({ id, response }) => replyOf(id, response, titles));
  return { replies, left: fresh.length - replies.length };
}

function openForm({ form, title }: Asked): GoogleAppsScript.Forms.Form {
  const id = fileIdOf(`form.${form}`);
  const remedy = "事務所アカウントで、メニュー「在宅連携 > 初期設定」を実行してください";
  if (id === "") throw new OfficeError(`「${title}」のフォームがまだありません`, {}, remedy);
  try {
    return FormApp.openById(id);
  } catch (thrown) {
    throw new OfficeError(`「${title}」のフォームを開けません（${messageOf(thrown)}）`, {}, remedy);
  }
}

interface Sent {
  readonly id: string;
  readonly response: GoogleAppsScript.Forms.FormResponse;
}

/** New ones, oldest first. Looks from the newest back, since that is where new ones are. */
function unknownOf(sent: readonly GoogleAppsScript.Forms.FormResponse[], { known, enough = Infinity }: Asked): Sent[] {
  const fresh: Sent[] = [];
  const seen = new Set<string>();
  let inARow = 0;
  for (const response of [...sent].reverse()) {
    if (inARow >= enough) break;
    const id = response.getId();
    if (known.has(id)) inARow++;
    else inARow = 0;
    if (!known.has(id) && !seen.has(id)) fresh.unshift({ id, response });
    seen.add(id);
  }
  return fresh;
}

interface Titles {
  /** Question by item id, as setup recorded it. */
  readonly byId: ReadonlyMap<string | undefined, Question>;
  readonly byTitle: ReadonlyMap<string, Question>;
}

function titlesOf({ form, questions }: Asked): Titles {
  const ids = readJson<Record<string, Record<string, string>>>("formItems", {})[form] ?? {};
  const recorded = questions.filter((question) => ids[question.key] !== undefined);
  return {
    byId: new Map(recorded.map((question) => [ids[question.key], question])),
    byTitle: new Map(questions.map((question) => [question.title, question])),
  };
}

function replyOf(id: string, response: GoogleAppsScript.Forms.FormResponse, titles: Titles): FormReply {
  const items = response.getItemResponses().map((answered) => {
    const item = answered.getItem();
    const known = titles.byId.get(String(item.getId()));
    const title = known?.title ?? item.getTitle();
    return { key: (known ?? titles.byTitle.get(title))?.key, title, answer: answered.getResponse() };
  });
  return { responseId: id, atMs: Number(response.getTimestamp()), items };
}
