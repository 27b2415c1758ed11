/** 発送簿 as a paper: what is ticked off, and what follows the list for each way of sending. */
import { describe, expect, test } from "vitest";
import type { Block, Paper, TableBlock } from "../../src/core/paper.ts";
import { blankRow } from "../../src/core/table.ts";
import { dispatchList } from "../../src/papers/dispatch.ts";
import type { PaperSources } from "../../src/papers/paper.ts";
import { staff } from "../../src/tables/desk.ts";
import type { Method } from "../../src/tables/words.ts";
import { BATCH, ordered, orderedAll, shelfOf, type Person } from "./shelf.ts";

const HOSPITAL = { facility: "例示病院", postalCode: "238-0001", address: "横須賀市例示町2" };
const PEOPLE: readonly Person[] = [
  { name: "見本 一", title: "病棟", fax: "046-000-0011", ...HOSPITAL },
  { name: "見本 二", title: "外来", fax: "046-000-0011", ...HOSPITAL },
  { name: "例示 三", title: "院長", facility: "見本医院", fax: "046-000-0012" },
];

const build = (shelf: PaperSources): Paper => dispatchList.build(shelf, orderedAll("発送簿", shelf));
const built = (method: Method, people = PEOPLE): Paper => build(shelfOf(people, method));
const tablesOf = ({ blocks }: Paper): TableBlock[] =>
  blocks.flatMap((block) => (block.kind === "table" ? [block] : []));
const listOf = (paper: Paper): TableBlock => {
  const found = tablesOf(paper).find((table) => table.header);
  if (!found) throw new Error("no list");
  return found;
};
const textsOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => (block.kind === "text" ? [block.text] : []));
const titles = (paper: Paper): string[] =>
  paper.blocks.flatMap((block) => (block.kind === "text" && block.look === "title" ? [block.text] : []));

test("郵送では、封筒ごとに番号と通数が付き、住所は封筒の初めの一通にだけ書く", () => {
  expect(listOf(built("郵送")).rows).toEqual([
    ["", "文書番号", "種類", "宛先", "封筒", "通数", "確認"],
    ["1", "見本地医第1号", "待機連絡", "〒238-0001　横須賀市例示町2\n例示病院\n病棟　見本 一　様", "1", "2", ""],
    ["2", "見本地医第2号", "待機連絡", "外来　見本 二　様", "〃", "", ""],
    ["3", "見本地医第3号", "待機連絡", "〒238-0001　横須賀市見本町1-1\n見本医院\n院長　例示 三　様", "2", "1", ""],
  ]);
});

test("通数と封筒の数、作った日と職員の氏名が、表の上に載る", () => {
  const shelf = {
    ...shelfOf(PEOPLE),
    staff: [blankRow(staff, { email: "kakari@example.jp", name: "見本 係", active: true })],
  };
  expect(textsOf(build(shelf).blocks)).toContain("3通（封筒2通）　　作成　平成30年6月1日　見本 係");
});

test("2通以上の封筒には、1通ごとの行のある同封一覧が付く", () => {
  const paper = built("郵送");
  expect(titles(paper)).toEqual([`発送簿　${BATCH}（郵送）`, "同封一覧"]);
  expect(tablesOf(paper).flatMap((table) => table.rows.flat())).toContain(
    "〒238-0001\n横須賀市例示町2\n例示病院　御中",
  );
  expect(tablesOf(paper).at(-1)?.rows.slice(1)).toEqual([
    ["1", "見本地医第1号", "待機連絡", "病棟\n見本 一　様"],
    ["2", "見本地医第2号", "待機連絡", "外来\n見本 二　様"],
  ]);
});

test("どの封筒も1通なら、同封一覧はない", () => {
  const alone = PEOPLE.map((person, index) => ({ ...person, facility: `例示${index}医院` }));
  expect(titles(built("郵送", alone))).toHaveLength(1);
});

test("FAXでは、番号と送信時刻の欄があり、1通ごとに送付状が付く", () => {
  const paper = built("FAX");
  expect(listOf(paper).rows.map((row) => row.slice(3))).toEqual([
    ["宛先", "FAX番号", "送信時刻", "確認"],
    ["例示病院\n病棟　見本 一　様", "046-000-0011", "", ""],
    ["例示病院\n外来　見本 二　様", "046-000-0011", "", ""],
    ["見本医院\n院長　例示 三　様", "046-000-0012", "", ""],
  ]);
  expect(titles(paper).slice(1)).toEqual(["FAX送付状", "FAX送付状", "FAX送付状"]);
  expect(paper.blocks.filter((block) => block.kind === "pageBreak")).toHaveLength(3);
  expect(textsOf(paper.blocks)).toContain("FAX　046-000-0012");
});

test("手渡しでは、受領日と受領印の欄があり、ほかの紙は付かない", () => {
  const paper = built("手渡し");
  expect(listOf(paper).rows[0]?.slice(4)).toEqual(["受領日", "受領印"]);
  expect(titles(paper)).toHaveLength(1);
});

test.each(["郵送", "FAX", "手渡し"] as const)("%sの表は、用紙の余白の中に収まる", (method) => {
  const paper = built(method);
  const room = 210 - paper.margins.left - paper.margins.right;
  for (const table of tablesOf(paper)) {
    expect(table.widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(room);
    expect(new Set(table.rows.map((row) => row.length))).toEqual(new Set([table.widths.length]));
  }
});

describe("注文の後に変わったこと", () => {
  test("取り消された通知は載せず、番号を添えて知らせる", () => {
    const shelf = shelfOf(PEOPLE);
    const [first, ...others] = shelf.notices;
    if (!first) throw new Error("no notice");
    const paper = build({ ...shelf, notices: [{ ...first, state: "取消" }, ...others] });
    expect(listOf(paper).rows).toHaveLength(3);
    expect(textsOf(paper.blocks)).toContain(`取消などのため載せなかった通知　${first.noticeId}`);
  });

  test("注文した順のまま並べる", () => {
    const shelf = shelfOf(PEOPLE);
    const keys = [BATCH, ...shelf.notices.map((row) => row.noticeId).reverse()];
    const paper = dispatchList.build(shelf, ordered("発送簿", keys));
    expect(
      listOf(paper)
        .rows.slice(1)
        .map((row) => row[1]),
    ).toEqual(["見本地医第3号", "見本地医第2号", "見本地医第1号"]);
  });

  test("一通も残っていなければ、何を確かめるかを知らせる", () => {
    const shelf = shelfOf(PEOPLE);
    const gone = { ...shelf, notices: shelf.notices.map((row) => ({ ...row, state: "取消" as const })) };
    expect(() => build(gone)).toThrow(/載せる通知が1通もありません[^]*発送簿/);
  });

  test("発送簿の行がなければ、作り直し方を知らせる", () => {
    expect(() => build({ ...shelfOf(PEOPLE), batches: [] })).toThrow(/発-2018-001 の行がありません[^]*発送簿を作る/);
  });
});
