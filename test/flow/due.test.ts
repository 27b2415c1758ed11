/** What the clock does of itself on office days: reminders of reports, questions half a year and a year later (R35, R46). */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { followUp, instructorReport, schedule, traineeReport } from "../../src/forms/index.ts";
import type { Office } from "../../src/workspace/office.ts";
import { clerkTypes, typed } from "./people.ts";
import {
  answerLater,
  at,
  CASE,
  caseRow,
  HOSTED,
  judge,
  keyFor,
  LATER,
  mailsAbout,
  noticesOf,
  reportAsHost,
  reportAsTrainee,
  visitedOffice,
} from "./reports-office.ts";
import { decide } from "./support/settings.ts";
import { column, menu } from "./support/notices.ts";
import { callsOf } from "./support/state.ts";

let open: () => Promise<Office>;
let close: () => void;
beforeAll(async () => {
  ({ open, close } = await visitedOffice());
});
afterAll(() => close());

const reminders = (office: Office) => noticesOf(office, "報告のお願い");
const inquiries = (office: Office) => noticesOf(office, "受講後の状況の照会");
const idsOf = (rows: readonly Record<string, unknown>[]): unknown[] => column(rows, "通知番号").sort();
const urged = (office: Office): string[] =>
  mailsAbout(office, "ご提出のお願い").map((mail) => mail.to.map(({ address }) => address).join());

