/** 年度更新 on the real script: rehearsed, done, done again, cut off at every call; what was under way goes on. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { application, instructorReport, reply } from "../../src/forms/index.ts";
import type { Office } from "../../src/workspace/office.ts";
import { answerCarry, answered, CHANGE, keyFor, marchOffice } from "./march-office.ts";
import { accept, apply, clerkTypes, doctor, lastMessage } from "./people.ts";
import { openProxy, paper, send } from "./proxy.ts";
import { exactState, formNamed, servicesOf } from "./setup-office.ts";
import { everyFault, unequal } from "./support/faults.ts";
import { decide } from "./support/settings.ts";
import { kept } from "./support/stages.ts";
import { at, choose, matchAll, stateOf, wisher } from "./year-office.ts";

const RENEW = "年度更新";
const REHEARSE = "年度更新の下調べ";
let march: Awaited<ReturnType<typeof kept>>;
let ready: Awaited<ReturnType<typeof kept>>;
let office: Office;
beforeAll(async () => {
  const first = marchOffice();
  march = await kept(first, { account: "workspace" });
  ready = await kept(answered(first), { account: "workspace" });
});
beforeEach(async () => {
  office = await ready.open();
});
afterAll(() => {
  march.close();
  ready.close();
});

/** Says yes, and types the year. */
function renew(each: Office, year = "平成31年度"): string {
  each.services.desk.unanswered = ({ kind, buttons }) =>
    kind === "prompt" ? { button: "OK", text: year } : { button: buttons.includes("YES") ? "YES" : "OK" };
  return choose(each, RENEW);
}

const applications = (each: Office): unknown[][] =>
  each.table("申込者").map((row) => [row["受付番号"], row["状態"], row["年度"]]);
const years = (each: Office): Record<string, unknown>[] => each.table("年度");
const settingOf = (each: Office, name: string): unknown =>
  each.table("設定").find((row) => row["項目"] === name)?.["値"];

describe("繰越の確認", () => {
  test("待っている人にだけ、メールで一度尋ね、はいは希望する、いいえは希望しないになる（A28）", () => {
    expect(
      office
        .table("通知")
        .filter((row) => row["種類"] === "繰越の確認")
        .map((row) => [row["通知番号"], row["状態"]]),
    ).toEqual([2, 3, 4].map((n) => [`申-2018-000${n}/繰越`, "完了"]));
    expect(office.table("申込者").map((row) => row["繰越の意向"])).toEqual(["", "希望する", "希望しない", ""]);
    const mail = office.outbox().find((each) => /繰越し/.test(each.subject));
    for (const words of [
      "平成30年度のうちに決まらなかったときに、お申込みを平成31年度に",
      "平成31年3月25日までに",
      "ご回答がないときは",
    ])
      expect(mail?.body).toContain(words);
    office.services.sheets.clerk.select("マッチング", "A1");
    expect(choose(office, "繰越を確かめる")).toContain("尋ねる申込みはありません。");
    expect(lastMessage(office)).toContain("繰越の意向は「希望する」と、すでに答えています");
    expect(lastMessage(office)).toContain("繰越の確認 申-2018-0004/繰越 を送っています");
  });

  test("二度目の違う答えは保留になり、職員が「反映する」を選べば替わる", () => {
    answerCarry(office, 2, "いいえ");
    const held = (): Record<string, unknown> | undefined => office.table("回答").at(-1);
    expect(held()).toMatchObject({ 状態: "保留" });
    expect(held()?.["状態の理由"]).toContain("先に「希望する」と答えています");
    expect(office.table("申込者")[1]?.["繰越の意向"]).toBe("希望する");
    clerkTypes(office, "回答", String(held()?.["回答番号"]), "処理", "反映する");
    office.advance("65m");
    expect([held()?.["状態"], office.table("申込者")[1]?.["繰越の意向"]]).toEqual(["反映済", "希望しない"]);
  });

  test("電話で聞いた答えは、代理入力で受付番号を書いて入れる", () => {
    const answer = send(
      office,
      paper(
        openProxy(office),
        1,
        reply,
        { 鍵または対象の番号: "", お答え: "はい" },
        { route: "電話", day: "平成31年3月27日" },
      ),
    );
    expect(answer.reply?.faults[0]?.text).toContain("「鍵」が空です");
    const page = openProxy(office);
    const sent = paper(page, 1, reply, { お答え: "はい" }, { route: "電話", day: "平成31年3月27日" });
    expect(send(office, { ...sent, answers: { ...sent.answers, 鍵: "申-2018-0004/繰越" } }).ok).toBe(true);
    expect(office.table("回答").at(-1)).toMatchObject({ 状態: "反映済", 受付経路: "電話", 対象番号: "申-2018-0004" });
    expect(office.table("申込者")[3]).toMatchObject({ 繰越の意向: "希望する" });
  });

  test("選んだ行だけに尋ねることもできる", async () => {
    const early = await march.open();
    expect(keyFor(early, 4)).toMatch(/^[0-9A-Z]{4}-/);
    early.services.sheets.clerk.select("申込者", "A2:B2");
    expect(choose(early, "繰越を確かめる")).toContain("状態が「決定」です");
  });
});

