import { describe, expect, test } from "vitest";
import { mayMove } from "../../../src/core/table.ts";
import type { Sheets } from "../../../src/features/matching/desk.rules.ts";
import { proposalMessage } from "../../../src/features/matching/messages.rules.ts";
import { caseMoves, type Case } from "../../../src/tables/cases.ts";
import {
  applicant,
  applicationId,
  appointment,
  caseId,
  desk,
  hosts,
  instructor,
  instructorId,
  matched,
  opening,
  pairs,
  propose,
  written,
} from "./sheets.ts";

const rowsOf = (sheets: Partial<Sheets>): Case[] => written(sheets.cases ?? [], propose(sheets));
const only = (sheets: Partial<Sheets>): Case => rowsOf(sheets)[0]!;

describe("だれとだれを組めるか", () => {
  test("希望と受入れが重なれば、提案になる", () => {
    const row = only({ ...hosts(1), applicants: [applicant(1)] });
    expect(row).toMatchObject({
      caseId: caseId(1),
      state: "提案",
      applicantName: "見本 1子",
      instructorId: instructorId(1),
      instructorName: "例示 1郎",
      day: "2018-06-04",
      half: "午前",
      shared: "",
    });
  });

  test.each<[string, Partial<Sheets>, string]>([
    ["在任でない", { ...hosts(1), instructors: [instructor(1, { active: false })] }, "承諾前"],
    ["委嘱がない", { ...hosts(1), appointments: [] }, "承諾前"],
    ["前の年度の委嘱しかない", hosts(1, { fiscalYear: 2017 }), "承諾前"],
    ["辞退している", hosts(1, { accepted: "辞退する" }), "承諾前"],
    ["確認がない", hosts(1, { agreed: false }), "承諾前"],
    ["受入停止である", hosts(1, { suspended: true }), "承諾前"],
    ["職種が違う", hosts(1, { professions: ["医師"] }), "職種対象外"],
    [
      "同じ医療機関である",
      { ...hosts(1), instructors: [instructor(1, { facility: "医療法人社団　見本第１病院" })] },
      "組合せ不可",
    ],
    ["除外されている", { ...hosts(1), applicants: [applicant(1, { excluded: [instructorId(1)] })] }, "組合せ不可"],
    ["見送ったことがある", { ...hosts(1), cases: [matched(1, 1, { state: "見送り" })] }, "組合せ不可"],
    ["取り消したことがある", { ...hosts(1), cases: [matched(1, 1, { state: "取消" })] }, "組合せ不可"],
    ["曜日が違う", hosts(1, { weekly: ["火午前"] }), "日程不一致"],
    ["時間帯が違う", hosts(1, { weekly: ["月午後"] }), "日程不一致"],
    ["不可期間である", hosts(1, { closedDays: "2018/6/1〜平成30年6月10日" }), "日程不一致"],
    ["希望日が明日より前である", { ...hosts(1), applicants: [applicant(1, { wish1: "2018-05-28" })] }, "日程不一致"],
    ["希望日が次の年度である", { ...hosts(1), applicants: [applicant(1, { wish1: "2019-04-01" })] }, "日程不一致"],
    [
      "年上限に達している",
      { ...hosts(1, { yearLimit: 1 }), cases: [matched(9, 1, { state: "決定", day: "2018-07-02" })] },
      "上限到達",
    ],
    [
      "月上限に達している",
      { ...hosts(1, { monthLimit: 1 }), cases: [matched(9, 1, { state: "日程確定", day: "2018-06-11" })] },
      "上限到達",
    ],
    ["その半日が埋まっている", { ...hosts(1), cases: [matched(9, 1, { state: "実施済" })] }, "上限到達"],
    [
      "年度内に決まった案件がある",
      {
        ...hosts(1),
        applicants: [applicant(1), applicant(2, { state: "決定", personId: "人-0001" })],
        cases: [matched(2, 2, { state: "決定" })],
      },
      "年1回済",
    ],
  ])("指導医が一人だけで、%sと、未成立になり理由が残る", (_, sheets, code) => {
    const rows = rowsOf({ applicants: [applicant(1)], ...sheets });
    const row = rows.find((each) => each.applicationId === applicationId(1) && each.state === "未成立");
    expect(row).toMatchObject({ instructorId: "", day: "", half: "" });
    expect(row!.reason).toMatch(new RegExp(`^未成立：${code}\n`));
    expect(row!.reason).toContain("次の一手：");
  });

  test("医師は自分自身とは組まない。異体字でも同じ人とみなし、職種が違えば別の人である（A19）", () => {
    const doctor = { profession: "医師", name: "髙橋 見本", kana: "タカハシ みほん" } as const;
    const host = { ...hosts(1), instructors: [instructor(1, { name: "高橋　見本", kana: "たかはし みほん" })] };
    expect(only({ ...host, applicants: [applicant(1, doctor)] }).reason).toContain("同一人1人");
    expect(only({ ...host, applicants: [applicant(1, { ...doctor, profession: "看護師" })] }).state).toBe("提案");
  });

  test("個別の受入可能日だけの指導医とも組め、終日の希望は午前でも午後でもよい", () => {
    const host = { instructors: [instructor(1)], appointments: [appointment(1, { weekly: [] })] };
    const openings = [opening(1, "2018-06-07", "午後"), opening(1, "2018-06-08", "終日")];
    const wishing = applicant(1, { wish1: "2018-06-07", period1: "終日", wish2: "2018-06-08", period2: "終日" });
    const row = only({ ...host, openings, applicants: [wishing] });
    expect(row).toMatchObject({ day: "2018-06-07", half: "午後", shared: "2018-06-08午前、2018-06-08午後" });
  });

  test("選定待ちでない申込み、取下げの印がある申込み、ほかの年度の申込みには何も作らない", () => {
    const others = [
      applicant(1, { state: "要審査" }),
      applicant(2, { withdrawn: true }),
      applicant(3, { fiscalYear: 2017 }),
    ];
    expect(rowsOf({ ...hosts(1), applicants: others })).toEqual([]);
  });

  test("同じ人の申込みが二つ選定待ちなら、先の一つだけを組む", () => {
    const rows = rowsOf({ ...hosts(3), applicants: [applicant(2, { personId: "人-0001" }), applicant(1)] });
    expect(pairs(rows)).toEqual({ [applicationId(1)]: instructorId(1) });
    expect(rows.find((row) => row.applicationId === applicationId(2))!.reason).toContain(applicationId(1));
  });
});

