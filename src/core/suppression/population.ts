/**
 * Tables of counts as numbers that add up. Every number once: a margin that two tables share is one number in both, so
 * that masking it in one masks it in the other. Pure.
 *
 * The numbers of one table are a circulation: a cell flows from its row to its column, a column's total from the column
 * to the hub of totals, the grand total from there to the other hub, a row's total from there to its row. What flows
 * into a node flows out of it; these are exactly the sums. So another table with the same shown numbers differs from
 * this one by cycles of masked numbers, and whether a masked number can be another one is a search in a small graph.
 */

export interface Table {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** cells[row][column]: how many. */
  readonly cells: readonly (readonly number[])[];
}

/** A table and what its rows and columns are ("職種", "ブロック"): tables that name the same share its margin. */
export interface Crossed extends Table {
  readonly rowsOf: string;
  readonly columnsOf: string;
  /**
   * Where everybody knows of what a column is the sum, and how many each part counts (an instructor of the block, and
   * how many were sent there): the parts of each column. The sums of the columns are known then as well.
   */
  readonly parts?: readonly (readonly Part[])[];
  /** Not published; what is known of it, its parts and the margins that it shares, still ties the others together. */
  readonly unpublished?: boolean;
}

/** One of those whose counts make up a column. */
export interface Part {
  /** By row: how many it counts. Nobody is told, except of their sum. */
  readonly counts: readonly number[];
  /** By row: whether it may count any, as everybody knows. */
  readonly may: readonly boolean[];
}

export interface Arc {
  readonly from: number;
  readonly to: number;
  /** Which number flows. */
  readonly number: number;
}

export interface Network {
  readonly nodes: number;
  readonly arcs: readonly Arc[];
  /** The margins by the name of what they count: for each member its node and its number. */
  readonly margins: readonly Margin[];
  readonly cells: readonly (readonly number[])[];
  readonly rowTotals: readonly number[];
  readonly columnTotals: readonly number[];
}

export interface Margin {
  readonly of: string;
  readonly nodes: readonly number[];
  readonly numbers: readonly number[];
}

export interface Population {
  /** Value of each number; the grand total is the first. */
  readonly values: readonly number[];
  readonly networks: readonly Network[];
  /** Numbers that stand in several tables: they move only together there. */
  readonly shared: ReadonlySet<number>;
  /** Numbers that everybody knows from elsewhere: they never move, so masking them would be in vain. */
  readonly known: ReadonlySet<number>;
  /** Numbers that are published nowhere. */
  readonly hidden: ReadonlySet<number>;
  /** Cells that may be masked where they are zero as well: nobody is told of a masked one that it is not. */
  readonly open: ReadonlySet<number>;
}

const sum = (counts: readonly number[]): number => counts.reduce((all, each) => all + each, 0);

/**
 * All tables over one population; `totalKnown` where everybody knows how many it is. Throws where the counts are none,
 * or the tables do not count the same people.
 */
export function population(tables: readonly Crossed[], totalKnown = false): Population {
  const register = new Register(sum(tables[0]?.cells.map(sum) ?? []), tables.length > 1, totalKnown);
  // What a table that is not published shares with one that is, is published.
  const inTurn = [...tables].sort((a, b) => Number(a.unpublished ?? false) - Number(b.unpublished ?? false));
  const networks = new Map(inTurn.map((table) => [table, register.take(table)]));
  const { values, shared, known, hidden, open } = register;
  return { values, shared, known, hidden, open, networks: tables.flatMap((table) => networks.get(table) ?? []) };
}

/** Numbers as table after table brings them. */
class Register {
  readonly values: number[];
  readonly shared: Set<number>;
  readonly known: Set<number>;
  readonly hidden = new Set<number>();
  readonly open = new Set<number>();
  private readonly margins = new Map<string, number>();

  constructor(total: number, several: boolean, totalKnown: boolean) {
    this.values = [total];
    this.shared = new Set(several ? [0] : []);
    this.known = new Set(totalKnown ? [0] : []);
  }

  take(table: Crossed): Network {
    check(table, this.values[0] ?? 0);
    const { rows, columns, cells, rowsOf, columnsOf, parts, unpublished = false } = table;
    const margin = (of: string, labels: readonly string[], counts: readonly number[], known: boolean): number[] =>
      labels.map((label, at) => this.margin(of, label, counts[at] ?? 0, unpublished, known));
    const rowTotals = margin(rowsOf, rows, cells.map(sum), this.known.has(0) && rows.length === 1);
    const sums = columns.map((_, at) => sum(cells.map((row) => row[at] ?? 0)));
    const columnTotals = margin(
      columnsOf,
      columns,
      sums,
      parts !== undefined || (this.known.has(0) && columns.length === 1),
    );
    const numbers = cells.map((row) => row.map((count) => this.cell(count, parts !== undefined, unpublished)));
    return parts === undefined
      ? network(table, numbers, rowTotals, columnTotals, this.known.has(0))
      : partedNetwork(table, parts, numbers, rowTotals, columnTotals, (count) => this.cell(count, true, true));
  }

