/** Parts of the sheet 集計 about whom: professions, classes, routes, blocks, instructors, what followed, and 指標. Pure. */
import type { BoardCell, Line } from "../../core/board.ts";
import { lineOf as line, type SectionChart } from "../../core/board-section.ts";
import { wareki } from "../../core/calendar.ts";
import { HOME_CARE_LATER } from "../../tables/reports.ts";
import { CLINICS } from "../../tables/years.ts";
import type { Found } from "./answer.rules.ts";
import { blocksOf, byClass, byProfession, byRoute, type BlockSum, type Host, type Part } from "./counts.rules.ts";
import { ALL, type LaterLine } from "./later.rules.ts";
import type { Series } from "./series.rules.ts";
import { BLUE, GREEN, GREY, ORANGE, orBlank, rules, shareCell, type Section } from "./section.rules.ts";

/** More bars than these cannot be read. */
const MOST_BARS = 15;

export function partSection({ book, tally }: Found): Section {
  const head = line("section", "5　職種、対象区分、受付経路ごと");
  if (book.applications.length === 0)
    return { lines: [head, line("plain", "この年度の申込みはありません。")], charts: [] };
  const notes = rules("決定率の分母は、取下げ・取消を除いた申込みです。日数は、受付日から決定日までです。");
  const professions = byProfession(book);
  const lines = [
    head,
    ...notes,
    ...partLines("職種", professions),
    line("total", "計", ...partCells(tally)),
    ...partLines("対象区分", byClass(book)),
    ...partLines("受付経路", byRoute(book)),
  ];
  const chart: SectionChart = {
    ...{ title: "職種ごとの申込み、決定、実施", lying: true, unit: "件", colours: [GREY, BLUE, GREEN] },
    ...{ heading: 1 + notes.length, rows: Math.min(MOST_BARS, professions.length), columns: [[1, 4]] },
  };
  return { lines, charts: [chart] };
}

const partLines = (word: string, parts: readonly Part[]): Line[] => [
  line("heading", word, "申込み", "決定", "実施", "取下げ", "決定率", "中央値（日）", "9割（日）"),
  ...parts.map((part) => line("plain", part.label, ...partCells(part))),
];

const partCells = (of: Omit<Part, "label">): BoardCell[] => [
  ...[of.applications, of.decided, of.done, of.withdrawn, shareCell(of.rate)],
  ...[orBlank(of.median), orBlank(of.ninetieth)],
];

export function hostSection(hosts: readonly Host[]): Section {
  const head = line("section", "6　ブロックと指導医ごと");
  if (hosts.length === 0)
    return {
      lines: [head, line("plain", "この年度の承諾も決定もまだないので、数えるものがありません。")],
      charts: [],
    };
  const notes = rules(
    "研修は、指導医のブロックに数えます。承諾は、この年度を引き受けた人数です。報告は、両方の報告書を受理したもの、取消は、決定の後に終わったものです。",
  );
  const blocks = blocksOf(hosts);
  const [first, second] = [1 + notes.length, 2 + notes.length + blocks.length];
  const bars = { lying: true, unit: "件", colours: [BLUE, GREEN] } as const;
  const rows = Math.min(MOST_BARS, hosts.length);
  const most = hosts.length > MOST_BARS ? `（決定の多い${MOST_BARS}人）` : "";
  return {
    lines: [
      head,
      ...notes,
      line("heading", "ブロック", "決定", "実施", "報告", "取消", "承諾"),
      ...blocks.map((each) => line("plain", each.block, ...sumCells(each), each.hosts)),
      line("heading", "指導医", "決定", "実施", "報告", "取消", "承諾", "", "", "", "指導医番号", "ブロック"),
      ...hosts.map((each) =>
        line(
          "plain",
          ...[each.name, ...sumCells(each), each.accepted ? 1 : 0],
          ...["", "", "", each.instructorId, each.block],
        ),
      ),
    ],
    charts: [
      { ...bars, title: "ブロックごとの決定と実施", heading: first, rows: blocks.length, columns: [[1, 3]] },
      { ...bars, title: `指導医ごとの決定と実施${most}`, heading: second, rows, columns: [[1, 3]] },
    ],
  };
}

