/** 受付 on the real script: Forms, triggers, clock, menu and sheets as at Google. */
import { describe, expect, test } from "vitest";
import { application } from "../../src/forms/index.ts";
import type { Office } from "../../src/workspace/office.ts";
import {
  accept,
  apply,
  applyAsNurse,
  clerkTypes,
  doctor,
  lastMessage,
  outward,
  person,
  readyOffice,
  typed,
} from "./people.ts";

const received = (office: Office) => office.table("申込者");
const click = (office: Office, item: string) => office.click("在宅連携", "受付", item);
const first = { 氏名: "見本 一郎", ふりがな: "みほん いちろう", 医療機関名: "見本在宅クリニック" };

describe("申込みが届く", () => {
  test("送信するとすぐに、受付番号と人物番号が付き、受付連絡のメールが届く", () => {
    const office = readyOffice();
    const id = apply(office);
    expect(received(office)).toMatchObject([
      {
        受付番号: "申-2018-0001",
        年度: 2018,
        状態: "選定待ち",
        受付経路: "フォーム",
        回答ID: id,
        人物番号: "人-0001",
        氏名: "見本 太郎",
        ふりがな: "みほん たろう",
        日中の電話番号: "046-000-0002",
        学びたいテーマ: "看取り、緩和",
        守秘義務: "はい",
      },
    ]);
    expect(office.table("通知")).toMatchObject([{ 通知番号: `受付/${id}`, 種類: "受付連絡", 対象番号: id }]);
    expect(office.outbox().flatMap((mail) => mail.to.map((one) => one.address))).toEqual(["taro@example.jp"]);
    expect(office.crashes).toEqual([]);
  });

  test("式のような氏名は文字のまま入り、先頭の0も消えない", () => {
    const office = readyOffice();
    apply(office, {
      氏名: '=HYPERLINK("http://example.com","見本")',
      所属の郵便番号: "0600000",
      "部署・役職": "+1-2-3",
    });
    const cell = office.services.sheets.app.getActiveSpreadsheet().getSheetByName("申込者")!;
    const headers = cell.getDataRange().getValues()[0] as string[];
    expect(cell.getRange(2, headers.indexOf("氏名") + 1).getFormula()).toBe("");
    expect(received(office)).toMatchObject([
      { 氏名: '=HYPERLINK("http://example.com","見本")', 所属の郵便番号: "0600000", "部署・役職": "+1-2-3" },
    ]);
  });

  test.each(["doubled", "blank"] as const)("送信の知らせが%sでも、一度だけ受け付ける", (event) => {
    const office = readyOffice();
    apply(office, {}, { event });
    expect(received(office)).toHaveLength(1);
    expect(office.outbox()).toHaveLength(1);
  });

  test("送信の知らせが失われても、1時間のうちに時計が受け付ける", () => {
    const office = readyOffice();
    const sent = office.now;
    apply(office, {}, { event: "lost" });
    expect(received(office)).toEqual([]);
    office.advance("70m");
    expect(received(office)).toHaveLength(1);
    expect((received(office)[0]?.["受付日時"] as Date).getTime()).toBe(Math.floor(sent / 1000) * 1000);
    office.advance("3h");
    expect(received(office)).toHaveLength(1);
  });

  test("失われた申込みは、次の人の送信のときに、送信の順の番号で受け付ける", () => {
    const office = readyOffice();
    const lost = apply(office, person(1), { event: "lost" });
    const next = apply(office, person(2));
    expect(received(office).map((row) => [row["受付番号"], row["回答ID"]])).toEqual([
      ["申-2018-0001", lost],
      ["申-2018-0002", next],
    ]);
  });

  test("メニューから取り込むと、すべての回答を見直し、二度は受け付けない", () => {
    const office = readyOffice();
    apply(office, person(1), { event: "lost" });
    apply(office, person(2), { event: "lost" });
    click(office, "回答を取り込む");
    expect(lastMessage(office)).toContain("申込み2件を受け付けました（選定待ち2件）。");
    click(office, "回答を取り込む");
    expect(lastMessage(office)).toContain("新しい回答はありませんでした。");
    expect(received(office)).toHaveLength(2);
  });

  test("事務所アカウントでない職員が取り込むと、時計に頼まれ、次の時計で取り込まれる", () => {
    const office = readyOffice();
    office.services.sheets.clerk.addRow("職員", { メールアドレス: "clerk@example.jp", 役割: "担当", 在職: "はい" });
    office.addEditor("clerk@example.jp").grant("clerk@example.jp");
    apply(office, {}, { event: "lost" });
    office.as("clerk@example.jp");
    click(office, "回答を取り込む");
    expect(lastMessage(office)).toContain("時計に頼みました");
    expect(received(office)).toEqual([]);
    office.advance("6m");
    expect(received(office)).toHaveLength(1);
  });

  test("年度が決まっていないと番号を付けずに止まり、決めれば受け付ける", () => {
    const office = readyOffice();
    clerkTypes(office, "設定", "年度", "値", "");
    apply(office);
    expect(received(office)).toEqual([]);
    expect(office.table("操作記録").some((row) => String(row["結果"]).includes("「年度」が決まっていません"))).toBe(
      true,
    );
    clerkTypes(office, "設定", "年度", "値", "2018");
    click(office, "回答を取り込む");
    expect(received(office)).toHaveLength(1);
  });

  test("申込者シートに読めないセルがあっても、新しい申込みは受け付ける", () => {
    const office = readyOffice();
    apply(office, person(1));
    const sheet = office.services.sheets.app.getActiveSpreadsheet().getSheetByName("申込者")!;
    const column = (sheet.getDataRange().getValues()[0] as string[]).indexOf("年度") + 1;
    sheet.getRange(2, column).clearDataValidations().setValue("二千十八");
    apply(office, person(2));
    expect(received(office)).toHaveLength(2);
  });
});

