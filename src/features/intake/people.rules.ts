/**
 * 人物番号 (A11): which applications are one person's. Name, kana and profession propose; institution and e-mail only
 * support, since ten nurses share a hospital's address and a doctor who moves changes both. Staff confirm. Pure.
 */
import { nameKey } from "../../core/text.ts";
import type { Applicant } from "../../tables/applicants.ts";

/** What identifies a person as far as an application tells. */
export type Traits = Pick<Applicant, "name" | "kana" | "profession" | "facility" | "email">;
export type Known = Traits & Pick<Applicant, "applicationId" | "personId" | "personCandidate">;

/** Longest text of 人物候補. */
const LONGEST = 480;
const PERSON = /^人-\d{4,}/;

/** A person who may be the same, with what speaks for it. */
export interface Candidate {
  readonly personId: string;
  readonly score: number;
  readonly text: string;
}

/** Persons who may be this applicant, the likeliest first, each once. */
export function candidatesFor(traits: Traits, known: readonly Known[]): Candidate[] {
  const best = new Map<string, Candidate>();
  for (const row of known) {
    const candidate = compare(traits, row);
    const other = candidate && best.get(candidate.personId);
    if (candidate && (!other || candidate.score > other.score)) best.set(candidate.personId, candidate);
  }
  return [...best.values()].sort((a, b) => b.score - a.score || (a.personId < b.personId ? -1 : 1));
}

/**
 * Name and one of kana and profession; or kana and profession with the institution or address to support it, for a
 * changed or misspelt name. An address alone never proposes anybody.
 */
function compare(traits: Traits, row: Known): Candidate | undefined {
  const personId = row.personId || proposedIn(row.personCandidate);
  if (personId === "") return undefined;
  const [mine, theirs] = [keysOf(traits), keysOf(row)];
  const same = {
    氏名: equal(mine.name, theirs.name),
    ふりがな: equal(mine.kana, theirs.kana),
    職種: equal(traits.profession, row.profession),
  };
  const support = {
    所属: equal(mine.facility, theirs.facility),
    メール: equal(mine.email, theirs.email),
  };
  const supported = support.所属 || support.メール;
  const proposed = same.氏名 ? same.ふりがな || same.職種 : same.ふりがな && same.職種 && supported;
  if (!proposed) return undefined;
  const score = 4 * count(same) + count(support) + (same.氏名 ? 2 : 0);
  const text = `${personId}（${row.applicationId} ${row.name}、${row.profession}、${row.facility}）：${agreeing(same)}が一致${supportText(support)}`;
  return { personId, score, text };
}

type Keys = Readonly<Record<"name" | "kana" | "facility" | "email", string>>;

/** A row meets every row of a pasted list; its keys are made once. */
const made = new WeakMap<Traits, Keys>();

function keysOf(traits: Traits): Keys {
  const known = made.get(traits);
  if (known) return known;
  const { name, kana, facility, email } = traits;
  const keys = { name: nameKey(name), kana: nameKey(kana), facility: nameKey(facility), email: email.toLowerCase() };
  made.set(traits, keys);
  return keys;
}

const equal = (a: string, b: string): boolean => a !== "" && a === b;
const count = (marks: Record<string, boolean>): number => Object.values(marks).filter(Boolean).length;

const agreeing = (marks: Record<string, boolean>): string =>
  Object.keys(marks)
    .filter((name) => marks[name])
    .join("・");

function supportText(support: { 所属: boolean; メール: boolean }): string {
  if (support.所属) return support.メール ? "（所属とメールも同じ）" : "（所属も同じ、メールは異なる）";
  return support.メール ? "（メールは同じ、所属は異なる）" : "（所属とメールは異なる）";
}

/** 人物候補 as staff read it; its first person is the one that 「同じ人」 means. Blank where there is none. */
export function candidateText(candidates: readonly Candidate[]): string {
  const first = candidates[0];
  if (!first) return "";
  const rest = candidates.slice(1).map((candidate) => candidate.text);
  const others =
    rest.length === 0
      ? ""
      : `　ほかに：${rest.join("　")}　（「同じ人」は ${first.personId} を指します。ほかの人のときは「人物番号の指定」に番号を書きます）`;
  const text = Array.from(`${first.text}${others}`);
  return text.length > LONGEST ? `${text.slice(0, LONGEST).join("")}…` : text.join("");
}

/** The person that 「同じ人」 means, from the text of 人物候補; "" where there is none. */
export function proposedIn(text: string): string {
  return PERSON.exec(text)?.[0] ?? "";
}

/** Gives out person numbers above all that are there: 人-0001, 人-0002 … */
export function personNumbers(ids: readonly string[]): () => string {
  let last = Math.max(0, ...ids.map((id) => Number(/^人-(\d+)$/.exec(id)?.[1] ?? 0)));
  return () => `人-${String(++last).padStart(4, "0")}`;
}

export interface Identity {
  readonly personId: string;
  readonly personCandidate: string;
}

/** A new application: a number at once where nobody is like it; none while staff must look. */
export function identify(traits: Traits, known: readonly Known[], next: () => string): Identity {
  const personCandidate = candidateText(candidatesFor(traits, known));
  return { personId: personCandidate === "" ? next() : "", personCandidate };
}

/** What staff decided in 人物判断, also when they change their mind. 「同じ人」 means the likeliest, or whom they name. */
export function confirmed(
  row: Known & Pick<Applicant, "personVerdict" | "personChoice">,
  others: () => readonly Known[],
  next: () => string,
): Identity {
  const proposed = proposedIn(row.personCandidate);
  if (row.personVerdict === "同じ人" && row.personChoice !== "") {
    const named = others().some((other) => other.personId === row.personChoice);
    // A number that nobody has is a slip; the standing says so.
    return named ? { ...row, personId: row.personChoice } : row;
  }
  if (proposed === "") return row.personId === "" ? identify(row, others(), next) : row;
  if (row.personVerdict === "同じ人") return { ...row, personId: proposed };
  if (row.personVerdict === "別の人" && (row.personId === "" || isNamed(row))) return { ...row, personId: next() };
  return row;
}

/** Whether the number that a row bears is one of those that 「別の人」 says it is not. */
function isNamed(row: Pick<Applicant, "personCandidate" | "personId" | "personChoice">): boolean {
  const proposed: readonly string[] = row.personCandidate.match(/人-\d{4,}/g) ?? [];
  return row.personId === row.personChoice || proposed.includes(row.personId);
}
