/**
 * Makes, refreshes and ends a copy, under the office account. Where others may see less than before, the old file goes first
 * and the new one comes then. The row of 共有台帳 comes when the file stands, and the former rows end last: a run that is cut
 * off anywhere is finished by the next, which finds the file by the number of its row.
 */
import { OfficeError } from "../../core/errors.ts";
import {
  bookUrl,
  copiesThere,
  ensureBook,
  makeXlsx,
  fillBook,
  letView,
  retireFile,
  stateOfFile,
  type Viewing,
} from "../../platform/shared-book.ts";
import { fileUrl } from "../../platform/text-files.ts";
import { recipients, shares, type Recipient, type Share } from "../../tables/association.ts";
import { columnLines, copyName } from "./copy.rules.ts";
import { peopleBy, type Room } from "./desk.command.ts";
import { addressKey, AS_FILE, nameOf, VIEWED, type Way } from "./recipients.rules.ts";
import { addressesOf, endings, reasonsToReplace, shareRow, standingOf, type Standing } from "./share.rules.ts";

export interface Refreshed {
  /** What was done, in words for staff. */
  readonly said: readonly string[];
  readonly url: string;
}

/** Who wants it, and the number of the row that it will write. */
export interface Wish {
  readonly user: string;
  readonly shareId: string;
}

/** The spreadsheet for viewers, written anew or replaced. Throws OfficeError where nobody may see it. */
export function refreshView(room: Room, { user, shareId }: Wish): Refreshed {
  const people = somebody(room, VIEWED);
  const copy = room.copyFor(VIEWED);
  const standing = standingOf(room.shares, VIEWED);
  const reasons = reasonsNow(standing, reasonsToReplace(standing.current, copy, people));
  const lost = reasons.length === 0 ? [] : retire(rowsOf(standing));
  const name = copyName(copy.scope);
  const fileId = reasons.length === 0 && standing.current ? standing.current.fileId : ensureBook(name, shareId);
  fillBook(fileId, name, copy.sheets);
  const viewing = letView(fileId, addressesOf(people));
  const seeing = people.filter(({ email }) => !viewing.refused.has(addressKey(email)));
  const url = bookUrl(fileId);
  const shared = {
    ...{ shareId, fileId, url, reasons, user },
    way: VIEWED,
    at: room.context.at,
    people: seeing,
  } as const;
  note(room, shareRow(copy, { ...shared, columns: columnLines(PARTY) }));
  end(room, rowsOf(standing), endText(shareId, reasons));
  tidy(room, fileId);
  const said = [
    doneText(standing.current, reasons, seeing),
    ...viewingLines(viewing, people),
    ...lost,
    ...room.audience.faults.map((fault) => `見せていない人：${fault}`),
  ];
  return { said, url };
}

const PARTY = { party: "association" } as const;

/** The Excel file for those without an account, always a new one; who ordered it may fetch it to hand it over. */
export function makeFile(room: Room, { user, shareId }: Wish): Refreshed {
  const people = somebody(room, AS_FILE);
  const copy = room.copyFor(AS_FILE);
  const standing = standingOf(room.shares, AS_FILE);
  const name = copyName(copy.scope);
  const bookId = ensureBook(name, `${shareId}/book`);
  fillBook(bookId, name, copy.sheets);
  const fileId = makeXlsx(bookId, name, shareId);
  retireFile(bookId);
  const { refused } = letView(fileId, user === room.context.user ? [] : [addressKey(user)]);
  const lost = retire(rowsOf(standing));
  const url = fileUrl(fileId);
  const reasons = reasonsToReplace(standing.current, copy, people);
  const shared = { ...{ shareId, fileId, url, reasons, user, people }, way: AS_FILE, at: room.context.at } as const;
  note(room, shareRow(copy, { ...shared, columns: columnLines(PARTY) }));
  end(room, rowsOf(standing), endText(shareId, reasons));
  tidy(room, fileId);
  const said = [
    `医師会の写しのExcelファイルを作りました。開いて、${people.map(nameOf).join("、")}さんに渡してください。`,
    standing.current ? "前に渡したファイルは、削除を頼んでください。" : "",
    refused.size === 0 ? "" : `${user} に見せられませんでした。事務所アカウントで開いてください。`,
    ...lost,
    ...room.audience.faults.map((fault) => `載せる相手から除いた人：${fault}`),
  ];
  return { said: said.filter((line) => line !== ""), url };
}

/** Ends what a run that was cut off left behind a newer row. */
export function endOvertaken(room: Room): void {
  for (const way of [VIEWED, AS_FILE] as const) {
    const { current, overtaken } = standingOf(room.shares, way);
    if (!current || overtaken.length === 0) continue;
    retire(overtaken.filter(({ fileId }) => fileId !== current.fileId));
    end(room, overtaken, endText(current.shareId, current.reason === "" ? [] : current.reason.split("\n")));
    tidy(room, current.fileId);
  }
}

