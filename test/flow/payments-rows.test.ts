/** Rows of money that staff delete or type over, and a register that changes under an approved payment, through the menus. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { held } from "../features/payments/books.ts";
import { elsewhere, emptyOffice, money, pay, type OpenPaying } from "./payments-office.ts";
import { clerkTypes, lastMessage } from "./people.ts";
import { selectRows } from "./support/keyboard.ts";

let open: OpenPaying;
let close: () => void;
beforeAll(async () => {
  ({ open, close } = await emptyOffice());
});
afterAll(() => close());

const CLAIM = "謝/案-2018-0001-1";
const FIRST = "支-2018-0001";
const UP = ["支払を起こす", "支払の決裁に回す", "支払の決裁を記録する"] as const;
const run = (office: Office, ...items: readonly string[]): Office => {
  for (const item of items) pay(elsewhere(office), item);
  return office;
};
const asked = (office: Office): string => office.dialogs.at(-2)?.text ?? "";

function inspected(office: Office): string {
  elsewhere(office).click("在宅連携", "点検", "点検");
  return lastMessage(office);
}

function deleted(office: Office, sheet: string, header: string, key: string): Office {
  const { clerk, model } = office.services.sheets;
  clerk.deleteRow(sheet, model.rowOf(sheet, header, key));
  return elsewhere(office);
}

test("案の行を消しても、番号は使い回されず、名を挙げ、選んで算定し直せば払える", async () => {
  const office = run(await open({ cases: [held(1), held(2, 2)] }), "謝礼金を算定する");
  pay(selectRows(office, "謝礼金", [CLAIM]), "支払を起こす");
  deleted(office, "支払", "支払番号", FIRST);
  const why = `${CLAIM}：支払手続中ですが、支払 ${FIRST} の行がないか`;
  expect(pay(office, "謝礼金を算定する")).toContain(why);
  expect(pay(selectRows(office, "謝礼金", [CLAIM]), "支払を起こす")).toContain(why);
  expect(inspected(office)).toContain(`${FIRST} の行が「支払」シートにありません`);
  run(office, "支払を起こす");
  expect(money(office)).toMatchObject([["支-2018-0002", "案", 10_000, 1_021]]);
  pay(selectRows(office, "謝礼金", [CLAIM]), "謝礼金を算定する");
  expect(asked(office)).toContain("支払の行がない支払手続中の謝礼金です");
  run(office, ...UP, "支払済にする");
  expect(money(office)).toEqual([
    ["支-2018-0002", "支払済", 10_000, 1_021],
    ["支-2018-0003", "支払済", 10_000, 1_021],
  ]);
  expect(inspected(office)).not.toMatch(/支-2018|謝\//);
});

test("案の行を消した謝礼金は、支払調書の一覧と支払の一覧に、載せていないものとして出る", async () => {
  const office = run(await open(), "謝礼金を算定する", "支払を起こす");
  deleted(office, "支払", "支払番号", FIRST);
  const shownIn = (sheet: string): string => JSON.stringify(office.services.sheets.model.view(sheet, 0));
  expect(pay(office, "支払調書の一覧を作る")).toContain("支払先か支払の行がわからず、載せていない謝礼金が1件あります");
  expect(shownIn("支払調書一覧")).toContain(`${CLAIM}：支払手続中ですが`);
  pay(office, "支払の一覧を作る");
  expect(shownIn("支払一覧")).toContain(`支払の行に入っていない謝礼金が1件あります（${CLAIM}）`);
});

test.each<[string, (office: Office) => void]>([
  ["行を消しても", (office) => void deleted(office, "謝礼金", "謝礼番号", CLAIM)],
  ["状態を書き換えても", (office) => clerkTypes(office, "謝礼金", CLAIM, "状態", "算定")],
])("支払済の謝礼金の%s、もう一度は支払われない", async (_, slip) => {
  const office = run(await open(), "謝礼金を算定する", ...UP, "支払済にする");
  slip(office);
  elsewhere(office);
  expect(pay(office, "謝礼金を算定する")).toContain(`${CLAIM}：支払 ${FIRST} で支払済です`);
  run(office, ...UP, "支払済にする");
  expect(money(office)).toEqual([[FIRST, "支払済", 10_000, 1_021]]);
});

test("決裁の後に支払先が変わったら、CSVを作る前と支払済にする前に知らせ、記録はできる", async () => {
  const office = run(await open(), "謝礼金を算定する", ...UP);
  clerkTypes(office, "指導医", "医-0001", "債権者番号", "債-9");
  const note = `※ ${FIRST} は、債権者番号がいまの台帳と違います。「支払を案に戻す」で作り直してください`;
  pay(elsewhere(office), "支払のCSVを作る");
  expect(office.dialogs.some(({ text }) => text.includes("CSVにします") && text.includes(note))).toBe(true);
  pay(office, "支払済にする");
  expect(office.dialogs.some(({ text }) => text.includes("会計が支払った日") && text.includes(note))).toBe(true);
  expect(money(office)).toEqual([[FIRST, "支払済", 10_000, 1_021]]);
});

test("出納閉鎖の前に後の年度の予算を指定したら、起こす前に知らせる", async () => {
  const office = run(await open(), "謝礼金を算定する");
  clerkTypes(office, "謝礼金", CLAIM, "予算番号の指定", "予-2019-5");
  run(office, "謝礼金を算定する", "支払を起こす");
  expect(asked(office)).toContain("※ 謝/案-2018-0001-1 は平成30年度の実施で、出納閉鎖（令和元年5月31日）の前ですが");
});
