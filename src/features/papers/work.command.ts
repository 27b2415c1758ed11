/**
 * Works off the papers that were ordered, oldest first: decided under the lock, made without it, settled under the lock
 * again. That it was begun is written before the file is made, and the file bears the order's number: so a run that dies
 * anywhere leaves no paper twice.
 */
import { messageOf, OfficeError } from "../../core/errors.ts";
import type { PaperSources } from "../../papers/paper.ts";
import { contextNow, type Context, type Ledger } from "../../platform/entry.ts";
import { isOver, underLock, wakeClock } from "../../platform/job.ts";
import { operations } from "../../tables/desk.ts";
import { prepare, type Making } from "./make.command.ts";
import {
  begunPatch,
  costOf,
  isSettled,
  nextOrder,
  saying,
  seesEnough,
  TRIES,
  type Begun,
  type Made,
} from "./queue.rules.ts";
import { documentsLeft, settle } from "./settle.command.ts";
import { readSources, withOrdered } from "./sources.command.ts";

/** What was done, in words for staff, and whether a later run must go on. */
export interface Worked {
  readonly said: string;
  readonly rest: boolean;
}

/** Past the moment at which nothing more is begun, a run still has this long (ms) to finish what it began. */
const OVERRUN = 90_000;

/** Makes papers until none is ordered any more or the run's time is used up (`until`: ms since 1970). */
export function workPapers(ledger: Ledger, until: number): Worked {
  const run = new PaperRun(until);
  const said: string[] = [];
  let rest = false;
  for (;;) {
    const step = isOver(until) ? LATER : (underLock(() => run.open(contextNow())) ?? LATER);
    if (!step.begun) {
      said.push(step.waits);
      rest ||= step.rest;
      break;
    }
    const { begun, making } = step;
    const made = typeof making === "function" ? make(making) : making;
    if (underLock(() => settle(ledger, begun, made)) === undefined || !isSettled(begun, made)) rest = true;
    said.push(saying(begun, made));
  }
  if (rest) wakeClock();
  return { said: said.filter((line) => line !== "").join("\n"), rest };
}

/** The next paper, decided; or why none is made now ("" when nobody has to know), and whether a later run must look. */
type Step =
  | { readonly begun: Begun; readonly making: Making | Made }
  | { readonly begun?: undefined; readonly waits: string; readonly rest: boolean };

const NONE: Step = { waits: "", rest: false };
const LATER: Step = { waits: "", rest: true };

/** One run's work: each order has one turn in it, and what was read once serves the papers that were ordered before. */
class PaperRun {
  private readonly passed = new Set<string>();
  private known: { readonly at: string; readonly sources: PaperSources } | undefined;

  constructor(private readonly until: number) {}

  open(context: Context): Step {
    const begun = nextOrder(context.rows.read(operations, { lenient: true }), this.passed);
    if (!begun) return NONE;
    if (isOver(this.until + OVERRUN - costOf(begun.order))) return LATER;
    const { operationId } = begun.job;
    this.passed.add(operationId);
    if (begun.tries > TRIES) return { begun, making: { problem: "作っている途中で、実行が止まりました" } };
    try {
      if (documentsLeft(context) > 0) return { begun, making: this.begin(context, begun) };
    } catch (thrown) {
      return { begun, making: faultOf(thrown) };
    }
    const waits = "今日作れる文書の上限に達しました。残りの帳票は、明日続けます";
    context.rows.update(operations, [{ key: operationId, values: { result: waits } }]);
    return { waits, rest: false };
  }

  private begin(context: Context, begun: Begun): Making {
    context.rows.update(operations, [begunPatch(begun)]);
    if (!this.known || !seesEnough(this.known.at, begun))
      this.known = { at: context.at, sources: readSources(context) };
    return prepare(begun, withOrdered(context, this.known.sources, begun.order));
  }
}

function make(making: Making): Made {
  try {
    return making();
  } catch (thrown) {
    return faultOf(thrown);
  }
}

/** What staff can mend stops the paper; what Google throws in passing is tried again. */
function faultOf(thrown: unknown): Made {
  return thrown instanceof OfficeError ? { refused: thrown.message } : { problem: messageOf(thrown) };
}
