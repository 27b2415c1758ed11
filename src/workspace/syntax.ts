/** What V8 would take and Google's parser refuses: `#private` members, static fields and static blocks. */
import { transformSync } from "esbuild";

/**
 * Broad signs of them, in code or in a string; only then is it worth parsing, which takes most of a second for a whole
 * add-on. "#${" is none: what follows the name of a private member is never a bracket of that kind.
 */
const SUSPECT = /[\s;{}*]#(?!\$\{)[\p{ID_Start}$_]|\bstatic\s*(?:\{|(?:async\s+)?[\p{ID_Start}$_#[][^\n(]*?[=;\n}])/u;

const REFUSED = {
  "class-private-field": false,
  "class-private-method": false,
  "class-private-accessor": false,
  "class-private-brand-check": false,
  "class-private-static-field": false,
  "class-private-static-method": false,
  "class-private-static-accessor": false,
  "class-static-field": false,
  "class-static-blocks": false,
};

/** Throws a SyntaxError that names the file. Exact: esbuild rewrites the code if and only if it uses one of them. */
export function checkSyntax(code: string, path: string): void {
  if (!SUSPECT.test(code)) return;
  const asIs = transformSync(code, { target: "esnext" }).code;
  const without = transformSync(code, { target: "esnext", supported: REFUSED }).code;
  if (asIs !== without)
    throw new SyntaxError(
      `${path}: #private と static フィールドは Apps Script では構文エラーです（esbuild の target を es2019 にしてください）`,
    );
}
