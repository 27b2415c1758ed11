/** 決裁 by the menus: from 決定案 to 発送済, and every way back. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import {
  APPLICATION,
  approvalPapers,
  approvals,
  approve,
  asClerk,
  approvalStages,
  goUp,
  HOST,
  mailAll,
  register,
  saysYes,
  setSetting,
  type Step,
  takeBack,
  TO_APPLICANT,
  TO_INSTRUCTOR,
  tooEarly,
} from "./approvals.ts";
import { decidedOffice } from "./decided.ts";
import { clerkTypes, lastMessage } from "./people.ts";

let open: (step: Step) => Promise<Office>;
let close: () => void;
beforeAll(async () => {
  ({ open, close } = await approvalStages());
});
afterAll(() => close());

const row = (office: Office, id: string) => register(office).find((each) => each["通知番号"] === id);
const select = (office: Office, ...ids: string[]): void => {
  const { clerk, model } = office.services.sheets;
  const rows = ids.map((id) => model.rowOf("通知", "通知番号", id));
  clerk.select(
    "通知",
    rows.map((number) => `A${number}`),
  );
};

describe("決裁の道", () => {
  test("決定案から発送済まで、メニューだけで進み、決裁資料は1部である", async () => {
    const office = await open("drafted");
    expect(approvals(office)).toEqual(["決定案", "決定案"]);
    expect(goUp(office)).toContain("2通を決裁に回しました。決裁資料を1部作ります。");
    expect(approvals(office)).toEqual(["決裁待ち", "決裁待ち"]);
    expect(register(office)[0]).toMatchObject({ 起案日: new Date("2018-04-02T00:00:00+09:00") });
    const [paper] = approvalPapers(office);
    expect(approvalPapers(office)).toHaveLength(1);
    for (const words of ["起案文", APPLICATION, "（番号は施行時）", "見本 一郎", "決定連絡票（指導医用）"])
      expect(paper?.text).toContain(words);
    expect(paper?.text).not.toContain("{{");
    expect(approve(office)).toContain("2通を決裁済にしました");
    expect(register(office)[1]).toMatchObject({ 決裁: "決裁済", 決裁者: "課長" });
    expect(tooEarly(office)).toEqual([]);
    mailAll(office);
    expect(approvals(office)).toEqual(["発送済", "発送済"]);
    expect(register(office).map((each) => each["文書番号"])).toEqual(["見本地医第1号", "見本地医第2号"]);
    expect(tooEarly(office)).toEqual([]);
    expect(office.crashes).toEqual([]);
  });

  test("決裁済になるまでは、「文書だけ作る」も「メールで送る」も、番号も文書もメールも作らない", async () => {
    const office = await open("drafted");
    for (const step of [() => undefined, () => goUp(office)]) {
      step();
      saysYes(office).click("在宅連携", "通知", "文書だけ作る");
      mailAll(office);
      expect(register(office).every((each) => each["号"] === "" && each["文書ID"] === "")).toBe(true);
      expect(tooEarly(office)).toEqual([]);
    }
  });

  test("担当が回すと、決裁資料は事務所アカウントの時計が作る", async () => {
    const office = await open("drafted");
    asClerk(office);
    expect(goUp(office)).toContain("事務所アカウントの時計が、まもなく作ります");
    expect(approvalPapers(office)).toHaveLength(0);
    office.advance("15m");
    expect(approvalPapers(office)).toHaveLength(1);
    expect(approvalPapers(office)[0]?.text).toContain("起案者　見本 係");
  });

  test("「いいえ」を選ぶと何も変わらず、記録も残らない", async () => {
    const office = await open("drafted");
    const before = office.table("操作記録").length;
    office.answer("NO").click("在宅連携", "決裁", "決裁に回す");
    expect(approvals(office)).toEqual(["決定案", "決定案"]);
    expect(office.table("操作記録")).toHaveLength(before);
  });

  test("起案文の文面が空なら、何も動かさずに知らせる", async () => {
    const office = await open("drafted");
    setSetting(office, "起案文の文面", "");
    expect(goUp(office)).toContain("「起案文の文面」が決まっていません");
    expect(approvals(office)).toEqual(["決定案", "決定案"]);
  });
});

describe("選んだ行", () => {
  test("通知シートで選んだ行だけが回る", async () => {
    const office = await open("drafted");
    select(office, TO_INSTRUCTOR);
    expect(goUp(office)).toContain("1通を決裁に回しました");
    expect(approvals(office)).toEqual(["決定案", "決裁待ち"]);
  });

  test("絞り込みで隠れている行は回らず、いくつ除いたかを言う", async () => {
    const office = await open("drafted");
    select(office, TO_APPLICANT, TO_INSTRUCTOR);
    office.services.sheets.clerk.filter("通知", "種類", ["決定連絡票（受講者用）"]);
    goUp(office);
    expect(office.dialogs.at(-2)?.text).toContain("隠れている1行は除きました");
    expect(approvals(office)).toEqual(["決裁待ち", "決定案"]);
  });

  test("回せない行は、理由を言う", async () => {
    const office = await open("drafted");
    clerkTypes(office, "申込者", APPLICATION, "受講目的", "");
    const said = goUp(office);
    expect(said).toContain("1通を決裁に回しました");
    expect(said).toContain(`${TO_INSTRUCTOR}：「受講目的」が空です`);
    goUp(office);
    expect(lastMessage(office)).toContain("決裁に回せる通知がありません");
  });
});

describe("決裁日と決裁者", () => {
  test.each([
    [["", "課長"], "2018-04-02"],
    [["平成30年4月2日 課長"], "2018-04-02"],
    [["H30.4.2", "課長"], "2018-04-02"],
  ])("%jと答えると、%sの決裁になる", async (replies, day) => {
    const office = await open("asked");
    approve(office, ...replies);
    expect(register(office)[0]).toMatchObject({ 決裁日: new Date(`${day}T00:00:00+09:00`), 決裁者: "課長" });
  });

  test.each([
    [["2018/4/3 課長"], "今日（平成30年4月2日）より後です"],
    [["2018/4/1 課長"], "決裁日が起案日（平成30年4月2日）より前です"],
    [["課長"], "決裁日「課長」を読めません"],
    [["2018/4/2", ""], "決裁した人が書かれていません"],
  ])("%jは、「%s」と言って決裁済にしない", async (replies, problem) => {
    const office = await open("asked");
    expect(approve(office, ...replies)).toContain(problem);
    expect(approvals(office)).toEqual(["決裁待ち", "決裁待ち"]);
  });

  test("連名の通知は、医師会確認日があって初めて決裁済になる", async () => {
    const office = await open("drafted");
    setSetting(office, "連名で出す通知", "決定");
    goUp(office);
    clerkTypes(office, "通知", TO_APPLICANT, "医師会確認日", "2018/4/2");
    const said = approve(office);
    expect(said).toContain("1通を決裁済にしました");
    expect(said).toContain(`${TO_INSTRUCTOR}：連名で出す通知です`);
    expect(approvals(office)).toEqual(["決裁済", "決裁待ち"]);
  });
});

describe("起案の後の変更", () => {
  const changes: readonly (readonly [string, (office: Office) => void, string])[] = [
    [
      "電話の訂正",
      (office) => clerkTypes(office, "申込者", APPLICATION, "日中の電話番号", "046-999-0000"),
      "受講者の電話",
    ],
    ["指導医の移転", (office) => clerkTypes(office, "指導医", HOST, "所在地", "横須賀市見本町9-9"), "指導医の所在地"],
    ["別の希望", (office) => clerkTypes(office, "申込者", APPLICATION, "学びたいテーマ", "緩和"), "学びたいテーマ"],
  ];

  test.each(changes)("%sは、決裁済にするときに決定案へ戻り、語を言う", async (_, change, word) => {
    const office = await open("asked");
    change(office);
    expect(approve(office)).toContain(word);
    const fallen = register(office).filter((each) => each["決裁"] === "決定案");
    expect(fallen).not.toEqual([]);
    for (const each of fallen) {
      expect(each["決裁の経過"]).toContain("内容が変わったため、決定案に戻しました");
      expect([each["起案日"], each["決裁日"], each["決裁者"], each["内容の控え"]]).toEqual(["", "", "", ""]);
    }
  });

  test.each(changes)("%sは、決裁済の後でも、時計の見回りが決定案に戻す", async (_, change, word) => {
    const office = await open("asked");
    approve(office);
    change(office);
    office.advance("70m");
    const fallen = register(office).filter((each) => each["決裁"] === "決定案");
    expect(fallen.map((each) => String(each["決裁の経過"])).join()).toContain(word);
    expect(office.table("操作記録").filter((each) => each["操作"] === "決裁の見回り")).toHaveLength(1);
    office.advance("2h");
    expect(office.table("操作記録").filter((each) => each["操作"] === "決裁の見回り")).toHaveLength(1);
  });

  test.each(changes)("%sは、見回りの前に送ろうとしても、番号も文書もメールもできない", async (_, change, word) => {
    const office = await open("asked");
    approve(office);
    change(office);
    mailAll(office);
    const fallen = register(office).filter((each) => each["決裁"] === "決定案");
    expect(fallen.map((each) => String(each["決裁の経過"])).join()).toContain(word);
    expect(tooEarly(office)).toEqual([]);
  });

  test("戻った通知は、もう一度回して決裁済にすれば送れ、決裁資料には再起案とある", async () => {
    const office = await open("asked");
    clerkTypes(office, "申込者", APPLICATION, "日中の電話番号", "046-999-0000");
    approve(office);
    goUp(office);
    expect(approvalPapers(office)).toHaveLength(2);
    expect(approvalPapers(office)[1]?.text).toContain("再起案");
    approve(office);
    mailAll(office);
    expect(approvals(office)).toEqual(["発送済", "発送済"]);
  });

  test("変わっていなければ、見回りは何も書かない", async () => {
    const office = await open("asked");
    const before = register(office);
    office.advance("3h");
    expect(register(office)).toEqual(before);
    expect(office.table("操作記録").filter((each) => each["操作"] === "決裁の見回り")).toEqual([]);
  });
});

describe("決裁から戻す", () => {
  test("決裁済も決裁待ちも、理由とともに決定案に戻り、送れなくなる", async () => {
    const office = await open("asked");
    select(office, TO_APPLICANT);
    approve(office);
    select(office, TO_APPLICANT, TO_INSTRUCTOR);
    expect(takeBack(office, "日程の見直し")).toContain("2通を決定案に戻しました");
    expect(approvals(office)).toEqual(["決定案", "決定案"]);
    expect(row(office, TO_APPLICANT)?.["決裁の経過"]).toContain("決定案に戻しました（日程の見直し）");
    mailAll(office);
    expect(tooEarly(office)).toEqual([]);
  });

  test("理由がなければ戻さない", async () => {
    const office = await open("asked");
    expect(takeBack(office, "　")).toContain("戻す理由が書かれていません");
    expect(approvals(office)).toEqual(["決裁待ち", "決裁待ち"]);
  });

  test("送った通知は戻せない", async () => {
    const office = await open("asked");
    approve(office);
    mailAll(office);
    expect(takeBack(office, "見直し")).toContain("決裁から戻せる通知はありません");
    expect(approvals(office)).toEqual(["発送済", "発送済"]);
  });

  test("同じ日にもう一度回せば、決裁資料をもう1部作る", async () => {
    const office = await open("asked");
    takeBack(office, "見直し");
    goUp(office);
    expect(approvalPapers(office)).toHaveLength(2);
  });
});

describe("決裁をとる通知の設定", () => {
  test("決裁をとらない種類は、決裁なしで送れる", () => {
    const office = decidedOffice({}, {}, (before) => setSetting(before, "決裁をとる通知", "不決定、証明"));
    expect(approvals(office)).toEqual(["不要", "不要"]);
    mailAll(office);
    expect(register(office).map((each) => [each["決裁"], each["状態"]])).toEqual([
      ["不要", "完了"],
      ["不要", "完了"],
    ]);
  });

  test("使えない語があれば、その語を言って、決裁も作成も止まる", async () => {
    const office = await open("drafted");
    setSetting(office, "決裁をとる通知", "決定通知");
    expect(goUp(office)).toContain("「決裁をとる通知」にある「決定通知」は、使えない語です");
    mailAll(office);
    expect(tooEarly(office)).toEqual([]);
  });

  test.each(["", "決裁済", "施行", "不要"])("決裁の欄に手で「%s」と入れても、決裁をとるまで送れない", async (typed) => {
    const office = await open("drafted");
    for (const id of [TO_APPLICANT, TO_INSTRUCTOR]) clerkTypes(office, "通知", id, "決裁", typed);
    mailAll(office);
    expect(office.letters()).toEqual([]);
    expect(register(office).every((each) => each["号"] === "")).toBe(true);
    expect(goUp(office)).toContain("2通を決裁に回しました");
    approve(office);
    mailAll(office);
    expect(approvals(office)).toEqual(["発送済", "発送済"]);
  });
});
