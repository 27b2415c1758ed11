/**
 * The office account's part of sharing: orders, oldest first, and the hourly look whether others may see less than they do.
 * An order is noted as begun, with the number of the row that it will write, before anything is made: so a run that dies
 * anywhere repeats nothing.
 */
import { messageOf, OfficeError } from "../../core/errors.ts";
import { contextNow, type Context, type Entry, type Ledger } from "../../platform/entry.ts";
import { isOver, underLock, wakeClock } from "../../platform/job.ts";
import { letView, stateOfFile } from "../../platform/shared-book.ts";
import { peopleOf, shares, type Share } from "../../tables/association.ts";
import { operations, staff, type Operation } from "../../tables/desk.ts";
import { isOpenOrder, shareOrderOf, type ShareOrder, type ShareStep } from "../../tables/orders.ts";
import { openRoom, peopleBy, type Room } from "./desk.command.ts";
import { addressKey, AS_FILE, VIEWED, whoIn, type Way } from "./recipients.rules.ts";
import {
  endAll,
  endOvertaken,
  makeFile,
  reasonsNow,
  refreshView,
  viewingLines,
  type Refreshed,
} from "./refresh.command.ts";
import { isDue, isUpToDate, nextShareId, reasonsToReplace, standingOf } from "./share.rules.ts";

const LENIENT = { lenient: true, absent: true } as const;
/** An order that fails for a passing fault is begun in three runs before staff are asked to look. */
const TRIES = 3;

/** Works off orders until none is open or the run's time is used up (`until`: ms since 1970). */
export function workShares(ledger: Ledger, until: number): { readonly said: string; readonly rest: boolean } {
  const passed = new Set<string>();
  const said: string[] = [];
  let rest = false;
  for (;;) {
    const step = isOver(until) ? undefined : underLock(() => workNext(ledger, passed));
    if (step === "") break;
    if (step === undefined) {
      rest = true;
      break;
    }
    said.push(step.said);
    rest ||= step.rest;
  }
  if (rest) wakeClock();
  return { said: said.join("\n"), rest };
}

/** The open order that was given first; "" where there is none. */
function workNext(ledger: Ledger, passed: Set<string>): { said: string; rest: boolean } | "" {
  const context = contextNow();
  const open = context.rows.read(operations, LENIENT).flatMap((job) => {
    const order = isOpenOrder(job) && !passed.has(job.operationId) ? shareOrderOf(job) : undefined;
    return order ? [{ job, order }] : [];
  });
  const [next] = open.sort((a, b) => (a.job.at < b.job.at ? -1 : 1));
  if (!next) return "";
  passed.add(next.job.operationId);
  const done = workOrder(context, next.job, next.order);
  if (context.rows.unwritten.length > 0) ledger.review(context, context.rows.unwritten);
  return done;
}

function workOrder(context: Context, job: Operation, order: ShareOrder): { said: string; rest: boolean } {
  // Back at 待ち, staff have resumed it.
  const tries = job.state === "待ち" ? 1 : (order.tries ?? 0) + 1;
  const settle = (state: "済" | "失敗" | "実行中", result: string): { said: string; rest: boolean } => {
    const ended = state === "実行中" ? {} : { finishedAt: context.at, done: state === "済" ? 1 : 0 };
    context.rows.update(operations, [{ key: job.operationId, values: { state, result, ...ended } }]);
    return { said: result, rest: state === "実行中" };
  };
  try {
    const room = openRoom(context);
    const shareId = order.shareId ?? nextShareId(room.shares, room.settings.need("fiscalYear") ?? 0);
    const content = JSON.stringify({ ...order, tries, shareId });
    context.rows.update(operations, [{ key: job.operationId, values: { state: "実行中", content } }]);
    return settle("済", perform(room, job, { ...order, shareId }));
  } catch (thrown) {
    if (thrown instanceof OfficeError) return settle("失敗", thrown.message);
    const problem = messageOf(thrown);
    return tries < TRIES
      ? settle("実行中", `「${order.share}」に失敗しました（${tries}回目）。もう一度試みます：${problem}`)
      : settle(
          "失敗",
          `「${order.share}」に${tries}回失敗しました：${problem}\n続けるときは「通知 > 処理を再開する」を選んでください`,
        );
  }
}

