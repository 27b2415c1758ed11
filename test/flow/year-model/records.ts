/** States move along the tables; what is decided, said and reported hangs together; no answer is lost or taken in twice. */
import type { Moves } from "../../../src/core/table.ts";
import { MOVING } from "./nature.ts";
import { textOf, type Memory, type Row } from "./scene.ts";
import { byKey, grouped, isLive, rowsIn, type View } from "./view.ts";

export const recordFaults = (before: View, after: View, memory: Memory): string[] => [
  ...moves(before, after),
  ...settled(after),
  ...reported(after),
  ...answers(after, memory),
  ...doubled(after),
];

/** An event may go several steps at once. */
function reaches(allowed: Moves, from: string, to: string): boolean {
  const [seen, open] = [new Set([from]), [from]];
  for (let state = open.pop(); state !== undefined; state = open.pop())
    for (const next of allowed[state] ?? [])
      if (!seen.has(next)) {
        seen.add(next);
        open.push(next);
      }
  return seen.has(to);
}

function moves(before: View, after: View): string[] {
  return MOVING.flatMap(({ name, header, moves: allowed }) => {
    const was = byKey(rowsIn(before, name));
    return [...byKey(rowsIn(after, name))].flatMap(([key, row]) => {
      const [from, to] = [was.get(key)?.[header], row[header]].map(String);
      if (from === "undefined" || from === undefined || to === undefined) return [];
      return reaches(allowed, from, to) ? [] : [`${name} ${key}: ${from}から${to}へ`];
    });
  });
}

/** An application is 決定 where it has one live case, and nowhere else. */
function settled(after: View): string[] {
  const live = grouped(rowsIn(after, "マッチング").filter(isLive), (row) => textOf(row, "受付番号"));
  return rowsIn(after, "申込者").flatMap((row) => {
    const key = textOf(row, "受付番号");
    const mine = live.get(key)?.length ?? 0;
    return mine === (row["状態"] === "決定" ? 1 : 0) ? [] : [`${key}: ${textOf(row, "状態")}で、生きた案件が${mine}件`];
  });
}

/** No two reports of a side stand for one case; a case that was held has one that proves it. */
function reported(after: View): string[] {
  const taken = (sheet: string): Map<string, Row[]> =>
    grouped(
      rowsIn(after, sheet).filter((row) => row["状態"] === "反映済"),
      (row) => textOf(row, "案件番号"),
    );
  const [hosts, trainees] = [taken("実施報告"), taken("受講報告")];
  const two = [...hosts, ...trainees].flatMap(([key, rows]) =>
    rows.length > 1 ? [`${key}: 同じ側の報告が${rows.length}件反映済`] : [],
  );
  const unproved = rowsIn(after, "マッチング").flatMap((row) => {
    const key = textOf(row, "案件番号");
    const held = ["実施済", "報告済"].includes(textOf(row, "状態"));
    const [host, trainee] = [hosts.has(key), trainees.has(key)];
    if (held && !host && !trainee) return [`${key}: 報告なしに${textOf(row, "状態")}`];
    if (row["状態"] === "報告済" && !host) return [`${key}: 実施報告なしに報告済`];
    return ["決定", "日程確定"].includes(textOf(row, "状態")) && (host || trainee)
      ? [`${key}: 報告があるのに${textOf(row, "状態")}`]
      : [];
  });
  return [...two, ...unproved];
}

const TAKEN = ["申込者", "年度委嘱", "日程の連絡", "回答", "実施報告", "受講報告", "受講後の状況"] as const;

/** Each response stands in one row; one that could not be read stands in 要確認, and in its own once it was mended. */
function answers(after: View, memory: Memory): string[] {
  const rows = TAKEN.flatMap((sheet) => rowsIn(after, sheet).map((row) => textOf(row, "回答ID")));
  const taken = grouped(rows, (id) => id);
  const asked = new Set(rowsIn(after, "要確認").map((row) => textOf(row, "回答ID")));
  return [...memory.sent].flatMap((id) => {
    const times = taken.get(id)?.length ?? 0;
    if (times > 1) return [`回答 ${id}: ${times}回取り込まれた`];
    return times === 0 && !asked.has(id) ? [`回答 ${id}: 失われた`] : [];
  });
}

/** No key stands twice in a sheet. */
function doubled(after: View): string[] {
  return Object.entries(after.sheets).flatMap(([sheet, rows]) => {
    const keys = rows.map((row) => String(Object.values(row)[0]));
    return keys.length === new Set(keys).size ? [] : [`${sheet}: 同じ番号が二度`];
  });
}