describe("どの順に決めるか", () => {
  const oneSeat = hosts(1, { yearLimit: 1 });
  const winner = (sheets: Partial<Sheets>): string | undefined =>
    Object.keys(pairs(rowsOf({ ...oneSeat, ...sheets })))[0];

  test("人数が何より先である：どちらとも組める人は、ほかの人のために動く", () => {
    const flexible = applicant(1, { wish2: "2018-06-05", period2: "午前", receivedAt: "2018-04-01 09:00:00" });
    const sheets = {
      instructors: [instructor(1), instructor(2)],
      appointments: [appointment(1, { yearLimit: 1 }), appointment(2, { weekly: ["火午前"] })],
      applicants: [flexible, applicant(2)],
    };
    expect(pairs(rowsOf(sheets))).toEqual({ [applicationId(1)]: instructorId(2), [applicationId(2)]: instructorId(1) });
  });

  test("初めての人は、長く待つ優先区分の人より先である", () => {
    const again = applicant(1, { applicantClass: "未参入開業医", receivedAt: "2018-04-02 09:00:00" });
    const earlier = applicant(9, { fiscalYear: 2017, state: "決定", personId: "人-0001" });
    const visit = matched(9, 5, { state: "実施済", fiscalYear: 2017 });
    expect(winner({ applicants: [again, applicant(2), earlier], cases: [visit] })).toBe(applicationId(2));
  });

  test("受講歴の申告ではなく、記録された実施だけを見る", () => {
    const says = applicant(1, { pastVisits: "過去の年度にあり", receivedAt: "2018-04-02 09:00:00" });
    expect(winner({ applicants: [says, applicant(2)] })).toBe(applicationId(1));
  });

  test("対象区分は、待機日数より先である", () => {
    const waiting = applicant(1, { receivedAt: "2018-04-02 09:00:00" });
    expect(winner({ applicants: [waiting, applicant(2, { applicantClass: "参入済み医師" })] })).toBe(applicationId(2));
  });

  test("対象区分が同じなら、長く待つ人が先である。日が同じなら、受付の早い人が先である", () => {
    expect(winner({ applicants: [applicant(1), applicant(2, { receivedAt: "2018-04-30 23:00:00" })] })).toBe(
      applicationId(2),
    );
    expect(winner({ applicants: [applicant(2), applicant(1)] })).toBe(applicationId(1));
  });

  test("同じ時刻に届いた申込みは、受付番号の順である", () => {
    const receivedAt = "2018-05-01 09:00:00";
    expect(winner({ applicants: [applicant(2, { receivedAt }), applicant(1, { receivedAt })] })).toBe(applicationId(1));
  });

  test("長く待つ人は、希望との違いが大きくても先である", () => {
    const wish = { wish1: "2018-06-05", wish2: "2018-06-04", period2: "午前" } as const;
    const waiting = applicant(1, { ...wish, receivedAt: "2018-04-30 09:00:00" });
    expect(winner({ applicants: [waiting, applicant(2)] })).toBe(applicationId(1));
  });

  test("優先順にない区分で、きょう申し込んだ2回目の人も、枠があれば組む", () => {
    const last = applicant(1, { applicantClass: "", receivedAt: "2018-06-01 09:00:00", themes: ["小児"] });
    const earlier = applicant(9, { fiscalYear: 2017, state: "決定", personId: "人-0001" });
    const visit = matched(9, 5, { state: "実施済", fiscalYear: 2017 });
    expect(winner({ applicants: [last, earlier], cases: [visit] })).toBe(applicationId(1));
  });

  test("早い日よりも、先に書かれた希望の日になる", () => {
    const wishing = applicant(1, { wish1: "2018-06-05", wish2: "2018-06-04", period2: "午前" });
    expect(only({ ...hosts(1, { weekly: ["月午前", "火午前"] }), applicants: [wishing] }).day).toBe("2018-06-05");
  });

  test("希望の順位とテーマの違いが小さい相手になる", () => {
    const wishing = applicant(1, { wish2: "2018-06-05", period2: "午前", themes: ["小児"] });
    const sheets = {
      instructors: [instructor(1), instructor(2)],
      appointments: [appointment(1), appointment(2, { weekly: ["月午前"], themes: ["小児"] })],
      applicants: [wishing],
    };
    expect(only(sheets)).toMatchObject({ instructorId: instructorId(2), day: "2018-06-04" });
  });

  test("違いが同じなら、負担の少ない指導医になり、それも同じなら番号の若い指導医になる", () => {
    const busy = matched(9, 1, { state: "決定", day: "2018-07-02" });
    expect(rowsOf({ ...hosts(2), applicants: [applicant(1)], cases: [busy] }).at(-1)!.instructorId).toBe(
      instructorId(2),
    );
    expect(only({ ...hosts(2), applicants: [applicant(1)] }).instructorId).toBe(instructorId(1));
  });
});

