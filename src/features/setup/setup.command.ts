/**
 * 初期設定: makes what is missing and mends what is broken, in a new or half-made workbook, once or ten times. Nothing
 * that staff wrote is overwritten. Every step looks first and makes then, so that a crash at any call is mended by
 * running it again.
 */
import { fiscalYear } from "../../core/calendar.ts";
import type { Plain } from "../../core/cell.ts";
import { blankRow, type Column, type Row, type Table } from "../../core/table.ts";
import { oneLine } from "../../core/text.ts";
import { forms, questionsFor } from "../../forms/index.ts";
import { letters } from "../../letters/index.ts";
import type { Context, Entry, Outcome } from "../../platform/entry.ts";
import { ensureFile, FOLDER, FORM, isThere, shareWith } from "../../platform/files.ts";
import { ensureForm, noteLink } from "../../platform/forms.ts";
import { keptTemplate } from "../../platform/keepsake.ts";
import { ensureTemplate } from "../../platform/templates.ts";
import { readState, writeState } from "../../platform/state.ts";
import { claimOwnership, ensureTriggers, refuseSecondOwner } from "../../platform/triggers.ts";
import { askFor, tell } from "../../platform/ui.ts";
import { ensureLocale, ensureSheet, removeBlankSheet } from "../../platform/workbook.ts";
import { listFrom, settings, settingValues, type Setting, type SettingValues } from "../../settings.ts";
import { officers, settingRows, staff, type Officer } from "../../tables/desk.ts";
import { tables } from "../../tables/index.ts";
import { instructors } from "../../tables/instructors.ts";
import { bodies, budgets, programmes } from "../../tables/programmes.ts";
import { carriedOver, firstOfficers, MOVED, oldRows, SAMPLE_NAMES } from "./officers.rules.ts";
import { sampleInstructors } from "./sample.rules.ts";
import { SEED_YEAR, seedRows, START_MODES, type StartMode } from "./seed.rules.ts";

/** Names of the global functions that triggers call. */
export const CLOCK_ENTRY = "tick";
export const FORM_ENTRY = "onFormSubmitted";

export const setUp: Entry<StartMode> = {
  ownGuard: true,
  operation: "初期設定",
  scopes: ["files", "documents", "forms", "triggers", "mail"],
  ask: askMode,
  run: (context, mode) => report(performSetup(context, mode)),
};

/** Asked once: a setup that was cut off goes on as it began, and a finished one only mends. */
function askMode(context: Context): StartMode | undefined {
  refuseSecondOwner(context.user);
  const begun = START_MODES.find((mode) => mode === readState("startMode"));
  if (begun) return begun;
  if (context.book.getSheetByName(settingRows.name) !== null) return START_MODES[2];
  const list = START_MODES.map((mode, index) => `${index + 1}　${mode}`).join("\n");
  const reply = askFor(
    "初期設定",
    `どの内容から始めますか。番号を入れてください。\n\n${list}\n\n1は見本の人物と年度の数が入ります。2は事業の名称と印だけを引き継ぎ、日付・数・人は空です。`,
  );
  if (reply === undefined) return undefined;
  const chosen =
    START_MODES[Number(reply.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))) - 1];
  if (chosen === undefined)
    tell("初期設定", `「${reply}」は選べません。もう一度実行して、1、2、3のどれかを入れてください`);
  return chosen;
}

/** All of it, whoever asks: 初期設定, and 引継ぎ under another account. Answers what was done, for staff. */
export function performSetup(context: Context, mode: StartMode): string[] {
  claimOwnership(context.user);
  writeState("startMode", mode);
  const done = ensureLocale(context.book);
  done.push(...ensureSheets(context, mode));
  done.push(...fill(context, mode));
  const values = settingValues(context.rows.read(settingRows));
  const folders = ensureFolders(context, done);
  done.push(...ensureForms(values, folders.templates));
  done.push(...ensureTemplates(context, folders.templates));
  done.push(...share(context, folders));
  done.push(...startClock(context, values));
  writeState("startMode", START_MODES[2]);
  return done;
}

/** Sheets first 設定 with its values, since drop-downs of the others come from it. */
function ensureSheets(context: Context, mode: StartMode): string[] {
  const [first, ...rest] = tables;
  if (!first) return [];
  const done = ensureSheet(context.book, first, 0, () => []);
  done.push(...fillSettings(context, mode));
  const values = settingValues(context.rows.read(settingRows));
  rest.forEach((table, index) =>
    done.push(...ensureSheet(context.book, table, index + 1, (column) => dropDownOf(column, values))),
  );
  removeBlankSheet(context.book, new Set(tables.map((table) => table.name)));
  return done;
}

/** A drop-down fits one value only: cells that hold several have none. */
function dropDownOf(column: Column<unknown>, values: SettingValues): readonly string[] {
  const { kind, list } = column.cell;
  if (list === undefined || (kind !== "choice" && kind !== "flag")) return [];
  return "setting" in list ? listFrom(values, list) : list;
}

/** Rows of 設定 that are missing, with their standard value, or the sample's where the sample was asked for. */
function fillSettings(context: Context, mode: StartMode): string[] {
  const present = new Set(context.rows.read(settingRows, { lenient: true }).map((row) => oneLine(row.name)));
  const missing = Object.values(settings as Record<string, Setting<unknown>>).filter(
    (setting) => !present.has(oneLine(setting.name)),
  );
  context.rows.append(
    settingRows,
    missing.map((setting) =>
      blankRow(settingRows, {
        name: setting.name,
        value: String(valueOf(setting, mode, context)),
        note: setting.note,
        example: setting.example,
        stops: setting.stops,
      }),
    ),
  );
  return missing.length === 0 ? [] : [`設定の項目を${missing.length}件足しました`];
}

