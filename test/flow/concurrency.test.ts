/** Submissions that arrive in the middle of one another, at any service call. */
import { expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { apply, lastMessage, person, readyOffice } from "./people.ts";

const PEOPLE = 200;
/** Google runs 30 at once for one account; more would be lost events, which the sweep is tested for. */
const DEEPEST = 25;

/** Sends `count` applications, each one in the middle of the run of the one before, at call numbers that vary. */
function sendInterleaved(office: Office, count: number): () => number {
  let sent = 0;
  let spread = 7;
  const send = (depth: number): void => {
    if (sent >= count) return;
    const n = ++sent;
    spread = (spread * 137 + 41) % 251;
    if (depth < DEEPEST) office.at(1 + spread, () => send(depth + 1));
    apply(office, person(n));
  };
  while (sent < count) send(0);
  return () => sent;
}

test("200人が入り乱れて申し込んでも、200行、200の受付番号になる", () => {
  const office = readyOffice();
  const sent = sendInterleaved(office, PEOPLE);
  const byEvents = office.table("申込者").length;
  for (let turn = 0; turn < 12 && !lastMessage(office).includes("新しい回答はありません"); turn++)
    office.click("在宅連携", "受付", "回答を取り込む");
  expect(sent()).toBe(PEOPLE);
  const rows = office.table("申込者");
  expect(rows).toHaveLength(PEOPLE);
  expect(byEvents).toBeGreaterThan(0);
  for (const column of ["受付番号", "回答ID", "人物番号", "氏名"])
    expect(new Set(rows.map((row) => row[column])).size).toBe(PEOPLE);
  expect(rows.map((row) => row["受付番号"]).sort()).toEqual(
    Array.from({ length: PEOPLE }, (_, index) => `申-2018-${String(index + 1).padStart(4, "0")}`),
  );
  expect(new Set(office.table("通知").map((row) => row["通知番号"])).size).toBe(PEOPLE);
  expect(office.table("通知")).toHaveLength(PEOPLE);
  expect(office.table("要確認")).toEqual([]);
});
