import { describe, expect, test } from "vitest";
import type { Sheets } from "../../../src/features/matching/desk.rules.ts";
import type { Judged } from "../../../src/features/matching/claims.rules.ts";
import { judge } from "../../../src/features/matching/judgement.rules.ts";
import { checkMessage } from "../../../src/features/matching/messages.rules.ts";
import { applicant, appointment, caseId, desk, hosts, instructor, instructorId, matched } from "./sheets.ts";

const why = "所属の都合";
const judged = (sheets: Partial<Sheets>): Judged[] => judge(desk(sheets));
const alone = (values: Parameters<typeof matched>[2], sheets: Partial<Sheets> = {}): Judged =>
  judged({ ...hosts(2), applicants: [applicant(1)], cases: [matched(1, 1, values)], ...sheets })[0]!;

describe("一つの判断", () => {
  test("採用は、このまま決定できる", () => {
    expect(alone({ verdict: "採用" })).toMatchObject({ kind: "decide", text: "このまま決定できます" });
  });

  test("判断のない行には何も言わない", () => {
    expect(alone({})).toMatchObject({ kind: "none", text: "" });
  });

  test.each(["見送り", "固定", "変更"] as const)("%sには理由が必要で、書く場所を言う", (verdict) => {
    const { kind, text } = alone({ verdict, otherInstructor: instructorId(2) });
    expect(kind).toBe("problem");
    expect(text).toBe(
      `できません：「${verdict}」には理由が必要です。場所：「マッチング」シート 「判断の理由」列 「${caseId(1)}」。理由を書いてください`,
    );
  });

  test.each([
    ["固定", "keep"],
    ["見送り", "refuse"],
  ] as const)("理由のある%sは認める", (verdict, kind) => {
    expect(alone({ verdict, verdictReason: why }).kind).toBe(kind);
  });

  test("変更は、変更先の半日を選び直す", () => {
    const { kind, option, text } = alone(
      { verdict: "変更", verdictReason: why, otherInstructor: instructorId(2) },
      {
        applicants: [applicant(1, { wish2: "2018-06-05", period2: "午前" })],
        appointments: [appointment(1), appointment(2, { weekly: ["火午前"] })],
      },
    );
    expect(kind).toBe("decide");
    expect(option).toMatchObject({ at: "2018-06-05午前" });
    expect(text).toBe("例示 2郎へ変更して決定できます（候補日：平成30年6月5日（火）午前）");
  });

  test("未成立の行も、変更で指導医を決められる。採用はできない", () => {
    const none = { state: "未成立", instructorId: "", day: "", half: "" } as const;
    expect(alone({ ...none, verdict: "変更", verdictReason: why, otherInstructor: instructorId(2) }).kind).toBe(
      "decide",
    );
    expect(alone({ ...none, verdict: "採用" }).text).toContain("組合せがありません");
  });

  test.each<[string, string, Partial<Sheets>]>([
    ["変更先が空です", "", {}],
    ["指導医シートにありません", "医-9999", {}],
    ["在任ではありません", instructorId(2), { instructors: [instructor(1), instructor(2, { active: false })] }],
    ["職種対象外", instructorId(2), { appointments: [appointment(1), appointment(2, { professions: ["医師"] })] }],
    ["除外", instructorId(2), { applicants: [applicant(1, { excluded: [instructorId(2)] })] }],
    [
      "重なる半日がありません",
      instructorId(2),
      { appointments: [appointment(1), appointment(2, { weekly: ["火午前"] })] },
    ],
    ["枠が足りません", instructorId(2), { appointments: [appointment(1), appointment(2, { yearLimit: 0 })] }],
  ])("変更：%s", (text, otherInstructor, sheets) => {
    const found = alone({ verdict: "変更", verdictReason: why, otherInstructor }, sheets);
    expect(found.kind).toBe("problem");
    expect(found.text).toContain(text);
  });

  test("同じ医療機関の指導医は提案せず採用もできないが、変更と理由で認める（A19）", () => {
    const same = { instructors: [instructor(1, { facility: "（医）見本第1病院" }), instructor(2)] };
    expect(alone({ verdict: "採用" }, same).text).toContain("同一医療機関");
    const changed = alone({ verdict: "変更", verdictReason: why, otherInstructor: instructorId(1) }, same);
    expect(changed.kind).toBe("decide");
    expect(changed.text).toContain("書かれた理由により認めます");
  });

  test.each<[string, Partial<Sheets>]>([
    ["受入停止です", { appointments: [appointment(1, { suspended: true }), appointment(2)] }],
    [
      "いまは希望と受入れが重なりません",
      { appointments: [appointment(1, { closedDays: "2018/6/4" }), appointment(2)] },
    ],
    ["申込みは「取消」で", { applicants: [applicant(1, { state: "取消" })] }],
    ["取下げの印があり", { applicants: [applicant(1, { withdrawn: true })] }],
    ["申込みがありません", { applicants: [] }],
  ])("提案のあとで事情が変わった採用は、決定しない：%s", (text, sheets) => {
    const found = alone({ verdict: "採用" }, sheets);
    expect(found.kind).toBe("problem");
    expect(found.text).toContain(text);
  });

  test("年度内に決まった案件のある人は、決定しない（R39）", () => {
    const cases = [matched(1, 1, { verdict: "採用" }), matched(2, 2, { state: "決定" })];
    const found = judged({
      ...hosts(2),
      applicants: [applicant(1), applicant(2, { state: "決定", personId: "人-0001" })],
      cases,
    });
    expect(found[0]!.text).toContain(`今年度の案件 ${caseId(2)} があります`);
  });

  test("ほかの年度の行の判断は、黙って飛ばさない", () => {
    expect(alone({ verdict: "採用", fiscalYear: 2017 }).text).toContain("2017年度の案件です（いまは2018年度）");
  });
});

