/** The sheet 支払調書一覧: one line a payee of a calendar year. Pure. */
import type { Board, BoardCell, BoardColumn, Line } from "../../core/board.ts";
import { yearName, type Moment } from "../../core/calendar.ts";
import { STATEMENT_HEADINGS, statementCells, statementNotes } from "../../papers/statement-list.ts";
import { statementsOf, type StatementBooks, type Statements } from "../../papers/statements.ts";
import { headLines } from "./page.rules.ts";

export const STATEMENT_SHEET = "支払調書一覧";
const MARK = "支払調書の一覧";

const MONEY = { width: 120, numbers: true };
const COLUMNS: readonly BoardColumn[] = [
  ...[240, 80, 150, 150].map((width) => ({ width })),
  ...[MONEY, MONEY, MONEY, MONEY],
  { width: 90 },
];

const line = (look: Line["look"], ...cells: BoardCell[]): Line => ({ look, cells });

export function statementBoard(
  year: number,
  books: StatementBooks,
  at: Moment,
  user: string,
): { board: Board; message: string; statements: Statements } {
  const statements = statementsOf(year, books);
  const { rows, total, undecided } = statements;
  const needed = rows.filter((row) => row.needed).length;
  const lines = [
    ...headLines(`${MARK}（${yearName(year)}分）`, "支払と謝礼金のシート", "支払調書の一覧を作る", at, user),
    ...statementNotes(statements).map((note) => line("plain", note)),
    line("plain"),
    ...(rows.length === 0
      ? [line("plain", "この年に支払うことが確定した謝礼金はありません。")]
      : [
          line("heading", ...STATEMENT_HEADINGS),
          ...rows.map((row) => line("plain", ...statementCells(row).map(shown))),
          line("total", "計", `${rows.length}先`, "", "", ...sumCells(total), `要 ${needed}`),
        ]),
    ...undecidedLines(undecided),
  ];
  const board = { name: STATEMENT_SHEET, mark: MARK, chartMark: `${MARK}：`, lines, columns: COLUMNS, charts: [] };
  const message = `「${STATEMENT_SHEET}」シートに、${yearName(year)}分の支払先${rows.length}をまとめました。支払調書が要るものは${needed}です。`;
  const open =
    undecided.length === 0 ? "" : `支払先か支払の行がわからず、載せていない謝礼金が${undecided.length}件あります。`;
  return { board, message: `${message}${open}`, statements };
}

const shown = (cell: string | number): BoardCell => (typeof cell === "number" ? { yen: cell } : cell);

const sumCells = ({ gross, unpaid, tax, unwithheld }: Statements["total"]): BoardCell[] =>
  [gross, unpaid, tax, unwithheld].map((amount) => ({ yen: amount }));

const undecidedLines = (undecided: Statements["undecided"]): Line[] =>
  undecided.length === 0
    ? []
    : [
        line("plain"),
        line("section", "支払先か支払の行がわからず、載せていない謝礼金"),
        ...undecided.map(({ id, why }) => line("plain", `${id}：${why}`)),
      ];
