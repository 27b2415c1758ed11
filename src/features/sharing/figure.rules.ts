/**
 * A figure: people counted by one or two of their attributes. Those who have a row of their own in the copy are counted
 * with the others, and once more without, since whoever reads the copy may know all about them. Pure.
 */
import { wareki } from "../../core/calendar.ts";
import type { Crossed, Part } from "../../core/suppression/index.ts";
import type { Column, Row, Table } from "../../core/table.ts";
import { listFrom, type SettingValues } from "../../settings.ts";
import { compareTexts } from "./rows.rules.ts";
import type { Seen } from "./sight.rules.ts";

/** Somebody, or a report of somebody, with the rows that tell of them. */
export interface Person {
  readonly rows: ReadonlyMap<Table, Row<Table>>;
  /** Whether a row of the copy says who it is. */
  readonly named: boolean;
}

/** An attribute by which people are counted. */
export interface Dimension {
  /** 職種: what it is; figures with the same share its sums. */
  readonly of: string;
  /** What a person counts under; undefined where they do not count at all. */
  readonly keyOf: (person: Person) => string;
  /** Keys in the order in which they stand. */
  readonly ordered: (keys: readonly string[]) => readonly string[];
  readonly labelOf: (key: string) => string;
  /** The columns that it tells of. */
  readonly tells: readonly Pick<Seen, "table" | "name">[];
}

export interface Figure {
  readonly title: string;
  readonly rows: Dimension;
  readonly columns: Dimension;
  /**
   * Where the copy tells elsewhere how many there are in parts of each column (each doctor's trainees): which part a
   * person belongs to, and whether a part may have people of a row at all.
   */
  readonly parted?: {
    readonly partOf: (person: Person) => string;
    readonly may: (part: string, row: string) => boolean;
  };
  /** Whether everybody knows which of its cells are none: then it ties other figures of both its attributes, even unshown. */
  readonly structural?: true;
  /** Several figures with one title stand as one list: which line of it this is, and the key that is shown. */
  readonly option?: { readonly line: string; readonly key: string };
}

/** A figure as it counts some people. */
export interface Counted {
  readonly figure: Figure;
  readonly rowKeys: readonly string[];
  readonly columnKeys: readonly string[];
  /** With the parts where there are any. */
  readonly everybody: Crossed;
  /** The same without those who have a row of their own. */
  readonly unnamed: Crossed;
}

export const BLANK = "（記入なし）";
const WHOLE_KEY = "計";

/** The one column of a list. */
export const WHOLE: Dimension = {
  of: "全体",
  keyOf: () => WHOLE_KEY,
  ordered: (keys) => keys,
  labelOf: () => "件数",
  tells: [],
};

/** Rows and columns in which nobody is are left out: the legend says so. */
export function countedOf(figure: Figure, people: readonly Person[]): Counted {
  const placed = people.map((person) => ({
    person,
    row: figure.rows.keyOf(person),
    column: figure.columns.keyOf(person),
  }));
  const rowKeys = figure.rows.ordered([...new Set(placed.map(({ row }) => row))]);
  const columnKeys = figure.columns.ordered([...new Set(placed.map(({ column }) => column))]);
  const { parted } = figure;
  const crossed = (of: typeof placed): Crossed => ({
    ...{ rows: rowKeys, columns: columnKeys, rowsOf: figure.rows.of, columnsOf: figure.columns.of },
    cells: rowKeys.map((row) =>
      columnKeys.map((column) => of.filter((each) => each.row === row && each.column === column).length),
    ),
    ...(parted && { parts: columnKeys.map((key) => partsOf(of.filter(({ column }) => column === key))) }),
  });
  const unnamed = crossed(placed.filter(({ person }) => !person.named));
  return { figure, rowKeys, columnKeys, everybody: crossed(placed), unnamed };

  function partsOf(column: typeof placed): Part[] {
    const inPart = (person: Person): string => parted?.partOf(person) ?? "";
    return [...new Set(column.map(({ person }) => inPart(person)))].map((part) => ({
      counts: rowKeys.map((row) => column.filter((each) => each.row === row && inPart(each.person) === part).length),
      may: rowKeys.map((row) => parted?.may(part, row) ?? true),
    }));
  }
}

/** The attribute that a column holds: its words, yes or no, or months. */
export function dimensionOf(seen: Seen, settings: SettingValues, rest: Partial<Dimension> = {}): Dimension {
  const { table, name, column } = seen;
  const listed = listOf(column, settings);
  const dated = column.cell.kind === "day" || column.cell.kind === "moment";
  return {
    of: `${table.name}.${column.header}`,
    keyOf: ({ rows }) => keyFrom(column, rows.get(table)?.[name]),
    ordered: (keys) => inOrder(keys, listed),
    labelOf: dated ? monthLabel : (key) => key,
    tells: [{ table, name }],
    ...rest,
  };
}

/** For a column that holds several words: one figure each, of those who chose it and those who did not. */
export function optionFigures(seen: Seen, settings: SettingValues, people: readonly Person[]): Figure[] {
  const { table, name, column } = seen;
  const chosen = ({ rows }: Person): readonly string[] => {
    const value = rows.get(table)?.[name];
    return Array.isArray(value) ? (value as string[]) : [];
  };
  const options = inOrder([...new Set(people.flatMap(chosen))], listOf(column, settings));
  return options.map((option) => ({
    title: column.header,
    rows: {
      of: `${table.name}.${column.header}：${option}`,
      keyOf: (person) => (chosen(person).includes(option) ? "はい" : "いいえ"),
      ordered: (keys) => inOrder(keys, ["はい", "いいえ"]),
      labelOf: (key) => key,
      tells: [{ table, name }],
    },
    columns: WHOLE,
    option: { line: option, key: "はい" },
  }));
}

const listOf = ({ cell: { list } }: Column<unknown>, settings: SettingValues): readonly string[] =>
  list === undefined ? [] : "setting" in list ? listFrom(settings, list) : list;

function keyFrom({ cell }: Column<unknown>, value: unknown): string {
  if (typeof value === "boolean") return value ? "はい" : "いいえ";
  if (typeof value === "number") return String(value);
  if (typeof value !== "string" || value === "") return BLANK;
  return cell.kind === "day" || cell.kind === "moment" ? value.slice(0, 7) : value;
}

/** Words of a list first, in its order; then others; what is blank last. */
export function inOrder(keys: readonly string[], listed: readonly string[]): string[] {
  const rank = (key: string): number =>
    key.startsWith("（") ? listed.length + 1 : listed.includes(key) ? listed.indexOf(key) : listed.length;
  return [...keys].sort((a, b) => rank(a) - rank(b) || compareTexts(a, b));
}

/** 2018-07 → 平成30年7月. */
const monthLabel = (key: string): string => (/^\d{4}-\d{2}$/.test(key) ? wareki(`${key}-01`).replace(/1日$/, "") : key);
