/**
 * A round over 日程の連絡: messages that came in or that staff judged, one after another as they were received, each seeing
 * what the one before it did. Pure.
 */
import { mayMove, type Patch } from "../../core/table.ts";
import { oneLine } from "../../core/text.ts";
import { isKeyed, schedule } from "../../forms/index.ts";
import { findSubject, subjectsOf, type KeyBook } from "../../forms/keys.ts";
import { caseMoves, type Case, type cases } from "../../tables/cases.ts";
import { lastSaid, type Schedule, type schedules } from "../../tables/messages.ts";
import type { Appointment } from "../../tables/instructors.ts";
import { SIDES } from "../../tables/words.ts";
import { doubtsAbout } from "./checks.rules.ts";
import {
  addsNothing,
  isDated,
  LET_THROUGH,
  moveOf,
  valuesAfter,
  wordOf,
  wordOfCase,
  type Move,
} from "./moves.rules.ts";
import { conflictText, madeText, words, type Tally } from "./words.rules.ts";

export interface ScheduleDesk {
  readonly messages: readonly Schedule[];
  readonly book: KeyBook;
  readonly appointments: readonly Appointment[];
  readonly secret: string;
}

/** Written in this order, with the letters between the first and the second. */
export interface RoundPlan {
  /** Which version a message is about to make: a rerun knows by it what is done already. */
  readonly intents: readonly Patch<typeof schedules>[];
  /** Cases as they will stand, whose day has a new version. */
  readonly changed: readonly Case[];
  /** The day, the state that goes with it, and last the version, which says that both stand. */
  readonly days: readonly Patch<typeof cases>[];
  readonly caseStates: readonly Patch<typeof cases>[];
  readonly versions: readonly Patch<typeof cases>[];
  /** What a message did and is about, and last that it is done. */
  readonly details: readonly Patch<typeof schedules>[];
  readonly states: readonly Patch<typeof schedules>[];
  readonly tally: Tally;
}

/** What came in, and what staff judged. */
export const isOpen = ({ state, verdict }: Schedule): boolean =>
  state === "未反映" || (state === "保留" && verdict !== "");

/** What waits for staff and may have been settled by something else meanwhile. */
export const isHeld = ({ state, verdict, caseId }: Schedule): boolean =>
  state === "保留" && verdict === "" && caseId !== "";

/** Whether a message that waits says what the case says by now, or asks for the end of what has ended. */
export function isSettled(message: Schedule, match: Case | undefined): boolean {
  if (!match || !isHeld(message)) return false;
  if (message.kind === "取り消したい") return match.state === "取消";
  return isDated(message) && match.state === "日程確定" && addsNothing(wordOf(message), wordOfCase(match));
}

/** What becomes of one message. `version`: the one that it makes. */
interface Verdict {
  readonly state: "反映済" | "保留" | "取下げ";
  readonly note: string;
  readonly as: keyof Tally;
  readonly version?: number;
}

const done = (as: "same" | "ended", note: string): Verdict => ({ state: "反映済", note, as });
const held = (note: string): Verdict => ({ state: "保留", note, as: "held" });

export function planRound(desk: ScheduleDesk): RoundPlan {
  const round = new Round(desk);
  const inOrder = desk.messages
    .filter((row) => isOpen(row) || isHeld(row))
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  for (const message of inOrder.filter(isOpen)) round.take(message);
  for (const message of inOrder.filter((row) => !isOpen(row))) round.settle(message);
  return round.plan();
}

const orderOf = ({ receivedAt, scheduleId }: Schedule): string => `${receivedAt} ${scheduleId}`;

/**
 * A case that a run wrote in part says already what the message says. Its day stands, so it is not looked at once more: of
 * the moves that take a day, "time" alone asks nothing.
 */
const RESUMED: Readonly<Partial<Record<Move, Move>>> = { same: "time", note: "putOff" };

/**
 * How far a run that was cut off came with a message: its version was noted beforehand, and the case's own version is written
 * last. undefined for one that was not begun, or whose version another message made meanwhile.
 */
function begunVersion(match: Case, { round }: Schedule, said: readonly Schedule[]): "begun" | "made" | undefined {
  const now = match.visitRound ?? 0;
  if (round === null || round > now + 1 || said.some((row) => row.round === round)) return undefined;
  return round <= now ? "made" : "begun";
}

/** The books while they are gone through. */
class Round {
  private readonly cases: Map<string, Case>;
  private readonly messages: Map<string, Schedule>;
  private readonly before: ReadonlyMap<string, Case>;
  private readonly judged: { readonly message: Schedule; readonly verdict: Verdict }[] = [];

  constructor(private readonly desk: ScheduleDesk) {
    this.before = new Map(desk.book.cases.map((row) => [row.caseId, row]));
    this.cases = new Map(this.before);
    this.messages = new Map(desk.messages.map((row) => [row.scheduleId, row]));
  }

  take(message: Schedule): void {
    const named = message.verdict === "取り下げる" ? message : this.named(message);
    if (typeof named === "string") this.note(message, held(named));
    else this.note(named, this.judge(named));
  }

  settle(message: Schedule): void {
    const match = this.cases.get(message.caseId);
    if (isSettled(message, match))
      this.note(message, message.kind === "取り消したい" ? done("ended", words.cancelled) : done("same", words.same));
  }

  private note(message: Schedule, verdict: Verdict): void {
    this.judged.push({ message, verdict });
    const round = verdict.version ?? null;
    this.messages.set(message.scheduleId, { ...message, state: verdict.state, stateNote: verdict.note, round });
  }

