/** An office of seven trainees, and walks of whatever may be done there with reports, claims and payments. */
import fc from "fast-check";
import type { PayBooks } from "../../../src/features/payments/raise.rules.ts";
import type { Case } from "../../../src/tables/cases.ts";
import type { FeeUnit } from "../../../src/tables/words.ts";
import { booksOf, fee, held, payable, rate, report, settingsWith, terms } from "./books.ts";
import type { Trail } from "./paper-trail.ts";

const PEOPLE = 7;
const numbers = Array.from({ length: PEOPLE }, (_, n) => n + 1);
const CORPORATE = 3;

/** Seven trainees of three instructors: two share a visit, one corporation is paid, years of both kinds turn. */
export function officeOf(unit: FeeUnit): PayBooks {
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

export const who = fc.integer({ min: 0, max: PEOPLE - 1 });
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
export type Step = Exclude<Chosen, { do: "flow" }>;

/** The way from claims to money, or a part of it, as an office usually goes. */
const FLOW: readonly Step[] = [
  { do: "reckon" },
  { do: "raise" },
  { do: "ask", of: undefined },
  { do: "approve", of: undefined },
  { do: "pay", of: undefined },
];
export const walk = fc
  .array(step, { minLength: 5, maxLength: 30, size: "max" })
  .map((steps) => steps.flatMap((each): readonly Step[] => (each.do === "flow" ? FLOW.slice(0, each.upTo) : [each])));

export function act(trail: Trail, deed: Step): void {
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

/** Steps of the office's own hand on cases are not the add-on's. */
export const OWN: readonly Step["do"][] = ["report", "end", "special"];
