/** Papers in the office's own queue: previews, refusals, tries, limits, and what staff are told. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { CLERK, dispatchOffice, OFFICE, type Opener } from "./dispatch-office.ts";
import { accept, apply, clerkTypes, lastMessage, person, readyOffice } from "./people.ts";
import { willing } from "./support/stages.ts";

let open: Opener;
let close: () => void;
beforeAll(async () => {
  ({ open, close } = await dispatchOffice());
});
afterAll(() => close());

const click = (office: Office, item: string): unknown => office.click("在宅連携", "通知", item);

/** An office in which one application is decided, and nothing has been made. */
function decided(): Office {
  const office = readyOffice();
  accept(office, { 氏名: "見本 一郎", ふりがな: "みほん いちろう", 医療機関名: "見本在宅クリニック" });
  apply(office, person(1));
  office.click("在宅連携", "マッチング", "提案を作る");
  clerkTypes(office, "マッチング", "案-2018-0001-1", "判断", "採用");
  willing(office).click("在宅連携", "マッチング", "決定する");
  return office;
}

function select(office: Office, sheet: string, key: string, rows = 1): void {
  const row = office.table(sheet).findIndex((each) => Object.values(each)[0] === key) + 2;
  office.services.sheets.clerk.select(sheet, `A${row}:B${row + rows - 1}`, OFFICE);
}

const LETTER = "案-2018-0001-1/受講者";
const orderOf = (office: Office, operation: string): Record<string, unknown> => {
  const row = office
    .table("操作記録")
    .filter((each) => String(each["操作"]).startsWith(operation) && String(each["操作"]).endsWith("（処理）"))
    .at(-1);
  if (!row) throw new Error(`no order ${operation}`);
  return row;
};

