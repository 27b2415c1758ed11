/**
 * The office's own lines for a fiscal year, from the seed of 平成30年度 (R5–R34, R50–R59): the sample keeps its counts,
 * a template for another year keeps names, letters and marks and leaves dates, counts and people empty (A25).
 */
import { blankRow } from "../../core/table.ts";
import { bodies, budgets, programmes, type Body, type Budget, type Programme } from "../../tables/programmes.ts";
import { BODY_LINES } from "./seed-bodies.ts";
import { BUDGET_LINES } from "./seed-budget.ts";
import { PROGRAMME_LINES } from "./seed-lines.ts";

/** How a workbook begins: the sample year, the sample as a template for this year, or empty. */
export const START_MODES = ["見本（平成30年度）", "平成30年度を雛形に今年度", "空"] as const;
export type StartMode = (typeof START_MODES)[number];

/** The fiscal year of the seed. */
export const SEED_YEAR = 2018;

export interface SeedRows {
  readonly programmes: Programme[];
  readonly budgets: Budget[];
  readonly bodies: Body[];
}

/** Seed rows of a year. `counts`: whether the seed's planned counts and member numbers are kept. */
export function seedRows(fiscalYear: number, counts: boolean): SeedRows {
  return {
    programmes: seedProgrammes(fiscalYear, counts),
    budgets: seedBudgets(fiscalYear, counts),
    bodies: seedBodies(fiscalYear, counts),
  };
}

const budgetId = (fiscalYear: number, line: number | null): string => (line === null ? "" : `予-${fiscalYear}-${line}`);

function seedProgrammes(fiscalYear: number, counts: boolean): Programme[] {
  const programmeId = (order: number): string => `業-${fiscalYear}-${String(order).padStart(2, "0")}`;
  return PROGRAMME_LINES.map((line, index) =>
    blankRow(programmes, {
      programmeId: programmeId(index + 1),
      fiscalYear,
      owner: line.owner,
      team: line.team ?? "",
      item: line.item,
      name: line.name,
      aliases: line.aliases ?? [],
      cohosted: line.cohosted ?? false,
      relistedFrom:
        line.relistedFrom === undefined
          ? ""
          : programmeId(PROGRAMME_LINES.findIndex((other) => other.rule === line.relistedFrom) + 1),
      counted: line.relistedFrom === undefined,
      plannedCount: counts ? (line.plannedCount ?? null) : null,
      budgetId: budgetId(fiscalYear, line.budgetLine),
      budgeted: line.budgeted,
      stage: line.name.includes("検討") ? "検討" : "実施",
      note: line.note ?? "",
    }),
  );
}

function seedBudgets(fiscalYear: number, counts: boolean): Budget[] {
  return BUDGET_LINES.map((line) =>
    blankRow(budgets, {
      budgetId: budgetId(fiscalYear, line.line),
      fiscalYear,
      line: line.line,
      name: line.name,
      items: line.items,
      content: counts ? line.content : withoutCounts(line.content),
      effect: line.effect,
    }),
  );
}

function seedBodies(fiscalYear: number, counts: boolean): Body[] {
  return BODY_LINES.map((line, index) =>
    blankRow(bodies, {
      bodyId: `会-${fiscalYear}-${index + 1}`,
      fiscalYear,
      name: line.name,
      kind: line.kind,
      team: line.team ?? "",
      plannedCount: counts ? (line.plannedCount ?? null) : null,
      members: counts ? (line.members ?? null) : null,
      officials: counts ? (line.officials ?? null) : null,
      note: line.note ?? "",
    }),
  );
}

/** The seed's sentence with its year's numbers left open, as drafts print them: 委員数 ○名（内行政職○名）, 各○回. */
function withoutCounts(content: string): string {
  return content.replace(/[0-9０-９]+(名|回)/g, "○$1");
}
