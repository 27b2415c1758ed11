/**
 * gas-local reads and compiles every file for every execution. Here a content that was compiled before is taken as it
 * is, and only run again: the same semantics (fresh globals each time) at half the price for a whole add-on.
 */
import vm from "node:vm";
import { Remembered } from "./remembered.ts";
import { checkSyntax } from "./syntax.ts";

/** What happens to one file of the folder in place of gas-local's own compiling and running. */
type Step = (script: vm.Script, context: vm.Context) => unknown;

/** Files of scripts; a whole add-on is most of a megabyte. */
const ROOM = 40;

/** Throws a SyntaxError for what V8 or Google's parser refuses. */
const scripts = new Remembered((bytes, path) => {
  const code = bytes.toString("utf8");
  checkSyntax(code, path);
  return new vm.Script(code, { filename: path });
}, ROOM);

/** gas-local has no seam for its compiler: while `load` is under way, and no longer, it finds `step` in its place. */
export function compiling<T>(step: Step, load: () => T): T {
  const own = vm.runInContext;
  vm.runInContext = (code: unknown, context, path) => step(scripts.of(String(path), code as Buffer), context);
  try {
    return load();
  } finally {
    vm.runInContext = own;
  }
}
