/** What is left over at the turn of the year: who was refused, a change that comes late, one that broke off at its end. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Card } from "../../src/features/panel/card.rules.ts";
import type { Office } from "../../src/workspace/office.ts";
import { answered, marchOffice } from "./march-office.ts";
import { apply, lastMessage } from "./people.ts";
import { menu, notice, select } from "./support/notices.ts";
import { decide } from "./support/settings.ts";
import { callsOf } from "./support/state.ts";
import { kept } from "./support/stages.ts";
import { at, choose, stateOf, wisher } from "./year-office.ts";

const RENEW = "年度更新";
const LEFT = "申-2018-0004";
let ready: Awaited<ReturnType<typeof kept>>;
let office: Office;
beforeAll(async () => {
  ready = await kept(answered(marchOffice()), { account: "workspace" });
});
beforeEach(async () => {
  office = await ready.open();
});
afterAll(() => ready.close());

/** Says yes, and types the year. */
function renew(each: Office): string {
  each.services.desk.unanswered = ({ kind, buttons }) =>
    kind === "prompt" ? { button: "OK", text: "2019" } : { button: buttons.includes("YES") ? "YES" : "OK" };
  return choose(each, RENEW);
}

const settingOf = (each: Office, name: string): unknown =>
  each.table("設定").find((row) => row["項目"] === name)?.["値"];
const cards = (each: Office): readonly Card[] =>
  (each.call("panelCards") as { readonly value: { readonly cards: readonly Card[] } }).value.cards;
const shown = (each: Office, title: RegExp): string =>
  cards(each)
    .filter((card) => title.test(card.title))
    .map(({ hint }) => hint)
    .join("\n");
const countOf = (each: Office, title: RegExp): number => cards(each).find((card) => title.test(card.title))?.count ?? 0;

test("答えのなかった申込みは、断るまで結果を知らせていないものに載り、断れば、どの一覧にもメッセージにも出ない", () => {
  expect(renew(office)).toContain(`答えがまだの申込み（${LEFT}）`);
  at(office, "2019-04-05T10:00:00");
  expect(countOf(office, /結果を知らせていない/)).toBe(1);
  // It goes on under its new number, and has waited for long.
  expect(shown(office, /日を超えて待つ申込み/)).toContain("申-2019-0001");
  expect(shown(office, /日を超えて待つ申込み|組合せを待つ申込み/)).not.toContain(LEFT);
  select(office, "申込者", [LEFT]);
  menu(office, "待機・不決定の通知を起こす");
  menu(office, "文書を作ってメールで送る");
  office.advance("10m");
  expect(notice(office, `${LEFT}/不決定`)).toMatchObject({ 状態: "完了" });
  expect(stateOf(office, LEFT)).toBe("選定待ち");
  at(office, "2019-05-20T10:00:00");
  expect(shown(office, /./)).not.toContain(LEFT);
  expect(countOf(office, /結果を知らせていない/)).toBe(0);
  expect(renew(office)).toContain("済んでいます");
  expect(lastMessage(office)).not.toContain("答えがまだ");
  select(office, "申込者", [LEFT]);
  expect(choose(office, "繰越を確かめる")).toContain(`${LEFT}：不決定通知を送っています`);
});

test("4月になってから替えると、4月に届いた申込みは新しい年度に移り、3月の申込みは前の年度に残る", () => {
  office.advance("6m");
  at(office, "2019-03-30T10:00:00");
  apply(office, wisher(5, "2019-05-13"));
  at(office, "2019-04-10T10:00:00");
  apply(office, wisher(6, "2019-05-13"));
  expect(countOf(office, /^年度更新がまだです$/)).toBe(1);
  at(office, "2019-04-20T10:00:00");
  renew(office);
  expect(office.table("年度").find((row) => row["年度"] === 2018)?.["年度更新の記録"]).toContain(
    "平成31年4月1日以後に受け付けたので、尋ねずに繰り越す申込み（1件）：申-2018-0006→申-2019-0002",
  );
  const rows = office.table("申込者").map((row) => [row["受付番号"], row["状態"], row["繰越元"]]);
  expect(rows.slice(4)).toEqual([
    ["申-2018-0005", "選定待ち", ""],
    ["申-2018-0006", "繰越", ""],
    ["申-2019-0001", "選定待ち", "申-2018-0002"],
    ["申-2019-0002", "選定待ち", "申-2018-0006"],
  ]);
  expect(office.table("年度")).toMatchObject([{ 状態: "締め済", 繰越: 2 }, { 状態: "受付中" }]);
  expect(countOf(office, /^年度更新がまだです$/)).toBe(0);
  expect(office.crashes).toEqual([]);
});

test("年度を書いた後で止まり、職員が実施予定数を書いても、続きは空にしない", async () => {
  const trial = await ready.open();
  const calls = callsOf(trial, () => void renew(trial));
  // The Forms are brought to the settings after the year is written in them.
  const form = calls.findIndex((call) => call.startsWith("FormApp."));
  office.failAt(form + 1, "killed");
  try {
    renew(office);
  } catch {
    // Killed at the keyboard: Google shows its own error.
  }
  office.calm();
  expect([settingOf(office, "年度"), settingOf(office, "実施予定数")]).toEqual(["2019", ""]);
  expect(office.table("年度").find((row) => row["年度"] === 2018)).toMatchObject({ 状態: "受付中" });
  office.advance("15m");
  decide(office, "plannedVisits", "25");
  expect(renew(office)).toContain("平成30年度を締め、平成31年度の受付を始めました。");
  expect(settingOf(office, "実施予定数")).toBe("25");
  expect(office.table("年度")).toMatchObject([{ 状態: "締め済", 実施予定数: 20 }, { 状態: "受付中" }]);
});
