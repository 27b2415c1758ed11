/**
 * 初期設定: makes what is missing and mends what is broken, in a new or half-made workbook, once or ten times. Nothing
 * that staff wrote is overwritten. Every step looks first and makes then, so that a crash at any call is mended by
 * running it again.
 */
import { fiscalYearName } from "../../core/calendar.ts";
import type { Column } from "../../core/table.ts";
import { oneLine } from "../../core/text.ts";
import { forms, questionsFor } from "../../forms/index.ts";
import { letters } from "../../letters/index.ts";
import type { Context, Entry, Outcome } from "../../platform/entry.ts";
import { ensureFile, FOLDER, FORM, isThere, shareWith } from "../../platform/files.ts";
import { ensureForm, ensureSecret } from "../../platform/forms.ts";
import { endOfRun, isOver } from "../../platform/job.ts";
import { keptTemplate } from "../../platform/keepsake.ts";
import { ensureTemplate } from "../../platform/templates.ts";
import { readJson, readState, writeJson, writeState } from "../../platform/state.ts";
import { claimOwnership, ensureTriggers, refuseSecondOwner } from "../../platform/triggers.ts";
import { askFor, tell } from "../../platform/ui.ts";
import { ensureLocale, ensureSheet, removeBlankSheet } from "../../platform/workbook.ts";
import { listFrom, settings, settingValues, type SettingValues } from "../../settings.ts";
import { settingRows, staff } from "../../tables/desk.ts";
import { tables } from "../../tables/index.ts";
import { fill, fillSettings } from "./fill.command.ts";
import { START_MODES, type StartMode } from "./seed.rules.ts";

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

/** What a run did, in words for staff, and whether it came to the end. */
export interface Progress {
  readonly done: readonly string[];
  readonly finished: boolean;
}

/** All of it, whoever asks: 初期設定, and 引継ぎ under another account. What a run has no time for is left to the next. */
export function performSetup(context: Context, mode: StartMode): Progress {
  claimOwnership(context.user);
  writeState("startMode", mode);
  const done: string[] = [];
  for (const lines of steps(context, mode)) {
    done.push(...lines);
    if (isOver(endOfRun())) return { done, finished: false };
  }
  writeState("startMode", START_MODES[2]);
  return { done, finished: true };
}

/** What setup does, one step after another; each tells what it did. */
function* steps(context: Context, mode: StartMode): Generator<string[]> {
  yield ensureLocale(context.book);
  yield* ensureSheets(context, mode);
  yield* fill(context, mode);
  const values = settingValues(context.rows.read(settingRows));
  const folders = yield* ensureFolders(context);
  const formIds = yield* ensureForms(context, values, folders.templates);
  yield* ensureTemplates(context, folders.templates);
  yield share(context, folders);
  yield startClock(context, values, formIds);
}

/** Sheets first 設定 with its values, since drop-downs of the others come from it. */
function* ensureSheets(context: Context, mode: StartMode): Generator<string[]> {
  const [first, ...rest] = tables;
  if (!first) return;
  yield ensureSheet(context.book, first, 0, () => []);
  yield fillSettings(context, mode);
  const values = settingValues(context.rows.read(settingRows));
  for (const [index, table] of rest.entries())
    yield ensureSheet(context.book, table, index + 1, (column) => dropDownOf(column, values));
  removeBlankSheet(context.book, new Set(tables.map((table) => table.name)));
}

/** A drop-down fits one value only: cells that hold several have none. */
function dropDownOf(column: Column<unknown>, values: SettingValues): readonly string[] {
  const { kind, list } = column.cell;
  if (list === undefined || (kind !== "choice" && kind !== "flag")) return [];
  return "setting" in list ? listFrom(values, list) : list;
}

interface Folder {
  readonly id: string;
  /** Whether this very run made it. */
  readonly made: boolean;
}

interface Folders {
  readonly templates: Folder;
  readonly letters: Folder;
  readonly papers: Folder;
  /** Copies for the association: never shared as a folder, each file with its viewers alone. */
  readonly shared: Folder;
}

function* ensureFolders(context: Context): Generator<string[], Folders> {
  const root = yield* ensureFolder("folder.root", `在宅連携（${context.book.getName()}）`);
  return {
    templates: yield* ensureFolder("folder.templates", "様式", root),
    letters: yield* ensureFolder("folder.letters", "通知", root),
    papers: yield* ensureFolder("folder.papers", "帳票", root),
    shared: yield* ensureFolder("folder.shared", "医師会の写し", root),
  };
}

