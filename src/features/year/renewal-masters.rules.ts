/** 事業, 予算 and 会議体 of a year, copied for the next with numbers of their own; what staff prepared is left alone. Pure. */
import type { Row, Table } from "../../core/table.ts";
import { bodies, budgets, programmes, type Body, type Budget, type Programme } from "../../tables/programmes.ts";

export interface Masters {
  readonly programmes: readonly Programme[];
  readonly budgets: readonly Budget[];
  readonly bodies: readonly Body[];
}

/** Rows to add. */
export function copiedMasters(there: Masters, from: number, to: number): Masters {
  const renamed = (id: string): string => (id === "" ? "" : newId(id, from, to));
  return {
    programmes: copies(programmes, there.programmes, from, to, (row) => ({
      ...row,
      relistedFrom: renamed(row.relistedFrom),
      budgetId: renamed(row.budgetId),
    })),
    budgets: copies(budgets, there.budgets, from, to),
    bodies: copies(bodies, there.bodies, from, to),
  };
}

/** 業-2019-01 of 業-2018-01; a number without its year gets it at the end. */
function newId(id: string, from: number, to: number): string {
  const parts = id.split("-");
  const at = parts.indexOf(String(from));
  return at < 0 ? `${id}-${to}` : [...parts.slice(0, at), String(to), ...parts.slice(at + 1)].join("-");
}

type Master = Programme | Budget | Body;

function copies<T extends Table, R extends Row<T> & Master>(
  table: T,
  rows: readonly R[],
  from: number,
  to: number,
  change: (row: R) => R = (row) => row,
): R[] {
  const idOf = (row: R): string => String((row as Readonly<Record<string, unknown>>)[table.key]);
  const fresh = rows
    .filter((row) => row.fiscalYear === from)
    .map((row) => ({ ...change(row), [table.key]: newId(idOf(row), from, to), fiscalYear: to }));
  const ours = new Set(fresh.map(idOf));
  const present = rows.filter((row) => row.fiscalYear === to).map(idOf);
  // Rows of the new year that are none of ours: staff have made its programme themselves.
  if (present.some((id) => !ours.has(id))) return [];
  return fresh.filter((row) => !present.includes(idOf(row)));
}
