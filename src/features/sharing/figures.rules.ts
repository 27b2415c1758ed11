/** 集計: the figures of every population one below the other, with the small numbers masked. Pure. */
import { fiscalYearName } from "../../core/calendar.ts";
import type { CopyCell, CopyLine, CopySheet } from "../../core/copy-sheet.ts";
import type { Shown } from "../../core/suppression/index.ts";
import type { Desk } from "./books.rules.ts";
import { countedOf, type Counted } from "./figure.rules.ts";
import { printedOf, type Printed } from "./masking.rules.ts";
import { populationsOf, type Population } from "./populations.rules.ts";
import type { Seen } from "./sight.rules.ts";

export const FIGURES = "集計";
export const MASK = "*";

/** A number of the figures by its place, and whether it is masked. */
export interface Told {
  readonly place: string;
  readonly masked: boolean;
}

export interface Figures {
  readonly sheet: CopySheet;
  /** Every number that could be there; zeros and what is left out are not. */
  readonly told: readonly Told[];
}

/** Undefined where a party may see no count. */
export function figuresOf(desk: Desk): Figures | undefined {
  const blocks = populationsOf(desk).map((population) => blockOf(desk, population));
  if (blocks.length === 0) return undefined;
  const lines = [...headOf(desk), ...blocks.flatMap((block) => block.lines)];
  const width = Math.max(...lines.map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, at) => (at === 0 ? { width: 260 } : { width: 120, numbers: true }));
  return { sheet: { title: FIGURES, columns, lines, frozen: 0 }, told: blocks.flatMap(({ told }) => told) };
}

interface Drawn {
  readonly lines: readonly CopyLine[];
  readonly told: readonly Told[];
}

const headOf = ({ fiscalYear, at, least }: Desk): CopyLine[] => [
  { look: "title", cells: [`集計（${fiscalYearName(fiscalYear, at.slice(0, 10))}）`] },
  { look: "note", cells: [legendOf(least)] },
  { look: "note", cells: ["取り消した研修は数えていません。だれもいない行と列は、省いています。"] },
];

/** What a mask means. */
export const legendOf = (least: number): string =>
  `「${MASK}」は、1〜${least - 1}の数と、ほかの数との引き算でそれがわかってしまう数（0を含むことがあります）を伏せたものです。`;

const TOO_FEW = "件数が少なく、個人がわかるおそれがあるため、載せていません";

function blockOf(desk: Desk, { title, people, figures, sums }: Population): Drawn {
  const head: CopyLine = { look: "section", cells: [title] };
  if (people.length === 0) return { lines: [head, { look: "note", cells: ["まだありません"] }], told: [] };
  const counted = figures.map((figure) => countedOf(figure, people));
  const printed = printedOf(counted, desk.least);
  const groups = groupsOf(counted);
  const drawn = groups.map((group) =>
    drawnOf(
      title,
      group.map((index) => counted[index]).filter((each) => each !== undefined),
      group.map((index) => printed[index]),
    ),
  );
  const added = sums.map((seen) => sumOf(desk, title, seen, people));
  const left = [...drawn.filter((each) => each.lines.length === 0), ...added.filter((each) => each.lines.length === 0)];
  return {
    lines: [
      head,
      ...[...drawn, ...added].flatMap(({ lines }) => lines),
      ...(left.length === drawn.length + added.length ? [{ look: "note", cells: [TOO_FEW] } as const] : []),
    ],
    told: [...drawn, ...added].flatMap(({ told }) => told),
  };
}

/** Options of one question stand together; every other figure by itself. */
function groupsOf(counted: readonly Counted[]): number[][] {
  const groups = new Map<string, number[]>();
  counted.forEach(({ figure }, index) => {
    const key = figure.option ? figure.title : String(index);
    groups.set(key, [...(groups.get(key) ?? []), index]);
  });
  return [...groups.values()];
}

