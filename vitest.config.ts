import { defineConfig } from "vitest/config";

const folders = { bundle: "test/flow", rendered: "test/rendered", browser: "test/browser", walls: "test/walls" };

/** Projects that run the built script: it is built once before the first of their tests. */
const needsBuild = ["bundle", "rendered", "browser", "walls"];

function project(name: string, include: string[], exclude: string[] = []) {
  const globalSetup = needsBuild.includes(name) ? ["./test/build.setup.ts"] : [];
  return { extends: true as const, test: { name, include, exclude, globalSetup } };
}

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    // Each execution is a context of its own, which V8 collects late unless memory is short.
    execArgv: ["--max-old-space-size=1536"],
    setupFiles: ["./test/chance.setup.ts"],
    // No test asserts a duration; these only end what hangs.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 60_000 } },
    reporters: ["default", "./test/reporter.ts"],
    coverage: { include: ["src/**/*.ts"], exclude: ["src/**/*.d.ts"] },
    projects: [
      // Whatever lies in no folder of its own is a unit test, so that no test file is left out.
      project(
        "unit",
        ["test/**/*.test.ts"],
        Object.values(folders).map((folder) => `${folder}/**`),
      ),
      ...Object.entries(folders).map(([name, folder]) => project(name, [`${folder}/**/*.test.ts`])),
    ],
  },
});
