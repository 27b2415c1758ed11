import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { root } from "../../scripts/build.ts";
import { addonProgram, walk } from "./program.ts";

/** Which argument of which method is the name of a function. */
const NAMED: Record<string, number> = { addItem: 1, newTrigger: 0 };

export interface CalledNames {
  known: string[];
  /** Places where the compiler cannot tell which names are meant. */
  unknown: string[];
}

/**
 * Names of functions that menus and triggers are given, and that pages call. A name may be written at the call,
 * or in a declaration (`{ label, entry: "proposeMatches" }`) whose property is handed to the call.
 */
export function calledNames(program = addonProgram()): CalledNames {
  const checker = program.getTypeChecker();
  const names: CalledNames = { known: pageNames(), unknown: [] };
  const properties = new Set<ts.Symbol>();
  const take = (value: ts.Expression): void => {
    const type = checker.getTypeAtLocation(value);
    const parts = type.isUnion() ? type.types : [type];
    const property = ts.isPropertyAccessExpression(value) ? checker.getSymbolAtLocation(value) : undefined;
    if (parts.every((part) => part.isStringLiteral())) names.known.push(...parts.map((part) => part.value));
    else if (property) properties.add(property);
    else names.unknown.push(`${value.getSourceFile().fileName}: ${value.parent.getText()}`);
  };
  walk(program, (node) => {
    const argument = namingArgument(node);
    if (argument) take(argument);
  });
  walk(program, (node) => {
    const property = ts.isPropertyAssignment(node) ? declaredProperty(checker, node) : undefined;
    if (!ts.isPropertyAssignment(node) || !property || !properties.has(property)) return;
    if (!ts.isPropertyAccessExpression(node.initializer)) take(node.initializer);
  });
  return { known: [...new Set(names.known)].sort(), unknown: names.unknown };
}

function namingArgument(node: ts.Node): ts.Expression | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  return node.arguments[NAMED[node.expression.name.text] ?? -1];
}

/** The property of the type that an object is written for. */
function declaredProperty(checker: ts.TypeChecker, node: ts.PropertyAssignment): ts.Symbol | undefined {
  const type = checker.getContextualType(node.parent);
  const name = node.name.getText();
  return type && (type.isUnion() ? type.types : [type]).map((part) => part.getProperty(name)).find((found) => found);
}

/** The pages' own list of what they may call, in pages.dialog.d.ts, and calls in a page's HTML. */
function pageNames(): string[] {
  const path = join(root, "src/features/pages.dialog.d.ts");
  const entries = /interface Entries \{([^}]*)\}/.exec(readFileSync(path, "utf8"))?.[1] ?? "";
  const listed = [...entries.matchAll(/^\s*(\w+)\(/gm)].map((match) => match[1] ?? "");
  return [...listed, ...inlineCalls()];
}

function inlineCalls(): string[] {
  const dist = join(root, "dist");
  const pages = existsSync(dist) ? readdirSync(dist).filter((name) => name.endsWith(".html")) : [];
  const calls = pages.flatMap((name) => [
    ...readFileSync(join(dist, name), "utf8").matchAll(/google\.script\.run[^;]*\.(\w+)\(/g),
  ]);
  return calls.map((match) => match[1] ?? "").filter((name) => !/^with(Success|Failure)Handler$/.test(name));
}