  /** With the case and side that staff named, where they did; or what is wrong with that. */
  private named(message: Schedule): Schedule | string {
    const typed = oneLine(message.subjectChoice);
    if (typed === "") return message.caseId === "" ? words.unnamed : message;
    const subject = this.subjectOf(typed);
    if ("fault" in subject) return subject.fault;
    const [caseId = "", side = ""] = subject.subject.split("/");
    const fiscalYear = this.cases.get(caseId)?.fiscalYear ?? message.fiscalYear;
    return { ...message, caseId, side: SIDES.find((each) => each === side) ?? "", fiscalYear };
  }

  /** 案-2018-0001-1/受講者, also of a case that is over by now; or a key that staff typed. */
  private subjectOf(typed: string): { readonly subject: string } | { readonly fault: string } {
    const { book, secret } = this.desk;
    const named = subjectsOf("schedule", book).find(({ subject }) => subject === typed);
    if (named || !isKeyed(schedule)) return named ?? { fault: words.unnamed };
    const found = findSubject(schedule, typed, secret, book, true);
    return "found" in found ? found.found : found;
  }

  private judge(message: Schedule): Verdict {
    if (message.verdict === "取り下げる") return { state: "取下げ", note: words.withdrawn, as: "withdrawn" };
    const match = this.cases.get(message.caseId);
    if (!match) return held(words.gone(message.caseId));
    if (message.kind === "取り消したい" && match.state === "取消") return done("ended", words.cancelled);
    const said = [...this.messages.values()].filter((row) => row.caseId === match.caseId && row.state === "反映済");
    const begun = begunVersion(match, message, said);
    if (begun === "made") return this.made(message, message.round ?? 0);
    const others = said.filter((row) => row.side !== message.side && isDated(row)).map(wordOf);
    const forced = message.verdict === "反映する";
    const found = moveOf(match, message, others);
    const move = (begun ? RESUMED[found] : undefined) ?? (forced ? LET_THROUGH[found] : undefined) ?? found;
    return this.carry(move, match, message, said, forced);
  }

  private carry(move: Move, match: Case, message: Schedule, said: readonly Schedule[], forced: boolean): Verdict {
    const maker = lastSaid(said, match.caseId);
    if (move === "over") return held(words.over(match));
    if (move === "ask") return held(forced ? words.asked : words.ask);
    if (move === "same") return done("same", words.same);
    if (isDated(message) && (message.visitOn === "" || message.half === "")) return held(words.dayless);
    if (!forced && maker && maker.receivedAt > message.receivedAt) return held(words.late(maker.scheduleId));
    if (move === "note") return done("same", words.note);
    if (move === "conflict") return held(conflictText(match, maker, message));
    const doubts = move === "putOff" || move === "time" || forced ? [] : this.doubts(match, message);
    if (doubts.length > 0) return held(words.doubts(doubts));
    return this.change(match, message, valuesAfter(move, match, message));
  }

  private doubts(match: Case, message: Schedule): string[] {
    const { appointments } = this.desk;
    return doubtsAbout(wordOf(message), match, { cases: [...this.cases.values()], appointments });
  }

  private change(match: Case, message: Schedule, values: Partial<Case>): Verdict {
    if (!mayMove(caseMoves, match.state, values.state ?? "")) return held(words.over(match));
    const after = { ...match, ...values };
    this.cases.set(match.caseId, after);
    return this.made(message, after.visitRound ?? 0);
  }

  private made(message: Schedule, version: number): Verdict {
    const as = isDated(message) ? "made" : "putOff";
    return { state: "反映済", note: madeText(message, version), as, version };
  }

  plan(): RoundPlan {
    const changed = [...this.cases.values()].filter((row) => this.before.get(row.caseId) !== row);
    const known = new Map(this.desk.messages.map((row) => [row.scheduleId, row]));
    const patches = this.judged.flatMap(({ message, verdict }) => {
      const there = known.get(message.scheduleId);
      const patch = there && patchOf(there, message, verdict);
      return patch ? [{ ...patch, as: verdict.as }] : [];
    });
    return {
      intents: this.judged.flatMap(({ message, verdict }) =>
        verdict.version === undefined || known.get(message.scheduleId)?.round === verdict.version
          ? []
          : [{ key: message.scheduleId, values: { round: verdict.version } }],
      ),
      changed,
      days: changed.map(({ caseId: key, visitOn, visitHalf, visitFrom }) => ({
        key,
        values: { visitOn, visitHalf, visitFrom },
      })),
      caseStates: changed.map(({ caseId: key, state }) => ({ key, values: { state } })),
      versions: changed.map(({ caseId: key, visitRound }) => ({ key, values: { visitRound } })),
      details: patches.map(({ key, values: { state: _state, ...values } }) => ({ key, values })),
      states: patches.map(({ key, values: { state } }) => ({ key, values: { state } })),
      tally: tallyOf(patches.map(({ as }) => as)),
    };
  }
}

interface Learnt {
  readonly key: string;
  readonly values: Pick<Schedule, "caseId" | "side" | "fiscalYear" | "stateNote" | "round" | "state">;
}

/** What a row must still learn; undefined where it says so already, as one that waits does hour after hour. */
function patchOf(there: Schedule, message: Schedule, { state, note, version }: Verdict): Learnt | undefined {
  const { caseId, side, fiscalYear } = message;
  const values = { caseId, side, fiscalYear, stateNote: note, round: version ?? null, state };
  const same = Object.entries(values).every(([name, value]) => there[name as keyof Schedule] === value);
  return same ? undefined : { key: there.scheduleId, values };
}

function tallyOf(all: readonly (keyof Tally)[]): Tally {
  const count = (as: keyof Tally): number => all.filter((each) => each === as).length;
  return {
    ...{ made: count("made"), putOff: count("putOff"), same: count("same") },
    ...{ withdrawn: count("withdrawn"), held: count("held"), ended: count("ended") },
  };
}
