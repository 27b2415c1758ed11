/** 年度更新 as a plan: what goes on, what ends, what is copied, and which year it is about. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mayMove } from "../../../src/core/table.ts";
import { seedRows } from "../../../src/features/setup/seed.rules.ts";
import { carryOver } from "../../../src/features/year/renewal-carry.rules.ts";
import { copiedMasters } from "../../../src/features/year/renewal-masters.rules.ts";
import { checkTime, stageOf } from "../../../src/features/year/renewal-stage.rules.ts";
import { doneText, idleText, planText } from "../../../src/features/year/renewal-text.rules.ts";
import { isIdle } from "../../../src/features/year/renewal.rules.ts";
import { APPLICANT_STATES, applicantMoves, CARRYABLE_STATES, type Applicant } from "../../../src/tables/applicants.ts";
import { caseMoves } from "../../../src/tables/cases.ts";
import { row } from "../intake/samples.ts";
import { AT, books, FOUR, match, plan, USER, year } from "./books.ts";

describe("申込み", () => {
  const found = carryOver(FOUR, [], 2018, 2019);

  test("希望する人は、同じ人と答えと受付日時のまま、新しい年度の番号になる", () => {
    expect(found.carried).toEqual([{ from: "申-2018-0002", to: "申-2019-0001" }]);
    expect(found.rows).toEqual([
      {
        ...FOUR[1]!,
        applicationId: "申-2019-0001",
        fiscalYear: 2019,
        carriedFrom: "申-2018-0002",
        carryWish: "",
        carryAnsweredOn: "",
        responseId: "繰越/申-2018-0002",
        stateNote: "前の年度の 申-2018-0002 を繰り越しました",
      },
    ]);
    // Written first: wherever a run is cut off, what stands as carried over tells where to.
    expect(found.links[0]).toEqual({ key: "申-2018-0002", values: { carriedTo: "申-2019-0001" } });
    expect(found.patches[0]).toMatchObject({
      key: "申-2018-0002",
      values: { state: "繰越" },
    });
  });

  test("希望しない人は理由とともに取消になり、答えのない人はそのまま一覧に載る", () => {
    expect(found.declined).toEqual(["申-2018-0003"]);
    expect(found.patches[1]).toMatchObject({ key: "申-2018-0003", values: { state: "取消" } });
    expect(String(found.patches[1]?.values.stateNote)).toContain("本人が次の年度への繰越を希望しなかったため");
    expect(found.silent.map(({ applicationId }) => applicationId)).toEqual(["申-2018-0004"]);
  });

  test("年度内受講済の人が希望すれば、新しい年度では選定待ちから始まる", () => {
    const used = carryOver([row(3, { state: "年度内受講済", carryWish: "希望する" })], [], 2018, 2019);
    expect(used.rows).toMatchObject([{ state: "選定待ち" }]);
  });

  test("取下げの印のある人、重複と対象外の人、ほかの年度の人は繰り越さない", () => {
    const wish = { carryWish: "希望する" } as const;
    const others = [
      row(5, { ...wish, withdrawn: true }),
      row(6, { ...wish, state: "重複" }),
      row(7, { ...wish, state: "対象外" }),
      row(8, { ...wish, fiscalYear: 2017 }),
    ];
    const none = carryOver(others, [], 2018, 2019);
    expect([none.rows, none.patches, none.withdrawn]).toEqual([[], [], ["申-2018-0005"]]);
  });

  test("新しい番号は、受け付けた順に、先に届いた新年度の申込みの次から付く", () => {
    const wish = { carryWish: "希望する" } as const;
    const there = row(1, { applicationId: "申-2019-0003", fiscalYear: 2019, state: "選定待ち" });
    const later = carryOver([row(9, wish), there, row(2, wish)], [{ applicationId: "申-2019-0004" }], 2018, 2019);
    expect(later.carried).toEqual([
      { from: "申-2018-0002", to: "申-2019-0005" },
      { from: "申-2018-0009", to: "申-2019-0006" },
    ]);
  });

  test("行が足されたところで止まっても、やり直して二重にはならない", () => {
    const again = carryOver([...FOUR, ...found.rows], [], 2018, 2019);
    expect(again.rows).toEqual([]);
    expect([again.carried, again.patches]).toEqual([found.carried, found.patches]);
  });

  test("状態の動きは、どれも許された動きである", () => {
    const wishes = ["希望する", "希望しない"] as const;
    for (const state of APPLICANT_STATES)
      for (const carryWish of wishes)
        for (const receivedAt of ["2018-06-01 09:00:00", "2019-04-10 09:00:00"])
          for (const { values } of carryOver([row(1, { state, carryWish, receivedAt })], [], 2018, 2019).patches)
            expect(mayMove(applicantMoves, state, values.state ?? "")).toBe(true);
    for (const { values } of plan().expired) {
      expect(mayMove(caseMoves, "提案", values.state ?? "")).toBe(true);
      expect(mayMove(caseMoves, "未成立", values.state ?? "")).toBe(true);
    }
  });
});

describe("事業、予算、会議体", () => {
  const seed = seedRows(2018, true);

  test("番号と、番号によるつながりが、新しい年度のものになる", () => {
    const copied = copiedMasters(seed, 2018, 2019);
    const next = (text: unknown): unknown =>
      JSON.parse(
        JSON.stringify(text)
          .replace(/-2018-/g, "-2019-")
          .replace(/"fiscalYear":2018/g, '"fiscalYear":2019'),
      );
    expect(copied).toEqual(next(seed));
    expect(copied.programmes.filter(({ relistedFrom }) => relistedFrom !== "")).toHaveLength(1);
  });

  test("職員が新しい年度のものを用意していれば、写さない", () => {
    const own = { ...seed, bodies: [...seed.bodies, { ...seed.bodies[0]!, bodyId: "会-31-A", fiscalYear: 2019 }] };
    const copied = copiedMasters(own, 2018, 2019);
    expect([copied.bodies.length, copied.programmes.length]).toEqual([0, seed.programmes.length]);
  });

  test("途中まで写してあれば、残りを写す。二度目は何もない", () => {
    const first = copiedMasters(seed, 2018, 2019);
    const half = { ...seed, programmes: [...seed.programmes, ...first.programmes.slice(0, 3)] };
    expect(copiedMasters(half, 2018, 2019).programmes).toEqual(first.programmes.slice(3));
    const all = {
      programmes: [...seed.programmes, ...first.programmes],
      budgets: [...seed.budgets, ...first.budgets],
      bodies: [...seed.bodies, ...first.bodies],
    };
    expect(copiedMasters(all, 2018, 2019)).toEqual({ programmes: [], budgets: [], bodies: [] });
  });

  test("年度の入っていない番号には、年度を付ける", () => {
    const odd = { programmes: [], budgets: [], bodies: [{ ...seed.bodies[0]!, bodyId: "会-A" }] };
    expect(copiedMasters(odd, 2018, 2019).bodies.map(({ bodyId }) => bodyId)).toEqual(["会-A-2019"]);
  });
});

describe("どの年度を替えるか", () => {
  test.each([
    ["3月より前", "2019-02-28", "平成30年度の年度更新は、まだできません"],
    ["3月1日", "2019-03-01", ""],
    ["4月", "2019-04-10", ""],
  ])("%s", (_, today, refusal) => {
    const stage = stageOf([year(2018)], 2018, today);
    expect(stage).toMatchObject({ step: "更新", from: 2018, to: 2019 });
    if (refusal === "") expect(() => checkTime(stage, today)).not.toThrow();
    else expect(() => checkTime(stage, today)).toThrow(refusal);
  });

  test("止まった年度更新は、設定の年度が替わっていてもいなくても、いつでも続きをする", () => {
    const begun = [year(2018, { closedAt: AT }), year(2019)];
    for (const setting of [2018, 2019])
      expect(stageOf(begun, setting, "2019-04-02")).toMatchObject({ step: "続き", from: 2018, to: 2019 });
    expect(() => checkTime(stageOf(begun, 2019, "2019-02-01"), "2019-02-01")).not.toThrow();
  });

  test("締めた後は、次の3月まで、後からの答えを加える", () => {
    const closed = [year(2018, { closedAt: AT, state: "締め済" }), year(2019)];
    expect(stageOf(closed, 2019, "2019-04-02")).toMatchObject({ step: "追加", from: 2018, to: 2019 });
    expect(stageOf(closed, 2019, "2020-02-29")).toMatchObject({ step: "追加", from: 2018 });
    expect(stageOf(closed, 2019, "2020-03-01")).toMatchObject({ step: "更新", from: 2019, to: 2020 });
  });
});

describe("計画", () => {
  test("締める年度の行に、数と、空にする設定の前の値と、することが残る", () => {
    const { closing, opening, expired, settingPatches } = plan();
    expect(expired.map(({ key }) => key)).toEqual(["案-2018-0002-1", "案-2018-0004-1"]);
    expect(closing).toMatchObject({
      ...{ yearId: "年-2018", state: "受付中", planned: 20, applications: 4, decided: 1, done: 1, carried: 1 },
      ...{ closedAt: AT, closedBy: USER },
    });
    for (const words of [
      "平成31年3月28日に平成30年度を締め、平成31年度の受付を始めました。",
      "実施予定数：20",
      "留保の期限：2018/9/30",
      "マッチングする日の始まり：（空）",
      "申-2018-0002→申-2019-0001",
      "事業25件、予算9件、会議体7件",
    ])
      expect(closing?.record).toContain(words);
    const twice = row(5, { state: "重複" });
    const decided = [...books().cases, match(5, { state: "実施済", visitOn: "2019-03-06" })];
    expect(plan({ applicants: [...FOUR, twice] }).closing).toMatchObject({ applications: 4 });
    expect(plan({ applicants: [...FOUR, twice], cases: decided }).closing).toMatchObject({ applications: 5 });
    expect(opening).toMatchObject({ yearId: "年-2019", fiscalYear: 2019, state: "受付中", openedAt: AT });
    expect(settingPatches).toEqual([
      { key: "実施予定数", values: { value: "" } },
      { key: "留保の期限", values: { value: "" } },
      { key: "年度", values: { value: "2019" } },
    ]);
  });

  test("3月のうちは、これからの申込みが次の年度のものになると知らせる", () => {
    expect(planText(plan())).toContain("平成31年3月31日までのものも、平成31年度の申込みになります");
    expect(planText(plan({}, "2019-04-01"))).not.toContain("※");
  });

  test("元号が替わった後に替えれば、令和元年度と呼ぶ", () => {
    expect(planText(plan({}, "2019-04-30"))).toContain("平成31年度の受付を始めます");
    expect(planText(plan({}, "2019-05-07"))).toContain("令和元年度の受付を始めます");
  });

  test("途中で止まった決定があれば、名を挙げて断る", () => {
    expect(() => plan({ cases: [match(1, { state: "提案", verdict: "採用" })] })).toThrow(
      "申込み 申-2018-0001 の決定が、途中で止まっています",
    );
  });

  test("続きでは、初めに残した数と前の値を書き換えない", () => {
    const first = plan();
    const begun = { ...first.closing!, applications: 99 };
    const again = plan({ years: [begun], typed: new Map([["plannedVisits", ""]]) }, "2019-04-01");
    expect([again.step, again.closing, again.begunAt]).toEqual(["続き", undefined, AT]);
    expect(again.opening.openedAt).toBe(AT);
  });

  test("締めた後の答えは、続けて繰り越し、記録と数に加える。答えがなければ、済んでいると言う", () => {
    const first = plan();
    const moved = FOUR.map((each) => ({
      ...each,
      ...first.applications.patches.find(({ key }) => key === each.applicationId)?.values,
    }));
    const after = {
      applicants: [...moved, ...first.applications.rows],
      years: [{ ...first.closing!, state: "締め済" as const }, first.opening],
    };
    const idle = plan(after, "2019-04-10", 2019);
    expect([idle.step, isIdle(idle)]).toEqual(["追加", true]);
    expect(idleText(idle)).toContain("平成31年3月28日に済んでいます。変えたところはありません。");
    expect(idleText(idle)).toContain("答えがまだの申込み（申-2018-0004）");
    expect(idleText(idle)).toContain("次の年度更新は、令和2年3月1日からできます。");
    const answered = after.applicants.map((each) =>
      each.applicationId === "申-2018-0004" ? { ...each, carryWish: "希望する" as const } : each,
    );
    const late = plan({ ...after, applicants: answered }, "2019-04-10", 2019);
    expect(late.applications.carried).toEqual([{ from: "申-2018-0004", to: "申-2019-0002" }]);
    expect(late.closing).toMatchObject({ carried: 2, applications: 4, state: "締め済" });
    expect(late.closing?.record).toContain("平成31年4月10日に加えた繰越：申-2018-0004→申-2019-0002");
    expect([late.expired, late.settingPatches, late.masters.programmes]).toEqual([[], [], []]);
    expect(doneText(late, [])).toContain("1件を繰り越し、0件を本人の希望により取り消しました。");
  });
});

const wishes = fc.constantFrom<Applicant["carryWish"][]>("", "希望する", "希望しない");
const anyone = (n: number) =>
  fc
    .record({ state: fc.constantFrom(...APPLICANT_STATES), carryWish: wishes, withdrawn: fc.boolean() })
    .map((values) => row(n, values));

test("どんな申込みでも、だれも失われず、二度は繰り越されず、替えた後にもう一度替えても何も起きない", () => {
  fc.assert(
    fc.property(fc.tuple(...[1, 2, 3, 4, 5].map(anyone)), (people) => {
      const { rows, patches, carried, declined, silent, withdrawn } = carryOver(people, [], 2018, 2019);
      const after = [
        ...people.map((each) => ({ ...each, ...patches.find(({ key }) => key === each.applicationId)?.values })),
        ...rows,
      ];
      expect(rows).toHaveLength(carried.length);
      expect(new Set(rows.map(({ applicationId }) => applicationId)).size).toBe(rows.length);
      const waits = people.filter(({ state }) => CARRYABLE_STATES.some((each) => each === state));
      expect(carried.length + declined.length + silent.length + withdrawn.length).toBe(waits.length);
      const again = carryOver(after, [], 2018, 2019);
      expect([again.rows, again.carried, again.declined]).toEqual([[], [], []]);
      expect(again.silent.length).toBe(silent.length);
    }),
    { numRuns: 300 },
  );
});
