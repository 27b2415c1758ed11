import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";
import ts from "typescript";
import { expect, test } from "vitest";
import { MAX_BYTES, root } from "../../scripts/build.ts";
import { calledNames } from "./called-names.ts";
import { freeNames } from "./free-names.ts";
import { syntaxThatFails } from "./syntax.ts";

const dist = join(root, "dist");
const code = readFileSync(join(dist, "Code.js"), "utf8");
const script = ts.createSourceFile("Code.js", code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);

/** Functions declared at the top of the script: all that Google can find by name. */
const declared = script.statements.filter(ts.isFunctionDeclaration).map((statement) => statement.name?.text ?? "");

test("the script weighs at most 1.5 MB, since it is loaded for every click and every trigger", () => {
  expect(Buffer.byteLength(code)).toBeLessThanOrEqual(MAX_BYTES);
  expect(MAX_BYTES).toBeLessThanOrEqual(1_500_000);
});

test("the script is one global and its front doors, and nothing else", () => {
  const others = script.statements.filter((statement) => !ts.isFunctionDeclaration(statement));
  const globals = others.filter(ts.isVariableStatement);
  expect(globals.flatMap(({ declarationList }) => declarationList.declarations.map((d) => d.name.getText()))).toEqual([
    "Renkei",
  ]);
  expect(others.length - globals.length).toBeLessThanOrEqual(1);
  expect(declared).toContain("onOpen");
});

test("the script holds no syntax that Apps Script cannot parse", () => {
  expect(syntaxThatFails(script)).toEqual([]);
});

test.each(["class A { #x = 1; }", "class A { static x = 1; }", "class A { static { f(); } }", "class A { x = 1; }"])(
  "the check of syntax catches %s",
  (source) => {
    const planted = ts.createSourceFile("a.js", source, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
    expect(syntaxThatFails(planted)).toHaveLength(1);
  },
);

test("the script loads where there is nothing but the language, and every front door leads somewhere", () => {
  const room = vm.createContext({});
  vm.runInContext(code, room);
  for (const name of declared) {
    expect(vm.runInContext(`typeof ${name} + typeof Renkei.${name}`, room), name).toBe("functionfunction");
  }
});

test("the script names nothing that Apps Script does not have", () => {
  expect(freeNames(code)).toEqual([]);
});

test("the check of names catches a timer and a web address", () => {
  expect(freeNames("setTimeout(() => new URL('https://example.jp'), 1);")).toEqual(["URL", "setTimeout"]);
});

test("every function that a menu, a trigger or a page calls by name exists", () => {
  const names = calledNames();
  expect(names.unknown).toEqual([]);
  expect(names.known.length).toBeGreaterThan(3);
  expect(declared).toEqual(expect.arrayContaining(names.known));
});

test("dist holds what clasp shall push, and nothing else", () => {
  const kept = readdirSync(dist).filter((name) => name !== "Code.js" && !name.endsWith(".html"));
  expect(kept).toEqual(["appsscript.json"]);
  expect(readFileSync(join(dist, "appsscript.json"), "utf8")).toBe(readFileSync(join(root, "appsscript.json"), "utf8"));
  expect(existsSync(join(root, "out/metafile.json"))).toBe(true);
});
