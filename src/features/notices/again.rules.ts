/**
 * Letters that follow one already made: 再交付, the same letter once more under its number and day; and 変更連絡, which tells
 * what was corrected. The follower takes over the watch of 要再発行. Pure.
 */
import type { Day } from "../../core/calendar.ts";
import { blankRow, type Patch } from "../../core/table.ts";
import { firstApproval, noted } from "../../letters/approval.ts";
import { materialOf, type Sources } from "../../letters/material.ts";
import { notices, type LetterKind, type Notice } from "../../tables/notices.ts";
import type { Method } from "../../tables/words.ts";
import { isOpenNotice, type LeftOut, type Raised } from "../../letters/raised.ts";

export interface AgainDesk {
  readonly sources: Sources;
  readonly rows: readonly Notice[];
  /** Letters that a run is making at this moment. */
  readonly inHand: ReadonlySet<string>;
  readonly today: Day;
  readonly user: string;
}

/** One way in which a letter follows another. */
interface Follow {
  readonly isFollower: (row: Notice) => boolean;
  /** Whether two notices are about the same letter (再交付), or tell the same person about the same case (変更連絡). */
  readonly isKin: (one: Notice, other: Notice) => boolean;
  /** The follower of a row, or why it gets none. */
  readonly judge: (desk: AgainDesk, row: Notice) => Notice | string;
}

/** 再交付する: a letter that was made goes out once more; one that was not sent yet gives way to it. */
export function planReissues(desk: AgainDesk, keys: readonly string[], reason: string): Raised {
  const raised = raise(desk, keys, { ...reissueOf, judge: (_desk, row) => reissue(desk, row, reason) });
  const followers = [...desk.rows, ...raised.fresh].filter((row) => row.reissueOf !== "" && isOpenNotice(row));
  const overtaken = chosen(desk, keys, reissueOf).filter(
    (row) => row.state === "作成済" && !desk.inHand.has(row.noticeId),
  );
  const giving = overtaken.flatMap((row) => {
    const later = followers.find((other) => reissueOf.isKin(row, other) && turnOf(other) > turnOf(row));
    return later ? [givesWay(row, later.noticeId)] : [];
  });
  return { ...raised, patches: [...raised.patches, ...giving] };
}

/** 変更連絡を起こす: tells what changed to whoever holds a letter that reads otherwise now. */
export const planChanges = (desk: AgainDesk, keys: readonly string[]): Raised =>
  raise(desk, keys, { ...changeOf, judge: change });

function raise(desk: AgainDesk, keys: readonly string[], follow: Follow): Raised {
  const byId = new Map(desk.rows.map((row) => [row.noticeId, row]));
  const fresh: Notice[] = [];
  const leftOut: LeftOut[] = [];
  for (const key of keys) {
    const row = byId.get(key);
    const judged = row ? following(desk, row, fresh, follow) : "通知シートに行がありません";
    if (typeof judged === "string") leftOut.push({ key, why: judged });
    else fresh.push(judged);
  }
  return { fresh, leftOut, patches: spokenFor(desk, keys, fresh, follow) };
}

function following(desk: AgainDesk, row: Notice, fresh: readonly Notice[], follow: Follow): Notice | string {
  if (desk.inHand.has(row.noticeId)) return "いま処理しています。終わるのを待ってください";
  if (fresh.some((other) => follow.isKin(row, other))) return "同じ相手への同じ通知が、ほかの行でも選ばれています";
  const judged = follow.judge(desk, row);
  if (typeof judged === "string") return judged;
  const open = desk.rows.find(
    (other) =>
      other.noticeId !== row.noticeId && follow.isFollower(other) && follow.isKin(row, other) && isOpenNotice(other),
  );
  if (open) return `${open.noticeId} が、まだ済んでいません`;
  return stands(desk, row) ? judged : "もとの決定が取り消されています";
}

/** Whether what a letter says still stands, so that it can be said once more. */
function stands({ sources, today }: AgainDesk, row: Notice): boolean {
  const issue = { issuedOn: row.issuedOn || today, documentNumber: row.documentNumber, reissuedOn: "" };
  return !("waits" in materialOf(row, sources, issue));
}

/** The selected rows and all that follow or precede them. */
function chosen({ rows }: AgainDesk, keys: readonly string[], { isKin }: Pick<Follow, "isKin">): Notice[] {
  const selected = rows.filter((row) => keys.includes(row.noticeId));
  return rows.filter((row) => selected.some((one) => isKin(one, row)));
}

