/** 選定過程: the rules in order with their values, side by side with reception order. Pure. */
import { text, type Block, type TableBlock } from "../core/paper.ts";
import type { Run } from "../tables/runs.ts";
import { APPLICANT_CLASSES } from "../tables/words.ts";

interface Line {
  readonly name: string;
  readonly value: number;
  /** 大きいほどよい or 小さいほどよい. */
  readonly sense: string;
}

/** By the names that features/matching gives its rules; a rule that stands here no more is shown by its name alone. */
const COUNTED: Readonly<Record<string, string>> = {
  この申込み: "先に組む申込みが組めれば1",
  今年度が初めて: "組み合わせる申込みのうち、今年度の決定も実施もない人の数（1月1日の判定で、2回目も選定する間）",
  決まる人数: "組み合わせる申込みの数",
  初めての受講: "そのうち、受講の記録がない人の数",
  ...Object.fromEntries(APPLICANT_CLASSES.map((name) => [name, `そのうち、対象区分が${name}の人の数`])),
  待機日数: "組み合わせる人の、受付からの日数の合計",
  希望との違い: "希望順位やテーマなどの違いに、重みを付けた合計",
  負担の平準化: "指導医ごとの今年度の人数を2乗した合計。偏るほど大きい",
  合う日の余裕: "10から、その組合せで合う半日の数を引いたものの合計",
  受付順: "受付の早い人ほど大きい数の合計",
  受付順の希望: "受付の早い人ほど重くした、希望との違いの合計",
  いまの案からの変更: "いまの案から指導医が替わる人の数",
  指導医番号: "同じよさの組合せから一つに決めるための、番号の順の合計",
  日付: "同じよさの組合せから一つに決めるための、日の順の合計",
};
const NONE = "－";

/** 「決まる人数：12（大きいほどよい）」; lines of another form are words. */
function lineOf(line: string): Line | undefined {
  const [, name, value, sense] = /^(.+)：(-?\d+)（(.+)）$/.exec(line) ?? [];
  return name === undefined || sense === undefined ? undefined : { name, value: Number(value), sense };
}

export function levelBlocks(run: Run): Block[] {
  const mine = run.values.split("\n").flatMap((line) => lineOf(line) ?? []);
  const lines = run.comparison.split("\n");
  const theirs = new Map(lines.flatMap((line) => lineOf(line) ?? []).map((line) => [line.name, line.value]));
  const words = lines.filter((line) => line !== "" && !lineOf(line));
  const table: TableBlock = {
    kind: "table",
    widths: [12, 52, 103, 34, 22, 22, 22],
    rows: [
      ["順", "基準", "何を数えるか", "よい向き", "この選定", "受付順", "違い"],
      ...mine.map((line, index) => rowOf(line, index, theirs.get(line.name))),
    ],
    header: true,
    borders: true,
    size: 8.5,
    aligns: ["中", "左", "左", "左", "右", "右", "右"],
  };
  return [
    text("２　基準と値", "heading"),
    text(RULE, "small"),
    table,
    ...[firstDifference(mine, theirs), ...words].map((line) => text(line, "small")),
  ];
}

const RULE =
  "上の基準の値を少しも悪くしないで、次の基準の値を最もよくすることを、上から順に繰り返しています。点数を足し合わせてはいません。「受付順」は、受付の早い人から一人ずつ、残った枠のうち希望に最も近いものに組んでいった場合の値です（－は比べない基準）。";

function rowOf({ name, value, sense }: Line, index: number, other: number | undefined): string[] {
  const apart =
    other === undefined ? "" : value === other ? "同じ" : `${value > other ? "＋" : "－"}${Math.abs(value - other)}`;
  return [
    String(index + 1),
    name,
    COUNTED[name] ?? "",
    sense,
    String(value),
    other === undefined ? NONE : String(other),
    apart,
  ];
}

/** Only the first rule that differs decides which is better. */
function firstDifference(mine: readonly Line[], theirs: ReadonlyMap<string, number>): string {
  if (theirs.size === 0) return "受付順との比較は、この実行では残していません。";
  const first = mine.find(({ name, value }) => theirs.has(name) && theirs.get(name) !== value);
  if (!first) return "どの基準でも、受付順と同じ値です。";
  const other = theirs.get(first.name) ?? 0;
  const better = first.sense.startsWith("大きい") === first.value > other;
  return `初めて値が分かれる基準は「${first.name}」で、この選定は${first.value}、受付順は${other}です（${better ? "この選定のほうがよい" : "受付順のほうがよい"}）。それより下の基準は、比べる相手が違うため、よいことも悪いこともあります。`;
}
