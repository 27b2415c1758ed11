/**
 * Writing a plan of payments: what depends on a row first, the state that says done last. A row that could not be
 * written, since staff kept moving rows, keeps back what would follow from it.
 */
import type { Patch, Table } from "../../core/table.ts";
import type { Context } from "../../platform/entry.ts";
import type { Rows } from "../../platform/rows.ts";
import { cases } from "../../tables/cases.ts";
import { claims, payouts, type Claim } from "../../tables/payments.ts";
import { closingPatches } from "./closing.rules.ts";
import type { StepPlan } from "./steps.rules.ts";

type ClaimPatch = Patch<typeof claims>;

/** Details, then states: a claim cut off between the two is still what it was. Answers keys that could not be written. */
export function writeClaims({ rows }: Context, patches: readonly ClaimPatch[]): ReadonlySet<string> {
  const lost = new Set(inTurn(rows, claims, patches.map(without("state"))));
  const states = patches.filter(({ key, values }) => !lost.has(key) && values.state !== undefined).map(only("state"));
  for (const key of inTurn(rows, claims, states)) lost.add(key);
  return lost;
}

/** Cases follow their claims, as these stand in the sheet now. Answers how many. One bad cell stops no other row. */
export function closeCases({ rows }: Context): number {
  const patches = closingPatches(rows.read(cases, { lenient: true }), rows.read(claims, { lenient: true }));
  return patches.length - rows.update(cases, patches).length;
}

/** Records and claims; payments of which a claim was lost stay where they are. Answers 支払番号 that may move on. */
export function writeRecords(context: Context, plan: StepPlan): ReadonlySet<string> {
  const { rows } = context;
  const lost = new Set(inTurn(rows, payouts, plan.records));
  const going = plan.going.filter(({ payoutId }) => !lost.has(payoutId));
  const wanted = new Set(going.flatMap(({ claimIds }) => claimIds));
  const lostClaims = writeClaims(
    context,
    plan.claims.filter(({ key }) => wanted.has(key)),
  );
  const whole = going.filter(({ claimIds }) => !claimIds.some((id) => lostClaims.has(id)));
  return new Set(whole.map(({ payoutId }) => payoutId));
}

/** The states of these payments, last of all. Answers the plan with those alone that arrived there. */
export function writeStates({ rows }: Context, plan: StepPlan, whole: ReadonlySet<string>): StepPlan {
  const lost = new Set(
    inTurn(
      rows,
      payouts,
      plan.states.filter(({ key }) => whole.has(key)),
    ),
  );
  return { ...plan, going: plan.going.filter(({ payoutId: id }) => whole.has(id) && !lost.has(id)) };
}

function inTurn<T extends Table>(rows: Rows, table: T, patches: readonly Patch<T>[]): string[] {
  const full = patches.filter(({ values }) => Object.keys(values).length > 0);
  return rows.update(table, full).map(({ key }) => key);
}

const without =
  (name: keyof Claim) =>
  ({ key, values }: ClaimPatch): ClaimPatch => ({
    key,
    values: Object.fromEntries(Object.entries(values).filter(([each]) => each !== name)),
  });

const only =
  (name: keyof Claim) =>
  ({ key, values }: ClaimPatch): ClaimPatch => ({
    key,
    values: Object.fromEntries(Object.entries(values).filter(([each]) => each === name)),
  });
