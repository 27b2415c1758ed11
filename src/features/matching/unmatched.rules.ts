/** Why an application got nobody: the conditions that bind, with counts, and the smallest change that would help (7d). Pure. */
import type { HalfDay } from "../../core/halfday.ts";
import { contestsOf, type Contest } from "./contest.rules.ts";
import { blocksAt, sharedAt, type Desk } from "./desk.rules.ts";
import { FreeHalves } from "./free-halves.rules.ts";
import { FIRST_THIS_YEAR } from "./levels.rules.ts";
import type { Host } from "./hosts.rules.ts";
import { PLANNED } from "./limits.rules.ts";
import { BLOCKS, type Block } from "./pairs.rules.ts";
import type { Placement } from "./placement.rules.ts";
import type { Policy } from "./policy.rules.ts";
import { remedyText } from "./remedy-measures.rules.ts";
import { Remedies, type Remedy } from "./remedy.rules.ts";
import { fullLimit, type Limit, type Seats } from "./seats.rules.ts";
import type { Seeker } from "./seekers.rules.ts";
import { halvesText } from "./words.rules.ts";

export type Code =
  | "年1回済"
  | "承諾前"
  | "職種対象外"
  | "組合せ不可"
  | "日程不一致"
  | "上限到達"
  | "枠の競合"
  /** There is a seat, but the city keeps it for others until a day. */
  | "留保"
  /** There is a seat, but no second visit is left of the year's number (R40). */
  | "予定数";

/** The funnel of one application: how many instructors are left after each condition. */
export interface Funnel {
  readonly code: Code;
  /** Instructors in office; of these, accepted this year; of these, who receive the profession. */
  readonly inOffice: number;
  readonly accepted: number;
  readonly profession: number;
  /** By the first block of each pair after the profession. */
  readonly blocked: ReadonlyMap<Block, number>;
  /** Instructors left after all blocks. */
  readonly open: readonly Host[];
  /** Of these, with a half-day that suits both; and how many such half-days there are. */
  readonly dated: number;
  readonly places: number;
  /** Places that were full before the run, by the first limit that was reached. */
  readonly full: ReadonlyMap<Limit, number>;
  /** Who filled the others, in the words of the city's order. */
  readonly rivals: string;
}

/** `before`: seats as decided and judged cases left them, before this run proposed anything. */
export function funnelOf(desk: Desk, seeker: Seeker, before: Seats, contest?: Contest): Funnel {
  const blocked = new Map<Block, number>();
  const open: Host[] = [];
  for (const host of desk.roster.hosts) {
    const first = blocksAt(desk, seeker, host)[0];
    if (first === undefined) open.push(host);
    else count(blocked, first);
  }
  const full = new Map<Limit, number>();
  const shared = open.map((host) => ({ host, halves: sharedAt(desk, seeker, host) }));
  for (const { host, halves } of shared)
    for (const at of halves) {
      const limit = fullLimit(before, host, at);
      if (limit) count(full, limit);
    }
  const counts = {
    inOffice: desk.roster.inOffice,
    accepted: desk.roster.hosts.length,
    profession: desk.roster.hosts.length - (blocked.get("職種対象外") ?? 0),
    blocked,
    open,
    dated: shared.filter(({ halves }) => halves.length > 0).length,
    places: shared.reduce((sum, { halves }) => sum + halves.length, 0),
    full,
    rivals: rivalsText(desk.policy),
  };
  const code = codeOf(counts);
  const limit = code === "枠の競合" ? contest?.limit?.name : undefined;
  return { code: limit === undefined ? code : limit === PLANNED ? "予定数" : "留保", ...counts };
}

/** With a reserve, those for whom seats are kept may also come first. */
function rivalsText({ peopleOrder, reserve, exception }: Policy): string {
  const order = [...(exception === undefined ? [] : [FIRST_THIS_YEAR]), ...peopleOrder];
  return `順（${order.join("、")}）が先か同じ申込み${reserve === undefined ? "" : `か、留保の対象（${reserve.for}）の申込み`}`;
}

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The first condition that leaves nothing. */
function codeOf({ accepted, profession, open, dated, places, full }: Omit<Funnel, "code">): Code {
  if (accepted === 0) return "承諾前";
  if (profession === 0) return "職種対象外";
  if (open.length === 0) return "組合せ不可";
  if (dated === 0) return "日程不一致";
  return [...full.values()].reduce((sum, n) => sum + n, 0) === places ? "上限到達" : "枠の競合";
}

/** What a run found out about an application without a proposal, besides the funnel. */
export interface Findings {
  readonly contest: Contest | undefined;
  readonly remedy: Remedy;
  /** Half-days that would be enough to be served, for a run too large to look for the smallest change. */
  readonly helps: readonly HalfDay[];
}

/**
 * The text of 選定理由 for an application without a proposal. It stays inside the office: a letter takes the code and the
 * half-days of the applicant alone (letters/selection.ts), never those who contend, nor what an instructor could do.
 */
export function unmatchedReason(seeker: Seeker, funnel: Funnel, findings: Findings): string {
  return [
    `未成立：${funnel.code}`,
    `承諾：在任の指導医${funnel.inOffice}人のうち、今年度の受入れを承諾した人は${funnel.accepted}人`,
    `職種：${seeker.row.profession}を受け入れる指導医は${funnel.accepted}人中${funnel.profession}人`,
    blockLine(funnel),
    dateLine(seeker, funnel),
    seatLine(funnel),
    findings.contest?.text ?? "",
    `次の一手：${nextStep(funnel, findings)}`,
  ]
    .filter((line) => line !== "")
    .join("\n");
}

