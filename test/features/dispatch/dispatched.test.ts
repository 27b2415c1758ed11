/** 発送済: which letters have left, on which days that can be, and when a 発送簿 is through. */
import { describe, expect, test } from "vitest";
import { blankRow } from "../../../src/core/table.ts";
import { batchPatches, dispatchDay, noticePatches, whatGoes } from "../../../src/features/dispatch/dispatched.rules.ts";
import { batches, type Notice } from "../../../src/tables/notices.ts";
import type { Method } from "../../../src/tables/words.ts";
import { BATCH, noticeRow, shelfOf } from "../../papers/shelf.ts";

const TODAY = "2018-06-10";
const row = (n: number, rest: Partial<Notice> = {}, method: Method = "郵送"): Notice =>
  noticeRow(n, method, { batchId: BATCH, ...rest });

/** A shelf with these letters, whose people are there. */
function shelf(notices: readonly Notice[]) {
  const sources = shelfOf(notices.map((_, index) => ({ name: `見本 ${index}` })));
  return { sources, notices, batches: sources.batches };
}
const ids = (rows: readonly { noticeId: string }[]): string[] => rows.map((each) => each.noticeId);

describe("対象", () => {
  const some = shelf([
    row(1),
    row(2, { state: "完了", dispatchedOn: "2018-06-02" }),
    row(3, { batchId: "" }),
    row(4, { state: "取消" }),
  ]);

  test("発送簿を選ぶと、まだ出ていない通知のすべて。すでに出たものは言わない", () => {
    const { going, leftOut, batchIds } = whatGoes(some, { batchIds: new Set([BATCH]) });
    expect(ids(going)).toEqual([row(1).noticeId]);
    expect(leftOut).toEqual([]);
    expect(batchIds).toEqual([BATCH]);
  });

  test("通知を選ぶと、発送簿に載せていないものも出せて、出せないものは理由が付く", () => {
    const { going, leftOut } = whatGoes(some, { noticeIds: new Set(ids(some.notices)) });
    expect(ids(going)).toEqual([row(1).noticeId, row(3).noticeId]);
    expect(leftOut.map(({ why }) => why)).toEqual(["すでに送っています（平成30年6月2日）", "取り消されています"]);
  });

  test("メールで送る通知は、発送済にできない", () => {
    const mail = shelf([row(1, { batchId: "" }, "メール")]);
    const { going, leftOut } = whatGoes(mail, { noticeIds: new Set([row(1).noticeId]) });
    expect(going).toEqual([]);
    expect(leftOut[0]?.why).toContain("メールで送る通知です");
  });
});

describe("発送した日", () => {
  test.each([
    ["", TODAY],
    ["2018/6/10", "2018-06-10"],
    ["平成30年6月2日", "2018-06-02"],
    ["H30.6.1", "2018-06-01"],
    ["２０１８／６／１", "2018-06-01"],
  ])("「%s」", (typed, day) => {
    expect(dispatchDay(typed, TODAY, [row(1)])).toBe(day);
  });

  test.each([
    ["きのう", /「きのう」は日付として読めません[^]*平成30年6月1日/],
    ["2018/6/31", /日付として読めません/],
    ["2018/6/11", /平成30年6月11日は、まだ来ていない日です[^]*平成30年6月10日/],
    ["2018/5/31", /発信日より前です：申-2018-0001\/待機（発信日 平成30年6月1日）/],
  ])("「%s」は、わけと直し方を示して断る", (typed, message) => {
    expect(() => dispatchDay(typed, TODAY, [row(1)])).toThrow(message);
  });
});

describe("記録", () => {
  test("決裁をとった通知は発送済に、とらない通知の決裁はそのまま。状態は最後に書く", () => {
    const rows = [row(1, { approval: "施行" }), row(2, { approval: "不要" }), row(3)];
    const [first, second] = noticePatches(rows, TODAY).map((step) => step.map(({ values }) => values));
    expect(first).toEqual([
      { fault: "", dispatchedOn: TODAY, approval: "発送済" },
      { fault: "", dispatchedOn: TODAY },
      { fault: "", dispatchedOn: TODAY },
    ]);
    expect(second).toEqual(Array(3).fill({ state: "完了" }));
  });

  const known = [blankRow(batches, { batchId: BATCH })];
  const out = (n: number, day: string) => row(n, { state: "完了", dispatchedOn: day });

  test("発送簿は、すべて出たときに、最後の日で終わる。取り消した通知は数えない", () => {
    const rows = [out(1, "2018-06-02"), out(2, "2018-06-05"), row(3, { state: "取消" })];
    expect(batchPatches([BATCH], rows, known, "kakari@example.jp")).toEqual([
      { key: BATCH, values: { dispatchedOn: "2018-06-05", dispatchedBy: "kakari@example.jp" } },
    ]);
  });

  test.each<[string, readonly Notice[]]>([
    ["一通でも残っていれば", [out(1, TODAY), row(2)]],
    ["すべて取り消されていれば", [row(1, { state: "取消" })]],
    ["一通もなければ", []],
  ])("%s、発送簿は終わらない", (_, rows) => {
    expect(batchPatches([BATCH], rows, known, "")).toEqual([]);
  });

  test("選んでいない発送簿と、終わった発送簿には書かない", () => {
    const rows = [out(1, TODAY)];
    expect(batchPatches([], rows, known, "")).toEqual([]);
    expect(batchPatches([BATCH], rows, [blankRow(batches, { batchId: BATCH, dispatchedOn: TODAY })], "")).toEqual([]);
  });
});
