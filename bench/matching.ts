import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { solve, violations } from "../src/core/assignment/index.ts";
import { highs, solveByHighs } from "../test/core/assignment/highs.ts";
import { officeInstance, type BenchSize } from "./matching-instances.ts";

/** One size, ours beside HiGHS; times in milliseconds, memory in MB of growth of the process. */
export interface Row {
  readonly size: string;
  readonly options: number;
  readonly ours: Measured;
  /** HiGHS on the linear relaxation, each level warm started from the one before: the kindest way to ask it. */
  readonly highsLp: Measured;
  /** HiGHS with whole-number variables. */
  readonly highsMip: Measured;
}

export interface Measured {
  readonly ms: number;
  readonly mb: number;
  /** Values of the levels that were finished, most important first. */
  readonly values: readonly number[];
  /** Why it did not finish; its time is then a lower bound. */
  readonly stopped?: string;
}

type Way = "ours" | "highsLp" | "highsMip";

interface Order {
  readonly way: Way;
  readonly size: BenchSize;
  readonly seconds: number;
}

const SIZES: readonly BenchSize[] = [
  { seekers: 200, hosts: 40, halfDays: 1 },
  { seekers: 1000, hosts: 100, halfDays: 1 },
  { seekers: 1000, hosts: 100, halfDays: 5 },
  { seekers: 5000, hosts: 500, halfDays: 1 },
];

/** Measures every size; `quick` leaves out the largest. HiGHS gets `seconds` for one size and way. */
export async function matchingBench({ quick = false, seconds = 300 } = {}): Promise<Row[]> {
  const rows: Row[] = [];
  for (const size of quick ? SIZES.slice(0, -1) : SIZES) {
    const ours = await measureApart({ way: "ours", size, seconds });
    const highsLp = await measureApart({ way: "highsLp", size, seconds });
    const highsMip = await measureApart({ way: "highsMip", size, seconds });
    const { seekers, hosts, halfDays } = size;
    const name = `${seekers} x ${hosts}${halfDays > 1 ? ` x ${halfDays} half-days` : ""}`;
    rows.push({ size: name, options: officeInstance(size).options.slot.length, ours, highsLp, highsMip });
  }
  return rows;
}

/** Each solver in a fresh process: cold for all, memory not mixed, and a solver that dies takes nothing with it. */
function measureApart(order: Order): Promise<Measured> {
  return new Promise((done) => {
    const child = fork(fileURLToPath(import.meta.url), [JSON.stringify(order)]);
    const began = performance.now();
    let answer: Measured | undefined;
    const late = setTimeout(() => child.kill("SIGKILL"), (order.seconds + 60) * 1000);
    child.on("message", (message) => (answer = message as Measured));
    child.on("exit", (code, signal) => {
      clearTimeout(late);
      const stopped = `ended by ${signal ?? `code ${code}`}`;
      done(answer ?? { ms: performance.now() - began, mb: 0, values: [], stopped });
    });
  });
}

/** Building the instance, loading the solver and building HiGHS' model are left out of the time. */
async function measureHere({ way, size, seconds }: Order): Promise<Measured> {
  const problem = officeInstance(size);
  if (way === "ours") {
    const before = memory();
    const began = performance.now();
    const { chosen, values } = solve(problem);
    const ms = performance.now() - began;
    const after = process.memoryUsage();
    const mb = Math.max(after.rss - before.rss, held(after) - held(before)) / 2 ** 20;
    const broken = violations(problem, chosen);
    return { ms, mb, values, ...(broken.length > 0 ? { stopped: broken.join("; ") } : {}) };
  }
  const solver = await highs();
  const before = memory();
  const run = solveByHighs(solver, problem, { integral: way === "highsMip", seconds });
  const mb = (process.memoryUsage.rss() - before.rss) / 2 ** 20;
  return { ms: run.milliseconds.reduce((sum, ms) => sum + ms, 0), mb, values: run.values, ...stoppedOf(run.stopped) };
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

function stoppedOf(stopped: string | undefined): { stopped?: string } {
  return stopped === undefined ? {} : { stopped };
}

/** A table for people. A peer that did not finish shows ">": a lower bound. */
export function matchingTable(rows: readonly Row[]): string {
  const head = [
    "size",
    "options",
    "ours",
    "HiGHS LP",
    "ratio",
    "HiGHS MIP",
    "ratio",
    "MB ours / LP / MIP",
    "levels equal",
  ];
  const lines = rows.map(({ size, options, ours, highsLp, highsMip }) => [
    size,
    String(options),
    time(ours),
    time(highsLp),
    ratio(highsLp, ours),
    time(highsMip),
    ratio(highsMip, ours),
    [ours, highsLp, highsMip].map(({ mb }) => mb.toFixed(0)).join(" / "),
    `${agree(ours, highsLp)}; ${agree(ours, highsMip)}`,
  ]);
  const width = head.map((title, n) => Math.max(title.length, ...lines.map((line) => line[n]!.length)));
  return [head, ...lines]
    .map((line) =>
      line
        .map((cell, n) => cell.padEnd(width[n]!))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function time({ ms, stopped }: Measured): string {
  return `${stopped === undefined ? "" : ">"}${ms < 1000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(1)} s`}`;
}

function ratio(peer: Measured, ours: Measured): string {
  return `${peer.stopped === undefined ? "" : ">"}${(peer.ms / ours.ms).toFixed(0)}x`;
}

function agree(ours: Measured, peer: Measured): string {
  const same = peer.values.every((value, n) => value === ours.values[n]);
  const of = `${peer.values.length} of ${ours.values.length}`;
  return `${same ? "yes" : "NO"} (${of}${peer.stopped === undefined ? "" : `, ${peer.stopped}`})`;
}

async function main(argument: string | undefined): Promise<void> {
  if (argument?.startsWith("{") === true) {
    process.send?.(await measureHere(JSON.parse(argument) as Order));
    return;
  }
  const rows = await matchingBench({ quick: process.argv.includes("--quick") });
  console.info(matchingTable(rows));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) void main(process.argv[2]);
