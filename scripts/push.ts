/** Builds, then hands dist/ to clasp. A push replaces the whole project at Google, so it needs a real one. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildProject, root } from "./build.ts";

const PLACEHOLDER = "PUT-YOUR-SCRIPT-ID-HERE";

const { scriptId } = JSON.parse(readFileSync(join(root, ".clasp.json"), "utf8")) as { scriptId?: unknown };
if (typeof scriptId !== "string" || scriptId === "" || scriptId === PLACEHOLDER) {
  console.error("Not pushed: .clasp.json still has a placeholder as its scriptId.");
  console.error("Put the script's id there (Extensions > Apps Script > Project Settings > Script ID), log in once");
  console.error("with `npx clasp login`, and run `npm run push` again.");
  process.exitCode = 1;
} else {
  await buildProject();
  const { status } = spawnSync("node_modules/.bin/clasp", ["push", "--force"], { cwd: root, stdio: "inherit" });
  process.exitCode = status ?? 1;
}
