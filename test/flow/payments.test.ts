/** 支払, through the menus: from reports that are in to the money, the letter, the ledgers and the files. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PayBooks } from "../../src/features/payments/raise.rules.ts";
import type { Office } from "../../src/workspace/office.ts";
import { fee, held, payable, rate, terms } from "../features/payments/books.ts";
import { taxByHand } from "../features/payments/oracle.ts";
import { answering, elsewhere, emptyOffice, money, pay, type OpenPaying } from "./payments-office.ts";
import { clerkTypes, lastMessage, outward } from "./people.ts";
import { selectRows } from "./support/keyboard.ts";
import { decide } from "./support/settings.ts";

let open: OpenPaying;
let close: () => void;
beforeAll(async () => {
  ({ open, close } = await emptyOffice());
});
afterAll(() => close());

const shown = (office: Office, n = 1): string => office.dialogs.at(-1 - n)?.text ?? "";
const stateOf = (office: Office, sheet: string): unknown[] => office.table(sheet).map((row) => row["状態"]);
/** To the state before the money moves. */
function approved(office: Office, replies: Readonly<Record<string, string>> = {}): Office {
  elsewhere(answering(office, replies));
  for (const item of ["謝礼金を算定する", "支払を起こす", "支払の決裁に回す", "支払の決裁を記録する"])
    pay(office, item);
  return office;
}
/** The money has moved. */
function settled(office: Office, replies: Readonly<Record<string, string>> = {}): Office {
  pay(approved(office, replies), "支払済にする");
  return office;
}

test("報告のそろった研修が、算定、起案、決裁、支払、通知と進み、額はどこでも同じである", async () => {
  const office = elsewhere(await open({ cases: [held(1), held(2, 2), held(3, 2, { visitOn: "2019-03-22" })] }));
  expect(pay(office, "謝礼金を算定する")).toContain("算定3件 30,000円");
  expect(shown(office)).toContain("算定　3件　30,000円");
  expect(pay(office, "支払を起こす")).toContain("2件　総額30,000円　源泉所得税3,063円　差引支払額26,937円");
  expect(shown(office)).toContain("平成31年4月25日（木）に支払う案として起こします。よろしいですか");
  expect(pay(office, "支払の決裁に回す")).toContain("支払内訳書を1部作ります");
  const [paper, ...rest] = office.letters("帳票");
  expect(rest).toEqual([]);
  expect(paper?.name).toBe("支払内訳書 2019-04-25 2件 30,000円");
  for (const words of [
    "総額　30,000円　　源泉所得税　3,063円　　差引支払額　26,937円",
    "支-2018-0002",
    "10.21%",
    "予-2018-5",
    "開業医対象研修",
  ])
    expect(paper?.text).toContain(words);
  expect(pay(office, "支払の決裁を記録する")).toContain("決裁済にしました");
  expect(pay(office, "支払済にする")).toContain("支払通知を起こしました");
  expect(money(office)).toEqual([
    ["支-2018-0001", "支払済", 10_000, 1_021],
    ["支-2018-0002", "支払済", 20_000, 2_042],
  ]);
  expect(stateOf(office, "謝礼金")).toEqual(["支払済", "支払済", "支払済"]);
  expect(stateOf(office, "マッチング")).toEqual(["支払済", "支払済", "支払済"]);
  const notices = office.table("通知").map((row) => [row["通知番号"], row["種類"], row["宛先番号"], row["状態"]]);
  expect(notices).toEqual([
    ["支-2018-0001/支払通知", "支払通知", "医-0001", "待ち"],
    ["支-2018-0002/支払通知", "支払通知", "医-0002", "待ち"],
  ]);
  office.click("在宅連携", "通知", "文書を作ってメールで送る");
  office.advance("15m");
  const letter = office.letters().find(({ name }) => name.includes("医-0002"));
  for (const words of [
    "平成31年3月20日、22日",
    "10,000円×2名",
    "20,000円",
    "2,042円（所得税と復興特別所得税）",
    "17,958円",
    "平成31年4月25日",
    "平成30年度",
    "平成31年（令和元年）分の支払いです。",
  ])
    expect(letter?.text).toContain(words);
  expect(
    outward(office)
      .map(({ to }) => to[0]?.address)
      .sort(),
  ).toEqual(["i1@example.jp", "i2@example.jp"]);
  expect(office.table("要確認")).toEqual([]);
});

