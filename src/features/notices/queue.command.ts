/**
 * Orders to make and send letters, and the answers about them. An order is a row of 操作記録 that names its notices; the
 * office account's clock works it off (drain.command.ts), at once when that account is at the keyboard.
 */
import { momentOf } from "../../core/calendar.ts";
import type { Patch } from "../../core/table.ts";
import { draftOf, type Draft } from "../../letters/material.ts";
import { operationId, userEmail, type Context, type Entry, type Outcome } from "../../platform/entry.ts";
import { inHand, wakeClock } from "../../platform/job.ts";
import { readState } from "../../platform/state.ts";
import { askFor, confirm, tell } from "../../platform/ui.ts";
import type { SettingKey } from "../../settings.ts";
import { operations } from "../../tables/desk.ts";
import { notices, type Notice } from "../../tables/notices.ts";
import { isOpenOrder, letterOrderOf, orderRow, type Mode } from "../../tables/orders.ts";
import { openDesk, writeNotices, type Desk } from "./desk.command.ts";
import { typedNumberFault } from "./numbers.rules.ts";
import { leftOutLine, offerText } from "./offer.rules.ts";
import { goesByItself, goneValues, isMailed, sortOut, type Ready, type Sorted } from "./queue.rules.ts";
import { answeredNotices, answerPatch, isVoided, withPatches, type Answered } from "./verdicts.rules.ts";

/** What no letter can be made without; asked for by name before anything is queued (A16). */
const NEEDED: readonly SettingKey[] = ["honorific", "city", "section", "contactPhone", "contactEmail"];
const NEEDED_BY_DECISIONS: readonly SettingKey[] = ["arrangeDays", "reportDays"];

interface Order {
  readonly ids: readonly string[];
  /** Rows on which staff gave an answer in 職員の判断. */
  readonly answered: readonly string[];
  /** Why document numbers are given up; "" where none is. */
  readonly voidReason: string;
}

const order = (operation: string, mode: Mode): Entry<Order> => ({
  operation,
  // Ordering needs the workbook alone: files and mail are the office account's, which consented in 初期設定.
  scopes: [],
  ask: (context) => askOrder(context, operation, mode),
  run: (context, answer) => placeOrder(context, operation, mode, answer),
});

export const orderDocuments = order("文書だけ作る", "文書だけ");
export const orderMails = order("文書を作ってメールで送る", "文書とメール");

/** What an order would take now. */
interface Outlook extends Omit<Sorted, "todo"> {
  readonly letters: readonly Ready[];
  readonly answered: readonly Answered[];
  /** Already in an order. */
  readonly taken: readonly Notice[];
  /** Without a proper number of the city's own system. */
  readonly unnumbered: readonly Notice[];
}

function outlookOf(desk: Desk, mode: Mode, voidReason: string): Outlook {
  const { context, sources } = desk;
  const hands = inHand();
  const answered = answeredNotices(desk.rows, hands);
  const rows = withPatches(desk.rows, patchesOf(answered, voidReason, context));
  const ordered = orderedIds(context);
  const { todo, ...sorted } = sortOut(
    rows.filter((row) => !hands.has(row.noticeId)),
    mode,
    sources,
    context.today,
  );
  const commanded = todo.filter((each) => !goesByItself(each));
  const isTaken = ({ notice }: Ready): boolean => ordered.has(notice.noticeId);
  const lacksNumber = ({ notice }: Ready): boolean =>
    typedNumberFault(notice, rows, sources.settings, context.today) !== undefined;
  const free = commanded.filter((each) => !isTaken(each));
  return {
    ...sorted,
    answered,
    letters: free.filter((each) => !lacksNumber(each)),
    taken: commanded.filter(isTaken).map((each) => each.notice),
    unnumbered: free.filter(lacksNumber).map((each) => each.notice),
  };
}

const patchesOf = (answered: readonly Answered[], voidReason: string, { today }: Context): Patch<typeof notices>[] =>
  answered.map((each) => answerPatch(each, voidReason, today));

function orderedIds(context: Context): ReadonlySet<string> {
  const open = context.rows.read(operations, { lenient: true }).filter(isOpenOrder);
  return new Set(open.flatMap((job) => letterOrderOf(job)?.notices ?? []));
}

function askOrder(context: Context, operation: string, mode: Mode): Order | undefined {
  const desk = openDesk(context);
  const outlook = outlookOf(desk, mode, "");
  const { letters, answered, gone } = outlook;
  const leftOut = leftOutLines(outlook);
  if (letters.length + answered.length + gone.length === 0) {
    tell(operation, [NOTHING, ...leftOut.map((line) => `・${line}`)].join("\n"));
    return undefined;
  }
  const sample = sampleOf(desk, letters);
  const waitMinutes = minutesToWait(desk, mode, letters);
  const text = offerText({ mode, letters, answered, leftOut, waitMinutes, ...(sample ? { sample } : {}) });
  if (!confirm(operation, text)) return undefined;
  const voidReason = askVoidReason(operation, answered.filter(isVoided));
  if (voidReason === undefined) return undefined;
  return {
    ids: letters.map((each) => each.notice.noticeId),
    answered: answered.map((each) => each.notice.noticeId),
    voidReason,
  };
}