function valueOf(setting: Setting<unknown>, mode: StartMode, context: Context): Plain {
  if (mode === START_MODES[0] && setting.sample !== undefined) return setting.sample;
  if (setting.name === settings.fiscalYear.name) return fiscalYear(context.today);
  return setting.standard ?? "";
}

function fill(context: Context, mode: StartMode): string[] {
  const done: string[] = [];
  const put = <T extends Table>(table: T, rows: readonly Row<T>[]): void => {
    if (rows.length === 0 || context.rows.read(table, { lenient: true }).length > 0) return;
    context.rows.append(table, rows);
    done.push(`「${table.name}」に${rows.length}件を入れました`);
  };
  put(staff, [blankRow(staff, { email: context.user, name: "", role: "事務所アカウント", active: true })]);
  put(officers, openingOfficers(context, mode));
  done.push(...retireOldRows(context));
  if (mode === START_MODES[2]) return done;
  const sample = mode === START_MODES[0];
  const seed = seedRows(sample ? SEED_YEAR : fiscalYear(context.today), sample);
  put(programmes, seed.programmes);
  put(budgets, seed.budgets);
  put(bodies, seed.bodies);
  if (sample) put(instructors, sampleInstructors());
  return done;
}

function openingOfficers(context: Context, mode: StartMode): Officer[] {
  const rows = context.rows.read(settingRows);
  const values = settingValues(rows);
  const titles = { city: values.get("city"), association: values.get("association") };
  if (mode === START_MODES[0]) return firstOfficers(SEED_YEAR, titles, SAMPLE_NAMES);
  const year = values.get("fiscalYear") ?? fiscalYear(context.today);
  return carriedOver(rows, year, titles) ?? firstOfficers(year, titles);
}

/** Their values stay, so that nothing that staff wrote is lost; what they say of themselves changes. */
function retireOldRows(context: Context): string[] {
  const old = oldRows(context.rows.read(settingRows)).filter((row) => row.note !== MOVED);
  context.rows.update(
    settingRows,
    old.map((row) => ({ key: row.name, values: { note: MOVED, stops: "" } })),
  );
  return old.length === 0
    ? []
    : [`設定の${old.map((row) => `「${row.name}」`).join("、")}を「${officers.name}」に移しました`];
}

interface Folders {
  readonly templates: string;
  readonly letters: string;
  readonly papers: string;
}

function ensureFolders(context: Context, done: string[]): Folders {
  const folder = (key: string, name: string, parent?: string): string => {
    const { id, made } = ensureFile({ key, name, mimeType: FOLDER, ...(parent === undefined ? {} : { parent }) });
    if (made) done.push(`フォルダ「${name}」を作りました`);
    return id;
  };
  const root = folder("folder.root", `在宅連携（${context.book.getName()}）`);
  return {
    templates: folder("folder.templates", "様式", root),
    letters: folder("folder.letters", "通知", root),
    papers: folder("folder.papers", "帳票", root),
  };
}

function ensureForms(values: SettingValues, folder: string): string[] {
  return forms.flatMap((form) => {
    const { id, made } = ensureFile({ key: `form.${form.key}`, name: form.title, mimeType: FORM, parent: folder });
    const done = ensureForm(id, { ...form, description: form.intro(values), questions: questionsFor(form, values) });
    noteLink(form.key, id);
    return made ? [`フォーム「${form.title}」を作りました`, ...done] : done;
  });
}

/** Template Docs that staff may edit; their ids stand in 設定, where staff may name another. */
function ensureTemplates(context: Context, folder: string): string[] {
  const rows = context.rows.read(settingRows);
  return letters.flatMap((letter) => {
    const name = settings[letter.template.setting].name;
    const named = rows.find((row) => row.name === oneLine(name))?.value ?? "";
    if (isThere(named)) return [];
    const { id, made } = ensureTemplate(letter.kind, letter.template.lines, folder, () => keptTemplate(letter.kind));
    context.rows.mend(settingRows, name, "value", id);
    if (made) return [`様式「${letter.kind}」を作りました`];
    return [`設定の「${name}」に、初期設定の作った文書を書き込みました`];
  });
}

/** Clerks read letters, edit templates and papers as people, so the folders are shared with those named in 職員. */
function share(context: Context, folders: Folders): string[] {
  const clerks = context.rows.read(staff).filter((person) => person.active && person.email !== context.user);
  const shared = clerks.filter(({ email }) =>
    [
      shareWith(folders.templates, email, "writer"),
      shareWith(folders.letters, email, "reader"),
      shareWith(folders.papers, email, "writer"),
    ].includes(true),
  );
  return shared.length === 0 ? [] : [`様式、通知、帳票のフォルダを${shared.length}人と共有しました`];
}

function startClock(context: Context, values: SettingValues): string[] {
  const minutes = Number(values.need("clockMinutes"));
  const done = ensureTriggers(
    { entry: CLOCK_ENTRY, minutes },
    forms.map((form) => ({
      entry: FORM_ENTRY,
      formId: ensureFile({ key: `form.${form.key}`, name: form.title, mimeType: FORM }).id,
    })),
  );
  if (readState("due") === undefined) writeState("due", String(context.ms));
  return done;
}

function report(done: readonly string[]): Outcome {
  if (done.length === 0) return { message: "足りないものはありませんでした。変えたところはありません", count: 0 };
  return { message: ["次のことをしました。", ...done.map((line) => `・${line}`)].join("\n"), count: done.length };
}
