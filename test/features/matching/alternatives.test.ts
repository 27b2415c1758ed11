import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  alternativesOf,
  alternativesTexts,
  COMPARED_MOST,
  LEFT_OUT,
} from "../../../src/features/matching/alternatives.rules.ts";
import { standingOf } from "../../../src/features/matching/arrangement.rules.ts";
import type { Effect } from "../../../src/features/matching/effects.rules.ts";
import { outcomesOf, placementOf } from "../../../src/features/matching/placement.rules.ts";
import { bestOf, compareWays, pairsIn, policies, smallOffices, valuesOf, waysOf, type Way } from "./best.ts";
import { applicant, applicationId, appointment, desk, hosts, instructorId, propose } from "./sheets.ts";

/** Everybody's pair once the changes took place. */
function applied(before: Way, { changes }: Effect): Way {
  const after = new Map(before);
  for (const { seeker, after: option } of changes)
    if (option) after.set(seeker.id, option);
    else after.delete(seeker.id);
  return after;
}

test("ほかの候補は、しらみつぶしに探した次善、その次の指導医と同じで、影響もその差そのものである", () => {
  let [seen, moved] = [0, 0];
  fc.assert(
    fc.property(smallOffices, policies, (sheets, policy) => {
      const placement = placementOf(desk(sheets, policy));
      const ways = waysOf(placement.question);
      if (!ways) return;
      const before = outcomesOf(placement);
      const question = { ...placement.question, stay: standingOf(before) };
      for (const seeker of question.seekers.filter(({ id }) => before.has(id))) {
        const passed = new Set([before.get(seeker.id)?.host.id]);
        const alternatives = alternativesOf(placement, seeker);
        for (const { option, effect } of alternatives) {
          seen++;
          const others = ways.filter((way) => way.has(seeker.id) && !passed.has(way.get(seeker.id)?.host.id));
          const after = applied(before, effect);
          expect(compareWays(question, after, bestOf(question, others)!)).toBe(0);
          expect(after.get(seeker.id)).toBe(option);
          const values = valuesOf(question, after);
          for (const { name, before: was, after: is } of effect.levels) {
            expect(valuesOf(question, before).find((each) => each.name === name)?.value).toBe(was);
            expect(values.find((each) => each.name === name)?.value).toBe(is);
          }
          if (effect.changes.length > 1) moved++;
          passed.add(option.host.id);
        }
        const left = ways.some((way) => way.has(seeker.id) && !passed.has(way.get(seeker.id)?.host.id));
        expect(left && alternatives.length < 2).toBe(false);
      }
    }),
    { numRuns: 300 },
  );
  expect(seen).toBeGreaterThan(50);
  expect(moved).toBeGreaterThan(10);
});

test("案そのものも、どの順と重みでも、しらみつぶしに探した最善と同じである", () => {
  let seen = 0;
  fc.assert(
    fc.property(smallOffices, policies, (sheets, policy) => {
      const { question, arrangement } = placementOf(desk(sheets, policy));
      const ways = waysOf(question);
      if (!ways) return;
      seen++;
      expect(compareWays(question, arrangement.served, bestOf(question, ways)!)).toBe(0);
      const values = new Map(arrangement.levels.map(({ name, value }) => [name, value]));
      for (const { name, value } of valuesOf(question, arrangement.served)) expect(values.get(name), name).toBe(value);
    }),
    { numRuns: 300 },
  );
  expect(seen).toBeGreaterThan(100);
});

describe("「ほかの候補」の列", () => {
  const reasonOf = (sheets: Parameters<typeof propose>[0], n: number): string | undefined =>
    propose(sheets).appends.find((row) => row.applicationId === applicationId(n))?.alternatives;

  test("次の指導医2人と、基準の値の違い、だれがどう変わるかを書く", () => {
    const sheets = {
      ...hosts(3, { themes: ["看取り"] }),
      applicants: [applicant(1), applicant(2, { themes: ["看取り"] })],
    };
    expect(reasonOf(sheets, 1)).toBe(
      [
        "1. 例示 3郎（医-0003）平成30年6月4日（月）午前",
        "基準の値は変わりません",
        "ほかの人は変わりません",
        "2. 例示 2郎（医-0002）平成30年6月4日（月）午前",
        "基準の値は変わりません",
        `同じよさで変わる人：${applicationId(2)}（例示 2郎 平成30年6月4日（月）午前 → 例示 1郎 平成30年6月4日（月）午前）`,
      ].join("\n"),
    );
  });

  test("だれかが組めなくなるときは、決まる人数とその人を書く", () => {
    const sheets = {
      instructors: hosts(2).instructors,
      appointments: [appointment(1), appointment(2, { professions: ["看護師"] })],
      applicants: [applicant(1), applicant(2, { profession: "医師", applicantClass: "勤務医" })],
    };
    expect(reasonOf(sheets, 2)).toBe("決定済みと判断済みの枠を除くと、ほかに組める指導医はいません");
    const text = reasonOf(sheets, 1);
    expect(text).toContain("1. 例示 1郎（医-0001）");
    expect(text).toContain("基準の値：決まる人数 2→1、初めての受講 2→1、勤務医 1→0、待機日数 62→31");
    expect(text).toContain(
      `悪くなる人：${applicationId(2)}（例示 1郎 平成30年6月4日（月）午前 → 組合せなし）\n決定済みと判断済みの枠を除くと、ほかに組める指導医は、この1人だけです`,
    );
  });

  test("希望に近くなる人と遠くなる人を分けて書く", () => {
    const sheets = {
      instructors: hosts(2).instructors,
      appointments: [appointment(1, { themes: ["看取り"] }), appointment(2, { themes: ["小児"] })],
      applicants: [applicant(1, { themes: ["看取り"] }), applicant(2, { themes: ["看取り"] })],
    };
    expect(reasonOf(sheets, 1)).toContain(
      `よくなる人：${applicationId(2)}（例示 2郎 平成30年6月4日（月）午前 → 例示 1郎 平成30年6月4日（月）午前、希望との違い 2→0）`,
    );
  });

  test("未成立の行では空である", () => {
    expect(reasonOf({ ...hosts(1), applicants: [applicant(1), applicant(2)] }, 2)).toBe("");
  });

  test("件数が多いときは省き、一行の出し方を書く", () => {
    const many = Math.floor(Math.sqrt(COMPARED_MOST)) + 1;
    const numbers = Array.from({ length: many }, (_, index) => index + 1);
    const all = (n: number): ReadonlyMap<string, string> =>
      alternativesTexts(placementOf(desk({ ...hosts(n), applicants: numbers.map((each) => applicant(each)) })));
    expect(new Set(all(many).values())).toEqual(new Set([LEFT_OUT]));
    expect(LEFT_OUT).toContain("指導医を替える・固定する");
  });
});

test("名前の違う指導医が同じよさなら、番号の小さい人が先である", () => {
  const placement = placementOf(desk({ ...hosts(4), applicants: [applicant(1)] }));
  const found = alternativesOf(placement, placement.question.seekers[0]!, 5).map(({ option }) => option.host.id);
  expect(found).toEqual([2, 3, 4].map(instructorId));
  expect(pairsIn(outcomesOf(placement))).toEqual({ [applicationId(1)]: `${instructorId(1)} 2018-06-04午前` });
});