describe("報告のお願い", () => {
  test("期限を過ぎた開庁日の朝に、報告していない両方へ、期限と鍵の入ったリンクを添えて送る", async () => {
    const office = at(await open(), "2018-07-13 09:00");
    expect(reminders(office)).toEqual([]);
    at(office, "2018-07-17 08:10");
    expect(reminders(office)).toEqual([]);
    at(office, "2018-07-17 09:15");
    expect(idsOf(reminders(office))).toEqual([`${CASE}/報告/受講者/1`, `${CASE}/報告/指導医/1`]);
    expect(column(reminders(office), "状態")).toEqual(["完了", "完了"]);
    expect(urged(office).sort()).toEqual(["instructor1@example.jp", "taro@example.jp"]);
    const [mail] = mailsAbout(office, "実施報告書のご提出のお願い");
    const key = keyFor(office, instructorReport, `${CASE}/指導医`);
    expect(mail?.body).toContain(`鍵：${key}`);
    expect(mail?.body).toMatch(new RegExp(`https://\\S+${key}`));
    expect(mail?.body).toContain("提出の期限：平成30年7月16日");
    expect(office.table("操作記録").map((row) => row["操作"])).toContain("期限の見回り");
    expect(office.crashes).toEqual([]);
  });

  test("メールの鍵で届いた報告は、そのまま反映され、もう催促しない", async () => {
    const office = at(await open(), "2018-07-17 09:00");
    const key = /鍵：(\S+)/.exec(mailsAbout(office, "実施報告書のご提出")[0]?.body ?? "")?.[1] ?? "";
    office.submit(instructorReport.title, typed(instructorReport, { ...HOSTED, 鍵: key }));
    expect(caseRow(office)["状態"]).toBe("実施済");
    at(office, "2018-07-24 09:00");
    expect(idsOf(reminders(office))).toEqual([
      `${CASE}/報告/受講者/1`,
      `${CASE}/報告/受講者/2`,
      `${CASE}/報告/指導医/1`,
    ]);
  });

  test("間隔を置いて、決めた回数まで送り、何度時計が動いても同じ日に二度送らない", async () => {
    const office = await open();
    const sent: [string, number][] = [];
    for (const day of ["07-17", "07-18", "07-24", "07-31", "08-07", "08-14"]) {
      at(office, `2018-${day} 09:00`).advance("61m");
      sent.push([day, urged(office).filter((to) => to === "taro@example.jp").length]);
    }
    expect(sent).toEqual([
      ["07-17", 1],
      ["07-18", 1],
      ["07-24", 2],
      ["07-31", 3],
      ["08-07", 3],
      ["08-14", 3],
    ]);
  });

  test("土日と祝日には送らず、次の開庁日に送る", async () => {
    const office = decide(await open(), "reportDays", "11");
    for (const day of ["07-14", "07-15", "07-16"]) expect(reminders(at(office, `2018-${day} 09:00`))).toEqual([]);
    expect(reminders(at(office, "2018-07-17 09:00"))).toHaveLength(2);
  });

  test("時計が長く止まっていても、まとめて送らず、1通ずつ間隔を置く", async () => {
    const office = at(await open(), "2018-08-20 09:00");
    expect(reminders(office)).toHaveLength(2);
    expect(reminders(at(office, "2018-08-24 09:00"))).toHaveLength(2);
    expect(reminders(at(office, "2018-08-27 09:00"))).toHaveLength(4);
  });

  test.each([
    ["催促を止めた案件", (office: Office) => clerkTypes(office, "マッチング", CASE, "催促を止める", "はい")],
    ["取り消された案件", (office: Office) => clerkTypes(office, "マッチング", CASE, "状態", "取消")],
    ["回数を0と決めた役所", (office: Office) => void decide(office, "remindMost", "0")],
    ["期限を決めていない役所", (office: Office) => void decide(office, "reportDays", "")],
    [
      "報告が保留の案件",
      (office: Office) => {
        reportAsHost(office, { 受講者の氏名: "だれか" });
        reportAsTrainee(office, { 指導医の氏名: "だれか" });
      },
    ],
  ])("%sには送らない", async (_, prepare) => {
    const office = await open();
    prepare(office);
    expect(reminders(at(office, "2018-07-17 09:00"))).toEqual([]);
    expect(office.crashes).toEqual([]);
  });

  test("メールのない人へは紙で、発送するまで次を起こさず、報告が来れば取りやめる", async () => {
    const office = await open();
    clerkTypes(office, "申込者", "申-2018-0001", "メールアドレス", "");
    at(office, "2018-07-17 09:00");
    const paper = () => reminders(office).find((row) => row["宛先番号"] === "申-2018-0001");
    expect(paper()).toMatchObject({ 状態: "待ち" });
    at(office, "2018-07-24 09:00");
    expect(reminders(office).filter((row) => row["宛先番号"] === "申-2018-0001")).toHaveLength(1);
    reportAsTrainee(office);
    expect(paper()).toMatchObject({ 状態: "取消", "不備・確認事項": "報告書を受け付けたため、取りやめました" });
  });

  test("日が改まれば、前の日のお願いは取り消され、新しい日の期限からまた催促する", async () => {
    const office = await open();
    clerkTypes(office, "申込者", "申-2018-0001", "メールアドレス", "");
    at(office, "2018-07-17 09:00");
    const key = keyFor(office, schedule, `${CASE}/指導医`);
    const moved = { 連絡の内容: "日程が変わった", 実施日: "2018-08-06", 時間帯: "午後", 鍵: key };
    office.submit(schedule.title, typed(schedule, moved));
    expect(caseRow(office)).toMatchObject({ 状態: "日程確定", 日程の版: 2 });
    const byId = (): Record<string, unknown> =>
      Object.fromEntries(reminders(office).map((row) => [String(row["通知番号"]).slice(CASE.length), row["状態"]]));
    expect(byId()).toEqual({ "/報告/受講者/1": "取消", "/報告/指導医/1": "完了" });
    at(office, "2018-08-20 09:00");
    expect(reminders(office)).toHaveLength(2);
    at(office, "2018-08-21 09:00");
    expect(byId()).toMatchObject({ "/報告2/受講者/1": "待ち", "/報告2/指導医/1": "完了" });
    expect(mailsAbout(office, "実施報告書のご提出").at(-1)?.body).toContain("実施日：平成30年8月6日（月）");
    expect(office.crashes).toEqual([]);
  });

  test("紙の催促を作ると、文書に短いリンクと鍵が入る", async () => {
    const office = await open();
    clerkTypes(office, "申込者", "申-2018-0001", "メールアドレス", "");
    at(office, "2018-07-17 09:00");
    menu(office, "文書だけ作る");
    const [letter] = office.letters().filter(({ name }) => name.includes("報告のお願い"));
    expect(letter?.text).toContain(keyFor(office, traineeReport, `${CASE}/受講者`));
    expect(letter?.text).toContain("行き違いでご提出済みのときは、ご容赦ください");
  });
});

