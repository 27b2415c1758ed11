/** 周知: whom the office asked to tell whom, when the letters left, and what the association says of it (R48). */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { clerkTypes, lastMessage } from "./people.ts";
import { ASSOCIATION, command, followed, keyOn, mailTo, savedRecommending, tell, year } from "./recommending.ts";
import { lastQuestion, select, send } from "./support/notices.ts";

let office: Office;
let saved: Awaited<ReturnType<typeof savedRecommending>>;
/** The association and three hospitals have their letters. */
beforeAll(async () => {
  saved = await savedRecommending((ready) => {
    command(ready, "会員への周知を依頼する");
    command(ready, "病院に案内を送る");
    send(ready);
  });
});
beforeEach(async () => {
  office = await saved.open();
});
afterAll(() => saved.close());

const told = (office: Office) =>
  office.table("周知").map((row) => [row["周知番号"], shown(row["送付日"]), shown(row["周知日"]), row["知らせた人数"]]);
const shown = (value: unknown): string => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value));
const day = (text: string): string => new Date(`${text}T00:00:00+09:00`).toISOString().slice(0, 10);
const reply = (n = 0) => office.table("医師会の回答")[n];
const DONE = { 連絡の種類: "会員への周知を行った", 行った日: "2018-04-02", 知らせた人数: "120", 方法: "会報" };
const MEMBERS = "周-2018-会員-機-01";

describe("依頼と案内", () => {
  test("相手ごとに1行の記録ができ、通知が出た日が入る", () => {
    expect(told(office).map(([id, sent]) => [id, sent])).toEqual([
      [MEMBERS, ""],
      ["周-2018-病院-機-02", ""],
      ["周-2018-病院-機-03", ""],
      ["周-2018-病院-機-04", ""],
    ]);
    office.advance("1h");
    for (const [, sent, on] of told(office)) expect([sent, on]).toEqual([day("2018-04-02"), ""]);
    expect(office.table("周知")[1]).toMatchObject({ 名称: "見本総合病院", 周知の種類: "病院への案内", 年度: 2018 });
    expect(mailTo(office, "hospital1@example.jp")[0]?.subject).toBe(
      "在宅医同行研修の職員への周知について（平成30年度）",
    );
  });

  test("医師会へのメールには、会員に知らせる文と、鍵の入ったリンクがある", () => {
    const body = mailTo(office, ASSOCIATION)[0]?.body ?? "";
    expect(body).toContain("平成30年度在宅医同行研修のご案内");
    expect(Object.values(followed(office, body).answers)).toEqual([keyOn(office, "会員周知依頼")]);
  });

  test("同じ年度には二度出さない。使っていない病院には出さず、選んだ病院だけにも出せる", () => {
    expect(command(office, "病院に案内を送る")).toContain("機-02：平成30年4月2日に送っています（機-02/案内2018）");
    clerkTypes(office, "関係機関", "機-03", "使う", "");
    select(office, "関係機関", ["機-03", "機-04"]);
    command(year(office, "2019"), "病院に案内を送る");
    expect(lastQuestion(office)).toContain("「研修案内」を1通起こします");
    expect(lastQuestion(office)).toContain("・機-04　架空市民病院　病院長");
    expect(lastQuestion(office)).toContain("機-03：「使う」が付いていません");
    expect(told(office).at(-1)?.[0]).toBe("周-2019-病院-機-04");
  });

  test("隠れた行は除いて数える", () => {
    office.services.sheets.clerk.filter("関係機関", "機関番号", ["機-02"]);
    office.services.sheets.clerk.select("関係機関", "A2:A6");
    command(year(office, "2019"), "病院に案内を送る");
    expect(lastQuestion(office)).toContain("「研修案内」を1通起こします（絞り込みなどで隠れている3行は除きました）");
  });

  test("郵送の宛先もメールもない相手は、起こす前に名を挙げる", () => {
    clerkTypes(office, "関係機関", "機-02", "メールアドレス", "");
    clerkTypes(office, "関係機関", "機-02", "所在地", "");
    command(year(office, "2019"), "病院に案内を送る");
    expect(lastQuestion(office)).toContain(
      "機-02　見本総合病院　病院長　※メールアドレスも、郵便番号と所在地もありません",
    );
  });

  test("いいえと答えれば、何も起こさない", () => {
    const before = office.table("周知");
    year(office, "2019").answer({ button: "OK", text: "2019" }, "NO");
    office.click("在宅連携", "指導医", "病院に案内を送る");
    expect(office.table("周知")).toEqual(before);
  });

  test("取りやめて起こし直すと、記録は新しい通知を追う", () => {
    command(year(office, "2019"), "会員への周知を依頼する");
    clerkTypes(office, "通知", "機-01/周知2019", "発送方法", "FAX");
    send(office);
    clerkTypes(office, "通知", "機-01/周知2019", "職員の判断", "取りやめる");
    send(office);
    command(office, "会員への周知を依頼する");
    send(office);
    office.advance("1h");
    const row = office.table("周知").find((each) => each["周知番号"] === "周-2019-会員-機-01");
    expect(row).toMatchObject({ 通知番号: "機-01/周知2019-2" });
    expect(shown(row?.["送付日"])).toBe(day("2018-04-02"));
  });
});

