/** Questions of a Form, derived from the columns that ask for them. Pure. */
import type { Table } from "./table.ts";

export type QuestionKind =
  "line" | "paragraph" | "radio" | "list" | "checkbox" | "grid" | "date" | "number" | "email" | "phone" | "consent";

export interface Question {
  /** Where the answer goes: "申込者.name", or "受入可能日.day#2" for the second of a repeated question. */
  readonly key: string;
  readonly table: string;
  readonly column: string;
  /** 1-based for a repeated question. */
  readonly turn?: number;
  readonly section: string;
  readonly title: string;
  readonly help: string;
  readonly required: boolean;
  readonly kind: QuestionKind;
  readonly choices: readonly string[];
  readonly grid?: { readonly rows: readonly string[]; readonly columns: readonly string[] };
  /** In characters. */
  readonly longest?: number;
}

/** The one answer of a consent question. */
export const CONSENT = "同意します";

/** More choices than this make a drop-down instead of buttons. */
const BUTTONS = 6;

/** All questions of a form, in the order of tables and columns; the form's sections order them further. */
export function questionsOf(
  form: string,
  tables: readonly Table[],
  resolve: (source: { setting: string }) => readonly string[],
): Question[] {
  return tables.flatMap((table) =>
    repeated(form, table).flatMap((turn) =>
      Object.entries(table.columns).flatMap(([name, column]) => {
        const ask = column.ask;
        if (ask?.form !== form || (ask.repeat ?? 1) < turn) return [];
        const { list, grid, kind } = column.cell;
        const choices =
          kind === "flag" ? [CONSENT] : list === undefined ? [] : "setting" in list ? resolve(list) : list;
        const several = (ask.repeat ?? 1) > 1;
        const question: Question = {
          key: `${table.name}.${name}${several ? `#${turn}` : ""}`,
          table: table.name,
          column: name,
          section: ask.section,
          title: `${ask.question ?? column.header}${several ? `（${turn}）` : ""}`,
          help: several && turn > 1 ? "" : (ask.help ?? ""),
          required: ask.required ?? false,
          kind: kindOf(kind, choices.length),
          choices,
          ...(several ? { turn } : {}),
          ...(grid ? { grid } : {}),
          ...(ask.longest === undefined ? {} : { longest: ask.longest }),
        };
        return [question];
      }),
    ),
  );
}

function repeated(form: string, table: Table): number[] {
  const turns = Object.values(table.columns).map((column) =>
    column.ask?.form === form ? (column.ask.repeat ?? 1) : 0,
  );
  return Array.from({ length: Math.max(0, ...turns) }, (_, index) => index + 1);
}

function kindOf(cell: string, choices: number): QuestionKind {
  switch (cell) {
    case "long":
      return "paragraph";
    case "choice":
      return choices > BUTTONS ? "list" : "radio";
    case "choices":
      return "checkbox";
    case "flag":
      return "consent";
    case "grid":
      return "grid";
    case "day":
      return "date";
    case "count":
      return "number";
    case "email":
      return "email";
    case "phone":
      return "phone";
    default:
      return "line";
  }
}
