import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { oneLine } from "../../../src/core/text.ts";
import { mayMove } from "../../../src/core/table.ts";
import { eligibilityOf } from "../../../src/features/intake/eligibility.rules.ts";
import { standings, stands, type CaseFacts, type StandingRules } from "../../../src/features/intake/standing.rules.ts";
import { APPLICANT_STATES, applicantMoves, type Applicant } from "../../../src/tables/applicants.ts";
import { row } from "./samples.ts";

const rules = { city: "横須賀市", exceptions: new Map() };
const nurse: Partial<Applicant> = {
  profession: "看護師",
  applicantClass: "看護師",
  facility: "例示病院",
  superiorAgreed: "得ている",
};

describe("対象（R37・R38・A17）", () => {
  test.each([
    ["在宅医療未参入の開業医", {}, "対象", ""],
    ["市外の未参入開業医（①に「市内」はない）", { address: "三浦市見本町1" }, "対象", ""],
    ["参入済み医師", { applicantClass: "参入済み医師", homeCare: "実施中" }, "対象", ""],
    ["市内病院の看護師", nurse, "対象", ""],
    ["市内病院の勤務医", { ...nurse, profession: "医師", applicantClass: "勤務医" }, "対象", ""],
    ["市内病院の薬剤師", { ...nurse, profession: "薬剤師", applicantClass: "コメディカル" }, "対象", ""],
    ["市外の病院の看護師", { ...nurse, address: "逗子市見本町1" }, "要審査", "「横須賀市」がありません"],
    ["診療所の看護師", { ...nurse, facility: "見本クリニック" }, "要審査", "病院かどうか"],
    ["所属長の承諾のない看護師", { ...nurse, superiorAgreed: "勤務者ではない" }, "要審査", "所属長の承諾"],
    ["看護師の区分の医師", { ...nurse, profession: "医師" }, "要審査", "合いません"],
    ["実施中の未参入開業医", { homeCare: "実施中" }, "要審査", "実施中"],
    ["実施していない参入済み医師", { applicantClass: "参入済み医師" }, "要審査", "参入済み医師ですが"],
    ["その他の職種", { profession: "その他" }, "要審査", "「その他」"],
    ["その他の区分", { applicantClass: "その他" }, "要審査", "「その他」"],
    ["区分が空", { applicantClass: "" }, "要審査", "空です"],
    [
      "職員が対象とした",
      { profession: "その他", eligibilityVerdict: "対象とする", eligibilityReason: "訪問看護の予定" },
      "対象",
      "訪問看護の予定",
    ],
    ["職員が対象外とした", { eligibilityVerdict: "対象外とする", eligibilityReason: "市外" }, "対象外", "市外"],
    ["理由のない資格判断", { eligibilityVerdict: "対象とする" }, "要審査", "「資格判断の理由」が空です"],
  ] as const)("%s", (_, change, result, reason) => {
    const found = eligibilityOf(row(1, change), "横須賀市");
    expect(found.result).toBe(result);
    expect(found.reason).toContain(reason);
  });
});

const fact = (values: Partial<CaseFacts>): CaseFacts => ({
  ...{ applicationId: "申-2018-0001", state: "決定", fiscalYear: 2018, visitOn: "" },
  ...values,
});

const stateOf = (
  rows: Applicant[],
  id: string,
  cases: CaseFacts[] = [],
  exceptions: StandingRules["exceptions"] = new Map(),
) => standings(rows, cases, { ...rules, exceptions }).get(id);