function blockLine({ profession, blocked, open }: Funnel): string {
  const parts = BLOCKS.slice(1).flatMap((block) =>
    blocked.has(block) ? [`${block}${blocked.get(block) ?? 0}人`] : [],
  );
  return parts.length === 0 ? "" : `組合せ：${profession}人のうち${parts.join("、")}を除いて${open.length}人`;
}

function dateLine(seeker: Seeker, { open, dated }: Funnel): string {
  if (open.length === 0) return "";
  const outside = seeker.outside === 0 ? "" : `（期間の外の半日が${seeker.outside}つ）`;
  return `日程：希望の半日${seeker.wishes.size}つ${outside}と受入れが重なる指導医は${open.length}人中${dated}人`;
}

/**
 * 枠の競合 says that those who fill the seats stand before this application or beside it. Proof: the served are a best
 * basis of a matroid in the order of number, first-timers, classes and waiting days (core/assignment/rank.ts). Were a
 * seat that this application could take held by one of lower rank, exchanging the two would better the basis. And were
 * one of its places free at half-day, month and year alike, one more could be served. The year's number for second visits
 * changes nothing in this: one of lower rank than a second visit is a second visit, so no exchange adds to them.
 */
function seatLine({ code, places, full, rivals }: Funnel): string {
  if (code !== "上限到達" && code !== "枠の競合" && code !== "留保" && code !== "予定数") return "";
  const reached = [...full].map(([limit, n]) => `${limit}${n}つ`).join("、");
  const before = full.size === 0 ? "" : `うち決定済みと判断済みの案件で埋まった枠：${reached}。`;
  return `枠：希望に合う枠は${places}つ。${before}${REST[code].replace("{{だれ}}", rivals)}`;
}

const REST = {
  上限到達: "空いた枠はありませんでした",
  枠の競合: "残りの枠は、{{だれ}}で埋まります",
  留保: "枠は残っていますが、留保のため、この対象区分ではもう使えません",
  予定数: "枠は残っていますが、今年度の2回目の申込みを組めるのは、今年度が初めての人と合わせて実施予定数までです",
} as const;

function nextStep(funnel: Funnel, { remedy, helps }: Findings): string {
  if (funnel.code === "予定数") return "取消があると枠が空きます。そのときに、もう一度「提案を作る」を実行してください";
  if (remedy.kind === "found") return remedy.days.length > 0 ? addDays(remedy.days) : remedyText(remedy.measures);
  if (remedy.kind === "unsought" && helps.length > 0) return addDays(helps);
  const none = funnel.open.length > 0 || funnel.blocked.has("除外") ? UNCHANGEABLE[remedy.kind] : "";
  return `${none}${advice(funnel)}`;
}

/** Letters read this sentence (letters/selection.ts). */
const addDays = (days: readonly HalfDay[]): string => `希望日に次の半日のどれかが加わると組めます：${halvesText(days)}`;

const UNCHANGEABLE = {
  none: "希望日、除外、受入可能日、受入人数のうち2つまでを変えても、いま組めている人を外さずには組めません。",
  unsought: "申込みが多いため、変えると組めるものを探し終えていません。",
} as const;

function advice({ code, open }: Funnel): string {
  if (code === "承諾前") return "年度委嘱の承諾を指導医に確かめてください";
  if (code === "職種対象外") return "受入職種を広げられる指導医がいるか、医師会に相談してください";
  if (open.length === 0) return "別の指導医を加えるか、同一医療機関のときは「変更」と理由を書いて認めることができます";
  if (code === "留保") return "留保の期限を待つか、「判断」で職員が決めることができます";
  return "指導医の受入人数や受入可能日を大きく増やせるか、医師会に相談してください";
}

/** What would let one more second visit in takes a place from somebody: the number stays. */
const NO_REMEDY: Remedy = { kind: "none" };

/** 選定理由 of everybody whom a run did not serve. `sheetsAt` is what it was given, `after` the seats that it left. */
export function unmatchedTexts(sheetsAt: Desk, placement: Placement, after: Seats): ReadonlyMap<string, string> {
  const { desk, question, arrangement } = placement;
  const contestOf = contestsOf(placement);
  const remedies = new Remedies(sheetsAt, placement);
  const free = new FreeHalves(desk, after);
  const waiting = question.seekers.filter(({ id }) => !arrangement.served.has(id));
  return new Map(
    waiting.map((seeker, index) => {
      const contest = contestOf(seeker);
      const funnel = funnelOf(desk, seeker, question.seats, contest);
      const remedy = funnel.code === "予定数" ? NO_REMEDY : remedies.for(seeker, waiting.length - index - 1);
      return [seeker.id, unmatchedReason(seeker, funnel, { contest, remedy, helps: free.for(funnel.open) })];
    }),
  );
}

/**
 * An application whose person is served already, or applied twice: nothing was tried for it (R39). Of one person a run
 * serves one application, also while the exception is in force.
 */
export function oncePerYearReason(caseOrApplication: string, { exception }: Pick<Policy, "exception">): string {
  const rule = exception === undefined ? "受講は年度に1回、R39" : "1回の選定で組むのは、1人に1件です";
  return [
    "未成立：年1回済",
    `同じ人に ${caseOrApplication} があります（${rule}）`,
    "次の一手：「受付 > 確認と審査を反映する」を実行してください",
  ].join("\n");
}