  private cell(count: number, open: boolean, hidden: boolean): number {
    const number = this.values.push(count) - 1;
    if (open) this.open.add(number);
    if (hidden) this.hidden.add(number);
    return number;
  }

  private margin(of: string, label: string, count: number, unpublished: boolean, known: boolean): number {
    const name = JSON.stringify([of, label]);
    const before = this.margins.get(name);
    if (before !== undefined && this.values[before] !== count)
      throw new RangeError(`「${of}」の「${label}」の計が、表によって違います。${SAME}`);
    if (before !== undefined) this.shared.add(before);
    const number = before ?? this.cell(count, false, unpublished);
    this.margins.set(name, number);
    if (known) this.known.add(number);
    return number;
  }
}

const SAME = "同じ人を数えた表だけを、一緒に渡してください";

function check({ rows, columns, cells, rowsOf, columnsOf, parts }: Crossed, total: number): void {
  const shaped = cells.length === rows.length && cells.every((row) => row.length === columns.length);
  if (!shaped) throw new RangeError("表の行と列の数が、見出しの数と違います");
  if (cells.some((row) => row.some((count) => !Number.isSafeInteger(count) || count < 0)))
    throw new RangeError("表に、0以上の整数でない人数があります");
  if (sum(cells.map(sum)) !== total) throw new RangeError(`合計が表によって違います。${SAME}`);
  if (rowsOf === columnsOf || new Set(rows).size < rows.length || new Set(columns).size < columns.length)
    throw new RangeError("表の見出しに、同じものが2つあります");
  const whole = (column: readonly Part[], at: number): boolean =>
    cells.every((row, n) => sum(column.map(({ counts }) => counts[n] ?? 0)) === row[at]);
  if (parts && !(parts.length === columns.length && parts.every(whole)))
    throw new RangeError("列の内訳の和が、表の数と違います");
}

function network(
  { rowsOf, columnsOf }: Crossed,
  cells: readonly (readonly number[])[],
  rowTotals: readonly number[],
  columnTotals: readonly number[],
  totalKnown: boolean,
): Network {
  const rows = rowTotals.map((_, row) => row);
  const columns = columnTotals.map((_, column) => rows.length + column);
  const below = rows.length + columns.length;
  const beside = below + 1;
  const arcs = [
    ...cells.flatMap((row, at) => row.map((number, column) => ({ from: at, to: rows.length + column, number }))),
    ...columnTotals.map((number, at) => ({ from: rows.length + at, to: below, number })),
    ...rowTotals.map((number, at) => ({ from: beside, to: at, number })),
    ...(totalKnown ? [] : [{ from: below, to: beside, number: 0 }]),
  ];
  const margins = [
    { of: rowsOf, nodes: rows, numbers: rowTotals },
    { of: columnsOf, nodes: columns, numbers: columnTotals },
  ];
  return { nodes: beside + 1, arcs, margins, cells, rowTotals, columnTotals };
}

/**
 * With known parts a cell flows from its row to a node of its own, and from there, unseen, to the parts that may count
 * it. What flows into a part is known, so nothing flows on.
 */
function partedNetwork(
  { rowsOf }: Crossed,
  parts: readonly (readonly Part[])[],
  cells: readonly (readonly number[])[],
  rowTotals: readonly number[],
  columnTotals: readonly number[],
  unseen: (count: number) => number,
): Network {
  const rows = rowTotals.map((_, row) => row);
  const beside = rows.length;
  let nodes = beside + 1;
  const arcs: Arc[] = rowTotals.map((number, at) => ({ from: beside, to: at, number }));
  parts.forEach((column, at) => {
    const ends = column.map(() => nodes++);
    for (const row of rows) {
      const own = nodes++;
      arcs.push({ from: row, to: own, number: cells[row]?.[at] ?? 0 });
      column.forEach(({ counts, may }, n) => {
        const count = counts[row] ?? 0;
        if (count > 0 || may[row] === true) arcs.push({ from: own, to: ends[n] ?? own, number: unseen(count) });
      });
    }
  });
  const margins = [{ of: rowsOf, nodes: rows, numbers: rowTotals }];
  return { nodes, arcs, margins, cells, rowTotals, columnTotals };
}
