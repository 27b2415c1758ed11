/** Instructors who receive applicants this year, with what they accepted (A12: the person and the year apart). Pure. */
import type { Day } from "../../core/calendar.ts";
import { OfficeError } from "../../core/errors.ts";
import { halvesOf, type Availability, type HalfDay } from "../../core/halfday.ts";
import { parseSpans } from "../../core/spans.ts";
import { appointments, type Appointment, type Instructor, type Opening } from "../../tables/instructors.ts";
import { HALF_COLUMNS, PROFESSIONS, WEEK } from "../../tables/words.ts";
import { doctorKey, facilityKey } from "./identity.rules.ts";

export interface Host {
  readonly id: string;
  readonly name: string;
  readonly block: string;
  readonly doctorKey: string;
  readonly facilityKey: string;
  readonly professions: readonly string[];
  readonly themes: readonly string[];
  /** Whether an applicant who comes without a car can ride along; undefined where nothing was answered. */
  readonly ride: boolean | undefined;
  readonly availability: Availability;
  readonly yearLimit: number;
  /** No limit where undefined. */
  readonly monthLimit: number | undefined;
  readonly atOnce: number;
}

export interface Roster {
  /** By id, so that the order of rows in the sheet does not matter. */
  readonly hosts: readonly Host[];
  readonly byId: ReadonlyMap<string, Host>;
  /** Every instructor on the sheet. */
  readonly known: ReadonlyMap<string, Instructor>;
  /** Why an instructor on the sheet receives nobody this year. */
  readonly absent: ReadonlyMap<string, string>;
  /** Instructors in office, with or without an acceptance. */
  readonly inOffice: number;
}

export interface InstructorSheets {
  readonly instructors: readonly Instructor[];
  readonly appointments: readonly Appointment[];
  readonly openings: readonly Opening[];
}

/** Throws OfficeError naming the cell of an acceptance that cannot be read. */
export function rosterOf(sheets: InstructorSheets, fiscalYear: number): Roster {
  const terms = new Map(
    sheets.appointments.filter((row) => row.fiscalYear === fiscalYear).map((row) => [row.instructorId, row]),
  );
  const dates = datesByInstructor(sheets.openings, fiscalYear);
  const people = [...sheets.instructors].sort((a, b) => (a.instructorId < b.instructorId ? -1 : 1));
  const hosts: Host[] = [];
  const absent = new Map<string, string>();
  for (const person of people) {
    const term = terms.get(person.instructorId);
    const why = absence(person, term);
    if (term === undefined || why !== undefined) absent.set(person.instructorId, why ?? "");
    else hosts.push(hostOf(person, term, dates.get(person.instructorId) ?? []));
  }
  return {
    hosts,
    byId: new Map(hosts.map((host) => [host.id, host])),
    known: new Map(people.map((person) => [person.instructorId, person])),
    absent,
    inOffice: people.filter((person) => person.active).length,
  };
}

function absence(person: Instructor, term: Appointment | undefined): string | undefined {
  if (!person.active) return "在任ではありません";
  if (!term) return "今年度の年度委嘱がありません（承諾前）";
  if (term.accepted !== "承諾する") return term.accepted === "" ? "承諾が空です（承諾前）" : "今年度は辞退しています";
  if (!term.agreed) return "「指導医の確認」がありません（承諾前）";
  return term.suspended ? "受入停止です" : undefined;
}

function hostOf(person: Instructor, term: Appointment, dates: readonly HalfDay[]): Host {
  return {
    id: person.instructorId,
    name: person.name,
    block: person.block,
    doctorKey: doctorKey(person.name, person.kana),
    facilityKey: facilityKey(person.facility),
    professions: listed(term, "professions", PROFESSIONS),
    themes: term.themes,
    ride: term.ride === "" ? undefined : term.ride === "できる",
    availability: {
      weekly: listed(
        term,
        "weekly",
        WEEK.flatMap((day) => HALF_COLUMNS.map((half) => `${day}${half}`)),
      ),
      dates,
      closed: closedSpans(term),
    },
    yearLimit: term.yearLimit ?? unreadable(term, "yearLimit", "空です", "1年に受け入れる人数を書いてください"),
    monthLimit: term.monthLimit ?? undefined,
    // One applicant at a visit unless the instructor says otherwise (domain section 3).
    atOnce: term.atOnce ?? 1,
  };
}

function closedSpans(term: Appointment): { from: Day; to: Day }[] {
  const { spans, unreadable: lines } = parseSpans(term.closedDays);
  if (lines.length === 0) return spans;
  return unreadable(
    term,
    "closedDays",
    `「${lines.join("」「")}」は期間として読めません`,
    "1行に1つ、2018/8/11〜2018/8/16 のように年から書いてください",
  );
}

/** A misspelt word would silently never match, so it stops. */
function listed(term: Appointment, column: "professions" | "weekly", allowed: readonly string[]): readonly string[] {
  const odd = term[column].filter((word) => !allowed.includes(word));
  if (odd.length === 0) return term[column];
  return unreadable(
    term,
    column,
    `「${odd.join("」「")}」は選べる語ではありません`,
    `「、」で区切って、次の語で書いてください：${allowed.join("、")}`,
  );
}

function unreadable(term: Appointment, column: keyof Appointment, problem: string, remedy: string): never {
  const { header } = appointments.columns[column];
  const where = { sheet: appointments.name, column: header, key: term.appointmentId };
  throw new OfficeError(`${term.instructorName}（${term.instructorId}）の「${header}」：${problem}`, where, remedy);
}

function datesByInstructor(rows: readonly Opening[], fiscalYear: number): Map<string, HalfDay[]> {
  const found = new Map<string, HalfDay[]>();
  for (const row of rows) {
    if (row.fiscalYear !== fiscalYear || row.day === "") continue;
    const halves = halvesOf(row.day, row.period === "" ? "終日" : row.period);
    found.set(row.instructorId, [...(found.get(row.instructorId) ?? []), ...halves]);
  }
  return found;
}
