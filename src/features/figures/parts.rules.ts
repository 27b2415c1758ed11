/** Parts of the sheet 集計 about whom: professions, classes, routes, blocks, instructors, what followed, and 指標. Pure. */
import type { BoardCell, Line } from "../../core/board.ts";
import { lineOf as line, type SectionChart } from "../../core/board-section.ts";
import { wareki } from "../../core/calendar.ts";
import { HOME_CARE_LATER } from "../../tables/reports.ts";
import { CLINICS } from "../../tables/years.ts";
import type { Found } from "./answer.rules.ts";
import { blocksOf, byClass, byProfession, byRoute, type BlockSum, type Host, type Part } from "./counts.rules.ts";
import { ALL, BEFORE_WORDS, type LaterLine } from "./later.rules.ts";
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
      line("heading", "指導医", "決定", "実施", "報告", "取消", "承諾"),
      ...hosts.map((each) => line("plain", hostLabel(each), ...sumCells(each), each.accepted ? 1 : 0)),
    ],
    charts: [
      { ...bars, title: "ブロックごとの決定と実施", heading: first, rows: blocks.length, columns: [[1, 3]] },
      { ...bars, title: `指導医ごとの決定と実施${most}`, heading: second, rows, columns: [[1, 3]] },
    ],
  };
}

const hostLabel = ({ name, instructorId, block }: Host): string => `${name}（${instructorId}、${block}）`;

const sumCells = ({ decided, done, reported, ended }: Omit<BlockSum, "hosts">): number[] => [
  ...[decided, done, reported, ended],
];

export function laterSection({ later }: Found): Section {
  const head = line("section", "7　受講の6か月後と12か月後（在宅医療を始めた人）");
  if (later.every(({ done }) => done === 0))
    return { lines: [head, line("plain", "実施した研修がまだないので、数えるものがありません。")], charts: [] };
  const notes = rules(
    "この年度に実施した研修の受講者です。受講前に行っていたかどうかは、申込書の「在宅医療の実施状況」によります（なし、検討中は、行っていなかった人）。",
    "1人を1回数えます。年度に2回受講した人の、時期と受講前は初めの受講、回答は新しいものによります。",
    "時期が来た＝受講から6か月、12か月を経た人、照会＝照会を送った人、回答＝反映済の回答のある人です。",
    ...(later.every(({ answered }) => answered === 0) ? ["回答は、まだありません。"] : []),
  );
  const sums = later.filter(({ before }) => before === ALL);
  const parts = BEFORE_WORDS.flatMap((word) => later.filter(({ before }) => before === word));
  const [first, second] = [1 + notes.length, 2 + notes.length + sums.length];
  const drawn = { lying: true, unit: "人", colours: [GREEN, BLUE, GREY, ORANGE, PURPLE], rows: sums.length } as const;
  const columns = [
    [1, 1],
    [6, HOME_CARE_LATER.length],
  ] as const;
  const charts: SectionChart[] = [{ ...drawn, title: "受講後の在宅医療（全員）", heading: first, columns }];
  if (parts[0]?.before === BEFORE_WORDS[0])
    charts.push({ ...drawn, title: "受講後の在宅医療（受講前に行っていなかった人）", heading: second, columns });
  return {
    lines: [
      head,
      ...notes,
      laterHeading("時期"),
      ...sums.map((each) => laterLine(each, `${each.months}か月後`)),
      laterHeading("受講前と時期"),
      ...parts.map((each) => laterLine(each, `${each.before}人の${each.months}か月後`)),
    ],
    charts: later.some(({ answered }) => answered > 0) ? charts : [],
  };
}

const PURPLE = "#a142f4";

const laterHeading = (word: string): Line =>
  line(
    "heading",
    ...[word, "受講者", "時期が来た", "照会", "回答"],
    ...HOME_CARE_LATER.map((answer) => answer.replace("以前から行っており、", "")),
  );

const laterLine = ({ done, reached, asked, answered, said }: LaterLine, label: string): Line =>
  line("plain", label, done, reached, asked, answered, ...said);

export function seriesSection({ series }: Found): Section {
  const head = line("section", "8　基準日のある数（指標）");
  const lines: Line[] = [head, ...rules("「指標」シートのすべての年度の値です。基準日の古い順に並べます。")];
  const charts: SectionChart[] = [];
  for (const each of series) {
    if (each.points.length === 0) {
      lines.push(line("heading", each.name), line("plain", emptyText(each)));
    } else {
      if (charts.length < MOST_CHARTS) charts.push(seriesChart(each, lines.length));
      lines.push(line("heading", each.name, "値", "増減"));
      lines.push(...each.points.map(({ asOf, value, change }) => line("plain", wareki(asOf), value, orBlank(change))));
      lines.push(...rules(...each.points.map(sourceText)));
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

/** What the figure is called where it comes from. */
function sourceText({ asOf, unit, term, source }: Series["points"][number]): string {
  const words = [
    unit === "" ? "" : `単位は${unit}`,
    term === "" ? "" : `用語は「${term}」`,
    `出典は${source === "" ? "未記入" : source}`,
  ];
  return `${wareki(asOf)}：${words.filter((word) => word !== "").join("、")}`;
}
