/**
 * 選定の控え: the problem of a run and the proof of its answer as one text, cut into cells, and back again. It holds
 * numbers of applications and instructors, never names, and all that is needed to count again: nothing else is asked
 * when it is checked years later. Pure.
 */
import { checkProblem } from "./assignment/check.ts";
import type { Certificate, Problem } from "./assignment/index.ts";
import { messageOf } from "./errors.ts";
import type { HalfDay } from "./halfday.ts";
import { sha256 } from "./hash.ts";

/** A longer one is not kept: reading it back would cost every later run more than it is worth. */
export const COPY_LONGEST = 2_000_000;
/** Below the 50,000 characters that a cell takes. */
const PIECE_LONGEST = 40_000;

/** Which application, instructor, month and half-day each number of the problem means. */
export interface Names {
  /** By seeker. */
  readonly applications: readonly string[];
  /** By host. */
  readonly hosts: readonly string[];
  /** By month of the problem: 「2018-06」. */
  readonly months: readonly string[];
  /** By slot of the problem. */
  readonly slots: readonly HalfDay[];
}

export interface Copy extends Names {
  readonly problem: Problem;
  readonly certificate: Certificate;
}

/** Raised when the shape of the text changes, so that an old copy is still read as what it is. */
const FORM = 1;

/** The text, in ordinary narrow characters without a space: a cell gives it back to the letter. */
export function copyText({ problem, certificate, ...names }: Copy): string {
  const plain = { form: FORM, ...names, problem: plainProblem(problem), certificate };
  return JSON.stringify(plain).replace(
    /[ \u3000\uFF00-\uFFEF]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Typed arrays would be written as objects. */
function plainProblem({ hostSeats, options, levels, caps, ...rest }: Problem): object {
  return {
    ...rest,
    hostSeats: Array.from(hostSeats),
    options: { seeker: Array.from(options.seeker), slot: Array.from(options.slot) },
    levels: levels.map((level) => {
      if (level.kind === "served") return { ...level, gain: Array.from(level.gain) };
      return level.kind === "option"
        ? { ...level, cost: Array.from(level.cost) }
        : { ...level, base: Array.from(level.base) };
    }),
    ...(caps ? { caps: caps.map((cap) => ({ ...cap, seekers: Array.from(cap.seekers) })) } : {}),
  };
}

export interface Piece {
  readonly content: string;
  readonly hash: string;
}

export function piecesOf(text: string, longest = PIECE_LONGEST): Piece[] {
  const count = Math.ceil(text.length / longest);
  return Array.from({ length: count }, (_, index) => {
    const content = text.slice(index * longest, (index + 1) * longest);
    return { content, hash: sha256(content) };
  });
}

/** The copy that a text holds; or, where it holds none, why. */
export function copyFrom(text: string): Copy | { readonly fault: string } {
  try {
    const read = JSON.parse(text) as Copy & { readonly form: unknown };
    if (read.form !== FORM) return { fault: `控えの形（${String(read.form)}）を、この版では読めません` };
    checkProblem(read.problem);
    const { problem } = read;
    const counts = [problem.seekers, problem.hostSeats.length, problem.months.length, problem.slots.length];
    const lists = [read.applications, read.hosts, read.months, read.slots];
    return lists.every((list, n) => list.length === counts[n])
      ? read
      : { fault: "番号の一覧の数が、問題の数と合いません" };
  } catch (thrown) {
    return { fault: messageOf(thrown) };
  }
}

/** A pair of a copy, by numbers. */
export interface Pair {
  readonly applicationId: string;
  readonly instructorId: string;
  readonly at: HalfDay;
}

/** Whom each application got; those that got nobody have blanks. */
export function pairsOf({ problem, certificate, applications, hosts, slots }: Copy): Pair[] {
  return applications.map((applicationId, i) => {
    const slot = problem.options.slot[certificate.chosen[i] ?? -1];
    if (slot === undefined) return { applicationId, instructorId: "", at: "" };
    const month = problem.slots[slot]?.month ?? -1;
    return { applicationId, instructorId: hosts[problem.months[month]?.host ?? -1] ?? "", at: slots[slot] ?? "" };
  });
}
