import { patientTraces, type Trace } from "../../../src/core/patient-text/index.ts";
import { ALLOWED, labelled, type Mark } from "./corpus.ts";

export interface Score {
  readonly sentences: number;
  readonly clean: number;
  /** Marked sentences of which at least one mark is found: staff look at the whole sentence then. */
  readonly warned: number;
  readonly marks: number;
  readonly found: number;
  /** Clean sentences in which something is found. */
  readonly alarms: number;
  /** What is missed and what is found for nothing, to be read. */
  readonly faults: readonly string[];
}

const meets = (trace: Trace, mark: Mark): boolean =>
  trace.kind === mark.kind && trace.at < mark.end && mark.at < trace.at + trace.text.length;

/** A mark is found when a trace of its kind overlaps it. */
export function score(sentences: readonly string[]): Score {
  const read = sentences.map((each) => {
    const { text, marks } = labelled(each);
    const traces = patientTraces(text, ALLOWED);
    const missed = marks.filter((mark) => !traces.some((trace) => meets(trace, mark)));
    const stray = traces.filter((trace) => !marks.some((mark) => meets(trace, mark)));
    return { text, marks, traces, missed, stray };
  });
  const marked = read.filter(({ marks }) => marks.length > 0);
  const clean = read.filter(({ marks }) => marks.length === 0);
  const count = (lists: readonly (readonly unknown[])[]): number => lists.reduce((sum, { length }) => sum + length, 0);
  const marks = count(marked.map((each) => each.marks));
  return {
    sentences: read.length,
    clean: clean.length,
    warned: marked.filter(({ missed, marks: all }) => missed.length < all.length).length,
    marks,
    found: marks - count(marked.map(({ missed }) => missed)),
    alarms: clean.filter(({ traces }) => traces.length > 0).length,
    faults: read.flatMap(({ text, missed, stray }) => [
      ...missed.map(({ kind, at, end }) => `missed ${kind} ${text.slice(at, end)}: ${text}`),
      ...stray.map((trace) => `stray ${trace.kind} ${trace.text}: ${text}`),
    ]),
  };
}
