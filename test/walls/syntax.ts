import ts from "typescript";

/** Syntax that Apps Script's parser refuses: private names and class fields. Gives the offending text. */
export function syntaxThatFails(script: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyDeclaration(node) || ts.isClassStaticBlockDeclaration(node)) found.push(node.getText(script));
    else if (ts.isPrivateIdentifier(node)) found.push(node.text);
    else ts.forEachChild(node, visit);
  };
  visit(script);
  return found;
}
