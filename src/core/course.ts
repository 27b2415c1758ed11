/** 経過: what happened to a row, one dated line each, in a cell of it. Pure. */
import { wareki, type Day } from "./calendar.ts";

/** Lines that are kept. */
const LINES = 12;

/** With one line more; the oldest lines go where the cell would grow too long. */
export function withLine(course: string, today: Day, line: string): string {
  const lines = course.split("\n").filter((each) => each !== "");
  const last = `${wareki(today)}　${line}`;
  // Done again after an interruption, it is the same line.
  return (lines[lines.length - 1] === last ? lines : [...lines, last]).slice(-LINES).join("\n");
}
