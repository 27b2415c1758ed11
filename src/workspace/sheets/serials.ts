/** Google keeps a date as a number: days since 1899-12-30, in the wall time of the spreadsheet's zone. */

const DAY = 86_400_000;
/** 1970-01-01 as such a number. */
const EPOCH = 25_569;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds that the zone's wall time is ahead of UTC at this moment. */
export function zoneOffset(ms: number, zone: string): number {
  if (zone === "Asia/Tokyo") return 9 * 3_600_000;
  let formatter = formatters.get(zone);
  if (!formatter) {
    const digits = "numeric" as const;
    const parts = { year: digits, month: digits, day: digits, hour: digits, minute: digits, second: digits };
    formatters.set(
      zone,
      (formatter = new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", ...parts })),
    );
  }
  const part = Object.fromEntries(formatter.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const wall = Date.UTC(
    part["year"] ?? 0,
    (part["month"] ?? 1) - 1,
    part["day"],
    part["hour"],
    part["minute"],
    part["second"],
  );
  return wall - Math.floor(ms / 1000) * 1000;
}

export function toSerial(ms: number, zone: string): number {
  return (ms + zoneOffset(ms, zone)) / DAY + EPOCH;
}

/** Milliseconds since 1970 of a serial in a zone, to the millisecond. */
export function toMs(serial: number, zone: string): number {
  const wall = Math.round((serial - EPOCH) * DAY);
  const near = wall - zoneOffset(wall, zone);
  return wall - zoneOffset(near, zone);
}

/** The serial of a wall time; undefined when there is no such day or time. Months are 1 to 12. */
export function serialOf(year: number, month: number, day: number, seconds = 0): number | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || seconds >= 86_400) return undefined;
  return date.getTime() / DAY + EPOCH + seconds / 86_400;
}

/** A serial as a Date whose UTC fields are the wall time (also what .xlsx writers expect). */
export function wallDate(serial: number): Date {
  return new Date(Math.round((serial - EPOCH) * DAY));
}

export function fromWallDate(date: Date): number {
  return date.getTime() / DAY + EPOCH;
}
