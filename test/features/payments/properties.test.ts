/** Whatever is done in whatever order: nobody is paid twice, both ledgers tie to the rows, and paid rows stay. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PayBooks } from "../../../src/features/payments/raise.rules.ts";
import { claimMoves, type Claim } from "../../../src/tables/payments.ts";
import { casesMoved, checkLedgers, checkRows, isPaid, moved } from "./checks.ts";
import { timesPaid, worthByHand } from "./oracle.ts";
import { Trail } from "./paper-trail.ts";
import { act, officeOf, OWN, walk, who } from "./walks.ts";

/** What the walks came to, over all units: how often one unit sees a reversal is too much a matter of chance. */
const reached = { paid: 0, reversed: 0 };

describe.each(["1名", "1回", "1時間"] as const)("%s", (unit) => {
  test("どの順に何をしても、台帳はつじつまが合う", () => {
    fc.assert(
      fc.property(walk, (steps) => {
        const trail = new Trail(officeOf(unit));
        for (const deed of steps) {
          const before = trail.books;
          act(trail, deed);
          const { books } = trail;
          expect(moved(before, books)).toEqual([]);
          if (!OWN.includes(deed.do)) expect(casesMoved(before, books)).toEqual([]);
          for (const row of before.payouts.filter(isPaid)) {
            const now = books.payouts.find(({ payoutId }) => payoutId === row.payoutId);
            expect({ ...now, state: "" }).toEqual({ ...row, state: "" });
          }
          const fresh = books.payouts.filter(
            ({ payoutId, kind }) => kind === "支払" && !before.payouts.some((row) => row.payoutId === payoutId),
          );
          for (const { claimIds, gross } of fresh)
            expect(gross).toBe(claimIds.reduce((all, id) => all + worthByHand(books, id.slice(2)), 0));
          checkRows(books);
        }
        checkLedgers(trail.books);
        const { payouts } = trail.books;
        reached.paid += payouts.filter((row) => row.kind === "支払" && isPaid(row)).length;
        reached.reversed += payouts.filter(({ kind }) => kind === "戻入").length;
      }),
      { numRuns: 60 },
    );
  });
});

test("その間に、支払も戻入もあった", () => {
  expect(reached.paid).toBeGreaterThan(50);
  expect(reached.reversed).toBeGreaterThan(0);
});

test("同じ回の二人は、どの順に何をしても、合わせて一度しか支払われない", () => {
  fc.assert(
    fc.property(walk, (steps) => {
      const trail = new Trail(officeOf("1回"));
      for (const deed of steps) act(trail, deed);
      const times = timesPaid(trail.books.payouts);
      const both = trail.books.cases.slice(0, 2).map(({ caseId }) => times.get(`謝/${caseId}`) ?? 0);
      expect((both[0] ?? 0) + (both[1] ?? 0)).toBeLessThanOrEqual(1);
    }),
    { numRuns: 60 },
  );
});

/** What a slip of the hand does to the sheets. A row of money that has moved stays: nothing else tells of it. */
const slip = fc.oneof(
  fc.record({ do: fc.constant("claim deleted" as const), of: who }),
  fc.record({ do: fc.constant("payout deleted" as const), of: who }),
  fc.record({
    do: fc.constant("state overtyped" as const),
    of: who,
    state: fc.constantFrom(...(Object.keys(claimMoves) as Claim["state"][])),
  }),
);
type Slip = typeof slip extends fc.Arbitrary<infer T> ? T : never;

function slippedOn({ claims, payouts }: PayBooks, deed: Slip): Partial<PayBooks> {
  switch (deed.do) {
    case "claim deleted": return { claims: claims.filter((_, index) => index !== deed.of) };
    case "payout deleted": return { payouts: payouts.filter((row, index) => index !== deed.of || isPaid(row)) };
    case "state overtyped": return { claims: claims.map((row, index) => (index === deed.of ? { ...row, state: deed.state } : row)) };
  }
} // prettier-ignore

const troubled = fc.array(
  fc.oneof({ weight: 5, arbitrary: walk.map((steps) => steps.slice(0, 6)) }, { weight: 2, arbitrary: slip }),
  { minLength: 4, maxLength: 16, size: "max" },
);

test.each(["1名", "1回"] as const)("%s：行が消え、状態が書き換えられても、だれにも二度は支払われない", (unit) => {
  let paid = 0;
  fc.assert(
    fc.property(troubled, (deeds) => {
      const trail = new Trail(officeOf(unit));
      for (const deed of deeds) {
        if (Array.isArray(deed)) deed.forEach((step) => act(trail, step));
        else trail.change(slippedOn(trail.books, deed));
        const times = timesPaid(trail.books.payouts);
        for (const [id, count] of times) expect([0, 1], `${id} was paid ${count} times`).toContain(count);
        const ids = trail.books.payouts.map(({ payoutId }) => payoutId);
        expect(new Set(ids).size, "a number is given twice").toBe(ids.length);
        const both = trail.books.cases.slice(0, 2).map(({ caseId }) => times.get(`謝/${caseId}`) ?? 0);
        if (unit === "1回") expect((both[0] ?? 0) + (both[1] ?? 0), "a visit of two").toBeLessThanOrEqual(1);
      }
      paid += trail.books.payouts.filter(isPaid).length;
    }),
    { numRuns: 150 },
  );
  expect(paid).toBeGreaterThan(50);
});
