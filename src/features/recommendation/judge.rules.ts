/**
 * What a recommendation comes to in 指導医 (R49): a new doctor, one who goes on, one who is struck; or why only a person can
 * tell. A doctor who is named twice is one, and who is not named stays as they are. Pure.
 */
import { blankRow } from "../../core/table.ts";
import { nameKey } from "../../core/text.ts";
import { recommendations, type Recommendation } from "../../tables/association.ts";
import type { Case } from "../../tables/cases.ts";
import { instructors, type Appointment, type Instructor } from "../../tables/instructors.ts";
import { doctorOf, instructorNumbers, saysOtherwise, whoIsMeant, type Doctor } from "../../tables/recommended.ts";
import { holdText } from "./hold.rules.ts";

export interface JudgeDesk {
  readonly rows: readonly Recommendation[];
  readonly instructors: readonly Instructor[];
  readonly appointments: readonly Pick<Appointment, "instructorId">[];
  readonly cases: readonly Case[];
}

export type Deed =
  | { readonly kind: "載せる"; readonly instructor: Instructor }
  | {
      readonly kind: "続ける";
      readonly instructor: Instructor;
      /** 推薦日 and 在任, where they change. */
      readonly values: Partial<Instructor>;
      /** The cells as the association has them; written only where staff say so. */
      readonly other: Partial<Doctor>;
      readonly lines: readonly string[];
      /** Whether another recommendation of the same doctor came before. */
      readonly twice: boolean;
    }
  | { readonly kind: "外す"; readonly instructor: Instructor; readonly live: readonly Case[] }
  | { readonly kind: "保留"; readonly why: string }
  | { readonly kind: "取り下げる" };

export interface Judged {
  readonly row: Recommendation;
  readonly deed: Deed;
}

/** What is not taken over yet: as it came in, or held and judged by staff. */
export const isPending = ({ state, verdict }: Recommendation): boolean =>
  state === "未反映" || (state === "保留" && verdict !== "");

/** A run that was cut off has noted what it was about to do: it is finished as noted, and nobody is asked again. */
export const isBegun = ({ state, reflectedAt }: Recommendation): boolean =>
  reflectedAt !== "" && (state === "未反映" || state === "保留");

/** In the order in which they came. */
export function judgeAll(desk: JudgeDesk): Judged[] {
  const pending = desk.rows.filter((row) => isPending(row) || isBegun(row)).sort(byArrival);
  const register = new Register(desk);
  const meant = pending.map((row) => ({ row, found: isGivenUp(row) ? undefined : register.find(row) }));
  const sides = new Map<string, Recommendation[]>();
  for (const { row, found } of meant)
    if (found && "id" in found) sides.set(found.id, [...(sides.get(found.id) ?? []), row]);
  const numbered = numbersFor(desk);
  return meant.map(({ row, found }): Judged => {
    if (!found) return { row, deed: { kind: "取り下げる" } };
    if ("why" in found) return { row, deed: { kind: "保留", why: found.why } };
    const against = (sides.get(found.id) ?? []).filter((other) => isStrike(other) !== isStrike(row));
    if (against.length > 0) return { row, deed: { kind: "保留", why: holdText.contrary(against) } };
    return { row, deed: deedOf(row, { ...found, instructor: numbered(found.instructor) }, desk) };
  });
}

/** Numbers are given to doctors who are taken over, and to nobody else: one that is held leaves no gap. */
function numbersFor({ instructors: there, appointments, rows }: JudgeDesk): (instructor: Instructor) => Instructor {
  const next = instructorNumbers(there, appointments, rows);
  const given = new Map<string, string>();
  return (instructor) => {
    const { instructorId } = instructor;
    if (!instructorId.startsWith(UNNUMBERED)) return instructor;
    const number = given.get(instructorId) ?? next();
    given.set(instructorId, number);
    return { ...instructor, instructorId: number };
  };
}

/** Beginning of what stands in place of a number until it is given. */
const UNNUMBERED = "新/";

const isGivenUp = (row: Recommendation): boolean => row.verdict === "取り下げる" && !isBegun(row);

function byArrival(one: Recommendation, other: Recommendation): number {
  if (one.receivedAt !== other.receivedAt) return one.receivedAt < other.receivedAt ? -1 : 1;
  return one.recommendationId < other.recommendationId ? -1 : 1;
}

const isStrike = ({ kind }: Recommendation): boolean => kind === "推薦を外す";
const isNew = ({ kind }: Recommendation): boolean => kind === "新しく推薦する";

