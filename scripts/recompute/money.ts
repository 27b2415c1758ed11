/** Honoraria again: what each payment should be by its claims and the law, and what the files for the accountants say. */
import { counted, number, tally, text, type Line, type Sheets } from "./counts.ts";

/** Income tax with its reconstruction surtax: 10.21 %, above a million 20.42 %, fractions of a yen cut off (所得税法205条). */
function taxOn(gross: number): number {
  const [yen, million] = [BigInt(Math.abs(gross)), 1_000_000n];
  const tax = yen <= million ? (yen * 1021n) / 10_000n : ((yen - million) * 2042n) / 10_000n + 102_100n;
  return Number(tax) * Math.sign(gross);
}

interface Payment {
  readonly id: string;
  readonly line: Line;
  readonly gross: number;
  readonly tax: number;
}

/** The gross comes from the claims, not from the payment; one that takes another back is its negative. */
export function paymentsIn(sheets: Sheets): Payment[] {
  const price = new Map(sheets("謝礼金").map((line) => [text(line, "謝礼番号"), number(line, "金額（円）")]));
  return sheets("支払").map((line) => {
    const own = text(line, "謝礼番号")
      .split("、")
      .reduce((total, id) => total + (price.get(id) ?? 0), 0);
    const gross = text(line, "区分") === "戻入" ? -own : own;
    return { id: text(line, "支払番号"), line, gross, tax: text(line, "支払先区分") === "法人" ? 0 : taxOn(gross) };
  });
}

export function money(sheets: Sheets): Record<string, unknown> {
  const [claims, payments] = [sheets("謝礼金"), paymentsIn(sheets)];
  const paid = payments.filter(({ line }) => text(line, "支払日") !== "");
  const lines = payments.map(({ line }) => line);
  return {
    claims: {
      total: claims.length,
      byState: counted(claims, "状態"),
      byGate: counted(claims, "支払の根拠"),
      amount: claims.reduce((total, line) => total + number(line, "金額（円）"), 0),
    },
    payments: {
      total: lines.length,
      byState: counted(lines, "状態"),
      byKind: counted(lines, "区分"),
      corporate: lines.filter((line) => text(line, "支払先区分") === "法人").length,
      byFiscalYear: sums(paid, (each) => text(each.line, "年度")),
      byCalendarYear: sums(paid, (each) => text(each.line, "暦年")),
    },
    withholding: withholding(paid),
    statements: statements(payments.filter(({ line }) => text(line, "状態") !== "取消")),
  };
}

const total = (list: readonly Payment[], of: (each: Payment) => number): number =>
  list.reduce((a, each) => a + of(each), 0);

function sums(list: readonly Payment[], keyOf: (each: Payment) => string): Record<string, unknown> {
  return Object.fromEntries(
    [...new Set(list.map(keyOf))].map((key) => {
      const own = list.filter((each) => keyOf(each) === key);
      const [gross, tax] = [total(own, (each) => each.gross), total(own, (each) => each.tax)];
      return [key, { payments: own.length, gross, tax, net: gross - tax }];
    }),
  );
}

/** Handed over by the tenth of the month after; a tenth on a weekend moves to Monday. */
function withholding(paid: readonly Payment[]): unknown[] {
  const months = [...new Set(paid.map(({ line }) => text(line, "支払日").slice(0, 7)))].sort();
  return months.map((month) => {
    const own = paid.filter(({ line }) => text(line, "支払日").startsWith(month));
    const [year = 0, n = 0] = month.split("-").map(Number);
    const tenth = new Date(Date.UTC(year, n, 10));
    const moved = tenth.getUTCDay() === 6 ? 2 : tenth.getUTCDay() === 0 ? 1 : 0;
    const dueOn = new Date(Date.UTC(year, n, 10 + moved)).toISOString().slice(0, 10);
    return { month, tax: total(own, (each) => each.tax), dueOn: own.some(({ tax }) => tax !== 0) ? dueOn : "" };
  });
}

/** Above 50,000 yen in a calendar year for one payee (所得税法施行規則84条). */
function statements(live: readonly Payment[]): unknown[] {
  const keyOf = ({ line }: Payment): string => `${text(line, "暦年")} ${text(line, "債権者番号")}`;
  return [...new Set(live.map(keyOf))].sort().flatMap((key) => {
    const own = live.filter((each) => keyOf(each) === key);
    const gross = total(own, (each) => each.gross);
    const payee = text(own[0]?.line, "支払先");
    return gross > 50_000 ? [{ year: key.slice(0, 4), payee, gross, tax: total(own, (each) => each.tax) }] : [];
  });
}

/** Cells by RFC 4180, in Shift_JIS. */
export function csv(bytes: Uint8Array): Line[] {
  const rows = new TextDecoder("shift_jis", { fatal: true })
    .decode(bytes)
    .split("\r\n")
    .filter((line) => line !== "")
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, plain = ""]) => quoted?.replace(/""/g, '"') ?? plain,
      ),
    );
  const [headers = [], ...rest] = rows;
  return rest.map((cells) => new Map(headers.map((header, index) => [header, cells[index] ?? ""])));
}

/** What the accountants' files say otherwise than the claims and the law. */
export function unequalFiles(sheets: Sheets, files: ReadonlyMap<string, readonly Line[]>): string[] {
  const payments = new Map(paymentsIn(sheets).map((each) => [each.id, each]));
  return [...files].flatMap(([name, lines]) =>
    name.startsWith("支払 ")
      ? lines.flatMap((line) => {
          const own = payments.get(text(line, "支払番号"));
          const [gross, tax] = [number(line, "総額"), number(line, "源泉所得税")];
          if (own && own.gross === gross && own.tax === tax && number(line, "差引支払額") === gross - tax) return [];
          return [
            `${name}: ${text(line, "支払番号")} says ${gross} and ${tax}, the claims ${own?.gross ?? "nothing"} and ${own?.tax ?? "nothing"}`,
          ];
        })
      : [],
  );
}

export const plain = (names: readonly string[]): Record<string, unknown> => {
  const kinds = names.map((name) => /^[^ 　（]+/.exec(name)?.[0] ?? "");
  return { files: { total: names.length, byKind: tally(kinds) } };
};