test("初めの設定では、支払通知も決裁をとる", async () => {
  const office = decide(await open(), "approvalKinds", "決定、不決定、依頼、支払、証明");
  settled(office);
  expect(office.table("通知").map((row) => row["決裁"])).toEqual(["決定案"]);
  office.click("在宅連携", "決裁", "決裁に回す");
  const paper = office.letters("帳票").find(({ name }) => name.startsWith("決裁資料"));
  expect(paper?.text).toContain("総額10,000円、差引支払額8,979円（支-2018-0001）");
});

const GROSS = [
  [9, 0], [10, 1], [98, 10], [5_556, 567], [9_999, 1_020], [10_000, 1_021], [15_000, 1_531], [20_000, 2_042],
  [30_000, 3_063], [50_000, 5_105], [55_685, 5_685], [100_000, 10_210], [999_999, 102_099], [1_000_000, 102_100],
  [1_000_001, 102_100], [1_500_000, 204_200], [2_000_000, 306_300],
] as const; // prettier-ignore
const NET = [[20_000, 22_274, 2_274], [30_000, 33_411, 3_411], [50_000, 55_685, 5_685], [10_000, 11_137, 1_137]] as const; // prettier-ignore

test("謝礼単価に書いたどの額も、国税庁の例のとおりの源泉所得税になる", async () => {
  const prices = [
    ...GROSS.map(([amount]) => ({ amount, contract: "総額" as const })),
    ...NET.map(([amount]) => ({ amount, contract: "手取" as const })),
  ];
  const dayOf = (index: number): string => `2019-03-${String(index + 1).padStart(2, "0")}`;
  const office = await open({
    fees: prices.map((price, index) => fee({ feeId: `単-${index}`, from: dayOf(index), ...price })),
    cases: prices.map((_, index) => held(index + 1, index + 1, { visitOn: dayOf(index) })),
    instructors: prices.map((_, index) => payable(index + 1)),
    appointments: prices.map((_, index) => terms(index + 1)),
  });
  settled(office);
  const rows = office
    .table("支払")
    .map((row) => [row["総額（円）"], row["源泉所得税（円）"], row["差引支払額（円）"], row["状態"]]);
  expect(rows).toEqual([
    ...GROSS.map(([amount, tax]) => [amount, tax, amount - tax, "支払済"]),
    ...NET.map(([net, amount, tax]) => [amount, tax, net, "支払済"]),
  ]);
  for (const [amount, tax] of rows) expect(tax).toBe(taxByHand(Number(amount)));
});

describe("年度の境", () => {
  test("3月20日の研修を4月25日に支払うと、平成30年度、2019年分、納期限は5月10日になる", async () => {
    const office = await open();
    settled(office);
    const [row] = office.table("支払");
    expect(row).toMatchObject({ 年度: 2018, 暦年: 2019 });
    expect([row?.["支払日"], row?.["源泉の納期限"]].map((day) => (day as Date).toISOString().slice(0, 10))).toEqual([
      "2019-04-24",
      "2019-05-09",
    ]);
    pay(office, "支払の一覧を作る");
    const lines = linesOf(office, "支払一覧");
    expect(lines).toContain("平成30年度 1 10,000 1,021 8,979 10,000 平成31年（令和元年）分 1 10,000 1,021 8,979");
    expect(lines).toContain("2019/04 1 10,000 1,021 0 1,021 2019/05/10");
  });

  test("令和になってから支払えば、通知の日付も令和になる", async () => {
    const replies = { 支払予定日を書いて: "令和元年5月7日", 決裁日と決裁した人: "R1.5.7 課長", 会計が支払った日: "" };
    const office = settled(await open({}, "2019-05-07T09:00:00+09:00"), replies);
    office.click("在宅連携", "通知", "文書だけ作る");
    office.advance("15m");
    expect(office.letters()[0]?.text).toContain("令和元年5月7日");
  });

  test("出納閉鎖の後の予定日は、断って直し方を示す", async () => {
    const office = elsewhere(answering(await open(), { 支払予定日を書いて: "2019/6/3" }));
    pay(office, "謝礼金を算定する");
    expect(pay(office, "支払を起こす")).toContain("平成30年度の出納閉鎖（令和元年5月31日）の後です");
    expect(office.table("支払")).toEqual([]);
  });
});

