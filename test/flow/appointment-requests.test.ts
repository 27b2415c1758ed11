/** 就任・受入依頼: who is asked, the answer by the link of the mail, a refusal, and reminders until an answer comes. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { dayOf } from "../../src/core/calendar.ts";
import { acceptance } from "../../src/forms/index.ts";
import type { Office } from "../../src/workspace/office.ts";
import { clerkTypes, lastMessage, typed } from "./people.ts";
import { instructorAnswers } from "../features/intake/samples.ts";
import { acceptByPaper } from "./proxy.ts";
import { command, followed, mailTo, savedRecommending, year } from "./recommending.ts";
import { daysLater, lastQuestion, notice, select, send } from "./support/notices.ts";
import { decide } from "./support/settings.ts";

let office: Office;
let saved: Awaited<ReturnType<typeof savedRecommending>>;
const ASK = "就任を依頼する";
const [ONE, TWO, THREE] = ["医-0001", "医-0002", "医-0003"] as const;
/** Three doctors have been asked; the third has no address for mail, so that the letter lies on paper. */
beforeAll(async () => {
  saved = await savedRecommending((ready) => {
    clerkTypes(ready, "指導医", THREE, "メールアドレス", "");
    select(ready, "指導医", [ONE, TWO, THREE]);
    command(ready, ASK);
    send(ready);
  });
});
beforeEach(async () => {
  office = await saved.open();
});
afterAll(() => saved.close());

const requestOf = (id: string) => notice(office, `依-2018-${id}`);
const reminders = (of: Office = office): string[] =>
  of
    .table("通知")
    .filter((row) => row["種類"] === "回答のお願い")
    .map((row) => `${String(row["通知番号"])} ${String(row["状態"])}`);
const bodyFor = (n: number): string => mailTo(office, `instructor${n}@example.jp`)[0]?.body ?? "";

/** The doctor opens the link of the mail, and fills in the rest. */
function answer(n: number, changes: Readonly<Record<string, string>> = {}): void {
  const { form, answers } = followed(office, bodyFor(n));
  const { 氏名: _name, ふりがな: _kana, 医療機関名: _facility, ...rest } = instructorAnswers;
  const dates = { "受入可能日（1）": "2018-07-14", "受入可能日（2）": "2018-07-21" };
  office.submit(form, { ...answers, ...typed(acceptance, { ...rest, ...dates, ...changes }) });
}

describe("就任を依頼する", () => {
  test("選んだ3人に依頼が出て、紙の人の文書は発送を待つ", () => {
    expect(requestOf(ONE)).toMatchObject({ 種類: "就任・受入依頼", 状態: "完了", 年度: 2018, 宛先番号: ONE });
    expect(requestOf(THREE)).toMatchObject({ 状態: "作成済", 発送日: "" });
    expect(office.table("通知").filter((row) => row["種類"] === "就任・受入依頼")).toHaveLength(3);
    const text = office.letters().find(({ name }) => name.includes(ONE))?.text ?? "";
    expect(text).toContain("平成30年4月23日");
    expect(text).toContain("受講者1名につき10,000円（平成30年4月1日からの額）");
  });

  test("全員に依頼すると、依頼した人と回答した人をわけとともに除く", () => {
    answer(1);
    answer(2, { 承諾: "辞退する" });
    clerkTypes(office, "指導医", "医-0008", "在任", "");
    office.services.sheets.clerk.select("申込者", "A1");
    command(office, ASK);
    const asked = lastQuestion(office);
    expect(asked).toContain("4人に、平成30年度の「就任・受入依頼」を起こします。");
    expect(asked).toContain("・医-0004　例示 四季（例示ホームケアクリニック）");
    expect(asked).toContain("医-0001：回答「承諾する」が届いています（委-2018-医-0001）");
    expect(asked).toContain("医-0002：回答「辞退する」が届いています");
    expect(asked).toContain("医-0003：依-2018-医-0003 が、まだ済んでいません");
    expect(asked).not.toContain("医-0008");
    expect(lastMessage(office)).toContain("「就任・受入依頼」を4通起こしました。");
    select(office, "指導医", ["医-0008"]);
    expect(command(office, ASK)).toContain("医-0008：「在任」になっていません");
  });

  test("在任の人がいなければ、先にすることを言う", () => {
    for (const row of office.table("指導医")) clerkTypes(office, "指導医", String(row["指導医番号"]), "在任", "");
    office.services.sheets.clerk.select("申込者", "A1");
    expect(command(office, ASK)).toContain("「指導医」シートに在任の指導医がいません。先に「推薦を反映する」か");
  });

  test("推薦を次の年度に依頼していれば、空のままで次の年度になる", () => {
    command(year(office, "2019"), "推薦を依頼する");
    select(office, "指導医", [ONE]);
    command(year(office, ""), ASK);
    expect(notice(office, "依-2019-医-0001")).toMatchObject({ 年度: 2019 });
  });
});

