/** Money: payments against their claims and cases, sums, what was approved, and the rate of the tax (R47). Pure. */
import { isUnconfirmed } from "../../tables/tax.ts";
import type { Placed } from "../../core/look.ts";
import { yen } from "../../core/money.ts";
import type { TaxRate } from "../../core/withholding.ts";
import { changedSince } from "../../letters/digest.ts";
import { payoutFields } from "../../letters/payment-words.ts";
import { sumsOf } from "../../papers/payment-sums.ts";
import { paidByClaim, paidFault, strayClaims, strayFault } from "../../tables/paid.ts";
import { cases, type Case } from "../../tables/cases.ts";
import {
  claimIdOf,
  claims,
  OPEN_PAYOUTS,
  payouts,
  taxRates,
  type Claim,
  type Payout,
  type TaxRateRow,
} from "../../tables/payments.ts";
import { finding, placed, rowsOf, type Book, type Finding } from "./book.rules.ts";

const TYPED = "手で書き換えたときは、元に戻してください（「ファイル > 変更履歴」で確かめられます）";
const AGAIN = "「支払 > 支払を案に戻す」で作り直してください";
const isOpen = ({ state }: Payout): boolean => OPEN_PAYOUTS.some((open) => open === state);
/** On its way, or paid and not taken back. */
const counts = (row: Payout): boolean => row.kind === "支払" && (isOpen(row) || row.state === "支払済");

export function paymentFindings(book: Book): Finding[] {
  const rows = placed(book, payouts);
  return [
    ...paidCases(book),
    ...doubled(book, rows),
    ...astray(book),
    ...placed(book, claims).flatMap(amountOf),
    ...rows.flatMap((each) => [...ownSums(each), ...sumsAgainst(each, book), ...changed(each, book)]),
    ...rateFindings(book),
  ];
}

/** A case that says paid, without a payment; and one whose payment is made, and does not say so. */
function paidCases(book: Book): Finding[] {
  const byId = new Map(rowsOf(book, claims).map((row) => [row.claimId, row]));
  const paid = new Set(
    rowsOf(book, payouts).flatMap((row) => (counts(row) && row.state === "支払済" ? row.claimIds : [])),
  );
  const visits = new Set(rowsOf(book, claims).flatMap((row) => (paid.has(row.claimId) ? [visitOf(row)] : [])));
  return placed(book, cases).flatMap((each): Finding[] => {
    const claim = byId.get(claimIdOf(each.key));
    const isPaid =
      claim !== undefined && (paid.has(claim.claimId) || (sharesVisit(claim) && visits.has(visitOf(claim))));
    if (each.row.state === "支払済" && !isPaid)
      return [finding(cases, each, "状態が「支払済」ですが、支払済の支払がありません", `状態か支払の行を${TYPED}`)];
    if (isPaid && isBehind(each.row))
      return [
        finding(
          cases,
          each,
          `謝礼金は支払済ですが、状態が「${each.row.state}」です`,
          "「支払 > 謝礼金を算定する」を実行すると、支払に合わせます。それでも変わらないときは、状態を手で書き換えていないか確かめてください",
        ),
      ];
    return [];
  });
}

/** Who was paid without waiting for reports stays where the reports have come to. */
const isBehind = ({ state, payOverride }: Case): boolean =>
  state === "報告済" || (state !== "支払済" && payOverride !== "報告書を待たずに支払う");

/** Of 0 yen, since another claim pays for the same visit. */
const sharesVisit = ({ state, quantity }: Claim): boolean => state === "対象外" && quantity === 0;
const visitOf = ({ instructorId, visitOn }: Claim): string => `${instructorId}/${visitOn}`;

function doubled(book: Book, rows: readonly Placed<typeof payouts>[]): Finding[] {
  const holding = rows.filter(({ row }) => counts(row));
  return placed(book, claims).flatMap((each) => {
    const mine = holding.filter(({ row }) => row.claimIds.includes(each.key)).map(({ key }) => key);
    const within = holding.some(({ row }) => row.claimIds.filter((id) => id === each.key).length > 1);
    if (mine.length < 2 && !within) return [];
    return [
      finding(
        claims,
        each,
        mine.length < 2
          ? `支払 ${mine.join("")} に2度入っています`
          : `${mine.length}つの支払に入っています（${mine.join("、")}）`,
        "要らない方が支払の前なら「支払 > 支払を取りやめる」、支払った後なら「支払 > 支払を戻入する」を実行してください",
      ),
    ];
  });
}