describe("医師会からの連絡", () => {
  test("周知した日、人数、方法が入る", () => {
    tell(office, keyOn(office, "会員周知依頼"), DONE);
    expect(told(office)[0]).toEqual([MEMBERS, day("2018-04-02"), day("2018-04-02"), 120]);
    expect(office.table("周知")[0]).toMatchObject({ 周知の方法: "会報" });
    expect(reply()).toMatchObject({ 状態: "反映済", 状態の理由: `「周知」の ${MEMBERS} に反映しました`, 年度: 2018 });
  });

  test("職員が直した後は、同じ日の連絡がもう一度来ても書き換えない", () => {
    const key = keyOn(office, "会員周知依頼");
    tell(office, key, DONE);
    clerkTypes(office, "周知", MEMBERS, "知らせた人数", "115");
    tell(office, key, DONE);
    office.advance("2h");
    expect(told(office)[0]?.[3]).toBe(115);
    expect(reply(1)).toMatchObject({ 状態: "反映済" });
  });

  test("別の日の連絡は保留になり、「反映する」を選べば改める", () => {
    const key = keyOn(office, "会員周知依頼");
    tell(office, key, DONE);
    tell(office, key, { ...DONE, 行った日: "2018-04-01", 知らせた人数: "130" });
    expect(reply(1)).toMatchObject({ 状態: "保留" });
    expect(String(reply(1)?.["状態の理由"])).toContain(`${MEMBERS} には、すでに周知日（平成30年4月2日）が入っています`);
    clerkTypes(office, "医師会の回答", "医回-2018-0002", "処理", "反映する");
    office.advance("1h");
    expect(told(office)[0]?.slice(2)).toEqual([day("2018-04-01"), 130]);
    expect(reply(1)).toMatchObject({ 状態: "反映済" });
  });

  test.each([
    ["日がない", "", "「行った日」がありません"],
    ["先の日", "2018-05-01", "「行った日」（平成30年5月1日）が、受け付けた日（平成30年4月2日）と合いません"],
    ["前の年の日", "2017-03-31", "「行った日」（平成29年3月31日）"],
  ])("%s連絡は保留になり、職員が日を書いて反映する", (_, on, why) => {
    tell(office, keyOn(office, "会員周知依頼"), { ...DONE, 行った日: on });
    expect(reply()).toMatchObject({ 状態: "保留" });
    expect(String(reply()?.["状態の理由"])).toContain(why);
    clerkTypes(office, "医師会の回答", "医回-2018-0001", "処理", "反映する");
    office.advance("1h");
    expect(reply()).toMatchObject({ 状態: "保留" });
    clerkTypes(office, "医師会の回答", "医回-2018-0001", "行った日", "2018/4/2");
    office.advance("1h");
    expect(told(office)[0]?.[2]).toBe(day("2018-04-02"));
    expect(reply()).toMatchObject({ 状態: "反映済" });
  });

  test("鍵の合わない連絡は保留のままで、取り下げられる", () => {
    tell(office, "0000-0000-0000-0000", DONE);
    office.advance("2h");
    expect(reply()).toMatchObject({ 状態: "保留" });
    clerkTypes(office, "医師会の回答", "医回-2018-0001", "処理", "取り下げる");
    office.advance("1h");
    expect(reply()).toMatchObject({ 状態: "取下げ" });
    expect(told(office)[0]?.[2]).toBe("");
  });

  test("鍵の合わない連絡は、対象を書いて反映できる", () => {
    tell(office, "0000-0000-0000-0000", DONE);
    clerkTypes(office, "医師会の回答", "医回-2018-0001", "対象の指定", "医師会/2018");
    clerkTypes(office, "医師会の回答", "医回-2018-0001", "処理", "反映する");
    office.advance("1h");
    expect(told(office)[0]?.[3]).toBe(120);
  });

  test("依頼していない年度の連絡も、医師会が1つなら記録になる", () => {
    const key = keyOn(office, "会員周知依頼");
    office.services.sheets.clerk.deleteRow("周知", office.services.sheets.model.rowOf("周知", "周知番号", MEMBERS));
    tell(office, key, DONE);
    const row = office.table("周知").find((each) => each["周知番号"] === MEMBERS);
    expect(row).toMatchObject({ 名称: "一般社団法人横須賀市医師会", 通知番号: "", 知らせた人数: 120 });
  });

  test("ほかの種類の連絡は、職員が読むまで保留で待ち、読んだら済みにできる", () => {
    tell(office, keyOn(office, "会員周知依頼"), { 連絡の種類: "写しの内容に誤りがある", 内容: "医院の名前が違います" });
    expect(reply()).toMatchObject({ 状態: "保留", 内容: "医院の名前が違います" });
    expect(String(reply()?.["状態の理由"])).toContain("もとのシートの誤りを直して「写しを更新する」");
    office.advance("2h");
    expect(reply()).toMatchObject({ 状態: "保留" });
    clerkTypes(office, "医師会の回答", "医回-2018-0001", "処理", "反映する");
    office.advance("1h");
    expect(reply()).toMatchObject({ 状態: "反映済", 状態の理由: "職員が確かめました" });
  });
});

test("起こしたことは、通数とともに操作記録に残り、次にすることを言う", () => {
  command(year(office, "2019"), "病院に案内を送る");
  expect(lastMessage(office)).toBe("「研修案内」を3通起こしました。「通知」のメニューで文書を作って送ってください。");
  expect(office.table("操作記録").at(-1)).toMatchObject({ 操作: "病院に案内を送る", 状態: "済", 済んだ件数: 3 });
});