describe("下調べ", () => {
  test("することをすべて挙げ、何も変えない", async () => {
    const before = [await exactState(office), office.table("操作記録")];
    const said = choose(office, REHEARSE);
    for (const words of [
      "平成30年度を締め、平成31年度の受付を始めます。",
      "失効にする提案と未成立（3件）：案-2018-0002-1、案-2018-0003-1、案-2018-0004-1",
      "繰り越す申込み（1件）：申-2018-0002→申-2019-0001",
      "繰越を希望しないため取り消す申込み（1件）：申-2018-0003",
      "答えがまだで、そのままにする申込み（1件）：申-2018-0004（選定待ち）",
      "空にする設定：実施予定数（いまは20）",
      "※ まだ平成30年度の途中です。",
      "何も書き換えていません。",
    ])
      expect(said).toContain(words);
    expect([await exactState(office), office.table("操作記録")]).toEqual(before);
    expect(office.files().length).toBeGreaterThan(0);
  });

  test("年度更新の問いは、下調べと同じ一覧である", () => {
    const rehearsed = choose(office, REHEARSE).replace("\n\n何も書き換えていません。", "");
    office.answer("NO").click("在宅連携", "年度", RENEW);
    expect(lastMessage(office)).toBe(`${rehearsed}\n\nこのとおり始めますか。`);
  });
});

