/** What must hold of claims and payments whatever was done: moves, sums, and that nobody is paid twice. */
import { expect } from "vitest";
import { mayMove, type Moves } from "../../../src/core/table.ts";
import { ledgerOf } from "../../../src/features/payments/ledger.rules.ts";
import type { PayBooks } from "../../../src/features/payments/raise.rules.ts";
import { statementsOf } from "../../../src/papers/statements.ts";
import { caseMoves } from "../../../src/tables/cases.ts";
import { claimMoves, payoutMoves, type Payout } from "../../../src/tables/payments.ts";
import { taxByHand, timesPaid } from "./oracle.ts";

export function moved(before: PayBooks, after: PayBooks): string[] {
  const wrong = <R extends { state: string }>(
    then: readonly R[],
    now: readonly R[],
    key: (row: R) => string,
    moves: Moves,
  ): string[] =>
    then.flatMap((row) => {
      const state = now.find((each) => key(each) === key(row))?.state ?? "gone";
      return mayMove(moves, row.state, state) ? [] : [`${key(row)}: ${row.state} → ${state}`];
    });
  return [
    ...wrong(before.claims, after.claims, ({ claimId }) => claimId, claimMoves),
    ...wrong(before.payouts, after.payouts, ({ payoutId }) => payoutId, payoutMoves),
  ];
}

export function casesMoved(before: PayBooks, after: PayBooks): string[] {
  return before.cases.flatMap(({ caseId, state }, index) => {
    const now = after.cases[index]?.state ?? "";
    return mayMove(caseMoves, state, now) ? [] : [`${caseId}: ${state} → ${now}`];
  });
}

export const isPaid = ({ state }: Payout): boolean => state === "支払済" || state === "戻入済";
const sum = (rows: readonly Payout[], name: "gross" | "tax" | "net"): number =>
  rows.reduce((all, row) => all + (row[name] ?? 0), 0);

export function checkRows({ payouts, claims, cases, rates }: PayBooks): void {
  for (const [id, times] of timesPaid(payouts)) expect([0, 1], `${id} was paid ${times} times`).toContain(times);
  const open = payouts.filter(({ kind, state }) => kind === "支払" && ["案", "決裁待ち", "決裁済"].includes(state));
  const listed = open.flatMap(({ claimIds }) => claimIds);
  expect(new Set(listed).size, "a claim in two payments").toBe(listed.length);
  for (const id of listed) expect(timesPaid(payouts).get(id) ?? 0, `${id} is paid and on its way`).toBe(0);
  for (const claim of claims) {
    const paid = (timesPaid(payouts).get(claim.claimId) ?? 0) === 1;
    expect(claim.state === "支払済", `${claim.claimId} ${claim.state}`).toBe(paid);
    expect(claim.state === "支払手続中", `${claim.claimId} ${claim.state}`).toBe(listed.includes(claim.claimId));
  }
  for (const { payee, kind, gross, tax, net, rateId } of payouts) {
    expect((gross ?? 0) - (tax ?? 0)).toBe(net);
    if (kind === "戻入") continue;
    const used = rates.find((row) => row.rateId === rateId);
    expect(tax).toBe(
      payee === "法人" ? 0 : taxByHand(gross ?? 0, BigInt(used?.rate ?? 0), BigInt(used?.upperRate ?? 0)),
    );
  }
  for (const { caseId, state } of cases.filter((row) => row.state === "支払済"))
    expect(
      claims.some((claim) => claim.caseId === caseId && (claim.state === "支払済" || claim.quantity === 0)),
      `${caseId} ${state}`,
    ).toBe(true);
}

export function checkLedgers(books: PayBooks): void {
  const rows = books.payouts.filter(isPaid);
  const { fiscal, calendar, months } = ledgerOf(books.payouts);
  for (const name of ["gross", "tax", "net"] as const) {
    expect(fiscal.reduce((all, year) => all + year[name], 0)).toBe(sum(rows, name));
    expect(calendar.reduce((all, year) => all + year[name], 0)).toBe(sum(rows, name));
  }
  expect(months.reduce((all, { tax, reversed }) => all + tax + reversed, 0)).toBe(sum(rows, "tax"));
  for (const { year, gross } of calendar) {
    const { total } = statementsOf(year, books);
    expect(total.gross - total.unpaid).toBe(gross);
    expect(total.tax - total.unwithheld).toBe(
      sum(
        rows.filter(({ calendarYear }) => calendarYear === year),
        "tax",
      ),
    );
  }
}
