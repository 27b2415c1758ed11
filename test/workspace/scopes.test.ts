import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { compareScopes, SCOPE, scopesOf } from "../../src/workspace/scopes.ts";
import { ALL_SCOPES, CLERK, OWNER, officeWith } from "./scripts-folder.ts";

const CODE = `
  function read() { return SpreadsheetApp.getActiveSpreadsheet().getName(); }
  function openOther() { return SpreadsheetApp.openById("x"); }
  function mail() { return MailApp.getRemainingDailyQuota(); }
  function form() { return FormApp.create("f", true).getTitle(); }
  function files() { return Drive.Files.list({}).files.length; }
  function trigger() { return ScriptApp.getProjectTriggers().length; }
  function email() { return Session.getActiveUser().getEmail(); }
  function talk() { return String(SpreadsheetApp.getUi().alert("x")); }
  function document() { return DocumentApp.create("d"); }
  function require(names) { ScriptApp.requireScopes(ScriptApp.AuthMode.FULL, names); return "よし"; }
  function status(names) { return String(ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL, names).getAuthorizationStatus()); }`;

const NEEDS: [string, string][] = [
  ["read", SCOPE.boundSheet],
  ["mail", SCOPE.mail],
  ["form", SCOPE.forms],
  ["files", SCOPE.driveFile],
  ["trigger", SCOPE.triggers],
  ["email", SCOPE.email],
  ["talk", SCOPE.dialogs],
  ["document", SCOPE.documents],
];

test.each(NEEDS)("Each service used must be covered by oauthScopes（%s）", (entry, scope) => {
  const office = officeWith(CODE, { scopes: ALL_SCOPES.filter((declared) => declared !== scope) });
  expect(() => office.run(entry)).toThrow(scope);
});

test("spreadsheets.currentonly covers the bound workbook only; opening another needs spreadsheets", () => {
  const office = officeWith(CODE);
  expect(office.run("read")).toBe("在宅連携");
  expect(() => office.run("openOther")).toThrow(SCOPE.sheets);
});

test.each(NEEDS)("A user can refuse single scopes（%s）", (entry, scope) => {
  const office = officeWith(CODE).addEditor(CLERK).deny(CLERK, scope);
  expect(() => office.as(CLERK).run(entry)).toThrow(scope);
  expect(() => office.run("require", [scope])).toThrow("承認が必要です");
  expect(office.run("status", [scope])).toBe("REQUIRED");
  expect(office.as(OWNER).run("require", [scope])).toBe("よし");
  expect(office.grant(CLERK, scope).as(CLERK).run("status", [scope])).toBe("NOT_REQUIRED");
});

test("requireScopes だけで同意を集めるとき、頼まれていないスコープの呼出しは止まる", () => {
  const office = officeWith(`${CODE} function both() { require(["${SCOPE.boundSheet}"]); read(); return mail(); }`, {
    consent: "asked",
  });
  expect(() => office.run("read")).toThrow(SCOPE.boundSheet);
  expect(() => office.run("both")).toThrow(SCOPE.mail);
  expect(office.consents(OWNER)).toEqual([SCOPE.boundSheet]);
  expect(() => office.run("require", [SCOPE.drive])).toThrow("マニフェストにないスコープです");
});

test("組み込みワークスペースのどのクラスにも、要るスコープが決めてある", () => {
  const root = fileURLToPath(new URL("../../src/workspace", import.meta.url));
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const text = files.map((file) => readFileSync(join(root, file), "utf8")).join("\n");
  const classes = new Set(
    [...text.matchAll(/expose\(\s*"([\w.]+)"|"([A-Z]\w+(?:Item|ValidationBuilder|Validation))"/g)].map(
      (match) => match[1] ?? match[2] ?? "",
    ),
  );
  expect(classes.size).toBeGreaterThan(50);
  expect([...classes].filter((name) => scopesOf(`${name}.member`) === undefined)).toEqual([]);
});

test("束ねたスクリプトの文面から、足りないスコープと余ったスコープが分かる", () => {
  const code = 'SpreadsheetApp.getActiveSpreadsheet(); MailApp.sendEmail("a"); ScriptApp.requireScopes(1, []);';
  expect(compareScopes(code, [SCOPE.boundSheet, SCOPE.forms])).toEqual({
    missing: [SCOPE.mail],
    unused: [SCOPE.forms],
  });
  expect(compareScopes(CODE, [...ALL_SCOPES, SCOPE.sheets])).toEqual({ missing: [], unused: [] });
});
