/** Format, lint, types and (unless `--static`) walls; everything is run, then the exit code says whether all held. */
import { spawn } from "node:child_process";

interface Step {
  name: string;
  command: [string, ...string[]];
}

const types = ["tsconfig.json", "src/tsconfig.json", "src/tsconfig.pure.json", "src/features/tsconfig.pages.json"];
const tsc = (project: string): Step => ({ name: `types ${project}`, command: ["tsc", "-p", project] });
const walls: Step = { name: "walls", command: ["vitest", "run", "--project", "walls", "--reporter", "dot"] };

/** Two lanes for two cores: the linter takes about as long as all the compilers. */
const lanes: Step[][] = [
  [{ name: "lint", command: ["eslint", "--max-warnings", "0", "."] }],
  [{ name: "format", command: ["prettier", "--check", "--log-level", "warn", "."] }, ...types.map(tsc)],
];

/** Runs one step; its words are shown only when it fails. Answers whether it held. */
function run({ name, command: [program, ...args] }: Step): Promise<boolean> {
  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(`node_modules/.bin/${program}`, args, { stdio: ["ignore", "pipe", "pipe"] });
    const words: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => words.push(chunk));
    child.on("close", (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${code === 0 ? "ok    " : "FAILED"} ${name} (${seconds} s)`);
      if (code !== 0) console.log(Buffer.concat(words).toString());
      resolve(code === 0);
    });
  });
}

async function runLane(steps: Step[]): Promise<boolean> {
  let held = true;
  for (const step of steps) held = (await run(step)) && held;
  return held;
}

const held = await Promise.all(lanes.map(runLane));
if (!process.argv.includes("--static")) held.push(await run(walls));
if (held.includes(false)) process.exitCode = 1;