function* ensureFolder(key: string, name: string, parent?: Folder): Generator<string[], Folder> {
  const folder = ensureFile({ key, name, mimeType: FOLDER, ...lyingIn(parent) });
  yield folder.made ? [`フォルダ「${name}」を作りました`] : [];
  return folder;
}

const lyingIn = (folder: Folder | undefined): { parent?: string; parentBorn?: boolean } =>
  folder ? { parent: folder.id, parentBorn: folder.made } : {};

/** Answers the ids of the Forms, in their order. */
function* ensureForms(
  { today }: Context,
  values: SettingValues,
  folder: Folder,
): Generator<string[], readonly string[]> {
  ensureSecret();
  const ids: string[] = [];
  for (const form of forms) {
    const { id, made } = ensureFile({
      ...{ key: `form.${form.key}`, name: form.title, mimeType: FORM },
      ...lyingIn(folder),
    });
    const spec = { ...form, description: form.intro(values, today), questions: questionsFor(form, values) };
    const done = ensureForm(id, spec, made);
    yield made ? [`フォーム「${form.title}」を作りました`, ...done] : done;
    ids.push(id);
  }
  const fiscalYear = values.need("fiscalYear") ?? 0;
  writeJson("formsNamed", { fiscalYear, name: fiscalYearName(fiscalYear, today) } satisfies Named);
  return ids;
}

/** The year that the Forms speak of, and by which name. */
interface Named {
  readonly fiscalYear: number;
  readonly name: string;
}

/** On the first day of an era the Forms name the year anew (A21). One property read on every other day. */
export const formsRound: Entry<undefined> = {
  operation: "フォームの案内文の年度",
  scopes: [],
  run(context) {
    const named = readJson<Named | undefined>("formsNamed", undefined);
    if (!named || fiscalYearName(named.fiscalYear, context.today) === named.name) return { message: "", quiet: true };
    return report({ done: renewForms(context), finished: true });
  },
};

/** Title, words and choices of every Form as the settings are now: for the year's change, under the office account. */
export function renewForms(context: Context): string[] {
  const { id, made } = ensureFile({ key: "folder.templates", name: "様式", mimeType: FOLDER });
  return [...ensureForms(context, settingValues(context.rows.read(settingRows)), { id, made })].flat();
}

/** Template Docs that staff may edit; their ids stand in 設定, where staff may name another. */
function* ensureTemplates(context: Context, folder: Folder): Generator<string[]> {
  const rows = context.rows.read(settingRows);
  const ids = new Map<string, string>();
  for (const { kind, template } of letters) {
    if (!template) continue;
    const { name } = settings[template.setting];
    if (isThere(rows.find((row) => row.name === oneLine(name))?.value ?? "")) continue;
    const { id, made } = ensureTemplate(kind, template.lines, folder.id, {
      kept: () => keptTemplate(kind),
      folderBorn: folder.made,
    });
    ids.set(name, id);
    yield [made ? `様式「${kind}」を作りました` : `設定の「${name}」に、初期設定の作った文書を書き込みました`];
  }
  // All at once: until then each is found again by its mark.
  context.rows.mend(settingRows, "value", ids);
}

/** Clerks read letters, edit templates and papers as people, so the folders are shared with those named in 職員. */
function share(context: Context, folders: Folders): string[] {
  const clerks = context.rows.read(staff).filter((person) => person.active && person.email !== context.user);
  const shared = clerks.filter(({ email }) =>
    [
      shareWith(folders.templates.id, email, "writer"),
      shareWith(folders.letters.id, email, "reader"),
      shareWith(folders.papers.id, email, "writer"),
    ].includes(true),
  );
  return shared.length === 0 ? [] : [`様式、通知、帳票のフォルダを${shared.length}人と共有しました`];
}

function startClock(context: Context, values: SettingValues, formIds: readonly string[]): string[] {
  const minutes = Number(values.need("clockMinutes"));
  const done = ensureTriggers(
    { entry: CLOCK_ENTRY, minutes },
    formIds.map((formId) => ({ entry: FORM_ENTRY, formId })),
  );
  if (readState("due") === undefined) writeState("due", String(context.ms));
  return done;
}

const GO_ON =
  "時間が足りないので、ここまでで止めました。済んだことは残っています。もう一度「初期設定」を実行すると、続きから進みます。";

function report({ done, finished }: Progress): Outcome {
  const lines = done.map((line) => `・${line}`);
  if (!finished) return { message: [GO_ON, ...lines].join("\n"), count: done.length };
  if (done.length === 0) return { message: "足りないものはありませんでした。変えたところはありません", count: 0 };
  return { message: ["次のことをしました。", ...lines].join("\n"), count: done.length };
}
