/** 引継ぎ: who may take the office over, and what of the queue must be made anew, since the old files are gone. Pure. */
import { OfficeError } from "../../core/errors.ts";
import type { Patch } from "../../core/table.ts";
import { staff, type Staff } from "../../tables/desk.ts";
import type { Notice, notices } from "../../tables/notices.ts";

const OFFICE = "事務所アカウント";

/** Throws OfficeError unless `user` is the one account in office that 職員 names as the office's. */
export function mayTakeOver(user: string, owner: string | undefined, people: readonly Staff[]): void {
  const place = { sheet: staff.name };
  if (owner === undefined)
    throw new OfficeError("まだ初期設定をしていません", {}, "引継ぎではなく「初期設定」を実行してください");
  const named = people.filter((person) => person.active && person.role === OFFICE);
  if (named.length > 1)
    throw new OfficeError(
      `在職の${OFFICE}が${named.length}人います（${named.map((person) => person.email).join("、")}）`,
      place,
      `引き継ぐアカウント以外の「在職」を空にしてから、もう一度実行してください`,
    );
  if (named[0]?.email === user) return;
  throw new OfficeError(
    `${user} は、引き継ぐアカウントとして登録されていません`,
    place,
    `職員シートで、前の${OFFICE}の「在職」を空にし、${user} の行の「役割」を「${OFFICE}」、「在職」を「はい」にしてから、そのアカウントで実行してください`,
  );
}

export interface Rescue {
  readonly patches: readonly Patch<typeof notices>[];
  /** Letters that were made and not yet sent: made again under the same number and day. */
  readonly remade: number;
  /** Letters that left: their Docs are gone, their rows stay. */
  readonly lost: number;
}

/** What becomes of letters whose Docs the new account cannot open. `readable`: whether it can, by 文書ID. */
export function rescue(rows: readonly Notice[], readable: ReadonlySet<string>): Rescue {
  const gone = rows.filter((row) => row.fileId !== "" && !readable.has(row.fileId));
  const open = gone.filter((row) => ["作成済", "作成中", "不備", "待ち"].includes(row.state));
  return {
    patches: open.map((row) => ({
      key: row.noticeId,
      values: { fileId: "", batchId: "", state: row.state === "不備" ? "不備" : "待ち" },
    })),
    remade: open.length,
    lost: gone.filter((row) => row.state === "完了").length,
  };
}

/** An interrupted chunk goes on, but its files are made anew. A mail that was being sent stays a question for a person. */
export function withoutFiles<E extends { readonly step: string; readonly fileId: string }>(entries: readonly E[]): E[] {
  return entries.map((entry) =>
    entry.step === "planned" || entry.step === "made" ? { ...entry, step: "planned", fileId: "" } : entry,
  );
}
