/** 支払 > 支払の一覧を作る, 支払調書の一覧を作る, and the paper and files of both. */
import { OfficeError } from "../../core/errors.ts";
import { narrow } from "../../core/text.ts";
import { statementYears } from "../../papers/statements.ts";
import { writeBoard } from "../../platform/board.ts";
import { operationId, type Context, type Entry } from "../../platform/entry.ts";
import { wakeClock } from "../../platform/job.ts";
import { askFor, confirm, tell } from "../../platform/ui.ts";
import { operations } from "../../tables/desk.ts";
import { orderRow, type PaperKind } from "../../tables/orders.ts";
import { claims, OPEN_PAYOUTS, payouts } from "../../tables/payments.ts";
import { pick, readBooks } from "./desk.command.ts";
import { payoutQuestion } from "./messages.rules.ts";
import { ledgerBoard } from "./page.rules.ts";
import { unsoundNotes } from "./sound.rules.ts";
import { statementBoard } from "./statement-page.rules.ts";

export const listPayouts: Entry<undefined> = {
  operation: "支払の一覧を作る",
  scopes: [],
  run(context) {
    const books = { payouts: context.rows.read(payouts), claims: context.rows.read(claims) };
    const { board, message } = ledgerBoard(books, context.at, context.user);
    writeBoard(context.book, board);
    return { message };
  },
};

export const listStatements: Entry<number> = {
  operation: "支払調書の一覧を作る",
  scopes: [],
  ask: (context) => askYear(context, "支払調書の一覧を作る"),
  run(context, year) {
    const { board, message } = statementBoard(year, readBooks(context), context.at, context.user);
    writeBoard(context.book, board);
    return { message };
  },
};

/** The year of the statements: by default the newest in which anything became due, before the current one in January. */
function askYear(context: Context, operation: string): number | undefined {
  const years = statementYears({ payouts: context.rows.read(payouts), claims: context.rows.read(claims) });
  const thisYear = Number(context.today.slice(0, 4));
  const usual = context.today.slice(5) < "02-01" ? thisYear - 1 : (years[0] ?? thisYear);
  const known = years.length === 0 ? "まだありません" : years.map((year) => `${year}年`).join("、");
  const reply = askFor(
    operation,
    `どの年（暦年、西暦）の支払調書ですか。空なら${usual}年とします。謝礼金のある年：${known}`,
  );
  if (reply === undefined) return undefined;
  const typed = narrow(reply).replace(/年$/, "").trim();
  const year = typed === "" ? usual : Number(typed);
  if (Number.isInteger(year) && year >= 2000 && year <= 2999) return year;
  throw new OfficeError(`「${reply}」は西暦の年として読めません`, {}, "もう一度実行し、2019 のように書いてください");
}

interface Order {
  readonly keys: readonly string[];
}

/** A paper or a file, made by the office account. */
const order = (paper: PaperKind, operation: string, ask: Entry<Order>["ask"]): Entry<Order> => ({
  operation,
  scopes: [],
  ...(ask ? { ask } : {}),
  run(context, { keys }) {
    const { at, user } = context;
    const row = orderRow({ operationId: operationId(context), at, user, operation }, { paper, keys }, 1);
    wakeClock();
    context.rows.append(operations, [row]);
    return {
      message: `「${paper}」を待ち行列に入れました。できあがると、操作記録の「結果」にリンクが載ります`,
      count: 1,
    };
  },
});

const byYear =
  (operation: string): NonNullable<Entry<Order>["ask"]> =>
  (context) => {
    const year = askYear(context, operation);
    return year === undefined ? undefined : { keys: [String(year)] };
  };

export const orderStatementList = order("支払調書の一覧", "支払調書の文書を作る", byYear("支払調書の文書を作る"));
export const orderStatementCsv = order("支払調書のCSV", "支払調書のCSVを作る", byYear("支払調書のCSVを作る"));
export const orderPaymentCsv = order("支払のCSV", "支払のCSVを作る", askPayments);

/** The selected payments; from another sheet those that are approved and wait for the treasury. */
function askPayments(context: Context): Order | undefined {
  const operation = "支払のCSVを作る";
  const { keys, of } = pick(context, payouts);
  const books = readBooks(context);
  const all = books.payouts.filter(({ state }) => state !== "取消");
  const rows = all.filter(({ payoutId, state }) => (keys ? keys.includes(payoutId) : state === "決裁済"));
  if (rows.length === 0) {
    tell(operation, "CSVにする支払はありません。決裁済の支払か、「支払」シートで選んだ行から作ります。");
    return undefined;
  }
  const open = rows.filter(({ state }) => OPEN_PAYOUTS.some((each) => each === state));
  const text = payoutQuestion("CSVにします。よろしいですか", rows, {
    of,
    notes: unsoundNotes(books, open),
    refused: [],
  });
  return confirm(operation, text) ? { keys: rows.map(({ payoutId }) => payoutId) } : undefined;
}