/** Nobody sees a copy any more, by whichever way; answers how many ended, and what is left to do by hand. */
export function endAll(
  room: Room,
  why: string,
  ways: readonly Way[] = [VIEWED, AS_FILE],
): { ended: number; said: string[] } {
  const rows = ways.flatMap((way) => rowsOf(standingOf(room.shares, way)));
  const said = retire(rows);
  end(room, rows, why);
  tidy(room, "");
  const files = new Set(rows.map(({ fileId }) => fileId)).size;
  const handed = rows.some(({ way }) => way === AS_FILE) ? ["渡したExcelファイルは、削除を頼んでください。"] : [];
  return { ended: files, said: [...said, ...handed] };
}

/** People who may see the copy by a way; throws OfficeError where there is none. */
export function somebody({ audience }: Room, way: Way): readonly Recipient[] {
  const people = peopleBy(audience, way);
  if (people.length > 0) return people;
  const others = [...audience.faults, ...audience.resting].map((line) => `・${line}`);
  throw new OfficeError(
    [way === AS_FILE ? "Excelファイルで渡す共有先がいません" : "写しを見せる共有先がいません", ...others].join("\n"),
    { sheet: recipients.name },
    way === AS_FILE
      ? "共有先シートの「Googleアカウント」を空にして「利用目的」を書き、「使う」を付けてから、もう一度実行してください"
      : "共有先シートに「Googleアカウント」と「利用目的」を書き、「使う」を付けてから、もう一度実行してください",
  );
}

const endText = (shareId: string, reasons: readonly string[]): string =>
  reasons.length === 0 ? `${shareId} に書き直しました` : reasons.join("。");

const rowsOf = ({ current, overtaken }: Standing): Share[] => [...(current ? [current] : []), ...overtaken];

/** A file that is gone is replaced, whatever is in it. */
export function reasonsNow({ current }: Standing, reasons: readonly string[]): readonly string[] {
  if (!current || reasons.length > 0) return reasons;
  return stateOfFile(current.fileId) === "there" ? [] : ["前のファイルがごみ箱にあるか、見つからないため"];
}

/** What staff must do about files that this account cannot reach. */
function retire(rows: readonly Share[]): string[] {
  const files = new Map(rows.map((row) => [row.fileId, row]));
  return [...files.values()]
    .filter(({ fileId }) => !retireFile(fileId))
    .map(
      ({ shareId, url }) =>
        `前のファイル（${shareId}　${url}）は、この事務所アカウントから見えないため、共有を外せていません。作ったアカウントで削除するか、Google Workspaceの管理者に頼んでください。`,
    );
}

function note({ context }: Room, row: Share): void {
  context.rows.append(shares, [row]);
}

function end({ context }: Room, rows: readonly Share[], why: string): void {
  for (const patches of endings(rows, context.at, why)) context.rows.update(shares, patches);
}

/** Whatever else lies in the folder is left from a run that was cut off, or from a row that was deleted. */
function tidy(room: Room, fileId: string): void {
  room.context.rows.forget(shares);
  const rows = room.context.rows.read(shares, { lenient: true });
  const kept = new Set([fileId, ...rows.filter(({ state }) => state === "共有中").map((row) => row.fileId)]);
  for (const stray of copiesThere().filter((id) => !kept.has(id))) retireFile(stray);
}

function doneText(current: Share | undefined, reasons: readonly string[], seeing: readonly Recipient[]): string {
  const people =
    seeing.length === 0 ? "見られる人は、まだいません" : `${seeing.map(nameOf).join("、")}さんが見られます`;
  if (!current) return `医師会の写しを作りました。${people}。リンクを知らせてください。`;
  if (reasons.length === 0) return `医師会の写しを書き直しました。ファイルは同じです。${people}。`;
  return `新しいファイルに替え、前のファイルの共有を外してごみ箱に入れました（${reasons.join("。")}）。${people}。新しいリンクを知らせてください。`;
}

export function viewingLines({ refused, removed, left }: Viewing, people: readonly Recipient[]): string[] {
  const rejected = people.filter(({ email }) => refused.has(addressKey(email)));
  return [
    ...rejected.map(
      (person) =>
        `${nameOf(person)} のアカウント（${person.email}）には見せられませんでした。Googleのアカウントか確かめ、なければ「Googleアカウント」を空にしてExcelで渡してください：${refused.get(addressKey(person.email)) ?? ""}`,
    ),
    ...(removed.length === 0
      ? []
      : [
          `ファイルに手で加えられていた人を外しました：${removed.join("、")}。見せるときは、共有先シートに書いてください。`,
        ]),
    ...(left.length === 0
      ? []
      : [
          `ファイルを見られる人が、ほかにもいます：${left.join("、")}。上のフォルダの共有から来ているので、Googleドライブで「医師会の写し」とその上のフォルダの共有を外してください。`,
        ]),
  ];
}