/** By which way the row of an order is. */
const WAYS: Readonly<Partial<Record<ShareStep, Way>>> = { 写しを更新する: VIEWED, 写しをExcelで作る: AS_FILE };

function perform(room: Room, { user }: Operation, { share, shareId = "", reason = "" }: ShareOrder): string {
  const written = room.shares.find((row) => row.shareId === shareId && row.way === WAYS[share]);
  if (written) {
    endOvertaken(room);
    return `「${share}」は済んでいます。\n${written.url}`;
  }
  if (share === "共有をやめる") {
    const { ended, said } = endAll(room, reason);
    return [`写しの共有をやめました（${ended}ファイル）。`, ...said].join("\n");
  }
  if (share === "写しを見直す") {
    const said = review(room, shareId);
    return said.length === 0 ? "医師会の写しは、替えなくてよい内容でした。" : said.join("\n");
  }
  return toldOf(share === "写しを更新する" ? refreshView(room, { user, shareId }) : makeFile(room, { user, shareId }));
}

const toldOf = ({ said, url }: Refreshed): string => [...said, url].join("\n");

/** Hourly; nothing is read but 共有台帳 while nothing is shared. */
export const shareRound: Entry<undefined> = {
  operation: "医師会の写しの見回り",
  scopes: [],
  run(context) {
    const shared = context.rows.read(shares, LENIENT).some(({ state }) => state === "共有中");
    if (!shared) return { message: "", quiet: true };
    const room = openRoom(context);
    const said = review(room, nextShareId(room.shares, room.settings.need("fiscalYear") ?? 0));
    return { message: said.join("\n"), count: said.length, quiet: said.length === 0 };
  },
};

/** What must not be seen any more goes at once; what has only changed is written anew when it is due. */
function review(room: Room, shareId: string): string[] {
  endOvertaken(room);
  const viewed = standingOf(room.shares, VIEWED).current;
  const handed = standingOf(room.shares, AS_FILE).current;
  return [...(viewed ? reviewView(room, viewed, shareId) : []), ...(handed ? reviewFile(room, handed) : [])];
}

function reviewView(room: Room, current: Share, shareId: string): string[] {
  const { context, settings } = room;
  const people = peopleBy(room.audience, VIEWED);
  if (people.length === 0) {
    const { said } = endAll(room, "見せる共有先がいなくなったため", [VIEWED]);
    return ["見せる共有先がいないため、医師会の写しの共有を外し、ごみ箱に入れました。", ...said];
  }
  const narrower = reasonsToReplace(current, room.outlineFor(VIEWED), people);
  const reasons = reasonsNow(standingOf(room.shares, VIEWED), narrower);
  const due = isDue(current, settings, context.today) && !isUpToDate(current, room.copyFor(VIEWED), people);
  if (reasons.length > 0 || due) return [toldOf(refreshView(room, { user: context.user, shareId }))];
  return viewingLines(letView(current.fileId, peopleOf(current).map(whoIn)), people);
}

/** A file that was handed over cannot be taken back by us: its row ends, and staff hand over another. */
function reviewFile(room: Room, current: Share): string[] {
  const people = peopleBy(room.audience, AS_FILE);
  const reasons = reasonsToReplace(current, room.outlineFor(AS_FILE), people);
  if (reasons.length === 0) {
    // Whoever has handed it over may have deleted it.
    if (stateOfFile(current.fileId) !== "there") return [];
    return viewingLines(letView(current.fileId, fetchers(room, current)), people);
  }
  const { said } = endAll(room, reasons.join("。"), [AS_FILE]);
  const next = people.length === 0 ? "" : "「写しをExcelで作る」で新しいファイルを作り、渡してください。";
  return [`渡したExcelファイルは、もう見せられない内容です（${reasons.join("。")}）。${next}`, ...said];
}

/** Whoever ordered the file fetches it to hand it over, while they are in office. */
function fetchers({ context }: Room, { sharedBy }: Share): string[] {
  const clerk = addressKey(sharedBy);
  const colleagues = context.rows.read(staff, LENIENT).filter(({ active }) => active);
  const isThere = colleagues.some(({ email }) => addressKey(email) === clerk);
  return isThere && clerk !== addressKey(context.user) ? [clerk] : [];
}