describe("受講後の状況の照会", () => {
  const done = async (): Promise<Office> => {
    const office = await open();
    reportAsHost(office);
    reportAsTrainee(office);
    return office;
  };

  test("6か月後と12か月後の開庁日に、受講した人へ一度ずつ送る", async () => {
    const office = await done();
    for (const day of ["2018-12-28", "2019-01-02", "2019-01-03"])
      expect(inquiries(at(office, `${day} 09:00`))).toEqual([]);
    at(office, "2019-01-04 09:00");
    expect(idsOf(inquiries(office))).toEqual([`${CASE}/受講後6`]);
    const [mail] = mailsAbout(office, "受講後の状況について");
    expect(mail?.to.map(({ address }) => address)).toEqual(["taro@example.jp"]);
    expect(mail?.body).toContain(keyFor(office, followUp, `${CASE}/受講後6`));
    at(office, "2019-03-01 09:00");
    expect(inquiries(office)).toHaveLength(1);
    at(office, "2019-07-02 09:00");
    expect(idsOf(inquiries(office))).toEqual([`${CASE}/受講後12`, `${CASE}/受講後6`]);
    expect(mailsAbout(office, "受講後の状況について")).toHaveLength(2);
    expect(office.crashes).toEqual([]);
  });

  test("実施していない案件、答えた人、鍵の期限を過ぎた時期には送らない", async () => {
    expect(inquiries(at(await open(), "2019-01-04 09:00"))).toEqual([]);
    const office = await done();
    answerLater(office, 6);
    expect(inquiries(at(office, "2019-01-04 09:00"))).toEqual([]);
    const late = at(await done(), "2019-04-10 09:00");
    expect(inquiries(late)).toEqual([]);
  });

  test("答えは案件と時期と職種とともに反映され、二度目の答えは職員を待つ", async () => {
    const office = at(await done(), "2019-01-04 09:00");
    answerLater(office, 6);
    expect(office.table("受講後の状況")).toMatchObject([
      { 状況番号: "況-2018-0001", 状態: "反映済", 案件番号: CASE, 経過月数: 6, 職種: "医師", 在宅医療の状況: "始めた" },
    ]);
    answerLater(office, 6, { 在宅医療の状況: "準備している", 始めた時期: "" });
    const rows = office.table("受講後の状況");
    expect(column(rows, "状態")).toEqual(["反映済", "保留"]);
    expect(rows[1]?.["状態の理由"]).toContain("違うところ：在宅医療の状況：始めた → 準備している／始めた時期");
    judge(office, "受講後の状況", "況-2018-0002", "反映する");
    expect(column(office.table("受講後の状況"), "状態")).toEqual(["取下げ", "反映済"]);
  });

  test("鍵の合わない答えは、案件と時期を書けば反映される", async () => {
    const office = at(await done(), "2019-01-04 09:00");
    office.submit(followUp.title, typed(followUp, { ...LATER, 鍵: "K7QM-3ZTR-9XPA-2WHD" }));
    expect(office.table("受講後の状況")).toMatchObject([{ 状態: "保留", 案件番号: "" }]);
    judge(office, "受講後の状況", "況-2018-0001", "反映する", { 対象の指定: CASE });
    expect(office.table("受講後の状況")[0]?.["状態の理由"]).toContain("何か月後の状況かが、わかりません");
    judge(office, "受講後の状況", "況-2018-0001", "反映する", { 対象の指定: `${CASE}/受講後12` });
    expect(office.table("受講後の状況")).toMatchObject([{ 状態: "反映済", 案件番号: CASE, 経過月数: 12 }]);
  });
});

test("その日の見回りが済めば、時計の一刻みは1回読み、1回書くだけである", async () => {
  const office = at(await open(), "2018-07-17 09:00").advance("61m");
  const ticks = Array.from({ length: 6 }, () => callsOf(office, () => office.advance("5m")));
  const idle = ticks.filter((calls) => calls.length <= 2);
  expect(idle.length).toBeGreaterThanOrEqual(5);
  for (const calls of idle) expect(calls).toEqual(["Properties.getProperties", "Properties.setProperty"]);
});
