/** The table of moves: every way a case may stand, every message, and what was said before by which side. */
import { describe, expect, test } from "vitest";
import { mayMove } from "../../../src/core/table.ts";
import {
  MOVES,
  moveOf,
  PHASES,
  phaseOf,
  relationOf,
  RELATIONS,
  valuesAfter,
  type Word,
} from "../../../src/features/schedule/moves.rules.ts";
import { CASE_STATES, caseMoves, type CaseState } from "../../../src/tables/cases.ts";
import { SCHEDULE_KINDS, type ScheduleKind } from "../../../src/tables/messages.ts";
import { decided, said } from "./books.ts";

const word = (day: string, half: Word["half"], from = ""): Word => ({ day, half, from });
const MONDAY = word("2018-07-09", "午後");

describe("表の全体", () => {
  test("どの立ち方にも、どの連絡にも、答えが1つある", () => {
    for (const phase of PHASES)
      for (const kind of SCHEDULE_KINDS) {
        const move = MOVES[phase][kind];
        expect(typeof move === "string" ? [move] : RELATIONS.map((relation) => move[relation])).not.toContain(
          undefined,
        );
      }
  });

  test.each<[CaseState, string, string]>([
    ["決定", "", "未定"],
    ["日程確定", "2018-07-09", "確定"],
    ["提案", "", "終了"],
    ["未成立", "", "終了"],
    ["見送り", "", "終了"],
    ["失効", "", "終了"],
    ["実施済", "2018-07-09", "終了"],
    ["報告済", "2018-07-09", "終了"],
    ["支払済", "2018-07-09", "終了"],
    ["取消", "", "終了"],
  ])("%s の案件（実施日「%s」）は「%s」", (state, visitOn, phase) => {
    expect(phaseOf(decided(1, { state, visitOn }))).toBe(phase);
    expect(CASE_STATES).toContain(state);
  });

  test("案件の状態は、許された移り方でだけ変わる", () => {
    for (const state of ["決定", "日程確定"] as const)
      for (const move of ["set", "change", "time", "putOff"] as const) {
        const next = valuesAfter(move, decided(1, { state }), said(1)).state ?? "";
        expect(mayMove(caseMoves, state, next), `${state} ${move}`).toBe(true);
      }
    for (const move of ["same", "note", "conflict", "ask", "over"] as const)
      expect(valuesAfter(move, decided(1), said(1))).toEqual({});
  });
});

describe("いまの日程との関係", () => {
  test.each<[string, Word, Word, Word[], string]>([
    ["同じ日の同じ半日", MONDAY, MONDAY, [], "同じ"],
    ["同じ日程を、相手も言っている", MONDAY, MONDAY, [MONDAY], "同じ"],
    ["時刻を言わないのは、同じ", MONDAY, { ...MONDAY, from: "13:30" }, [], "同じ"],
    ["時刻がまだなかった", { ...MONDAY, from: "13:30" }, MONDAY, [MONDAY], "時刻の追加"],
    ["本人だけが言った日と違う", word("2018-07-10", "午前"), MONDAY, [], "本人の訂正"],
    [
      "相手は、もう違う日を言っていない",
      word("2018-07-10", "午前"),
      MONDAY,
      [word("2018-07-02", "午前")],
      "本人の訂正",
    ],
    ["相手の言った日と違う", word("2018-07-10", "午後"), MONDAY, [MONDAY], "相手と違う"],
    ["半日が違う", word("2018-07-09", "午前"), MONDAY, [MONDAY], "相手と違う"],
    [
      "相手の言った時刻と違う",
      { ...MONDAY, from: "14:00" },
      { ...MONDAY, from: "13:30" },
      [{ ...MONDAY, from: "13:30" }],
      "相手と違う",
    ],
    ["時刻は、相手が言っていない", { ...MONDAY, from: "14:00" }, { ...MONDAY, from: "13:30" }, [MONDAY], "本人の訂正"],
  ])("%s", (_, now, there, others, relation) => {
    expect(relationOf(now, there, others)).toBe(relation);
  });
});

describe("立ち方と連絡から、すること", () => {
  const undated = decided(1);
  const dated = decided(1, { state: "日程確定", visitOn: "2018-07-09", visitHalf: "午後", visitRound: 1 });
  const other = { visitOn: "2018-07-10", half: "午前" } as const;
  test.each<[string, ScheduleKind, typeof undated, object, Word[], string]>([
    ["日のない決定に、決まった", "日程が決まった", undated, {}, [], "set"],
    ["日のない決定に、変わった", "日程が変わった", undated, {}, [], "set"],
    ["日のない決定に、延期", "延期したい", undated, {}, [], "note"],
    ["日のない決定に、取消", "取り消したい", undated, {}, [], "ask"],
    ["確定に、同じ日", "日程が決まった", dated, {}, [MONDAY], "same"],
    ["確定に、時刻だけ", "日程が決まった", dated, { from: "1時半" }, [], "time"],
    ["確定に、本人が違う日", "日程が決まった", dated, other, [], "change"],
    ["確定に、相手と違う日", "日程が決まった", dated, other, [MONDAY], "conflict"],
    ["確定に、変わった", "日程が変わった", dated, other, [MONDAY], "change"],
    ["確定に、変わったと言って同じ日", "日程が変わった", dated, {}, [MONDAY], "same"],
    ["確定に、延期", "延期したい", dated, {}, [MONDAY], "putOff"],
    ["確定に、取消", "取り消したい", dated, {}, [], "ask"],
    ["実施済に、変わった", "日程が変わった", { ...dated, state: "実施済" }, other, [], "over"],
    ["取消に、延期", "延期したい", { ...dated, state: "取消" }, {}, [], "over"],
  ])("%s：%s", (_, kind, match, values, others, move) => {
    expect(moveOf(match, said(1, { kind, ...values }), others)).toBe(move);
  });
});
