import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../build.ts";

/** A slip that somebody could make in a rule, planted on purpose: the named tests must notice it. */
export interface Mutant {
  /** Path from the project's root. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
  /** What the office would get wrong. */
  readonly what: string;
  /** Test files, from the project's root; at least one of their tests must fail. */
  readonly tests: readonly string[];
}

/** Mutants of one source, which share their tests: `[what, find, replace]`. */
export function mutantsOf(
  file: string,
  tests: readonly string[],
  list: readonly (readonly [what: string, find: string, replace: string])[],
): Mutant[] {
  return list.map(([what, find, replace]) => ({ file, find, replace, what, tests }));
}

/** What is wrong with the list itself, one line each. */
export function slips(list: readonly Mutant[]): string[] {
  return list.flatMap(({ file, find, replace, what, tests }) => {
    const count = existsSync(join(root, file)) ? readFileSync(join(root, file), "utf8").split(find).length - 1 : 0;
    const lost = tests.filter((test) => !existsSync(join(root, test)));
    return [
      ...(count === 1 ? [] : [`${file}: 「${what}」 stands ${count} times, not once: ${find}`]),
      ...(find === replace ? [`${file}: 「${what}」 changes nothing`] : []),
      ...lost.map((test) => `${file}: 「${what}」 names ${test}, which is not there`),
    ];
  });
}
