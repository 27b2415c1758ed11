/** What staff read before and after a step of paying: the sums first, then the rows, then what is left out and why. Pure. */
import { fiscalYearName, wareki } from "../../core/calendar.ts";
import { sumYen, yen } from "../../core/money.ts";
import type { Claim, Payout } from "../../tables/payments.ts";
import { totalOf, type ClaimPlan, type Named } from "./claims.rules.ts";

/** So many rows are named in a question or a message. */
const SHOWN = 15;

export function listed(lines: readonly string[]): string[] {
  const more = lines.length - SHOWN;
  return [...lines.slice(0, SHOWN).map((each) => `・${each}`), ...(more > 0 ? [`・ほか${more}件`] : [])];
}

export const namedLines = (title: string, named: readonly Named[]): string[] =>
  named.length === 0 ? [] : [`${title}（${named.length}件）`, ...listed(named.map(({ id, why }) => `${id}：${why}`))];

const claimLine = (claim: Claim): string =>
  `${claim.claimId}　${claim.instructorName}　${wareki(claim.visitOn)}　${yen(claim.amount ?? 0)}`;

const reasonLine = ({ claimId, stateNote }: Claim): string => `${claimId}　${stateNote}`;

/** 「3件 30,000円を算定」 and what else becomes of claims. */
function claimParts(plan: ClaimPlan): string[] {
  const { reckoned, excluded, cancelled, released, named, waiting, givenUp } = plan;
  const noBudget = reckoned.filter(({ budgetId }) => budgetId === "");
  return [
    ...(reckoned.length === 0
      ? []
      : [`算定　${reckoned.length}件　${yen(totalOf(reckoned))}`, ...listed(reckoned.map(claimLine))]),
    ...(released.length === 0
      ? []
      : [
          `※ 上のうち${released.length}件は、支払の行がない支払手続中の謝礼金です。会計に渡した書類が残っていないか確かめてください`,
          ...listed(released.map(({ claimId, payoutId }) => `${claimId}　${payoutId}`)),
        ]),
    ...(excluded.length === 0 ? [] : [`対象外　${excluded.length}件`, ...listed(excluded.map(reasonLine))]),
    ...(cancelled.length === 0 ? [] : [`取消　${cancelled.length}件`, ...listed(cancelled.map(reasonLine))]),
    ...(noBudget.length === 0 ? [] : [`予算番号が空のもの　${noBudget.length}件`, ...listed(noBudget.map(reasonLine))]),
    ...(waiting === 0 ? [] : [`報告書を待っている案件　${waiting}件`]),
    ...(givenUp === 0
      ? []
      : [
          `戻入のときに取消とした謝礼金　${givenUp}件（算定し直すときは、「謝礼金」シートでその行を選んで実行してください）`,
        ]),
    ...namedLines("算定できないもの", named),
  ];
}

export const claimQuestion = (plan: ClaimPlan, of: string): string =>
  [`${of}次のとおり算定します。よろしいですか。`, ...claimParts(plan)].join("\n");

export const claimMessage = (plan: ClaimPlan, closed: number): string =>
  [
    `謝礼金を算定しました（算定${plan.reckoned.length}件 ${yen(totalOf(plan.reckoned))}、対象外${plan.excluded.length}件、取消${plan.cancelled.length}件）。`,
    ...(closed === 0 ? [] : [`案件${closed}件の状態を、支払に合わせました。`]),
    ...namedLines("算定できなかったもの", plan.named),
    ...(plan.reckoned.length === 0 ? [] : ["次は「支払 > 支払を起こす」です。"]),
  ].join("\n");

/** Nothing to reckon: said before anything is asked. */
export const nothingToReckon = (plan: ClaimPlan): string =>
  ["算定する謝礼金はありません。", ...claimParts(plan)].join("\n");

/** 「3件　総額30,000円　源泉所得税3,063円　差引26,937円」 */
export function sumLine(rows: readonly Payout[]): string {
  const sum = (name: "gross" | "tax" | "net"): string => yen(sumYen(rows.map((row) => row[name] ?? 0)));
  return `${rows.length}件　総額${sum("gross")}　源泉所得税${sum("tax")}　差引支払額${sum("net")}`;
}

export const payoutLine = (row: Payout): string =>
  `${row.payoutId}　${row.payeeName}（${row.payee}、${row.fiscalYear === null ? "" : fiscalYearName(row.fiscalYear)}）　総額${yen(row.gross ?? 0)}　源泉${yen(row.tax ?? 0)}　差引${yen(row.net ?? 0)}`;

const noteLines = (notes: readonly string[]): string[] => [
  ...notes.slice(0, SHOWN).map((note) => `※ ${note}`),
  ...(notes.length > SHOWN ? [`※ ほか${notes.length - SHOWN}件`] : []),
];

/** A question about payments: what is done, the sums, each of them, notes, and what is left out. */
export function payoutQuestion(
  what: string,
  rows: readonly Payout[],
  {
    of = "",
    notes = [],
    refused,
  }: { readonly of?: string; readonly notes?: readonly string[]; readonly refused: readonly Named[] },
): string {
  return [
    `${of}次の支払を${what}。`,
    sumLine(rows),
    ...listed(rows.map(payoutLine)),
    ...noteLines(notes),
    ...namedLines("できないもの", refused),
  ].join("\n");
}

export function doneMessage(
  done: string,
  nothing: string,
  rows: readonly Payout[],
  refused: readonly Named[],
  next: string,
): string {
  return [
    ...(rows.length === 0 ? [nothing] : [`${done}（${sumLine(rows)}）。${next}`, ...listed(rows.map(payoutLine))]),
    ...namedLines("できなかったもの", refused),
  ].join("\n");
}

export const nothingFits = (what: string, refused: readonly Named[]): string =>
  [`${what}支払はありません。`, ...namedLines("できないもの", refused)].join("\n");
