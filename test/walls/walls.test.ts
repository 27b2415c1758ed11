import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { buildBundle, root } from "../../scripts/build.ts";
import { bundled, graphOf, sources, written } from "./graph.ts";
import { roomOf, violations } from "./rooms.ts";

const src = sources(root, "src");

/** Walls over a small house of its own, given as sources by path. */
async function violationsOf(house: Record<string, string>): Promise<string[]> {
  const dir = mkdtempSync(join(tmpdir(), "house-"));
  for (const [path, source] of Object.entries(house)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), source);
  }
  const found = violations(await graphOf(dir));
  rmSync(dir, { recursive: true });
  return found;
}

test("no file imports through a wall", async () => {
  expect(violations(await graphOf(root))).toEqual([]);
});

test("the check saw every source there is", async () => {
  const seen = await bundled(root, src);
  expect([...seen.keys()].sort()).toEqual(src);
  expect(src.length).toBeGreaterThan(30);
  expect([...seen.values()].reduce((sum, edges) => sum + edges.size, 0)).toBeGreaterThan(30);
  for (const room of ["main", "core", "declarations", "platform", "workspace"]) expect(src.map(roomOf)).toContain(room);
});

test("what is bundled was also seen in the sources", async () => {
  const said = written(root, src);
  for (const [file, edges] of await bundled(root, src)) {
    expect([...(said.get(file) ?? [])], file).toEqual(expect.arrayContaining([...edges]));
  }
});

test("nothing imports the front door", () => {
  const everywhere = ["src", "test", "scripts", "bench"].flatMap((folder) => sources(root, folder));
  const importers = [...written(root, everywhere)].filter(([, edges]) => edges.has("src/main.ts"));
  expect(importers.map(([file]) => file)).toEqual([]);
});

test("the embedded workspace is never in the bundle, and neither is a page", async () => {
  const dir = mkdtempSync(join(tmpdir(), "bundle-"));
  const { metafile } = await buildBundle({ outDir: dir });
  rmSync(dir, { recursive: true });
  const inputs = Object.keys(metafile.inputs);
  expect(inputs).toContain("src/main.ts");
  expect(inputs.filter((path) => path.startsWith("src/workspace/") || path.endsWith(".dialog.ts"))).toEqual([]);
  const outside = inputs.filter((path) => !path.startsWith("src/") && !path.startsWith("node_modules/zod/"));
  expect(outside).toEqual([]);
});

test.each([
  ["core imports platform", "src/core/a.ts", "../platform/x.ts"],
  ["a table imports a rule", "src/tables/a.ts", "../features/one/one.rules.ts"],
  ["a rule imports platform", "src/features/one/a.rules.ts", "../../platform/x.ts"],
  ["a rule imports a command", "src/features/one/a.rules.ts", "./one.command.ts"],
  ["a rule imports another feature's rule", "src/features/two/a.rules.ts", "../one/one.rules.ts"],
  ["a noun of a feature imports a command", "src/features/one/lines.ts", "./one.command.ts"],
  ["a command imports another feature's command", "src/features/two/a.command.ts", "../one/one.command.ts"],
  ["platform imports a table", "src/platform/a.ts", "../tables/x.ts"],
  ["the workspace imports core", "src/workspace/a.ts", "../core/x.ts"],
  ["a command imports the workspace", "src/features/one/a.command.ts", "../../workspace/x.ts"],
  ["a command imports the front door", "src/features/one/a.command.ts", "../../main.ts"],
  ["a rule imports a large package", "src/features/one/a.rules.ts", "zod"],
  ["the add-on imports Node", "src/core/a.ts", "node:fs"],
])("the walls catch it when %s, by value or by type", async (_, from, to) => {
  const house = Object.fromEntries(
    [
      "main",
      "core/x",
      "platform/x",
      "tables/x",
      "workspace/x",
      "features/one/one.rules",
      "features/one/one.command",
    ].map((name) => [`src/${name}.ts`, "export const x = 1;\nexport type X = number;\n"]),
  );
  expect(await violationsOf(house)).toEqual([]);
  const target = to.startsWith(".") ? join(dirname(from), to) : to;
  const found = [`${from} may not import ${target}`];
  expect(await violationsOf({ ...house, [from]: `import { x } from "${to}";\nexport const y = x;\n` })).toEqual(found);
  expect(await violationsOf({ ...house, [from]: `import type { X } from "${to}";\nexport type Y = X;\n` })).toEqual(
    found,
  );
});

test("the walls catch a file that lies in no room", async () => {
  expect(await violationsOf({ "src/features/loose.ts": "", "src/utils.ts": "" })).toEqual([
    "src/features/loose.ts lies in no room",
    "src/utils.ts lies in no room",
  ]);
});
