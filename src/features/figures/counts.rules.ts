/** How many applied, were decided and done, in how many days, and the same in parts. Pure. */
import { medianOf, percentileOf } from "../../core/order-statistics.ts";
import { isProven } from "../../letters/certificate.ts";
import { END_KINDS, type Case } from "../../tables/cases.ts";
import type { Notice } from "../../tables/notices.ts";
import { APPLICANT_CLASSES, PROFESSIONS, ROUTES } from "../../tables/words.ts";
import { PLACES, type Application, type Books, type Placing, type YearBook } from "./standing.rules.ts";

export const UNWRITTEN = "（未記入）";

export interface Tally {
  readonly applications: number;
  readonly withdrawn: number;
  readonly decided: number;
  readonly done: number;
  /** Decided of those who did not withdraw; undefined where there is nobody. */
  readonly rate: number | undefined;
  /** From reception to decision, over decisions whose days are known. */
  readonly dated: number;
  readonly median: number | undefined;
  readonly ninetieth: number | undefined;
  readonly longest: number | undefined;
}

export function tallyOf(applications: readonly Application[]): Tally {
  const withdrawn = applications.filter(({ place }) => place === "取下げ・取消").length;
  const decided = applications.filter(({ place }) => place === "決定").length;
  const days = applications.flatMap((each) => each.days ?? []);
  const asked = applications.length - withdrawn;
  return {
    ...{ applications: applications.length, withdrawn, decided },
    done: applications.filter(({ isDone }) => isDone).length,
    rate: asked === 0 ? undefined : decided / asked,
    ...{ dated: days.length, median: medianOf(days), ninetieth: percentileOf(days, 90) },
    longest: percentileOf(days, 100),
  };
}

export const placesOf = ({ applications }: YearBook): (readonly [Placing, number])[] =>
  PLACES.map((name) => [name, applications.filter(({ place }) => place === name).length] as const);

/** Places in which somebody has judged. */
const JUDGED: readonly Placing[] = ["決定", "年度内受講済", "対象外", "繰越"];

export const judgedIn = ({ applications }: YearBook): number =>
  applications.filter(({ place }) => JUDGED.includes(place)).length;

export interface Part extends Tally {
  readonly label: string;
}

/** Parts that have anybody, in the order of the list; what is no word of it, and what is blank, last. */
function partsBy(
  { applications }: YearBook,
  words: readonly string[],
  wordOf: (application: Application) => string,
): Part[] {
  const labels = applications.map((each) => wordOf(each) || UNWRITTEN);
  const others = [...new Set(labels)].filter((label) => !words.includes(label) && label !== UNWRITTEN).sort();
  return [...words, ...others, UNWRITTEN]
    .filter((label) => labels.includes(label))
    .map((label) => ({ label, ...tallyOf(applications.filter((_, index) => labels[index] === label)) }));
}

export const byProfession = (book: YearBook): Part[] => partsBy(book, PROFESSIONS, ({ row }) => row.profession);
export const byClass = (book: YearBook): Part[] => partsBy(book, APPLICANT_CLASSES, ({ row }) => row.applicantClass);
export const byRoute = (book: YearBook): Part[] => partsBy(book, ROUTES, ({ row }) => row.route);

export interface Course {
  readonly decided: number;
  readonly dated: number;
  readonly done: number;
  /** Both reports were taken in. */
  readonly reported: number;
  readonly certificates: number;
  readonly paid: number;
}

/** How far the cases came; each of them also counts in the steps before. */
export function courseOf(live: readonly Case[], done: readonly Case[], notices: readonly Notice[]): Course {
  const certified = new Set(
    notices
      .filter(({ letter, state }) => letter === "受講証明書" && state === "完了")
      .map(({ subjectId }) => subjectId),
  );
  return {
    decided: live.length,
    // One that was put off is 決定 again.
    dated: live.filter(({ state }) => state !== "決定").length,
    done: done.length,
    reported: done.filter(isProven).length,
    certificates: live.filter(({ caseId }) => certified.has(caseId)).length,
    paid: live.filter(({ state }) => state === "支払済").length,
  };
}

/** Ended decisions by whose wish it was. */
export function endsOf(ended: readonly Case[]): (readonly [string, number])[] {
  return [...END_KINDS, ""]
    .map((kind) => [kind || UNWRITTEN, ended.filter(({ endKind }) => endKind === kind).length] as const)
    .filter(([label, count]) => label !== UNWRITTEN || count > 0);
}

export interface Host {
  readonly instructorId: string;
  readonly name: string;
  readonly block: string;
  readonly accepted: boolean;
  readonly decided: number;
  readonly done: number;
  readonly reported: number;
  readonly ended: number;
}

export interface BlockSum extends Omit<Host, "instructorId" | "name" | "accepted"> {
  /** How many accepted the year. */
  readonly hosts: number;
}

/** Whoever accepted the year or had a decision in it; those who received most first. */
export function hostsOf(book: YearBook, { appointments, instructors }: Books, done: readonly Case[]): Host[] {
  const mine = appointments.filter((row) => row.fiscalYear === book.fiscalYear && row.accepted === "承諾する");
  const cases = [...book.live, ...book.ended];
  const people = new Map(instructors.map((row) => [row.instructorId, row]));
  const names = new Map([...cases, ...mine].map((row) => [row.instructorId, row.instructorName]));
  const accepted = new Set(mine.map((row) => row.instructorId));
  const count = (of: readonly Case[], instructorId: string): number =>
    of.filter((row) => row.instructorId === instructorId).length;
  return [...new Set([...accepted, ...cases.map((row) => row.instructorId)])]
    .map((instructorId) => ({
      instructorId: instructorId || UNWRITTEN,
      name: people.get(instructorId)?.name || names.get(instructorId) || UNWRITTEN,
      block: people.get(instructorId)?.block || UNWRITTEN,
      accepted: accepted.has(instructorId),
      decided: count(book.live, instructorId),
      done: count(done, instructorId),
      reported: count(done.filter(isProven), instructorId),
      ended: count(book.ended, instructorId),
    }))
    .sort((a, b) => b.decided - a.decided || (a.instructorId < b.instructorId ? -1 : 1));
}

/** Blocks by name, those without one last. */
export function blocksOf(hosts: readonly Host[]): BlockSum[] {
  const blocks = [...new Set(hosts.map(({ block }) => block))].sort((a, b) =>
    a === UNWRITTEN ? 1 : b === UNWRITTEN ? -1 : a < b ? -1 : 1,
  );
  return blocks.map((block) => {
    const mine = hosts.filter((host) => host.block === block);
    const sum = (of: (host: Host) => number): number => mine.reduce((all, host) => all + of(host), 0);
    return {
      ...{ block, hosts: mine.filter(({ accepted }) => accepted).length },
      ...{ decided: sum(({ decided }) => decided), done: sum(({ done }) => done) },
      ...{ reported: sum(({ reported }) => reported), ended: sum(({ ended }) => ended) },
    };
  });
}
