/** What waits for a person: every kind of work is counted where it should be, once, and never with a name. */
import { describe, expect, test } from "vitest";
import type { Table } from "../../src/core/table.ts";
import { waitingLines, waitingWork } from "../../src/letters/waiting-work/index.ts";
import { settingValues } from "../../src/settings.ts";
import { applicants } from "../../src/tables/applicants.ts";
import { associationReplies, recommendations } from "../../src/tables/association.ts";
import { cases, type Case } from "../../src/tables/cases.ts";
import { reviews } from "../../src/tables/desk.ts";
import { appointments } from "../../src/tables/instructors.ts";
import { replies, schedules } from "../../src/tables/messages.ts";
import { batches } from "../../src/tables/notices.ts";
import { claims, payouts, taxRates } from "../../src/tables/payments.ts";
import { followUps, instructorReports, traineeReports } from "../../src/tables/reports.ts";
import { snapshots } from "../../src/tables/years.ts";
import { counted, desk, letter, waits, type Rows } from "./work-desk.ts";

const match = (values: Partial<Case>): readonly [Table, Record<string, unknown>] => [
  cases,
  { caseId: "案-1", applicationId: "申-1", instructorId: "医-1", ...values },
];
/** The letters of both sides left on this day. */
const decisionOn = (dispatchedOn: string): Rows =>
  (["受講者", "指導医"] as const).map((side) =>
    letter({
      noticeId: `案-1/${side}`,
      letter: `決定連絡票（${side}用）`,
      ...{ state: "完了", subjectId: "案-1", issuedOn: dispatchedOn, dispatchedOn },
    }),
  );
const putOff = (day: string): Rows[number] => [
  schedules,
  {
    scheduleId: "連-1",
    caseId: "案-1",
    kind: "延期したい",
    round: 2,
    state: "反映済",
    receivedAt: `2018-${day} 09:00:00`,
  },
];
const ASKED = {
  noticeId: "依-2018-医-0001",
  letter: "就任・受入依頼",
  fiscalYear: 2018,
  addresseeId: "医-0001",
  state: "完了",
  dispatchedOn: "2018-05-01",
} as const;
const REPORTED = { instructorReportedOn: "2018-07-03", traineeReportedOn: "2018-07-03" } as const;

