/** Paying at rule level: plans carried out on rows, as the commands do, in the order of the desk. */
import type { Patch, Row, Table } from "../../../src/core/table.ts";
import { planClaims, type ClaimPlan, type ChosenClaims } from "../../../src/features/payments/claims.rules.ts";
import { closingPatches } from "../../../src/features/payments/closing.rules.ts";
import { planRaising, type PayBooks, type RaisePlan } from "../../../src/features/payments/raise.rules.ts";
import { planReversing, type After, type ReversalPlan } from "../../../src/features/payments/reversal.rules.ts";
import {
  planApproving,
  planAsking,
  planCancelling,
  planPaying,
  planRedrafting,
  type StepPlan,
} from "../../../src/features/payments/steps.rules.ts";
import { cases } from "../../../src/tables/cases.ts";
import { claims, payouts } from "../../../src/tables/payments.ts";

const USER = "kakari@example.jp";

function patched<T extends Table>(table: T, rows: readonly Row<T>[], patches: readonly Patch<T>[]): Row<T>[] {
  return rows.map((row) =>
    patches
      .filter(({ key }) => key === (row as Record<string, unknown>)[table.key])
      .reduce((all, { values }) => ({ ...all, ...values }), row),
  );
}

const closed = (books: PayBooks): PayBooks => ({
  ...books,
  cases: patched(cases, books.cases, closingPatches(books.cases, books.claims)),
});

/** An office that pays: what a test reads of it is `books`; each step answers its plan. */
export class Trail {
  constructor(public books: PayBooks) {}

  /** Rows change between two steps. */
  change(changed: Partial<PayBooks>): this {
    this.books = { ...this.books, ...changed };
    return this;
  }

  reckon(chosen?: ChosenClaims): ClaimPlan {
    const plan = planClaims(this.books, chosen);
    const rows = [...patched(claims, this.books.claims, [...plan.details, ...plan.states]), ...plan.fresh];
    this.books = closed({ ...this.books, claims: rows });
    return plan;
  }

  raise(plannedOn: string, chosen?: readonly string[]): RaisePlan {
    const plan = planRaising(this.books, chosen, { plannedOn, at: `${this.books.today} 10:00:00`, user: USER });
    this.books = {
      ...this.books,
      payouts: [...this.books.payouts, ...plan.fresh],
      claims: patched(claims, this.books.claims, plan.links),
    };
    return plan;
  }

  ask = (chosen?: readonly string[]): StepPlan => this.step(planAsking(this.books, chosen, USER));
  approve = (on = this.books.today, chosen?: readonly string[]): StepPlan =>
    this.step(planApproving(this.books, chosen, on, "課長"));
  pay = (on = this.books.today, chosen?: readonly string[]): StepPlan =>
    this.step(planPaying(this.books, chosen, on, USER));
  redraft = (plannedOn: string, chosen?: readonly string[]): StepPlan =>
    this.step(planRedrafting(this.books, chosen, plannedOn, "やり直し"));
  cancel = (chosen?: readonly string[]): StepPlan => this.step(planCancelling(this.books, chosen, "やり直し"));

  reverse(chosen: readonly string[], after: After, on = this.books.today): ReversalPlan {
    const at = `${this.books.today} 10:00:00`;
    const plan = planReversing(this.books, chosen, { on, reason: "誤り", after, at, user: USER });
    const rows = [...this.books.payouts, ...plan.fresh];
    this.books = closed({
      ...this.books,
      payouts: patched(payouts, rows, plan.states),
      claims: patched(claims, this.books.claims, plan.claims),
    });
    return plan;
  }

  /** From the claims to the money. */
  payAll(on: string): StepPlan {
    this.reckon();
    this.raise(on);
    this.ask();
    this.approve();
    return this.pay(on);
  }

  private step(plan: StepPlan): StepPlan {
    this.books = closed({
      ...this.books,
      claims: patched(claims, this.books.claims, plan.claims),
      payouts: patched(payouts, this.books.payouts, [...plan.records, ...plan.states]),
    });
    return plan;
  }
}