const sumCells = ({ decided, done, reported, ended }: Omit<BlockSum, "hosts">): number[] => [
  ...[decided, done, reported, ended],
];

export function laterSection({ later }: Found): Section {
  const head = line("section", "7　受講の6か月後と12か月後（在宅医療を始めた人）");
  if (later.every(({ done }) => done === 0))
    return { lines: [head, line("plain", "実施した研修がまだないので、数えるものがありません。")], charts: [] };
  const notes = rules(
    "この年度に実施した研修の受講者です。受講前に行っていたかどうかは、申込書の「在宅医療の実施状況」によります（なし、検討中は、行っていなかった人）。",
    "時期が来た＝受講から6か月、12か月を経た人、照会＝照会を送った人、回答＝反映済の回答のある人です。",
    ...(later.every(({ answered }) => answered === 0) ? ["回答は、まだありません。"] : []),
  );
  const words = HOME_CARE_LATER.map((word) => word.replace("以前から行っており、", ""));
  const heading = line("heading", "時期と受講前", "実施", "時期が来た", "照会", "回答", ...words);
  const chart: SectionChart = {
    ...{ title: "受講後の在宅医療", lying: true, unit: "人" },
    ...{ colours: [GREEN, BLUE, GREY, ORANGE, "#9aa0a6"], heading: 1 + notes.length, rows: later.length },
    columns: [
      [1, 1],
      [6, words.length],
    ],
  };
  const hasAnswers = later.some(({ answered }) => answered > 0);
  return { lines: [head, ...notes, heading, ...later.map(laterLine)], charts: hasAnswers ? [chart] : [] };
}

const laterLine = ({ months, before, done, reached, asked, answered, said }: LaterLine): Line =>
  line(
    before === ALL ? "total" : "plain",
    before === ALL ? `${months}か月後` : `${months}か月後／${before}`,
    ...[done, reached, asked, answered, ...said],
  );

export function seriesSection({ series }: Found): Section {
  const head = line("section", "8　基準日のある数（指標）");
  const lines: Line[] = [head, ...rules("「指標」シートのすべての年度の値です。基準日の古い順に並べます。")];
  const charts: SectionChart[] = [];
  for (const each of series) {
    if (each.points.length === 0) {
      lines.push(line("heading", each.name), line("plain", emptyText(each)));
    } else {
      if (charts.length < MOST_CHARTS) charts.push(seriesChart(each, lines.length));
      lines.push(line("heading", each.name, "値", "増減", "", "", "", "", "", "", "単位と用語", "出典"));
      lines.push(...each.points.map(pointLine));
    }
    lines.push(...rules(...each.faults));
  }
  return { lines, charts };
}

/** There is room for two side by side. */
const MOST_CHARTS = 2;

function emptyText({ name, faults }: Series): string {
  if (faults.length > 0) return "使える値がありません。下のわけを見て、「指標」シートを直してください。";
  return name === CLINICS
    ? `「指標」シートに「${CLINICS}」の行がありません。指標名、基準日、値、出典を書いてください。`
    : "値がありません。";
}

function seriesChart({ name, points }: Series, heading: number): SectionChart {
  const unit = points[points.length - 1]?.unit ?? "";
  return {
    title: `${name}の推移`,
    lying: false,
    unit,
    colours: [BLUE],
    heading,
    rows: points.length,
    columns: [[1, 2]],
  };
}

const pointLine = ({ asOf, value, change, unit, term, source }: Series["points"][number]): Line =>
  line(
    "plain",
    ...[wareki(asOf), value, orBlank(change), "", "", "", "", "", ""],
    ...[[unit, term].filter((word) => word !== "").join("・"), source],
  );
