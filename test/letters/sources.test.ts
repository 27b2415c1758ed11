/** A sheet is read when a letter asks for it, and not before. */
import { expect, test } from "vitest";
import { blankRow, type Row, type Table } from "../../src/core/table.ts";
import type { Sources } from "../../src/letters/material.ts";
import { sourcesFrom, sourcesWith, type Read } from "../../src/letters/sources.ts";
import { applicants } from "../../src/tables/applicants.ts";
import { organizations } from "../../src/tables/association.ts";
import { officers, staff } from "../../src/tables/desk.ts";
import { tables } from "../../src/tables/index.ts";
import { letterNamed, noticeOf, sourcesOf, USUAL } from "./cast.ts";
import { subjectOf } from "../../src/letters/subject.ts";
import { office } from "../features/intake/samples.ts";

/** A workbook that notes which sheets were read. */
function bookOf(rows: ReadonlyMap<Table, readonly unknown[]> = new Map()): { read: Read; asked: string[] } {
  const asked: string[] = [];
  const read = <T extends Table>(table: T): readonly Row<T>[] => {
    asked.push(table.name);
    return (rows.get(table) ?? []) as readonly Row<T>[];
  };
  return { read, asked };
}

const addresses = { forms: { application: { url: "https://long", short: "https://short" } }, secret: "" };
const from = (read: Read, more: Partial<Sources> = {}): Sources =>
  sourcesFrom(read, addresses, { settings: office, ...more });

test("だれも尋ねないうちは、どのシートも読まない。尋ねたシートだけを読む", () => {
  const book = bookOf(new Map<Table, readonly unknown[]>([[applicants, [blankRow(applicants, { name: "例示" })]]]));
  const sources = from(book.read);
  expect(book.asked).toEqual([]);
  expect(sources.applicants.map(({ name }) => name)).toEqual(["例示"]);
  expect(sources.links).toEqual({ application: "https://short" });
  expect(book.asked).toEqual([applicants.name]);
});

test("どの名も、同じ名の宣言のシートを読む", () => {
  const book = bookOf();
  const sources = from(book.read);
  const named = Object.entries(Object.getOwnPropertyDescriptors(sources)).filter(([, { get }]) => get !== undefined);
  expect(named.length).toBeGreaterThan(10);
  for (const [name] of named) expect([name, sources[name as keyof Sources]]).toEqual([name, []]);
  expect(new Set(book.asked).size).toBe(named.length);
  for (const name of book.asked) expect(tables.map((table) => table.name)).toContain(name);
});

test("手もとにあるものは読まず、置き替えたものも、ほかのシートを読ませない", () => {
  const book = bookOf();
  const given = from(book.read, { officers: [], staff: [] });
  const changed = sourcesWith(given, { applicants: [], waiting: ["一つ"] });
  expect([changed.officers, changed.staff, changed.applicants, changed.waiting]).toEqual([[], [], [], ["一つ"]]);
  expect(book.asked).toEqual([]);
  expect(changed.organizations).toEqual([]);
  expect(book.asked).toEqual([organizations.name]);
  expect(book.asked).not.toContain(officers.name);
  expect(book.asked).not.toContain(staff.name);
});

test("申込みについての手紙は、申込みと案件のほかのシートを読まない", () => {
  const usual = sourcesOf(USUAL, "待機連絡");
  const book = bookOf(new Map<Table, readonly unknown[]>([[applicants, usual.applicants]]));
  expect(subjectOf(noticeOf("待機連絡"), letterNamed("待機連絡"), from(book.read))).toMatchObject({
    applicant: { applicationId: "申-2018-0001" },
  });
  expect([...new Set(book.asked)].sort()).toEqual(["マッチング", "申込者"]);
});