describe("いくつもの判断", () => {
  const two = [applicant(1), applicant(2)];

  test("二つの採用で一つの枠を超えない。長く待つ人が残る", () => {
    const found = judged({
      ...hosts(1),
      applicants: two,
      cases: [matched(1, 1, { verdict: "採用" }), matched(2, 1, { verdict: "採用" })],
    });
    expect(found.map(({ kind }) => kind)).toEqual(["decide", "problem"]);
    expect(found[1]!.text).toContain("例示 1郎の枠が足りません");
  });

  test("固定は決定しないが、枠を使う", () => {
    const fixed = matched(2, 1, { verdict: "固定", verdictReason: why });
    const change = { verdict: "変更", verdictReason: why, otherInstructor: instructorId(1) } as const;
    const found = judged({ ...hosts(2), applicants: two, cases: [matched(1, 2, change), fixed] });
    expect(found.map(({ kind }) => kind)).toEqual(["problem", "keep"]);
  });

  test("変更は、ほかの採用と同じ半日を避けて別の半日になる", () => {
    const both = applicant(1, { wish2: "2018-06-11", period2: "午前" });
    const change = { verdict: "変更", verdictReason: why, otherInstructor: instructorId(1) } as const;
    const found = judged({
      ...hosts(2),
      applicants: [both, applicant(2)],
      cases: [matched(1, 2, change), matched(2, 1, { verdict: "採用" })],
    });
    expect(found.map(({ kind, option }) => [kind, option?.at])).toEqual([
      ["decide", "2018-06-11午前"],
      ["decide", "2018-06-04午前"],
    ]);
  });

  test("同じ人の二つの申込みは、どちらか一つだけを決定する", () => {
    const applicants = [applicant(1), applicant(2, { personId: "人-0001" })];
    const found = judged({
      ...hosts(2),
      applicants,
      cases: [matched(1, 1, { verdict: "採用" }), matched(2, 2, { verdict: "採用" })],
    });
    expect(found.map(({ kind }) => kind)).toEqual(["decide", "problem"]);
    expect(found[1]!.text).toContain(`同じ人の案件 ${caseId(1)}`);
  });

  test("確かめた結果を、件数と直し方で伝える", () => {
    const cases = [matched(1, 1, { verdict: "採用" }), matched(2, 2, { verdict: "固定" })];
    const message = checkMessage(judged({ ...hosts(2), applicants: two, cases }));
    expect(message).toBe(
      [
        "判断のある2件を確かめました：決定できる1件、固定0件、見送り0件、できない1件。",
        "できない判断が1件あります。",
        `${caseId(2)}：できません：「固定」には理由が必要です。場所：「マッチング」シート 「判断の理由」列 「${caseId(2)}」。理由を書いてください`,
      ].join("\n"),
    );
    expect(checkMessage(judged({ ...hosts(1), applicants: [applicant(1)], cases: [matched(1, 1)] }))).toContain(
      "判断が選ばれている行はありません",
    );
  });
});
