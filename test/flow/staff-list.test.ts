/** 職員への一覧: the clock's mail of what waits for a person, and the same lines in 作業パネル. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Card } from "../../src/features/panel/card.rules.ts";
import type { Office } from "../../src/workspace/office.ts";
import { clerkTypes } from "./people.ts";
import { at, CASE, mailsAbout, noticesOf, reportAsHost, reportAsTrainee, visitedOffice } from "./reports-office.ts";
import { column } from "./support/notices.ts";
import { decide } from "./support/settings.ts";

let open: () => Promise<Office>;
let close: () => void;
beforeAll(async () => {
  ({ open, close } = await visitedOffice());
});
afterAll(() => close());

const CLERK = "kakari@example.jp";
const told = (office: Office) => mailsAbout(office, "職員の確認を待つもの");
const lists = (office: Office) => noticesOf(office, "職員への一覧");
const hold = (office: Office): void => void reportAsHost(office, { 受講者の氏名: "例示 秘子" });

interface Panel {
  readonly value: {
    readonly cards: readonly Pick<Card, "title" | "count" | "hint" | "standing">[];
  };
}
const cards = (office: Office) => (office.call("panelCards") as Panel).value.cards;

describe("職員への一覧", () => {
  test("待っているものがなければ送らず、あれば次の開庁日の8時半を過ぎた見回りで、在職の職員の全員に送る", async () => {
    const office = await open();
    const clerk = { メールアドレス: CLERK, 氏名: "見本 係", 役割: "担当", 在職: "はい" };
    const gone = { メールアドレス: "gone@example.jp", 氏名: "見本 去", 役割: "担当", 在職: "" };
    for (const person of [clerk, gone]) office.services.sheets.clerk.addRow("職員", person);
    at(office, "2018-07-03 09:30").advance("2h");
    expect(told(office)).toEqual([]);
    hold(office);
    at(office, "2018-07-04 07:20").advance("61m");
    expect(told(office)).toEqual([]);
    office.advance("61m");
    expect(
      told(office)
        .map((mail) => mail.to.map(({ address }) => address).join())
        .sort(),
    ).toEqual([CLERK, "office@example.jp"]);
    const [mail] = told(office);
    expect(mail?.body).toContain("・実施報告（保留）　1件（実報-2018-0001）\n　→ 実施報告シートの「状態の理由」を見て");
    expect(mail?.body).toContain("この一覧は時計が作りました");
    expect(mail?.body).not.toMatch(/秘子|太郎|一郎/);
    expect(column(lists(office), "通知番号").sort()).toEqual([
      `職員/2018-07-04/${CLERK}`,
      "職員/2018-07-04/office@example.jp",
    ]);
    expect(office.crashes).toEqual([]);
  });

  test("一日に一度だけで、翌日の開庁日にまた送る", async () => {
    const office = await open();
    hold(office);
    at(office, "2018-07-05 08:40").advance("3h");
    expect(told(office)).toHaveLength(1);
    at(office, "2018-07-06 08:40");
    expect(told(office)).toHaveLength(2);
    expect(office.table("操作記録").filter((row) => row["操作"] === "職員への一覧")).toHaveLength(2);
  });

  test("土日と祝日と閉庁日には送らない", async () => {
    const office = await open();
    hold(office);
    for (const day of ["2018-07-07", "2018-07-08", "2018-07-16", "2018-12-31", "2019-01-03"])
      expect(told(at(office, `${day} 09:00`))).toEqual([]);
    expect(told(at(office, "2019-01-04 09:00"))).toHaveLength(1);
  });

  test("設定で「送らない」にすると送らない", async () => {
    const office = decide(await open(), "staffMail", "送らない");
    hold(office);
    expect(told(at(office, "2018-07-05 09:00"))).toEqual([]);
  });

  test("前の日に送れなかった一覧は、次の日の一覧に替わる", async () => {
    const office = await open();
    hold(office);
    clerkTypes(office, "職員", "office@example.jp", "在職", "");
    office.services.sheets.clerk.addRow("職員", { メールアドレス: CLERK, 氏名: "見本 係", 役割: "担当", 在職: "はい" });
    at(office, "2018-07-05 09:00");
    clerkTypes(office, "通知", `職員/2018-07-05/${CLERK}`, "状態", "不備");
    at(office, "2018-07-06 09:00");
    expect(lists(office)).toMatchObject([{ 状態: "取消" }, { 状態: "完了" }]);
  });

  test("催促を尽くした報告、起こしていない証明書、疑いのある文が、番号で載る", async () => {
    const office = await open();
    for (const day of ["07-17", "07-24", "07-31"]) at(office, `2018-${day} 09:00`);
    expect(told(office)).toEqual([]);
    at(office, "2018-08-07 09:00");
    expect(told(office).at(-1)?.body).toContain(`・催促しても報告のない案件　1件（${CASE}）`);
    reportAsHost(office);
    reportAsTrainee(office, { 学んだこと: "田中さん（85歳）のお宅に伺いました。" });
    at(office, "2018-08-08 09:00");
    const body = told(office).at(-1)?.body ?? "";
    expect(body).not.toContain("催促しても報告のない案件");
    expect(body).toContain(`・受講証明書を起こしていない受講　1件（${CASE}）`);
    expect(body).toContain("・患者情報の疑いのある報告　1件（受報-2018-0001）");
    expect(body).not.toContain("田中");
  });
});

describe("作業パネル", () => {
  test("メールと同じ行が、同じ数で並び、ボタンのある行はいつも残る", async () => {
    const office = await open();
    const standing = cards(office).map(({ title }) => title);
    expect(standing).toContain("発送していない発送簿");
    expect(standing).not.toContain("実施報告（保留）");
    hold(office);
    expect(cards(office).find(({ title }) => title === "実施報告（保留）")).toMatchObject({
      count: 1,
      hint: "実報-2018-0001。実施報告シートの「状態の理由」を見て、「処理」を選びます",
    });
    at(office, "2018-07-05 09:00");
    // How the year goes is shown, and waits for nobody.
    const waits = cards(office).filter(({ count, standing }) => count > 0 && !standing);
    const body = told(office)[0]?.body ?? "";
    for (const { title, count } of waits) expect(body).toContain(`・${title}　${count}件`);
    expect(body.split("\n").filter((line) => line.startsWith("・"))).toHaveLength(waits.length);
  });
});
