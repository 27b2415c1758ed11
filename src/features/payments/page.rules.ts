/** The sheet 支払一覧: both ledgers side by side, tax by month, every row, and what is not paid yet. Pure. */
import type { Board, BoardCell, BoardColumn, Line } from "../../core/board.ts";
import { fiscalYearName, wareki, yearName, type Day, type Moment } from "../../core/calendar.ts";
import { sumYen, yen } from "../../core/money.ts";
import { listingsOf } from "../../papers/payment-sums.ts";
import { strayClaims } from "../../tables/paid.ts";
import { OPEN_PAYOUTS, type Claim, type Payout } from "../../tables/payments.ts";
import { lateGross, ledgerOf, sumsIn, type Ledger, type MonthTax, type YearSum } from "./ledger.rules.ts";

export const LEDGER_SHEET = "支払一覧";
const MARK = "支払の一覧";

const MONEY = { width: 110, numbers: true };
const COLUMNS: readonly BoardColumn[] = [
  ...[{ width: 130 }, { width: 90 }],
  ...[MONEY, MONEY, MONEY, { width: 130, numbers: true }],
  ...[{ width: 130 }, { width: 90 }],
  ...[MONEY, MONEY, MONEY],
  { width: 280, sentences: true },
];

const line = (look: Line["look"], ...cells: BoardCell[]): Line => ({ look, cells });
const money = (amount: number | null): BoardCell => (amount === null ? "" : { yen: amount });
const slashed = (day: Day): string => day.replace(/-/g, "/");
const gap = line("plain");

export interface LedgerBooks {
  readonly payouts: readonly Payout[];
  readonly claims: readonly Claim[];
}

/** Head lines of a sheet that is written anew each time. */
export function headLines(title: string, sheets: string, command: string, at: Moment, user: string): Line[] {
  const by = user === "" ? "" : `（作成した人：${user}）`;
  return [
    line("title", title),
    line(
      "plain",
      `${wareki(at)} ${at.slice(11, 16)} に、${sheets}から作りました${by}。台帳が変わったら、もう一度「支払 > ${command}」を実行してください。`,
    ),
    line(
      "plain",
      "このシートは作るたびに書き直すので、書き込みは残りません。事務局の中だけで使い、外に出さないでください。",
    ),
  ];
}

export function ledgerBoard(books: LedgerBooks, at: Moment, user: string): { board: Board; message: string } {
  const ledger = ledgerOf(books.payouts);
  const lines = [
    ...headLines(`${MARK}（すべての年度）`, "支払と謝礼金のシート", "支払の一覧を作る", at, user),
    gap,
    ...yearLines(ledger),
    gap,
    ...monthLines(ledger.months),
    gap,
    ...rowLines(ledger.rows),
    gap,
    ...openLines(books),
  ];
  const message = `「${LEDGER_SHEET}」シートに、支払と戻入の${ledger.rows.length}行をまとめました。`;
  return {
    board: { name: LEDGER_SHEET, mark: MARK, chartMark: `${MARK}：`, lines, columns: COLUMNS, charts: [] },
    message,
  };
}

const sumCells = ({ count, gross, tax, net }: Omit<YearSum, "year">): BoardCell[] => [
  count,
  money(gross),
  money(tax),
  money(net),
];

function yearLines({ fiscal, calendar, rows }: Ledger): Line[] {
  const head = line("section", "1　会計年度と暦年の合計");
  if (rows.length === 0) return [head, line("plain", "支払済の支払はまだありません。")];
  const height = Math.max(fiscal.length, calendar.length);
  const all = sumsIn(rows);
  const pairs = Array.from({ length: height }, (_, index) => {
    const [left, right] = [fiscal[index], calendar[index]];
    return line(
      "plain",
      ...(left ? [fiscalYearName(left.year), ...sumCells(left), money(left.late)] : ["", "", "", "", "", ""]),
      ...(right ? [`${yearName(right.year)}分`, ...sumCells(right)] : []),
    );
  });
  return [
    head,
    line(
      "plain",
      "会計年度は実施日の年度（出納整理期間に支払ったものも、その年度。過年度支出は、支払った予算の年度）、暦年は確定日の年です。戻入は引いています。",
    ),
    line(
      "heading",
      ...["会計年度", "行数", "総額", "源泉所得税", "差引支払額", "うち出納整理期間"],
      ...["暦年", "行数", "総額", "源泉所得税", "差引支払額"],
    ),
    ...pairs,
    line("total", "計", ...sumCells(all), money(all.late), "計", ...sumCells(all)),
  ];
}