describe("年度更新", () => {
  test("申込み、案件、台帳、設定、フォームが新しい年度になり、締めた年度は読める", () => {
    const said = renew(office);
    expect(said).toContain("平成30年度を締め、平成31年度の受付を始めました。");
    expect(applications(office)).toEqual([
      ["申-2018-0001", "決定", 2018],
      ["申-2018-0002", "繰越", 2018],
      ["申-2018-0003", "取消", 2018],
      ["申-2018-0004", "選定待ち", 2018],
      ["申-2019-0001", "選定待ち", 2019],
    ]);
    const [, before, , , after] = office.table("申込者");
    for (const header of ["氏名", "人物番号", "受付日時", "受講目的", "第1希望日", "対象区分"])
      expect(after?.[header]).toEqual(before?.[header]);
    expect([before?.["繰越先"], after?.["繰越元"], after?.["繰越の意向"]]).toEqual([
      "申-2019-0001",
      "申-2018-0002",
      "",
    ]);
    expect(after?.["状態の理由"]).toContain("第1希望は年度の外の日です");
    expect(office.table("マッチング").map((row) => row["状態"])).toEqual(["決定", "失効", "失効", "失効"]);
    for (const [sheet, count] of [
      ["事業", 25],
      ["予算", 9],
      ["会議体", 7],
    ] as const)
      expect(office.table(sheet).filter((row) => row["年度"] === 2019)).toHaveLength(count);
    expect(office.table("年度委嘱").filter((row) => row["年度"] === 2019)).toEqual([]);
    expect(years(office)).toMatchObject([
      { 年度番号: "年-2018", 状態: "締め済", 実施予定数: 20, 申込み: 4, 決定: 1, 実施: 0, 繰越: 1 },
      { 年度番号: "年-2019", 状態: "受付中" },
    ]);
    expect(["年度", "実施予定数"].map((name) => settingOf(office, name))).toEqual(["2019", ""]);
    expect(formNamed(office, application.title).view.description).toContain("平成31年度の在宅医同行研修の申込書です。");
    expect(office.table("操作記録").at(-1)).toMatchObject({ 操作: RENEW, 状態: "済" });
    expect(office.crashes).toEqual([]);
  });

  test("もう一度実行すると、済んでいると言い、何も変わらない", async () => {
    renew(office);
    const before = [await exactState(office), office.table("操作記録")];
    expect(renew(office)).toContain(
      "平成30年度から平成31年度への年度更新は、平成31年3月28日に済んでいます。変えたところはありません。",
    );
    expect([await exactState(office), office.table("操作記録")]).toEqual(before);
    expect(choose(office, REHEARSE)).toContain("済んでいます");
  });

  test("締めた後に届いた答えは、もう一度実行すると繰り越す", () => {
    renew(office);
    answerCarry(office, 4, "はい");
    expect(office.table("申込者")[3]).toMatchObject({ 状態: "選定待ち", 繰越の意向: "希望する" });
    expect(renew(office)).toContain("1件を繰り越し");
    expect(applications(office).slice(3)).toEqual([
      ["申-2018-0004", "繰越", 2018],
      ["申-2019-0001", "選定待ち", 2019],
      ["申-2019-0002", "選定待ち", 2019],
    ]);
    expect(years(office)[0]).toMatchObject({ 状態: "締め済", 繰越: 2, 申込み: 4 });
    expect(renew(office)).toContain("済んでいます");
  });

  test.each([
    ["別の年度を書いたとき", ["YES", { button: "OK", text: "平成32年度" }], "「平成32年度」は、始める年度と違います"],
    ["書くのをやめたとき", ["YES", { button: "CANCEL", text: "" }], ""],
    ["一覧を見てやめたとき", ["NO"], ""],
  ] as const)("%sは、何も変わらない", async (_, answers, words) => {
    const before = await exactState(office);
    office.answer(...answers).click("在宅連携", "年度", RENEW);
    if (words !== "") expect(lastMessage(office)).toContain(words);
    expect(await exactState(office)).toEqual(before);
  });

  test("3月1日より前と、事務所アカウントでない人には、わけを言って断る", () => {
    at(office, "2019-02-28T10:00:00");
    expect(renew(office)).toContain("平成30年度の年度更新は、まだできません");
    at(office, CHANGE);
    servicesOf(office)
      .SpreadsheetApp.getActiveSpreadsheet()
      .getSheetByName("職員")
      ?.appendRow(["clerk@example.jp", "例示 職員", "担当", "はい"]);
    office.addEditor("clerk@example.jp").as("clerk@example.jp").grant("clerk@example.jp").reload();
    expect(renew(office)).toContain("年度更新は、事務所アカウントだけができます");
    expect(choose(office, REHEARSE)).toContain("平成31年度の受付を始めます。");
    expect(settingOf(office, "年度")).toBe("2018");
  });

  test("確かめている間に申込みが変われば、何も変えずにやり直してもらう", () => {
    office.services.desk.unanswered = ({ kind, buttons }) => {
      if (kind === "prompt") clerkTypes(office, "申込者", "申-2018-0002", "取下げ", "はい");
      return kind === "prompt" ? { button: "OK", text: "2019" } : { button: buttons.includes("YES") ? "YES" : "OK" };
    };
    expect(choose(office, RENEW)).toContain("確かめている間に、申込みか案件か設定が変わりました");
    expect(settingOf(office, "年度")).toBe("2018");
  });
});