describe("状態", () => {
  const second = { personId: "人-0001" };

  test("取下げはほかの何よりも先に取消になる", () => {
    expect(
      stateOf([row(1, { withdrawn: true, profession: "その他", personCandidate: "人-0009（…）" })], "申-2018-0001")
        ?.state,
    ).toBe("取消");
  });

  test("人物候補があり判断がなければ人物確認待ちで、次にすることが書かれている", () => {
    const found = stateOf([row(1, { personId: "", personCandidate: "人-0009（…）" })], "申-2018-0001");
    expect(found?.state).toBe("人物確認待ち");
    expect(found?.note).toContain("「人物判断」を選び、メニュー「受付 > 確認と審査を反映する」");
  });

  test("同じ人の申込みが二つあれば、先の申込みが生き、後は重複になる", () => {
    const rows = [row(2, second), row(1)];
    expect(stateOf(rows, "申-2018-0001")?.state).toBe("選定待ち");
    expect(stateOf(rows, "申-2018-0002")).toMatchObject({
      state: "重複",
      note: expect.stringContaining("申-2018-0001") as string,
    });
  });

  test("先の申込みが取り下げられれば、後の申込みが生きる", () => {
    expect(stateOf([row(1, { withdrawn: true }), row(2, second)], "申-2018-0002")?.state).toBe("選定待ち");
  });

  test("先の申込みが対象外なら、後の申込みが生きる", () => {
    const first = row(1, { eligibilityVerdict: "対象外とする", eligibilityReason: "誤り" });
    expect(stateOf([first, row(2, second)], "申-2018-0002")?.state).toBe("選定待ち");
  });

  test("審査中の先の申込みがあれば、後は重複のまま待つ", () => {
    expect(stateOf([row(1, { profession: "その他" }), row(2, second)], "申-2018-0002")?.state).toBe("重複");
  });

  test("遅れて取り込まれた申込みでも、送信が早い方が先になる", () => {
    const late = row(2, { ...second, receivedAt: "2018-05-01 10:00:00" });
    expect(stateOf([row(1), late], "申-2018-0002")?.state).toBe("選定待ち");
    expect(stateOf([row(1), late], "申-2018-0001")?.state).toBe("重複");
  });

  test.each(["決定", "日程確定", "実施済", "報告済", "支払済"] as const)(
    "同じ年度に%sの案件がある人は年度内受講済になる（R39）",
    (state) => {
      const rows = [row(1, { state: "決定" }), row(2, second)];
      expect(stateOf(rows, "申-2018-0002", [fact({ state })])?.state).toBe("年度内受講済");
    },
  );

  test.each(["決定", "日程確定", "実施済", "報告済", "支払済"] as const)(
    "%sの案件は、その申込みの状態がまだ決定になっていなくても、年1回に数える",
    (state) => {
      const rows = [row(1, { eligibilityVerdict: "対象外とする", eligibilityReason: "誤り" }), row(2, second)];
      expect(stateOf(rows, "申-2018-0002", [fact({ state })])?.state).toBe("年度内受講済");
    },
  );

  test.each(["取消", "提案", "未成立", "見送り", "失効"] as const)("%sの案件は年1回に数えない（A11）", (state) => {
    const rows = [row(1, { state: "取消" }), row(2, second)];
    expect(stateOf(rows, "申-2018-0002", [fact({ state })])?.state).toBe("選定待ち");
  });

  test("前の年度の受講は年1回に数えない", () => {
    const rows = [row(1, { state: "決定", fiscalYear: 2017 }), row(2, second)];
    expect(stateOf(rows, "申-2018-0002", [fact({ state: "実施済", fiscalYear: 2017 })])?.state).toBe("選定待ち");
  });

  test.each([
    ["前の年度に決定し、今年度の4月1日に行う", { fiscalYear: 2017, visitOn: "2018-04-01" }, "年度内受講済"],
    ["前の年度に決定し、3月31日に行った", { fiscalYear: 2017, visitOn: "2018-03-31" }, "選定待ち"],
    ["前の年度に決定し、日が決まっていない", { fiscalYear: 2017, visitOn: "" }, "選定待ち"],
    ["今年度に決定し、次の年度に行う", { fiscalYear: 2018, visitOn: "2019-04-15" }, "選定待ち"],
    ["今年度に決定し、今年度に行う", { fiscalYear: 2018, visitOn: "2019-03-31" }, "年度内受講済"],
  ] as const)("年1回には、研修を行う日の年度を数える（A11）：%s", (_, of, state) => {
    const rows = [row(1, { state: "決定", fiscalYear: of.fiscalYear }), row(2, second)];
    expect(stateOf(rows, "申-2018-0002", [fact({ state: "日程確定", ...of })])?.state).toBe(state);
  });

  test("年1回の例外があるときは、理由とともに選定待ちになる（R40の場所）", () => {
    const rows = [row(1, { state: "決定" }), row(2, second)];
    const found = stateOf(
      rows,
      "申-2018-0002",
      [],
      new Map([[2018, { reason: "1月1日の判定により2回目も受け付けます" }]]),
    );
    expect(found).toMatchObject({ state: "選定待ち", note: expect.stringContaining("1月1日の判定") as string });
  });

  test("例外は、その年度の申込みだけのものである", () => {
    const exceptions = new Map([[2019, { reason: "来年度の判定" }]]);
    const rows = [row(1, { state: "決定" }), row(2, second)];
    expect(stateOf(rows, "申-2018-0002", [], exceptions)?.state).toBe("年度内受講済");
  });

  test("繰り越した申込みは変えず、その重複は選定待ちに戻らない（A28）", () => {
    const rows = [row(1, { state: "繰越", carriedTo: "申-2019-0001" }), row(2, { ...second, state: "重複" })];
    const found = standings(rows, [], rules);
    expect([...found.keys()]).toEqual(["申-2018-0002"]);
    expect(found.get("申-2018-0002")).toMatchObject({
      state: "重複",
      note: "同じ人の申込み 申-2018-0001 を、次の年度の 申-2019-0001 に繰り越しました",
    });
  });

  test("決定と取消と繰越は変えない", () => {
    expect([
      ...standings(
        [row(1, { state: "決定", withdrawn: true }), row(2, { state: "取消" }), row(3, { state: "繰越" })],
        [],
        rules,
      ).keys(),
    ]).toEqual([]);
  });

  test("過ぎた日、年度の外の日、日のない時間帯は、受付を妨げず理由に書かれる", () => {
    const note = stateOf(
      [row(1, { wish1: "2018-05-01", wish2: "2019-04-01", wish3: "", period3: "午後" })],
      "申-2018-0001",
    )?.note;
    expect(note).toContain(
      "第1希望は申込みより前の日です。第2希望は年度の外の日です。第3希望は時間帯だけで、日がありません",
    );
  });

  test("時間帯のない希望日は終日とみなし、何も注意しない", () => {
    expect(stateOf([row(1, { wish2: "2018-07-03", period2: "" })], "申-2018-0001")?.note).toBe(
      "指導医との組合せを待っています",
    );
  });
});

