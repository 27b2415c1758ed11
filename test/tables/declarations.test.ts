/** What must hold of all declarations together. */
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { columnNames } from "../../src/core/table.ts";
import { forms } from "../../src/forms/index.ts";
import { settings } from "../../src/settings.ts";
import { tables } from "../../src/tables/index.ts";
import { ABOUT_PATIENTS, NEVER } from "./never.ts";

const columns = tables.flatMap((table) =>
  Object.entries(table.columns).map(([name, column]) => ({ table, name, column })),
);

test("38枚のシートがあり、名前も見出しも重ならない", () => {
  expect(tables).toHaveLength(38);
  expect(new Set(tables.map((table) => table.name)).size).toBe(tables.length);
  for (const table of tables) {
    const headers = Object.values(table.columns).flatMap((column) => [column.header, ...(column.was ?? [])]);
    expect(new Set(headers).size).toBe(headers.length);
  }
});

describe.each(tables.map((table) => [table.name, table] as const))("%s", (_name, table) => {
  test("鍵の列があり、年度の表には年度の列がある", () => {
    expect(columnNames(table)).toContain(table.key);
    if (table.yearly) expect(Object.values(table.columns).map((column) => column.header)).toContain("年度");
  });

  test("進み方の列は選択で、行き先はどれも選べる語である", () => {
    if (!table.moves) return;
    const list = table.columns[table.moves.column]?.cell.list as readonly string[];
    expect([...list].sort()).toEqual(Object.keys(table.moves.allowed).sort());
    for (const to of Object.values(table.moves.allowed).flat()) expect(list).toContain(to);
  });

  test("どの列にも説明があり、選択の語は重ならない", () => {
    for (const column of Object.values(table.columns)) {
      expect(column.note).not.toBe("");
      if (Array.isArray(column.cell.list)) expect(new Set(column.cell.list).size).toBe(column.cell.list.length);
    }
  });
});

test("設定から出る選択は、ある設定を指す", () => {
  for (const { column } of columns)
    if (column.cell.list && "setting" in column.cell.list)
      expect(Object.keys(settings)).toContain(column.cell.list.setting);
});

test("フォームで尋ねる列は、宣言された様式と節を指す", () => {
  const asked = columns.filter(({ column }) => column.ask);
  expect(asked.length).toBeGreaterThan(60);
  for (const { table, column } of asked) {
    const form = forms.find((one) => one.key === column.ask?.form);
    expect(form?.tables).toContain(table);
    expect(form?.sections.map((section) => section.name)).toContain(column.ask?.section);
  }
});

test("空のセルは、どの列でも、宣言した空の値と読まれる（台帳の空のセルは、確かめずにそう読む）", () => {
  for (const { table, name, column } of columns)
    expect([table.name, name, z.safeParse(column.cell.schema, "")]).toEqual([
      table.name,
      name,
      { success: true, data: column.cell.blank },
    ]);
});

test("集めないものの列はない：免許番号、生年月日、口座、個人番号、患者", () => {
  const suspect = columns.map(({ column }) => column.header).filter((header) => NEVER.test(header));
  expect([...new Set(suspect)].sort()).toEqual([...ABOUT_PATIENTS].sort());
});

test("患者情報の疑いと確認は、事務局のほかのだれにも見せない", () => {
  const guards = columns.filter(({ column }) => column.header.startsWith("患者情報"));
  expect(guards.length).toBeGreaterThan(0);
  for (const { column } of guards) expect([column.header, column.seenBy]).toEqual([column.header, undefined]);
});

test("避けたい指導医、配慮事項、選定理由、判断は、事務局と本人のほかに見せない", () => {
  for (const header of ["避けたい指導医", "配慮事項", "除外する指導医番号", "選定理由", "判断", "判断の理由"])
    for (const { column } of columns.filter((one) => one.column.header === header))
      expect(Object.keys(column.seenBy ?? {}).filter((party) => party !== "applicant")).toEqual([]);
});

test("医師会には、連絡先も目的も行かない", () => {
  const hidden = ["メールアドレス", "日中の電話番号", "電話", "受講目的", "ふりがな"];
  const toAssociation = columns.filter(({ table, column }) => table.name === "申込者" && column.seenBy?.association);
  expect(toAssociation.map(({ column }) => column.header).filter((header) => hidden.includes(header))).toEqual([]);
});