describe("下見", () => {
  test("番号のないまま1通ができ、通知の行もメールも番号も変わらない", () => {
    const office = decided();
    const before = { notices: office.table("通知"), mails: office.outbox().length };
    select(office, "通知", LETTER);
    click(office, "下見を作る");
    const [preview, ...rest] = office.letters("帳票");
    expect(rest).toEqual([]);
    expect(preview?.name).toBe("【下見】（番号未定） 決定連絡票（受講者用） 申-2018-0001 例示 1号");
    expect(preview?.text).toContain("（番号未定）");
    expect(preview?.text).toContain("例示 1号　様");
    expect(preview?.text).not.toMatch(/\{\{/);
    expect(office.table("通知")).toEqual(before.notices);
    expect(office.outbox()).toHaveLength(before.mails);
    expect(office.letters()).toEqual([]);
    expect(lastMessage(office)).toContain(`https://docs.google.com/document/d/${preview?.id ?? ""}/edit`);
    click(office, "文書だけ作る");
    expect(office.table("通知").find((row) => row["通知番号"] === LETTER)).toMatchObject({ 号: 1 });
    expect(office.letters()).toHaveLength(2);
  });

  test("二度頼めば、いまの内容で二つできる", () => {
    const office = decided();
    select(office, "通知", LETTER);
    click(office, "下見を作る");
    clerkTypes(office, "申込者", "申-2018-0001", "所属所在地", "横須賀市例示町9-9");
    select(office, "通知", LETTER);
    click(office, "下見を作る");
    const [first, second] = office.letters("帳票");
    expect(first?.text).not.toContain("例示町9-9");
    expect(second?.text).toContain("例示町9-9");
  });

  test("2行以上選んだときと、通知でないシートでは、選び方を示す", () => {
    const office = decided();
    select(office, "通知", LETTER, 2);
    click(office, "下見を作る");
    expect(lastMessage(office)).toContain("下見は1通ずつ作ります");
    select(office, "申込者", "申-2018-0001");
    click(office, "下見を作る");
    expect(lastMessage(office)).toContain("対象の行が選ばれていません");
    expect(office.letters("帳票")).toEqual([]);
  });

  test("足りないものがあれば失敗になり、直して再開すると、1つだけできる", () => {
    const office = decided();
    clerkTypes(office, "設定", "日程調整の期限（日）", "値", "");
    select(office, "通知", LETTER);
    click(office, "下見を作る");
    expect(orderOf(office, "下見を作る")).toMatchObject({ 状態: "失敗" });
    expect(orderOf(office, "下見を作る")["結果"]).toContain("日程調整の期限（日）");
    clerkTypes(office, "設定", "日程調整の期限（日）", "値", "14");
    click(office, "処理を再開する");
    expect(orderOf(office, "下見を作る")).toMatchObject({ 状態: "済", 済んだ件数: 1 });
    expect(office.letters("帳票")).toHaveLength(1);
  });

  test("メールの本文だけの通知は、文書がないことを知らせる", () => {
    const office = decided();
    const key = String(office.table("通知").find((row) => row["種類"] === "受付連絡")?.["通知番号"]);
    select(office, "通知", key);
    click(office, "下見を作る");
    expect(lastMessage(office)).toContain("文書を付けずにメールの本文だけで送ります");
  });
});

/** Every call of one service fails, until told otherwise. */
function broken(office: Office, method: string): () => void {
  const { kernel } = office.services;
  const call = kernel.call.bind(kernel);
  kernel.call = (name, effect) => {
    if (name === method && kernel.run && !kernel.run.dead) throw new Error("サービスに接続できません");
    return call(name, effect);
  };
  return () => {
    kernel.call = call;
  };
}

describe("うまくいかないとき", () => {
  test("過ぎ去る障害なら、時計が3回まで試み、ほかの紙は待たせない", async () => {
    const office = (await open()).as(CLERK);
    click(office, "発送簿を作る");
    const mend = broken(office, "DocumentApp.openById");
    office.advance("25m");
    mend();
    expect(office.crashes).toEqual([]);
    expect(orderOf(office, "発送簿を作る：発送簿")).toMatchObject({ 状態: "済" });
    expect(orderOf(office, "発送簿を作る：印刷用文書")).toMatchObject({ 状態: "失敗" });
    expect(orderOf(office, "発送簿を作る：印刷用文書")["結果"]).toMatch(/3回試みましたが.*サービスに接続できません/);
    click(office, "処理を再開する");
    office.advance("10m");
    expect(orderOf(office, "発送簿を作る：印刷用文書")).toMatchObject({ 状態: "済" });
    expect(
      office
        .letters("帳票")
        .map((paper) => paper.name)
        .sort(),
    ).toEqual([...new Set(office.letters("帳票").map((paper) => paper.name))].sort());
    expect(office.letters("帳票")).toHaveLength(5);
  });

  test("2回目でできれば、何も残らない", async () => {
    const office = (await open()).as(CLERK);
    click(office, "発送簿を作る");
    const mend = broken(office, "Docs.Documents.batchUpdate");
    office.advance("6m");
    mend();
    office.advance("15m");
    for (const paper of ["発送簿", "宛名ラベル", "印刷用文書"])
      expect(orderOf(office, `発送簿を作る：${paper}`)).toMatchObject({ 状態: "済" });
    expect(office.letters("帳票")).toHaveLength(5);
  });

  test("一つにまとめられない文書は、どれがどう違うかを示す", async () => {
    const office = await open();
    const letter = office.letters().find((each) => each.name.includes("第3号"));
    const { Docs: docs } = office.globals as unknown as { Docs: GoogleAppsScript.Docs };
    const documentStyle = { marginLeft: { magnitude: 20, unit: "PT" } };
    docs.Documents.batchUpdate(
      { requests: [{ updateDocumentStyle: { documentStyle, fields: "marginLeft" } }] },
      letter?.id ?? "",
    );
    click(office, "発送簿を作る");
    expect(orderOf(office, "発送簿を作る：発送簿")).toMatchObject({ 状態: "済" });
    const failed = office.table("操作記録").filter((row) => row["状態"] === "失敗");
    expect(failed.map((row) => row["記録番号"])).toEqual(["発-2018-001/印刷用文書1"]);
    expect(String(failed[0]?.["結果"])).toContain("処理を再開する");
    expect(office.table("発送簿")[0]?.["印刷用文書"]).toBe("");
  });

  test("1日に作れる文書の上限に達したら、そう知らせて、翌日に続ける", async () => {
    const office = (await open({ now: "2018-04-04T23:40:00+09:00" })).as(CLERK);
    clerkTypes(office, "設定", "1日に作る文書の上限", "値", "2");
    click(office, "発送簿を作る");
    office.advance("10m");
    expect(office.letters("帳票")).toHaveLength(2);
    const waiting = office.table("操作記録").filter((row) => row["状態"] === "待ち");
    expect(waiting).toHaveLength(3);
    expect(String(waiting[0]?.["結果"])).toContain("明日続けます");
    clerkTypes(office, "設定", "1日に作る文書の上限", "値", "250");
    office.advance("2h");
    expect(office.letters("帳票")).toHaveLength(5);
  });

  test("止めている間は作らず、再開すると続ける", async () => {
    const office = (await open()).as(CLERK);
    click(office, "発送簿を作る");
    click(office, "処理を止める");
    office.advance("15m");
    expect(office.letters("帳票")).toEqual([]);
    click(office, "処理を再開する");
    office.advance("10m");
    expect(office.letters("帳票")).toHaveLength(5);
  });

  test("帳票のフォルダがない台帳では、初期設定を実行するよう知らせる", async () => {
    const office = await open();
    const { PropertiesService: service } = office.globals as {
      PropertiesService: GoogleAppsScript.Properties.PropertiesService;
    };
    const store = service.getScriptProperties();
    const files = JSON.parse(store.getProperty("files") ?? "{}") as Record<string, string>;
    store.setProperty("files", JSON.stringify({ ...files, "folder.papers": undefined }));
    click(office, "発送簿を作る");
    expect(orderOf(office, "発送簿を作る：発送簿")["結果"]).toMatch(/帳票のフォルダがありません[^]*初期設定/);
    office.click("在宅連携", "初期設定");
    click(office, "処理を再開する");
    expect(office.letters("帳票")).toHaveLength(5);
  });
});
