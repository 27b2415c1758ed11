import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../scripts/build.ts";
import { references } from "../../scripts/docs.ts";
import { tablesReference } from "../../scripts/docs/tables.ts";
import { text } from "../../src/core/cell.ts";
import { defineTable } from "../../src/core/table.ts";
import { settings } from "../../src/settings.ts";
import { tables } from "../../src/tables/index.ts";

const generated = Object.entries(references());

test.each(generated)("%s is what the declarations say (npm run docs)", (path, expected) => {
  expect(readFileSync(join(root, path), "utf8")).toBe(expected);
});

test("the reference names every sheet, every column and every setting", () => {
  const [sheets, decided] = [references()["docs/tables.md"] ?? "", references()["docs/settings.md"] ?? ""];
  const columns = tables.flatMap((table) => Object.values(table.columns).map((column) => `| ${column.header} |`));
  expect(tables.map((table) => `## ${table.name}\n`).filter((heading) => !sheets.includes(heading))).toEqual([]);
  expect(columns.filter((cell) => !sheets.includes(cell))).toEqual([]);
  expect(Object.values(settings).filter((setting) => !decided.includes(`| ${setting.name} |`))).toEqual([]);
  expect(columns.length).toBeGreaterThan(150);
});

test("a column says who writes it and who may see it, and is the office's alone where nobody is named", () => {
  const column = (seenBy: object) => ({ header: "見本", cell: text(), writer: "staff", note: "説明", ...seenBy }) as const;
  const reference = (seenBy: object) =>
    tablesReference([defineTable("見本", { note: "試し", key: "a", yearly: false, keepYears: 1, columns: { a: column(seenBy) } })]);
  expect(reference({})).toContain("| 見本 | 文字（1行） | 職員 |  |  | 事務局だけ | 説明 |");
  expect(reference({ seenBy: { association: "counts" } })).toContain("| 医師会：件数だけ | 説明 |");
});

test("the letters' words say where they come from", () => {
  const words = references()["docs/letters.md"] ?? "";
  expect(words).toContain("| {{指導医の氏名}} | 「指導医」の「氏名」 |");
  expect(words).toContain("| {{担当者}} | 「役職者」の「事務担当」の「氏名」 |");
});