/** 要再発行 goes where a follower is on its way: also where an interrupted run raised it and wrote no more. */
function spokenFor(
  desk: AgainDesk,
  keys: readonly string[],
  fresh: readonly Notice[],
  { isFollower, isKin }: Follow,
): Patch<typeof notices>[] {
  const followers = [...desk.rows.filter((row) => isFollower(row) && isOpenNotice(row)), ...fresh];
  return chosen(desk, keys, { isKin })
    .filter((row) => row.stale !== "" && followers.some((one) => one.noticeId !== row.noticeId && isKin(one, row)))
    .map((row) => ({ key: row.noticeId, values: { stale: "" } }));
}

const rootOf = (notice: Notice): string => (notice.reissueOf === "" ? notice.noticeId : notice.reissueOf);
/** How the follower goes out: as the letter itself went. */
const methodLike = (notice: Notice): Method | "" => (notice.verdict === "郵送に切り替える" ? "郵送" : notice.method);
const highest = (ids: readonly string[], pattern: RegExp): number =>
  ids.reduce((most, id) => Math.max(most, Number(pattern.exec(id)?.[1] ?? 0)), 0);

const reissueOf = {
  isFollower: (row: Notice): boolean => row.reissueOf !== "",
  isKin: (one: Notice, other: Notice): boolean => rootOf(one) === rootOf(other),
};

/** 再2 comes after 再1, and both after the first. */
const turnOf = (notice: Notice): number => (notice.reissueOf === "" ? 0 : highest([notice.noticeId], /再(\d+)$/));

function reissue(desk: AgainDesk, row: Notice, reason: string): Notice | string {
  if (row.state !== "完了" && row.state !== "作成済")
    return `状態が「${row.state}」です。再交付できるのは、作成済か完了の通知です`;
  if (row.fileId === "") return "文書のない通知です。紙で出すときは「郵送に切り替える」を選んでください";
  const root = rootOf(row);
  const earlier = desk.rows.filter((other) => other.reissueOf === root).map((other) => other.noticeId);
  const { letter, subjectId, addresseeId, fiscalYear, number, documentNumber, handNumber, issuedOn } = row;
  const first = blankRow(notices, {
    ...{ letter, subjectId, addresseeId, fiscalYear, number, documentNumber, handNumber, issuedOn },
    noticeId: `${root}/再${highest(earlier, /再(\d+)$/) + 1}`,
    method: methodLike(row),
    reissueOf: root,
    state: "待ち",
    approval: firstApproval(letter, desk.sources.settings),
    madeBy: desk.user,
  });
  return { ...first, approvalNote: noted(first, desk.today, `再交付を起こしました（${desk.user}）。理由：${reason}`) };
}

/** Two letters of one number must not both be sent. */
function givesWay({ noticeId: key }: Notice, to: string): Patch<typeof notices> {
  const fault = `発送の前に、再交付 ${to} に差し替えました`;
  return { key, values: { state: "取消", stale: "", fault, voidNote: `${fault}。番号は再交付が引き継ぎます` } };
}

const isChange = (notice: Notice): boolean => notice.letter.startsWith("変更連絡");
const sideOf = ({ letter }: Notice): string => /（(受講者|指導医)用）/.exec(letter)?.[1] ?? "";

const changeOf = {
  isFollower: isChange,
  isKin: (one: Notice, other: Notice): boolean =>
    one.subjectId === other.subjectId && one.addresseeId === other.addresseeId,
};

function change(desk: AgainDesk, row: Notice): Notice | string {
  if (!row.letter.startsWith("決定連絡票") && !isChange(row)) return `「${row.letter}」に変更連絡はありません`;
  if (row.stale === "") return "「要再発行」がありません。先に「訂正を記録する」を実行してください";
  if (row.state !== "完了") return `まだ発送していません（状態「${row.state}」）。「再交付する」で作り直してください`;
  const { subjectId, addresseeId, fiscalYear } = row;
  const side = sideOf(row);
  const letter = `変更連絡（${side}用）` as LetterKind;
  const earlier = desk.rows.filter((other) => isChange(other) && changeOf.isKin(row, other));
  const turn =
    highest(
      earlier.map((other) => other.noticeId),
      /\/変更(\d+)\//,
    ) + 1;
  return blankRow(notices, {
    ...{ subjectId, addresseeId, fiscalYear, letter },
    noticeId: `${subjectId}/変更${turn}/${side}`,
    method: methodLike(row),
    state: "待ち",
    approval: firstApproval(letter, desk.sources.settings),
    madeBy: desk.user,
  });
}
