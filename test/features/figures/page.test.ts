/** The sheet 集計 as it is laid out: where its charts take their figures, that nothing overlaps, and what it says of nothing. */
import { expect, test } from "vitest";
import type { Board } from "../../../src/core/board.ts";
import { gatherFigures } from "../../../src/features/figures/page.rules.ts";
import type { Asked, Books } from "../../../src/features/figures/standing.rules.ts";
import { applicant, hosts } from "../matching/sheets.ts";
import { ASKED, indicator, NONE, visited, wholeYear } from "./books.ts";

const board = (books: Partial<Books>, asked: Partial<Asked> = {}): Board =>
  gatherFigures({ ...NONE, ...books }, { ...ASKED, ...asked }, "2019-01-15 10:00:00", "kakari@example.jp").board;
const words = ({ lines }: Board): string[] => lines.map(({ cells }) => cells.map(String).join(" ").trim());

/** The cells of a chart, as it draws them. */
function drawn(of: Board, title: string): unknown[][] {
  const chart = of.charts.find((each) => each.title === `集計：${title}`);
  const [first, ...rest] = chart?.from ?? [];
  return Array.from({ length: first?.rows ?? 0 }, (_, down) =>
    [first!, ...rest].flatMap(({ row, column, columns }) =>
      Array.from({ length: columns }, (_n, right) => of.lines[row - 1 + down]?.cells[column - 1 + right] ?? ""),
    ),
  );
}

test("グラフは、表のその行を指している", () => {
  const made = board(wholeYear());
  expect(drawn(made, "申込みの内訳").slice(0, 3)).toEqual([
    ["内訳", "件数"],
    ["決定", 17],
    ["選定待ち", 4],
  ]);
  expect(drawn(made, "月ごとの申込み、決定、実施").at(-1)).toEqual(["3月", 0, 0, 0]);
  expect(drawn(made, "決定の累計と目安").slice(9)).toEqual([
    ["12月", 12, 15],
    ["1月", 17, 16],
    ["2月", "", 18],
    ["3月", "", 20],
  ]);
  expect(drawn(made, "実施予定数に対する進み具合")).toEqual([
    ["進み具合", "件数"],
    ["実施", 12],
    ["決定と実施", 17],
    ["平成31年1月15日までの目安", 16],
    ["実施予定数", 20],
  ]);
  expect(drawn(made, "決定の後の進み").map(([, count]) => count)).toEqual(["件数", 17, 14, 12, 10, 9, 0]);
  expect(drawn(made, "ブロックごとの決定と実施")[0]).toEqual(["ブロック", "決定", "実施"]);
  expect(drawn(made, "指導医ごとの決定と実施")[1]).toEqual(["例示 1郎（医-0001、東）", 4, 3]);
  expect(drawn(made, "受講後の在宅医療（全員）")[1]).toEqual(["6か月後", 1, 1, 1, 0, 0]);
  expect(drawn(made, "受講後の在宅医療（受講前に行っていなかった人）").map(([label]) => label)).toEqual([
    "受講前と時期",
    "行っていなかった人の6か月後",
    "行っていなかった人の12か月後",
  ]);
  expect(drawn(made, "在宅療養支援診療所の推移")).toEqual([
    ["在宅療養支援診療所", "値"],
    ["平成30年3月1日", 43],
    ["平成30年12月1日", 45],
  ]);
});

test("グラフは、ほかの表にもグラフにも重ならない", () => {
  const made = board(wholeYear());
  const heads = made.lines.flatMap(({ look }, index) => (look === "section" ? [index + 1] : []));
  const left = (column: number): number => made.columns.slice(0, column - 1).reduce((sum, { width }) => sum + width, 0);
  const widest = Math.max(...made.lines.filter(({ look }) => look !== "plain").map(({ cells }) => cells.length));
  for (const { row, column, height, width } of made.charts) {
    const next = heads.find((head) => head > row) ?? Infinity;
    expect(row + Math.ceil(height / 21)).toBeLessThanOrEqual(next);
    expect(column).toBeGreaterThan(widest);
    expect(width).toBeLessThanOrEqual(made.columns[column - 1]!.width);
    expect(left(column)).toBeGreaterThan(0);
  }
});

test("何もなければ、それぞれが文で言い、グラフはない", () => {
  const made = board({}, { planned: null });
  const said = words(made);
  expect(made.charts).toEqual([]);
  for (const text of [
    "この年度の申込みはありません。",
    "申込みも決定もないので、数えるものがありません。",
    "この年度の決定はありません。",
    "この年度の承諾も決定もまだないので、数えるものがありません。",
    "実施した研修がまだないので、数えるものがありません。",
  ])
    expect(said).toContain(text);
  expect(said.join("\n")).toContain("この年度の実施予定数がわかりません");
  expect(said.join("\n")).toContain("「指標」シートに「在宅療養支援診療所」の行がありません");
  expect(said.join("\n")).not.toMatch(/NaN|undefined|Infinity/);
});

test("申込みだけなら、決定率は0％で、日数は空", () => {
  const said = words(board({ applicants: [applicant(1)] }));
  expect(
    board({ applicants: [applicant(1)] }).lines.find(({ cells }) => cells[0] === "取下げを除く申込み")?.cells,
  ).toEqual(["取下げを除く申込み", 0, 1, { share: 0 }]);
  expect(said).toContain("日数 0");
});

test("実施予定数がわからなければ、累計だけを描く", () => {
  const made = board(wholeYear(), { planned: null });
  expect(drawn(made, "決定の累計")[10]).toEqual(["1月", 17]);
  expect(made.charts.map(({ title }) => title)).not.toContain("集計：実施予定数に対する進み具合");
});

test("指導医が多ければ、グラフは決定の多い15人まで、表は全員", () => {
  const made = board({ ...hosts(40), applicants: [applicant(1)], cases: [visited(1, 40, "2018-06-10")] });
  const bars = drawn(made, "指導医ごとの決定と実施（決定の多い15人）");
  expect(bars).toHaveLength(16);
  expect(bars[1]).toEqual(["例示 40郎（医-0040、東）", 1, 1]);
  expect(words(made).filter((text) => text.startsWith("例示 "))).toHaveLength(40);
});

test("前の年度に受け付けた申込みと、年度の外の実施は、月の表の下に出る", () => {
  const applicants = [applicant(1, { receivedAt: "2018-02-01 09:00:00", carriedFrom: "申-2017-0009" })];
  const said = words(board({ applicants, cases: [visited(1, 1, "2019-04-02", { decidedAt: "" })] }));
  expect(said).toContain("前の年度から 1 0 0");
  expect(said).toContain("翌年度 0 0 1");
  expect(said).toContain("日付なし 0 1 0");
  expect(said).toContain("うち前の年度からの繰越 1");
});

test("ほかの指標も、基準日の順に並ぶ", () => {
  const other = indicator(3, { name: "訪問看護ステーション", asOf: "2018-04-01", value: 30, unit: "か所" });
  const made = board({ indicators: [other, indicator(1, {})] });
  expect(made.charts.map(({ title }) => title)).toEqual([
    "集計：実施予定数に対する進み具合",
    "集計：在宅療養支援診療所の推移",
    "集計：訪問看護ステーションの推移",
  ]);
  expect(words(made)).toContain("平成30年4月1日：単位はか所、用語は「登録」、出典は企画書（案）");
});
