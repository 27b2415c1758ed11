/**
 * Nobody outside sees more than a column's declaration allows: after a year in which every kind of letter left, the word of
 * every cell that people filled is looked for in all that left the office or lies where others might look.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tables } from "../../src/tables/index.ts";
import { LETTER_KINDS } from "../../src/tables/notices.ts";
import type { Office } from "../../src/workspace/office.ts";
import { isMarkable, markedCells, marksIn, type Cell } from "./canary/marks.ts";
import { isShared, maySee, readersOf, type Reader } from "./canary/sights.ts";
import { markedYear } from "./canary/year.ts";

let office: Office;
let cells: Map<string, Cell[]>;
let readers: Map<string, Reader>;
let dir: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "office-canary-"));
  office = markedYear();
  cells = markedCells(office);
  readers = readersOf(office);
  await office.save(dir);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Sheets without rows in this year: people write no words into them. */
const WITHOUT_ROWS: readonly string[] = ["受入可能日", "発送簿", "要確認"];

const nameOf = ({ table, column }: Cell): string => `${table.name}.${column.header}`;

/** Marks in a text that no cell bearing them lets this reader see. */
function beyond(text: string, reader: Reader): string[] {
  return marksIn(text).flatMap((word) => {
    const bearing = cells.get(word) ?? [];
    const allowed = bearing.some((cell) => maySee(office, cell, reader));
    return allowed || bearing.length === 0 ? [] : [`${word} ${bearing.map(nameOf).join("、")}`];
  });
}

const readerAt = (address: string): Reader => readers.get(address) ?? { party: "office", id: "" };

