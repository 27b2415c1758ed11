import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../scripts/build.ts";

/** Files that git keeps or would keep; what .gitignore names is left out. */
const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: root })
  .toString()
  .split("\n")
  .filter((path) => path !== "");

const read = (path: string) => readFileSync(join(root, path), "utf8");

test("git keeps no generated output", () => {
  expect(tracked).toContain("package.json");
  expect(tracked.filter((path) => /^(dist|out|coverage|node_modules)\//.test(path))).toEqual([]);
  expect(tracked.filter((path) => /(\.log|\.tsbuildinfo)$/.test(path))).toEqual([]);
});

test("git keeps no secret", () => {
  expect(tracked.filter((path) => /(^|\/)(\.clasprc\.json|\.env[^/]*|creds\.json|.*\.pem)$/.test(path))).toEqual([]);
  const secret = /AIza[\w-]{35}|ya29\.[\w-]{20}|GOCSPX-|-----BEGIN [A-Z ]*PRIVATE KEY-----|"refresh_token"\s*:\s*"/;
  const texts = tracked.filter((path) => /\.(ts|js|json|html|css|md)$/.test(path) && !path.includes("test/walls/kept"));
  expect(texts.filter((path) => secret.test(read(path)))).toEqual([]);
});

test("clasp pushes the built folder, under a scriptId that it does not refuse as empty", () => {
  const { scriptId, rootDir } = JSON.parse(read(".clasp.json")) as { scriptId: string; rootDir: string };
  expect(rootDir).toBe("dist");
  expect(scriptId).toMatch(/^[\w-]{10,}$/);
});

interface Lock {
  lockfileVersion: number;
  packages: Record<string, { version?: string; resolved?: string; integrity?: string }>;
}

test("package-lock.json is complete, so that npm ci installs the same everywhere", () => {
  const manifest = JSON.parse(read("package.json")) as Record<string, Record<string, string> | undefined>;
  const lock = JSON.parse(read("package-lock.json")) as Lock;
  const wanted = { ...manifest["dependencies"], ...manifest["devDependencies"] };
  expect(lock.lockfileVersion).toBe(3);
  const { "": top, ...packages } = lock.packages;
  expect(top).toMatchObject({ devDependencies: manifest["devDependencies"] });
  expect(Object.keys(wanted).filter((name) => packages[`node_modules/${name}`] === undefined)).toEqual([]);
  // A registry's configuration may leave out where a package came from; what it holds is fixed by its hash.
  const incomplete = Object.entries(packages).filter(([, entry]) => !entry.version || !entry.integrity);
  expect(incomplete.map(([path]) => path)).toEqual([]);
  const origins = Object.values(packages).flatMap(({ resolved }) => resolved ?? []);
  expect(origins.filter((origin) => !origin.startsWith("https://registry.npmjs.org/"))).toEqual([]);
});
