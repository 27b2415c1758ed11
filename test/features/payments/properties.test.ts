/** Whatever is done in whatever order: nobody is paid twice, both ledgers tie to the rows, and paid rows stay. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mayMove, type Moves } from "../../../src/core/table.ts";
import { ledgerOf } from "../../../src/features/payments/ledger.rules.ts";
import type { PayBooks } from "../../../src/features/payments/raise.rules.ts";
import { statementsOf } from "../../../src/papers/statements.ts";
import { caseMoves, type Case } from "../../../src/tables/cases.ts";
import { claimMoves, payoutMoves, type Claim, type Payout } from "../../../src/tables/payments.ts";
import type { FeeUnit } from "../../../src/tables/words.ts";
import { booksOf, fee, held, payable, rate, report, settingsWith, terms } from "./books.ts";
import { taxByHand, timesPaid, worthByHand } from "./oracle.ts";
import { Trail } from "./paper-trail.ts";

const PEOPLE = 7;
const numbers = Array.from({ length: PEOPLE }, (_, n) => n + 1);
const CORPORATE = 3;

/** Seven trainees of three instructors: two share a visit, one corporation is paid, years of both kinds turn. */
function officeOf(unit: FeeUnit): PayBooks {
  const visits: Partial<Case>[] = [
    {},
    {},
    { visitHalf: "午後" },
    { visitOn: "2018-12-10", instructorReportedOn: "2018-12-12", traineeReportedOn: "2019-01-08" },
    { visitOn: "2018-11-05", instructorReportedOn: "2018-11-06", traineeReportedOn: "2018-11-20" },
    { visitOn: "2019-04-02", fiscalYear: 2019, instructorReportedOn: "2019-04-03", traineeReportedOn: "2019-04-05" },
    {},
  ];
  const hosts = [1, 1, 1, 2, 2, 2, CORPORATE];
  return booksOf({
    today: "2019-04-08",
    cases: visits.map((values, index) => held(index + 1, hosts[index], values)),
    instructors: [
      payable(1),
      payable(2, { profession: "看護師" }),
      payable(CORPORATE, { payeeName: "医療法人 見本会" }),
    ],
    appointments: [
      terms(1),
      terms(2),
      terms(2, { appointmentId: "委-2019-2", fiscalYear: 2019 }),
      terms(CORPORATE, { payee: "法人" }),
    ],
    fees: [fee({ unit, amount: 9_999 }), fee({ feeId: "単-2", unit, profession: "すべて", amount: 98 })],
    instructorReports: numbers.map((n) => report(n, "9:00", n % 2 === 0 ? "10:29" : "11:30")),
    settings: settingsWith({ feeUnit: unit }),
  });
}

