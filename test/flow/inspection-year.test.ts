/** 点検 after the flow of a visit and of its payment: nothing is found until somebody types over what the add-on wrote. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { forms } from "../../src/forms/index.ts";
import type { Office } from "../../src/workspace/office.ts";
import { clerkTypes, lastMessage } from "./people.ts";
import { elsewhere, emptyOffice, pay, type OpenPaying } from "./payments-office.ts";
import { CASE, reportAsHost, reportAsTrainee, visitedOffice } from "./reports-office.ts";
import { at, winterOffice } from "./year-office.ts";

/** Lines of the finding, without the first, that are about these sheets or words. */
function inspect(office: Office, about: RegExp): string[] {
  office.click("在宅連携", "点検", "点検");
  return lastMessage(office)
    .split("\n")
    .filter((line) => line.startsWith("・") && about.test(line));
}

describe("日程と報告", () => {
  let visited: Awaited<ReturnType<typeof visitedOffice>>;
  beforeAll(async () => {
    visited = await visitedOffice();
  });
  afterAll(() => visited.close());
  const ABOUT = /「マッチング」|「実施報告」|「受講報告」|「日程の連絡」|鍵|フォーム/;

  test("日程が決まり、両方の報告が届いた案件には、何も言わない", async () => {
    const office = await visited.open();
    expect(inspect(office, ABOUT)).toEqual([]);
    reportAsHost(office);
    reportAsTrainee(office);
    expect(inspect(office, ABOUT)).toEqual([]);
  });

  test("手で変えた実施日と受理日と状態を言う", async () => {
    const office = await visited.open();
    clerkTypes(office, "マッチング", CASE, "実施日", "2018/7/9");
    expect(inspect(office, ABOUT).join()).toContain("実施日（2018/07/09）のもとになる");
    clerkTypes(office, "マッチング", CASE, "実施報告書の受理日", "2018/7/10");
    clerkTypes(office, "マッチング", CASE, "状態", "報告済");
    const said = inspect(office, ABOUT).join("\n");
    expect(said).toContain("反映済の実施報告がありません");
    expect(said).toContain("受講報告書の受理日がありません");
  });

  test("鍵のもとを失った台帳では、まずそれを言う", async () => {
    const office = await visited.open();
    const { PropertiesService: service } = office.globals as {
      PropertiesService: GoogleAppsScript.Properties.PropertiesService;
    };
    service.getScriptProperties().deleteProperty("secret").deleteProperty("formLinks");
    const said = inspect(office, /鍵|リンクがわかりません/);
    expect(said[0]).toContain("鍵のもとがない");
    expect(said).toHaveLength(1 + forms.length);
  });
});

describe("支払", () => {
  let open: OpenPaying;
  let close: () => void;
  beforeAll(async () => {
    ({ open, close } = await emptyOffice());
  });
  afterAll(() => close());
  const ABOUT = /「支払」|「謝礼金」|「源泉税率」|支払済/;

  function paid(office: Office): Office {
    for (const item of ["謝礼金を算定する", "支払を起こす", "支払の決裁に回す", "支払の決裁を記録する", "支払済にする"])
      pay(elsewhere(office), item);
    return office;
  }

  test("算定から支払済まで進めた支払には、何も言わず、手で変えた額と状態を言う", async () => {
    const office = paid(await open());
    const rows = office.table("支払");
    expect(rows.map((row) => row["状態"])).toContain("支払済");
    expect(inspect(office, ABOUT)).toEqual([]);
    const key = String(rows[0]?.["支払番号"]);
    clerkTypes(office, "支払", key, "源泉所得税（円）", "0");
    const said = inspect(office, ABOUT).join("\n");
    expect(said).toContain("入っている謝礼金から計算した額と違います");
    expect(said).toContain("源泉所得税と差引支払額の和");
    clerkTypes(office, "支払", key, "状態", "取消");
    expect(inspect(office, ABOUT).join("\n")).toContain("状態が「支払済」ですが、支払済の支払がありません");
  });
});

describe("年度", () => {
  test("1月1日を過ぎて判定がなければ言い、時計が判定すれば言わない", () => {
    const office = at(winterOffice(), "2019-01-02T09:00:00");
    expect(inspect(office, /R40/).join()).toContain("平成30年度の判定（R40）がありません");
    office.advance("2h");
    expect(inspect(office, /年次判定|年度」/)).toEqual([]);
    clerkTypes(office, "年次判定", "判-2018", "残りの枠", "9");
    expect(inspect(office, /年次判定/).join()).toContain("残りの枠が9ですが");
  });
});
