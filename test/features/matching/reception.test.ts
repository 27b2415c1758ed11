import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { monthOf } from "../../../src/core/halfday.ts";
import type { Sheets } from "../../../src/features/matching/desk.rules.ts";
import { placementOf, type Placement } from "../../../src/features/matching/placement.rules.ts";
import type { Policy } from "../../../src/features/matching/policy.rules.ts";
import { compareWithReception, receptionOrder, receptionText } from "../../../src/features/matching/reception.rules.ts";
import { compareWays, pairsIn, policies, smallOffices, valuesOf } from "./best.ts";
import { offices } from "./random-office.ts";
import { applicant, applicationId, appointment, desk, hosts, instructorId } from "./sheets.ts";

const MORNING = "2018-06-04午前";
const placed = (sheets: Partial<Sheets>, changes: Partial<Policy> = {}): Placement =>
  placementOf(desk(sheets, changes));
const inOrder = (sheets: Partial<Sheets>, changes: Partial<Policy> = {}): Record<string, string> =>
  pairsIn(receptionOrder(placed(sheets, changes).question));

/** The nurse, who came first, suits both; the doctor suits the first instructor alone. */
const trap = {
  instructors: hosts(2).instructors,
  appointments: [appointment(1), appointment(2, { professions: ["看護師"] })],
  applicants: [applicant(1), applicant(2, { profession: "医師", applicantClass: "勤務医" })],
};

describe("受付順", () => {
  test("先に申し込んだ人が、ほかの人のただ一つの枠を取る", () => {
    expect(inOrder(trap)).toEqual({ [applicationId(1)]: `${instructorId(1)} ${MORNING}` });
  });

  test("希望との違いが最も小さい組合せを取り、同じなら番号の小さい指導医の早い日を取る", () => {
    const wishes = { wish2: "2018-06-11", period2: "午前" } as const;
    const three = {
      instructors: hosts(3).instructors,
      appointments: [appointment(1), appointment(2, { themes: ["小児"] }), appointment(3, { themes: ["小児"] })],
    };
    const applicants = [1, 2, 3].map((n) => applicant(n, { ...wishes, themes: ["小児"] }));
    expect(inOrder({ ...three, applicants })).toEqual({
      [applicationId(1)]: `${instructorId(2)} ${MORNING}`,
      [applicationId(2)]: `${instructorId(3)} ${MORNING}`,
      [applicationId(3)]: `${instructorId(1)} ${MORNING}`,
    });
  });

  test("留保も上限も守る", () => {
    const reserve = { share: 50, for: "未参入開業医", until: "2018-09-30" } as const;
    const two = { ...hosts(2, { yearLimit: 1 }), applicants: [applicant(1), applicant(2)] };
    expect(Object.keys(inOrder(two, { reserve }))).toEqual([applicationId(1)]);
  });

  test("並べて示す文は、どの決まりがいくつ違うかと、組めなくなる人を書く", () => {
    const placement = placed(trap);
    const comparison = compareWithReception(placement);
    const text = receptionText(comparison, placement);
    expect(text).toContain("選定待ちの2件を");
    expect(text).toContain("\n決まる人数：いまの順 2、受付順 1\n");
    expect(text).toContain("\n勤務医：いまの順 1、受付順 0\n");
    expect(text).toContain("\n看護師：いまの順 1、受付順 1（同じ）\n");
    expect(text).toContain(`\nいまの順で組めて、受付順では組めない申込み（1件）：\n${applicationId(2)}\n`);
    expect(text).toContain("\n受付順で組めて、いまの順では組めない申込み：なし\n");
    expect(comparison.unserved).toEqual([applicationId(2)]);
  });

  test("待つ申込みがなければ、そう言う", () => {
    const placement = placed(hosts(1));
    expect(receptionText(compareWithReception(placement), placement)).toBe("組み合わせる申込みはありません");
  });
});

test("受付順は、申込みを一つずつ数え直した順と同じで、いまの順よりよいことはない", () => {
  let [seen, worse] = [0, 0];
  fc.assert(
    fc.property(fc.oneof(offices, smallOffices), policies, (sheets, policy) => {
      const { question, arrangement, ...rest } = placed(sheets, policy);
      const mine = receptionOrder(question);
      const taken: string[] = [];
      const used = (key: string): number => taken.filter((each) => each === key).length;
      for (const seeker of question.seekers) {
        const free = question.options.filter(
          ({ seeker: who, host, at }) =>
            who === seeker &&
            used(host.id) < question.seats.inYear(host) &&
            used(host.id + monthOf(at)) < question.seats.inMonth(host, monthOf(at)) &&
            used(host.id + at) < question.seats.at(host, at),
        );
        const least = Math.min(...free.map(({ mismatch }) => mismatch));
        const [first] = free
          .filter(({ mismatch }) => mismatch === least)
          .map(({ host, at }) => `${host.id} ${at}`)
          .sort();
        expect(pairsIn(mine)[seeker.id]).toBe(first);
        const option = mine.get(seeker.id);
        if (option) taken.push(option.host.id, option.host.id + monthOf(option.at), option.host.id + option.at);
      }
      seen += mine.size;
      const compared = compareWays(question, arrangement.served, mine);
      expect(compared).toBeLessThanOrEqual(0);
      if (compared < 0) worse++;
      const { levels } = compareWithReception({ question, arrangement, ...rest });
      const values = new Map(valuesOf(question, mine).map(({ name, value }) => [name, value]));
      for (const { name, value } of levels) expect(values.get(name), name).toBe(value);
    }),
    { numRuns: 300 },
  );
  expect(seen).toBeGreaterThan(100);
  expect(worse).toBeGreaterThan(5);
});