/** A claim that is paid or on its way by its own word alone, or by that of the payment alone. Of a row that is gone the links tell. */
function astray(book: Book): Finding[] {
  const known = rowsOf(book, payouts);
  const there = new Set(known.map(({ payoutId }) => payoutId));
  const stray = new Set(strayClaims(rowsOf(book, claims), known).map(({ claimId }) => claimId));
  const paid = paidByClaim(known);
  return placed(book, claims).flatMap((each) => {
    const { payoutId, state } = each.row;
    const payout = paid.get(each.key);
    const isStray = stray.has(each.key) && (payoutId === "" || there.has(payoutId));
    if (!isStray && (!payout || state === "支払済")) return [];
    const { problem, remedy } = isStray || !payout ? strayFault(each.row) : paidFault(payout, each.row);
    return [finding(claims, each, problem, remedy)];
  });
}

/** 金額 is 数量 times 単価. */
function amountOf(each: Placed<typeof claims>): Finding[] {
  const { state, quantity, price, amount } = each.row;
  if (state === "取消" || quantity === null || price === null || amount === quantity * price) return [];
  return [
    finding(
      claims,
      each,
      `金額（${yen(amount ?? 0)}）が、数量×単価（${yen(quantity * price)}）と違います`,
      `${TYPED}。支払の前なら「支払 > 謝礼金を算定する」で算定し直せます`,
    ),
  ];
}

function ownSums(each: Placed<typeof payouts>): Finding[] {
  const { state, gross, tax, net } = each.row;
  if (state === "取消" || (gross ?? 0) === (tax ?? 0) + (net ?? 0)) return [];
  const problem = `総額（${yen(gross ?? 0)}）が、源泉所得税と差引支払額の和（${yen((tax ?? 0) + (net ?? 0))}）と違います`;
  return [finding(payouts, each, problem, TYPED)];
}

/** Against the claims that it lists, reckoned with the rate that it names. */
function sumsAgainst(each: Placed<typeof payouts>, book: Book): Finding[] {
  const { row } = each;
  const mine = claimsOf(row, book);
  if (!counts(row) || mine.length < row.claimIds.length) return [];
  const rate = row.payee === "個人" ? rateOf(rowsOf(book, taxRates).find(({ rateId }) => rateId === row.rateId)) : null;
  if (rate === undefined) return [];
  const { gross, tax } = sumsOf(mine, rate ?? undefined);
  const wrong = [
    ...(gross === row.gross ? [] : [`総額は${yen(gross)}`]),
    ...(tax === row.tax ? [] : [`源泉所得税は${yen(tax)}`]),
  ];
  if (wrong.length === 0) return [];
  return [
    finding(
      payouts,
      each,
      `入っている謝礼金から計算した額と違います（計算すると${wrong.join("、")}）`,
      isOpen(row) ? `${AGAIN}。${TYPED}` : `${TYPED}。支払った額が誤りなら「支払 > 支払を戻入する」を実行してください`,
    ),
  ];
}

const claimsOf = ({ claimIds }: Payout, book: Book): Claim[] =>
  rowsOf(book, claims).filter(({ claimId }) => claimIds.includes(claimId));

/** Undefined for a row that is not whole, of which nothing can be reckoned. */
function rateOf(row: TaxRateRow | undefined): TaxRate | undefined {
  if (!row || row.rate === null || row.threshold === null || row.upperRate === null) return undefined;
  return { from: row.from, rate: row.rate, threshold: row.threshold, upperRate: row.upperRate };
}

function changed(each: Placed<typeof payouts>, book: Book): Finding[] {
  const { state, digest } = each.row;
  if (state !== "決裁待ち" && state !== "決裁済") return [];
  const words = changedSince(digest, payoutFields(each.row, claimsOf(each.row, book)));
  return words.length === 0
    ? []
    : [finding(payouts, each, `起案の後に、${words.join("、")}が変わっています`, `${AGAIN}。${TYPED}`)];
}

/** The rate that holds today, while there is anything to be paid. */
function rateFindings(book: Book): Finding[] {
  const { today } = book.facts;
  const waits = rowsOf(book, payouts).some(isOpen) || rowsOf(book, claims).some(({ state }) => state === "算定");
  if (!waits) return [];
  const begun = placed(book, taxRates).filter(({ row }) => row.from !== "" && row.from <= today);
  const newest = begun.reduce<Placed<typeof taxRates> | undefined>(
    (last, each) => (last && last.row.from > each.row.from ? last : each),
    undefined,
  );
  if (!newest)
    return [
      {
        where: `「${taxRates.name}」シート`,
        problem: "今日の支払に使う率の行がありません",
        remedy: "適用開始日、率、境目の額、超える部分の率を書いた行を足してください",
      },
    ];
  if (!isUnconfirmed(newest.row, today)) return [];
  return [
    finding(
      taxRates,
      newest,
      `支払を待つ謝礼金がありますが、この率を${today.slice(0, 4)}年になってから確かめていません`,
      "国税庁の案内で確かめ、「確認日」と「確認者」を書いてください",
    ),
  ];
}