const who = fc.integer({ min: 0, max: PEOPLE - 1 });
const some = fc.option(fc.integer({ min: 0, max: 8 }), { nil: undefined });
const step = fc.oneof(
  { weight: 9, arbitrary: fc.record({ do: fc.constant("flow" as const), upTo: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 2, arbitrary: fc.constant({ do: "reckon" as const }) },
  { weight: 2, arbitrary: fc.constant({ do: "raise" as const }) },
  ...(["ask", "approve", "pay"] as const).map((deed) => ({
    weight: 2,
    arbitrary: fc.record({ do: fc.constant(deed), of: some }),
  })),
  ...(["redraft", "cancel"] as const).map((deed) => ({
    weight: 1,
    arbitrary: fc.record({ do: fc.constant(deed), of: some }),
  })),
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("reverse" as const),
      of: fc.integer({ min: 0, max: 8 }),
      again: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("report" as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("end" as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("special" as const), who, pay: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("price" as const), amount: fc.integer({ min: 1, max: 60_000 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("rate" as const), rate: fc.integer({ min: 1, max: 2_500 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("reopen" as const), who }) },
  { weight: 1, arbitrary: fc.constant({ do: "wait" as const }) },
);
type Chosen = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Step = Exclude<Chosen, { do: "flow" }>;

/** The way from claims to money, or a part of it, as an office usually goes. */
const FLOW: readonly Step[] = [
  { do: "reckon" },
  { do: "raise" },
  { do: "ask", of: undefined },
  { do: "approve", of: undefined },
  { do: "pay", of: undefined },
];
const walk = fc
  .array(step, { minLength: 5, maxLength: 30, size: "max" })
  .map((steps) => steps.flatMap((each): readonly Step[] => (each.do === "flow" ? FLOW.slice(0, each.upTo) : [each])));

function act(trail: Trail, deed: Step): void {
  const { books } = trail;
  const ids = (of: number | undefined): string[] | undefined =>
    of === undefined ? undefined : books.payouts.slice(of, of + 1).map(({ payoutId }) => payoutId);
  const rewrite = (n: number, values: (row: Case) => Partial<Case>): void =>
    void trail.change({ cases: books.cases.map((row, index) => (index === n ? { ...row, ...values(row) } : row)) });
  switch (deed.do) {
    case "reckon": return void trail.reckon();
    case "raise": return void trail.raise(books.today);
    case "ask": return void trail.ask(ids(deed.of));
    case "approve": return void trail.approve(books.today, ids(deed.of));
    case "pay": return void trail.pay(books.today, ids(deed.of));
    case "redraft": return void trail.redraft(books.today, ids(deed.of));
    case "cancel": return void trail.cancel(ids(deed.of));
    case "reverse": return void trail.reverse(ids(deed.of) ?? [], deed.again ? "算定" : "取消");
    case "report": return rewrite(deed.who, (row) => row.state === "報告済" ? { state: "実施済", traineeReportedOn: "" } : row.state === "実施済" ? { state: "報告済", traineeReportedOn: books.today } : {});
    case "end": return rewrite(deed.who, ({ state }) => (state === "実施済" ? { state: "取消" } : {}));
    case "special": return rewrite(deed.who, ({ payOverride }) => payOverride === "" ? { payOverride: deed.pay ? "報告書を待たずに支払う" : "支払わない", payOverrideWhy: "事情" } : { payOverride: "", payOverrideWhy: "" });
    case "price": return void trail.change({ fees: books.fees.map((row) => (row.feeId === "単-1" ? { ...row, amount: deed.amount } : row)) });
    // Two rates of one day would stop everything, so that each begins on a day of its own.
    case "rate": { const today = daysOn(books.today, 1); return void trail.change({ today, rates: [...books.rates, rate({ rateId: `率-${books.rates.length + 1}`, from: today, rate: deed.rate, upperRate: 2 * deed.rate })] }); }
    case "reopen": return void trail.reckon({ claimIds: [`謝/${books.cases[deed.who]?.caseId ?? ""}`] });
    case "wait": return void trail.change({ today: daysOn(books.today, 9) });
  }
} // prettier-ignore

/** Some days later; in the end over the turn of the era and the close of the accounts. */
const daysOn = (today: string, days: number): string =>
  new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

function moved(before: PayBooks, after: PayBooks): string[] {
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

/** Steps of the office's own hand on cases are not the add-on's. */
const OWN: readonly Step["do"][] = ["report", "end", "special"];

function casesMoved(before: PayBooks, after: PayBooks): string[] {
  return before.cases.flatMap(({ caseId, state }, index) => {
    const now = after.cases[index]?.state ?? "";
    return mayMove(caseMoves, state, now) ? [] : [`${caseId}: ${state} → ${now}`];
  });
}

const isPaid = ({ state }: Payout): boolean => state === "支払済" || state === "戻入済";
const sum = (rows: readonly Payout[], name: "gross" | "tax" | "net"): number =>
  rows.reduce((all, row) => all + (row[name] ?? 0), 0);

function checkRows({ payouts, claims, cases, rates }: PayBooks): void {
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

function checkLedgers(books: PayBooks): void {
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
