/** How an application ends in the list of what waits: refused, or left over from a year that was closed. */
import { describe, expect, test } from "vitest";
import { waitingLines, waitingWork } from "../../src/letters/waiting-work/index.ts";
import { settingValues } from "../../src/settings.ts";
import { applicants } from "../../src/tables/applicants.ts";
import type { Notice } from "../../src/tables/notices.ts";
import { snapshots } from "../../src/tables/years.ts";
import { counted, desk, letter, type Rows } from "./work-desk.ts";

describe("申込みの終わり", () => {
  const REFUSED = (subjectId: string): Partial<Notice> => ({
    ...{ noticeId: `${subjectId}/不決定`, letter: "不決定通知", subjectId, addresseeId: subjectId, state: "完了" },
    ...{ issuedOn: "2019-04-05", dispatchedOn: "2019-04-05" },
  });
  const left = (n: number, state: string, fiscalYear = 2018): Rows[number] => [
    applicants,
    { applicationId: `申-${fiscalYear}-000${n}`, state, fiscalYear, receivedAt: `${fiscalYear}-12-01 09:00:00` },
  ];
  const in2019 = settingValues([
    { name: "年度", value: "2019" },
    { name: "実施予定数", value: "20" },
  ]);

  test("前の年度の申込みは、一人を今組む人にも、確認と審査にも数えず、結果を知らせていないものとして挙げる", () => {
    const rows = [
      left(4, "選定待ち"),
      left(5, "重複"),
      left(6, "人物確認待ち"),
      left(7, "年度内受講済"),
      left(8, "対象外"),
    ];
    expect(counted([...rows, left(9, "決定")], "2019-10-01", in2019)).toEqual([["leftOver", 4]]);
    const [line] = waitingLines(desk(rows, "2019-10-01", in2019));
    expect(line).toContain("・前の年度の、結果を知らせていない申込み　4件（申-2018-0004、");
    expect(line).toContain("「通知 > 待機・不決定の通知を起こす」で不決定通知を送ります（選定待ちの人には4月1日から）");
  });

  test("不決定通知が済んだ申込みは、どこにも出ない", () => {
    const rows = [left(4, "選定待ち"), left(5, "重複")];
    const told = [letter(REFUSED("申-2018-0004")), letter(REFUSED("申-2018-0005"))];
    expect(counted([...rows, ...told], "2019-10-01", in2019)).toEqual([]);
    const open = [left(1, "重複", 2019), letter({ ...REFUSED("申-2019-0001"), dispatchedOn: "2019-12-10" })];
    expect(counted(open, "2019-12-20", in2019)).toEqual([]);
  });

  test("断られた後に選定待ちに戻った今年度の申込みは、また待っている", () => {
    const rows = [left(1, "選定待ち", 2019), letter({ ...REFUSED("申-2019-0001"), dispatchedOn: "2019-12-10" })];
    expect(counted(rows, "2019-12-20", in2019)).toEqual([["late", 1]]);
  });

  test.each([
    ["2020-03-31", 0],
    ["2020-04-01", 1],
  ])("年度更新がまだのことを、4月1日から言う：%s", (today, count) => {
    const found = waitingWork(desk([[snapshots, { snapshotId: "判-2019" }]], today, in2019));
    expect(found.find(({ key }) => key === "renewal")).toMatchObject({ title: "年度更新がまだです", count });
    if (count > 0)
      expect(waitingLines(desk([], today, in2019)).join()).toContain("令和2年4月1日以後に受け付けた申込みは");
  });
});
