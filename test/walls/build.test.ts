import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { buildBundle, MAX_BYTES } from "../../scripts/build.ts";

const dirs: string[] = [];

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), "build-"));
  dirs.push(dir);
  return dir;
}

afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true });
});

/** A bundle whose front door has one line more. */
const withLine = (outDir: string, line: string) =>
  buildBundle({ outDir, replace: { "src/main.ts": (source) => `${source}\n${line}\n` } });

test("an edited source is built into a folder of its own, with its new front door", async () => {
  const outDir = folder();
  const { entries } = await withLine(outDir, "export function 増築(n: number): number { return n + 1; }");
  expect(entries).toEqual(expect.arrayContaining(["onOpen", "増築"]));
  expect(readFileSync(join(outDir, "Code.js"), "utf8")).toContain(
    "function 増築(...args) { return Renkei.増築(...args); }",
  );
  expect(readdirSync(outDir)).toEqual(expect.arrayContaining(["Code.js", "appsscript.json"]));
  expect(readFileSync("dist/Code.js", "utf8")).not.toContain("増築");
});

test("an edit that meets no source, or changes nothing, is an error", async () => {
  const missing = { "src/core/nowhere.ts": (source: string) => `${source} ` };
  await expect(buildBundle({ outDir: folder(), replace: missing })).rejects.toThrow("src/core/nowhere.ts");
  const idle = { "src/main.ts": (source: string) => source };
  await expect(buildBundle({ outDir: folder(), replace: idle })).rejects.toThrow("何も変わりません");
});

test("a script that is too large is not built, and the message names its largest parts", async () => {
  const line = `export const filling = () => "${"あ".repeat(MAX_BYTES)}";`;
  await expect(withLine(folder(), line)).rejects.toThrow(/more than the \d+ allowed[^]*src\/main\.ts/);
});
