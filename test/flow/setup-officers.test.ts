/** 役職者 and the short links after 初期設定: in the sample, in an empty workbook, and on one of the first version. */
import { describe, expect, test } from "vitest";
import { openOffice, type Office } from "../../src/workspace/office.ts";
import { clerkTypes } from "./people.ts";
import { bookOf, formNamed, newOffice, servicesOf, setUp } from "./setup-office.ts";

const NOTHING = "足りないものはありませんでした。変えたところはありません";
const MOVED = "役職者シートに移しました。この行は使いません";
const held = (office: Office) =>
  office.services.sheets.model
    .texts("役職者")
    .map((row) => [row["区分"], row["職名"], row["氏名"], row["適用開始日"]].join(" "));

/** A workbook whose 設定 has these rows, and no sheet 役職者. */
function older(rows: readonly (readonly [string, string])[]): Office {
  const office = openOffice({ now: "2018-09-03T09:00:00+09:00" });
  const sheet = bookOf(office).insertSheet("設定");
  const values = [["項目", "値"], ["年度", "2018"], ...rows.map(([name, value]) => [name, value])];
  sheet.getRange(1, 1, values.length, 2).setNumberFormat("@").setValues(values);
  return office;
}

const OLD = [
  ["発信者の職名", "横須賀市保健所長"],
  ["発信者の氏名", "見本 一郎"],
  ["担当者の氏名", "例示 花子（内線0000）"],
] as const;

describe("役職者", () => {
  test("見本では、その年度の初めから、三人がいる", () => {
    expect(held(newOffice("1"))).toEqual([
      "発信者 横須賀市長 見本 一郎 2018/04/01",
      "医師会長 一般社団法人横須賀市医師会長 見本 次郎 2018/04/01",
      "事務担当  例示 花子 2018/04/01",
    ]);
  });

  test.each(["2", "3"])("始め方%sでは、職名だけがあり、氏名は市が書く", (mode) => {
    expect(held(newOffice(mode, { now: "2026-06-01T09:00:00+09:00" }))).toEqual([
      "発信者 横須賀市長  2026/04/01",
      "医師会長 一般社団法人横須賀市医師会長  2026/04/01",
      "事務担当   2026/04/01",
    ]);
  });

  test("前の版の設定にあった人は、その年度の初めから移り、設定の値は残り、説明が変わる", () => {
    const office = older(OLD);
    expect(setUp(office)).toContain(
      "設定の「発信者の職名」、「発信者の氏名」、「担当者の氏名」を「役職者」に移しました",
    );
    expect(held(office)).toEqual([
      "発信者 横須賀市保健所長 見本 一郎 2018/04/01",
      "医師会長 一般社団法人横須賀市医師会長  2018/04/01",
      "事務担当  例示 花子（内線0000） 2018/04/01",
    ]);
    const rows = office.table("設定").filter((row) => OLD.some(([name]) => name === row["項目"]));
    expect(rows.map((row) => [row["項目"], row["値"], row["説明"]])).toEqual(
      OLD.map(([name, value]) => [name, value, MOVED]),
    );
    expect(setUp(office)).toBe(NOTHING);
  });

  test("前の版の設定が空なら、職名だけを入れる", () => {
    const office = older(OLD.map(([name]) => [name, ""] as const));
    setUp(office);
    expect(held(office)[0]).toBe("発信者 横須賀市長  2018/04/01");
  });

  test("職員が書いた行があれば、足しも移しもしない", () => {
    const office = older(OLD);
    const sheet = bookOf(office).insertSheet("役職者");
    const rows = [
      ["役職者番号", "区分", "職名", "氏名", "適用開始日"],
      ["役-1", "発信者", "横須賀市長", "見本 新市", "2018/07/10"],
    ];
    sheet.getRange(1, 1, 2, 5).setValues(rows);
    setUp(office);
    expect(held(office)).toHaveLength(1);
    expect(held(office)[0]).toContain("見本 新市");
  });

  test("市長が替わった後の行は、二度目の初期設定の後も残る", () => {
    const office = newOffice("1");
    clerkTypes(office, "役職者", "役-1", "氏名", "見本 改姓");
    expect(setUp(office)).toBe(NOTHING);
    expect(held(office)[0]).toContain("見本 改姓");
  });
});

describe("フォームの短いリンク", () => {
  const noted = (office: Office): Record<string, { url: string; short: string }> =>
    JSON.parse(servicesOf(office).PropertiesService.getScriptProperties().getProperty("formLinks") ?? "{}") as never;

  test("二つのフォームのリンクを控え、フォームを作り直せば控え直す", () => {
    const office = newOffice("1");
    const before = noted(office);
    expect(before["application"]?.url).toBe(formNamed(office, "在宅医同行研修申込書").form.getPublishedUrl());
    for (const key of ["application", "acceptance"])
      expect(before[key]?.short).toMatch(/^https:\/\/forms\.gle\/\w{17}$/);
    const file = office.files().find((one) => one.name === "在宅医同行研修申込書");
    if (file) file.trashed = true;
    setUp(office);
    expect(noted(office)["application"]?.short).not.toBe(before["application"]?.short);
    expect(noted(office)["acceptance"]).toEqual(before["acceptance"]);
  });

  test("短くできない間は長いリンクを使い、次の初期設定で短くする", () => {
    const office = openOffice();
    const { kernel } = office.services;
    const call = kernel.call.bind(kernel);
    kernel.call = (method, effect) => {
      if (method === "Form.shortenFormUrl") throw new Error("サービスに接続できません");
      return call(method, effect);
    };
    setUp(office, "1");
    expect(noted(office)["application"]?.short).toMatch(/\/viewform$/);
    kernel.call = call;
    setUp(office);
    expect(noted(office)["application"]?.short).toMatch(/^https:\/\/forms\.gle\//);
  });
});
