/** 点検: years and the count of 1 January, keys and Forms, and rows that name rows which are not there. */
import { describe, expect, test } from "vitest";
import { blankRow } from "../../../src/core/table.ts";
import { applicants } from "../../../src/tables/applicants.ts";
import { organizations, publicity, recommendations } from "../../../src/tables/association.ts";
import { replies, schedules } from "../../../src/tables/messages.ts";
import { claims, payouts } from "../../../src/tables/payments.ts";
import { followUps } from "../../../src/tables/reports.ts";
import { snapshots, years, type Snapshot, type Year } from "../../../src/tables/years.ts";
import { goodRows, said, type Changed } from "./shop.ts";
import { byGuest, byHost, CASE, claim, found, money, only, payout, type Rows } from "./year-shop.ts";

const year = (fiscalYear: number, values: Partial<Year> = {}): Year =>
  blankRow(years, { yearId: `年-${fiscalYear}`, fiscalYear, state: "受付中", ...values });
const snapshot = (values: Partial<Snapshot> = {}): Snapshot =>
  blankRow(snapshots, {
    ...{ snapshotId: "判-2018", fiscalYear: 2018, asOf: "2019-01-01", planned: 2, decided: 1, done: 0 },
    ...{ result: "適用する", room: 1, ...values },
  });
const winter = (rows: Rows, today = "2019-01-15"): string[] =>
  said({ rows, facts: { today } } satisfies Changed).filter((line) => /年度|年次判定|例外/.test(line));

describe("年度と1月1日の判定", () => {
  test.each([
    ["1つなら言わない", [year(2018), year(2017, { state: "締め済" })], ""],
    ["受付中が2つ", [year(2018), year(2019)], "受付中の年度が2つあります（年-2018、年-2019）"],
    ["設定と違う", [year(2017)], "受付中の年度が、設定の「年度」（2018）と違います"],
    [
      "途中で止まった",
      [year(2018, { closedAt: "2019-03-31 10:00:00" }), year(2019)],
      "年度更新が、途中で止まっています",
    ],
  ])("%s", (_, rows, problem) => {
    const all = found({ [years.name]: rows });
    expect(all).toHaveLength(problem === "" ? 0 : 1);
    expect(all.join()).toContain(problem);
  });

  test.each([
    ["2018-12-31", 0],
    ["2019-01-01", 1],
    ["2019-03-31", 1],
    ["2019-04-01", 0],
  ])("%s に判定がないと言うのは%i件", (today, count) => {
    const lines = winter({}, today).filter((line) => line.includes("判定（R40）がありません"));
    expect(lines).toHaveLength(count);
    expect(winter({ [snapshots.name]: [snapshot()] }, today).join()).not.toContain("判定（R40）");
  });

  test.each([
    [{ decided: 2 }, "結果が「適用する」ですが、決定済と実施済の2件は予定数2件に達しています"],
    [{ result: "適用しない" }, "結果が「適用しない」ですが、決定済と実施済の1件は予定数2件に満ちません"],
    [{ room: 9 }, "残りの枠が9ですが、予定数から引くと1です"],
  ] as const)("判定の行が %j に書き換えられた", (values, problem) => {
    expect(winter({ [snapshots.name]: [snapshot(values)] }).join("\n")).toContain(problem);
  });

  test("予定数に達したのに、2回目の申込みが例外で待っている", () => {
    const people = goodRows()[applicants.name] ?? [];
    const second = blankRow(applicants, {
      ...{ applicationId: "申-2018-0009", fiscalYear: 2018, state: "選定待ち", personId: "人-0001" },
      stateNote: "指導医との組合せを待っています。平成31年1月1日の判定（判-2018）で",
    });
    const rows = { [applicants.name]: [...people, second], [snapshots.name]: [snapshot()] };
    expect(winter(rows).join()).toContain("実施予定数2件に達しましたが、2回目の申込み1件が");
    expect(winter({ ...rows, [snapshots.name]: [snapshot({ planned: 3, room: 2 })] })).toEqual([]);
  });
});

