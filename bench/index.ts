/** `npm run bench` (`-- --quick`): what the office costs in service calls and time, then matching beside HiGHS. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";
import { buildProject, root } from "../scripts/build.ts";
import { callsBench, lettersBench, SIZES, type Deed } from "./calls.ts";
import { matchingBench, matchingTable } from "./matching.ts";
import { officeRunLines } from "./matching-office.ts";
import { DAYS, officeDayLines, officeDays } from "./office-day.ts";
import { yearBench } from "./year.ts";

const LOADS = 30;

function table(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, at) => Math.max(...lines.map((line) => (line[at] ?? "").length)));
  return lines
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function callsTable(deeds: readonly Deed[]): string {
  const head = [
    "deed",
    ...SIZES.map((size) => `calls at ${String(size)}`),
    ...SIZES.map((size) => `s at ${String(size)}`),
    "ratio",
  ];
  const lines = deeds.map(({ deed, calls, seconds }) => [
    deed,
    ...calls.map(String),
    ...seconds.map((each) => each.toFixed(1)),
    `${((calls.at(-1) ?? 0) / (calls[0] ?? 1)).toFixed(2)}x`,
  ]);
  return table([head, ...lines]);
}

function lettersTable(): string {
  const { pair, fileAndMail, tick } = lettersBench();
  return table([
    ["deed", "calls", "virtual s"],
    ["two letters made and mailed", String(pair.calls), pair.seconds.toFixed(1)],
    ["  of which files and mail, with both templates read", String(fileAndMail), ""],
    ["a tick of the clock, idle", String(tick.calls), tick.seconds.toFixed(3)],
  ]);
}

/** Google loads the whole script for every click and every trigger: compiled and run anew, nothing kept. */
async function loadTable(): Promise<string> {
  const { bytes } = await buildProject();
  const source = readFileSync(join(root, "dist/Code.js"), "utf8");
  const times = Array.from({ length: LOADS }, (_, n) => {
    const context = vm.createContext({});
    const began = performance.now();
    // Another text each time, so that no compiled code is kept.
    new vm.Script(`${source}\n//${String(n)}`).runInContext(context);
    return performance.now() - began;
  }).sort((one, other) => one - other);
  const median = times[LOADS >> 1] ?? 0;
  return table([
    ["script, kB", "load, ms (median)", "slowest"],
    [(bytes / 1000).toFixed(1), median.toFixed(1), (times.at(-1) ?? 0).toFixed(1)],
  ]);
}

const part = (title: string, text: string): void => {
  console.info(`\n${title}\n${text}`);
};

part("Loading the script for one execution", await loadTable());
part("Service calls, virtual time (rows a table)", callsTable(callsBench()));
part("The close of the year (visits, applications)", callsTable(await yearBench()));
part("Letters and the clock", lettersTable());
const quick = process.argv.includes("--quick");
part(
  "An office day of the office account's triggers",
  table(officeDayLines(officeDays(quick ? DAYS.slice(-1) : DAYS))),
);
part("提案を作る without the sheets: rows of people, instructors and 5 half-days each", table(officeRunLines(quick)));
part("Matching, beside others", matchingTable(await matchingBench({ quick })));
