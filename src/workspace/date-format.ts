/** Utilities.formatDate: the part of Java's SimpleDateFormat that Apps Script documents, in any time zone. */
import { Exception, NotEmbedded } from "./kernel.ts";

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  ms: number;
  weekday: number;
  offsetMinutes: number;
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

const LETTERS: Readonly<Record<string, (parts: Parts, width: number) => string>> = {
  y: (p, w) => (w === 2 ? pad(p.year % 100, 2) : pad(p.year, w)),
  M: (p, w) => (w >= 3 ? named(MONTHS, p.month - 1, w) : pad(p.month, w)),
  d: (p, w) => pad(p.day, w),
  H: (p, w) => pad(p.hour, w),
  k: (p, w) => pad(p.hour === 0 ? 24 : p.hour, w),
  K: (p, w) => pad(p.hour % 12, w),
  h: (p, w) => pad(p.hour % 12 === 0 ? 12 : p.hour % 12, w),
  m: (p, w) => pad(p.minute, w),
  s: (p, w) => pad(p.second, w),
  S: (p, w) => pad(p.ms, w),
  E: (p, w) => named(DAYS, p.weekday, w),
  u: (p, w) => pad(p.weekday === 0 ? 7 : p.weekday, w),
  a: (p) => (p.hour < 12 ? "AM" : "PM"),
  Z: (p) => offset(p.offsetMinutes, ""),
  X: (p, w) =>
    p.offsetMinutes === 0
      ? "Z"
      : w === 1
        ? offset(p.offsetMinutes, "").slice(0, 3)
        : offset(p.offsetMinutes, w === 2 ? "" : ":"),
};

/** The moment `ms` written by `pattern` in `timeZone`; unknown zones and letters throw. */
export function formatDate(ms: number, timeZone: string, pattern: string): string {
  const parts = partsOf(ms, timeZone);
  return pattern.replace(
    /'((?:[^']|'')*)'|([A-Za-z])\2*/g,
    (token, quoted: string | undefined, letter: string | undefined) => {
      if (letter === undefined) return quoted === "" ? "'" : (quoted ?? "").replaceAll("''", "'");
      const write = LETTERS[letter];
      if (!write)
        throw new NotEmbedded(`Utilities.formatDate の書式文字 ${letter} は組み込みワークスペースにありません`);
      return write(parts, token.length);
    },
  );
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  try {
    const clock = new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    clocks.set(timeZone, clock);
    return clock;
  } catch {
    throw new Exception(`タイムゾーンが無効です: ${timeZone}`);
  }
}

function partsOf(ms: number, timeZone: string): Parts {
  const found: Record<string, number> = {};
  for (const part of clockOf(timeZone).formatToParts(ms)) found[part.type] = Number(part.value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = found;
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second);
  const wholeSeconds = Math.floor(ms / 1000) * 1000;
  return {
    year,
    month,
    day,
    hour,
    minute,
    second,
    ms: ms - wholeSeconds,
    weekday: new Date(asUtc).getUTCDay(),
    offsetMinutes: Math.round((asUtc - wholeSeconds) / 60000),
  };
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}

function named(names: readonly string[], index: number, width: number): string {
  const name = names[index] ?? "";
  return width >= 4 ? name : name.slice(0, 3);
}

function offset(minutes: number, colon: string): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${pad(Math.floor(size / 60), 2)}${colon}${pad(size % 60, 2)}`;
}
