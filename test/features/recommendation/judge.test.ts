/** Whom each recommendation means, and what it comes to; held against a plain account of the same (R49). */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blankRow } from "../../../src/core/table.ts";
import { judgeAll, NEW, type Deed, type JudgeDesk } from "../../../src/features/recommendation/judge.rules.ts";
import { isReady, standings, stepsOf } from "../../../src/features/recommendation/reflect.rules.ts";
import { recommendations, RECOMMENDATION_KINDS, type Recommendation } from "../../../src/tables/association.ts";
import { cases } from "../../../src/tables/cases.ts";
import { instructors, type Instructor } from "../../../src/tables/instructors.ts";

const AT = "2018-05-07 10:00:00";
const doctor = (n: number, name: string, kana: string, facility: string, more: Partial<Instructor> = {}): Instructor =>
  blankRow(instructors, {
    instructorId: `医-${String(n).padStart(4, "0")}`,
    ...{ name, kana, facility, active: true, recommendedOn: "2017-04-20", ...more },
  });
const REGISTER = [
  doctor(1, "見本 一郎", "みほん いちろう", "甲医院", { phone: "046-1" }),
  doctor(2, "見本 二葉", "みほん ふたば", "乙医院", { active: false }),
  doctor(3, "例示 同名", "れいじ どうめい", "丙医院"),
  doctor(4, "例示 同名", "れいじ どうめい", "丁医院"),
];
const said = (
  kind: Recommendation["kind"],
  name: string,
  kana: string,
  facility: string,
  more: Partial<Recommendation> = {},
) =>
  blankRow(recommendations, {
    ...{ recommendationId: "推-2018-0001", fiscalYear: 2018, state: "未反映", receivedAt: "2018-04-25 09:00:00" },
    ...{ kind, name, kana, facility, ...more },
  });
const deskOf = (...rows: Recommendation[]): JudgeDesk => ({
  rows: rows.map((row, n) => ({ ...row, recommendationId: `推-2018-${String(n + 1).padStart(4, "0")}` })),
  instructors: REGISTER,
  appointments: [{ instructorId: "医-0007" }],
  cases: [],
});
const deeds = (...rows: Recommendation[]): Deed[] => judgeAll(deskOf(...rows)).map(({ deed }) => deed);
const shown = (deed: Deed | undefined): string => {
  if (!deed || deed.kind === "取り下げる") return deed?.kind ?? "";
  return deed.kind === "保留" ? `保留：${deed.why}` : `${deed.kind} ${deed.instructor.instructorId}`;
};
const KEEP = "続けて推薦する";
const ADD = "新しく推薦する";
const STRIKE = "推薦を外す";

describe("だれのことか", () => {
  test.each([
    [said(KEEP, "見本 一郎", "みほん いちろう", "甲医院"), "続ける 医-0001"],
    [said(KEEP, "見本一郎", "みほんいちろう", "よその医院"), "続ける 医-0001"],
    [said(STRIKE, "見本 二葉", "みほん ふたば", ""), "保留：「医療機関名」が空です"],
    [said(STRIKE, "見本 二葉", "みほん ふたば", "乙医院"), "外す 医-0002"],
    [said(ADD, "例示 新", "れいじ しん", "戊医院"), "載せる 医-0008"],
    [
      said(ADD, "見本 一郎", "みほん いちろう", "甲医院"),
      "保留：新しい推薦ですが、「指導医」シートの 医-0001（甲医院）と",
    ],
    [
      said(ADD, "見本 一郎", "けんぽん いちろう", "己医院"),
      "保留：「指導医」シートの 医-0001（みほん いちろう） と氏名が同じで",
    ],
    [said(KEEP, "例示 同名", "れいじ どうめい", "丁医院"), "続ける 医-0004"],
    [
      said(KEEP, "例示 同名", "れいじ どうめい", "戊医院"),
      "保留：氏名とふりがなの同じ人が2人います（医-0003、医-0004）",
    ],
    [said(KEEP, "例示 知らず", "れいじ しらず", "戊医院"), "保留：「続けて推薦する」ですが"],
    [
      said(STRIKE, "見本 壱郎", "みほん いちろう", "甲医院"),
      "保留：「推薦を外す」ですが、この氏名とふりがなの人が「指導医」シートにいません。ふりがなが同じ人がいます（医-0001）",
    ],
    [said(ADD, "", "れいじ しん", "戊医院"), "保留：「氏名」が空です"],
    [said("", "例示 新", "れいじ しん", "戊医院"), "保留：「推薦の区分」が空です"],
  ])("%#", (row, expected) => {
    expect(shown(deeds(row)[0]).startsWith(expected), shown(deeds(row)[0])).toBe(true);
  });

  test.each([
    ["番号", ADD, "医-0001", "続ける 医-0001"],
    ["新規", ADD, NEW, "載せる 医-0008"],
    ["新規", KEEP, NEW, "載せる 医-0008"],
    ["番号", STRIKE, "医-0002", "外す 医-0002"],
    ["新規", STRIKE, NEW, "保留：「推薦を外す」なので「新規」にはできません"],
    ["いない番号", KEEP, "医-0099", "保留：「指導医」シートに 医-0099 がいません"],
  ] as const)("「指導医番号の指定」が%sの「%s」", (_, kind, instructorChoice, expected) => {
    const row = said(kind, "見本 一郎", "けんぽん いちろう", "己医院", {
      instructorChoice,
      state: "保留",
      verdict: "反映する",
    });
    expect(shown(deeds(row)[0]).startsWith(expected), shown(deeds(row)[0])).toBe(true);
  });
});

