/** The association's copy: nobody stands in it by name who did not agree or took it back, and nobody's telephone does. */
import type { Office } from "../../../src/workspace/office.ts";
import { has, type Event, type Events } from "./outside.ts";
import { textOf, type Row } from "./scene.ts";
import { click } from "./staff.ts";
import { rowsIn, type View } from "./view.ts";

const MENU = "医師会との共有";

const refreshes: Event = (scene) => {
  click(scene, [MENU, "写しを更新する"]);
  // A clerk's wish is the office account's work.
  scene.office.advance("6m");
};

const stops: Event = (scene) => {
  click(scene, [MENU, "共有をやめる"], { replies: { 理由: "見直しのため" } });
  scene.office.advance("6m");
};

export const SHARING: Events = {
  写しの更新: { event: refreshes, weight: 3 },
  共有をやめる: { event: stops, weight: 1, when: has("共有台帳", "共有中") },
};

/** Copies that somebody may still open, once the clock had its time: it replaces one that shows too much by itself. */
export function sharedFaults(office: Office, after: View): string[] {
  const people = rowsIn(after, "申込者");
  const agreed = new Set(people.filter(hasAgreed).map((row) => textOf(row, "氏名")));
  const closed = new Set(people.map((row) => textOf(row, "氏名")).filter((name) => !agreed.has(name)));
  const reach = people.flatMap((row) => [textOf(row, "メールアドレス"), textOf(row, "日中の電話番号")]);
  const invited = new Set(rowsIn(after, "共有先").map((row) => textOf(row, "Googleアカウント")));
  return office
    .spreadsheets()
    .filter(({ trashed }) => !trashed)
    .flatMap(({ name, sheets, permissions }) => {
      const text = JSON.stringify(sheets);
      const words = [...closed, ...reach].filter((word) => word !== "" && text.includes(word));
      const strangers = permissions.filter(
        ({ role, emailAddress = "" }) => role !== "owner" && !invited.has(emailAddress),
      );
      return [
        ...words.map((word) => `${word} が${name}にある`),
        ...strangers.map(({ emailAddress = "" }) => `${name}を${emailAddress}が見られる`),
      ];
    });
}

const hasAgreed = (row: Row): boolean => row["個人情報の取扱い"] === "はい" && row["同意の撤回日"] === "";
