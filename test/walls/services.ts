import { join } from "node:path";
import ts from "typescript";
import { root } from "../../scripts/build.ts";
import { walk } from "./program.ts";

/**
 * Methods of Google's services that the given sources use, as `Class.method` ("Sheet.getRange") and, for
 * advanced services, `Service.Collection.method` ("Drive.Files.create"). Sources by path from the root.
 */
export function serviceMembers(program: ts.Program, files: ReadonlySet<string>): string[] {
  const checker = program.getTypeChecker();
  const paths = new Set([...files].map((file) => join(root, file)));
  const found = new Set<string>();
  walk(program, (node) => {
    if (!ts.isPropertyAccessExpression(node) || !paths.has(node.getSourceFile().fileName)) return;
    const symbol = checker.getSymbolAtLocation(node.name);
    if (!symbol || !isMethod(checker, symbol, node)) return;
    for (const owner of owners(checker, symbol, node.expression)) found.add(`${owner}.${symbol.name}`);
  });
  return [...found].sort();
}

function isMethod(checker: ts.TypeChecker, symbol: ts.Symbol, node: ts.Node): boolean {
  return checker.getTypeOfSymbolAtLocation(symbol, node).getNonNullableType().getCallSignatures().length > 0;
}

/** Google's classes that the receiver may be; where its type has no name of its own, who declares the member. */
function owners(checker: ts.TypeChecker, member: ts.Symbol, receiver: ts.Expression): string[] {
  const type = checker.getTypeAtLocation(receiver).getNonNullableType();
  const parts = type.isUnion() ? type.types : [type];
  const named = parts.flatMap((part) => className(checker, part.symbol) ?? []);
  if (named.length > 0) return named;
  const declarers = (member.declarations ?? []).map((declaration) => declaration.parent);
  return declarers.flatMap((parent) => {
    if (!ts.isInterfaceDeclaration(parent) && !ts.isClassDeclaration(parent)) return [];
    const symbol = parent.name && checker.getSymbolAtLocation(parent.name);
    return className(checker, symbol) ?? [];
  });
}

/** "Sheet" of GoogleAppsScript.Spreadsheet.Sheet, "Drive.Files" of …Drive.Collection.FilesCollection. */
function className(checker: ts.TypeChecker, symbol: ts.Symbol | undefined): string | undefined {
  const path = symbol ? checker.getFullyQualifiedName(symbol).split(".") : [];
  if (path[0] !== "GoogleAppsScript") return undefined;
  const collection = path.indexOf("Collection");
  if (collection < 0) return path.at(-1);
  const service = path[1]?.replace(/_v\d+$/, "") ?? "";
  return [service, ...path.slice(collection + 1).map((name) => name.replace(/Collection$/, ""))].join(".");
}
