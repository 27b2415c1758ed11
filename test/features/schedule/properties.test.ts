/** Whatever is said in whatever order, and whatever staff choose: days, versions, seats and words keep together. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Case } from "../../../src/tables/cases.ts";
import { lastSaid, SCHEDULE_KINDS, type Schedule } from "../../../src/tables/messages.ts";
import { SIDES } from "../../../src/tables/words.ts";
import {
  books,
  caseIdOf,
  decided,
  judged,
  messageOf,
  noticeIds,
  reflect,
  ROUND_WRITES,
  said,
  terms,
  type Books,
} from "./books.ts";

const CASES = [1, 2, 3];
const AT_ONCE = 1;
const MONTH = 2;

/** A message, a word of staff to one that waits, or a run that is cut off after some of its writes. */
type Step =
  | { readonly is: "message"; readonly values: Partial<Schedule> }
  | { readonly is: "verdict"; readonly pick: number; readonly verdict: Schedule["verdict"] }
  | { readonly is: "cut"; readonly after: number };

const message: fc.Arbitrary<Step> = fc
  .record({
    caseId: fc.constantFrom(...CASES.map(caseIdOf)),
    side: fc.constantFrom(...SIDES),
    kind: fc.constantFrom(...SCHEDULE_KINDS),
    visitOn: fc.constantFrom("2018-07-09", "2018-07-16", "2018-07-23", "2018-08-06", "2018-05-01", "2019-04-08"),
    half: fc.constantFrom("午前" as const, "午後" as const),
    from: fc.constantFrom("", "", "9:30", "13時半"),
    // Most come in the order in which they were received; some lay on a desk.
    lay: fc.constantFrom(0, 0, 0, 30),
  })
  .map(({ lay, ...values }) => ({ is: "message", values: { ...values, comment: lay > 0 ? "遅れて入力" : "" } }));

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: message },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant("verdict" as const),
      pick: fc.nat(20),
      verdict: fc.constantFrom("反映する" as const, "取り下げる" as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ is: fc.constant("cut" as const), after: fc.nat(ROUND_WRITES - 1) }) },
);

const start = books([], {
  cases: CASES.map((n) => decided(n)),
  appointments: [terms({ atOnce: AT_ONCE, monthLimit: MONTH })],
});

function taken(now: Books, step: Step, n: number): Books {
  if (step.is === "message") {
    const minute = step.values.comment === "" ? n : 0;
    const at = `2018-06-10 ${step.values.comment === "" ? "10" : "09"}:${String(minute).padStart(2, "0")}:00`;
    return { ...now, messages: [...now.messages, said(n, { ...step.values, receivedAt: at })] };
  }
  if (step.is === "cut") return reflect(now, step.after);
  const waiting = now.messages.filter(({ state }) => state === "保留");
  const chosen = waiting[step.pick % Math.max(1, waiting.length)];
  return chosen ? judged(now, Number(chosen.scheduleId.slice(-4)), step.verdict) : now;
}

const sequences = fc.array(step, { minLength: 1, maxLength: 25 });

/** The books after every step, each followed by a round. */
function history(steps: readonly Step[]): Books[] {
  const all: Books[] = [start];
  steps.forEach((each, n) => all.push(reflect(taken(all[n] ?? start, each, n + 1))));
  return all;
}

const agreed = (now: Books): Case[] => now.cases.filter(({ visitOn }) => visitOn !== "");
const by = <T>(rows: readonly T[], keyOf: (row: T) => string): T[][] => [
  ...rows
    .reduce((groups, row) => groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]), new Map<string, T[]>())
    .values(),
];

test("人が認めないかぎり、指導医の上限を超えない", () => {
  let full = 0;
  fc.assert(
    fc.property(sequences, (steps) => {
      for (const now of history(steps)) {
        const letThrough = (row: Case): boolean => lastSaid(now.messages, row.caseId)?.verdict === "反映する";
        const groups = [
          ...by(agreed(now), ({ visitOn, visitHalf }) => `${visitOn}${visitHalf}`).map(
            (rows) => [rows, AT_ONCE] as const,
          ),
          ...by(agreed(now), ({ visitOn }) => visitOn.slice(0, 7)).map((rows) => [rows, MONTH] as const),
        ];
        for (const [rows, most] of groups) {
          if (rows.length >= most) full++;
          if (rows.length > most) expect(rows.some(letThrough)).toBe(true);
        }
      }
    }),
    { numRuns: 300 },
  );
  expect(full).toBeGreaterThan(100);
});

