/** Notices that staff raise from selected rows, those that were left out and why, and how both are told. Pure. */
import type { Patch } from "../core/table.ts";
import type { Notice, notices } from "../tables/notices.ts";

export interface LeftOut {
  readonly key: string;
  readonly why: string;
}

export interface Raised {
  readonly fresh: readonly Notice[];
  readonly patches: readonly Patch<typeof notices>[];
  readonly leftOut: readonly LeftOut[];
}

/** So many rows are named in a question or a message. */
const SHOWN = 20;

/** 「・申-2018-0001：…」, the first twenty and how many more. */
export function someOf(lines: readonly string[]): string {
  const more = lines.length > SHOWN ? [`・ほか${lines.length - SHOWN}件`] : [];
  return [...lines.slice(0, SHOWN).map((line) => `・${line}`), ...more].join("\n");
}

export function leftOutText(leftOut: readonly LeftOut[]): string {
  if (leftOut.length === 0) return "";
  return `含まないもの（${leftOut.length}行）\n${someOf(leftOut.map(({ key, why }) => `${key}：${why}`))}`;
}

/** What was raised, and the next step. */
export function raisedText(what: string, { fresh, leftOut }: Raised): string {
  const drafts = fresh.filter((notice) => notice.approval === "決定案").length;
  const next =
    drafts === 0
      ? "「通知」のメニューで文書を作って送ってください。"
      : `うち${drafts}通は決定案です。「決裁に回す」から進めてください。`;
  const done =
    fresh.length === 0 ? `新しく起こした${what}はありません。` : `${what}を${fresh.length}通起こしました。${next}`;
  return [done, leftOutText(leftOut)].filter((part) => part !== "").join("\n");
}

/** States in which a notice has not reached anybody yet. */
const OPEN: readonly Notice["state"][] = ["待ち", "不備", "作成中", "作成済", "送信中", "要確認"];
export const isOpenNotice = (notice: Notice): boolean => OPEN.includes(notice.state);