describe("同じ人かどうか", () => {
  test("病院のメールを共に使う10人の看護師は、10人である", () => {
    const office = readyOffice();
    for (let n = 1; n <= 10; n++) applyAsNurse(office, { ...person(n), メールアドレス: "ward@example.jp" });
    expect(new Set(received(office).map((row) => row["人物番号"])).size).toBe(10);
    expect(received(office).every((row) => row["状態"] === "選定待ち")).toBe(true);
  });

  test("異動した医師は候補になり、職員が確かめれば同じ人のまま、年1回に数えられる", () => {
    const office = readyOffice();
    apply(office);
    apply(office, { 所属医療機関名: "例示クリニック", メールアドレス: "moved@example.jp" });
    expect(received(office)[1]).toMatchObject({ 状態: "人物確認待ち", 人物番号: "" });
    expect(received(office)[1]?.["人物候補"]).toContain("人-0001");
    clerkTypes(office, "申込者", "申-2018-0002", "人物判断", "同じ人");
    click(office, "確認と審査を反映する");
    expect(received(office)[1]).toMatchObject({ 人物番号: "人-0001", 状態: "重複" });
    expect(lastMessage(office)).toContain("1件の申込みを改めました（重複1件）。");
  });

  test("同姓同名の別の人は、職員が確かめれば新しい番号になる", () => {
    const office = readyOffice();
    apply(office);
    apply(office, { 所属医療機関名: "例示クリニック", メールアドレス: "other@example.jp" });
    clerkTypes(office, "申込者", "申-2018-0002", "人物判断", "別の人");
    click(office, "確認と審査を反映する");
    expect(received(office)[1]).toMatchObject({ 人物番号: "人-0002", 状態: "選定待ち" });
    click(office, "確認と審査を反映する");
    expect(lastMessage(office)).toContain("変わった申込みはありませんでした。");
  });

  test("その年度に決定した人がもう一度申し込むと、年度内受講済で待つ（R39）", () => {
    const office = readyOffice();
    apply(office);
    clerkTypes(office, "申込者", "申-2018-0001", "状態", "決定");
    apply(office);
    clerkTypes(office, "申込者", "申-2018-0002", "人物判断", "同じ人");
    click(office, "確認と審査を反映する");
    expect(received(office).map((row) => row["状態"])).toEqual(["決定", "年度内受講済"]);
  });

  test("要審査の申込みは、資格判断と理由が書かれれば選定待ちになり、取下げで取消になる", () => {
    const office = readyOffice();
    apply(office, { 対象区分: "その他" });
    expect(received(office)[0]?.["状態"]).toBe("要審査");
    clerkTypes(office, "申込者", "申-2018-0001", "資格判断", "対象とする");
    click(office, "確認と審査を反映する");
    expect(received(office)[0]?.["状態の理由"]).toContain("「資格判断の理由」が空です");
    clerkTypes(office, "申込者", "申-2018-0001", "資格判断の理由", "訪問診療を始める予定");
    click(office, "確認と審査を反映する");
    expect(received(office)[0]?.["状態"]).toBe("選定待ち");
    clerkTypes(office, "申込者", "申-2018-0001", "取下げ", "はい");
    click(office, "確認と審査を反映する");
    expect(received(office)[0]?.["状態"]).toBe("取消");
  });
});

