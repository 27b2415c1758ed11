/** CSV for the city's systems and the paper of statements: made by the queue, once, and read back by another program. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { held, payable, terms } from "../features/payments/books.ts";
import { elsewhere, emptyOffice, pay, type OpenPaying } from "./payments-office.ts";
import { selectRows } from "./support/keyboard.ts";
import { filesOf } from "./support/state.ts";

let open: OpenPaying;
let close: () => void;
beforeAll(async () => {
  ({ open, close } = await emptyOffice());
});
afterAll(() => close());

/** Cells of a file by RFC 4180, as a reader of its own sees them. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  const add = (cell: string): void => void rows.at(-1)?.push(cell);
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  while (pattern.lastIndex < text.length) {
    const [, quoted, plain = "", end] = pattern.exec(text) ?? [];
    add(quoted === undefined ? plain : quoted.replace(/""/g, '"'));
    if (end === "\r\n" && pattern.lastIndex < text.length) rows.push([]);
  }
  return rows;
}

const read = (bytes: Uint8Array): string[][] => cellsOf(new TextDecoder("shift_jis", { fatal: true }).decode(bytes));

const NAMES = ["髙橋 ①郎", '𠮷田, "一"', "見本 太郎"];
const people = {
  cases: [held(1), held(2, 2), held(3, 3)],
  instructors: NAMES.map((name, index) => payable(index + 1, { name })),
  appointments: [terms(1), terms(2), terms(3)],
};

async function approved(): Promise<Office> {
  const office = elsewhere(await open(people));
  for (const item of ["謝礼金を算定する", "支払を起こす", "支払の決裁に回す", "支払の決裁を記録する"])
    pay(office, item);
  return office;
}

describe("支払のCSV", () => {
  test("決裁済の支払がShift_JISの1つのファイルになり、どのセルも読み戻せ、書けない文字は名を挙げる", async () => {
    const office = await approved();
    const message = pay(office, "支払のCSVを作る");
    const [file, ...rest] = filesOf(office);
    expect(rest).toEqual([]);
    expect(file?.name).toBe("支払 2019-04-25 3件.csv");
    const [headings = [], ...rows] = read(file!.bytes);
    expect(headings).toEqual([
      ...["支払番号", "区分", "元の支払番号", "会計年度", "債権者番号", "支払先", "支払先区分"],
      ...["総額", "源泉所得税", "差引支払額", "支払予定日", "支払日", "予算番号", "状態", "摘要"],
    ]);
    const name = (n: number): string => ["〓橋 〓郎", '〓田, "一"', "見本 太郎"][n] ?? "";
    expect(rows).toEqual(
      [0, 1, 2].map((n) => [
        ...[`支-2018-000${n + 1}`, "支払", "", "2018", `債-${n + 1}`, name(n), "個人"],
        ...["10000", "1021", "8979", "2019/04/25", "", "予-2018-5", "決裁済", "在宅医同行研修 指導謝礼金"],
      ]),
    );
    const lost = "支-2018-0001 支払先の「髙」、支-2018-0001 支払先の「①」、支-2018-0002 支払先の「𠮷」";
    expect(message).toContain(`Shift_JISにない文字を「〓」と書きました。取り込んだ後に直してください：${lost}`);
    const order = office.table("操作記録").find((row) => String(row["操作"]).startsWith("支払のCSVを作る（処理）"));
    expect(order).toMatchObject({ 状態: "済", 済んだ件数: 1 });
    expect(order?.["結果"]).toBe(
      `「支払のCSV」を作りました：https://drive.google.com/file/d/${file!.id}/view\n${message.split("\n").slice(-1)[0] ?? ""}`,
    );
  });

  test("選んだ行だけでも作れ、戻入の行は負の額である", async () => {
    const office = await approved();
    pay(office, "支払済にする");
    selectRows(office, "支払", ["支-2018-0003"]);
    pay(office, "支払を戻入する");
    selectRows(office, "支払", ["支-2018-0003", "支-2018-0004"]);
    expect(pay(office, "支払のCSVを作る")).not.toContain("〓");
    const [, ...rows] = read(filesOf(office)[0]!.bytes);
    expect(rows.map((row) => [row[0], row[1], row[2], row[7], row[11], row[13]])).toEqual([
      ["支-2018-0003", "支払", "", "10000", "2019/04/25", "戻入済"],
      ["支-2018-0004", "戻入", "支-2018-0003", "-10000", "2019/04/25", "支払済"],
    ]);
  });

  test("表計算ソフトが式として動かす名は、作らずに場所を示し、直せば処理の再開で1つだけできる", async () => {
    const office = elsewhere(
      await open({ ...people, instructors: [payable(1, { name: "=1+1" }), payable(2), payable(3)] }),
    );
    for (const item of ["謝礼金を算定する", "支払を起こす"]) pay(office, item);
    selectRows(office, "支払", ["支-2018-0001"]);
    expect(pay(office, "支払のCSVを作る")).toContain("2行目6列目「=1+1」");
    expect(filesOf(office)).toEqual([]);
  });
});

test("支払調書のCSVと文書は、同じ額を載せる", async () => {
  const office = await approved();
  pay(office, "支払済にする");
  pay(office, "支払調書のCSVを作る");
  const [headings, ...rows] = read(filesOf(office)[0]!.bytes);
  expect(headings?.slice(0, 4)).toEqual(["番号", "年分", "支払先", "区分"]);
  expect(rows).toHaveLength(3);
  expect(rows[2]).toEqual([
    "調-2019-0003",
    "2019",
    "見本 太郎",
    "個人",
    "医-0003",
    "債-3",
    "10000",
    "0",
    "1021",
    "0",
    "不要",
  ]);
  pay(office, "支払調書の文書を作る");
  const paper = office.letters("帳票").find(({ name }) => name.startsWith("支払調書の一覧"));
  for (const words of [
    "支払調書の一覧（平成31年（令和元年）分）",
    "支払先　3　　うち支払調書が要るもの　0",
    "30,000円",
    "3,063円",
  ])
    expect(paper?.text).toContain(words);
});

test("謝礼金のない年の支払調書は、作らずにそう言う", async () => {
  const office = elsewhere(await open(people));
  expect(pay(office, "支払調書の文書を作る")).toContain("平成31年（令和元年）に支払うことが確定した謝礼金はありません");
  expect(office.letters("帳票")).toEqual([]);
});