function linesOf(office: Office, sheet: string): string[] {
  const { rows } = office.services.sheets.model.view(sheet, 0);
  return rows.map(({ cells }) => cells.map(({ text }) => text).filter((text) => text !== "").join(" "));
} // prettier-ignore

describe("支払調書", () => {
  const statements = async (amount: number, changed: Partial<PayBooks> = {}): Promise<string[]> => {
    const office = settled(await open({ fees: [fee({ amount })], ...changed }));
    pay(office, "支払調書の一覧を作る");
    return linesOf(office, "支払調書一覧");
  };

  test("5万円ちょうどは不要、5万1円は要", async () => {
    expect(await statements(50_000)).toContain("例示 1郎 個人 医-0001 債-1 50,000 0 5,105 0 不要");
    expect(await statements(50_001)).toContain("例示 1郎 個人 医-0001 債-1 50,001 0 5,105 0 要");
  });

  test("法人への支払いも、同じ法人の指導医を合わせて判定する", async () => {
    const corporate = { payeeName: "医療法人 見本会", creditorId: "債-法" };
    const lines = await statements(30_000, {
      cases: [held(1), held(2, 2)],
      instructors: [payable(1, corporate), payable(2, corporate)],
      appointments: [terms(1, { payee: "法人" }), terms(2, { payee: "法人" })],
    });
    expect(lines).toContain("医療法人 見本会 法人 医-0001、医-0002 債-法 60,000 0 0 0 要");
  });

  test("まだ支払っていない額も、確定した年に入る", async () => {
    const office = elsewhere(await open({ fees: [fee({ amount: 50_001 })] }));
    pay(office, "謝礼金を算定する");
    expect(pay(office, "支払調書の一覧を作る")).toContain("支払調書が要るものは1です");
    expect(linesOf(office, "支払調書一覧")).toContain("例示 1郎 個人 医-0001 債-1 50,001 50,001 5,105 5,105 要");
  });

  test("マイナンバーの欄はない", async () => {
    expect((await statements(50_001)).join("\n")).toContain("個人番号は、この台帳では扱いません");
  });
});

describe("率が変わるとき", () => {
  const later = rate({ rateId: "率-2", from: "2019-04-26", rate: 2000, upperRate: 4000, checkedOn: "" });

  test("予定日と支払日で率が違えば断り、案に戻して決裁をとり直せば支払える", async () => {
    const day = "2019-04-26T09:00:00+09:00";
    const office = approved(await open({ rates: [rate(), later] }, day), {
      ...{ 決裁日と決裁した人: "2019/4/26 課長", 会計が支払った日: "2019/4/26" },
    });
    expect(pay(office, "支払済にする")).toContain("「支払を案に戻す」で支払予定日を直し、もう一度決裁をとってください");
    answering(selectRows(office, "支払", ["支-2018-0001"]), {
      新しい支払予定日: "2019/4/26",
      決裁日と決裁した人: "2019/4/26 課長",
      会計が支払った日: "2019/4/26",
    });
    pay(office, "支払を案に戻す");
    expect(money(office)).toEqual([["支-2018-0001", "案", 10_000, 2_000]]);
    for (const item of ["支払の決裁に回す", "支払の決裁を記録する", "支払済にする"]) pay(office, item);
    expect(money(office)).toEqual([["支-2018-0001", "支払済", 10_000, 2_000]]);
    expect(office.letters("帳票")).toHaveLength(2);
  });

  test("その年の率をだれも確かめていなければ、起こす前に知らせる", async () => {
    const office = elsewhere(await open({ rates: [rate({ checkedOn: "2018-12-28" })] }));
    pay(office, "謝礼金を算定する");
    pay(office, "支払を起こす");
    expect(shown(office)).toContain("平成31年（令和元年）の源泉徴収の率を、まだだれも確かめていません");
  });

  test("率がなければ、名を挙げて止まる", async () => {
    const office = elsewhere(await open({ rates: [] }));
    pay(office, "謝礼金を算定する");
    expect(pay(office, "支払を起こす")).toContain("支払日（2019/04/25）に使う源泉徴収の率がありません");
  });
});