describe("読めない申込み", () => {
  test("承諾書の医師が名簿にいなければ要確認に載り、名簿に足せば取り込める", () => {
    const office = readyOffice();
    const id = accept(office, { 氏名: "例示 十郎", ふりがな: "れいじ じゅうろう", 医療機関名: "例示医院" });
    expect(office.table("年度委嘱")).toEqual([]);
    expect(office.table("要確認")).toMatchObject([
      { 要確認番号: `回答/${id}`, 種別: "承諾書の回答", 状態: "未処理", 回答ID: id },
    ]);
    expect(office.table("要確認")[0]?.["理由と直し方"]).toContain("「指導医」シートにいません");
    clerkTypes(office, "要確認", `回答/${id}`, "処理", "取り込む");
    click(office, "要確認を取り込む");
    expect(lastMessage(office)).toContain("1件はまだ取り込めません");
    const raw = String(office.table("要確認")[0]?.["元の内容"]);
    clerkTypes(
      office,
      "要確認",
      `回答/${id}`,
      "修正欄",
      raw
        .replace("例示 十郎", first.氏名)
        .replace("れいじ じゅうろう", first.ふりがな)
        .replace("例示医院", first.医療機関名),
    );
    click(office, "要確認を取り込む");
    expect(office.table("年度委嘱")).toMatchObject([
      { 委嘱番号: "委-2018-医-0001", 指導医氏名: "見本 一郎", 承諾: "承諾する", 受入可能曜日: "月午前、木午後" },
    ]);
    expect(office.table("受入可能日")).toMatchObject([
      { 受入日番号: `${id}/1`, 時間帯: "午前" },
      { 受入日番号: `${id}/2`, 時間帯: "終日" },
    ]);
    expect(office.table("要確認")).toMatchObject([
      { 状態: "取込済", 理由と直し方: "委-2018-医-0001 として取り込みました" },
    ]);
  });

  test("選択肢を変えた後に届いた古い回答は要確認に載り、直して取り込むと元の受付日時で受け付ける", () => {
    const office = readyOffice();
    const sent = office.now;
    const id = apply(office, { 学びたいテーマ: "小児" }, { event: "lost" });
    clerkTypes(office, "設定", "研修テーマ", "値", "看取り、緩和");
    office.advance("70m");
    expect(received(office)).toEqual([]);
    expect(office.table("要確認")[0]?.["理由と直し方"]).toContain(
      "「学びたいテーマ」の「小児」は選択肢にありません（看取り、緩和）",
    );
    clerkTypes(
      office,
      "要確認",
      `回答/${id}`,
      "修正欄",
      String(office.table("要確認")[0]?.["元の内容"]).replace("学びたいテーマ：小児", "学びたいテーマ：看取り"),
    );
    clerkTypes(office, "要確認", `回答/${id}`, "処理", "取り込む");
    click(office, "要確認を取り込む");
    expect(received(office)).toMatchObject([{ 受付経路: "要確認から", 学びたいテーマ: "看取り", 回答ID: id }]);
    expect((received(office)[0]?.["受付日時"] as Date).getTime()).toBe(Math.floor(sent / 1000) * 1000);
    expect(office.table("要確認")).toMatchObject([
      { 状態: "取込済", 理由と直し方: "申-2018-0001 として取り込みました" },
    ]);
    expect(outward(office)).toHaveLength(1);
    click(office, "回答を取り込む");
    expect(received(office)).toHaveLength(1);
  });

  test("取り下げた回答は、二度と受け付けない", () => {
    const office = readyOffice();
    const id = accept(office, { 氏名: "例示 十郎", ふりがな: "れいじ じゅうろう", 医療機関名: "例示医院" });
    clerkTypes(office, "要確認", `回答/${id}`, "処理", "取り下げる");
    click(office, "要確認を取り込む");
    expect(office.table("要確認")).toMatchObject([{ 状態: "取下げ" }]);
    click(office, "回答を取り込む");
    expect(office.table("要確認")).toHaveLength(1);
    expect(office.table("年度委嘱")).toEqual([]);
  });

  test("同じ指導医の二通目の承諾書は、上書きせずに職員に尋ねる", () => {
    const office = readyOffice();
    accept(office, { ...first, 年上限: "5" });
    accept(office, { ...first, 年上限: "1" });
    expect(office.table("年度委嘱")).toMatchObject([{ 年上限: 5 }]);
    expect(office.table("要確認")[0]?.["理由と直し方"]).toContain("すでに受け付けています");
  });

  test("職員が足した質問の答えは、元の内容に残り、受付を妨げない", () => {
    const office = readyOffice();
    const form = office.services.forms.app.openById(office.services.forms.byTitle("在宅医同行研修申込書"));
    form.addTextItem().setTitle("紹介者");
    office.submit(application.title, { ...typed(application, doctor), 紹介者: "例示 花子" });
    expect(received(office)).toHaveLength(1);
  });

  test("質問の題名が変えられても、項目の番号で読む", () => {
    const office = readyOffice();
    const form = office.services.forms.app.openById(office.services.forms.byTitle("在宅医同行研修申込書"));
    const item = form.getItems().find((each) => each.getTitle() === "氏名")!;
    item.setTitle("お名前");
    const { 氏名: name = "", ...rest } = typed(application, doctor);
    office.submit(application.title, { ...rest, お名前: name });
    expect(received(office)).toMatchObject([{ 氏名: "見本 太郎" }]);
  });
});

