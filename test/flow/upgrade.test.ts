/** 初期設定 of this version on the folder saved by the earlier one: what the office has stays, and its work goes on. */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../../scripts/build.ts";
import { instructorReport, schedule, traineeReport } from "../../src/forms/index.ts";
import { settings } from "../../src/settings.ts";
import { tables } from "../../src/tables/index.ts";
import { fees } from "../../src/tables/payments.ts";
import { openOffice, type Office } from "../../src/workspace/office.ts";
import { fee } from "../features/payments/books.ts";
import { answering, elsewhere, money, pay } from "./payments-office.ts";
import { apply, clerkTypes, outward, person } from "./people.ts";
import { HOSTED, LEARNED } from "./reports-office.ts";
import { exactState, formNamed, OFFICE, setUp } from "./setup-office.ts";
import { telephoned } from "./support/keyed.ts";
import { put } from "./support/rows.ts";
import { willing } from "./support/stages.ts";

const SAVED = join(root, "test/fixtures/version-a/saved");
const MENU = "在宅連携";
const CASE = "案-2018-0001-1";
const AGREED = { 連絡の内容: "日程が決まった", 実施日: "2018-07-02", 時間帯: "午前", 開始時刻: "9:30" };
const FORMS = ["在宅医同行研修申込書", "指導医承諾書"];

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "upgrade-"));
});
afterAll(() => rmSync(dir, { recursive: true }));

/** The saved office under the script of today, as it was left; always on a copy. */
async function earlier(): Promise<Office> {
  const copy = mkdtempSync(join(dir, "saved-"));
  cpSync(SAVED, copy, { recursive: true });
  return openOffice({ dir: copy, user: OFFICE, account: "workspace" });
}

async function upgraded(): Promise<Office> {
  const office = await earlier();
  setUp(office);
  return willing(office);
}

