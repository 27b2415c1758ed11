/**
 * What a message about the day of a visit does: a table of how the case stands, what is said, and how that stands to what
 * was said before (R45, A14). Everything else here only finds the place in this table and carries it out. Pure.
 */
import type { Day } from "../../core/calendar.ts";
import { hourOf } from "../../letters/days.ts";
import type { Case } from "../../tables/cases.ts";
import type { Schedule, ScheduleKind } from "../../tables/messages.ts";

/** How a case stands: decided without a day, with a day, or where no message has anything to say any more. */
export const PHASES = ["未定", "確定", "終了"] as const;
export type Phase = (typeof PHASES)[number];

/** How a day that is said stands to the day of the case, and to who said that one. */
export const RELATIONS = ["同じ", "時刻の追加", "本人の訂正", "相手と違う"] as const;
export type Relation = (typeof RELATIONS)[number];

/**
 * set, change: the day is taken. time: only its hour. putOff: the day is cleared. same, note: nothing changes. conflict: the
 * other side said another day. ask: only a person ends a decision. over: the case is not in this table.
 */
export type Move = "set" | "change" | "time" | "putOff" | "same" | "note" | "conflict" | "ask" | "over";

type Said = Readonly<Record<Relation, Move>>;

const over = { 日程が決まった: "over", 日程が変わった: "over", 延期したい: "over", 取り消したい: "over" } as const;

export const MOVES: Readonly<Record<Phase, Readonly<Record<ScheduleKind, Move | Said>>>> = {
  未定: { 日程が決まった: "set", 日程が変わった: "set", 延期したい: "note", 取り消したい: "ask" },
  確定: {
    日程が決まった: { 同じ: "same", 時刻の追加: "time", 本人の訂正: "change", 相手と違う: "conflict" },
    日程が変わった: { 同じ: "same", 時刻の追加: "time", 本人の訂正: "change", 相手と違う: "change" },
    延期したい: "putOff",
    取り消したい: "ask",
  },
  終了: over,
};

/** What staff let through by 反映する is done all the same, but for what only a command of theirs can do. */
export const LET_THROUGH: Readonly<Partial<Record<Move, Move>>> = { conflict: "change" };

export function phaseOf({ state, visitOn }: Case): Phase {
  if (state === "日程確定") return "確定";
  if (state === "決定") return visitOn === "" ? "未定" : "確定";
  return "終了";
}

/** A day with its half and hour, as a message or a case says it. */
export interface Word {
  readonly day: Day;
  readonly half: Case["visitHalf"];
  /** "13:30", or "" where nobody said it. */
  readonly from: string;
}

export const wordOfCase = ({ visitOn, visitHalf, visitFrom }: Case): Word => ({
  day: visitOn,
  half: visitHalf,
  from: hourOf(visitFrom),
});
export const wordOf = ({ visitOn, half, from }: Schedule): Word => ({ day: visitOn, half, from: hourOf(from) });

export const isDated = ({ kind }: Pick<Schedule, "kind">): boolean =>
  kind === "日程が決まった" || kind === "日程が変わった";

/** Whether two say the same day and half. */
export const sameDay = (a: Word, b: Word): boolean => a.day === b.day && a.half === b.half;
/** Whether a word adds nothing to what stands: it need not say the hour. */
export const addsNothing = (word: Word, now: Word): boolean =>
  sameDay(word, now) && (word.from === "" || word.from === now.from);

/** `others`: what the other side has said about this case, as far as it was reflected. */
export function relationOf(word: Word, now: Word, others: readonly Word[]): Relation {
  if (addsNothing(word, now)) return "同じ";
  if (sameDay(word, now) && now.from === "") return "時刻の追加";
  const theirs = others.some((other) => sameDay(other, now) && (!sameDay(word, now) || other.from === now.from));
  return theirs ? "相手と違う" : "本人の訂正";
}

/** The move of the table. */
export function moveOf(match: Case, message: Schedule, others: readonly Word[]): Move {
  if (message.kind === "") return "over";
  const found = MOVES[phaseOf(match)][message.kind];
  return typeof found === "string" ? found : found[relationOf(wordOf(message), wordOfCase(match), others)];
}

/** What becomes of the case; nothing where it stays as it is. */
export function valuesAfter(move: Move, match: Case, message: Schedule): Partial<Case> {
  const { day, half, from } = wordOf(message);
  const round = { visitRound: (match.visitRound ?? 0) + 1 };
  switch (move) {
    case "set":
    case "change":
    case "time":
      return { state: "日程確定", visitOn: day, visitHalf: half, visitFrom: from, ...round };
    case "putOff":
      return { state: "決定", visitOn: "", visitHalf: "", visitFrom: "", ...round };
    default:
      return {};
  }
}