describe("戻入", () => {
  test("元の行は残り、引く行が増え、払い直しても一度分になる", async () => {
    const office = settled(await open());
    selectRows(office, "支払", ["支-2018-0001"]);
    expect(pay(office, "支払を戻入する")).toContain("指導医への連絡は自動では出ません");
    expect(stateOf(office, "マッチング")).toEqual(["報告済"]);
    elsewhere(office);

    for (const item of ["支払を起こす", "支払の決裁に回す", "支払の決裁を記録する"]) pay(office, item);

    pay(office, "支払済にする");
    expect(money(office)).toEqual([
      ["支-2018-0001", "戻入済", 10_000, 1_021],
      ["支-2018-0002", "支払済", -10_000, -1_021],
      ["支-2018-0003", "支払済", 10_000, 1_021],
    ]);
    pay(office, "支払の一覧を作る");
    const lines = linesOf(office, "支払一覧");
    expect(lines).toContain("計 3 10,000 1,021 8,979 10,000 計 3 10,000 1,021 8,979");
    expect(office.table("通知").map((row) => row["通知番号"])).toEqual([
      "支-2018-0001/支払通知",
      "支-2018-0003/支払通知",
    ]);
    office.click("在宅連携", "通知", "文書だけ作る");
    expect(office.table("通知").map((row) => row["状態"])).toEqual(["取消", "作成済"]);
  });

  test("「いいえ」なら取消になり、選ばない限り払い直さない", async () => {
    const office = settled(await open());
    selectRows(office, "支払", ["支-2018-0001"]);
    const { desk } = office.services;
    const usual = desk.unanswered;
    desk.unanswered = (dialog) => (dialog.text.includes("謝礼金を算定に戻しますか") ? { button: "NO" } : usual(dialog));
    pay(office, "支払を戻入する");
    expect(stateOf(office, "謝礼金")).toEqual(["取消"]);
    elsewhere(office);
    expect(pay(office, "謝礼金を算定する")).toContain("戻入のときに取消とした謝礼金　1件");
    selectRows(office, "謝礼金", ["謝/案-2018-0001-1"]);
    pay(office, "謝礼金を算定する");
    expect(stateOf(office, "謝礼金")).toEqual(["算定"]);
  });

  test("行を選んでいなければ、選び方を示す", async () => {
    const office = elsewhere(settled(await open()));
    for (const item of ["支払を戻入する", "支払を取りやめる", "支払を案に戻す"])
      expect(pay(office, item)).toContain("「支払」シートで、対象の行（のセル）を選んでから");
  });
});

test("特例は理由がなければ断り、書けば待たずに支払え、報告書が来ると案件も支払済になる", async () => {
  const half = held(1, 1, { state: "実施済", traineeReportedOn: "" });
  const office = elsewhere(await open({ cases: [{ ...half, payOverride: "報告書を待たずに支払う" }] }));
  expect(pay(office, "謝礼金を算定する")).toContain("「支払の特例」（報告書を待たずに支払う）に理由がありません");
  clerkTypes(office, "マッチング", "案-2018-0001-1", "支払の特例の理由", "受講者の入院");
  settled(office);
  expect(office.table("謝礼金")[0]).toMatchObject({ 支払の根拠: "特例", 状態: "支払済" });
  expect(office.letters("帳票")[0]?.text).toContain("支払の特例　案-2018-0001-1　受講者の入院");
  expect(stateOf(office, "マッチング")).toEqual(["実施済"]);
  clerkTypes(office, "マッチング", "案-2018-0001-1", "状態", "報告済");
  office.advance("61m");
  expect(stateOf(office, "マッチング")).toEqual(["支払済"]);
});

test("何もなければ、何も尋ねずにそう言い、行も増えない", async () => {
  const office = elsewhere(await open({ cases: [] }));
  expect(pay(office, "謝礼金を算定する")).toBe("算定する謝礼金はありません。");
  expect(pay(office, "支払を起こす")).toContain("起こせる支払はありません");
  expect(pay(office, "支払の決裁に回す")).toBe("決裁に回せる支払はありません。");
  expect(pay(office, "支払の決裁を記録する")).toBe("決裁待ちの支払はありません。");
  expect(pay(office, "支払済にする")).toBe("決裁済の支払はありません。");
  expect(pay(office, "支払のCSVを作る")).toContain("CSVにする支払はありません");
  pay(office, "支払の一覧を作る");
  expect(linesOf(office, "支払一覧")).toContain("支払済の支払はまだありません。");
  expect(office.table("支払")).toEqual([]);
  expect(lastMessage(office)).toContain("支払と戻入の0行をまとめました");
});
