/**
 * A visit as iCalendar (RFC 5545, RFC 5546), for the calendars of those who meet: sent with `text/calendar;
 * charset=UTF-8; method=…`. A later one with the same uid and a higher sequence replaces it, CANCEL takes it out. Pure.
 */
import { addDays, checkDay, momentOf, msOf, type Day, type Moment } from "./calendar.ts";
import type { Half } from "./halfday.ts";
import { wellFormed } from "./text.ts";

export interface Invitation {
  /** The same for every version of one visit; unique in the world: "マ-2018-0001@example.lg.jp". */
  readonly uid: string;
  /** Version of the visit: whole, from 0, higher each time. */
  readonly sequence: number;
  readonly method: "PUBLISH" | "CANCEL";
  readonly day: Day;
  /** "HH:mm" in Tokyo. */
  readonly from?: string;
  /** "HH:mm" in Tokyo, later than `from`. */
  readonly to?: string;
  readonly half: Half | "";
  readonly summary: string;
  /** One line or several; left out where "". */
  readonly location: string;
  /** One line or several; left out where "". */
  readonly description: string;
  readonly organizerName: string;
  readonly organizerEmail: string;
  /** When this version was made. */
  readonly stampedAt: Moment;
}

/** What a half-day means on a calendar, where nobody has agreed on hours. */
export const HOURS: Readonly<Record<Half, { readonly from: string; readonly to: string }>> = {
  午前: { from: "09:00", to: "12:00" },
  午後: { from: "13:00", to: "17:00" },
};

/** Japan has had no summer time since 1951, so one offset says all. */
const TOKYO = [
  "BEGIN:VTIMEZONE",
  "TZID:Asia/Tokyo",
  "BEGIN:STANDARD",
  "DTSTART:19700101T000000",
  "TZOFFSETFROM:+0900",
  "TZOFFSETTO:+0900",
  "TZNAME:JST",
  "END:STANDARD",
  "END:VTIMEZONE",
];

/**
 * The file's text, to be written as UTF-8. Hours that were not agreed on are those of the half-day (`HOURS`). With no
 * hours and no half-day it is an all-day entry that leaves the day free, since any hour of it may still be agreed on; a
 * beginning whose end nobody knows has none. Throws Error naming what is no day, moment, hour, sequence or address.
 */
export function invitation(visit: Invitation): string {
  const { uid, sequence, method, summary, location, description } = visit;
  if (uid === "") throw new Error("an invitation needs its uid");
  if (!Number.isInteger(sequence) || sequence < 0) throw new Error(`${sequence} is no sequence`);
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//zaitaku-renkei//visits//JA",
    `METHOD:${method}`,
    ...TOKYO,
    "BEGIN:VEVENT",
    `UID:${escaped(uid)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(visit.stampedAt)}`,
    ...span(visit),
    `SUMMARY:${escaped(summary)}`,
    ...(location === "" ? [] : [`LOCATION:${escaped(location)}`]),
    ...(description === "" ? [] : [`DESCRIPTION:${escaped(description)}`]),
    organizer(visit),
    `STATUS:${method === "CANCEL" ? "CANCELLED" : "CONFIRMED"}`,
    "END:VEVENT",
    "END:VCALENDAR",
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join("");
}

function span({ day, half, ...agreed }: Invitation): string[] {
  checkDay(day);
  const usual = half === "" ? undefined : HOURS[half];
  const from = agreed.from ?? usual?.from;
  if (from === undefined) {
    if (agreed.to !== undefined) throw new Error(`an end (${agreed.to}) needs its beginning`);
    return [`DTSTART;VALUE=DATE:${digits(day)}`, `DTEND;VALUE=DATE:${digits(addDays(day, 1))}`, "TRANSP:TRANSPARENT"];
  }
  const start = `DTSTART;TZID=Asia/Tokyo:${local(day, from)}`;
  const to = agreed.to ?? usual?.to;
  // The usual end of a half-day is none for a visit that begins after it.
  if (to === undefined || (agreed.to === undefined && to <= from)) return [start];
  const end = `DTEND;TZID=Asia/Tokyo:${local(day, to)}`;
  if (to <= from) throw new Error(`the end ${to} is not after the beginning ${from}`);
  return [start, end];
}

function local(day: Day, hour: string): string {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(hour)) throw new Error(`「${hour}」 is no hour (HH:mm)`);
  return `${digits(day)}T${digits(hour)}00`;
}

function utc(at: Moment): string {
  const ms = msOf(at);
  if (Number.isNaN(ms) || momentOf(ms) !== at) throw new Error(`「${at}」 is no moment (YYYY-MM-DD HH:mm:ss)`);
  return `${digits(new Date(ms).toISOString().slice(0, 19))}Z`;
}

/** "2018-06-01" → "20180601"; the T between day and hour stays. */
const digits = (text: string): string => text.replace(/[-:]/g, "");

function organizer({ organizerName, organizerEmail }: Invitation): string {
  const [, user = "", domain = ""] = /^([^\s@,;:<>"]+)@([A-Za-z0-9.-]+)$/.exec(organizerEmail) ?? [];
  if (user === "" || !/^[!-~]+$/.test(user)) throw new Error(`「${organizerEmail}」 is no e-mail address`);
  // A quoted value may hold neither a quotation mark nor a control character.
  const name = plain(organizerName)
    .replace(/[\n\t]+/g, " ")
    .replace(/"/g, "'");
  return `ORGANIZER${name === "" ? "" : `;CN="${name}"`}:mailto:${encodeURIComponent(user)}@${domain}`;
}

/** Line breaks of every kind as \n, no other control characters but TAB, nothing that UTF-8 cannot hold. */
function plain(text: string): string {
  return wellFormed(text)
    .replace(/\r\n|[\r\u000B\u000C\u0085\u2028\u2029]/g, "\n")
    .replace(/[\u0000-\u0008\u000E-\u001F\u007F]/g, "");
}

/** A value of type TEXT (3.3.11). */
function escaped(text: string): string {
  return plain(text)
    .replace(/[\\;,]/g, (char) => `\\${char}`)
    .replace(/\n/g, "\\n");
}

/** Lines of at most 75 octets, the break not counted, never cut inside a character (3.1). */
function folded(line: string): string {
  let octets = 0;
  return Array.from(line, (char) => {
    const size = octetsOf(char.codePointAt(0) ?? 0);
    octets += size;
    if (octets <= 75) return char;
    octets = 1 + size;
    return `\r\n ${char}`;
  }).join("");
}

function octetsOf(point: number): number {
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}