function monthLines(months: readonly MonthTax[]): Line[] {
  const head = line("section", "2　源泉所得税の納付（支払った月ごと）");
  if (months.length === 0) return [head, line("plain", "源泉徴収した支払はまだありません。")];
  const sum = (of: (month: MonthTax) => number): BoardCell => money(sumYen(months.map(of)));
  return [
    head,
    line(
      "plain",
      "支払った月の翌月10日（休日なら次の開庁日）までに納めます。戻入した支払の税は、納める額から引かずに示しています。還付や充当は税務署に確かめてください。",
    ),
    line("heading", "支払った月", "件数", "総額", "源泉所得税", "戻入の源泉所得税", "差引", "納期限", "納付済"),
    ...months.map(({ month, count, gross, tax, reversed, dueOn, isPaidIn }) =>
      line(
        "plain",
        ...[month.replace("-", "/"), count, money(gross), money(tax), money(reversed), money(tax + reversed)],
        ...[slashed(dueOn), isPaidIn ? "はい" : ""],
      ),
    ),
    line(
      "total",
      "計",
      months.reduce((all, { count }) => all + count, 0),
      sum(({ gross }) => gross),
      sum(({ tax }) => tax),
      sum(({ reversed }) => reversed),
      sum(({ tax, reversed }) => tax + reversed),
    ),
  ];
}

const HEADINGS = [
  ...["支払番号", "区分", "総額", "源泉所得税", "差引支払額", "うち出納整理期間"],
  ...["会計年度", "暦年", "支払日", "確定日", "支払先区分", "支払先"],
];

const rowLine = (row: Payout, kind: string, day: Day): Line =>
  line(
    "plain",
    ...[row.payoutId, kind, money(row.gross), money(row.tax), money(row.net), money(lateGross(row) || null)],
    ...[row.fiscalYear === null ? "" : fiscalYearName(row.fiscalYear), row.calendarYear ?? "", slashed(day)],
    ...[slashed(row.fixedOn), row.payee, row.payeeName],
  );

function rowLines(rows: readonly Payout[]): Line[] {
  const head = line("section", "3　支払と戻入");
  if (rows.length === 0) return [head, line("plain", "支払済の支払はまだありません。")];
  const { gross, tax, net, late } = sumsIn(rows);
  const kindOf = ({ kind, state }: Payout): string => (state === "戻入済" ? "支払（戻入済）" : kind);
  return [
    head,
    line("heading", ...HEADINGS),
    ...rows.map((row) => rowLine(row, kindOf(row), row.paidOn)),
    line("total", "計", `${rows.length}行`, money(gross), money(tax), money(net), money(late)),
  ];
}

function openLines({ payouts, claims }: LedgerBooks): Line[] {
  const head = line("section", "4　まだ支払っていないもの");
  const open = payouts.filter(({ state }) => OPEN_PAYOUTS.some((each) => each === state));
  const listed = listingsOf(payouts);
  const free = claims.filter(({ state, claimId }) => state === "算定" && !listed.has(claimId));
  const stray = strayClaims(claims, payouts);
  if (open.length + free.length + stray.length === 0) return [head, line("plain", "支払を待つ謝礼金はありません。")];
  const { gross, tax, net } = sumsIn(open);
  const headings = HEADINGS.map((name) => (name === "支払日" ? "支払予定日" : name === "うち出納整理期間" ? "" : name));
  return [
    head,
    line("heading", ...headings),
    ...open.map((row) => rowLine(row, row.state, row.plannedOn)),
    line("total", "計", `${open.length}件`, money(gross), money(tax), money(net)),
    line(
      "plain",
      `このほか、算定して支払を起こしていない謝礼金が${free.length}件あります（契約の額の合計 ${yen(sumYen(free.map(({ amount }) => amount ?? 0)))}）。`,
    ),
    ...strayLines(stray),
  ];
}

/** Counted nowhere else, since the row of their payment is gone. */
const strayLines = (stray: readonly Claim[]): Line[] =>
  stray.length === 0
    ? []
    : [
        line(
          "plain",
          `支払手続中か支払済なのに、支払の行に入っていない謝礼金が${stray.length}件あります（${stray.map(({ claimId }) => claimId).join("、")}）。「支払 > 謝礼金を算定する」を実行すると、直し方が出ます。`,
        ),
      ];
