/** Figures as they are printed, judged by a solver that knows nothing of how they were masked. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  countedOf,
  WHOLE,
  type Counted,
  type Dimension,
  type Figure,
  type Person,
} from "../../../src/features/sharing/figure.rules.ts";
import { printedOf, type Printed } from "../../../src/features/sharing/masking.rules.ts";
import { highs } from "../../core/assignment/highs.ts";
import { pinnedBySolver } from "../../core/suppression/solver.ts";

const LEAST = 5;
const KINDS = {
  職種: ["医師", "看護師", "薬剤師"],
  ブロック: ["東", "西南"],
  区分: ["未参入", "参入済み"],
} as const;
type Kind = keyof typeof KINDS;
type Attributes = Readonly<Record<Kind, number>>;

/** Somebody of these attributes; `named`: with a row of their own in the copy. */
interface Sketch extends Attributes {
  readonly named: boolean;
}

function figuresOver(sketches: readonly Sketch[]): Counted[] {
  const of = new Map<Person, Attributes>(sketches.map((sketch) => [{ rows: new Map(), named: sketch.named }, sketch]));
  const by = (kind: Kind): Dimension => ({
    of: kind,
    keyOf: (person) => KINDS[kind][of.get(person)?.[kind] ?? 0] ?? "",
    ordered: (keys) => KINDS[kind].filter((key) => keys.includes(key)),
    labelOf: (key) => key,
    tells: [],
  });
  const figure = (rows: Kind, columns: Dimension): Figure => ({ title: rows, rows: by(rows), columns });
  return [figure("職種", by("ブロック")), figure("職種", by("区分")), figure("ブロック", WHOLE)].map((each) =>
    countedOf(each, [...of.keys()]),
  );
}

/** Numbers that the printed figures give away to whoever knows nothing else. */
async function givenAway(counted: readonly Counted[], printed: readonly (Printed | undefined)[]): Promise<string[]> {
  const shown = printed.flatMap((each, at) => (each && counted[at] ? [{ each, counts: counted[at] }] : []));
  const solver = await highs();
  return pinnedBySolver(
    solver,
    shown.map(({ counts }) => counts.everybody),
    shown.map(({ each }) => each),
    LEAST,
  );
}

const person = (named: number): fc.Arbitrary<Sketch> =>
  fc.record({
    職種: fc.nat({ max: 2 }),
    ブロック: fc.nat({ max: 1 }),
    区分: fc.nat({ max: 1 }),
    named: fc.integer({ min: 1, max: 100 }).map((n) => n <= named),
  });

describe("印刷した表の伏せた数は、ほかの数から計算できない", () => {
  test.each([
    ["氏名の出ている人がいない", 0],
    ["半分の人の氏名が出ている", 50],
    ["ほとんどの人の氏名が出ている", 90],
    ["全員の氏名が出ている", 100],
  ])("%s", async (_, named) => {
    let masked = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(person(named), { maxLength: 40 }), async (people) => {
        const counted = figuresOver(people);
        const printed = printedOf(counted, LEAST);
        masked += JSON.stringify(printed.map((each) => each?.cells)).split("null").length - 1;
        expect(await givenAway(counted, printed)).toEqual([]);
      }),
      { numRuns: 60 },
    );
    // Of figures that hide nothing it would hold.
    expect(masked).toBeGreaterThan(0);
  });
});

test("氏名の出ている会員のうち一人だけが東でも、その数は引き算でわからない", () => {
  const people = [
    ...Array.from({ length: 12 }, (_, n) => ({ 職種: 0, ブロック: n === 0 ? 0 : 1, 区分: 0, named: true })),
    ...Array.from({ length: 10 }, (_, n) => ({ 職種: 1, ブロック: n % 2, 区分: 0, named: false })),
  ];
  const [figure] = printedOf(figuresOver(people), LEAST);
  expect(figure?.cells[0]).toEqual([null, null]);
});
