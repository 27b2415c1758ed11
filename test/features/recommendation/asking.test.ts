/** To whom letters go, for which year, and why not to the others. */
import { describe, expect, test } from "vitest";
import { blankRow } from "../../../src/core/table.ts";
import { isAsked, planAsking, type AskDesk } from "../../../src/features/recommendation/asking.rules.ts";
import { publicityOf, sentDays } from "../../../src/features/recommendation/publicity.rules.ts";
import { planRequests } from "../../../src/features/recommendation/request.rules.ts";
import { defaultYear, yearFrom } from "../../../src/features/recommendation/year.rules.ts";
import { organizations, publicity } from "../../../src/tables/association.ts";
import { appointments, instructors } from "../../../src/tables/instructors.ts";
import { notices, type Notice } from "../../../src/tables/notices.ts";
import { askedYear } from "../../../src/tables/recommended.ts";
import { office } from "../intake/samples.ts";

describe("年度", () => {
  test.each([
    ["", 2018],
    ["2018", 2018],
    ["２０１９", 2019],
    ["平成30", 2018],
    ["平成３１年度", 2019],
    ["令和元年", 2019],
    ["H30", 2018],
    ["R1", 2019],
  ])("「%s」は%i年度である", (typed, year) => {
    expect(yearFrom(typed, 2018, 2018)).toBe(year);
  });

  test.each(["2017", "2020", "30", "来年", "平成32", "令和2"])("「%s」は選べない", (typed) => {
    expect(() => yearFrom(typed, 2018, 2018)).toThrow(`「${typed}」年度は選べません`);
  });

  test.each([
    ["2018-12-31", true, 2018],
    ["2019-01-01", true, 2019],
    ["2019-03-31", true, 2019],
    ["2019-03-31", false, 2018],
  ])("%s、依頼済み%s なら %i", (today, asked, year) => {
    expect(defaultYear(2018, today, () => asked)).toBe(year);
  });

  test("名簿の年度は、最後に推薦を依頼した年度である", () => {
    const asked = (fiscalYear: number, state: Notice["state"] = "完了", letter: Notice["letter"] = "指導医推薦依頼") =>
      blankRow(notices, { noticeId: `${fiscalYear}${state}${letter}`, letter, fiscalYear, state });
    expect(askedYear([], 2018)).toBe(2018);
    expect(askedYear([asked(2017)], 2018)).toBe(2018);
    expect(askedYear([asked(2018), asked(2019, "待ち")], 2018)).toBe(2019);
    expect(askedYear([asked(2019, "取消"), asked(2019, "完了", "研修案内")], 2018)).toBe(2018);
  });
});

const organization = (organizationId: string, kind: "医師会" | "市内病院", active = true) =>
  blankRow(organizations, { organizationId, kind, active, name: `${organizationId}の名`, title: "会長" });
const ALL = [
  organization("機-01", "医師会"),
  organization("機-02", "市内病院"),
  organization("機-03", "市内病院", false),
];
const deskOf = (...rows: Notice[]): AskDesk => ({ settings: office, organizations: ALL, rows, user: "clerk" });
const letter = (noticeId: string, more: Partial<Notice> = {}): Notice =>
  blankRow(notices, {
    ...{ noticeId, letter: "研修案内", fiscalYear: 2018, subjectId: "機-02", state: "完了" },
    ...more,
  });

describe("関係機関への通知", () => {
  test("使っている相手に1通ずつ、設定が決裁をとるなら決定案から始まる", () => {
    const { fresh, leftOut } = planAsking(deskOf(), "研修案内", 2018);
    expect(fresh).toMatchObject([
      {
        ...{ noticeId: "機-02/案内2018", subjectId: "機-02", addresseeId: "機-02", fiscalYear: 2018 },
        ...{ state: "待ち", approval: "決定案", madeBy: "clerk" },
      },
    ]);
    expect(leftOut).toEqual([]);
  });

  test.each([
    ["機-01", "種別が「医師会」です。市内病院だけに送ります"],
    ["機-03", "「使う」が付いていません"],
    ["機-09", "関係機関シートに行がありません"],
  ])("選んだ %s は、わけを言って除く", (key, why) => {
    expect(planAsking(deskOf(), "研修案内", 2018, [key])).toMatchObject({ fresh: [], leftOut: [{ key, why }] });
  });

  test.each([
    [
      letter("機-02/案内2018", { state: "待ち", approval: "決裁待ち" }),
      "まだ済んでいません（決裁「決裁待ち」、状態「待ち」）",
    ],
    [letter("機-02/案内2018", { dispatchedOn: "2018-05-01" }), "平成30年5月1日に送っています（機-02/案内2018）"],
    [letter("機-02/案内2018", { state: "要確認" }), "まだ済んでいません"],
  ])("同じ年度の通知があれば起こさない %#", (there, why) => {
    expect(planAsking(deskOf(there), "研修案内", 2018).leftOut[0]?.why).toContain(why);
  });

  test("ほかの年度、ほかの種類、取りやめた通知は妨げにならない。再交付は1通に数えない", () => {
    const given = letter("機-02/案内2018", { state: "取消" });
    const others = [letter("a", { fiscalYear: 2017 }), letter("b", { letter: "会員周知依頼" }), given];
    expect(planAsking(deskOf(...others), "研修案内", 2018).fresh[0]?.noticeId).toBe("機-02/案内2018-2");
    const again = letter("機-02/案内2018/再1", { reissueOf: "機-02/案内2018", state: "取消" });
    expect(planAsking(deskOf(given, again), "研修案内", 2018).fresh[0]?.noticeId).toBe("機-02/案内2018-2");
    expect([isAsked([given], "研修案内", 2018), isAsked([letter("x")], "研修案内", 2018)]).toEqual([false, true]);
  });
});

