import { expect, test } from "vitest";
import { calledNames } from "./called-names.ts";
import { addonProgram } from "./program.ts";

const planted = `
  interface Choice { readonly label: string; readonly calls: string }
  const choices: readonly Choice[] = [{ label: "一", calls: "writtenInAList" }];
  export function onSomeOpen(menu: GoogleAppsScript.Base.Menu, which: "oneOfTwo" | "twoOfTwo", any: string): void {
    for (const choice of choices) menu.addItem(choice.label, choice.calls);
    menu.addItem("二", which);
    menu.addItem("三", any + "_unknowable");
    ScriptApp.newTrigger("writtenAtTheCall").timeBased();
  }`;

test("names of functions are found where they are written, and a name nobody can know is reported", () => {
  const before = calledNames();
  const after = calledNames(addonProgram({ "src/platform/planted.ts": planted }));
  const added = after.known.filter((name) => !before.known.includes(name));
  expect(added).toEqual(["oneOfTwo", "twoOfTwo", "writtenAtTheCall", "writtenInAList"]);
  expect(after.unknown.slice(before.unknown.length)).toHaveLength(1);
});