test("一件を受け付けるサービス呼出しの数は、行や回答が10でも100でも1,000でも同じである", () => {
  const counts = [10, 100, 1000].map((rows) => {
    const office = readyOffice();
    fillApplicants(office, rows);
    for (let n = 1; n <= 6; n++) apply(office, person(n));
    for (let n = 0; n < Math.min(rows, 30); n++) apply(office, person(100 + n), { event: "lost" });
    click(office, "回答を取り込む");
    office.resetCalls();
    apply(office, person(7777));
    return office.calls.total;
  });
  expect(counts[1], counts.join("、")).toBe(counts[0]);
  expect(counts[2], counts.join("、")).toBe(counts[0]);
});

/** Rows that came in earlier, put into the sheet in one go. */
function fillApplicants(office: Office, rows: number): void {
  const sheet = office.services.sheets.app.getActiveSpreadsheet().getSheetByName("申込者")!;
  const headers = sheet.getDataRange().getValues()[0] as string[];
  const values: Record<string, string | number> = { 年度: 2018, 状態: "取消", 職種: "医師", 対象区分: "未参入開業医" };
  const lines = Array.from({ length: rows }, (_, n) =>
    headers.map((header) => {
      if (header === "受付番号") return `申-2018-${String(n + 1).padStart(4, "0")}`;
      if (header === "人物番号") return `人-${String(n + 1).padStart(4, "0")}`;
      if (header === "氏名") return `前年 ${n}号`;
      return header === "回答ID" ? `前-${n}` : (values[header] ?? "");
    }),
  );
  // A sheet that is full gains rows once; that is not what is counted here.
  const missing = rows + 1 - sheet.getMaxRows();
  if (missing > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missing + 50);
  sheet.getRange(2, 1, rows, headers.length).setValues(lines);
}
