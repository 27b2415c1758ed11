import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blankRow, mayMove } from "../../../src/core/table.ts";
import { isReported, stepsAhead, walked } from "../../../src/features/reports/progress.rules.ts";
import { agreedDay } from "../../../src/features/reports/undo.rules.ts";
import { CASE_STATES, caseMoves, cases } from "../../../src/tables/cases.ts";
import { schedules, type Schedule } from "../../../src/tables/messages.ts";
import { SIDES, type Side } from "../../../src/tables/words.ts";

const BOTH = "両方の報告書";
const HOST = "指導医の報告書";

describe("報告がそろうまで", () => {
  test.each([
    ["決定", ["指導医"], BOTH, ["実施済"]],
    ["日程確定", ["受講者"], BOTH, ["実施済"]],
    ["日程確定", ["指導医", "受講者"], BOTH, ["実施済", "報告済"]],
    ["日程確定", ["指導医"], HOST, ["実施済", "報告済"]],
    ["実施済", ["受講者"], HOST, []],
    ["実施済", ["指導医", "受講者"], BOTH, ["報告済"]],
    ["報告済", ["指導医", "受講者"], BOTH, []],
    ["支払済", ["指導医", "受講者"], BOTH, []],
    ["取消", ["指導医", "受講者"], BOTH, []],
    ["日程確定", [], BOTH, []],
  ] as const)("「%s」の案件に%jの報告があり、条件が%sなら、%jと進む", (state, sides, gate, steps) => {
    expect(stepsAhead(blankRow(cases, { state }), new Set<Side>(sides), gate)).toEqual(steps);
  });

  test("どの状態からも、許された動きしかしない", () => {
    const any = fc.record({
      state: fc.constantFrom(...CASE_STATES),
      sides: fc.uniqueArray(fc.constantFrom(...SIDES)),
      gate: fc.constantFrom(BOTH, HOST),
    });
    fc.assert(
      fc.property(any, ({ state, sides, gate }) => {
        let from: string = state;
        for (const to of stepsAhead(blankRow(cases, { state }), new Set(sides), gate)) {
          expect(mayMove(caseMoves, from, to)).toBe(true);
          from = to;
        }
      }),
    );
  });

  test("許されない道は、途中まで進むこともしない", () => {
    expect(walked("取消", ["実施済", "報告済"])).toEqual([]);
    expect(walked("支払済", ["実施済", "日程確定"])).toEqual([]);
    expect(walked("報告済", ["実施済", "日程確定"])).toEqual(["実施済", "日程確定"]);
  });

  test("受講者の報告だけでは、どちらの条件でも報告済でない", () => {
    for (const gate of [BOTH, HOST]) expect(isReported(new Set(["受講者"]), gate)).toBe(false);
  });
});

describe("決まっていた日", () => {
  const said = (n: number, kind: Schedule["kind"], visitOn: string, state: Schedule["state"] = "反映済"): Schedule =>
    blankRow(schedules, {
      ...{ scheduleId: `連-2018-000${n}`, caseId: "案-1", kind, visitOn, half: "午前", from: "9:30", state },
      receivedAt: `2018-06-0${n} 09:00:00`,
    });
  const NONE = { visitOn: "", visitHalf: "", visitFrom: "" };

  test.each([
    ["連絡がない", [], ""],
    ["決まった", [said(1, "日程が決まった", "2018-07-02")], "2018-07-02"],
    ["変わった", [said(2, "日程が変わった", "2018-07-09"), said(1, "日程が決まった", "2018-07-02")], "2018-07-09"],
    ["延期した", [said(1, "日程が決まった", "2018-07-02"), said(2, "延期したい", "")], ""],
    [
      "変更が保留",
      [said(1, "日程が決まった", "2018-07-02"), said(2, "日程が変わった", "2018-07-09", "保留")],
      "2018-07-02",
    ],
  ] as const)("%sなら「%s」", (_, rows, day) => {
    expect(agreedDay(rows, "案-1")).toEqual(day === "" ? NONE : { visitOn: day, visitHalf: "午前", visitFrom: "9:30" });
    expect(agreedDay(rows, "案-2")).toEqual(NONE);
  });
});
