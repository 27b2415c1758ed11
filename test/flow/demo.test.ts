import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../../scripts/build.ts";
import { demonstrate, type Demo } from "../../scripts/demo.ts";
import { differences } from "../../scripts/recompute.ts";

const dir = mkdtempSync(join(tmpdir(), "demo-"));
const again = mkdtempSync(join(tmpdir(), "demo-again-"));
let demo: Demo;

beforeAll(async () => {
  demo = await demonstrate(dir, 1, undefined);
});
afterAll(() => [dir, again].forEach((each) => rmSync(each, { recursive: true })));

test("every figure of summary.json can be computed again from the workbook, the letters and the mails", async () => {
  expect(await differences(dir)).toEqual([]);
});

test("the checker shares nothing with the project and sees each figure that is wrong", async () => {
  expect(readFileSync(join(root, "scripts/recompute.ts"), "utf8")).not.toMatch(/from "\.|import\("/);
  const path = join(dir, "summary.json");
  const right = readFileSync(path, "utf8");
  const told = JSON.parse(right) as Record<string, unknown>;
  for (const name of Object.keys(told).filter((each) => each !== "seed" && each !== "services")) {
    writeFileSync(path, JSON.stringify({ ...told, [name]: "wrong" }));
    expect(await differences(dir)).toEqual([expect.stringContaining(`${name}: summary.json "wrong"`)]);
  }
  writeFileSync(path, right);
});

test("the same seed gives the same files, byte by byte", async () => {
  await demonstrate(again, 1, undefined);
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name).slice(dir.length));
  expect(paths.length).toBeGreaterThan(80);
  expect(paths.filter((path) => !readFileSync(join(dir, path)).equals(readFileSync(join(again, path))))).toEqual([]);
});

test("25 applications, one of them on paper, and 8 acceptances arrive, and each of them is somewhere", () => {
  const { summary } = demo;
  expect(summary.arrived).toBe(33);
  expect(summary.acceptances).toMatchObject({ total: 8, byAnswer: { 承諾する: 7, 辞退する: 1 } });
  expect(summary.applications.total + (summary.reviews.byState["未処理"] ?? 0)).toBe(25);
  expect(summary.applications.byRoute).toMatchObject({ 郵送: 1 });
});

test("what was wrong, doubled or over the yearly limit did not become a decision", () => {
  const { applications, cases, decided } = demo.summary;
  expect(applications.byState).toMatchObject({ 対象外: 1, 要審査: 1, 年度内受講済: 2 });
  expect(applications.persons).toBe(applications.total - 2);
  expect(cases.byState).toMatchObject({ 見送り: 1, 決定: decided.length });
  expect(new Set(decided.map((each) => each.application)).size).toBe(decided.length);
});

test("no instructor is matched with himself or with a colleague of his own institution", () => {
  const host = (name: string) => demo.summary.decided.find((each) => each.applicant === name)?.instructor;
  expect(host("見本 三郎")).toBeDefined();
  expect(host("見本 三郎")).not.toBe("見本 三郎");
  const facility = new Map(demo.office.table("指導医").map((line) => [line["氏名"], line["医療機関名"]]));
  const colleague = demo.office.table("申込者").find((line) => line["所属医療機関名"] === "医療法人社団 見本内科医院");
  expect(facility.get(host(String(colleague?.["氏名"])))).not.toBe("見本内科医院");
});

test("both sides of each decision hold a letter, by mail or, for the one on paper, by post", () => {
  const { letters, mails, numbers, decided, notices, documents } = demo.summary;
  // The one on paper has an acknowledgement on paper too.
  expect(letters.total).toBe(2 * decided.length + 1);
  expect(numbers.used).toBe(2 * decided.length);
  const posted = demo.office.table("通知").filter((line) => line["発送簿番号"] !== "");
  expect(posted.length).toBeGreaterThan(0);
  expect(mails.attached).toMatchObject({ Word: letters.total - posted.length });
  expect(documents.byKind).toMatchObject({ 決裁資料: 2, 発送簿: 1, 印刷用文書: 1 });
  for (const line of demo.office.table("通知").filter((each) => each["号"] !== ""))
    expect(line["決裁日"] === "" || line["決裁日"] === undefined).toBe(false);
  expect(Object.values(notices.byKind).every((states) => Object.keys(states).join() === "完了")).toBe(true);
});

test("a formula as a name stays a text in the workbook", async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(join(dir, "workbook.xlsx"));
  const cells: ExcelJS.Cell[] = [];
  book.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell((cell) => cells.push(cell))));
  expect(cells.filter((cell) => cell.type === ExcelJS.ValueType.Formula).map((cell) => cell.address)).toEqual([]);
  expect(cells.filter((cell) => cell.text === '=HYPERLINK("http://example.jp","見本")').length).toBeGreaterThan(1);
});

test("what is printed names who was decided, what waits and why, and where the files lie", () => {
  for (const { applicant, instructor } of demo.summary.decided)
    expect(demo.text).toContain(`${applicant} 様 → 指導医 ${instructor}`);
  expect(demo.text).toMatch(/要確認　申込書の回答：.*-5/);
  expect(demo.text).toContain("Word形式で添付しました");
  for (const name of ["workbook.xlsx", "letters", "mail", "summary.json"]) expect(demo.text).toContain(name);
});

test("the staff manual explains every item of the menu", () => {
  const manual = readFileSync(join(root, "docs/manual.md"), "utf8");
  const captions = JSON.stringify(demo.office.services.desk.menu()).match(/(?<="caption":")[^"]+/g) ?? [];
  expect(captions.length).toBeGreaterThan(8);
  expect(captions.filter((caption) => !manual.includes(caption))).toEqual([]);
});
