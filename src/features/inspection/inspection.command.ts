/** 点検 > 点検: lists what is out of order, and changes nothing. */
import { momentOf } from "../../core/calendar.ts";
import { lookAt } from "../../core/look.ts";
import { forms } from "../../forms/index.ts";
import { fromSheet } from "../../platform/cells.ts";
import { clockIsSilent } from "../../platform/clock.ts";
import type { Context, Entry } from "../../platform/entry.ts";
import { fileIdOf } from "../../platform/files.ts";
import type { SheetValue } from "../../platform/layout.ts";
import { formAddresses } from "../../platform/forms.ts";
import { isLost, missingTriggers } from "../../platform/lost.ts";
import { readJson, readState } from "../../platform/state.ts";
import { tables } from "../../tables/index.ts";
import { notices, type Notice } from "../../tables/notices.ts";
import { bookOf, placed, type Book, type Facts, type Looks, type OfficeFacts } from "./book.rules.ts";
import { inspect, reportOf } from "./inspection.rules.ts";
import { TEMPLATES } from "./machinery.rules.ts";

/** Drive answers for one file at a time. */
const MOST_FILES = 100;
/** Names of the global functions that triggers call (main.ts). */
const CLOCK_ENTRY = "tick";
const FORM_ENTRY = "onFormSubmitted";

interface Seen {
  readonly office?: OfficeFacts;
}

export const inspectBook: Entry<Seen> = {
  operation: "点検",
  scopes: [],
  // Asking for files takes long, so it is done before the lock is taken.
  ask: (context) => (readState("owner") === context.user ? { office: officeFacts(readBook(context, {})) } : {}),
  run(context, seen) {
    const book = readBook(context, seen);
    const findings = inspect(book, tables);
    const { shown, whole } = reportOf(findings, book, tables);
    return { message: shown, record: whole, count: findings.length };
  },
};

function readBook(context: Context, seen: Seen): Book {
  return bookOf(looksAt(context.book), factsOf(context, seen));
}

function looksAt(book: GoogleAppsScript.Spreadsheet.Spreadsheet): Looks {
  const found = tables.flatMap((table) => {
    const sheet = book.getSheetByName(table.name);
    if (!sheet) return [];
    const values = sheet.getDataRange().getValues() as SheetValue[][];
    return [
      [
        table.name,
        lookAt(
          table,
          values.map((line) => line.map(fromSheet)),
        ),
      ] as const,
    ];
  });
  return new Map(found);
}

function factsOf({ today, at }: Context, seen: Seen): Facts {
  const ticked = readState("tickedAt");
  const { forms: links, secret } = formAddresses();
  return {
    today,
    at,
    owner: readState("owner") ?? "",
    tickedAt: ticked === undefined ? "" : momentOf(Number(ticked)),
    silent: clockIsSilent(),
    secret: secret !== "",
    unlinked: forms.filter(({ key }) => (links[key]?.url ?? "") === "").map(({ title }) => title),
    numbers: readJson<Record<string, number>>("numbers", {}),
    ...seen,
  };
}

function officeFacts(book: Book): OfficeFacts {
  const letters = newest(placed(book, notices).map(({ row }) => row));
  const templates = TEMPLATES.map((key) => String(book.settings.get(key)));
  const asked = [...templates, ...letters.slice(0, MOST_FILES)].filter((id) => id !== "");
  const triggers = [
    { entry: CLOCK_ENTRY, name: "時計がありません" },
    ...forms.map(({ key, title }) => ({
      entry: FORM_ENTRY,
      formId: fileIdOf(`form.${key}`),
      name: `「${title}」が届いたときの取込みが仕掛けられていません`,
    })),
  ];
  return {
    triggers: missingTriggers(triggers),
    lost: new Set(asked.filter(isLost)),
    unasked: Math.max(0, letters.length - MOST_FILES),
  };
}

/** Files of letters that still count, the last made first. */
function newest(rows: readonly Notice[]): string[] {
  const made = rows.filter((row) => row.fileId !== "" && row.state !== "取消");
  const sorted = [...made].sort((a, b) =>
    a.issuedOn === b.issuedOn ? (b.number ?? 0) - (a.number ?? 0) : a.issuedOn < b.issuedOn ? 1 : -1,
  );
  return [...new Set(sorted.map((row) => row.fileId))];
}