describe("どの行か", () => {
  const row = said(KEEP, "見本 一郎", "みほん いちろう", "甲医院");
  test.each([
    ["未反映", "", 1],
    ["保留", "", 0],
    ["保留", "反映する", 1],
    ["保留", "取り下げる", 1],
    ["反映済", "反映する", 0],
    ["取下げ", "反映する", 0],
  ] as const)("状態「%s」、処理「%s」", (state, verdict, count) => {
    expect(deeds({ ...row, state, verdict })).toHaveLength(count);
  });

  test("鍵が合わずに保留のものは、職員が処理を選ぶまで、判断し直さない", () => {
    expect(standings(judgeAll(deskOf({ ...row, state: "保留", stateNote: "どの通知の鍵でもありません" })))).toEqual([]);
  });
});

describe("反映すること", () => {
  const steps = (rewrite: boolean, ...rows: Recommendation[]) =>
    stepsOf(judgeAll(deskOf(...rows)).filter(isReady), rewrite, AT, "office@example.jp");

  test("続ける人の推薦日は新しい方になり、在任でなければ在任に戻る", () => {
    const back = said(KEEP, "見本 二葉", "みほん ふたば", "乙医院");
    expect(steps(false, back).changes).toEqual([
      { key: "医-0002", values: { recommendedOn: "2018-04-25", active: true } },
    ]);
    expect(steps(false, { ...back, recommendedOn: "2016-01-01" }).changes).toEqual([
      { key: "医-0002", values: { active: true } },
    ]);
  });

  test("違うところは、書き換えると答えたときだけ書く。空の欄は何も言っていない", () => {
    const moved = said(KEEP, "見本 一郎", "みほん いちろう", "新医院", { phone: "046-2" });
    expect(steps(false, moved).changes[0]?.values).toEqual({ recommendedOn: "2018-04-25" });
    expect(steps(true, moved).changes[0]?.values).toEqual({
      ...{ recommendedOn: "2018-04-25", facility: "新医院", phone: "046-2" },
      ...{ name: "見本 一郎", kana: "みほん いちろう" },
    });
    expect(steps(true, moved).intents[0]?.values.stateNote).toBe(
      "医-0001 の推薦を続けました（推薦日 平成30年4月25日）\n「指導医」シートを書き換えました\n医療機関名：甲医院 → 新医院\n電話：046-1 → 046-2",
    );
  });

  test("途中だったものは、控えのとおりに終える", () => {
    const moved = said(KEEP, "見本 一郎", "みほん いちろう", "新医院");
    const begun = { instructorId: "医-0001", reflectedAt: "2018-05-07 09:59:00" };
    const over = steps(true, moved).intents[0]?.values.stateNote ?? "";
    const left = steps(false, moved).intents[0]?.values.stateNote ?? "";
    expect(steps(false, { ...moved, ...begun, stateNote: over }).changes[0]?.values).toHaveProperty(
      "facility",
      "新医院",
    );
    expect(steps(true, { ...moved, ...begun, stateNote: left }).changes[0]?.values).not.toHaveProperty("facility");
    expect(steps(true, { ...moved, ...begun, stateNote: left }).intents).toEqual([]);
  });

  test("外す人に決まっている研修は、名を挙げる", () => {
    const live = (["決定", "日程確定", "実施済", "取消"] as const).map((state, n) =>
      blankRow(cases, { caseId: `案-${n}`, instructorId: "医-0001", state }),
    );
    const [struck] = judgeAll({ ...deskOf(said(STRIKE, "見本 一郎", "みほん いちろう", "甲医院")), cases: live });
    expect(standings(struck ? [struck] : [])[0]?.values.stateNote).toContain(
      "決まっている 案-0（決定）、案-1（日程確定） は取り消しません",
    );
  });
});

