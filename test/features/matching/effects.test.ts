import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Sheets } from "../../../src/features/matching/desk.rules.ts";
import { overrideQuestion, planOverride, type Override } from "../../../src/features/matching/override.rules.ts";
import type { Case } from "../../../src/tables/cases.ts";
import { smallOffices } from "./best.ts";
import { faults } from "./random-office.ts";
import {
  applicant,
  applicationId,
  appointment,
  caseId,
  desk,
  hosts,
  instructorId,
  matched,
  propose,
  written,
} from "./sheets.ts";

const WHY = "所属の都合";
const proposed = (sheets: Partial<Sheets>): Case[] => written(sheets.cases ?? [], propose(sheets));

/** The register once a row was overridden. */
function overridden(sheets: Partial<Sheets>, override: Override): { rows: Case[]; effect: string } {
  const { told, plan, effect } = planOverride(desk(sheets), override);
  return { rows: written(sheets.cases ?? [], { ...plan, details: [...told, ...plan.details] }), effect };
}

const idsIn = (text: string): string[] => [...new Set(text.match(/申-2018-\d{4}/g) ?? [])].sort();
const pairOf = (row: Case | undefined): string =>
  row?.state === "提案" ? `${row.instructorId} ${row.day}${row.half}` : "";

describe("指導医を替える・固定する", () => {
  const two = { ...hosts(2), applicants: [applicant(1), applicant(2)] };
  const sheets = { ...two, cases: proposed(two) };

  test("替えると、その指導医だった人が組み直され、だれがどう変わるかが出る", () => {
    const { rows, effect } = overridden(sheets, { caseId: caseId(1), instructorId: instructorId(2), reason: WHY });
    expect(effect).toBe(
      [
        "この申込み：例示 1郎 平成30年6月4日（月）午前 → 例示 2郎 平成30年6月4日（月）午前",
        `同じよさで変わる人：${applicationId(2)}（例示 2郎 平成30年6月4日（月）午前 → 例示 1郎 平成30年6月4日（月）午前）`,
        "基準の値は変わりません",
      ].join("\n"),
    );
    expect(rows[0]).toMatchObject({
      verdict: "変更",
      otherInstructor: instructorId(2),
      verdictReason: WHY,
      effect,
      verdictCheck: "例示 2郎へ変更して決定できます（候補日：平成30年6月4日（月）午前）",
    });
    expect(rows[1]).toMatchObject({ state: "提案", verdict: "", instructorId: instructorId(1), effect: "" });
  });

  test("空のままか、いまの指導医の番号なら、固定になり、だれも変わらない", () => {
    for (const other of ["", instructorId(1)]) {
      const { rows, effect } = overridden(sheets, { caseId: caseId(1), instructorId: other, reason: WHY });
      expect(effect).toBe("ほかの人は変わりません\n基準の値は変わりません");
      expect(rows[0]).toMatchObject({ state: "提案", verdict: "固定", otherInstructor: "", verdictReason: WHY });
      expect(pairOf(rows[1])).toBe(pairOf(sheets.cases[1]));
      expect(rows[1]?.alternatives).toBe("決定済みと判断済みの枠を除くと、ほかに組める指導医はいません");
    }
  });

  test("だれかが組めなくなるなら、その人と、どの決まりがいくつ減るかが出る", () => {
    const tight = {
      instructors: hosts(2).instructors,
      appointments: [appointment(1), appointment(2, { professions: ["看護師"] })],
      applicants: [applicant(1), applicant(2, { profession: "医師", applicantClass: "勤務医" })],
    };
    const { effect } = overridden(
      { ...tight, cases: proposed(tight) },
      { caseId: caseId(1), instructorId: instructorId(1), reason: WHY },
    );
    expect(effect).toContain(`悪くなる人：${applicationId(2)}（例示 1郎 平成30年6月4日（月）午前 → 組合せなし）`);
    expect(effect).toContain("基準の値：決まる人数 2→1、初めての受講 2→1、勤務医 1→0、待機日数 62→31");
  });

  test("未成立の申込みにも、枠を取られる人を示して指導医を決められる", () => {
    const one = { ...hosts(1), applicants: [applicant(1), applicant(2)] };
    const { effect, rows } = overridden(
      { ...one, cases: proposed(one) },
      { caseId: caseId(2), instructorId: instructorId(1), reason: WHY },
    );
    expect(effect).toContain("この申込み：組合せなし → 例示 1郎 平成30年6月4日（月）午前");
    expect(effect).toContain(`悪くなる人：${applicationId(1)}`);
    expect(rows.map((row) => [row.state, row.verdict])).toEqual([
      ["未成立", ""],
      ["未成立", "変更"],
    ]);
  });

  test("問いは、いまの案と、次の候補とその影響を示す", () => {
    const text = overrideQuestion(desk(sheets), caseId(1));
    expect(text).toContain(`いまの案：例示 1郎（${instructorId(1)}）`);
    expect(text).toContain(`1. 例示 2郎（${instructorId(2)}）平成30年6月4日（月）午前`);
    expect(text).toContain("空のままなら、いまの組合せを固定します");
    expect(text).toContain("決定済みと判断済みの枠を除くと、ほかに組める指導医は、この1人だけです");
  });

  test.each([
    ["知らない番号", { caseId: caseId(1), instructorId: "医-9999" }, "指導医番号 医-9999 は指導医シートにありません"],
    ["未成立の固定", { caseId: caseId(3), instructorId: "" }, "未成立の行には、判断する組合せがありません"],
    ["決定した行", { caseId: caseId(8), instructorId: "" }, "状態が「決定」の行です"],
  ])("%sは、わけを言って断る", (_, override, message) => {
    const three = { ...hosts(2), applicants: [applicant(1), applicant(2), applicant(3)] };
    const cases = [...proposed(three), matched(8, 1, { state: "決定", day: "2018-06-11" })];
    expect(() => planOverride(desk({ ...three, cases }), { ...override, reason: WHY })).toThrow(message);
  });
});

