/** The sheet 集計: sentences for an answer, then the parts one below the other with their charts beside them. Pure. */
import type { Bars, Board, BoardColumn, Line } from "../../core/board.ts";
import { barsAt, blankLines, lineOf as line, linesFor } from "../../core/board-section.ts";
import { fiscalYearName, wareki, type Moment } from "../../core/calendar.ts";
import { DONE_STATES } from "../../tables/cases.ts";
import { paceOf } from "../../tables/pace.ts";
import { answersOf, type Answers, type Found } from "./answer.rules.ts";
import { courseOf, hostsOf, tallyOf } from "./counts.rules.ts";
import { laterLines } from "./later.rules.ts";
import { hostSection, laterSection, partSection, seriesSection } from "./parts.rules.ts";
import { applicationSection, courseSection, monthSection, paceSection, type Section } from "./section.rules.ts";
import { seriesOf } from "./series.rules.ts";
import { isAmong, yearBook, type Asked, type Books } from "./standing.rules.ts";

export const FIGURES_SHEET = "集計";
const MARK = "集計（在宅医同行研修）";
const CHART_MARK = "集計：";
const NUMBERS = { width: 86, numbers: true };
const COLUMNS: readonly BoardColumn[] = [
  { width: 250 },
  ...Array.from({ length: 9 }, () => NUMBERS),
  ...[{ width: 20 }, { width: 510 }, { width: 510 }],
];
/** Two side by side, beside the tables. */
const STANDS = [
  { column: 12, width: 500, height: 336 },
  { column: 13, width: 500, height: 336 },
] as const;

export interface Gathered {
  readonly board: Board;
  /** In full sentences, without names. */
  readonly message: string;
}

export function gatherFigures(books: Books, asked: Asked, at: Moment, user: string): Gathered {
  const book = yearBook(books, asked);
  const done = book.live.filter((row) => isAmong(DONE_STATES, row));
  const found: Found = {
    book,
    tally: tallyOf(book.applications),
    pace: paceOf({ ...asked, cases: books.cases }),
    course: courseOf(book.live, done, books.notices),
    later: laterLines(books, done, asked.today),
    series: seriesOf(books.indicators, asked.today),
  };
  const answers = answersOf(found);
  const sections = [
    applicationSection(found),
    monthSection(found, done),
    paceSection(found),
    courseSection(found),
    partSection(found),
    hostSection(hostsOf(book, books, done)),
    laterSection(found),
    seriesSection(found),
  ];
  const year = fiscalYearName(asked.fiscalYear, asked.today);
  const head = [...headLines(year, at, user), ...answerLines(answers)];
  const message = `「${FIGURES_SHEET}」シートに、${year}の集計を作りました。${answers.sentences[0] ?? ""}`;
  return { board: boardOf(sections, head), message };
}

function headLines(year: string, at: Moment, user: string): Line[] {
  const by = user === "" ? "" : `（集計した人：${user}）`;
  return [
    line("title", `${MARK}　${year}`),
    line(
      "plain",
      `${wareki(at)} ${at.slice(11, 16)} に、申込者、マッチング、年度委嘱、指導医、通知、受講後の状況、指標の各シートから集計しました${by}。`,
    ),
    line(
      "plain",
      "台帳が変わったら、もう一度「年度 > 集計を作る」を実行してください。このシートは作るたびに書き直すので、書き込みは残りません。",
    ),
  ];
}

function answerLines({ sentences, missing }: Answers): Line[] {
  return [
    line("plain"),
    line("section", "答弁用の文（1行ずつ写せます。どの文も、いつの数かを書いています）"),
    ...sentences.map((sentence) => line("plain", sentence)),
    ...missing.map((why) => line("plain", `※ ${why}。`)),
    line(
      "plain",
      "※ 答弁用の文には合計だけを載せ、受講後の状況の人数が1人から4人のときは「5人未満」とします。下の表には少ない数もそのまま出るので、事務局の中だけで使い、外に出さないでください。",
    ),
  ];
}

/** A section is at least as high as its charts, so that they do not reach into the next one. */
function boardOf(sections: readonly Section[], head: readonly Line[]): Board {
  const lines: Line[] = [...head];
  const charts: Bars[] = [];
  for (const section of sections) {
    lines.push(...blankLines(1));
    section.charts.forEach((chart, index) => {
      const stand = STANDS[index];
      if (stand) charts.push(barsAt(chart, CHART_MARK, lines.length, { ...stand, row: lines.length + 2 }));
    });
    const height = section.charts.length === 0 ? 0 : 1 + linesFor(STANDS[0].height);
    lines.push(...section.lines, ...blankLines(height - section.lines.length));
  }
  return { name: FIGURES_SHEET, mark: MARK, chartMark: CHART_MARK, lines, columns: COLUMNS, charts };
}
