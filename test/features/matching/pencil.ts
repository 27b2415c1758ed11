/** The facts of an office counted by hand from its sheets. Shares nothing with the rules that write 選定理由. */
import type { Sheets } from "../../../src/features/matching/desk.rules.ts";
import type { Applicant } from "../../../src/tables/applicants.ts";
import type { Case } from "../../../src/tables/cases.ts";
import type { Appointment, Instructor } from "../../../src/tables/instructors.ts";

export interface Visit {
  readonly day: string;
  readonly half: string;
}

const TODAY = "2018-06-01";
const LIVE = ["決定", "日程確定", "実施済", "報告済", "支払済"];
export const CLASSES = ["未参入開業医", "参入済み医師", "勤務医", "看護師", "コメディカル", "その他"];

/** A doctor who receives this year. */
export interface Receiver {
  readonly who: Instructor;
  readonly terms: Appointment;
}

export function receivers(sheets: Sheets): Receiver[] {
  return sheets.instructors.flatMap((who) => {
    const terms = sheets.appointments.find((row) => row.instructorId === who.instructorId);
    const receives = who.active && terms?.accepted === "承諾する" && terms.agreed && !terms.suspended;
    return terms && receives ? [{ who, terms }] : [];
  });
}

const halves = (period: string): string[] => (period === "終日" ? ["午前", "午後"] : [period]);

/** Each wished half-day with its best rank. */
export function wishes(row: Applicant): (Visit & { rank: number })[] {
  const all = [
    [row.wish1, row.period1],
    [row.wish2, row.period2],
    [row.wish3, row.period3],
    [row.wish4, row.period4],
    [row.wish5, row.period5],
  ].flatMap(([day = "", period = ""], index) =>
    day === "" ? [] : halves(period).map((half) => ({ day, half, rank: index + 1 })),
  );
  return all.filter(
    (one, index) => all.findIndex((other) => other.day === one.day && other.half === one.half) === index,
  );
}

export function receivesAt(sheets: Sheets, { who, terms }: Receiver, { day, half }: Visit): boolean {
  const single = sheets.openings.some(
    (row) => row.instructorId === who.instructorId && row.day === day && halves(row.period).includes(half),
  );
  const weekday = "日月火水木金土"[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";
  const closed = terms.closedDays !== "" && day === terms.closedDays.split("/").map(two).join("-");
  return !closed && (single || terms.weekly.includes(`${weekday}${half}`));
}
const two = (part: string): string => part.padStart(2, "0");

export const shared = (sheets: Sheets, row: Applicant, host: Receiver): (Visit & { rank: number })[] =>
  wishes(row).filter((visit) => receivesAt(sheets, host, visit));

const house = (name: string): string => name.replace(/^医療法人社団 /, "").replace(/１/g, "1");

/** The first thing that forbids a pair, in the order in which the office asks. */
export function forbids(sheets: Sheets, row: Applicant, { who, terms }: Receiver): string {
  if (!terms.professions.includes(row.profession)) return "職種対象外";
  if (house(row.facility) === house(who.facility)) return "同一医療機関";
  if (row.excluded.includes(who.instructorId)) return "除外";
  const refused = sheets.cases.some(
    (each) =>
      each.state === "見送り" && each.applicationId === row.applicationId && each.instructorId === who.instructorId,
  );
  return refused ? "見送り済み" : "";
}

export const live = (rows: readonly Case[], host: Receiver): Case[] =>
  rows.filter((row) => LIVE.includes(row.state) && row.instructorId === host.who.instructorId);

/** The first limit that a further visit would break; `taken`: visits that hold a seat there. */
export function full({ terms }: Receiver, taken: readonly Visit[], { day, half }: Visit): string {
  const month = taken.filter((each) => each.day.slice(0, 7) === day.slice(0, 7)).length;
  if (taken.length >= (terms.yearLimit ?? 0)) return "年上限";
  if (month >= (terms.monthLimit ?? Infinity)) return "月上限";
  return taken.filter((each) => each.day === day && each.half === half).length >= (terms.atOnce ?? 1)
    ? "同時受入人数"
    : "";
}

export const waited = (row: Applicant): number =>
  (Date.parse(`${TODAY}T00:00:00Z`) - Date.parse(`${row.receivedAt.slice(0, 10)}T00:00:00Z`)) / 86_400_000;

/** Whether this person has a visit of the year already, decided or done (R40). */
export function comesAgain(sheets: Sheets, row: Applicant): boolean {
  const mine = sheets.applicants.filter((each) => each.personId === row.personId).map((each) => each.applicationId);
  return sheets.cases.some((each) => LIVE.includes(each.state) && mine.includes(each.applicationId));
}

/** Decided or done this year. */
export const allLive = (sheets: Sheets): number => sheets.cases.filter((row) => LIVE.includes(row.state)).length;

export const isFirst = (sheets: Sheets, row: Applicant): boolean =>
  !comesAgain(sheets, row) && !sheets.pastVisits.some((each) => each.name === row.name && each.kana === row.kana);

export const metThemes = (row: Applicant, { terms }: Receiver): string[] =>
  row.themes.filter((theme) => terms.themes.includes(theme));

/** A wished name may carry 先生. */
export const isWished = (row: Applicant, { who }: Receiver): boolean =>
  row.wishedInstructor.replace("先生", "") === who.name;

export function apart(row: Applicant, host: Receiver, rank: number): number {
  const themes = Math.min(3, row.themes.length - metThemes(row, host).length);
  const block = row.blocks.length > 0 && !row.blocks.includes(host.who.block) ? 3 : 0;
  const ride = row.transport === "公共交通機関" && host.terms.ride === "できない" ? 1 : 0;
  const wished = row.wishedInstructor !== "" && !isWished(row, host) ? 4 : 0;
  return 2 * (rank - 1) + 2 * themes + block + ride + wished;
}

/** 平成30年6月4日（月）午前. */
export function inWords({ day, half }: Visit): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const weekday = "日月火水木金土"[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";
  return `平成${year - 1988}年${month}月${date}日（${weekday}）${half}`;
}
