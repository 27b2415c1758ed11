/**
 * `npm run mutants` (`-- WORD…`: only those whose file or sentence has a word): plants each mutant into a copy of the
 * project and runs the tests named with it, which must fail. Exit code 1 when one survives.
 */
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./build.ts";
import { mutants } from "./mutants/index.ts";
import { slips, type Mutant } from "./mutants/mutant.ts";

/** Two cores; one worker each. */
const LANES = 2;
/** A mutant that runs for ever was noticed too; the longest honest run takes some seconds. */
const PATIENCE = 120_000;
const COPIED = ["src", "test", "scripts", "appsscript.json", "package.json", "vitest.config.ts", "tsconfig.json"];

interface Verdict {
  /** The first test that failed; undefined where all passed. */
  readonly killer?: string;
  /** Why nothing can be said: no test ran, or a file could not be loaded. */
  readonly broken?: string;
}

function copyOfProject(): string {
  const dir = mkdtempSync(join(tmpdir(), "mutants-"));
  for (const name of COPIED) cpSync(join(root, name), join(dir, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(dir, "node_modules"));
  return dir;
}

interface Report {
  readonly numTotalTests: number;
  readonly testResults: readonly {
    readonly message?: string;
    readonly assertionResults: readonly { readonly status: string; readonly title: string }[];
  }[];
}

/** To the end: with --bail the report lacks files that were cut off, sometimes the one with the failure. */
function runTests(dir: string, tests: readonly string[]): Promise<Verdict> {
  const report = join(dir, "report.json");
  rmSync(report, { force: true });
  const options = ["--reporter", "json", "--outputFile", report, "--maxWorkers", "1"];
  return new Promise((resolve) => {
    const vitest = join(dir, "node_modules/vitest/vitest.mjs");
    // A group of its own, so that its workers end with it.
    const child = spawn(process.execPath, [vitest, "run", ...options, ...tests], {
      cwd: dir,
      stdio: "ignore",
      detached: true,
    });
    const late = setTimeout(() => {
      resolve({ killer: "(it ran for ever)" });
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    }, PATIENCE);
    child.on("close", () => {
      clearTimeout(late);
      resolve(
        existsSync(report) ? verdictOf(JSON.parse(readFileSync(report, "utf8")) as Report) : { broken: "no report" },
      );
    });
  });
}

function verdictOf({ numTotalTests, testResults }: Report): Verdict {
  const killer = testResults.flatMap((file) => file.assertionResults).find(({ status }) => status === "failed");
  if (killer) return { killer: killer.title };
  const unloaded = testResults.find((file) => file.assertionResults.length === 0);
  if (unloaded) return { broken: (unloaded.message ?? "").split("\n")[0] ?? "" };
  return numTotalTests === 0 ? { broken: "no test ran" } : {};
}

async function plant(dir: string, mutant: Mutant): Promise<Verdict> {
  const path = join(dir, mutant.file);
  const source = readFileSync(path, "utf8");
  // A function, since a text would read $ as a pattern.
  writeFileSync(
    path,
    source.replace(mutant.find, () => mutant.replace),
  );
  try {
    return await runTests(dir, mutant.tests);
  } finally {
    writeFileSync(path, source);
  }
}

function line({ file, what }: Mutant, { killer, broken }: Verdict): string {
  const word = killer !== undefined ? "killed  " : broken !== undefined ? "BROKEN  " : "SURVIVED";
  return `${word} ${file}: ${what}${killer === undefined ? "" : `  ← ${killer}`}${broken === undefined ? "" : `  (${broken})`}`;
}

/** Answers how many were killed. */
async function judge(list: readonly Mutant[], dirs: readonly string[]): Promise<number> {
  const waiting = [...list];
  let killed = 0;
  const work = async (dir: string): Promise<void> => {
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      const verdict = await plant(dir, mutant);
      if (verdict.killer !== undefined) killed++;
      console.log(line(mutant, verdict));
    }
  };
  await Promise.all(dirs.map(work));
  return killed;
}

async function main(words: readonly string[]): Promise<boolean> {
  const wanted = mutants.filter(
    ({ file, what }) => words.length === 0 || words.some((word) => `${file} ${what}`.includes(word)),
  );
  const wrong = slips(wanted);
  if (wrong.length > 0 || wanted.length === 0) {
    console.error(wrong.length > 0 ? wrong.join("\n") : "no mutant has these words");
    return false;
  }
  const dirs = Array.from({ length: LANES }, copyOfProject);
  try {
    const untouched = await runTests(dirs[0] ?? "", [...new Set(wanted.flatMap(({ tests }) => tests))]);
    if (untouched.killer !== undefined || untouched.broken !== undefined) {
      console.error(`without any mutant, the tests already fail: ${untouched.killer ?? untouched.broken ?? ""}`);
      return false;
    }
    const killed = await judge(wanted, dirs);
    console.log(`${killed} of ${wanted.length} killed`);
    return killed === wanted.length;
  } finally {
    for (const dir of dirs) rmSync(dir, { recursive: true, force: true });
  }
}

if (!(await main(process.argv.slice(2)))) process.exitCode = 1;