describe("鍵とフォーム", () => {
  test("鍵のもとがなければ、直し方を言う", () => {
    const [line = ""] = said({ facts: { secret: false } });
    expect(line).toContain("鍵：鍵のもとがない");
    expect(line).toContain("「初期設定」を実行すると、作ります");
  });

  test("ないフォームを、1つずつ言う。初期設定の前は言わない", () => {
    const unlinked = ["同行研修日程連絡書", "同行研修回答書"];
    expect(said({ facts: { unlinked } })).toEqual(
      unlinked.map((title) => expect.stringContaining(`「${title}」がない`) as string),
    );
    expect(said({ facts: { owner: "", secret: false, unlinked } }).join()).not.toContain("日程連絡書");
  });
});

describe("ない行を指す番号", () => {
  const taken = { state: "反映済", caseId: "案-9" } as const;
  const gone = (id: string, sheet: string): RegExp => new RegExp(`${id} の行が「${sheet}」シートにありません`);

  test.each<[string, Rows, RegExp]>([
    [
      "日程の連絡",
      { [schedules.name]: [blankRow(schedules, { scheduleId: "連-1", ...taken })] },
      gone("案-9", "マッチング"),
    ],
    ["実施報告", byHost(taken), gone("案-9", "マッチング")],
    ["受講報告", byGuest(taken), gone("案-9", "マッチング")],
    [
      "受講後の状況",
      { [followUps.name]: [blankRow(followUps, { followUpId: "況-1", ...taken })] },
      gone("案-9", "マッチング"),
    ],
    [
      "受入確認の回答",
      {
        [replies.name]: [blankRow(replies, { replyId: "答-1", state: "反映済", kind: "受入確認", subjectId: "案-9" })],
      },
      gone("案-9", "マッチング"),
    ],
    [
      "繰越の回答",
      { [replies.name]: [blankRow(replies, { replyId: "答-1", state: "反映済", kind: "繰越", subjectId: "申-9" })] },
      gone("申-9", "申込者"),
    ],
    [
      "推薦",
      {
        [recommendations.name]: [
          blankRow(recommendations, { recommendationId: "推-1", state: "反映済", instructorId: "医-9" }),
        ],
      },
      gone("医-9", "指導医"),
    ],
    [
      "周知",
      { [publicity.name]: [blankRow(publicity, { publicityId: "周-1", organizationId: "機-9" })] },
      gone("機-9", organizations.name),
    ],
    ["謝礼金の支払", money([claim({ payoutId: "支-9" })], [payout()]), gone("支-9", "支払")],
    ["謝礼金の単価", money([claim({ feeId: "単-9" })], [payout()]), gone("単-9", "謝礼単価")],
    ["謝礼金の予算", money([claim({ budgetId: "予-9" })], [payout()]), /予-9 の行が「.+」シートにありません/],
    ["支払の税率", money([claim()], [payout({ rateId: "率-9" })]), gone("率-9", "源泉税率")],
    ["支払の謝礼金", money([claim()], [payout({ claimIds: [`謝/${CASE}`, "謝/案-9"] })]), gone("謝/案-9", "謝礼金")],
    [
      "戻入の元",
      money(
        [claim()],
        [
          payout(),
          payout({ payoutId: "支-2018-2", kind: "戻入", reverses: "支-9", gross: -10_000, tax: -1_021, net: -8_979 }),
        ],
      ),
      gone("支-9", "支払"),
    ],
  ])("%s", (_, rows, problem) => {
    expect(only(rows)).toMatch(problem);
  });

  test("繰越の先と元", () => {
    const [first = {}, ...others] = goodRows()[applicants.name] ?? [];
    expect(only({ [applicants.name]: [{ ...first, carriedFrom: "申-2017-0003" }, ...others] })).toMatch(
      gone("申-2017-0003", "申込者"),
    );
  });

  test("保留と取下げの行、取りやめた謝礼金と支払は、何を指していても言わない", () => {
    const rows = [
      { [schedules.name]: [blankRow(schedules, { scheduleId: "連-1", ...taken, state: "保留" })] },
      byHost({ ...taken, state: "取下げ" }),
      {
        [claims.name]: [claim({ claimId: "謝/案-9", caseId: "案-9", state: "取消", payoutId: "" })],
        [payouts.name]: [payout({ state: "取消", claimIds: ["謝/案-8"] })],
      },
    ];
    for (const each of rows) expect(found(each)).toEqual([]);
  });
});
