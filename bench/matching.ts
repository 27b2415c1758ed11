/** Matching beside others: the full model, the part of it that others can express, and how ours grows. */
import { fileURLToPath } from "node:url";
import type { BenchSize } from "./matching-instances.ts";
import { measure, type Ask, type Measured, type Order, type Way } from "./matching-run.ts";

export interface Comparison {
  readonly size: BenchSize;
  readonly ask: Ask;
  readonly ours: Measured;
  readonly peers: readonly { readonly way: Way; readonly measured: Measured }[];
}

export interface MatchingBench {
  readonly comparisons: readonly Comparison[];
  /** Ours alone, by series: sizes that grow in one direction. */
  readonly growth: readonly { readonly series: string; readonly rows: readonly Comparison[] }[];
}

const size = (seekers: number, hosts: number, halfDays: number, more: Partial<BenchSize> = {}): BenchSize => ({
  seekers,
  hosts,
  halfDays,
  ...more,
});
const SPARSE = { pairs: "sparse" } as const;

/** What is asked of whom. A solver that did not finish a smaller size is not asked a larger one. */
const FULL: readonly (readonly [BenchSize, readonly Way[]])[] = [
  [size(200, 40, 1), ["highsLp", "highsMip", "glpk"]],
  [size(200, 40, 5), ["highsLp", "highsMip", "glpk"]],
  [size(200, 40, 5, { seats: "ample" }), ["highsLp", "highsMip"]],
  [size(1000, 100, 1), ["highsLp", "highsMip", "glpk"]],
  [size(1000, 100, 5), ["highsLp", "highsMip"]],
  [size(1000, 100, 5, { seats: "even" }), ["highsLp"]],
  [size(1000, 100, 5, { seats: "ample" }), ["highsLp"]],
  [size(5000, 500, 1, SPARSE), ["highsLp"]],
  [size(5000, 500, 5, { ...SPARSE, seats: "ample" }), ["highsLp"]],
  [size(10_000, 1000, 5, SPARSE), ["highsLp"]],
];
const PARTS: readonly (readonly [BenchSize, Ask, readonly Way[]])[] = [
  [size(200, 40, 1), "two", ["mcmf", "munkres", "yalps", "glpk"]],
  [size(200, 40, 5), "two", ["mcmf", "glpk"]],
  [size(1000, 100, 1), "two", ["mcmf", "munkres", "glpk"]],
  [size(1000, 100, 5), "two", ["mcmf"]],
  [size(5000, 500, 1, SPARSE), "two", ["mcmf"]],
  [size(10_000, 1000, 5, SPARSE), "two", ["mcmf"]],
  [size(200, 40, 5), "one", ["paths"]],
  [size(1000, 100, 5), "one", ["paths"]],
  [size(5000, 500, 5, SPARSE), "one", ["paths"]],
  [size(10_000, 1000, 5, SPARSE), "one", ["paths"]],
];
const PEOPLE = [1000, 2000, 5000, 10_000] as const;
const HALF_DAYS = [1, 2, 5, 10] as const;
const SERIES: readonly (readonly [string, readonly BenchSize[]])[] = [
  ...(["tight", "even", "ample"] as const).flatMap((seats) => [
    [`people, sparse, ${seats}`, PEOPLE.map((n) => size(n, n / 10, 5, { ...SPARSE, seats }))] as const,
    [`people, dense, ${seats}`, PEOPLE.map((n) => size(n, n / 10, 5, { seats }))] as const,
    [`half-days, sparse, ${seats}`, HALF_DAYS.map((n) => size(10_000, 1000, n, { ...SPARSE, seats }))] as const,
  ]),
  ["people, sparse, tight, seats kept", PEOPLE.map((n) => size(n, n / 10, 5, { ...SPARSE, kept: true }))],
  [
    "people, sparse, ample, seats kept",
    PEOPLE.map((n) => size(n, n / 10, 5, { ...SPARSE, kept: true, seats: "ample" })),
  ],
];

/** Measures everything; `quick` only up to 1,000 people. A peer gets `seconds` for one size. */
export async function matchingBench({ quick = false, seconds = 120 } = {}): Promise<MatchingBench> {
  const small = (of: BenchSize): boolean => !quick || of.seekers <= 1000;
  const comparisons: Comparison[] = [];
  for (const [of, ask, ways] of [...FULL.map(([of, ways]) => [of, "all", ways] as const), ...PARTS])
    if (small(of)) comparisons.push(await compare(of, ask, ways, seconds));
  const growth: { series: string; rows: Comparison[] }[] = [];
  for (const [series, sizes] of quick ? [] : SERIES) {
    const rows: Comparison[] = [];
    for (const of of sizes) rows.push(await compare(of, "all", [], seconds));
    growth.push({ series, rows });
  }
  return { comparisons, growth };
}

