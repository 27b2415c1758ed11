/**
 * A demonstration on the embedded workspace: the whole fiscal year 平成30, from the recommendation of instructors to the
 * payment in April and the year's change, with letters, mails and lists as real files. `npm run demo -- --dir DIR --seed N`; the same seed gives the same files.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openOffice, type Office } from "../src/workspace/office.ts";
import { findConverter, type PdfConverter } from "../src/workspace/pdf.ts";
import { buildProject, root } from "./build.ts";
import { steady } from "./demo/pdf.ts";
import { report } from "./demo/report.ts";
import { FIRST_MORNING, OFFICE, tell } from "./demo/story.ts";
import { summarize, type Summary } from "./demo/summary.ts";

export interface Demo {
  office: Office;
  summary: Summary;
  /** What is printed. */
  text: string;
}

/**
 * Plays the story, until the evening of `last` where it is given, and writes its files into `dir`, whose earlier files of a
 * demonstration go. Needs dist/. Without `pdf` mails carry Word files.
 */
export async function demonstrate(
  dir: string,
  seed: number,
  pdf: PdfConverter | undefined,
  last?: string,
): Promise<Demo> {
  const office = openOffice({
    now: FIRST_MORNING,
    user: OFFICE,
    account: "workspace",
    ...(pdf ? { pdf: steady(pdf, Date.parse(FIRST_MORNING)) } : {}),
  });
  await tell(office, seed, last);
  const crash = office.crashes[0];
  if (crash) throw new Error(`a trigger failed: ${JSON.stringify(crash)}`);
  for (const name of ["letters", "documents", "mail", "shared", "files", "templates", "state"])
    rmSync(join(dir, name), { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  await office.save(dir);
  const summary = summarize(office, seed);
  writeFileSync(join(dir, "summary.json"), `${JSON.stringify(summary, null, 2)}\n`);
  return { office, summary, text: report(office, summary, relative(process.cwd(), dir) || ".", pdf?.name) };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { dir: { type: "string", default: join(root, "out/demo") }, seed: { type: "string", default: "1" } },
  });
  const seed = Number(values.seed);
  if (!Number.isSafeInteger(seed) || seed < 0) throw new Error(`--seed takes a whole number, not ${values.seed}`);
  await buildProject();
  console.log((await demonstrate(resolve(values.dir), seed, findConverter())).text);
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await main();
