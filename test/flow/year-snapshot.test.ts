/** 1月1日の判定 (R40) on the real script: by the clock over the turn of the year, by hand afterwards, and what follows. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { apply, clerkTypes, lastMessage } from "./people.ts";
import { everyFault, unequal } from "./support/faults.ts";
import { decide } from "./support/settings.ts";
import { kept } from "./support/stages.ts";
import { at, choose, matchAll, stateOf, winterOffice, wisher } from "./year-office.ts";

const TAKE = "1月1日の判定";
const AGAIN = "申-2018-0003";
let saved: Awaited<ReturnType<typeof kept>>;
let office: Office;
beforeAll(async () => {
  saved = await kept(winterOffice());
});
beforeEach(async () => {
  office = await saved.open();
});
afterAll(() => saved.close());

const counted = (): Record<string, unknown>[] => office.table("年次判定");
const log = (): unknown[] => office.table("操作記録").filter((row) => row["操作"] === TAKE);

/** The last round of the old year is at 23:05, so the next is due at 0:05. */
const lateOnNewYearsEve = (): Office => at(office, "2018-12-31T23:00:00").advance("55m");

describe("時計による判定", () => {
  test("12月31日23時55分にはなく、1月1日0時5分に1行でき、年度内受講済の人が選定待ちになる", () => {
    lateOnNewYearsEve();
    expect(counted()).toEqual([]);
    expect(stateOf(office, AGAIN)).toBe("年度内受講済");
    office.advance("10m");
    expect(counted()).toMatchObject([
      {
        判定番号: "判-2018",
        実施予定数: 4,
        決定済の数: 2,
        実施済の数: 0,
        結果: "適用する",
        残りの枠: 2,
        判定者: "office@example.jp",
      },
    ]);
    expect(stateOf(office, AGAIN)).toBe("選定待ち");
    expect(office.table("申込者")[2]?.["状態の理由"]).toContain(
      "平成31年1月1日の判定（判-2018）で決定と実施が2件と、実施予定数4件に満たなかったため、初めての人の後に、2回目も選定します",
    );
    expect(log()).toHaveLength(1);
    office.advance("3h");
    expect([counted().length, log().length]).toEqual([1, 1]);
  });

  test("初めての人が先に決まり、予定数に達すると、残った2回目の人は年度内受講済に戻る", () => {
    lateOnNewYearsEve().advance("10m");
    apply(office, wisher(2, "2019-02-25"));
    clerkTypes(office, "申込者", "申-2018-0005", "人物判断", "同じ人");
    choose(office, "確認と審査を反映する", "受付");
    expect(stateOf(office, "申-2018-0005")).toBe("選定待ち");
    matchAll(office);
    const rows = office.table("マッチング");
    expect(rows.map((row) => [row["受付番号"], row["状態"]])).toEqual([
      ["申-2018-0001", "決定"],
      ["申-2018-0002", "決定"],
      [AGAIN, "決定"],
      ["申-2018-0004", "決定"],
      ["申-2018-0005", "未成立"],
    ]);
    expect(rows[4]?.["選定理由"]).toContain("未成立：予定数");
    choose(office, "確認と審査を反映する", "受付");
    expect(stateOf(office, "申-2018-0005")).toBe("年度内受講済");
    expect(choose(office, "提案を作る", "マッチング")).toContain("1件を失効にしました");
  });

  test("予定数を超える採用は、2回目の人を名前を挙げて断る", () => {
    decide(office, "plannedVisits", "3");
    lateOnNewYearsEve().advance("10m");
    choose(office, "提案を作る", "マッチング");
    // What a run proposed before the number was reached, and staff adopt all the same.
    clerkTypes(office, "マッチング", "案-2018-0003-1", "判断", "変更");
    clerkTypes(office, "マッチング", "案-2018-0003-1", "変更先の指導医番号", "医-0001");
    clerkTypes(office, "マッチング", "案-2018-0003-1", "判断の理由", "本人の希望");
    clerkTypes(office, "マッチング", "案-2018-0004-1", "判断", "採用");
    const said = choose(office, "決定する", "マッチング");
    expect(said).toContain("1件を決定しました。");
    expect(said).toContain("例示 1号（申-2018-0003）は今年度2回目で、実施予定数3件に達するため、決定できません");
    expect(stateOf(office, "申-2018-0004")).toBe("決定");
  });

  test("予定数にちょうど達していれば適用せず、年度内受講済のままである", () => {
    decide(office, "plannedVisits", "2");
    lateOnNewYearsEve().advance("10m");
    expect(counted()).toMatchObject([{ 決定済の数: 2, 結果: "適用しない", 残りの枠: 0 }]);
    expect(stateOf(office, AGAIN)).toBe("年度内受講済");
  });

  test("実施予定数が空なら行はできず、要確認に一度だけ載り、書けば次の見回りで判定する", () => {
    decide(office, "plannedVisits", "");
    lateOnNewYearsEve().advance("10m");
    office.advance("2h");
    expect(counted()).toEqual([]);
    const asked = (): Record<string, unknown>[] => office.table("要確認");
    expect(asked()).toMatchObject([{ 要確認番号: "判定/2018", 種別: "その他", 状態: "未処理" }]);
    expect(asked()[0]?.["理由と直し方"]).toContain("設定シートの「実施予定数」に値を書いてください");
    expect(choose(office, TAKE)).toContain("「実施予定数」が決まっていません");
    decide(office, "plannedVisits", "4");
    office.advance("65m");
    expect(counted()).toMatchObject([{ 判定番号: "判-2018", 決定済の数: 2, 結果: "適用する" }]);
    expect(asked()).toMatchObject([{ 状態: "取込済", 理由と直し方: "判-2018 として判定しました" }]);
    expect(stateOf(office, AGAIN)).toBe("選定待ち");
  });
});

