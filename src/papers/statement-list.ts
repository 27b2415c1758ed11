/** 支払調書の一覧 as lines that the sheet, the paper and the file share, and as the paper. Pure. */
import { wareki, yearName } from "../core/calendar.ts";
import { OfficeError } from "../core/errors.ts";
import { yen } from "../core/money.ts";
import { MARGINS, text, type Paper, type TableBlock } from "../core/paper.ts";
import type { Ordered, PaperDeclaration, PaperSources } from "./paper.ts";
import { statementsOf, type Statement, type Statements } from "./statements.ts";

export const STATEMENT_HEADINGS = [
  "支払先",
  "区分",
  "指導医番号",
  "債権者番号",
  "支払金額",
  "うち未払",
  "源泉徴収税額",
  "うち未徴収",
  "支払調書",
] as const;

/** Amounts are numbers, in yen. */
export function statementCells(row: Statement): (string | number)[] {
  return [
    ...[row.payeeName, row.payee, row.instructorIds.join("、"), row.creditorIds.join("、")],
    ...[row.gross, row.unpaid, row.tax, row.unwithheld],
    row.needed ? "要" : "不要",
  ];
}

/** What a list of statements must say of itself. */
export const statementNotes = ({ year, least }: Statements): string[] => [
  `${yearName(year)}中に支払うことが確定した額です（確定日の年。まだ支払っていない額を含み、戻入は元の支払の年から引いています）。`,
  `同じ支払先への合計が${yen(least)}を超えると、支払調書が要ります（${yen(least)}ちょうどは要りません）。法人への支払いも含みます。`,
  "個人番号は、この台帳では扱いません。支払調書を作るときに、市の定めた方法で扱ってください。",
];

export function statementsFor({ order, today }: Ordered, sources: PaperSources): Statements {
  const year = Number(order.keys[0]);
  const { payouts = [], claims = [], taxRates: rates } = sources;
  const statements = statementsOf(year, { ...sources, payouts, claims, rates, today });
  if (statements.rows.length + statements.undecided.length > 0) return statements;
  throw new OfficeError(
    `${yearName(year)}に支払うことが確定した謝礼金はありません`,
    {},
    "年を確かめて、もう一度実行してください",
  );
}

/** 180 millimetres. */
const WIDTHS = [44, 11, 19, 20, 20, 19, 19, 17, 11];

export const statementList: PaperDeclaration = {
  kind: "支払調書の一覧",
  build(sources, ordered): Paper {
    const statements = statementsFor(ordered, sources);
    const { year, rows, undecided } = statements;
    const needed = rows.filter((row) => row.needed).length;
    return {
      name: `支払調書の一覧 ${year}年分 ${ordered.today}`,
      page: "A4縦",
      margins: MARGINS,
      blocks: [
        text(`支払調書の一覧（${yearName(year)}分）`, "title"),
        text(
          `${wareki(ordered.today)}現在　${sources.settings.get("city")}${sources.settings.get("section")}`,
          "right",
        ),
        text(`支払先　${rows.length}　　うち支払調書が要るもの　${needed}`),
        tableOf(statements),
        ...statementNotes(statements).map((note) => text(note, "small")),
        ...(undecided.length === 0
          ? []
          : [
              text(
                `支払先か支払の行がわからず、載せていない謝礼金：${undecided.map(({ id }) => id).join("、")}`,
                "small",
              ),
            ]),
        text("個人情報が含まれます。取扱いに注意してください。", "small"),
      ],
    };
  },
};

function tableOf({ rows, total }: Statements): TableBlock {
  const shown = (cell: string | number): string => (typeof cell === "number" ? yen(cell) : cell);
  return {
    kind: "table",
    widths: WIDTHS,
    rows: [
      STATEMENT_HEADINGS,
      ...rows.map((row) => statementCells(row).map(shown)),
      ["計", "", "", "", yen(total.gross), yen(total.unpaid), yen(total.tax), yen(total.unwithheld), ""],
    ],
    header: true,
    borders: true,
    size: 8,
    aligns: ["左", "中", "左", "左", "右", "右", "右", "右", "中"],
  };
}
