/**
 * The embedded Google Workspace as a test, the demo and the page drive it: one workbook with its bound scripts,
 * people at the keyboard, Forms, mail and a clock. See Office for what can be done.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ConsentMode } from "./consents.ts";
import { Office } from "./office-desk.ts";
import type { OfficeState } from "./folder-state.ts";
import { readState, restoreState } from "./folder-state.ts";
import { ScriptFolder } from "./loader.ts";
import type { PdfConverter } from "./pdf.ts";
import type { AccountKind } from "./shared.ts";
import { WORKBOOK_ID } from "./events.ts";

export { Office } from "./office-desk.ts";
export type { Answer, ButtonName, Dialog, Page } from "./desk.ts";
export type { Letter } from "./documents.ts";
export type { PlainFile } from "./drive/plain.ts";
export type { Crash } from "./executions.ts";
export type { Delivery } from "./events.ts";
export type { SpreadsheetView } from "./sheets/files.ts";

export interface OfficeOptions {
  /** Folder of .js/.gs and .html files; default: `dist` of the project. */
  scripts?: string;
  /** Path of the manifest; default: appsscript.json in the scripts folder. */
  manifest?: string;
  /** Virtual time at the start, ms since 1970 or an ISO text; default 2018-04-02 09:00 in Tokyo, or as saved. */
  now?: number | string | Date;
  /** Who is at the keyboard, and owns the workbook; default office@example.jp, or as saved. */
  user?: string;
  account?: AccountKind;
  consent?: ConsentMode;
  /** Makes PDFs; left out, a PDF that somebody looks at throws. */
  pdf?: PdfConverter;
  /** Name of the bound workbook. */
  name?: string;
}

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));
const FIRST_DAY = Date.parse("2018-04-02T09:00:00+09:00");

/** Opens an office; with `dir`, a saved folder is read first (an empty one is where `save` will write). */
export function openOffice(options: OfficeOptions & { dir: string }): Promise<Office>;
export function openOffice(options?: OfficeOptions): Office;
export function openOffice(options: OfficeOptions & { dir?: string } = {}): Office | Promise<Office> {
  return options.dir === undefined ? makeOffice(options, undefined) : reopen(options, options.dir);
}

function makeOffice(options: OfficeOptions, saved: OfficeState | undefined, dir?: string): Office {
  const scripts = options.scripts ?? join(PROJECT, "dist");
  if (!existsSync(scripts)) throw new Error(`スクリプトのフォルダがありません: ${scripts}（先に build してください）`);
  const folder = new ScriptFolder(scripts, options.manifest);
  const user = options.user ?? saved?.user ?? "office@example.jp";
  const owner = saved?.owner ?? user;
  const workbook = saved?.workbook ?? { id: WORKBOOK_ID, name: options.name ?? "在宅連携" };
  const now = options.now === undefined ? (saved?.now ?? FIRST_DAY) : new Date(options.now).getTime();
  const { account = "consumer", consent = "full", pdf } = options;
  return new Office({ folder, now, user, owner, workbook, account, consent, pdf, dir });
}

async function reopen(options: OfficeOptions, dir: string): Promise<Office> {
  const saved = readState(dir);
  const office = makeOffice(options, saved, dir);
  if (!saved) return office;
  for (const part of office.services.kernel.parts) await part.open?.(dir);
  restoreState(saved, office.services);
  return office;
}
