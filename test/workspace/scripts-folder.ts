/** Small folders of scripts written for one test, and the office that runs them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Office, OfficeOptions } from "../../src/workspace/office.ts";
import { openOffice } from "../../src/workspace/office.ts";

const AUTH = "https://www.googleapis.com/auth/";
export const ALL_SCOPES = [
  "spreadsheets.currentonly",
  "drive.file",
  "documents",
  "forms",
  "script.send_mail",
  "script.scriptapp",
  "script.container.ui",
  "userinfo.email",
].map((name) => AUTH + name);
const SERVICES = [
  { userSymbol: "Docs", serviceId: "docs", version: "v1" },
  { userSymbol: "Drive", serviceId: "drive", version: "v3" },
  { userSymbol: "Sheets", serviceId: "sheets", version: "v4" },
];

/** 2018-04-02 09:00 in Tokyo, the day offices open unless told otherwise. */
export const MORNING = Date.parse("2018-04-02T09:00:00+09:00");
export const OWNER = "office@example.jp";
export const CLERK = "clerk@example.jp";

export interface ScriptFiles {
  files: Record<string, string>;
  scopes?: string[];
  services?: typeof SERVICES;
}

const made: string[] = [];
process.once("exit", () => {
  for (const dir of made) rmSync(dir, { recursive: true, force: true });
});

/** Writes the folder and answers its path; it is removed when the process ends. */
export function scriptsFolder({ files, scopes = ALL_SCOPES, services = SERVICES }: ScriptFiles): string {
  const dir = mkdtempSync(join(tmpdir(), "scripts-"));
  made.push(dir);
  const manifest = {
    timeZone: "Asia/Tokyo",
    runtimeVersion: "V8",
    oauthScopes: scopes,
    dependencies: { enabledAdvancedServices: services },
  };
  for (const [name, text] of Object.entries({ ...files, "appsscript.json": JSON.stringify(manifest) })) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), text);
  }
  return dir;
}

/** An office with one script file. */
export function officeWith(
  code: string,
  { scopes, services, ...options }: OfficeOptions & Omit<ScriptFiles, "files"> = {},
): Office {
  const folder = { files: { "code.js": code }, ...(scopes ? { scopes } : {}), ...(services ? { services } : {}) };
  return openOffice({ scripts: scriptsFolder(folder), ...options });
}