describe("人を待つもの", () => {
  test.each<readonly [string, Rows, readonly (readonly [string, number])[]]>([
    ["何もない台帳", [], []],
    ["未処理の要確認", [[reviews, { reviewId: "回答/x", state: "未処理" }]], [["reviews", 1]]],
    ["済んだ要確認", [[reviews, { reviewId: "回答/x", state: "取込済" }]], []],
    [
      "反映していない推薦",
      [
        [recommendations, { recommendationId: "推-1", state: "未反映" }],
        [recommendations, { recommendationId: "推-2", state: "保留" }],
        [recommendations, { recommendationId: "推-3", state: "反映済" }],
      ],
      [["recommendations", 2]],
    ],
    ["保留の医師会の連絡", [[associationReplies, { replyId: "医回-1", state: "保留" }]], [["associationReplies", 1]]],
    ["催促を尽くした依頼", [letter(ASKED)], [["silentInstructors", 1]]],
    ["期限の前の依頼", [letter({ ...ASKED, dispatchedOn: "2018-08-20" })], []],
    [
      "答えた指導医",
      [letter(ASKED), [appointments, { appointmentId: "委-1", instructorId: "医-0001", fiscalYear: 2018 }]],
      [],
    ],
    ["要審査の申込み", [[applicants, { applicationId: "申-1", state: "要審査" }]], [["judging", 1]]],
    [
      "待ちすぎた申込み",
      [[applicants, { applicationId: "申-1", state: "選定待ち", receivedAt: "2018-08-01 09:00:00" }]],
      [["late", 1]],
    ],
    [
      "期限を過ぎた受入確認",
      [match({ state: "提案", hostAsk: "依頼中", hostAskedOn: "2018-08-20", verdict: "採用" })],
      [
        ["hostAsks", 1],
        ["judged", 1],
      ],
    ],
    ["期限の前の受入確認", [match({ state: "提案", hostAsk: "依頼中", hostAskedOn: "2018-09-01" })], [["unjudged", 1]]],
    [
      "決裁待ちの通知",
      [letter({ state: "待ち", approval: "決裁待ち", askedOn: "2018-09-01", digest: "{}" })],
      [["asked", 1]],
    ],
    ["決定案の通知", [letter({ state: "待ち", approval: "決定案" })], [["drafts", 1]]],
    ["作成済の郵送", [letter({ state: "作成済", method: "郵送" })], [["paper", 1]]],
    ["作成済のメール", [letter({ state: "作成済", method: "メール" })], [["toMail", 1]]],
    ["発送していない発送簿", [[batches, { batchId: "発-1" }]], [["batches", 1]]],
    ["不備の通知", [letter({ state: "不備" })], [["faulty", 1]]],
    ["要確認の通知", [letter({ state: "要確認" })], [["doubtful", 1]]],
    ["時計が送る職員への一覧", [letter({ letter: "職員への一覧", state: "待ち", addresseeId: "a@example.jp" })], []],
    [
      "保留の連絡と回答",
      [
        [schedules, { scheduleId: "連-1", state: "保留" }],
        [replies, { replyId: "答-1", state: "保留" }],
        [followUps, { followUpId: "況-1", state: "保留" }],
      ],
      [
        ["replies", 1],
        ["schedules", 1],
        ["followUps", 1],
      ],
    ],
    ["催促を尽くしても日が決まらない案件", [match({ state: "決定" }), ...decisionOn("2018-07-20")], [["undated", 1]]],
    ["催促の途中の案件", [match({ state: "決定" }), ...decisionOn("2018-08-15")], []],
    ["催促を止めた、日のない案件", [match({ state: "決定", remindersOff: true }), ...decisionOn("2018-07-20")], []],
    [
      "延期したばかりの案件",
      [match({ state: "決定", visitRound: 2 }), ...decisionOn("2018-07-20"), putOff("09-01")],
      [],
    ],
    [
      "延期の後の催促も尽くした案件",
      [match({ state: "決定", visitRound: 2 }), ...decisionOn("2018-04-20"), putOff("07-20")],
      [["undated", 1]],
    ],
    [
      "保留の報告",
      [
        [instructorReports, { reportId: "実報-1", state: "保留" }],
        [traineeReports, { reportId: "受報-1", state: "保留" }],
      ],
      [
        ["instructorReports", 1],
        ["traineeReports", 1],
      ],
    ],
    ["催促を尽くした報告", [match({ state: "実施済", visitOn: "2018-07-02" })], [["owing", 1]]],
    ["催促を止めた報告", [match({ state: "実施済", visitOn: "2018-07-02", remindersOff: true })], []],
    ["取り消した案件", [match({ state: "取消", visitOn: "2018-07-02" })], []],
    [
      "確かめていない患者情報の疑い",
      [
        [traineeReports, { reportId: "受報-1", state: "反映済", traces: "あり" }],
        [traineeReports, { reportId: "受報-2", state: "反映済", traces: "あり", clearance: "使わない" }],
        [traineeReports, { reportId: "受報-3", state: "取下げ", traces: "あり" }],
      ],
      [["suspicious", 1]],
    ],
    ["起こしていない証明書", [match({ state: "報告済", visitOn: "2018-08-30", ...REPORTED })], [["certificates", 1]]],
    [
      "取りやめた証明書",
      [
        match({ state: "報告済", visitOn: "2018-08-30", ...REPORTED }),
        letter({ letter: "受講証明書", subjectId: "案-1", state: "取消" }),
      ],
      [["certificates", 1]],
    ],
    [
      "起こした証明書",
      [
        match({ state: "報告済", visitOn: "2018-08-30", ...REPORTED }),
        letter({ letter: "受講証明書", subjectId: "案-1", state: "完了" }),
      ],
      [],
    ],
    [
      "支払",
      [
        [claims, { claimId: "謝-1", state: "算定" }],
        [payouts, { payoutId: "支-1", state: "案" }],
        [payouts, { payoutId: "支-2", state: "決裁待ち" }],
        [payouts, { payoutId: "支-3", state: "決裁済" }],
      ],
      [
        ["claims", 1],
        ["payoutDrafts", 1],
        ["payoutsAsked", 1],
        ["payoutsApproved", 1],
      ],
    ],
    [
      "支払の行に入っていない謝礼金",
      [
        [claims, { claimId: "謝-1", state: "支払手続中" }],
        [claims, { claimId: "謝-2", state: "支払済" }],
        [claims, { claimId: "謝-3", state: "支払手続中" }],
        [claims, { claimId: "謝-4", state: "対象外" }],
        [payouts, { payoutId: "支-1", state: "取消", kind: "支払", claimIds: ["謝-1"] }],
        [payouts, { payoutId: "支-2", state: "案", kind: "支払", claimIds: ["謝-3"] }],
      ],
      [
        ["strayClaims", 2],
        ["payoutDrafts", 1],
      ],
    ],
    [
      "納期限の近い源泉所得税",
      [
        [payouts, { payoutId: "支-1", state: "支払済", kind: "支払", tax: 1_021, taxDueOn: "2018-09-10" }],
        [payouts, { payoutId: "支-2", state: "支払済", kind: "支払", tax: 1_021, taxDueOn: "2018-09-11" }],
        [
          payouts,
          { payoutId: "支-3", state: "支払済", kind: "支払", tax: 1_021, taxDueOn: "2018-09-10", taxPaid: true },
        ],
        [payouts, { payoutId: "支-4", state: "支払済", kind: "支払", tax: 0, taxDueOn: "2018-09-10" }],
      ],
      [["taxDue", 1]],
    ],
  ])("%s", (_, rows, expected) => {
    expect(counted(rows)).toEqual(expected);
  });

  test("1月1日を過ぎると、実施予定数か判定のないことと、確かめていない税率を言う", () => {
    const rate = (checkedOn: string): Rows => [
      [taxRates, { rateId: "率-1", from: "2013-01-01", checkedOn: "2012-12-01" }],
      [taxRates, { rateId: "率-2", from: "2018-01-01", checkedOn }],
    ];
    const unplanned = settingValues([]);
    expect(counted(rate("2018-01-10"), "2018-12-28")).toEqual([]);
    expect(counted(rate("2018-01-10"), "2019-01-04")).toEqual([
      ["snapshot", 1],
      ["taxRates", 1],
    ]);
    expect(waits(rate("2018-01-10"), "2019-01-04").at(-1)?.ids).toEqual(["率-2"]);
    expect(counted(rate("2019-01-04"), "2019-01-07", unplanned)).toEqual([["planned", 1]]);
    expect(counted([[snapshots, { snapshotId: "判-2018" }]], "2019-01-07", unplanned)).toEqual([]);
    expect(counted(rate("2018-01-10"), "2019-02-01")).toEqual([["snapshot", 1]]);
  });
});

