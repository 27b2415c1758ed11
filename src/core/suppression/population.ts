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
}

const sum = (counts: readonly number[]): number => counts.reduce((all, each) => all + each, 0);

/** All tables over one population. Throws where the counts are none, or the tables do not count the same people. */
export function population(tables: readonly Crossed[]): Population {
  const values = [sum(tables[0]?.cells.map(sum) ?? [])];
  const known = new Map<string, number>();
  const shared = new Set<number>(tables.length > 1 ? [0] : []);
  const total = (of: string, label: string, count: number): number => {
    const name = JSON.stringify([of, label]);
    const before = known.get(name);
    if (before === undefined) {
      const number = values.push(count) - 1;
      known.set(name, number);
      return number;
    }
    if (values[before] !== count) throw new RangeError(`「${of}」の「${label}」の計が、表によって違います。${SAME}`);
    shared.add(before);
    return before;
  };
  const networks = tables.map((table) => {
    check(table, values[0] ?? 0);
    const rowTotals = table.rows.map((row, at) => total(table.rowsOf, row, sum(table.cells[at] ?? [])));
    const columnTotals = table.columns.map((column, at) =>
      total(table.columnsOf, column, sum(table.cells.map((row) => row[at] ?? 0))),
    );
    const cells = table.cells.map((row) => row.map((count) => values.push(count) - 1));
    return network(table, cells, rowTotals, columnTotals);
  });
  return { values, networks, shared };
}

const SAME = "同じ人を数えた表だけを、一緒に渡してください";

function check({ rows, columns, cells, rowsOf, columnsOf }: Crossed, total: number): void {
  const shaped = cells.length === rows.length && cells.every((row) => row.length === columns.length);
  if (!shaped) throw new RangeError("表の行と列の数が、見出しの数と違います");
  if (cells.some((row) => row.some((count) => !Number.isSafeInteger(count) || count < 0)))
    throw new RangeError("表に、0以上の整数でない人数があります");
  if (sum(cells.map(sum)) !== total) throw new RangeError(`合計が表によって違います。${SAME}`);
  if (rowsOf === columnsOf || new Set(rows).size < rows.length || new Set(columns).size < columns.length)
    throw new RangeError("表の見出しに、同じものが2つあります");
}

function network(
  { rowsOf, columnsOf }: Crossed,
  cells: readonly (readonly number[])[],
  rowTotals: readonly number[],
  columnTotals: readonly number[],
): Network {
  const rows = rowTotals.map((_, row) => row);
  const columns = columnTotals.map((_, column) => rows.length + column);
  const below = rows.length + columns.length;
  const beside = below + 1;
  const arcs = [
    ...cells.flatMap((row, at) => row.map((number, column) => ({ from: at, to: rows.length + column, number }))),
    ...columnTotals.map((number, at) => ({ from: rows.length + at, to: below, number })),
    ...rowTotals.map((number, at) => ({ from: beside, to: at, number })),
    { from: below, to: beside, number: 0 },
  ];
  const margins = [
    { of: rowsOf, nodes: rows, numbers: rowTotals },
    { of: columnsOf, nodes: columns, numbers: columnTotals },
  ];
  return { nodes: beside + 1, arcs, margins, cells, rowTotals, columnTotals };
}