describe("行の書き方", () => {
  const sheets = { ...hosts(2, { yearLimit: 1 }), applicants: [applicant(1), applicant(2), applicant(3)] };

  test("同じ入力からは同じ行になり、二度目の実行は何も書かない", () => {
    const rows = rowsOf(sheets);
    const again = propose({ ...sheets, cases: rows });
    expect([again.details, again.closings, again.appends]).toEqual([[], [], []]);
    expect(again.runId).toBe(rows[0]!.runId);
    expect(again.runId).toBe(`実-${rows[0]!.inputHash.slice(0, 8)}`);
  });

  test("どこで途切れても、やり直すと同じ表になる", () => {
    const before = [matched(1, 1, { verdict: "見送り", verdictReason: "本人の都合" }), matched(2, 9), matched(7, 2)];
    const all = { ...sheets, cases: before, applicants: [...sheets.applicants, applicant(7, { state: "取消" })] };
    const plan = propose(all);
    const whole = written(before, plan);
    const partial = [
      { ...plan, details: [], closings: [], appends: [] },
      { ...plan, closings: [], appends: [] },
      { ...plan, appends: [] },
      { ...plan, details: plan.details.slice(0, 1), closings: [], appends: [] },
    ];
    for (const part of partial) {
      const cut = written(before, part);
      expect(written(cut, propose({ ...all, cases: cut }))).toEqual(whole);
    }
  });

  test("見送りの判断がある行は見送りになり、次の番号の行で別の指導医を提案する", () => {
    const before = [matched(1, 1, { verdict: "見送り", verdictReason: "本人の都合" })];
    const rows = written(before, propose({ ...hosts(2), applicants: [applicant(1)], cases: before }));
    expect(rows.map((row) => [row.caseId, row.state, row.instructorId])).toEqual([
      [caseId(1), "見送り", instructorId(1)],
      [caseId(1, 2), "提案", instructorId(2)],
    ]);
  });

  test("選定を待たなくなった申込みの行は失効になる", () => {
    const before = [matched(1, 1), matched(2, 2, { state: "未成立", instructorId: "" })];
    const rows = written(
      before,
      propose({
        ...hosts(1),
        applicants: [applicant(1, { state: "取消" }), applicant(2, { withdrawn: true })],
        cases: before,
      }),
    );
    expect(rows.map((row) => row.state)).toEqual(["失効", "失効"]);
  });

  test("固定と採用は動かず、その枠を使う。残りの人はその次になる", () => {
    for (const verdict of ["固定", "採用"] as const) {
      const before = [matched(3, 1, { verdict, verdictReason: "所属の都合", runId: "実-まえ" })];
      const rows = written(before, propose({ ...sheets, cases: before }));
      expect(rows[0]).toMatchObject({
        caseId: caseId(3),
        state: "提案",
        instructorId: instructorId(1),
        runId: "実-まえ",
      });
      expect(pairs(rows)).toEqual({ [applicationId(3)]: instructorId(1), [applicationId(1)]: instructorId(2) });
    }
  });

  test("固定した組合せができなくなったら、消さずに知らせる", () => {
    const before = [matched(1, 1, { verdict: "固定", verdictReason: "所属の都合" })];
    const plan = propose({
      ...hosts(2),
      ...{ appointments: [appointment(1, { suspended: true }), appointment(2)] },
      applicants: [applicant(1)],
      cases: before,
    });
    expect(written(before, plan)[0]).toMatchObject({ state: "提案", instructorId: instructorId(1) });
    expect(written(before, plan)[0]!.verdictCheck).toMatch(/受入停止です。場所：「マッチング」シート/);
    expect(proposalMessage(plan)).toContain(`${caseId(1)}：できません`);
  });

  test("決定の途中で止まった案件は失効にせず、知らせる", () => {
    const before = [matched(1, 1)];
    const plan = propose({ ...hosts(1), applicants: [applicant(1, { state: "決定" })], cases: before });
    expect(written(before, plan)[0]!.state).toBe("提案");
    expect(proposalMessage(plan)).toContain("決定の途中で止まっています");
  });

  test("状態の動きは、どれも許された動きである", () => {
    const before = [
      matched(1, 1, { verdict: "見送り", verdictReason: "本人の都合" }),
      matched(2, 1, { state: "未成立", instructorId: "" }),
      matched(3, 1),
      matched(4, 1),
    ];
    const applicantRows = [applicant(1), applicant(2), applicant(3), applicant(4, { state: "対象外" })];
    const plan = propose({ ...hosts(1), applicants: applicantRows, cases: before });
    for (const { key, values } of [...plan.details, ...plan.closings]) {
      const from = before.find((row) => row.caseId === key)!.state;
      if (values.state) expect(mayMove(caseMoves, from, values.state), `${from} → ${values.state}`).toBe(true);
    }
    expect(plan.closings).toHaveLength(2);
  });
});

describe("読めない条件は、場所と直し方を言って止まる", () => {
  test.each([
    ["不可期間", { closedDays: "お盆" }],
    ["受入可能曜日", { weekly: ["月曜の朝"] }],
    ["受入職種", { professions: ["ナース"] }],
    ["年上限", { yearLimit: null }],
  ])("%s", (column, values) => {
    expect(() => desk(hosts(1, values))).toThrow(
      new RegExp(`場所：「年度委嘱」シート 「${column}」列 「委-2018-0001」`),
    );
  });

  test("引き受けていない年の委嘱は、読めなくても止まらない", () => {
    expect(() => desk(hosts(1, { closedDays: "お盆", accepted: "辞退する" }))).not.toThrow();
  });
});
