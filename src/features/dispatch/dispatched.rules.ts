/** 発送済: which letters have left, on which day, and which 発送簿 is thereby through. Pure. */
import { parseDay, wareki, type Day } from "../../core/calendar.ts";
import { OfficeError } from "../../core/errors.ts";
import type { Patch } from "../../core/table.ts";
import { postedOf } from "../../papers/envelopes.ts";
import { batches, notices, type Batch, type Notice } from "../../tables/notices.ts";
import { refusal, type LeftOut, type Shelf } from "./sort.rules.ts";

/** Rows that staff have selected, in either sheet. */
export interface Picked {
  readonly noticeIds?: ReadonlySet<string>;
  readonly batchIds?: ReadonlySet<string>;
}

export interface Going {
  readonly going: readonly Notice[];
  readonly leftOut: readonly LeftOut[];
  /** 発送簿番号 of all that was selected. */
  readonly batchIds: readonly string[];
}

/** Letters of a 発送簿 that left before are not worth a word; a selected letter that cannot leave is. */
export function whatGoes(shelf: Shelf, { noticeIds, batchIds }: Picked): Going {
  const rows = shelf.notices.filter((row) => noticeIds?.has(row.noticeId) ?? batchIds?.has(row.batchId) ?? false);
  const checked = rows.map((row) => ({ row, why: whyNot(row, shelf) }));
  return {
    going: checked.filter(({ why }) => why === "").map(({ row }) => row),
    leftOut: checked
      .filter(({ row, why }) => why !== "" && (noticeIds !== undefined || !isOut(row)))
      .map(({ row, why }) => ({ noticeId: row.noticeId, why })),
    batchIds: [...new Set([...(batchIds ?? []), ...rows.map((row) => row.batchId)])].filter((id) => id !== ""),
  };
}

function whyNot(row: Notice, { sources }: Shelf): string {
  const refused = refusal({ ...row, batchId: "" });
  if (refused !== "" || row.batchId !== "") return refused;
  const posted = postedOf(row, sources);
  if ("fault" in posted) return posted.fault;
  return posted.method === "メール" ? "メールで送る通知です。送ると、発送日は自動で入ります" : "";
}

const isOut = (row: Notice): boolean => row.state === "完了" || row.state === "取消";

/** The day that staff typed, or today where they typed none. Throws OfficeError for one that cannot be right. */
export function dispatchDay(typed: string, today: Day, going: readonly Notice[]): Day {
  const day = typed === "" ? today : parseDay(typed);
  if (day === "")
    throw new OfficeError(
      `「${typed}」は日付として読めません`,
      {},
      "2018/6/1、平成30年6月1日 のように入れてから、もう一度実行してください",
    );
  if (day > today)
    throw new OfficeError(
      `${wareki(day)}は、まだ来ていない日です`,
      {},
      `今日（${wareki(today)}）までの日を入れてください`,
    );
  const early = going.filter((row) => row.issuedOn > day);
  if (early.length === 0) return day;
  const named = early.map((row) => `${row.noticeId}（発信日 ${wareki(row.issuedOn)}）`);
  throw new OfficeError(
    `${wareki(day)}は、通知の発信日より前です：${named.slice(0, 5).join("、")}${early.length > 5 ? `、ほか${early.length - 5}通` : ""}`,
    { sheet: notices.name },
    "発信日か、それより後の日を入れてください",
  );
}

/** The day and the way first, the state last: a row that is half written still counts as one that waits. */
export function noticePatches(going: readonly Notice[], day: Day): readonly Patch<typeof notices>[][] {
  const keys = going.map((row) => row.noticeId);
  return [
    // A letter that needed no approval stays outside that way.
    going.map(({ noticeId: key, approval }) => ({
      key,
      values: { fault: "", dispatchedOn: day, ...(approval === "施行" ? ({ approval: "発送済" } as const) : {}) },
    })),
    keys.map((key) => ({ key, values: { state: "完了" } })),
  ];
}

/** Batches of which nothing is left in the office; their day is that of the last letter. `rows`: as they are now. */
export function batchPatches(
  batchIds: readonly string[],
  rows: readonly Notice[],
  known: readonly Batch[],
  user: string,
): Patch<typeof batches>[] {
  return known
    .filter((batch) => batchIds.includes(batch.batchId) && batch.dispatchedOn === "")
    .flatMap((batch) => {
      const mine = rows.filter((row) => row.batchId === batch.batchId);
      const days = mine.flatMap((row) => (row.state === "完了" ? [row.dispatchedOn] : []));
      if (days.length === 0 || !mine.every(isOut)) return [];
      const dispatchedOn = days.reduce((a, b) => (a > b ? a : b));
      return [{ key: batch.batchId, values: { dispatchedOn, dispatchedBy: user } }];
    });
}
