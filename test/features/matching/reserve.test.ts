import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placementOf } from "../../../src/features/matching/placement.rules.ts";
import type { Reserve } from "../../../src/features/matching/reserve-setting.rules.ts";
import { reserveStanding } from "../../../src/features/matching/reserve.rules.ts";
import type { Sheets } from "../../../src/features/matching/desk.rules.ts";
import { bestOf, compareWays, smallOffices, waysOf } from "./best.ts";
import { applicant, applicationId, desk, hosts, instructorId, matched, pairs, propose, written } from "./sheets.ts";

const HALF: Reserve = { share: 50, for: "未参入開業医", until: "2018-09-30" };
const OPENER = { profession: "医師", applicantClass: "未参入開業医" } as const;

const served = (sheets: Partial<Sheets>, reserve?: Reserve): string[] =>
  Object.keys(pairs(written(sheets.cases ?? [], propose(sheets, { reserve }))));

describe("留保", () => {
  const two = { ...hosts(2, { yearLimit: 1 }), applicants: [applicant(1), applicant(2)] };

  test("留保がなければ、枠は全部使える", () => {
    expect(served(two)).toEqual([applicationId(1), applicationId(2)]);
  });

  test("留保した分は、ほかの区分の人には組まない", () => {
    expect(served(two, HALF)).toEqual([applicationId(1)]);
  });

  test("留保の相手は、留保した分もそのほかも使える", () => {
    const openers = { ...two, applicants: [applicant(1, OPENER), applicant(2, OPENER)] };
    expect(served(openers, HALF)).toEqual([applicationId(1), applicationId(2)]);
  });

  test("決定済みの人と、判断済みの人も、ほかの区分の分に数える", () => {
    const decided = {
      ...hosts(3, { yearLimit: 1 }),
      applicants: [applicant(1), applicant(2), applicant(9, { state: "決定" })],
    };
    const reserve = { ...HALF, share: 34 };
    expect(served({ ...decided, cases: [matched(9, 3, { state: "決定" })] }, reserve)).toEqual([]);
    const pinned = [matched(2, 2, { verdict: "固定", verdictReason: "所属の都合" })];
    expect(served({ ...decided, cases: pinned }, reserve)).toEqual([applicationId(2)]);
  });

  test("職員の判断は、留保では止めない", () => {
    const cases = [matched(1, 1, { verdict: "採用" }), matched(2, 2, { verdict: "採用" })];
    expect(propose({ ...two, cases }, { reserve: HALF })).toMatchObject({ kept: 2, problems: [] });
  });

  test.each([
    [10, 10, 1],
    [10, 5, 1],
    [30, 10, 3],
    [29, 10, 3],
    [7, 100, 7],
  ])("年上限の合計%d人の%d%%は、切り上げて%d人分である", (total, share, kept) => {
    const sheets = { ...hosts(1, { yearLimit: total }), applicants: [applicant(1)] };
    expect(reserveStanding(desk(sheets, { reserve: { ...HALF, share } }), [])).toEqual({
      total,
      kept,
      others: 0,
      most: total - kept,
    });
  });

  test("受入停止の指導医の枠と、その決定済みの人は数えない", () => {
    const { instructors, appointments } = hosts(2, { yearLimit: 2 });
    const sheets = {
      instructors,
      appointments: [{ ...appointments[0]!, suspended: true }, appointments[1]!],
      applicants: [applicant(9, { state: "決定" })],
      cases: [matched(9, 1, { state: "決定" })],
    };
    expect(reserveStanding(desk(sheets, { reserve: HALF }), [])).toMatchObject({ total: 2, others: 0, most: 1 });
  });

  test("選定理由は、留保の割合と相手と期限を書く", () => {
    const [row] = propose(two, { reserve: HALF }).appends;
    expect(row?.reason).toContain("年上限の合計の50%を未参入開業医のために平成30年9月30日まで留保して");
    expect(row?.instructorId).toBe(instructorId(1));
    expect(propose(two).appends[0]?.reason).not.toContain("留保");
  });
});

const reserves = fc.record({
  share: fc.integer({ min: 1, max: 100 }),
  for: fc.constantFrom("未参入開業医" as const, "看護師" as const),
  until: fc.constant("2018-09-30"),
});

test("留保があっても、案はしらみつぶしに探した最善と同じで、ほかの区分は残りの枠を超えない", () => {
  let [seen, bound] = [0, 0];
  fc.assert(
    fc.property(smallOffices, reserves, (sheets, reserve) => {
      const placement = placementOf(desk(sheets, { reserve }));
      const { question, arrangement } = placement;
      const ways = waysOf(question);
      if (!ways) return;
      seen++;
      expect(compareWays(question, arrangement.served, bestOf(question, ways)!)).toBe(0);
      const limits = sheets.appointments.map((row) => row.yearLimit ?? 0);
      const total = limits.reduce((sum, limit) => sum + limit, 0);
      const isOther = (id: string): boolean =>
        sheets.applicants.find((row) => row.applicationId === id)?.applicantClass !== reserve.for;
      const accepting = new Set(sheets.appointments.map((row) => row.instructorId));
      const decided = sheets.cases.filter(
        (row) => row.state === "決定" && accepting.has(row.instructorId) && isOther(row.applicationId),
      ).length;
      const others = [...arrangement.served.keys()].filter(isOther).length;
      const room = Math.max(0, total - Math.ceil((total * reserve.share) / 100) - decided);
      expect(others).toBeLessThanOrEqual(room);
      if (others === room) bound++;
    }),
    { numRuns: 300 },
  );
  expect(seen).toBeGreaterThan(100);
  expect(bound).toBeGreaterThan(20);
});

test("枠が一つ増えても、留保があってもなくても、決まる人数は減らない", () => {
  let grew = 0;
  fc.assert(
    fc.property(
      smallOffices,
      fc.option(reserves, { nil: undefined }),
      fc.nat(),
      fc.constantFrom("yearLimit" as const, "monthLimit" as const, "atOnce" as const),
      (sheets, reserve, which, limit) => {
        if (sheets.appointments.length === 0) return;
        const at = which % sheets.appointments.length;
        const more = sheets.appointments.map((row, index) =>
          index === at
            ? { ...row, [limit]: row[limit] === null ? (limit === "atOnce" ? 2 : null) : row[limit] + 1 }
            : row,
        );
        const number = (office: Sheets): number => placementOf(desk(office, { reserve })).arrangement.served.size;
        const before = number(sheets);
        const after = number({ ...sheets, appointments: more });
        expect(after).toBeGreaterThanOrEqual(before);
        if (after > before) grew++;
      },
    ),
    { numRuns: 1000 },
  );
  expect(grew).toBeGreaterThan(3);
});