const anyRow = (n: number): fc.Arbitrary<Applicant> =>
  fc
    .record({
      personId: fc.constantFrom("人-0001", "人-0002", ""),
      personCandidate: fc.constantFrom("", "人-0001（見本）"),
      personVerdict: fc.constantFrom("", "同じ人", "別の人"),
      state: fc.constantFrom(...APPLICANT_STATES),
      profession: fc.constantFrom("医師", "その他"),
      withdrawn: fc.boolean(),
      eligibilityVerdict: fc.constantFrom("", "対象とする", "対象外とする"),
      eligibilityReason: fc.constantFrom("", "理由".repeat(200)),
    } as const)
    .map((change) => row(n, change as Partial<Applicant>));
const anyRows = fc
  .integer({ min: 1, max: 8 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => anyRow(index + 1))));

test("rows in any order stand the same, every move is allowed, every note fits its cell", () => {
  fc.assert(
    fc.property(anyRows, fc.nat(), (rows, seed) => {
      const found = standings(rows, [], rules);
      const turned = [...rows]
        .sort((a, b) => ((a.applicationId.length * seed) % 7) - ((b.applicationId.length * seed) % 7))
        .reverse();
      expect(new Map([...standings(turned, [], rules)].sort())).toEqual(new Map([...found].sort()));
      for (const each of rows) {
        const standing = found.get(each.applicationId);
        if (!standing) continue;
        expect(mayMove(applicantMoves, each.state, standing.state)).toBe(true);
        expect(standing.note.length).toBeLessThanOrEqual(500);
        expect(standing.note).not.toBe("");
      }
    }),
  );
});

test("at most one application of a person and year waits, and standing again changes nothing", () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const found = standings(rows, [], rules);
      const settled = rows.map((each) => {
        const standing = found.get(each.applicationId);
        return standing ? { ...each, state: standing.state, stateNote: oneLine(standing.note) } : each;
      });
      const waiting = settled
        .filter((each) => each.state === "選定待ち" && each.personId !== "")
        .map((each) => each.personId);
      expect(new Set(waiting).size).toBe(waiting.length);
      for (const [id, standing] of standings(settled, [], rules))
        expect(standing.state).toBe(settled.find((each) => each.applicationId === id)?.state);
    }),
  );
});

test("a note that came back from the sheet in ordinary widths counts as the same", () => {
  const reason = "市外　ＡＢＣ";
  const standing = stateOf(
    [row(1, { eligibilityVerdict: "対象外とする", eligibilityReason: reason })],
    "申-2018-0001",
  )!;
  expect(standing.note).toContain(reason);
  expect(stands(row(1, { state: "対象外", stateNote: oneLine(standing.note) }), standing)).toBe(true);
  expect(stands(row(1, { state: "対象外", stateNote: "別の理由" }), standing)).toBe(false);
});
