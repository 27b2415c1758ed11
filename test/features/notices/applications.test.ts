/** What an application can be told as it stands, and who is asked about the next year: not whoever has the result. */
import { expect, test } from "vitest";
import { blankRow } from "../../../src/core/table.ts";
import { planApplicationNotices, type ApplicationDesk } from "../../../src/features/notices/applications.rules.ts";
import { planCarryInquiries } from "../../../src/features/notices/carry.rules.ts";
import type { Applicant } from "../../../src/tables/applicants.ts";
import { notices, type Notice } from "../../../src/tables/notices.ts";
import { row } from "../intake/samples.ts";
import { settingsWith } from "../../papers/shelf.ts";

const ID = "申-2018-0001";
const refusal = (on: string, values: Partial<Notice> = {}): Notice =>
  blankRow(notices, {
    ...{ noticeId: `${ID}/不決定`, letter: "不決定通知", subjectId: ID, addresseeId: ID, state: "完了" },
    ...{ issuedOn: on, dispatchedOn: on },
    ...values,
  });
const deskOf = (values: Partial<Applicant>, rows: readonly Notice[], today: string): ApplicationDesk => ({
  settings: settingsWith(),
  applicants: [row(1, values)],
  rows,
  today,
  user: "office@example.jp",
});
const raised = (desk: ApplicationDesk): unknown[] => {
  const { fresh, leftOut } = planApplicationNotices(desk, [ID]);
  return [...fresh.map(({ noticeId }) => noticeId), ...leftOut.map(({ why }) => why)];
};

test("11月に断られた年度内受講済の人には、2月に繰越を尋ねず、わけを言う", () => {
  const desk = deskOf({ state: "年度内受講済" }, [refusal("2018-11-05")], "2019-02-10");
  expect(planCarryInquiries(desk)).toMatchObject({
    fresh: [],
    leftOut: [{ key: ID, why: "不決定通知を送っています" }],
  });
  expect(planCarryInquiries({ ...desk, rows: [] }).fresh).toHaveLength(1);
});

test("断られた後に選定待ちに戻った人には、繰越を尋ねる", () => {
  const desk = deskOf({ state: "選定待ち" }, [refusal("2018-11-05")], "2019-02-10");
  expect(planCarryInquiries(desk).fresh).toHaveLength(1);
});

test("年度更新がまだの4月に届いた申込みには、尋ねない", () => {
  const desk = deskOf({ state: "選定待ち", receivedAt: "2019-04-01 09:00:00" }, [], "2019-04-10");
  expect(planCarryInquiries(desk)).toMatchObject({
    fresh: [],
    leftOut: [{ why: "次の年度の申込みです。「年度更新」のときに、尋ねずに移ります" }],
  });
});

test("選定待ちに戻ったまま年度が終われば、もう一度だけ不決定通知を起こせる", () => {
  const first = refusal("2018-11-05");
  const over = { state: "選定待ち" } as const;
  expect(raised(deskOf(over, [first], "2019-04-05"))).toEqual([`${ID}/不決定2`]);
  const second = refusal("2019-04-05", { noticeId: `${ID}/不決定2` });
  expect(raised(deskOf(over, [first, second], "2019-04-10"))).toEqual([
    "不決定通知を送っています。もう一度送るときは「再交付する」を選んでください",
  ]);
});

test.each([
  ["2019-03-31 18:00:00", `${ID}/不決定`],
  ["2019-04-01 00:00:00", `${ID}/待機1`],
])("年度更新がまだの4月に、%s に受け付けた選定待ちの申込みは %s", (receivedAt, noticeId) => {
  expect(raised(deskOf({ state: "選定待ち", receivedAt }, [], "2019-04-10"))).toEqual([noticeId]);
});
