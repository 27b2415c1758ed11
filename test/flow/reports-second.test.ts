/** A second 実施報告 or 受講報告 for the same case: it waits, and is exchanged for the first or withdrawn (R46, A15). */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Office, OfficeOptions } from "../../src/workspace/office.ts";
import { lastMessage } from "./people.ts";
import {
  at,
  caseRow,
  dayIn,
  hostReports,
  judge,
  lastNote,
  reportAsHost,
  reportAsTrainee,
  SECOND,
  states,
  traineeReportsIn,
  visitedOffice,
} from "./reports-office.ts";

let open: (options?: Omit<OfficeOptions, "dir">) => Promise<Office>;
let close: () => void;
beforeAll(async () => {
  ({ open, close } = await visitedOffice({ people: 2 }));
});
afterAll(() => close());

describe("二つめの報告", () => {
  test("二つめの報告は違うところを列ごとに示して待ち、反映すると差し替わる", async () => {
    const office = await open();
    reportAsHost(office);
    reportAsHost(office, { 居宅への訪問件数: "5", 終了時刻: "11:30" });
    expect(states(hostReports(office))).toEqual(["反映済", "保留"]);
    expect(lastNote(hostReports(office))).toContain("違うところ：終了時刻：12:00 → 11:30／居宅への訪問件数：3 → 5");
    judge(office, "実施報告", SECOND, "反映する");
    expect(states(hostReports(office))).toEqual(["取下げ", "反映済"]);
    expect(hostReports(office)[0]?.["状態の理由"]).toBe(`${SECOND} に差し替えました`);
    expect(caseRow(office)["状態"]).toBe("実施済");
  });

  test("差し替えても、初めに受理した日は変わらない", async () => {
    const office = await open();
    reportAsTrainee(office);
    at(office, "2018-07-05 09:00");
    reportAsTrainee(office, { 開始時刻: "10:30" });
    judge(office, "受講報告", "受報-2018-0002", "反映する");
    expect(states(traineeReportsIn(office))).toEqual(["取下げ", "反映済"]);
    expect(dayIn(caseRow(office)["受講報告書の受理日"])).toBe("2018-07-03");
  });

  test("同じ内容の二つめは、そう言って待ち、取り下げられる", async () => {
    const office = await open();
    reportAsHost(office);
    reportAsHost(office);
    expect(lastNote(hostReports(office))).toContain("内容は同じです（「取り下げる」を選んでください）");
    judge(office, "実施報告", SECOND, "取り下げる");
    expect(states(hostReports(office))).toEqual(["反映済", "取下げ"]);
    expect(lastMessage(office)).toContain("報告1件を取り下げました");
  });
});
