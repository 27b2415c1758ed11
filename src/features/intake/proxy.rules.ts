/** 代理入力: a paper, a FAX or a call as staff type it in, read by the same rules as an answer of the Form (R42). Pure. */
import * as z from "zod/mini";
import { msOf, parseDay, wareki, type Day, type Moment } from "../../core/calendar.ts";
import { timeOf } from "../../core/clock-time.ts";
import { OfficeError } from "../../core/errors.ts";
import type { Question } from "../../core/question.ts";
import { manyLines } from "../../core/text.ts";
import { forms, KEY_QUESTION, questionsFor, type FormDeclaration, type FormKey } from "../../forms/index.ts";
import type { SettingValues } from "../../settings.ts";
import { PROXY_ROUTES } from "../../tables/words.ts";
import type { Arrival } from "./arrival.rules.ts";
import type { Fault } from "./reading.rules.ts";

/** What a page sends for one paper. */
export interface ProxyPaper {
  /** 代理/<the page's own name>/<n>, known before it is sent: so it comes in once, however often it is sent. */
  readonly id: string;
  readonly form: FormKey;
  readonly route: string;
  /** As typed, in either calendar. */
  readonly day: string;
  /** As typed; may be empty. */
  readonly time: string;
  /** By key of the question; several ticks joined by 、. */
  readonly answers: Readonly<Record<string, string>>;
}

/** What the page is answered: where the paper stands now, or what to mend. */
export interface ProxyReply {
  /** 受付番号 or 委嘱番号; "" where it is not in. */
  readonly place: string;
  /** `key` of a question, or "route", "day", "time"; "" for what is about none of them. */
  readonly faults: readonly Fault[];
  /** Whether something is in under the paper's name, so that the next press needs another one. */
  readonly used: boolean;
}

/** What the page is made of. */
export interface ProxyDesk {
  readonly id: string;
  readonly routes: readonly string[];
  readonly forms: readonly ProxyForm[];
}

export interface ProxyForm {
  readonly key: FormKey;
  readonly title: string;
  readonly sections: readonly {
    readonly name: string;
    readonly help: string;
    readonly questions: readonly Question[];
  }[];
}

/** The office opens at this time, and the post of the day is there. */
const OPENING = "08:30:00";
/** An older day of receipt is a slip of the year more often than a paper that lay about. */
const OLDEST = 366 * 86_400_000;

/** The page for these settings. `id` is a name that no other page bears. */
export function proxyDesk(settings: SettingValues, id: string): ProxyDesk {
  return { id: `代理/${id}`, routes: PROXY_ROUTES, forms: forms.map((form) => proxyForm(form, settings)) };
}

function proxyForm(form: FormDeclaration, settings: SettingValues): ProxyForm {
  const questions = questionsFor(form, settings).map((question) => asOnPaper(question, form));
  const sections = form.sections.map(({ name, help }) => ({
    ...{ name, help },
    questions: questions.filter((question) => question.section === name),
  }));
  return { key: form.key, title: form.title, sections };
}

/** Differences to the Form: no address is needed, a consent stands on the paper, and staff know what it is about. */
function asOnPaper(question: Question, { keyed }: FormDeclaration): Question {
  if (question.key === KEY_QUESTION)
    return {
      ...question,
      title: "鍵または対象の番号",
      help: `紙に書かれた鍵か、対象の番号を書きます（例：${keyed?.subject ?? ""}）`,
    };
  if (question.kind === "email")
    return { ...question, required: false, help: "書かれていないときは空のままにします。受付連絡は郵送になります" };
  if (question.kind === "consent")
    return { ...question, help: `${question.help}（紙の印や署名を確かめてから付けます）` };
  return question;
}

/** Parses what came from a page. Throws OfficeError for what no page of ours sends. */
export function paperFrom(sent: unknown): ProxyPaper {
  const schema = z.object({
    id: z.string().check(z.regex(/^代理\/[0-9a-f-]{36}\/\d{1,4}$/)),
    form: z.enum(forms.map(({ key }) => key)),
    route: z.string(),
    day: z.string(),
    time: z.string(),
    answers: z.record(z.string(), z.string()),
  });
  const parsed = z.safeParse(schema, sent);
  if (parsed.success) return parsed.data;
  throw new OfficeError("画面から届いた内容を読めません", {}, "画面を閉じて、メニューから開き直してください");
}

/** The paper as an arrival. `now` is the moment of entry, `user` who entered it. */
export function proxyArrival(paper: ProxyPaper, now: Moment, user: string): Arrival {
  const { receivedAt, faults } = receiptOf(paper, now);
  const answers = Object.entries(paper.answers).map(([key, text]) => [key, manyLines(text)] as const);
  const route = PROXY_ROUTES.find((each) => each === paper.route);
  return {
    responseId: paper.id,
    receivedAt,
    atMs: receivedAt === "" ? 0 : msOf(receivedAt),
    answers: Object.fromEntries(answers.filter(([, text]) => text !== "")),
    raw: "",
    route: route ?? "郵送",
    enteredBy: user,
    faults: [...(route ? [] : [{ text: "「受付経路」を選んでください", key: "route" }]), ...faults],
  };
}

/** The day of receipt ranks the paper; without a time it was there when the office opened. */
export function receiptOf(
  { day, time }: Pick<ProxyPaper, "day" | "time">,
  now: Moment,
): { readonly receivedAt: Moment; readonly faults: readonly Fault[] } {
  const on = parseDay(day);
  const at = time.trim() === "" ? OPENING : timeOf(time);
  const faults = [
    ...dayFaults(day, on, now).map((text) => ({ text, key: "day" })),
    ...timeFaults(time, on, at, now).map((text) => ({ text, key: "time" })),
  ];
  return { receivedAt: faults.length === 0 ? `${on} ${at}` : "", faults };
}

function dayFaults(typed: string, on: Day, now: Moment): string[] {
  if (typed.trim() === "") return ["「受付日」が空です"];
  if (on === "") return ["「受付日」を読めません（例：2018/6/1、平成30年6月1日、H30.6.1）"];
  if (on > now.slice(0, 10)) return [`「受付日」が先の日です（${wareki(on)}）`];
  if (msOf(now) - msOf(on) > OLDEST) return [`「受付日」が1年より前です（${wareki(on)}）。年を確かめてください`];
  return [];
}

function timeFaults(typed: string, on: Day, at: string, now: Moment): string[] {
  if (at === "") return [`「受付時刻」を読めません（例：14:05、午後2時5分）：${typed.trim().slice(0, 20)}`];
  return typed.trim() !== "" && on === now.slice(0, 10) && `${on} ${at}` > now ? ["「受付時刻」が先の時刻です"] : [];
}
