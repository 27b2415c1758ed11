/**
 * A sheet is declared once; everything else about it is derived: row type, reading and writing, headers, widths,
 * formats, drop-downs, notes, protection, Form questions, what may leave the office, and the reference under docs/.
 */
import type { Cell } from "./cell.ts";

/** Who writes a column. Intake's columns belong to staff once a row is in (overtyping is a correction). */
export type Writer = "addon" | "staff" | "intake";
/** Who outside the office may see a column, and how much of it (domain rule: section 9; nobody unless named). */
export type Party = "association" | "instructor" | "applicant" | "hospital" | "hub";
/** "asked": an instructor who is asked about one case before its decision, and from the decision on as with "decided". */
export type Sight = "all" | "own" | "decided" | "asked" | "consented" | "counts";

/** How a Form asks for a column. */
export interface Ask {
  readonly form: string;
  readonly section: string;
  /** The question, where the header alone would be too short. */
  readonly question?: string;
  readonly help?: string;
  readonly required?: boolean;
  /** The longest answer, in characters, where a letter or a list has no room for more. */
  readonly longest?: number;
  /** The question is asked this many times, for a table of its own with one row an answer. */
  readonly repeat?: number;
}

export interface Column<T> {
  readonly header: string;
  /** Headers of earlier versions, renamed by setup. */
  readonly was?: readonly string[];
  readonly cell: Cell<T>;
  readonly writer: Writer;
  /** What staff read when the pointer rests on the header. */
  readonly note: string;
  readonly ask?: Ask;
  readonly seenBy?: Readonly<Partial<Record<Party, Sight>>>;
  /** Colours that go with words of the column; the word alone must tell as much. */
  readonly tones?: Readonly<Record<string, Tone>>;
}

/** What a state means to the person who looks down the column. */
export type Tone = "asks" | "waits" | "goes" | "done" | "rests";

export type Columns = Readonly<Record<string, Column<unknown>>>;

export interface Table<C extends Columns = Columns> {
  /** The sheet's name. */
  readonly name: string;
  readonly note: string;
  /** Name of the key column. */
  readonly key: string;
  /** Whether rows belong to a fiscal year. */
  readonly yearly: boolean;
  /** Years to keep rows after their fiscal year (general practice; the city's own rules prevail). */
  readonly keepYears: number;
  readonly columns: C;
  /** Allowed moves of a state column: from each state to which. */
  readonly moves?: { readonly column: string; readonly allowed: Moves };
}

export type Moves = Readonly<Record<string, readonly string[]>>;

/** The row of a table: one value a column. */
export type Row<T extends Table> = {
  readonly [K in keyof T["columns"]]: T["columns"][K] extends Column<infer V> ? V : never;
};

type Declaration<C extends Columns> = Omit<Table<C>, "name" | "key"> & { readonly key: keyof C & string };

/** A change of some columns of the row with this key. */
export interface Patch<T extends Table> {
  readonly key: string;
  readonly values: Partial<Row<T>>;
}

/** Declares a sheet. Doubled headers are a slip of ours and stop at once. */
export function defineTable<const C extends Columns>(name: string, rest: Declaration<C>): Table<C> {
  const headers = Object.values(rest.columns).map((column) => column.header);
  const doubled = headers.find((header, index) => headers.indexOf(header) !== index);
  if (doubled !== undefined) throw new Error(`${name}: the header ${doubled} stands twice`);
  return { name, ...rest };
}

/** Names of a table's columns in declared order, typed. */
export function columnNames<C extends Columns>(table: Table<C>): (keyof C & string)[] {
  return Object.keys(table.columns);
}

/** A row with every cell blank but those given. */
export function blankRow<T extends Table>(table: T, values: Partial<Row<T>>): Row<T> {
  const blanks = Object.entries(table.columns).map(([name, column]) => [name, column.cell.blank]);
  return { ...Object.fromEntries(blanks), ...values } as Row<T>;
}

/** Whether a state may follow another; staying is always allowed. */
export function mayMove(moves: Moves, from: string, to: string): boolean {
  return from === to || (moves[from]?.includes(to) ?? false);
}

/** The text in a column of a row of any table; "" for a column that it has not. */
export function textIn(row: Readonly<Record<string, unknown>>, column: string): string {
  const value = row[column];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
