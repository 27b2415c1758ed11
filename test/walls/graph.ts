/**
 * Who imports whom. esbuild's metafile over all sources gives what is bundled; the compiler's scan of each
 * source adds what is erased (imports of types), since a type ties rooms together as well.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { build } from "esbuild";
import ts from "typescript";

/** Imports by importing file; paths from the project's root for our own files, package names for others. */
export type Graph = Map<string, Set<string>>;

/** Every .ts file under a folder except declarations of types, by path from `root`. */
export function sources(root: string, folder: string): string[] {
  const found = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  const files = found.filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"));
  return files.map((path) => join(folder, path)).sort();
}

/** What esbuild sees when every source is an entry, so that files nothing reaches are seen too. */
export async function bundled(root: string, files: readonly string[]): Promise<Graph> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [...files],
    outdir: "out",
    outbase: ".",
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "node",
    packages: "external",
    logLevel: "silent",
  });
  const inputs = Object.entries(metafile.inputs);
  return new Map(inputs.map(([path, input]) => [path, new Set(input.imports.map((edge) => edge.path))]));
}

/** What the sources say, types included. */
export function written(root: string, files: readonly string[]): Graph {
  return new Map(
    files.map((file) => {
      const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), "utf8"), true, true);
      return [file, new Set(importedFiles.map(({ fileName }) => target(root, file, fileName)))];
    }),
  );
}

function target(root: string, from: string, name: string): string {
  return name.startsWith(".") ? relative(root, resolve(root, dirname(from), name)) : name;
}

/** Both views as one. */
export async function graphOf(root: string, folder = "src"): Promise<Graph> {
  const files = sources(root, folder);
  const graph = written(root, files);
  for (const [file, edges] of await bundled(root, files)) {
    const known = graph.get(file) ?? new Set();
    graph.set(file, new Set([...known, ...edges]));
  }
  return graph;
}