test("影響に並ぶ人は、書き換わる前と後で組合せが違う人と、ちょうど同じである", () => {
  let [seen, moved] = [0, 0];
  fc.assert(
    fc.property(smallOffices, fc.nat(), fc.nat(), (office, whom, which) => {
      const cases = proposed(office);
      const open = cases.filter((row) => row.state === "提案");
      const row = open[whom % Math.max(1, open.length)];
      const host = office.instructors[which % Math.max(1, office.instructors.length)];
      if (!row || !host) return;
      const override = { caseId: row.caseId, instructorId: host.instructorId, reason: WHY };
      let after: ReturnType<typeof overridden>;
      try {
        after = overridden({ ...office, cases }, override);
      } catch (refused) {
        expect(String(refused)).toMatch(/できません/);
        return;
      }
      seen++;
      const others = after.rows.filter((each) => each.caseId !== row.caseId);
      const differ = others.filter(
        (each) => pairOf(each) !== pairOf(cases.find(({ caseId: id }) => id === each.caseId)),
      );
      expect(idsIn(after.effect)).toEqual(differ.map((each) => each.applicationId).sort());
      if (differ.length > 0) moved++;
      const pinned = after.rows.map((each) => (each.caseId === row.caseId ? asJudged(each, after.effect) : each));
      expect(faults(office, pinned)).toEqual([]);
    }),
    { numRuns: 200 },
  );
  expect(seen).toBeGreaterThan(20);
  expect(moved).toBeGreaterThan(0);
});

/** The row as it would be decided: with the instructor and the half-day that 判断の確認 names. */
function asJudged(row: Case, effect: string): Case {
  if (row.verdict !== "変更") return row;
  const [, month, date, half] = /候補日：平成30年(\d+)月(\d+)日（.）(午前|午後)/.exec(row.verdictCheck) ?? [];
  const on = `2018-${month!.padStart(2, "0")}-${date!.padStart(2, "0")}`;
  expect(effect).toContain(`平成30年${month!}月${date!}日`);
  return { ...row, instructorId: row.otherInstructor, day: on, half: half as "午前" };
}

describe("シートに書かれた判断の影響", () => {
  const two = { ...hosts(2), applicants: [applicant(1), applicant(2)] };
  const effects = (cases: readonly Case[]): Record<string, string> =>
    Object.fromEntries(
      proposed({ ...two, cases: [...cases] }).flatMap((row) => (row.verdict === "" ? [] : [[row.caseId, row.effect]])),
    );

  test("採用は、案のとおりならだれも変えない", () => {
    expect(effects([matched(1, 1, { verdict: "採用" })])).toEqual({
      [caseId(1)]: "ほかの人は変わりません\n基準の値は変わりません",
    });
  });

  test("見送りで動く人が出る", () => {
    const text = effects([matched(1, 1, { verdict: "見送り", verdictReason: WHY })])[caseId(1)];
    expect(text).toContain("この申込み：例示 1郎 平成30年6月4日（月）午前 → 例示 2郎 平成30年6月4日（月）午前");
    expect(text).toContain(`同じよさで変わる人：${applicationId(2)}`);
  });

  test("できない判断と、判断のない行には書かない", () => {
    const cases = [matched(1, 1, { verdict: "固定" }), matched(2, 2, { effect: "前の影響" })];
    const rows = proposed({ ...two, cases });
    expect(rows.map((row) => row.effect)).toEqual(["", ""]);
  });
});

test("シートの行の順は、影響にも関わらない", () => {
  fc.assert(
    fc.property(smallOffices, fc.constantFrom("採用", "固定", "見送り"), fc.nat(), (office, verdict, whom) => {
      const cases = proposed(office).map((row, index, all) =>
        index === whom % all.length && row.state === "提案" ? { ...row, verdict: verdict, verdictReason: WHY } : row,
      );
      const turned = {
        ...office,
        applicants: [...office.applicants].reverse(),
        instructors: [...office.instructors].reverse(),
        appointments: [...office.appointments].reverse(),
        cases: [...cases].reverse(),
      };
      const byId = (rows: readonly Case[]): Case[] => [...rows].sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
      expect(byId(proposed(turned))).toEqual(byId(proposed({ ...office, cases })));
    }),
    { numRuns: 100 },
  );
});
