import { join } from "node:path";
import ts from "typescript";
import { root } from "../../scripts/build.ts";

const CANNOT_FIND_NAME = new Set([2304, 2318, 2552, 2580, 2581, 2582, 2583, 2584, 2591, 2592, 2593]);

/** Names that a script uses and neither declares nor gets from the language or from Apps Script. */
export function freeNames(code: string): string[] {
  const options: ts.CompilerOptions = {
    allowJs: true,
    checkJs: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2019,
    lib: ["lib.es2020.d.ts"],
    types: ["google-apps-script"],
    typeRoots: [join(root, "node_modules/@types")],
    skipLibCheck: true,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, version) =>
    name === "Code.js" ? ts.createSourceFile(name, code, version, true) : getSourceFile.call(host, name, version);
  const program = ts.createProgram(["Code.js"], options, host);
  const diagnostics = program.getSemanticDiagnostics(program.getSourceFile("Code.js"));
  const missing = diagnostics.filter(({ code: number }) => CANNOT_FIND_NAME.has(number));
  const names = missing.map(({ start = 0, length = 0 }) => code.slice(start, start + length));
  return [...new Set(names)].sort();
}