describe("手での判定", () => {
  /** No clock ticks in between: the office account was away. */
  const onTenth = (): Office => at(office, "2019-01-10T10:00:00");

  test("1月10日に、1月1日0時の数で判定できる", () => {
    onTenth();
    office.answer({ button: "OK", text: "" });
    expect(choose(office, TAKE)).toContain(
      "判-2018：平成31年1月1日0時の決定済2件と実施済0件の合計2件は、実施予定数4件に満ちません。",
    );
    expect(counted()).toMatchObject([{ 判定番号: "判-2018", 結果: "適用する" }]);
    expect(stateOf(office, AGAIN)).toBe("選定待ち");
    office.advance("65m");
    expect(counted()).toHaveLength(1);
  });

  test("1月1日より前には、わけを言って断る", () => {
    expect(choose(office, TAKE)).toContain("基準日 平成31年1月1日 は、まだ来ていません");
    expect(counted()).toEqual([]);
  });

  test("別の日の数では、理由が要り、備考に残る", () => {
    onTenth();
    office.answer({ button: "OK", text: "平成31年1月8日" }, { button: "OK", text: "" });
    expect(choose(office, TAKE)).toContain("理由が書かれていません");
    office.answer({ button: "OK", text: "2019/1/8" }, { button: "OK", text: "時計が止まっていたため" });
    choose(office, TAKE);
    expect(counted()).toMatchObject([{ 判定番号: "判-2018" }]);
    expect(counted()[0]?.["備考"]).toContain("理由：時計が止まっていたため");
    expect(counted()[0]?.["基準日"]).toEqual(new Date("2019-01-08T00:00:00+09:00"));
  });

  test("取り直しには理由が要り、前の行は残り、新しいほうが効く", () => {
    onTenth();
    office.answer({ button: "OK", text: "" });
    choose(office, TAKE);
    decide(office, "plannedVisits", "2");
    office.answer({ button: "OK", text: "" }, { button: "OK", text: "実施予定数の誤り" });
    expect(choose(office, TAKE)).toContain("判-2018-2：");
    expect(counted().map((row) => [row["判定番号"], row["結果"]])).toEqual([
      ["判-2018", "適用する"],
      ["判-2018-2", "適用しない"],
    ]);
    expect(stateOf(office, AGAIN)).toBe("年度内受講済");
    expect(office.dialogs.some(({ text }) => text.startsWith("すでに判定しています。\n判-2018："))).toBe(true);
  });

  test.each([
    ["日を尋ねたとき", [{ button: "CANCEL", text: "" }]],
    ["確かめたとき", [{ button: "OK", text: "" }, "NO"]],
  ] as const)("%sにやめれば、何も残らない", (_, answers) => {
    onTenth();
    const before = office.table("操作記録").length;
    office.answer(...answers);
    choose(office, TAKE);
    expect([counted(), office.table("操作記録").length]).toEqual([[], before]);
  });

  test("日として読めないときは、例を言って断る", () => {
    onTenth();
    office.answer({ button: "OK", text: "正月" });
    expect(choose(office, TAKE)).toContain("基準日を日付として読めません");
    expect(lastMessage(office)).toContain("空のままなら平成31年1月1日です");
  });
});

test("どの呼び出しで止まっても、次の見回りまでに1行だけができ、年度内受講済の人は選定待ちになる", async () => {
  const sweep = await everyFault({
    name: "手での判定",
    open: async () => at(await saved.open(), "2019-01-10T10:00:00"),
    act: (each) => void each.answer({ button: "OK", text: "" }).click("在宅連携", "年度", TAKE),
    // The clerk leaves it at that: the clock finishes it, or counts itself.
    again: (each) => void at(each, "2019-01-10T11:30:00").advance("5m"),
  });
  console.info(`${sweep.points.length} points`);
  expect(sweep.points.length).toBeGreaterThan(20);
  expect(unequal(sweep)).toEqual([]);
  expect(sweep.undisturbed.tables["年次判定"]).toHaveLength(1);
  expect(sweep.undisturbed.tables["申込者"]?.[2]).toMatchObject({ 状態: "選定待ち" });
});
