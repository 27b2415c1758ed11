/** 受入確認 (A12) from the outside: the instructor is asked first, says yes, no or nothing, and only a yes is decided. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { reply } from "../../src/forms/index.ts";
import type { Office } from "../../src/workspace/office.ts";
import { clerkTypes, lastMessage } from "./people.ts";
import { answerBy, answerWith, keyIn, lastMail, linkIn, mailsFor, telephoned } from "./support/keyed.ts";
import { selectRows } from "./support/keyboard.ts";
import { daysLater } from "./support/notices.ts";
import { decide as set } from "./support/settings.ts";
import { kept, stages } from "./support/stages.ts";

const [FIRST, SECOND] = ["案-2018-0001-1", "案-2018-0002-1"];
const ASK = "回答書のフォーム";

let office: Office;
let saved: Awaited<ReturnType<typeof kept>>;
beforeAll(async () => {
  const first = await stages({ people: 2 });
  const ready = set(await first.open("judged"), "hostAsk", "する");
  for (const id of [FIRST, SECOND]) clerkTypes(ready, "マッチング", id, "判断", "");
  ready.advance("70m");
  first.close();
  saved = await kept(ready);
});
beforeEach(async () => {
  office = await saved.open();
});
afterAll(() => saved.close());

const row = (id = FIRST): Record<string, unknown> =>
  office.table("マッチング").find((each) => each["案件番号"] === id) ?? {};
const hostOf = (id = FIRST): string => {
  const person = office.table("指導医").find((each) => each["指導医番号"] === row(id)["指導医番号"]);
  return String(person?.["メールアドレス"]);
};
const ask = (ids: readonly string[] = [FIRST]): void =>
  void selectRows(office, "マッチング", ids).click("在宅連携", "マッチング", "受入確認を依頼する");
const propose = (): void => void office.click("在宅連携", "マッチング", "提案を作る");
const decide = (): void => void office.click("在宅連携", "マッチング", "決定する");
const check = (): void => void office.click("在宅連携", "マッチング", "判断を確かめる");
const judge = (id: string, verdict: string): void => clerkTypes(office, "マッチング", id, "判断", verdict);
const answer = (said: "はい" | "いいえ", comment = "", id = FIRST): void => {
  const given = { お答え: said, ...(comment === "" ? {} : { 連絡事項: comment }) };
  answerBy(office, linkIn(office, hostOf(id), ASK), reply, given);
};
const replies = (): unknown[] => office.table("回答").map((each) => [each["状態"], each["種別"], each["対象番号"]]);

describe("依頼すると", () => {
  test("指導医に、氏名も所属も連絡先もないメールが出て、案件は依頼中になる", () => {
    ask();
    expect(row()).toMatchObject({ 状態: "提案", 受入確認: "依頼中" });
    const mail = lastMail(office, hostOf(), "受入れについて");
    expect(mail.body).toContain("職種：医師");
    expect(mail.body).toContain("候補日：平成30年7月2日（月）午前");
    expect(mail.body).toContain("回答の期限：平成30年4月9日");
    const applicant = office.table("申込者")[0] ?? {};
    for (const header of [
      "氏名",
      "ふりがな",
      "所属医療機関名",
      "メールアドレス",
      "日中の電話番号",
      "受付番号",
      "受講目的",
    ])
      expect(`${mail.subject}${mail.body}`).not.toContain(String(applicant[header]).split("\n")[0]);
    expect(mailsFor(office, "p1@example.jp").filter(({ subject }) => subject.includes("受入れ"))).toEqual([]);
    expect(office.crashes).toEqual([]);
  });

  test("行を選ばずにほかのシートから実行すれば、まだ尋ねていないすべてに尋ねる", () => {
    ask([SECOND]);
    office.services.sheets.clerk.select("申込者", "A1");
    office.click("在宅連携", "マッチング", "受入確認を依頼する");
    expect([row(FIRST)["受入確認"], row(SECOND)["受入確認"]]).toEqual(["依頼中", "依頼中"]);
    expect(office.table("通知").filter((each) => each["種類"] === "受入確認")).toHaveLength(2);
    office.click("在宅連携", "マッチング", "受入確認を依頼する");
    expect(lastMessage(office)).toContain("尋ねる提案はありません");
  });

  test("選んだ行がもう依頼中なら、理由を言って尋ねない", () => {
    ask();
    ask();
    expect(lastMessage(office)).toContain(`${FIRST}：すでに依頼しています`);
    expect(office.table("通知").filter((each) => each["種類"] === "受入確認")).toHaveLength(1);
  });

  test("しない設定なら、設定の場所を言って断る", () => {
    set(office, "hostAsk", "しない");
    ask();
    expect(lastMessage(office)).toContain("個別の受入確認をしない設定です");
    expect(lastMessage(office)).toContain("「個別の受入確認」");
    expect(row()["受入確認"]).toBe("");
  });
});

describe("答えが来ると", () => {
  beforeEach(() => ask());

  test("「はい」なら「可」になり、添えた言葉が残り、採用して決定できる", () => {
    answer("はい", "月曜の午前が助かります");
    expect(row()).toMatchObject({ 状態: "提案", 受入確認: "可", 受入確認の連絡事項: "月曜の午前が助かります" });
    expect(replies()).toEqual([["反映済", "受入確認", FIRST]]);
    judge(FIRST, "採用");
    decide();
    expect(row()["状態"]).toBe("決定");
  });

  test("「いいえ」なら見送りになり、申込みは待ちのままで、その指導医とは二度と組まない", () => {
    const host = row()["指導医番号"];
    answer("いいえ", "不在のため");
    expect(row()).toMatchObject({ 状態: "見送り", 受入確認: "否", 受入確認の連絡事項: "不在のため" });
    expect(row()["判断の確認"]).toContain("指導医が受け入れられないと答えたため");
    expect(office.table("申込者")[0]?.["状態"]).toBe("選定待ち");
    // The other half-day of the other instructor goes to whom the rules give it; never again the one who said no.
    for (const id of [FIRST, SECOND]) if (row(id)["状態"] === "提案") judge(id, "");
    propose();
    const again = office.table("マッチング").filter((each) => String(each["案件番号"]).startsWith("案-2018-0001-"));
    expect(again.map((each) => each["状態"])).toHaveLength(2);
    expect(again[1]?.["指導医番号"]).not.toBe(host);
  });

  test("電話の答えを職員が代理入力しても、同じになる", () => {
    const { message } = telephoned(office, reply, `${FIRST}/受入確認`, { お答え: "いいえ" }, "2018/4/2");
    expect(message).toContain("否1件（見送りにしました）");
    expect(row()["状態"]).toBe("見送り");
  });

  test("二度目の答えは、人が認めるまで反映しない", () => {
    const link = linkIn(office, hostOf(), ASK);
    answer("はい");
    answerBy(office, link, reply, { お答え: "いいえ" });
    expect(row()["受入確認"]).toBe("可");
    expect(replies()[1]).toEqual(["保留", "受入確認", "案-2018-0001-1"]);
    const id = String(office.table("回答")[1]?.["回答番号"]);
    clerkTypes(office, "回答", id, "処理", "反映する");
    clerkTypes(office, "回答", id, "対象の指定", `${FIRST}/受入確認`);
    office.advance("70m");
    expect(row()).toMatchObject({ 状態: "見送り", 受入確認: "否" });
    expect(replies()[1]).toEqual(["反映済", "受入確認", FIRST]);
  });

  test("でたらめな鍵の答えは、失わずに人に尋ね、取り下げられる", () => {
    answerWith(office, "AAAA-BBBB-CCCC-DDDD", reply, { お答え: "いいえ" });
    expect(row()["受入確認"]).toBe("依頼中");
    expect(replies()).toEqual([["保留", "", ""]]);
    clerkTypes(office, "回答", String(office.table("回答")[0]?.["回答番号"]), "処理", "取り下げる");
    office.advance("70m");
    expect(replies()[0]).toEqual(["取下げ", "", ""]);
    expect(row()["受入確認"]).toBe("依頼中");
  });
});

describe("答えを待つ間", () => {
  test("次の提案でも組合せは動かず、席も空かない", () => {
    ask();
    const before = row();
    // Whoever comes first by the rules would take this seat otherwise.
    clerkTypes(office, "申込者", "申-2018-0002", "受付日時", "2018/3/1 9:00");
    clerkTypes(office, "指導医", String(row(SECOND)["指導医番号"]), "在任", "");
    propose();
    expect(row()).toMatchObject({ 状態: "提案", 指導医番号: before["指導医番号"], 候補日: before["候補日"] });
    expect(row(SECOND)["状態"]).toBe("未成立");
    expect(row()["判断の確認"]).toContain("受入確認を依頼しています（平成30年4月2日（月））");
    expect(lastMessage(office)).toContain("判断か受入確認のある1件は動かしていません");
  });

  test("尋ねていない案件も、依頼中の案件も決定せず、することを言う", () => {
    ask();
    for (const id of [FIRST, SECOND]) judge(id, "採用");
    decide();
    expect([row(FIRST)["状態"], row(SECOND)["状態"]]).toEqual(["提案", "提案"]);
    const said = lastMessage(office);
    expect(said).toContain(`${FIRST}：まだ決定できません：受入確認を依頼しています`);
    expect(said).toContain(
      `${SECOND}：まだ決定できません：指導医の受入確認がまだです。「マッチング > 受入確認を依頼する」`,
    );
    set(office, "hostAsk", "しない");
    decide();
    expect([row(FIRST)["状態"], row(SECOND)["状態"]]).toEqual(["決定", "決定"]);
  });

  test("期限までに答えがなければ、だれも動かさなくても、判断の確認に出る", () => {
    ask();
    daysLater(office, 7);
    expect(row()["判断の確認"]).not.toContain("受入確認の回答がありません");
    daysLater(office, 1);
    expect(row()["判断の確認"]).toContain(
      "受入確認の回答がありません（平成30年4月2日（月）に依頼、期限は平成30年4月9日（月））",
    );
    check();
    expect(row()["判断の確認"]).toContain("受入確認の回答がありません");
    answer("はい");
    expect(row()["判断の確認"]).toContain("受け入れられると答えました");
  });

  test("別の指導医に変えると、尋ねたことはなくなり、変更先に尋ねてから決定する", () => {
    ask();
    const old = keyIn(linkIn(office, hostOf(), ASK));
    const other = String(row(SECOND)["指導医番号"]);
    judge(SECOND, "見送り");
    for (const id of [FIRST, SECOND]) clerkTypes(office, "マッチング", id, "判断の理由", "都合");
    judge(FIRST, "変更");
    clerkTypes(office, "マッチング", FIRST, "変更先の指導医番号", other);
    check();
    expect(row()).toMatchObject({ 受入確認: "" });
    expect(lastMessage(office)).toContain("受入確認を取りやめた案件が1件あります");
    answerWith(office, old, reply, { お答え: "はい" });
    expect(row()["受入確認"]).toBe("");
    decide();
    expect(row()["状態"]).toBe("提案");
    expect(lastMessage(office)).toContain("変更先の指導医の受入確認がまだです");
    ask();
    expect(row()).toMatchObject({ 受入確認: "依頼中", 指導医番号: other, 鍵の版: 1 });
    answer("はい");
    decide();
    expect(row()).toMatchObject({ 状態: "決定", 指導医番号: other, 受入確認: "可" });
  });

  test("申込みが取り下げられれば、提案は失効し、後の答えは人に尋ねる", () => {
    ask();
    const link = linkIn(office, hostOf(), ASK);
    clerkTypes(office, "申込者", "申-2018-0001", "取下げ", "はい");
    office.click("在宅連携", "受付", "確認と審査を反映する");
    propose();
    expect(row()["状態"]).toBe("失効");
    answerBy(office, link, reply, { お答え: "はい" });
    expect(replies()).toEqual([["保留", "受入確認", "案-2018-0001-1"]]);
    expect(String(office.table("回答")[0]?.["状態の理由"])).toContain("もう提案ではありません");
  });

  test("決定を取り消しても、尋ねたことは決定の通知と間違われない", () => {
    ask();
    answer("はい");
    judge(FIRST, "採用");
    decide();
    office.services.desk.unanswered = ({ kind, buttons }) =>
      kind === "prompt" ? { button: "OK", text: "日程の都合" } : { button: buttons.includes("YES") ? "YES" : "OK" };
    selectRows(office, "マッチング", [FIRST]).click("在宅連携", "マッチング", "決定を取り消す");
    expect(lastMessage(office)).toContain("うち1件は決定の前に戻しました");
    expect(row()).toMatchObject({ 状態: "提案", 受入確認: "可" });
  });

  test("メールのない指導医には紙で待ち、送る前に見送れば、出さない", () => {
    clerkTypes(office, "指導医", String(row()["指導医番号"]), "メールアドレス", "");
    ask();
    const state = (): unknown => office.table("通知").find((each) => each["種類"] === "受入確認")?.["状態"];
    expect(state()).toBe("待ち");
    judge(FIRST, "見送り");
    clerkTypes(office, "マッチング", FIRST, "判断の理由", "都合");
    propose();
    expect([row()["状態"], state()]).toEqual(["見送り", "取消"]);
  });
});