function drawnOf(population: string, counted: readonly Counted[], printed: readonly (Printed | undefined)[]): Drawn {
  const [first] = counted;
  if (!first || printed.every((each) => each === undefined)) return { lines: [], told: [] };
  const { figure } = first;
  const place = (line: string, column: string): string => [population, figure.title, line, column].join("/");
  if (figure.option) return optionsOf(figure.title, counted, printed, place);
  const shown = printed[0];
  if (!shown) return { lines: [], told: [] };
  return first.columnKeys.length === 1 && figure.columns.of === "全体"
    ? listOf(first, shown, place)
    : crossOf(first, shown, place);
}

type Place = (line: string, column: string) => string;

const cellOf = (shown: Shown | undefined): CopyCell => shown ?? MASK;
const toldOf = (place: string, shown: Shown | undefined): Told[] =>
  shown === 0 ? [] : [{ place, masked: (shown ?? null) === null }];

function crossOf({ figure, rowKeys, columnKeys }: Counted, printed: Printed, place: Place): Drawn {
  const rows = rowKeys.map((key, r) => ({ key, shown: [...(printed.cells[r] ?? []), printed.rowTotals[r]] }));
  const columns = [...columnKeys, SUM];
  const label = (key: string): string => (key === SUM ? SUM : figure.columns.labelOf(key));
  const totals = [...printed.columnTotals, printed.total];
  return {
    lines: [
      { look: "heading", cells: [figure.title, ...columns.map(label)] },
      ...rows.map(({ key, shown }) => plain([figure.rows.labelOf(key), ...shown.map(cellOf)])),
      { look: "total", cells: [SUM, ...totals.map(cellOf)] },
    ],
    told: [...rows, { key: SUM, shown: totals }].flatMap(({ key, shown }) =>
      shown.flatMap((each, c) => toldOf(place(key, columns[c] ?? ""), each)),
    ),
  };
}

function listOf({ figure, rowKeys }: Counted, printed: Printed, place: Place): Drawn {
  const rows = rowKeys.map((key, r) => ({ key, shown: printed.cells[r]?.[0] }));
  return {
    lines: [
      { look: "heading", cells: [figure.title, COUNT] },
      ...rows.map(({ key, shown }) => plain([figure.rows.labelOf(key), cellOf(shown)])),
      { look: "total", cells: [SUM, cellOf(printed.total)] },
    ],
    told: [...rows, { key: SUM, shown: printed.total }].flatMap(({ key, shown }) => toldOf(place(key, COUNT), shown)),
  };
}

/** Of a question with several answers: how many chose each. */
function optionsOf(
  title: string,
  counted: readonly Counted[],
  printed: readonly (Printed | undefined)[],
  place: Place,
): Drawn {
  const rows = counted.map(({ figure, rowKeys }, index) => {
    const at = rowKeys.indexOf(figure.option?.key ?? "");
    const shown = printed[index];
    return { line: figure.option?.line ?? "", shown: at < 0 && shown ? 0 : (shown?.cells[at]?.[0] ?? null) };
  });
  return {
    lines: [
      { look: "heading", cells: [`${title}（いくつでも）`, COUNT] },
      ...rows.map(({ line, shown }) => plain([line, cellOf(shown)])),
    ],
    told: rows.flatMap(({ line, shown }) => toldOf(place(line, COUNT), shown)),
  };
}

/** A sum of numbers; left out where so few have one that it could be told whose they are. */
function sumOf(desk: Desk, population: string, { table, name, column }: Seen, people: Population["people"]): Drawn {
  const numbers = people.map(({ rows }) => rows.get(table)?.[name]).filter((value) => typeof value === "number");
  const own = numbers.filter((value) => value > 0);
  const sum = own.reduce((all, each) => all + each, 0);
  const masked = own.length > 0 && (own.length < desk.least || sum < desk.least);
  if (masked) return { lines: [], told: [] };
  return {
    lines: [{ look: "heading", cells: [column.header, SUM] }, plain([`${column.header}（合計）`, sum])],
    told: sum === 0 ? [] : [{ place: [population, column.header, SUM].join("/"), masked: false }],
  };
}

const SUM = "計";
const COUNT = "件数";
const plain = (cells: readonly CopyCell[]): CopyLine => ({ look: "plain", cells });
