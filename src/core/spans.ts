/** Spans of days as people write them, one a line: "2018/8/11〜2018/8/16". Pure. */
import { parseDay, type Day } from "./calendar.ts";
import { narrow } from "./text.ts";

export interface Span {
  readonly from: Day;
  /** Included. */
  readonly to: Day;
}

/** Spans in the order written, and the lines that are none: no day, or an end before its beginning. */
export function parseSpans(text: string): { spans: Span[]; unreadable: string[] } {
  const spans: Span[] = [];
  const unreadable: string[] = [];
  for (const line of text.split(/[\n、;；]/)) {
    const typed = line.trim();
    if (typed === "") continue;
    const [first = "", last = first, ...more] = narrow(typed).split(/[~〜～]|から/);
    const span = { from: parseDay(first), to: parseDay(last.replace(/まで$/, "")) };
    if (more.length > 0 || span.from === "" || span.to === "" || span.from > span.to) unreadable.push(typed);
    else spans.push(span);
  }
  return { spans, unreadable };
}
