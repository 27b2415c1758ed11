/**
 * 引継ぎ: another account becomes the office's, even where the old one is deleted already. Numbers, queue and sheets go on;
 * clock, folders, Forms and templates are made anew under the new account; what is lost is named. Every step can be
 * repeated: a run that breaks off is finished by the next.
 */
import type { Context, Entry, Outcome } from "../../platform/entry.ts";
import { isThere } from "../../platform/files.ts";
import { readJournal, writeJournal } from "../../platform/job.ts";
import { clearState, readState, writeState, type StateKey } from "../../platform/state.ts";
import { confirm } from "../../platform/ui.ts";
import { shares } from "../../tables/association.ts";
import { staff } from "../../tables/desk.ts";
import { notices, type Notice } from "../../tables/notices.ts";
import { mayTakeOver, rescue, withoutFiles, type Rescue } from "./handover.rules.ts";
import { performSetup } from "./setup.command.ts";
import { START_MODES } from "./seed.rules.ts";

const operation = "引継ぎ";
const GO_ON =
  "時間が足りないので、ここまでで止めました。済んだことは残っています。もう一度「引継ぎ」を実行すると、続きから進みます。";
/** What belongs to the old account alone: its lease, its clock, its Forms' items, how far its Forms were read. */
const OLD: readonly StateKey[] = ["lease", "clockMinutes", "formItems", "formLinks", "intakeSince", "documentsToday"];

export const takeOver: Entry<true> = {
  operation,
  ownGuard: true,
  scopes: ["files", "documents", "forms", "triggers", "mail"],
  ask(context) {
    guard(context);
    return confirm(operation, questionFor(context)) ? true : undefined;
  },
  run(context) {
    guard(context);
    return handOver(context);
  },
};

function guard(context: Context): void {
  mayTakeOver(context.user, readState("owner"), context.rows.read(staff, { lenient: true }));
}

function questionFor(context: Context): string {
  return [
    `事務所アカウントを、${readState("owner") ?? ""} から ${context.user} に替えます。`,
    "",
    "続くもの：すべてのシート、文書番号、待ち行列、様式の文面",
    "作り直すもの：時計、フォルダ、フォーム、様式の文書、まだ送っていない文書（番号と日付は同じ）",
    "失われるもの：前のアカウントが持つフォームの、取り込んでいない回答と、送り終えた文書のファイル",
    ...(isShared(context)
      ? [
          "医師会の写しは、新しいファイルになり、リンクが変わります。前のアカウントがまだ使えるなら、「いいえ」を選び、先にそのアカウントで「医師会との共有 > 共有をやめる」を実行してください。使えないときは、このまま進めます。",
        ]
      : []),
    "",
    "フォームのアドレスが変わります。終わったら、案内しているアドレスを直してください。",
    "始めますか。",
  ].join("\n");
}

/** Whether somebody may look at a copy, which the old account owns; an Excel file was handed over and stays as it is. */
const isShared = (context: Context): boolean =>
  context.rows
    .read(shares, { lenient: true, absent: true })
    .some(({ state, way }) => state === "共有中" && way === "閲覧");

function handOver(context: Context): Outcome {
  const from = readState("handover") ?? readState("owner") ?? "";
  if (from === context.user)
    return { message: "すでに、このアカウントが事務所アカウントです。変えたところはありません" };
  // Until it is cleared at the end, it says that this is not finished, and from whom.
  writeState("handover", from);
  writeState("owner", context.user);
  for (const key of OLD) clearState(key);
  const rescued = rescueLetters(context);
  const { done, finished } = performSetup(context, START_MODES[2]);
  if (!finished) return { message: GO_ON, count: done.length };
  writeState("due", "0");
  clearState("handover");
  return { message: report(from, rescued, isShared(context), done), count: rescued.remade };
}

/** The journal first: from then on no run believes in the old files. */
function rescueLetters(context: Context): Rescue {
  const journal = readJournal<{ entries: readonly { step: string; fileId: string }[] }>();
  if (journal) writeJournal({ ...journal, entries: withoutFiles(journal.entries) });
  const rows = context.rows.read(notices, { lenient: true });
  const rescued = rescue(rows, readableAmong(rows));
  context.rows.update(notices, rescued.patches);
  return rescued;
}

/** Under drive.file the new account sees none of the old one's files: the newest tells for all that went before. */
function readableAmong(rows: readonly Notice[]): Set<string> {
  const ids = rows.flatMap((row) => (row.fileId === "" ? [] : [row.fileId]));
  const open = rows.filter((row) => row.fileId !== "" && row.state !== "完了" && row.state !== "取消");
  const seen = new Set(open.filter((row) => isThere(row.fileId)).map((row) => row.fileId));
  return open.length > 0 && seen.size === open.length ? new Set(ids) : seen;
}

function report(from: string, { remade, lost }: Rescue, shared: boolean, done: readonly string[]): string {
  return [
    `事務所アカウントを ${from} から引き継ぎました。`,
    remade === 0 ? "" : `・まだ送っていない${remade}通の文書を、同じ番号で作り直します`,
    lost === 0
      ? ""
      : `・送り終えた${lost}通の文書のファイルは開けません（通知シートの記録は残っています。要るときは「再交付する」）`,
    "・前のフォームに届いて取り込んでいない回答は読めません。心当たりのある人には、もう一度お願いしてください",
    "・フォームのアドレスが変わりました。案内しているアドレスと、紙の様式の案内を直してください",
    shared
      ? "・医師会の写しは、1時間のうちに新しいファイルに替わります。「共有台帳」シートの新しいリンクを知らせ、前のファイルが残っていれば、前のアカウントで削除してください"
      : "",
    ...done.map((line) => `・${line}`),
  ]
    .filter((line) => line !== "")
    .join("\n");
}
