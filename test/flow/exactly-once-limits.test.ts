/** Letters within limits: calls a letter, chunks, stop and resume, quotas, long runs, and what stops one letter by name. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { clerkTypes, lastMessage } from "./people.ts";
import { keysOf } from "./support/clerk.ts";
import { multiply } from "./support/notices.ts";
import { stages, willing, type Opener } from "./support/stages.ts";
import { callsOf } from "./support/state.ts";

let open: Opener;
let close: () => void;
beforeAll(async () => {
  ({ open, close } = await stages({ people: 2 }));
});
afterAll(() => close());

const PDF = { name: "test", convert: (docs: readonly unknown[]) => docs.map(() => new Uint8Array([37, 80, 68, 70])) };
const documents = (office: Office) => office.globals["DocumentApp"] as GoogleAppsScript.Document.DocumentApp;
const menu = (office: Office, item: string): void => void office.click("在宅連携", "通知", item);
const send = (office: Office): void => menu(office, "文書を作ってメールで送る");
const letters = (office: Office): Record<string, unknown>[] =>
  office.table("通知").filter((row) => row["種類"] !== "受付連絡");
const states = (office: Office): string[] => letters(office).map((row) => String(row["状態"]));
const job = (office: Office): Record<string, unknown> | undefined =>
  office
    .table("操作記録")
    .filter((row) => String(row["内容"]).startsWith("{"))
    .at(-1);
const setting = (office: Office, name: string, value: string): void => clerkTypes(office, "設定", name, "値", value);
const count = (calls: readonly string[], pattern: RegExp): number => calls.filter((call) => pattern.test(call)).length;

describe("一通にかかる呼出し", () => {
  test.each([
    ["PDFにできるとき", { pdf: PDF }],
    ["PDFにできないとき", {}],
  ])("%s、ファイルとメールは5回まで、記録は2回まで", async (_name, options) => {
    const [two, four] = await Promise.all([open("decided", options), open("decided", options)]);
    const spare = letters(two)
      .slice(2)
      .map((row) => String(row["通知番号"]));
    for (const key of spare) {
      const row = two.services.sheets.model.rowOf("通知", "通知番号", key);
      two.services.sheets.clerk.type("通知", row, "状態", "取消");
    }
    const [few, many] = [callsOf(two, () => send(two)), callsOf(four, () => send(four))];
    const each = (pattern: RegExp): number => (count(many, pattern) - count(few, pattern)) / 2;
    expect(count(many, /sendEmail/)).toBe(4);
    expect(each(/^(Drive|Docs|DocumentApp|Document|MailApp)\b/)).toBeLessThanOrEqual(5);
    expect(each(/Properties\.setProperty/)).toBe(2);
    expect(each(/^(Sheet|Range|Spreadsheet)/)).toBe(0);
  });

  test("通知シートへの書込みは、一区切りに一度である", async () => {
    const writes = async (chunk: string): Promise<number> => {
      const office = await open("decided");
      setting(office, "一度に作る通数", chunk);
      return count(
        callsOf(office, () => send(office)),
        /Range\.setValues/,
      );
    };
    const [whole, halves] = [await writes("4"), await writes("2")];
    // A chunk writes 通知 in five runs of columns, between which staff's own lie, and the progress of its job.
    expect(halves - whole).toBeLessThanOrEqual(6);
  });

  test("することのない時計は、プロパティを一度読み、動いたことを書くだけである", async () => {
    const office = await open("decided");
    send(office);
    office.advance("20m");
    office.resetCalls();
    office.advance("5m");
    expect(office.calls.byMethod).toEqual({ "Properties.getProperties": 1, "Properties.setProperty": 1 });
  });
});

describe("止める、再開する、上限", () => {
  test("処理を止めると区切りで止まり、再開すると続きだけを送る", async () => {
    const office = await open("decided");
    setting(office, "一度に作る通数", "1");
    const probe = await open("decided");
    setting(probe, "一度に作る通数", "1");
    const calls = callsOf(probe, () => send(probe));
    const second = calls.indexOf("MailApp.sendEmail", calls.indexOf("MailApp.sendEmail") + 1) + 1;
    office.at(second, () => menu(office, "処理を止める"));
    send(office);
    expect(job(office)).toMatchObject({ 状態: "中止", 済んだ件数: 2 });
    office.advance("20m");
    expect(states(office).filter((state) => state === "完了")).toHaveLength(2);
    menu(office, "処理を再開する");
    expect(states(office)).toEqual(["完了", "完了", "完了", "完了"]);
    expect(office.outbox()).toHaveLength(6);
    expect(job(office)).toMatchObject({ 状態: "済", 済んだ件数: 4 });
  });

  test("メールの残りが少ない日は、残りの分だけを始め、続きは翌日に送る", async () => {
    const office = await open("decided", { account: "consumer" });
    office.services.quotas.take(
      "mail",
      "office@example.jp",
      office.services.quotas.left("mail", "office@example.jp") - 3,
    );
    send(office);
    expect(states(office).filter((state) => state === "完了")).toHaveLength(3);
    expect(office.letters()).toHaveLength(3);
    expect(String(job(office)?.["結果"])).toContain("残り1通は、明日続けます");
    expect(lastMessage(office)).toContain("明日続けます");
    office.advance("1d");
    expect(states(office)).toEqual(["完了", "完了", "完了", "完了"]);
    expect(job(office)).toMatchObject({ 状態: "済" });
  });

  test("1日に作る文書の上限を超えて作らない", async () => {
    const office = await open("decided");
    setting(office, "1日に作る文書の上限", "3");
    send(office);
    expect(office.letters()).toHaveLength(3);
    office.advance("1d");
    expect(office.letters()).toHaveLength(4);
    expect(states(office)).toEqual(["完了", "完了", "完了", "完了"]);
  });

  test("60通は、6分の実行を何度か重ねて、一度ずつ届く", async () => {
    const office = await open("decided", { pdf: PDF });
    multiply(office, 60);
    send(office);
    expect(states(office).filter((state) => state === "完了").length).toBeLessThan(60);
    office.advance("2h");
    expect(states(office)).toEqual(Array.from({ length: 60 }, () => "完了"));
    expect(office.letters()).toHaveLength(60);
    expect(office.outbox()).toHaveLength(62);
    expect(new Set(letters(office).map((row) => row["号"])).size).toBe(60);
  });
});

describe("その一通だけを止めるもの", () => {
  const template = (office: Office, kind: string) => {
    const found = office.documents().find((each) => each.name === `様式 ${kind}`);
    if (!found) throw new Error(`no template ${kind}`);
    return found;
  };
  const rewrite = (office: Office, id: string, from: string, to: string): void => {
    const app = documents(office);
    const document = app.openById(id);
    document.getBody().replaceText(from, to);
    document.saveAndClose();
  };
  const redo = (office: Office): void => {
    for (const key of keysOf(office, "通知").filter((each) => faulty(office).includes(each)))
      clerkTypes(office, "通知", key, "職員の判断", "やり直す");
    send(office);
  };
  const faulty = (office: Office): string[] =>
    letters(office)
      .filter((row) => row["状態"] === "不備")
      .map((row) => String(row["通知番号"]));

  test("様式に知らない語があると、その種類だけが名前で止まり、文書も番号も使わない", async () => {
    const office = await open("decided");
    const { id } = template(office, "決定連絡票（指導医用）");
    rewrite(office, id, "以上", "以上{{しらない語}}");
    send(office);
    expect(faulty(office)).toHaveLength(2);
    for (const row of letters(office).filter((each) => each["状態"] === "不備")) {
      expect(String(row["不備・確認事項"])).toContain("しらない語");
      expect([row["号"], row["文書ID"]]).toEqual(["", ""]);
    }
    expect(office.letters()).toHaveLength(2);
    rewrite(office, id, "\\{\\{しらない語\\}\\}", "");
    redo(office);
    expect(states(office)).toEqual(["完了", "完了", "完了", "完了"]);
    expect(
      letters(office)
        .map((row) => Number(row["号"]))
        .sort(),
    ).toEqual([1, 2, 3, 4]);
  });

  test("要る語が空なら、その一通だけが名前で止まり、書けばやり直せる", async () => {
    const office = await open("decided");
    const key = String(office.table("申込者")[0]?.["受付番号"]);
    clerkTypes(office, "申込者", key, "氏名", "");
    send(office);
    expect(faulty(office).length).toBeGreaterThan(0);
    expect(letters(office).filter((row) => row["状態"] === "完了").length).toBeGreaterThan(0);
    expect(String(letters(office).find((row) => row["状態"] === "不備")?.["不備・確認事項"])).toContain("氏名");
    clerkTypes(office, "申込者", key, "氏名", "例示 1号");
    redo(office);
    expect(states(office)).toEqual(["完了", "完了", "完了", "完了"]);
  });

  test("様式がごみ箱にあると、その種類だけが止まり、戻せばやり直せる", async () => {
    const office = await open("decided");
    const file = office.services.drive.file(template(office, "決定連絡票（受講者用）").id);
    file.trashed = true;
    send(office);
    expect(faulty(office)).toHaveLength(2);
    expect(String(letters(office).find((row) => row["状態"] === "不備")?.["不備・確認事項"])).toContain("ごみ箱");
    file.trashed = false;
    redo(office);
    expect(states(office)).toEqual(["完了", "完了", "完了", "完了"]);
  });

  test("宛先を断られた一通は、同じ文書と番号のまま、直した宛先に届く", async () => {
    const office = await open("decided");
    const key = String(office.table("申込者")[0]?.["受付番号"]);
    const sent = refusedOnce(office);
    send(office);
    expect(faulty(office)).toHaveLength(1);
    const before = letters(office).find((row) => row["状態"] === "不備");
    clerkTypes(office, "申込者", key, "メールアドレス", "mended@example.jp");
    sent();
    redo(office);
    expect(states(office)).toEqual(["完了", "完了", "完了", "完了"]);
    const after = letters(office).find((row) => row["通知番号"] === before?.["通知番号"]);
    expect([after?.["号"], after?.["文書ID"]]).toEqual([before?.["号"], before?.["文書ID"]]);
    expect(office.letters()).toHaveLength(4);
  });
});

/** Google refuses the first address written to; answers how to stop it. */
function refusedOnce(office: Office): () => void {
  const app = office.services.mail.app;
  const original = app.sendEmail.bind(app);
  let refused = false;
  const target = app as unknown as { sendEmail: (...args: unknown[]) => void };
  target.sendEmail = (...args) => {
    if (!refused) {
      refused = true;
      throw new Error("無効なメール: x@example.jp");
    }
    (original as (...all: unknown[]) => void)(...args);
  };
  return () => {
    target.sendEmail = original as (...all: unknown[]) => void;
  };
}

test("開いたブックでは、届いているという答えだけでも反映できる", async () => {
  const office = willing(await open("decided"));
  const probe = await open("decided");
  const mail = callsOf(probe, () => send(probe)).lastIndexOf("MailApp.sendEmail") + 1;
  office.failAt(mail, "after");
  send(office);
  office.calm();
  const asked = letters(office).find((row) => row["状態"] === "要確認");
  clerkTypes(office, "通知", String(asked?.["通知番号"]), "職員の判断", "届いている");
  send(office);
  expect(states(office)).toEqual(["完了", "完了", "完了", "完了"]);
  expect(office.outbox()).toHaveLength(6);
});
