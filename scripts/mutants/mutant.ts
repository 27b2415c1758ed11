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