describe("承諾と辞退", () => {
  test("メールのリンクには氏名、ふりがな、医療機関名が入っていて、そのまま承諾できる", () => {
    const { answers } = followed(office, bodyFor(1));
    expect(Object.values(answers)).toEqual(["見本 一郎", "みほん いちろう", "見本在宅クリニック"]);
    answer(1);
    expect(office.table("年度委嘱")).toMatchObject([{ 委嘱番号: "委-2018-医-0001", 承諾: "承諾する", 年度: 2018 }]);
  });

  test("年度が替わる前に次の年度の依頼に答えれば、次の年度の承諾になる", () => {
    answer(1);
    office.services.kernel.now = Date.parse("2019-03-11T09:00:00+09:00");
    select(office, "指導医", [ONE, TWO]);
    command(year(office, "2019"), ASK);
    send(office);
    answer(1, { "受入可能日（1）": "2019-07-13", "受入可能日（2）": "" });
    expect(office.table("年度委嘱").map((row) => [row["委嘱番号"], row["年度"]])).toEqual([
      ["委-2018-医-0001", 2018],
      ["委-2019-医-0001", 2019],
    ]);
    expect(office.table("受入可能日").map((row) => row["年度"])).toEqual([2018, 2018, 2019]);
    // What comes once more is no acceptance of another year.
    answer(1);
    expect(office.table("要確認").at(-1)?.["理由と直し方"]).toContain("すでに受け付けています");
  });

  test("辞退すれば職員に告げられ、その年度にはもう依頼しない", () => {
    answer(1, { 承諾: "辞退する" });
    expect(office.table("操作記録").map((row) => row["結果"])).toContain("承諾書1件を受け付けました（うち辞退1件）。");
    select(office, "指導医", [ONE]);
    expect(command(office, ASK)).toContain("回答「辞退する」が届いています");
    daysLater(office, 30);
    expect(reminders().join()).not.toContain("依-2018-医-0001");
  });

  test("文書を作る前に紙の承諾書が届けば、その依頼は取消になる", () => {
    select(office, "指導医", ["医-0004"]);
    command(office, ASK);
    acceptByPaper(office, { 氏名: "例示 四季", ふりがな: "れいじ しき", 医療機関名: "例示ホームケアクリニック" });
    send(office);
    expect(requestOf("医-0004")).toMatchObject({ 状態: "取消" });
    expect(String(requestOf("医-0004")["不備・確認事項"])).toContain("指導医 医-0004 の回答が「承諾する」になったため");
  });
});

