/**
 * How each paper comes to be: built whole from rows, put together from letters, filled into a letter's template, or
 * written as a file for another system.
 */
import { fitted } from "../../core/csv-file.ts";
import { OfficeError } from "../../core/errors.ts";
import { letterOf } from "../../letters/index.ts";
import { draftOf, needsDoc, type Draft } from "../../letters/material.ts";
import { lettersOf } from "../../papers/batch.ts";
import { csvOf, type CsvDeclaration } from "../../papers/csv.ts";
import { paperOf } from "../../papers/index.ts";
import type { Ordered, PaperSources } from "../../papers/paper.ts";
import { windowOf } from "../../papers/window.ts";
import { fileIdOf } from "../../platform/files.ts";
import { makeLetter } from "../../platform/letters.ts";
import { makePaper, paperUrl } from "../../platform/papers.ts";
import { assembleLetters } from "../../platform/print.ts";
import { CSV_CHARSET, fileUrl, makeCsv, roundTrip } from "../../platform/text-files.ts";
import { settings } from "../../settings.ts";
import { notices } from "../../tables/notices.ts";
import type { Begun } from "./queue.rules.ts";

/** Everything is decided; only the file is to be made. */
export type Making = () => Finished;

export interface Finished {
  /** Where a person opens it. */
  readonly url: string;
  /** What staff must know of it; "" where there is nothing. */
  readonly note: string;
}

const document = (id: string): Finished => ({ url: paperUrl(id), note: "" });

/** Decides what is to be made, under the lock. Throws OfficeError where something is missing that staff must mend. */
export function prepare(begun: Begun, sources: PaperSources): Making {
  const { job, order } = begun;
  const ordered = { order, today: job.at.slice(0, 10), at: job.at, user: job.user };
  const folder = folderOf();
  if (order.paper === "印刷用文書") return print(begun, sources, ordered, folder);
  if (order.paper === "下見") return preview(begun, sources, ordered, folder);
  const file = csvOf(order.paper);
  if (file) return csvFile(begun, sources, ordered, folder, file);
  const declared = paperOf(order.paper);
  if (!declared)
    throw new OfficeError(`「${order.paper}」は、この版では作れません`, {}, "アドオンを新しい版にしてください");
  const paper = declared.build(sources, ordered);
  return () => document(makePaper(paper, folder, job.operationId, begun.again));
}

/** So many lost characters are named; the others are counted. */
const NAMED = 300;

/** Rows in the charset of the city's system; what it cannot hold is named. */
function csvFile(
  { job, again }: Begun,
  sources: PaperSources,
  ordered: Ordered,
  folder: string,
  declared: CsvDeclaration,
): Making {
  const file = declared.build(sources, ordered);
  const { text, lost } = fitted(file, roundTrip);
  const more = lost.length > NAMED ? `、ほか${lost.length - NAMED}か所` : "";
  const note =
    lost.length === 0
      ? ""
      : `${CSV_CHARSET}にない文字を「〓」と書きました。取り込んだ後に直してください：${lost.slice(0, NAMED).join("、")}${more}`;
  return () => ({ url: fileUrl(makeCsv(file.name, text, folder, job.operationId, again)), note });
}

function folderOf(): string {
  const folder = fileIdOf("folder.papers");
  if (folder !== "") return folder;
  throw new OfficeError(
    "帳票のフォルダがありません",
    {},
    "事務所アカウントで、メニュー「在宅連携 > 初期設定」を実行すると作ります",
  );
}

/** The letters of a 発送簿 one after another, as they are; nothing is filled in again. */
function print(begun: Begun, sources: PaperSources, ordered: Ordered, folder: string): Making {
  const honorific = sources.settings.get("honorific");
  const { letters } = lettersOf(sources, ordered);
  const { part } = begun.order;
  const spec = {
    name: `印刷用文書 ${begun.order.keys[0] ?? ""}${part === undefined ? "" : `（${part}）`}`,
    folder,
    mark: begun.job.operationId,
    letters: letters.map(({ notice, addressee }) => ({
      fileId: notice.fileId,
      addresseeLine: `${addressee.name}　${honorific}`,
    })),
    window: windowOf(sources.settings),
  };
  return () => document(assembleLetters(spec, begun.again));
}

/** What stands in the place of a number that is given only when the letter is made. */
const UNNUMBERED = "（番号未定）";

/** One letter as it would be made now; its row of 通知 stays as it is. */
function preview(begun: Begun, sources: PaperSources, ordered: Ordered, folder: string): Making {
  const draft = previewDraft(sources, ordered);
  const { template } = draft.letter;
  if (!template) throw mailOnly(draft);
  const templateId = sources.settings.need(template.setting);
  const spec = {
    noticeId: begun.job.operationId,
    templateId,
    name: `【下見】${draft.name}`,
    folder,
    fields: draft.fields,
  };
  return () => document(makeLetter(spec, begun.again));
}

function previewDraft(sources: PaperSources, { order, today }: Ordered): Draft {
  const id = order.keys[0] ?? "";
  const refuse = (problem: string, remedy: string): OfficeError =>
    new OfficeError(problem, { sheet: notices.name, key: id }, remedy);
  const notice = sources.notices.find((row) => row.noticeId === id);
  if (!notice || notice.letter === "") throw refuse("通知の行がありません", "通知シートで、行があるか確かめてください");
  const { numbered } = letterOf(notice.letter);
  const issue = {
    issuedOn: notice.issuedOn === "" ? today : notice.issuedOn,
    documentNumber: numbered ? notice.documentNumber || UNNUMBERED : "",
    reissuedOn: notice.reissueOf === "" ? "" : today,
  };
  const drafted = draftOf(notice, sources, issue, sources.templates.get(notice.letter) ?? "");
  if ("fault" in drafted) throw refuse(drafted.fault, "直してから、もう一度下見を作ってください");
  if (!("draft" in drafted))
    throw refuse(
      "もとの決定が取り消されたか、申込みの状態が変わっています",
      "申込者とマッチングのシートで、状態を確かめてください",
    );
  const { draft } = drafted;
  if (needsDoc(draft.letter, draft.method)) return draft;
  throw mailOnly(draft);
}

function mailOnly({ notice, letter, body }: Draft): OfficeError {
  const where =
    "setting" in letter.body
      ? `文面は、設定の「${settings[letter.body.setting].name}」で確かめてください`
      : `文面は次のとおりです。\n${body}`;
  return new OfficeError(
    "この通知は、文書を付けずにメールの本文だけで送ります",
    { sheet: notices.name, key: notice.noticeId },
    where,
  );
}