type Found =
  | { readonly id: string; readonly instructor: Instructor; readonly isNew: boolean; readonly twice: boolean }
  | { readonly why: string };

/** 指導医 with the doctors that the recommendations before have added. */
class Register {
  private readonly known: Map<string, Instructor>;
  /** Doctors whom a recommendation of a year has brought, and whom a further one of that year only repeats. */
  private readonly brought: Set<string>;

  constructor({ rows, instructors: there }: JudgeDesk) {
    this.known = new Map(there.map((row) => [row.instructorId, row]));
    this.brought = new Set(
      rows.filter((row) => row.state === "反映済" && isNew(row)).map((row) => inYear(row, row.instructorId)),
    );
  }

  find(row: Recommendation): Found {
    const blank = (["kind", "name", "kana", "facility"] as const).find((name) => row[name] === "");
    if (blank !== undefined) return { why: holdText.blank(recommendations.columns[blank].header) };
    const choice = row.instructorChoice;
    if (choice === NEW) return isStrike(row) ? { why: holdText.newStrike } : this.add(row);
    if (choice !== "") return this.take(row, choice) ?? { why: holdText.noSuch(choice) };
    if (row.instructorId !== "") return this.promised(row, row.instructorId);
    return this.byName(row);
  }

  /** A number that was promised to it: by the list that brought it, or by a run that was cut off. */
  private promised(row: Recommendation, id: string): Found {
    if (isNew(row) && !this.brought.has(inYear(row, id))) return this.add(row);
    return this.take(row, id) ?? { why: holdText.noSuch(id) };
  }

  private byName(row: Recommendation): Found {
    const all = [...this.known.values()];
    const meant = whoIsMeant(row, all);
    if ("several" in meant) return { why: holdText.several(meant.several) };
    if ("namesakes" in meant) return { why: holdText.namesakes(meant.namesakes, isStrike(row)) };
    if ("fresh" in meant) return isNew(row) ? this.add(row) : { why: holdText.unknown(row, soundingLike(row, all)) };
    const { instructorId } = meant.known;
    const isKnown = isNew(row) && !this.brought.has(inYear(row, instructorId));
    return isKnown ? { why: holdText.known(meant.known) } : (this.take(row, instructorId) ?? { why: "" });
  }

  private add(row: Recommendation): Found {
    const id = row.instructorId === "" ? `${UNNUMBERED}${row.recommendationId}` : row.instructorId;
    const instructor = this.known.get(id) ?? newInstructor(row, id);
    this.known.set(id, instructor);
    this.brought.add(inYear(row, id));
    return { id, instructor, isNew: true, twice: false };
  }

  private take(row: Recommendation, id: string): Found | undefined {
    const instructor = this.known.get(id);
    return instructor && { id, instructor, isNew: false, twice: isNew(row) && this.brought.has(inYear(row, id)) };
  }
}

const inYear = ({ fiscalYear }: Recommendation, id: string): string => `${fiscalYear ?? ""}/${id}`;

/** In 指導医番号の指定: a doctor who only looks like one on the register. */
export const NEW = "新規";

/** One reading, another writing: it may be a slip of the pen. */
const soundingLike = ({ kana }: Recommendation, register: readonly Instructor[]): Instructor[] =>
  register.filter((one) => nameKey(one.kana) === nameKey(kana));

/** 推薦日: as the list says, else the day on which it came. */
export const dayOf = ({ recommendedOn, receivedAt }: Recommendation): string =>
  recommendedOn || receivedAt.slice(0, 10);

const newInstructor = (row: Recommendation, instructorId: string): Instructor =>
  blankRow(instructors, { ...doctorOf(row), instructorId, recommendedOn: dayOf(row), active: true });

function deedOf(row: Recommendation, found: Exclude<Found, { why: string }>, { cases }: JudgeDesk): Deed {
  const { instructor, twice } = found;
  if (isStrike(row)) {
    const live = cases.filter((each) => each.instructorId === instructor.instructorId && OPEN.includes(each.state));
    return { kind: "外す", instructor, live };
  }
  if (found.isNew) return { kind: "載せる", instructor };
  const { values: other, lines } = saysOtherwise(instructor, doctorOf(row));
  const day = dayOf(row);
  const values = {
    ...(day > instructor.recommendedOn ? { recommendedOn: day } : {}),
    ...(instructor.active ? {} : { active: true }),
  };
  return { kind: "続ける", instructor, values, other, lines, twice };
}

/** Decided, and not visited yet. */
const OPEN: readonly Case["state"][] = ["決定", "日程確定"];