async function compare(of: BenchSize, ask: Ask, ways: readonly Way[], seconds: number): Promise<Comparison> {
  const ours = await median({ way: "ours", size: of, ask, seconds: 3600 });
  const peers: { way: Way; measured: Measured }[] = [];
  for (const way of ways) peers.push({ way, measured: await median({ way, size: of, ask, seconds }) });
  return { size: of, ask, ours, peers };
}

/** The median of three where one is short enough for chance to matter. */
async function median(order: Order): Promise<Measured> {
  const first = await measure(order);
  if (first.ms > 2000) return first;
  const three = [first, await measure(order), await measure(order)].sort((a, b) => a.ms - b.ms);
  return three[1] ?? first;
}

/** Tables for people. A peer that did not finish shows ">": a lower bound. */
export function matchingTable({ comparisons, growth }: MatchingBench): string {
  const head = ["size", "options", "levels", "ours", "MB", "peer", "time", "ratio", "MB", "levels equal"];
  const lines = comparisons.flatMap(({ size: of, ask, ours, peers }) =>
    peers.map(({ way, measured }) => [
      sizeName(of),
      String(ours.options),
      { all: String(ours.values.length), two: "2", one: "1" }[ask],
      time(ours),
      ours.mb.toFixed(0),
      NAMES[way],
      time(measured),
      ratio(measured, ours),
      measured.mb.toFixed(0),
      agree(ours, measured),
    ]),
  );
  const growing = growth.map(({ series, rows }) => [
    series,
    rows.map(({ ours }) => `${time(ours)}/${ours.mb.toFixed(0)} MB`).join("  "),
    `options ${rows[0]!.ours.options} … ${rows.at(-1)!.ours.options}`,
    `time ~ options^${exponent(rows, ({ ms }) => ms)}`,
    `memory ~ options^${exponent(rows, ({ mb }) => mb)}`,
  ]);
  return [table([head, ...lines]), ...(growing.length > 0 ? [table(growing)] : [])].join("\n\n");
}

const NAMES: Readonly<Record<Way, string>> = {
  ours: "ours",
  highsLp: "HiGHS LP, warm",
  highsMip: "HiGHS MIP",
  glpk: "GLPK",
  yalps: "YALPS",
  mcmf: "@algorithm.ts/mcmf",
  munkres: "munkres-js",
  paths: "plain paths",
};

function sizeName({ seekers, hosts, halfDays, pairs = "dense", seats = "tight" }: BenchSize): string {
  return `${seekers} x ${hosts} x ${halfDays} ${pairs} ${seats}`;
}

function table(lines: readonly (readonly string[])[]): string {
  const width = lines[0]!.map((_, n) => Math.max(...lines.map((line) => line[n]!.length)));
  const padded = (line: readonly string[]): string => line.map((cell, n) => cell.padEnd(width[n]!)).join("  ");
  return lines.map((line) => padded(line).trimEnd()).join("\n");
}

/** Least squares over the logarithms. */
function exponent(rows: readonly Comparison[], of: (ours: Measured) => number): string {
  const points = rows.map(({ ours }) => [Math.log(ours.options), Math.log(Math.max(1, of(ours)))] as const);
  const mean = (at: 0 | 1): number => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const above = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return (above / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0)).toFixed(2);
}

function time({ ms, stopped }: Measured): string {
  return `${stopped === undefined ? "" : ">"}${ms < 1000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(1)} s`}`;
}

function ratio(peer: Measured, ours: Measured): string {
  const times = peer.ms / ours.ms;
  return `${peer.stopped === undefined ? "" : ">"}${times.toFixed(times < 10 ? 1 : 0)}x`;
}

function agree(ours: Measured, peer: Measured): string {
  const same = peer.values.every((value, n) => value === ours.values[n]);
  const of = `${peer.values.length} of ${ours.values.length}`;
  return `${same ? "yes" : "NO"} (${of}${peer.stopped === undefined ? "" : `, ${peer.stopped}`})`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  console.info(matchingTable(await matchingBench({ quick: process.argv.includes("--quick") })));