describe("一年の後", () => {
  test("どの種類の通知も出て、どのシートのどの列にも目印がある", () => {
    const sent = office.table("通知").filter((row) => row["状態"] === "完了");
    const kinds = new Set(sent.map((row) => row["種類"]));
    expect(LETTER_KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
    expect(office.crashes).toEqual([]);
    const marked = new Set([...cells.values()].flat().map(nameOf));
    const unmarked = tables
      .filter(({ name }) => !["設定", "役職者"].includes(name) && office.table(name).length > 0)
      .flatMap((table) => Object.values(table.columns).map((column) => ({ table, column })))
      .filter(({ table, column }) => isMarkable(column) && column.header !== table.columns[table.key]?.header)
      .map(({ table, column }) => `${table.name}.${column.header}`)
      .filter((name) => !marked.has(name));
    expect(unmarked).toEqual([]);
    expect(marked.size).toBeGreaterThan(80);
    const empty = tables.filter(({ name }) => office.table(name).length === 0).map(({ name }) => name);
    expect(empty).toEqual(WITHOUT_ROWS);
  });

  test("だれへのメールにも、その人が見てよい行の、見てよい列だけが載る", () => {
    const found = office.outbox().flatMap((mail) => {
      const parts = [mail.subject, mail.body, ...mail.attachments.map(({ name }) => name)];
      const calendars = mail.attachments.filter(({ name }) => name.endsWith(".ics"));
      const text = [...parts, ...calendars.map((file) => unfolded(Buffer.from(file.bytes()).toString("utf8")))].join(
        "\n",
      );
      return mail.to.flatMap(({ address }) =>
        beyond(text, readerAt(address)).map((each) => `${mail.subject}: ${each}`),
      );
    });
    expect(found).toEqual([]);
    const shown = new Set(office.outbox().flatMap(({ body, subject }) => marksIn(`${subject}${body}`)));
    expect(shown.size).toBeGreaterThan(10);
  });

  test("職員への一覧には、本人の氏名と番号のほかに何も載らない", () => {
    const lists = office.outbox().filter(({ subject }) => subject.includes("職員の確認を待つもの"));
    expect(lists.length).toBeGreaterThan(2);
    const found = lists.flatMap(({ subject, body, to }) =>
      to.flatMap(({ address }) => beyond(`${subject}${body}`, readerAt(address))),
    );
    expect(found).toEqual([]);
  });

  test("どの文書にも、宛先の人が見てよい列だけが載り、Wordの中のどこにもほかの語はない", () => {
    const rows = new Map(office.table("通知").map((row) => [String(row["文書ID"]), row]));
    const letters = office.letters().flatMap((letter) => {
      const row = rows.get(letter.id);
      return row ? [{ letter, row }] : [];
    });
    expect(letters.length).toBeGreaterThan(15);
    const found = letters.flatMap(({ letter, row }) => {
      const reader = addresseeOf(row);
      const text = [letter.name, letter.text, JSON.stringify(letter.appProperties), wordParts(letter.name)].join("\n");
      return beyond(text, reader).map((each) => `${letter.name}: ${each}`);
    });
    expect(found).toEqual([]);
    expect(new Set(letters.flatMap(({ letter }) => marksIn(letter.text))).size).toBeGreaterThan(30);
  });

  test("フォーム、ファイルの名前と印、共有、記録、控えには、だれの語もない", () => {
    const { forms } = office.services;
    const files = office.files();
    const letters = new Set(office.table("通知").map((row) => row["文書ID"]));
    const texts = {
      フォーム: forms.ids().map((id) => JSON.stringify(forms.describe(id))),
      印と共有: files.map(({ appProperties, permissions }) => JSON.stringify([appProperties, permissions])),
      ファイル名: files.filter(({ id }) => !letters.has(id)).map(({ name }) => name),
      ログ: office.logs.map((line) => JSON.stringify(line)),
      プロパティ: [JSON.stringify(stateFile("office.json")["properties"])],
      見出し: office.dialogs.map(({ title }) => title),
    };
    const found = Object.entries(texts).flatMap(([what, all]) =>
      marksIn(all.join("\n")).map((word) => `${what} ${word}`),
    );
    expect(found).toEqual([]);
    for (const what of ["フォーム", "印と共有", "ファイル名", "プロパティ"] as const)
      expect(texts[what].join("").length, what).toBeGreaterThan(20);
  });

  test("医師会の写しには、どの部分にも、医師会が見てよい列と、同意した人の語だけが載る", () => {
    const books = office.spreadsheets().filter(({ trashed }) => !trashed);
    const files = office.plainFiles().filter(({ name, trashed }) => name.endsWith(".xlsx") && !trashed);
    expect([books.length, files.length]).toEqual([1, 1]);
    const texts = [...books.map(({ name, sheets }) => `${name}${JSON.stringify(sheets)}`), ...files.map(allParts)];
    for (const text of texts) {
      const shown = marksIn(text).filter((word) => cells.has(word));
      expect(shown.length).toBeGreaterThan(20);
      const closed = shown.filter((word) => !cells.get(word)?.some(isShared));
      expect(closed.flatMap((word) => cells.get(word)?.map(nameOf) ?? [])).toEqual([]);
    }
  });

  test("どのファイルも、職員のほかには開けない。写しは共有先だけが見られ、フォームだけは、だれでも答えられる", () => {
    const staff = new Set(office.table("職員").map((row) => String(row["メールアドレス"])));
    const invited = new Set(office.table("共有先").map((row) => String(row["Googleアカウント"])));
    const open = office.files().flatMap(({ name, mimeType, permissions }) =>
      permissions.flatMap(({ type, role, emailAddress = "", view }) => {
        if (type === "user" && staff.has(emailAddress)) return [];
        if (role === "reader" && mimeType.endsWith("spreadsheet") && invited.has(emailAddress)) return [];
        return type === "anyone" && view === "published" && mimeType.endsWith("form")
          ? []
          : [`${name} ${type} ${emailAddress}`];
      }),
    );
    expect(open).toEqual([]);
    expect(office.letters("帳票").length + office.plainFiles().length).toBeGreaterThan(2);
  });
});

/** Strings, properties, comments and names of an .xlsx. */
const allParts = ({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): string =>
  [name, ...Object.values(unzipSync(bytes)).map((part) => strFromU8(part))].join("\n");

const unfolded = (text: string): string => text.replace(/\r\n[ \t]/g, "");

function addresseeOf(row: Readonly<Record<string, unknown>>): Reader {
  const id = String(row["宛先番号"]);
  const all = [...readers.values()];
  const applied = office.table("申込者").find((each) => each["回答ID"] === row["対象番号"]);
  return all.find((reader) => reader.id === (applied ? applied["受付番号"] : id)) ?? { party: "office", id };
}

/** Every part of the .docx as it was saved: properties, comments and styles beside the text. */
function wordParts(name: string): string {
  const file = readdirSync(join(dir, "letters")).find((each) => each.startsWith(name) && each.endsWith(".docx"));
  if (file === undefined) throw new Error(`no .docx of ${name}`);
  const parts = unzipSync(readFileSync(join(dir, "letters", file)));
  return Object.values(parts)
    .map((part) => strFromU8(part).replace(/<[^>]*>/g, ""))
    .join("\n");
}

function stateFile(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(dir, "state", name), "utf8")) as Record<string, unknown>;
}