describe("替わり目をまたぐもの", () => {
  test("替える前に送られて後から取り込んだ申込みは前の年度、替えた後の申込みは新しい年度のもので、番号は年度ごとに続く", () => {
    // The clock has done what was due; it comes again after the change.
    office.advance("6m");
    apply(office, wisher(5, "2019-03-29"), { event: "lost" });
    office.advance("1s");
    renew(office);
    apply(office, wisher(6, "2019-05-13"));
    choose(office, "回答を取り込む", "受付");
    expect(applications(office).slice(5)).toEqual([
      ["申-2018-0005", "選定待ち", 2018],
      ["申-2019-0002", "選定待ち", 2019],
    ]);
  });

  test("締める前に届いた紙は、後から入力しても前の年度のものである", () => {
    renew(office);
    const enter = (n: number, day: string): unknown =>
      send(office, paper(openProxy(office), 1, application, { ...doctor, ...wisher(n, "2019-05-13") }, { day })).reply
        ?.place;
    at(office, "2019-04-02T10:00:00");
    expect([enter(7, "平成31年3月27日"), enter(8, "平成31年4月1日")]).toEqual(["申-2018-0005", "申-2019-0002"]);
  });

  test("替えた後の4月に、3月の同行の実施報告書を受け付けられる", () => {
    renew(office);
    at(office, "2019-04-08T10:00:00");
    const sent = paper(
      openProxy(office),
      1,
      instructorReport,
      {
        受講者の氏名: "例示 1号",
        実施した日: "2019-03-25",
        開始時刻: "9:00",
        終了時刻: "11:30",
        居宅への訪問件数: "3",
        施設への訪問件数: "0",
        同行の内容: "定期の訪問",
        患者の同意: "同意します",
        "事故・ヒヤリハット": "なし",
        次年度の受入れ: "受け入れる",
      },
      { day: "平成31年4月8日" },
    );
    const answer = send(office, { ...sent, answers: { ...sent.answers, 鍵: "案-2018-0001-1/指導医" } });
    expect(answer.message).toContain("実報-2018-0001");
    expect(office.table("実施報告")).toMatchObject([{ 年度: 2018, 案件番号: "案-2018-0001-1" }]);
    expect(stateOf(office, "申-2018-0001")).toBe("決定");
  });

  test("新しい年度の受付番号、案件番号、文書番号は、1から始まる", () => {
    renew(office);
    at(office, "2019-04-08T10:00:00");
    decide(office, "plannedVisits", "10");
    accept(office, { 氏名: "見本 一郎", ふりがな: "みほん いちろう", 医療機関名: "見本在宅クリニック" });
    expect(office.table("年度委嘱").map((row) => row["委嘱番号"])).toEqual(["委-2018-医-0001", "委-2019-医-0001"]);
    apply(office, wisher(6, "2019-05-13"));
    matchAll(office);
    expect(office.table("マッチング").at(-1)).toMatchObject({ 案件番号: "案-2019-0002-1", 状態: "決定", 年度: 2019 });
    office.services.sheets.clerk.select("申込者", "A1");
    choose(office, "文書を作ってメールで送る", "通知");
    const letters = office.table("通知").filter((row) => String(row["対象番号"]) === "案-2019-0002-1");
    expect(letters.map((row) => row["号"])).toEqual([3, 4]);
    const numbers = office.table("通知").flatMap((row) => (row["号"] === "" ? [] : [row["号"]]));
    expect([...numbers].sort()).toEqual([1, 2, 3, 4]);
  });

  test("令和元年5月1日に、フォームの案内文の年度が、ひとりでに改まる", () => {
    renew(office);
    const words = (): string => formNamed(office, application.title).view.description;
    at(office, "2019-04-30T22:30:00").advance("5m");
    expect(words()).toContain("平成31年度の在宅医同行研修の申込書です。");
    at(office, "2019-05-01T00:01:00").advance("5m");
    expect(words()).toContain("令和元年度の在宅医同行研修の申込書です。");
    expect(office.table("操作記録").filter((row) => row["操作"] === "フォームの案内文の年度")).toHaveLength(1);
  });
});

test("どの呼び出しで止まっても、もう一度実行すれば終わり、二重にも抜けもない", async () => {
  const sweep = await everyFault({
    name: RENEW,
    open: () => ready.open(),
    act: (each) => void renew(each, "2019"),
    again: (each) => void renew(each, "2019"),
    skips: /^(FormApp|Choice|Item|\w+Item|\w+Validation\w*)\.|^Form\.(get|is)/,
  });
  console.info(`${sweep.points.length} points`);
  expect(sweep.points.length).toBeGreaterThan(60);
  expect(unequal(sweep)).toEqual([]);
  expect(sweep.undisturbed.tables["年度"]).toMatchObject([{ 状態: "締め済" }, { 状態: "受付中" }]);
});
