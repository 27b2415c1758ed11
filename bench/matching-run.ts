/** One solver on one instance in a process of its own: cold, memory not mixed, and one that dies takes nothing with it. */
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { solve, violations, type Problem } from "../src/core/assignment/index.ts";
import { highs, solveByHighs } from "../test/core/assignment/highs.ts";
import { officeInstance, type BenchSize } from "./matching-instances.ts";
import { byMcmf, byMunkres, byPaths, byYalps, glpk, type Peer } from "./matching-peers.ts";

export type Way = "ours" | "highsLp" | "highsMip" | "glpk" | "yalps" | "mcmf" | "munkres" | "paths";

/** How much of the model is asked: all levels; the number served and the mismatch; the number served. */
export type Ask = "all" | "two" | "one";

export interface Order {
  readonly way: Way;
  readonly size: BenchSize;
  readonly ask: Ask;
  /** After so long the solver is stopped. */
  readonly seconds: number;
}

/** Time in milliseconds, memory in MB of growth of the process. */
export interface Measured {
  readonly ms: number;
  readonly mb: number;
  /** Options of the instance. */
  readonly options: number;
  /** Values of the levels that were finished, most important first. */
  readonly values: readonly number[];
  /** Why it did not finish; its time is then a lower bound. */
  readonly stopped?: string | undefined;
}

export function measure(order: Order): Promise<Measured> {
  return new Promise((done) => {
    const child = fork(fileURLToPath(import.meta.url), [JSON.stringify(order)], { stdio: "ignore" });
    let began = performance.now();
    let late: NodeJS.Timeout | undefined;
    let timedOut = false;
    let options = 0;
    let answer: Measured | undefined;
    child.on("message", (message: { readonly options: number } | Measured) => {
      if ("ms" in message) answer = message;
      else {
        // The instance is built, the clock starts.
        ({ options } = message);
        began = performance.now();
        late = setTimeout(() => (timedOut = child.kill("SIGKILL")), (order.seconds + 5) * 1000);
      }
    });
    child.on("exit", (code, signal) => {
      clearTimeout(late);
      const stopped = timedOut ? "time limit" : `ended by ${signal ?? `code ${code}`}`;
      done(answer ?? { ms: performance.now() - began, mb: 0, options, values: [], stopped });
    });
  });
}

/** Building the instance and loading the solver are left out of the time; of HiGHS, building its model as well. */
async function measureHere({ way, size, ask, seconds }: Order): Promise<Measured> {
  const full = officeInstance(size);
  const names: readonly string[] = { all: [], two: ["served", "mismatch"], one: ["served"] }[ask];
  const levels = ask === "all" ? full.levels : full.levels.filter(({ name }) => names.includes(name));
  const problem = { ...full, levels };
  const options = problem.options.slot.length;
  const run = await solverOf(way, seconds);
  process.send?.({ options });
  const before = memory();
  const began = performance.now();
  const { values, stopped, ms = performance.now() - began } = run(problem);
  const after = process.memoryUsage();
  const mb = Math.max(after.rss - before.rss, held(after) - held(before)) / 2 ** 20;
  return { ms, mb, options, values, stopped };
}

interface Run {
  readonly values: readonly number[];
  readonly stopped?: string | undefined;
  /** Where the solver keeps its own time. */
  readonly ms?: number;
}

async function solverOf(way: Way, seconds: number): Promise<(problem: Problem) => Run> {
  if (way === "ours") return ours;
  if (way === "highsLp" || way === "highsMip") {
    const solver = await highs();
    return (problem) => {
      const run = solveByHighs(solver, problem, { integral: way === "highsMip", seconds });
      return { ...run, ms: run.milliseconds.reduce((sum, ms) => sum + ms, 0) };
    };
  }
  const peers: Record<Exclude<Way, "ours" | "highsLp" | "highsMip" | "glpk">, Peer> = {
    yalps: byYalps,
    mcmf: byMcmf,
    munkres: byMunkres,
    paths: byPaths,
  };
  const peer = way === "glpk" ? await glpk() : peers[way];
  return (problem) => ({ values: peer(problem) });
}

function ours(problem: Problem): Run {
  const began = performance.now();
  const { chosen, values } = solve(problem);
  const ms = performance.now() - began;
  const broken = violations(problem, chosen);
  return { values, ms, stopped: broken.length > 0 ? broken.join("; ") : undefined };
}

/** Memory after a collection: what building the instance left behind would hide what the solver takes. */
function memory(): NodeJS.MemoryUsage {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc()");
  return process.memoryUsage();
}

function held({ heapUsed, arrayBuffers }: NodeJS.MemoryUsage): number {
  return heapUsed + arrayBuffers;
}

const argument = process.argv[2];
if (process.argv[1] === fileURLToPath(import.meta.url) && argument !== undefined)
  process.send?.(await measureHere(JSON.parse(argument) as Order));