describe("周知の行", () => {
  const fresh = planAsking(deskOf(), "研修案内", 2018).fresh;

  test("通知ごとに1行で、二度目には増えず、新しい通知を追う", () => {
    const first = publicityOf(fresh, ALL, []);
    expect(first.fresh).toMatchObject([
      {
        publicityId: "周-2018-病院-機-02",
        kind: "病院への案内",
        organizationName: "機-02の名",
        noticeId: "機-02/案内2018",
      },
    ]);
    expect(publicityOf(fresh, ALL, first.fresh)).toEqual({ fresh: [], patches: [] });
    const anew = fresh.map((row): Notice => ({ ...row, noticeId: "機-02/案内2018-2" }));
    expect(publicityOf(anew, ALL, first.fresh)).toEqual({
      fresh: [],
      patches: [{ key: "周-2018-病院-機-02", values: { noticeId: "機-02/案内2018-2", sentOn: "" } }],
    });
  });

  test("推薦の依頼は周知ではない", () => {
    expect(publicityOf(planAsking(deskOf(), "指導医推薦依頼", 2018).fresh, ALL, [])).toEqual({
      fresh: [],
      patches: [],
    });
  });

  test("送付日は、その通知か再交付の、先に出た日である", () => {
    const row = blankRow(publicity, { publicityId: "周", noticeId: "機-02/案内2018" });
    const sent = (dispatchedOn: string, more: Partial<Notice> = {}): Notice =>
      letter("機-02/案内2018", { dispatchedOn, ...more });
    const again = sent("2018-06-01", { noticeId: "機-02/案内2018/再1", reissueOf: "機-02/案内2018" });
    expect(sentDays([row], [sent("")])).toEqual([]);
    expect(sentDays([row], [again, sent("2018-05-01")])).toEqual([{ key: "周", values: { sentOn: "2018-05-01" } }]);
    expect(sentDays([row], [sent("", { state: "取消" }), again])).toEqual([
      { key: "周", values: { sentOn: "2018-06-01" } },
    ]);
    expect(sentDays([{ ...row, sentOn: "2018-04-30" }], [again])).toEqual([]);
  });
});

describe("就任の依頼", () => {
  const desk = {
    settings: office,
    instructors: [1, 2, 3, 4].map((n) => blankRow(instructors, { instructorId: `医-000${n}`, active: n !== 4 })),
    appointments: [
      blankRow(appointments, {
        instructorId: "医-0002",
        fiscalYear: 2018,
        accepted: "辞退する",
        appointmentId: "委-2",
      }),
    ],
    rows: [
      letter("依-2018-医-0003", { letter: "就任・受入依頼", subjectId: "依-2018-医-0003", dispatchedOn: "2018-05-01" }),
    ],
    user: "clerk",
  };

  test("答えた人、依頼した人、在任でない人を除く", () => {
    const plan = planRequests(desk, 2018);
    expect(plan.fresh.map(({ noticeId, subjectId }) => [noticeId, subjectId])).toEqual([
      ["依-2018-医-0001", "依-2018-医-0001"],
    ]);
    expect(plan.leftOut.map(({ key, why }) => `${key} ${why}`)).toEqual([
      "医-0002 回答「辞退する」が届いています（委-2）",
      "医-0003 平成30年5月1日に送っています（依-2018-医-0003）。もう一度送るときは「再交付する」を選んでください",
    ]);
    expect(planRequests(desk, 2018, ["医-0004", "医-0009"]).leftOut.map(({ why }) => why)).toEqual([
      "「在任」になっていません",
      "指導医シートに行がありません",
    ]);
  });

  test("次の年度には、辞退した人にも、依頼した人にも、もう一度依頼できる", () => {
    expect(planRequests(desk, 2019).fresh.map(({ noticeId }) => noticeId)).toEqual(
      [1, 2, 3].map((n) => `依-2019-医-000${n}`),
    );
  });

  test("取りやめた依頼は、次の番号で起こし直せる", () => {
    const rows = desk.rows.map((row): Notice => ({ ...row, state: "取消" }));
    expect(planRequests({ ...desk, rows }, 2018, ["医-0003"]).fresh[0]).toMatchObject({
      noticeId: "依-2018-医-0003/2",
      subjectId: "依-2018-医-0003",
    });
  });
});