interface Sheet {
  readonly headers: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** Every sheet as staff see it, in the order of its columns and rows. */
function sheetsOf(office: Office): Map<string, Sheet> {
  const { model } = office.services.sheets;
  return new Map(model.sheets().map((name) => [name, { headers: model.headers(name), rows: model.texts(name) }]));
}

/** What a version says of its own settings: it may say it otherwise later. */
const ITS_OWN: Readonly<Record<string, readonly string[]>> = { 設定: ["説明", "例", "空のとき止まること"] };

/** What a sheet says under these headers, as far as `count` rows. */
function under(headers: readonly string[], sheet: Sheet | undefined, count: number): Sheet["rows"] {
  const rows = sheet?.rows.slice(0, count) ?? [];
  return rows.map((row) => Object.fromEntries(headers.map((header) => [header, row[header] ?? "missing"])));
}

const failures = (office: Office): string[] =>
  office.dialogs
    .filter(({ title }) => title.includes("できませんでした"))
    .map(({ title, text }) => `${title}：${text}`);

function click(office: Office, ...path: string[]): void {
  office.click(MENU, ...path);
  office.advance("20m");
}

function idsIn(office: Office, title: string): { responses: string[]; items: number[] } {
  const { form } = formNamed(office, title);
  return {
    responses: form.getResponses().map((each) => each.getId()),
    items: form.getItems().map((each) => each.getId()),
  };
}

/** The city decides that no letter waits for 決裁. */
function withoutApproval(office: Office): void {
  const { clerk, model } = office.services.sheets;
  clerk.type("設定", model.rowOf("設定", "項目", settings.approvalKinds.name), "値", "");
}

/** Number, day, Doc and state of each letter that has a number, by 通知番号. */
function numbered(office: Office): Record<string, unknown> {
  const rows = office.services.sheets.model.texts("通知").filter((row) => row["号"] !== "");
  const facts = ["状態", "号", "文書番号", "発信日", "文書ID"];
  return Object.fromEntries(rows.map((row) => [row["通知番号"] ?? "", facts.map((header) => row[header]).join(" ")]));
}

test("前の版のブックでも初期設定は終わり、行も、職員が書いたことも、そのまま残る", async () => {
  const [before, office] = [sheetsOf(await earlier()), await upgraded()];
  expect(failures(office)).toEqual([]);
  expect(office.crashes).toEqual([]);
  const after = sheetsOf(office);
  expect([...before.values()].reduce((sum, { rows }) => sum + rows.length, 0)).toBeGreaterThan(100);
  for (const [name, sheet] of before) {
    const headers = sheet.headers.filter((header) => !ITS_OWN[name]?.includes(header));
    const [then, now] = [sheet, after.get(name)].map((each) => under(headers, each, sheet.rows.length));
    expect([name, now]).toEqual([name, then]);
  }
});

test("職員が書いた値は、見たとおりに残る", async () => {
  const { model } = (await upgraded()).services.sheets;
  const cell = (sheet: string, key: string, header: string) =>
    model.texts(sheet).find((row) => Object.values(row)[0] === key)?.[header];
  expect(cell("申込者", "申-2018-0001", "担当メモ")).toBe("午前中に電話する");
  expect(cell("申込者", "申-2018-0005", "担当メモ")).toBe("土日だけ可能");
  expect(cell("申込者", "申-2018-0002", "部署・役職")).toBe("副院長");
  expect(cell("申込者", "申-2018-0003", "資格判断")).toBe("対象とする");
  expect(cell("マッチング", "案-2018-0004-1", "判断")).toBe("固定");
  expect(cell("設定", "担当者の氏名", "値")).toBe("例示 花子（内線0000）");
  expect(model.texts("設定").map((row) => row["値"])).toContain("市で足した覚え書き");
  expect(model.texts("要確認").map((row) => row["状態"])).toEqual(["未処理"]);
  expect(model.texts("操作記録").filter((row) => row["状態"] === "中止")).toHaveLength(1);
});

test("足りない列は右に足され、前からの列の順も、市が足した列も動かない", async () => {
  const [before, after] = [sheetsOf(await earlier()), sheetsOf(await upgraded())];
  for (const [name, { headers }] of before)
    expect([name, after.get(name)?.headers.slice(0, headers.length)]).toEqual([name, headers]);
  for (const table of tables) {
    const declared = Object.values(table.columns).map(({ header }) => header);
    const headers = after.get(table.name)?.headers ?? [];
    expect([table.name, declared.filter((header) => !headers.includes(header))]).toEqual([table.name, []]);
    expect([table.name, new Set(headers).size]).toEqual([table.name, headers.length]);
  }
  const added = [...before].flatMap(([name, { headers }]) => after.get(name)?.headers.slice(headers.length) ?? []);
  expect(added.length).toBeGreaterThan(0);
  expect(after.get("申込者")?.headers.slice(3, 6)).toEqual(["メールアドレス", "氏名", "担当メモ"]);
  expect(after.get("通知")?.headers).toContain("発送の控え");
});

test("隠した列は隠れたままで、フォームの届いた回答と質問もなくならない", async () => {
  const [before, office] = [await earlier(), await upgraded()];
  const { model } = office.services.sheets;
  expect(model.grid("申込者").column(model.columnOf("申込者", "感染対策")).hidden).toBe(true);
  for (const form of FORMS) {
    const [then, now] = [before, office].map((each) => idsIn(each, form));
    expect(now?.responses).toEqual(then?.responses);
    expect(then?.items.filter((id) => !now?.items.includes(id))).toEqual([]);
    expect(then?.items.length).toBeGreaterThan(20);
  }
});

test("二度目の初期設定は、何も変えない", async () => {
  const office = await upgraded();
  const before = await exactState(office);
  expect(setUp(office)).toContain("足りないものはありませんでした");
  expect(await exactState(office)).toEqual(before);
});

test("受付は続き、新しい申込みは次の番号になり、要確認の回答も直せば入る", async () => {
  const office = await upgraded();
  apply(office, { ...person(7), 第1希望日: "2018-07-09" });
  office.advance("20m");
  const [review] = office.table("要確認");
  const corrected = String(review?.["元の内容"]).replace("p6@example.c0m", "p6@example.jp");
  clerkTypes(office, "要確認", String(review?.["要確認番号"]), "修正欄", corrected);
  clerkTypes(office, "要確認", String(review?.["要確認番号"]), "処理", "取り込む");
  click(office, "受付", "要確認を取り込む");
  const rows = office.table("申込者").slice(5);
  expect(rows.map((row) => [row["受付番号"], row["人物番号"], row["氏名"], row["状態"]])).toEqual([
    ["申-2018-0006", "人-0006", "例示 7号", "選定待ち"],
    ["申-2018-0007", "人-0007", "例示 6号", "選定待ち"],
  ]);
  expect(
    outward(office)
      .slice(7)
      .map((mail) => mail.to.map((to) => to.address).join()),
  ).toEqual(["p7@example.jp", "p6@example.jp"]);
  expect(failures(office)).toEqual([]);
});

test("前の版で待っていた通知も、決裁が済むまでは、番号も文書もメールも作られない", async () => {
  const office = await upgraded();
  const [before, letters, mails] = [numbered(office), office.letters().length, outward(office).length];
  click(office, "通知", "処理を再開する");
  click(office, "通知", "文書だけ作る");
  expect(numbered(office)).toEqual(before);
  expect([office.letters().length, outward(office).length]).toEqual([letters, mails]);
});

test("決裁をとらない市では、出した文書と作った文書の番号は変わらず、次の文書は次の番号になる", async () => {
  const office = await upgraded();
  const [before, letters, mails] = [numbered(office), office.letters(), outward(office).length];
  expect(Object.keys(before)).toHaveLength(4);
  withoutApproval(office);
  click(office, "通知", "処理を再開する");
  clerkTypes(office, "マッチング", "案-2018-0004-1", "判断", "採用");
  click(office, "マッチング", "決定する");
  click(office, "通知", "文書を作ってメールで送る");
  expect(failures(office)).toEqual([]);
  const sent = Object.fromEntries(
    Object.entries(before).map(([key, facts]) => [key, String(facts).replace("作成済", "完了")]),
  );
  expect(numbered(office)).toMatchObject(sent);
  expect(office.letters().slice(0, 4)).toEqual(letters);
  const later = office.table("通知").filter((row) => row["号"] !== "" && !(String(row["通知番号"]) in before));
  expect(later.map((row) => [row["通知番号"], row["号"]]).sort()).toEqual([
    ["案-2018-0003-1/受講者", 5],
    ["案-2018-0003-1/指導医", 6],
    ["案-2018-0004-1/受講者", 7],
    ["案-2018-0004-1/指導医", 8],
  ]);
  expect(outward(office).length - mails).toBe(6);
  // Who signs and whom to ask, as the office had written it before.
  for (const { text } of office.letters().slice(4))
    expect([text.includes("横須賀市長"), text.includes("例示 花子（内線0000）")]).toEqual([true, true]);
  expect(office.letters()).toHaveLength(8);
});

test("鍵のない通知を前の版で送った案件も、日程、報告、謝礼金、支払まで進む", async () => {
  const office = await upgraded();
  const stateOf = (): unknown => office.table("マッチング").find((row) => row["案件番号"] === CASE)?.["状態"];
  telephoned(office, schedule, `${CASE}/受講者`, AGREED, "2018/5/29");
  expect(stateOf()).toBe("日程確定");
  office.services.kernel.now = Date.parse("2018-07-03T10:00:00+09:00");
  telephoned(office, instructorReport, `${CASE}/指導医`, { ...HOSTED, 受講者の氏名: "例示 1号" }, "2018/7/3");
  telephoned(office, traineeReport, `${CASE}/受講者`, LEARNED, "2018/7/3");
  expect(stateOf()).toBe("報告済");
  // What the version of then had no place for.
  clerkTypes(office, "設定", settings.feeUnit.name, "値", "1名");
  put(office, fees, [fee()]);
  clerkTypes(office, "指導医", "医-0001", "債権者番号", "12345678");
  const on = "2018/8/10";
  elsewhere(answering(office, { 支払予定日を書いて: on, 決裁日と決裁した人: "2018/7/3 課長" }));
  for (const item of ["謝礼金を算定する", "支払を起こす", "支払の決裁に回す", "支払の決裁を記録する"])
    pay(office, item);
  office.services.kernel.now = Date.parse("2018-08-13T10:00:00+09:00");
  answering(office, { 会計が支払った日: on });
  pay(office, "支払済にする");
  expect(money(office)).toEqual([["支-2018-0001", "支払済", 10_000, 1_021]]);
  expect(stateOf()).toBe("支払済");
  expect([failures(office), office.crashes]).toEqual([[], []]);
});

test("前の版の案には記録がなく、そう言われる。提案を作り直すと、記録と控えが残り、検算は合格する", async () => {
  const office = await upgraded();
  expect([office.table("選定の記録"), office.table("選定の控え")]).toEqual([[], []]);
  click(office, "マッチング", "選定を検算する");
  expect(failures(office).at(-1)).toContain("前の版で作った提案には記録がありません");
  click(office, "マッチング", "提案を作る");
  const [run] = office.table("選定の記録");
  expect(office.table("選定の控え").map((row) => row["実行番号"])).toEqual([run?.["実行番号"]]);
  click(office, "マッチング", "選定を検算する");
  expect(office.table("選定の記録")[0]?.["検算の結果"]).toMatch(/^合格：/);
  expect(failures(office)).toHaveLength(1);
});
