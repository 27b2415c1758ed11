/** `npm run serve`: builds, opens an office in a folder and shows it in the browser. Stops with Ctrl+C, saved. */
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { startPage } from "../src/workspace/page/server.ts";
import { buildProject, root } from "./build.ts";

const { values } = parseArgs({
  options: {
    dir: { type: "string", default: join(root, "out/workspace") },
    port: { type: "string", default: "8765" },
    scripts: { type: "string" },
  },
});
const dir = resolve(values.dir);
mkdirSync(dir, { recursive: true });
if (values.scripts === undefined) await buildProject();
const scripts = values.scripts === undefined ? {} : { scripts: resolve(values.scripts) };
const page = await startPage({ dir, port: Number(values.port), ...scripts });
console.log(`${page.address} を開いてください（フォルダ: ${dir}、終わるときは Ctrl+C）`);

let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void page.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error("保存できませんでした", error);
        process.exit(1);
      },
    );
  });