/** Any recommendations, of few people so that they meet. */
const anyRow = fc.record({
  kind: fc.constantFrom(...RECOMMENDATION_KINDS),
  who: fc.constantFrom(
    ["見本 一郎", "みほん いちろう", "甲医院"],
    ["見本 二葉", "みほん ふたば", "乙医院"],
    ["例示 同名", "れいじ どうめい", "丙医院"],
    ["例示 新", "れいじ しん", "戊医院"],
    ["例示 新", "れいじ あらた", "戊医院"],
    ["例示 別", "れいじ べつ", "戊医院"],
  ),
  phone: fc.constantFrom("", "046-1", "046-2"),
  choice: fc.constantFrom("", "", "", NEW, "医-0002"),
  second: fc.nat(3),
});
const anyRows = fc.array(anyRow, { minLength: 1, maxLength: 7 }).map((rows) =>
  rows.map(({ kind, who, phone, choice, second }) =>
    said(kind, who[0], who[1], who[2], {
      ...{ phone, instructorChoice: choice, receivedAt: `2018-04-25 09:00:0${second}` },
    }),
  ),
);

/** The office after the plan was carried out, as far as `count` of the writes got. */
function carriedOut(desk: JudgeDesk, count = Infinity): JudgeDesk {
  const { intents, times, fresh, changes, states } = stepsOf(judgeAll(desk).filter(isReady), true, AT, "clerk");
  const held = standings(judgeAll(desk).filter((each) => !isReady(each)));
  const patch = <R, K extends keyof R>(
    rows: readonly R[],
    key: K,
    patches: readonly { key: string; values: Partial<R> }[],
  ): R[] =>
    rows.map(
      (row) =>
        Object.assign({}, row, ...patches.filter((one) => one.key === row[key]).map(({ values }) => values)) as R,
    );
  const writes: ((now: JudgeDesk) => JudgeDesk)[] = [
    ...[held, intents, times].map((patches) => (now: JudgeDesk) => ({
      ...now,
      rows: patch(now.rows, "recommendationId", patches),
    })),
    (now) => {
      const there = new Set(now.instructors.map(({ instructorId }) => instructorId));
      const more = fresh.filter((row, at) => !there.has(row.instructorId) && fresh.indexOf(row) === at);
      return { ...now, instructors: [...now.instructors, ...more] };
    },
    (now) => ({ ...now, instructors: patch(now.instructors, "instructorId", changes) }),
    ...states.map((state) => (now: JudgeDesk) => ({ ...now, rows: patch(now.rows, "recommendationId", [state]) })),
  ];
  return writes.slice(0, count).reduce((now, write) => write(now), desk);
}

describe("どんな推薦でも", () => {
  test("待っている行はどれも一度だけ判断され、2人の新しい人が1つの番号を分けず、1人が2つの番号を持たない", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const judged = judgeAll(deskOf(...rows));
        expect(judged.map(({ row }) => row.recommendationId).sort()).toEqual(
          deskOf(...rows).rows.map((row) => row.recommendationId),
        );
        const added = judged.flatMap(({ row, deed }) =>
          deed.kind === "載せる" ? [{ row, id: deed.instructor.instructorId }] : [],
        );
        expect(new Set(added.map(({ id }) => id)).size).toBe(added.length);
        const plain = added
          .filter(({ row }) => row.instructorChoice === "")
          .map(({ row }) => `${row.name}/${row.kana}`);
        expect(new Set(plain).size).toBe(plain.length);
      }),
    );
  });

  test("どこで途切れても、もう一度すれば、途切れなかったときと同じになる", () => {
    fc.assert(
      fc.property(anyRows, fc.nat(12), (rows, count) => {
        const whole = carriedOut(deskOf(...rows));
        const broken = carriedOut(carriedOut(deskOf(...rows), count));
        expect(broken).toEqual(whole);
      }),
    );
  });

  test("終わった後には、することも、言うことも残らない", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const after = carriedOut(deskOf(...rows));
        expect(judgeAll(after).filter(isReady)).toEqual([]);
        expect(after.rows.every(({ state }) => state === "反映済" || state === "保留")).toBe(true);
      }),
    );
  });
});
