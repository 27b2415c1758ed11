/** 一人を今組む against every way in which those who wait could still be served. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { halfDay, type Half } from "../../../src/core/halfday.ts";
import { layDesk, type Sheets } from "../../../src/features/matching/desk.rules.ts";
import { nextBatchDay } from "../../../src/features/matching/now-text.rules.ts";
import { planNow } from "../../../src/features/matching/now.rules.ts";
import { choicesOf, compare, everyWay, valueOf, type Choice } from "./everything.ts";
import { smallOffices } from "./random-office.ts";
import { applicant, applicationId, appointment, caseId, desk, hosts, instructorId, matched, policy } from "./sheets.ts";

const MOST = 20_000;

/** The best that is left for all who wait once the first of them has taken a choice; undefined where it cannot. */
function future(ways: readonly Choice[][], sheets: Sheets, taken: Choice): number[] | undefined {
  const same = (each: Choice): boolean =>
    each.row === taken.row &&
    each.host.who === taken.host.who &&
    each.visit.day === taken.visit.day &&
    each.visit.half === taken.visit.half;
  const left = ways.filter((way) => way.some(same)).map((way) => valueOf(sheets, way));
  return left.length === 0 ? undefined : left.reduce((a, b) => (compare(a, b) >= 0 ? a : b));
}

test("選ぶ組合せは、待っている人に残る最もよい組合せを、どの選び方よりも悪くしない", () => {
  let tried = 0;
  fc.assert(
    fc.property(smallOffices, (sheets) => {
      const waiting = sheets.applicants.filter((row) => row.state === "選定待ち");
      const [me] = waiting;
      const ways = everyWay(sheets, waiting, MOST);
      const choices = me ? choicesOf(sheets, me) : [];
      const futures = choices.flatMap((choice) => (ways && future(ways, sheets, choice)) ?? []);
      if (!me || !ways) return;
      const values = choices.map((choice) => future(ways, sheets, choice));
      const due = values.reduce((a, b) => (a && (!b || compare(a, b) >= 0) ? a : b), undefined);
      if (!due) {
        expect(() => planNow(layDesk(sheets, policy), me.applicationId)).toThrow("いま組める指導医がいません");
        return;
      }
      const { option } = planNow(layDesk(sheets, policy), me.applicationId);
      const mine = choices.findIndex(
        ({ host, visit }) =>
          host.who.instructorId === option.host.id && halfDay(visit.day, visit.half as Half) === option.at,
      );
      tried += futures.length > 0 ? 1 : 0;
      expect(values[mine]).toEqual(due);
    }),
    { numRuns: 400 },
  );
  expect(tried).toBeGreaterThan(50);
});

/** The nurse suits both instructors, the doctor the first alone. */
const trap = {
  instructors: hosts(2).instructors,
  appointments: [appointment(1), appointment(2, { professions: ["看護師"] })],
  applicants: [applicant(1), applicant(2, { profession: "医師", applicantClass: "勤務医" })],
};

describe("言葉", () => {
  test("ほかの人に要らない指導医を使い、ほかの候補には、だれが組めなくなるかを書く", () => {
    const { option, text, appends } = planNow(desk(trap), applicationId(1));
    expect(option.host.id).toBe(instructorId(2));
    expect(text).toContain(
      "今組む指導医：例示 2郎（医-0002）平成30年6月4日（月）午前\n待っているほかの人は変わりません",
    );
    expect(text).toContain(`悪くなる人：${applicationId(2)}（例示 1郎 平成30年6月4日（月）午前 → 組合せなし）`);
    expect(text).toContain("決まる人数 1→0");
    expect(text).toContain(
      "次の定期の提案日（平成30年6月15日（金））まで待つと、いまある申込みでは：\n同じ組合せになります",
    );
    expect(appends).toMatchObject([{ state: "提案", verdict: "採用", instructorId: instructorId(2) }]);
    expect(appends[0]?.reason).not.toContain("見本 2子");
  });

  test("先に組むと、順が先の人が組めなくなるときは、待てば何がよくなるかを書く", () => {
    const one = { ...hosts(1), applicants: [applicant(1), applicant(2)] };
    const { text } = planNow(desk(one), applicationId(2));
    expect(text).toContain("待っているほかの人への影響");
    expect(text).toContain("この申込み：例示 1郎 平成30年6月4日（月）午前 → 組合せなし");
    expect(text).toContain(`よくなる人：${applicationId(1)}`);
  });
});

test.each([
  ["判断がある", { cases: [matched(1, 1, { verdict: "固定", verdictReason: "都合" })] }, "に判断「固定」があります"],
  ["行がない", { applicants: [] }, "申込者シートに行がありません"],
  ["選定を待っていない", { applicants: [applicant(1, { state: "要審査" })] }, "状態は「要審査」"],
  ["年度が違う", { applicants: [applicant(1, { fiscalYear: 2017 })] }, "年度は2017です"],
  [
    "同じ人が組まれている",
    {
      applicants: [applicant(1), applicant(2, { state: "決定", personId: "人-0001" })],
      cases: [matched(2, 2, { state: "決定" })],
    },
    `同じ人に ${caseId(2)} があります`,
  ],
])("%sなら、わけと直し方を言う", (_, sheets, message) => {
  const plan = (): unknown => planNow(desk({ ...hosts(2), applicants: [applicant(1)], ...sheets }), applicationId(1));
  expect(plan).toThrow(message);
});

test.each([
  ["2018-06-01", [1, 15], "2018-06-15"],
  ["2018-06-14", [1, 15], "2018-06-15"],
  ["2018-06-15", [1, 15], "2018-07-01"],
  ["2018-06-29", [31], "2018-06-30"],
  ["2018-06-30", [31], "2018-07-31"],
  ["2019-02-01", [30], "2019-02-28"],
  ["2018-12-20", [1], "2019-01-01"],
])("%sの次の定期の提案日（%s）は%s", (today, days, due) => {
  expect(nextBatchDay(days, today)).toBe(due);
});
