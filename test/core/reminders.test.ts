import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween } from "../../src/core/calendar.ts";
import { isBeyondReminders, reminderDay, reminderDue, type Reminder } from "../../src/core/reminders.ts";

const DEADLINE = "2018-07-16";
const WEEKLY = { every: 7, most: 3 };
const CANCELLED: Reminder = { day: "", open: false, cancelled: true };
const sent = (...days: string[]): Reminder[] => days.map((day) => ({ day, open: false }));

describe("催促の時期", () => {
  test.each([
    ["期限の日には、まだ催促しない", "2018-07-16", [], undefined],
    ["期限の翌日に、1回目", "2018-07-17", [], 1],
    ["間隔の途中では、次を送らない", "2018-07-23", sent("2018-07-17"), undefined],
    ["間隔がたてば、2回目", "2018-07-24", sent("2018-07-17"), 2],
    ["遅れて出た催促からも、間隔を置く", "2018-07-26", sent("2018-07-20"), undefined],
    ["決めた回数で終わる", "2018-09-01", sent("2018-07-17", "2018-07-24", "2018-07-31"), undefined],
    ["前のものが出ていなければ、次を起こさない", "2018-09-01", [{ day: "", open: true }], undefined],
    ["取りやめたものも1回に数える", "2018-07-24", [{ day: "", open: false }], 2],
    ["出さずに取り消したものは回数を使わない", "2018-08-07", [CANCELLED, ...sent("2018-07-24", "2018-07-31")], 4],
    ["出さずに取り消しても、次は間隔を置く", "2018-07-23", [CANCELLED], undefined],
  ] as const)("%s", (_, today, earlier, turn) => {
    expect(reminderDue(DEADLINE, earlier, WEEKLY, today)).toBe(turn);
  });

  test("回数が0なら、催促せず、期限の翌日から人が確かめる", () => {
    const none = { every: 7, most: 0 };
    expect(reminderDue(DEADLINE, [], none, "2018-08-01")).toBeUndefined();
    expect(isBeyondReminders(DEADLINE, none, DEADLINE)).toBe(false);
    expect(isBeyondReminders(DEADLINE, none, "2018-07-17")).toBe(true);
  });

  test("最後の催促にも間隔だけ待ってから、人が確かめる", () => {
    expect(isBeyondReminders(DEADLINE, WEEKLY, "2018-08-06")).toBe(false);
    expect(isBeyondReminders(DEADLINE, WEEKLY, "2018-08-07")).toBe(true);
  });

  test("時計がいつ動いても、回数を超えず、間隔より近づかず、期限より先に出ない", () => {
    const plan = fc.record({
      every: fc.integer({ min: 0, max: 30 }),
      most: fc.integer({ min: 0, max: 6 }),
      steps: fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 40 }),
    });
    fc.assert(
      fc.property(plan, ({ every, most, steps }) => {
        const days: string[] = [];
        let today = addDays(DEADLINE, -5);
        for (const step of steps) {
          today = addDays(today, step);
          const turn = reminderDue(DEADLINE, sent(...days), { every, most }, today);
          if (turn === undefined) continue;
          expect(turn).toBe(days.length + 1);
          expect(today >= reminderDay(DEADLINE, turn, { every, most })).toBe(true);
          days.push(today);
        }
        expect(days.length).toBeLessThanOrEqual(most);
        for (const [index, day] of days.entries()) {
          expect(day > DEADLINE).toBe(true);
          const before = days[index - 1];
          if (before !== undefined) expect(daysBetween(before, day)).toBeGreaterThanOrEqual(Math.max(1, every));
        }
      }),
    );
  });
});
