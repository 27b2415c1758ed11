/** The compiler's view of the add-on, with Google's types. */
import { dirname, join } from "node:path";
import ts from "typescript";
import { root } from "../../scripts/build.ts";

/** The first program's sources are used again by the later ones: parsing Google's types takes the longest. */
let parsed: ts.Program | undefined;

/**
 * A program over src/tsconfig.json: every source of the add-on, reached from the front door or not. `planted`
 * adds sources that are not on disk, by path from the root.
 */
export function addonProgram(planted: Record<string, string> = {}): ts.Program {
  const path = join(root, "src/tsconfig.json");
  const read = ts.readConfigFile(path, (name) => ts.sys.readFile(name));
  const config = ts.parseJsonConfigFileContent(read.config, ts.sys, dirname(path));
  const host = ts.createCompilerHost(config.options);
  const { getSourceFile } = host;
  const texts = new Map(Object.entries(planted).map(([name, text]) => [join(root, name), text]));
  host.getSourceFile = (name, version) => {
    const text = texts.get(name);
    return text === undefined
      ? getSourceFile.call(host, name, version)
      : ts.createSourceFile(name, text, version, true);
  };
  const program = ts.createProgram([...config.fileNames, ...texts.keys()], config.options, host, parsed);
  parsed ??= program;
  return program;
}

/** Calls `act` on every node of the add-on's own sources. */
export function walk(program: ts.Program, act: (node: ts.Node) => void): void {
  const visit = (node: ts.Node): void => {
    act(node);
    ts.forEachChild(node, visit);
  };
  for (const file of program.getSourceFiles()) {
    if (!file.isDeclarationFile && file.fileName.startsWith(join(root, "src/"))) visit(file);
  }
}
