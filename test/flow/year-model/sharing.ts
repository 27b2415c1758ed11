/** The association's copy, where the office has one: nobody stands in it by name who did not agree, or took it back. */
import type { Office } from "../../../src/workspace/office.ts";
import type { Events } from "./outside.ts";
import { textOf } from "./scene.ts";
import { rowsIn, type View } from "./view.ts";

/** Filled once there are commands for it. */
export const SHARING: Events = {};

/** Names of applicants who never agreed or took their consent back, in a shared file that is not in the bin. */
export function sharedFaults(office: Office, after: View): string[] {
  const closed = rowsIn(after, "申込者").filter(
    (row) => row["個人情報の取扱い"] !== true || row["同意の撤回日"] !== "",
  );
  const names = new Set(closed.map((row) => textOf(row, "氏名")));
  for (const row of rowsIn(after, "申込者")) if (!closed.includes(row)) names.delete(textOf(row, "氏名"));
  return office
    .spreadsheets()
    .filter(({ trashed }) => !trashed)
    .flatMap((book) => {
      const text = JSON.stringify(book);
      return [...names].filter((name) => name !== "" && text.includes(name)).map((name) => `${name} が写しにある`);
    });
}
