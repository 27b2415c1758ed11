/**
 * Builds the folder that clasp pushes: one script, its pages and the manifest. The tests build other folders
 * with it, from sources edited on the way.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type BuildOptions, type Metafile, type Plugin } from "esbuild";
import { buildPages } from "./pages.ts";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/** The whole script is loaded again for every click and every trigger, so its size is paid each time. Bytes. */
export const MAX_BYTES = 1_500_000;

const GLOBAL_NAME = "Renkei";

export interface BundleOptions {
  outDir: string;
  /** Sources edited on the way, by path from the project's root ("src/tables/cases.ts"). */
  replace?: Record<string, (source: string) => string>;
}

export interface Bundle {
  outDir: string;
  /** Every function that Google may call by name: the exports of src/main.ts. */
  entries: string[];
  bytes: number;
  metafile: Metafile;
  pages: string[];
}

/**
 * Writes Code.js, the pages and appsscript.json into `outDir`. Throws when the script is too large, when a
 * replacement met no source or changed nothing, and when a source does not compile.
 */
export async function buildBundle({ outDir, replace = {} }: BundleOptions): Promise<Bundle> {
  const pending = new Set(Object.keys(replace));
  const options = bundleOptions(replacing(replace, pending));
  // The metafile lists exports for esm output and none for iife, hence two passes.
  const named = await build({ ...options, format: "esm", metafile: true });
  if (pending.size > 0) throw new Error(`置き換えるファイルがバンドルにありません: ${[...pending].join(", ")}`);
  const entries = Object.values(named.metafile.outputs).flatMap((output) => output.exports);
  const script = await build({ ...options, format: "iife", globalName: GLOBAL_NAME });
  const text = `${script.outputFiles[0]?.text ?? ""}${entries.map(frontDoor).join("")}`;
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_BYTES) throw new Error(tooLarge(bytes, named.metafile));
  const pages = await buildPages(join(root, "src"));
  writeFolder(outDir, { "Code.js": text, ...pages });
  return { outDir, entries, bytes, metafile: named.metafile, pages: Object.keys(pages) };
}

function bundleOptions(plugin: Plugin): BuildOptions & { write: false } {
  return {
    entryPoints: [join(root, "src/main.ts")],
    absWorkingDir: root,
    bundle: true,
    write: false,
    target: "es2019",
    charset: "utf8",
    // Names are kept: they stand in the stack traces that Google shows.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: "none",
    outfile: "Code.js",
    tsconfig: join(root, "src/tsconfig.json"),
    plugins: [plugin],
    logLevel: "silent",
  };
}

/** All files of a project share one global scope, and Google finds functions by top-level declarations only. */
function frontDoor(name: string): string {
  return `function ${name}(...args) { return ${GLOBAL_NAME}.${name}(...args); }\n`;
}

function replacing(replace: Record<string, (source: string) => string>, pending: Set<string>): Plugin {
  return {
    name: "replace",
    setup(hooks) {
      hooks.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const name = relative(root, path);
        const edit = replace[name];
        if (!edit) return undefined;
        const source = readFileSync(path, "utf8");
        const contents = edit(source);
        if (contents === source) throw new Error(`置き換えても何も変わりません: ${name}`);
        pending.delete(name);
        return { contents, loader: "ts" };
      });
    },
  };
}

function tooLarge(bytes: number, metafile: Metafile): string {
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const largest = inputs.sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput).slice(0, 10);
  const list = largest.map(([path, { bytesInOutput }]) => `  ${String(bytesInOutput)} ${path}`).join("\n");
  return `Code.js is ${String(bytes)} bytes, more than the ${String(MAX_BYTES)} allowed. Largest parts:\n${list}`;
}

/** Each file is renamed into place, so that a reader of the folder never meets half a script. */
function writeFolder(outDir: string, files: Record<string, string>): void {
  mkdirSync(outDir, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const draft = join(outDir, `.${name}.${String(process.pid)}`);
    writeFileSync(draft, text);
    renameSync(draft, join(outDir, name));
  }
  copyFileSync(join(root, "appsscript.json"), join(outDir, "appsscript.json"));
  // A page that is gone from the sources must not be pushed.
  for (const name of readdirSync(outDir)) if (name.endsWith(".html") && !(name in files)) rmSync(join(outDir, name));
}

/** Builds dist/ and keeps esbuild's account of it in out/: clasp would push whatever lies in dist/. */
export async function buildProject(): Promise<Bundle> {
  const bundle = await buildBundle({ outDir: join(root, "dist") });
  mkdirSync(join(root, "out"), { recursive: true });
  writeFileSync(join(root, "out/metafile.json"), JSON.stringify(bundle.metafile));
  return bundle;
}

if (
  process.argv[1] !== undefined &&
  existsSync(process.argv[1]) &&
  resolve(process.argv[1]) === fileURLToPath(import.meta.url)
) {
  const { bytes, entries, pages } = await buildProject();
  console.log(
    `dist/Code.js: ${(bytes / 1000).toFixed(1)} kB, ${String(entries.length)} entries, ${String(pages.length)} pages`,
  );
}