describe("メールの行", () => {
  test("件数と、初めの5件の番号と、どこで何をするかを書く", () => {
    const rows: Rows = Array.from({ length: 7 }, (_, n) => [
      instructorReports,
      { reportId: `実報-2018-000${n + 1}`, state: "保留" },
    ]);
    expect(waitingLines(desk(rows))).toEqual([
      "・実施報告（保留）　7件（実報-2018-0001、実報-2018-0002、実報-2018-0003、実報-2018-0004、実報-2018-0005 ほか2件）\n　→ 実施報告シートの「状態の理由」を見て、「処理」を選びます",
    ]);
  });

  test("回答の番号やメールアドレスは書かず、件数だけにする", () => {
    const rows: Rows = [
      [reviews, { reviewId: "回答/2_ABaOnu", state: "未処理" }],
      letter({ noticeId: "職員/2018-09-03/a@example.jp", letter: "職員への一覧", state: "不備" }),
    ];
    expect(waitingLines(desk(rows)).join()).not.toMatch(/ABaOnu|@/);
  });

  test("定期の提案を待つ申込みだけでは、だれにも知らせない", () => {
    const rows: Rows = [[applicants, { applicationId: "申-1", state: "選定待ち", receivedAt: "2018-09-01 09:00:00" }]];
    expect(waitingLines(desk(rows))).toEqual([]);
    expect(waitingWork(desk(rows)).find(({ key }) => key === "toMatch")?.count).toBe(1);
  });

  test("氏名も文も書かない", () => {
    const words = (table: Table): Record<string, unknown> =>
      Object.fromEntries(
        Object.entries(table.columns).flatMap(([name, { cell, header }]) =>
          ["text", "kana", "long", "email"].includes(cell.kind) ? [[name, `秘密${header}`]] : [],
        ),
      );
    const rows: Rows = [
      [reviews, { ...words(reviews), reviewId: "要-1", state: "未処理" }],
      [applicants, { ...words(applicants), applicationId: "申-1", state: "要審査" }],
      [cases, { ...words(cases), caseId: "案-1", state: "提案", verdict: "採用" }],
      [instructorReports, { ...words(instructorReports), reportId: "実報-1", state: "保留" }],
      [traineeReports, { ...words(traineeReports), reportId: "受報-1", state: "反映済" }],
      [payouts, { ...words(payouts), payoutId: "支-1", state: "決裁済" }],
    ];
    const lines = waitingLines(desk(rows)).join("\n");
    expect(lines).toContain("案-1");
    expect(lines).toContain("受報-1");
    expect(lines).not.toContain("秘密");
  });
});