test("案件は、最後に反映した連絡のとおりであり、版は日が変わるたびに1つずつ増える", () => {
  let changes = 0;
  fc.assert(
    fc.property(sequences, (steps) => {
      const all = history(steps);
      all.forEach((now, n) => {
        for (const row of now.cases) {
          const maker = lastSaid(now.messages, row.caseId);
          const before = (all[n - 1] ?? start).cases.find(({ caseId }) => caseId === row.caseId) ?? row;
          const grown = (row.visitRound ?? 0) - (before.visitRound ?? 0);
          const isOther = (["state", "visitOn", "visitHalf", "visitFrom"] as const).some((c) => row[c] !== before[c]);
          changes += Number(isOther);
          // A run that was cut off may have held several messages.
          expect(grown >= Number(isOther)).toBe(true);
          expect(maker?.round ?? null).toBe(row.visitRound);
          const dated = maker !== undefined && maker.kind !== "延期したい";
          expect(row.state).toBe(dated ? "日程確定" : "決定");
          expect(row.visitOn).toBe(dated ? maker.visitOn : "");
          expect(row.visitHalf).toBe(dated ? maker.half : "");
        }
      });
    }),
    { numRuns: 300 },
  );
  expect(changes).toBeGreaterThan(200);
});

test("版はどの案件でも1から欠けずに並び、最後の版は両者への通知を持つ", () => {
  fc.assert(
    fc.property(sequences, (steps) => {
      const now = history(steps).at(-1) ?? start;
      for (const { caseId, visitRound } of now.cases) {
        const rounds = now.messages.flatMap((row) => (row.caseId === caseId && row.round !== null ? [row.round] : []));
        const upTo = Array.from({ length: visitRound ?? 0 }, (_, index) => index + 1);
        expect(rounds.sort((a, b) => a - b)).toEqual(upTo);
        for (const side of visitRound === null ? [] : SIDES)
          expect(noticeIds(now)).toContain(`${caseId}/日程${visitRound}/${side}`);
      }
      const live = now.notices.filter(({ state }) => state !== "取消").map(({ noticeId }) => noticeId);
      expect(live).toHaveLength(now.cases.filter(({ visitRound }) => visitRound !== null).length * SIDES.length);
      expect(new Set(noticeIds(now)).size).toBe(now.notices.length);
    }),
    { numRuns: 300 },
  );
});

test("どの連絡も失われず、行き場のないものはなく、もう一度見回っても変わらない", () => {
  fc.assert(
    fc.property(sequences, (steps) => {
      const now = history(steps).at(-1) ?? start;
      const sent = steps.filter(({ is }) => is === "message").length;
      expect(now.messages).toHaveLength(sent);
      for (const { state, stateNote } of now.messages) {
        expect(["反映済", "保留", "取下げ"]).toContain(state);
        expect(stateNote).not.toBe("");
      }
      expect(reflect(now)).toEqual(now);
    }),
    { numRuns: 200 },
  );
});

test("どの書き込みで切れても、次の見回りで、切れなかったときと同じになる", () => {
  let cut = 0;
  fc.assert(
    fc.property(sequences, fc.nat(ROUND_WRITES), (steps, count) => {
      let now = start;
      steps.forEach((each, n) => {
        const before = taken(now, each, n + 1);
        const whole = reflect(before);
        expect(reflect(reflect(before, count))).toEqual(whole);
        cut += Number(JSON.stringify(whole) !== JSON.stringify(before) && each.is === "message");
        now = whole;
      });
    }),
    { numRuns: 400 },
  );
  expect(cut).toBeGreaterThan(200);
});

test("届いた順に一度に反映しても、一通ずつ反映しても、同じ日になる", () => {
  fc.assert(
    fc.property(fc.array(message, { minLength: 1, maxLength: 12 }), (messages) => {
      const prompt = messages.map((each) =>
        each.is === "message" ? { ...each, values: { ...each.values, comment: "" } } : each,
      );
      const oneByOne = history(prompt).at(-1) ?? start;
      const atOnce = reflect(prompt.reduce((now, each, n) => taken(now, each, n + 1), start));
      expect(atOnce.cases).toEqual(oneByOne.cases);
      expect(atOnce.messages.map(({ round }) => round)).toEqual(oneByOne.messages.map(({ round }) => round));
      expect(messageOf(atOnce, 1).state).toBe(messageOf(oneByOne, 1).state);
    }),
    { numRuns: 200 },
  );
});