const NOTHING =
  "作る通知はありません。「マッチング > 決定する」で決定すると、通知シートに待ちの行ができます。不備や要確認の行は、「職員の判断」を選ぶと、やり直せます";

function leftOutLines({ unapproved, waiting, gone, taken, unnumbered }: Outlook): string[] {
  return [
    ...leftOutLine("決裁が済んでいない", unapproved),
    ...leftOutLine("文書番号（手入力）がないか、ほかの通知と重なっている", unnumbered),
    ...leftOutLine("もとの決定が終わっていない", waiting),
    ...leftOutLine(
      "もとの決定がなくなったため、取消にする",
      gone.map((each) => each.notice),
    ),
    ...leftOutLine("すでに待ち行列にある", taken),
  ];
}

/** Given up numbers stay empty for ever, so staff say why: "" where none is given up, undefined when they think better. */
function askVoidReason(operation: string, voided: readonly Answered[]): string | undefined {
  if (voided.length === 0) return "";
  const numbers = voided.map(({ notice }) => `・${notice.documentNumber}（${notice.noticeId}）`);
  const text = ["次の文書番号は欠番になります。欠番の理由を書いてください。", ...numbers].join("\n");
  const reason = askFor(operation, text);
  if (reason === "") tell(operation, "欠番の理由が書かれていないため、何もしていません");
  return reason === "" ? undefined : reason;
}

/** The first mail, or the first letter where none goes by mail. */
function sampleOf({ sources, context }: Desk, letters: readonly Ready[]): Draft | undefined {
  const ordered = [...letters].sort((a, b) => Number(b.method === "メール") - Number(a.method === "メール"));
  for (const { notice } of ordered) {
    const documentNumber = notice.documentNumber || notice.handNumber || "（文書番号は作成のときに付きます）";
    const issue = {
      issuedOn: notice.issuedOn || context.today,
      documentNumber,
      reissuedOn: notice.reissueOf === "" ? "" : context.today,
    };
    const drafted = draftOf(notice, sources, issue, "");
    if ("draft" in drafted) return drafted.draft;
  }
  return undefined;
}

function minutesToWait({ sources }: Desk, mode: Mode, letters: readonly Ready[]): number {
  return letters.some((each) => isMailed(each, mode)) ? (sources.settings.get("sendWaitMinutes") ?? 0) : 0;
}

/** The clock is woken first: a run that dies right after the order stands in the queue has asked for it already. */
function placeOrder(context: Context, operation: string, mode: Mode, answer: Order): Outcome {
  const desk = openDesk(context);
  const outlook = outlookOf(desk, mode, answer.voidReason);
  const answered = outlook.answered.filter(({ notice }) => answer.answered.includes(notice.noticeId));
  const asked = new Set(answer.ids);
  // Numbers are given in this order, however staff have sorted the sheet.
  const fresh = outlook.letters
    .filter((each) => asked.has(each.notice.noticeId))
    .sort((a, b) => (a.notice.noticeId < b.notice.noticeId ? -1 : 1));
  for (const key of neededBy(fresh)) desk.sources.settings.need(key);
  const minutes = minutesToWait(desk, mode, fresh);
  const notBefore = context.ms + minutes * 60_000;
  wakeClock(minutes === 0 ? 0 : notBefore);
  writeNotices(context, [
    ...patchesOf(answered, answer.voidReason, context),
    ...outlook.gone.map((gone) => ({ key: gone.notice.noticeId, values: goneValues(gone, context.today) })),
  ]);
  const said = [
    answered.length > 0 ? `${answered.length}件の「職員の判断」を反映しました。` : "",
    outlook.gone.length > 0 ? `もとの決定がなくなった${outlook.gone.length}通を取消にしました。` : "",
  ].join("");
  const count = fresh.length === 0 ? answered.length + outlook.gone.length : fresh.length;
  if (fresh.length === 0)
    return { message: said === "" ? "指定の通知は、すでに待ち行列にあるか、終わっています" : said, count };
  const ids = fresh.map((each) => each.notice.noticeId);
  const orderer = { operationId: operationId(context), at: context.at, user: context.user, operation };
  const content = { mode, notices: ids, ...(minutes === 0 ? {} : { notBefore }) };
  context.rows.append(operations, [orderRow(orderer, content, ids.length)]);
  return { message: `${said}${ids.length}通を待ち行列に入れました。${whenItStarts(minutes, notBefore)}`, count };
}

function neededBy(letters: readonly Ready[]): readonly SettingKey[] {
  if (letters.length === 0) return [];
  return letters.some((each) => each.notice.letter.startsWith("決定連絡票"))
    ? [...NEEDED, ...NEEDED_BY_DECISIONS]
    : NEEDED;
}

/** Files are made and mail is sent by one account only; its own clicks are worked off at once (main.ts). */
function whenItStarts(minutes: number, notBefore: number): string {
  if (minutes > 0)
    return `${momentOf(notBefore).slice(11, 16)}から、事務所アカウントの時計が始めます。それまでは、メニュー「通知 > 送信を取りやめる」で止められます`;
  return isOfficeAccount() ? "" : "事務所アカウントの時計が、まもなく始めます。「進み具合」で確かめられます";
}

/** Whether the person at the keyboard is the account that owns the clock. */
export function isOfficeAccount(): boolean {
  return readState("owner") === userEmail();
}
