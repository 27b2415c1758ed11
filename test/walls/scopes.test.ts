import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../scripts/build.ts";
import { scopesOf } from "../../src/workspace/scopes.ts";
import { addonProgram } from "./program.ts";
import { serviceMembers } from "./services.ts";

interface Manifest {
  oauthScopes: string[];
  timeZone: string;
  runtimeVersion: string;
  dependencies: { enabledAdvancedServices: { userSymbol: string; serviceId: string; version: string }[] };
}

const AUTH = "https://www.googleapis.com/auth/";
const manifest = JSON.parse(readFileSync(join(root, "appsscript.json"), "utf8")) as Manifest;
const metafile = JSON.parse(readFileSync(join(root, "out/metafile.json"), "utf8")) as { inputs: object };
const bundle = new Set(Object.keys(metafile.inputs).filter((path) => path.startsWith("src/")));

/** Members by the sentence that is wrong about them, given the scopes that are declared. */
function faults(members: readonly string[], declared: readonly string[]) {
  const needs = members.map((member) => ({ member, any: scopesOf(member) }));
  const covering = needs.map(({ any = [] }) => declared.filter((scope) => any.includes(scope)));
  return {
    unknown: needs.filter(({ any }) => any === undefined).map(({ member }) => member),
    uncovered: needs
      .filter(({ any = [] }, i) => any.length > 0 && covering[i]?.length === 0)
      .map((need) => need.member),
    // Needed is a scope without which something would stand uncovered.
    leftOver: declared.filter((scope) => !covering.some((found) => found.length === 1 && found[0] === scope)),
  };
}

const members = serviceMembers(addonProgram(), bundle);

test("every service that the bundle uses is covered by a scope, and no scope is left over", () => {
  expect(faults(members, manifest.oauthScopes)).toEqual({ unknown: [], uncovered: [], leftOver: [] });
});

test("the check of scopes saw the services of every kind", () => {
  expect(members.length).toBeGreaterThan(50);
  const seen = new Set(members.map((member) => member.split(".")[0]));
  const kinds = ["SpreadsheetApp", "Sheet", "Range", "FormApp", "Form", "Drive", "Docs", "MailApp", "ScriptApp", "Ui"];
  expect([...seen]).toEqual(expect.arrayContaining(kinds));
});

test("the add-on asks for these scopes and no wider ones", () => {
  const names = ["spreadsheets.currentonly", "drive.file", "documents", "forms", "script.send_mail"];
  const more = ["script.scriptapp", "script.container.ui", "userinfo.email"];
  expect(manifest.oauthScopes).toEqual([...names, ...more].map((name) => AUTH + name));
});

test("the manifest enables each advanced service that the bundle uses", () => {
  expect(manifest).toMatchObject({ timeZone: "Asia/Tokyo", runtimeVersion: "V8" });
  const enabled = manifest.dependencies.enabledAdvancedServices.map(({ userSymbol }) => userSymbol);
  const used = new Set(members.flatMap((member) => /^(\w+)\.\w+\.\w+/.exec(member)?.[1] ?? []));
  expect(enabled).toEqual(expect.arrayContaining([...used]));
});

test("the check of scopes catches a wider service, a missing scope and one too many", () => {
  const planted = `export function wide(): void {
    SpreadsheetApp.create("新しい表");
    Drive?.Files.create({ name: "手紙" });
    GmailApp.search("");
  }`;
  const used = serviceMembers(
    addonProgram({ "src/platform/planted.ts": planted }),
    new Set(["src/platform/planted.ts"]),
  );
  expect(used).toEqual(["Drive.Files.create", "GmailApp.search", "SpreadsheetApp.create"]);
  expect(faults(used, [`${AUTH}drive.file`, `${AUTH}forms`])).toEqual({
    unknown: ["GmailApp.search"],
    uncovered: ["SpreadsheetApp.create"],
    leftOver: [`${AUTH}forms`],
  });
});
