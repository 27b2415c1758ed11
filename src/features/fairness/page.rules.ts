/** The sheet 公平性: its parts one below the other, and the charts above them. Pure. */
import type { Bars, Board, BoardColumn, Line } from "../../core/board.ts";
import { barsAt, blankLines, linesFor } from "../../core/board-section.ts";
import { wareki, type Moment } from "../../core/calendar.ts";
import { passedOver } from "./passed.rules.ts";
import { blockSection, loadSection, passedSection, professionSection, type Section } from "./section.rules.ts";
import { standingsOf, type Books } from "./standing.rules.ts";

const NAME = "公平性";
const MARK = "公平性の集計";
const CHART_MARK = "公平性：";
const NUMBERS = { width: 90, numbers: true };
const COLUMNS: readonly BoardColumn[] = [
  ...[90, 140, 130, 140].map((width) => ({ width })),
  ...[NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS],
  ...[420, 260].map((width) => ({ width, sentences: true })),
];
/** Where the charts stand side by side: column and width in pixels, after COLUMNS. */
const STANDS = [
  { column: 1, width: 490 },
  { column: 5, width: 530 },
  { column: 11, width: 480 },
] as const;
const CHART_HEIGHT = 380;
/** Lines left free for the charts. */
const CHART_LINES = linesFor(CHART_HEIGHT);

export interface Gathered {
  readonly board: Board;
  /** In full sentences, without names. */
  readonly message: string;
  /** Applications that are waiting, and of these those that somebody later overtook. */
  readonly waiting: number;
  readonly passed: number;
}

export function gatherFairness(books: Books, at: Moment, user: string): Gathered {
  const today = at.slice(0, 10);
  const standings = standingsOf(books, today);
  const passed = passedOver(standings);
  const sections = [
    loadSection(books, today),
    professionSection(standings, today),
    blockSection(standings, books, today),
    passedSection(standings, passed, today),
  ];
  const waiting = standings.filter(({ waits, proposed }) => waits && !proposed).length;
  const sums = { waiting, passed: passed.length };
  return { board: boardOf(sections, headLines(at, user)), message: messageOf(sums), ...sums };
}

function headLines(at: Moment, user: string): Line[] {
  const by = user === "" ? "" : `（集計した人：${user}）`;
  return [
    { look: "title", cells: [`${MARK}（すべての年度）`] },
    {
      look: "plain",
      cells: [
        `${wareki(at)} ${at.slice(11, 16)} に、申込者、マッチング、年度委嘱、指導医、通知の各シートから集計しました${by}。台帳が変わったら、もう一度「マッチング > 公平性を集計する」を実行してください。`,
      ],
    },
    {
      look: "plain",
      cells: [
        "このシートは集計のたびに書き直すので、書き込みは残りません。事務局の中だけで使い、外に出さないでください。",
      ],
    },
  ];
}

function boardOf(sections: readonly Section[], head: readonly Line[]): Board {
  const drawn = sections.filter(({ chart }) => chart !== undefined).length;
  const top = head.length + 2;
  const lines: Line[] = [...head, ...blankLines(drawn === 0 ? 0 : CHART_LINES + 1)];
  const charts: Bars[] = [];
  for (const section of sections) {
    lines.push(...blankLines(1));
    const stand = STANDS[charts.length];
    if (section.chart && stand)
      charts.push(barsAt(section.chart, CHART_MARK, lines.length, { ...stand, row: top, height: CHART_HEIGHT }));
    lines.push(...section.lines);
  }
  return { name: NAME, mark: MARK, chartMark: CHART_MARK, lines, columns: COLUMNS, charts };
}

function messageOf({ waiting, passed }: { waiting: number; passed: number }): string {
  const done = "「公平性」シートに集計しました。";
  if (waiting === 0) return `${done}組合せのないまま待っている申込みはありません。`;
  const overtaken =
    passed === 0
      ? "後から受け付けた申込みが先になったものはありません"
      : `後から受け付けた申込みが先に決定または提案されたものが${passed}件あります`;
  return `${done}組合せのないまま待っている申込みは${waiting}件で、${overtaken}。`;
}
