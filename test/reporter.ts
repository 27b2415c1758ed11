/** The last words of a test run: how long each project took, and one plain line with what really happened. */
import type { Reporter, SerializedError, TestModule } from "vitest/node";

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** Counts tests; a file that could not be loaded, a broken suite hook and an unhandled error are failures too. */
export function tally(modules: readonly TestModule[], unhandled: readonly SerializedError[]): Tally {
  const sum: Tally = { passed: 0, failed: unhandled.length, skipped: 0 };
  for (const module of modules) {
    sum.failed += module.errors().length;
    for (const suite of module.children.allSuites()) sum.failed += suite.errors().length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === "pending") sum.failed++;
      else sum[state]++;
    }
  }
  return sum;
}

/** The closing line, in plain ASCII. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `Tests: ${String(passed)} passed, ${String(failed)} failed${skipped > 0 ? `, ${String(skipped)} skipped` : ""}`;
}

/** Seconds spent in the test files of each project; files run side by side, so they add up to more than the run. */
export function projectLines(modules: readonly TestModule[]): string[] {
  const totals = new Map<string, { files: number; ms: number }>();
  for (const module of modules) {
    const total = totals.get(module.project.name) ?? { files: 0, ms: 0 };
    const { collectDuration, duration } = module.diagnostic();
    totals.set(module.project.name, { files: total.files + 1, ms: total.ms + collectDuration + duration });
  }
  return [...totals].map(([name, { files, ms }]) => `${name}: ${String(files)} files, ${(ms / 1000).toFixed(1)} s`);
}

export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const sum = tally(modules, unhandled);
    // A run in which nothing ran proves nothing.
    if (sum.failed > 0 || sum.passed === 0) process.exitCode = 1;
    process.stdout.write(`\n${[...projectLines(modules), closingLine(sum)].join("\n")}\n`);
  }
}
