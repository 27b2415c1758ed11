/** 集計: the figures of every population one below the other, with the small numbers masked. Pure. */
import { fiscalYearName } from "../../core/calendar.ts";
import type { CopyCell, CopyLine, CopySheet } from "../../core/copy-sheet.ts";
import type { Shown } from "../../core/suppression/index.ts";
import type { Desk } from "./books.rules.ts";
import { countedOf, WHOLE, type Counted } from "./figure.rules.ts";
import { isTold, printedOf, type Printed } from "./masking.rules.ts";
import { populationsOf, type Population } from "./populations.rules.ts";
import type { Seen } from "./sight.rules.ts";

export const FIGURES = "集計";
export const MASK = "*";

/** Undefined where a party may see no count. */
export function figureSheet(desk: Desk): CopySheet | undefined {
  const blocks = populationsOf(desk).map((population) => blockOf(desk, population));
  if (blocks.length === 0) return undefined;
  const lines = [...headOf(desk), ...blocks.flat()];
  const width = Math.max(...lines.map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, at) => (at === 0 ? { width: 260 } : { width: 120, numbers: true }));
  return { title: FIGURES, columns, lines, frozen: 0 };
}

/** How many numbers of the figures are masked. */
export const maskedIn = ({ lines }: CopySheet): number =>
  lines.reduce((sum, { cells }) => sum + cells.filter((cell) => cell === MASK).length, 0);

const headOf = ({ fiscalYear, at, least }: Desk): CopyLine[] => [
  { look: "title", cells: [`集計（${fiscalYearName(fiscalYear, at.slice(0, 10))}）`] },
  { look: "note", cells: [legendOf(least)] },
  { look: "note", cells: ["取り消した研修は数えていません。だれもいない行と列は、省いています。"] },
];

/** What a mask means. */
export const legendOf = (least: number): string =>
  `「${MASK}」は、1〜${least - 1}の数と、ほかの数との引き算でそれがわかってしまう数（0を含むことがあります）を伏せたものです。`;

/** Figures of which too few people would tell; one that another figure tells is not missed. */
function leftOut(titles: readonly string[]): CopyLine[] {
  const names = [...new Set(titles)];
  if (names.length === 0) return [];
  return [{ look: "note", cells: [`件数が少なく、個人がわかるおそれがあるため載せていない表：${names.join("、")}`] }];
}

function blockOf(desk: Desk, { title, people, figures, sums }: Population): CopyLine[] {
  const head: CopyLine = { look: "section", cells: [title] };
  if (people.length === 0) return [head, { look: "note", cells: ["まだありません"] }];
  const counted = figures.map((figure) => countedOf(figure, people));
  const printed = printedOf(counted, desk.least);
  const drawn = groupsOf(counted).map((group) =>
    drawnOf(
      group.flatMap((index) => counted[index] ?? []),
      group.map((index) => printed[index]),
    ),
  );
  const missed = counted.filter((each, index) => printed[index] === undefined && !isTold(each, printed));
  const added = sums.map((seen) => ({ seen, lines: sumOf(desk, seen, people) }));
  const unsummed = added.filter(({ lines }) => lines.length === 0).map(({ seen }) => seen.column.header);
  return [
    head,
    ...drawn.flat(),
    ...added.flatMap(({ lines }) => lines),
    ...leftOut([...missed.filter(({ figure }) => !figure.option).map(({ figure }) => figure.title), ...unsummed]),
  ];
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

function drawnOf(counted: readonly Counted[], printed: readonly (Printed | undefined)[]): CopyLine[] {
  const [first] = counted;
  if (!first || printed.every((each) => each === undefined)) return [];
  const { figure } = first;
  if (figure.option) return optionLines(figure.title, counted, printed);
  const [shown] = printed;
  if (!shown) return [];
  return first.columnKeys.length === 1 && figure.columns === WHOLE ? listLines(first, shown) : crossLines(first, shown);
}

const cellOf = (shown: Shown | undefined): CopyCell => shown ?? MASK;

function crossLines({ figure, rowKeys, columnKeys }: Counted, printed: Printed): CopyLine[] {
  const { rows, columns } = figure;
  return [
    { look: "heading", cells: [figure.title, ...columnKeys.map((key) => columns.labelOf(key)), SUM] },
    ...rowKeys.map((key, r) =>
      plain([rows.labelOf(key), ...(printed.cells[r] ?? []).map(cellOf), cellOf(printed.rowTotals[r])]),
    ),
    { look: "total", cells: [SUM, ...printed.columnTotals.map(cellOf), cellOf(printed.total)] },
  ];
}

const listLines = ({ figure, rowKeys }: Counted, printed: Printed): CopyLine[] => [
  { look: "heading", cells: [figure.title, COUNT] },
  ...rowKeys.map((key, r) => plain([figure.rows.labelOf(key), cellOf(printed.cells[r]?.[0])])),
  { look: "total", cells: [SUM, cellOf(printed.total)] },
];

/** Of a question with several answers: how many chose each. */
function optionLines(
  title: string,
  counted: readonly Counted[],
  printed: readonly (Printed | undefined)[],
): CopyLine[] {
  const rows = counted.map(({ figure, rowKeys }, index) => {
    const at = rowKeys.indexOf(figure.option?.key ?? "");
    const shown = printed[index];
    return plain([figure.option?.line ?? "", cellOf(at < 0 && shown ? 0 : shown?.cells[at]?.[0])]);
  });
  return [{ look: "heading", cells: [`${title}（いくつでも）`, COUNT] }, ...rows];
}

/** A sum of numbers; left out where so few have one that it could be told whose they are. */
function sumOf({ least }: Desk, { table, name, column }: Seen, people: Population["people"]): CopyLine[] {
  const numbers = people.map(({ rows }) => rows.get(table)?.[name]).filter((value) => typeof value === "number");
  const own = numbers.filter((value) => value > 0);
  const sum = own.reduce((all, each) => all + each, 0);
  if (own.length > 0 && (own.length < least || sum < least)) return [];
  return [{ look: "heading", cells: [column.header, SUM] }, plain([`${column.header}（合計）`, sum])];
}

const SUM = "計";
const COUNT = "件数";
const plain = (cells: readonly CopyCell[]): CopyLine => ({ look: "plain", cells });