describe("回答のお願い", () => {
  const first = "依-2018-医-0001/お願い1 完了";
  const second = "依-2018-医-0002/お願い1 完了";

  test("期限の日までは何も出ず、翌日に、答えていない人だけに1通ずつ出る", () => {
    answer(2);
    daysLater(office, 21);
    expect(reminders()).toEqual([]);
    daysLater(office, 1);
    expect(reminders()).toEqual([first]);
    const mail = mailTo(office, "instructor1@example.jp").at(-1);
    expect(mail?.subject).toBe("在宅医同行研修の指導医の就任へのご回答について（平成30年度）");
    expect(mail?.body).toContain("平成30年4月2日付け見本地医第1号でお願いした平成30年度の");
    expect(mail?.body).toContain("回答期限の平成30年4月23日を過ぎましたが");
    expect(followed(office, mail?.body ?? "").answers).toEqual(followed(office, bodyFor(1)).answers);
    for (let hour = 0; hour < 8; hour++) office.advance("1h");
    expect(reminders()).toEqual([first]);
  });

  test("承諾書が要確認で待つ間は出ず、取り下げれば出る", () => {
    answer(2);
    answer(1, { 医療機関名: "別の医院" });
    daysLater(office, 22);
    expect(reminders()).toEqual([]);
    const review = office.table("要確認").at(-1);
    expect(review?.["理由と直し方"]).toContain("医療機関名が名簿と違います");
    clerkTypes(office, "要確認", String(review?.["要確認番号"]), "処理", "取り下げる");
    office.click("在宅連携", "受付", "要確認を取り込む");
    daysLater(office, 1);
    expect(reminders()).toEqual([first]);
  });

  test("間隔ごとに、回数まで出て、その先は出ない。1日に何度見回っても一度だけである", () => {
    const days: string[] = [];
    for (let n = 22; n <= 50; n++) {
      const before = reminders().length;
      office.services.kernel.now = Date.parse("2018-04-02T09:00:00+09:00") + n * 86_400_000;
      office.advance("5m");
      if (n === 22) office.advance("2h");
      if (reminders().length > before) days.push(dayOf(office.now));
    }
    expect(days).toEqual(["2018-04-24", "2018-05-01", "2018-05-08"]);
    expect(reminders()).toEqual(
      [1, 1, 2, 2, 3, 3].map((turn, at) => `依-2018-医-000${(at % 2) + 1}/お願い${turn} 完了`),
    );
  });

  test("休みの日と夜には出ない", () => {
    // 28 April 2018 is a Saturday, 30 April the holiday's substitute.
    decide(office, "acceptanceDays", "25");
    for (const days of [26, 1, 1]) {
      daysLater(office, days);
      expect(reminders()).toEqual([]);
    }
    office.services.kernel.now = Date.parse("2018-05-01T05:00:00+09:00");
    office.advance("2h");
    expect(reminders()).toEqual([]);
    office.advance("3h");
    expect(reminders()).toEqual([first, second]);
  });

  test("答えれば止まり、在任でなくなっても止まる", () => {
    daysLater(office, 22);
    expect(reminders()).toEqual([first, second]);
    answer(1);
    clerkTypes(office, "指導医", TWO, "在任", "");
    for (let week = 0; week < 4; week++) daysLater(office, 7);
    expect(reminders()).toEqual([first, second]);
  });

  test("紙の人のお願いは文書を待ち、その間は次が出ない。答えれば取消になる", () => {
    clerkTypes(office, "通知", "依-2018-医-0003", "発送方法", "手渡し");
    office.services.sheets.clerk.select("申込者", "A1");
    office.click("在宅連携", "通知", "発送簿を作る");
    year(office, "2018/4/2").click("在宅連携", "通知", "発送済にする");
    expect(requestOf(THREE)).toMatchObject({ 状態: "完了" });
    for (let week = 0; week < 5; week++) daysLater(office, 8);
    expect(reminders().filter((line) => line.includes(THREE))).toEqual(["依-2018-医-0003/お願い1 待ち"]);
    acceptByPaper(office, { 氏名: "見本 三郎", ふりがな: "みほん さぶろう", 医療機関名: "例示診療所" });
    // From a Saturday to Monday.
    daysLater(office, 2);
    expect(reminders().filter((line) => line.includes(THREE))).toEqual(["依-2018-医-0003/お願い1 取消"]);
  });

  test("回数が0なら、催促しない", () => {
    decide(office, "remindMost", "0");
    daysLater(office, 60);
    expect(reminders()).toEqual([]);
  });

  test("まだ発送していない依頼は、催促しない", () => {
    daysLater(office, 60);
    expect(reminders().join()).not.toContain(THREE);
  });
});
