/** 受付 > 訂正を記録する, 同意の撤回: overtyped answers are found, recorded once, and told to the letters. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { apply, clerkTypes, lastMessage } from "./people.ts";
import { replying, seen, selectRows } from "./support/keyboard.ts";
import { applicant, stages, type Opener } from "./support/stages.ts";

const WHY = "本人から電話";
const FIRST = "申-2018-0001";
const CASE = "案-2018-0001-1";

let open: Opener;
let close: () => void;
beforeAll(async () => {
  ({ open, close } = await stages({ people: 2 }));
});
afterAll(() => close());

function record(office: Office, reason = WHY): Office {
  replying(office, { 訂正の理由を書いて: reason }).click("在宅連携", "受付", "訂正を記録する");
  return office;
}
const mail = (office: Office): unknown => office.click("在宅連携", "通知", "文書を作ってメールで送る");
const overtype = (office: Office, column: string, text: string): void =>
  clerkTypes(office, "申込者", FIRST, column, text);
const recorded = (office: Office): unknown[][] =>
  office.table("訂正履歴").map((row) => [row["番号"], row["列"], row["旧"], row["新"]]);
const staleOf = (office: Office): Record<string, unknown> =>
  Object.fromEntries(office.table("通知").map((row) => [String(row["通知番号"]), row["要再発行"]]));

describe("訂正を記録する", () => {
  test("取り込んだ申込みと承諾は、すぐに原本になっている", async () => {
    const office = await open("applied");
    const ids = office.table("原本").map((row) => String(row["原本番号"]));
    expect(ids).toEqual(
      expect.arrayContaining([`申込者/${FIRST}`, "申込者/申-2018-0002", "年度委嘱/委-2018-医-0001", "指導医/医-0001"]),
    );
    expect(new Set(ids).size).toBe(ids.length);
    record(office);
    expect(lastMessage(office)).toContain("新しい訂正はありません");
    expect(office.table("訂正履歴")).toEqual([]);
  });

  test("直した欄ごとに、旧、新、記録者、理由が残る", async () => {
    const office = await open("applied");
    overtype(office, "氏名", "例示 花子");
    overtype(office, "第1希望日", "2018/7/9");
    clerkTypes(office, "年度委嘱", "委-2018-医-0001", "年上限", "3");
    record(office);
    const asked = office.dialogs.filter(({ kind }) => kind === "prompt").at(-1)?.text;
    expect(asked).toContain(`申込者 ${FIRST}「氏名」　例示 1号 → 例示 花子`);
    expect(recorded(office)).toEqual([
      [FIRST, "氏名", "例示 1号", "例示 花子"],
      [FIRST, "第1希望日", "2018-07-02", "2018-07-09"],
      ["委-2018-医-0001", "年上限", expect.any(String), "3"],
    ]);
    expect(office.table("訂正履歴")[0]).toMatchObject({
      記録者: "office@example.jp",
      理由: WHY,
      シート: "申込者",
      訂正した人: "",
    });
    expect(lastMessage(office)).toContain("3件の訂正を「訂正履歴」に記録しました");
    record(office);
    expect(office.table("訂正履歴")).toHaveLength(3);
    expect(office.crashes).toEqual([]);
  });

  test("理由を聞いたときに閉じれば、記録しない", async () => {
    const office = await open("applied");
    overtype(office, "氏名", "例示 花子");
    office.answer("CANCEL").click("在宅連携", "受付", "訂正を記録する");
    expect(office.table("訂正履歴")).toEqual([]);
  });

  test("読めない欄は、場所と直し方を言い、ほかの訂正だけを記録する", async () => {
    const office = await open("applied");
    overtype(office, "第1希望日", "七月ごろ");
    overtype(office, "診療科", "総合診療科");
    record(office);
    expect(recorded(office)).toEqual([[FIRST, "診療科", expect.any(String), "総合診療科"]]);
    expect(lastMessage(office)).toContain("「七月ごろ」は読めません");
    expect(lastMessage(office)).toContain("「申込者」シート 2行目 「第1希望日」列");
    overtype(office, "第1希望日", "2018/7/9");
    record(office);
    expect(recorded(office).at(-1)).toEqual([FIRST, "第1希望日", "2018-07-02", "2018-07-09"]);
  });

  test("消された行は、一度だけ名前を残す", async () => {
    const office = await open("applied");
    office.services.sheets.clerk.deleteRow("申込者", 2);
    record(office);
    record(office);
    expect(recorded(office)).toEqual([[FIRST, "（行の削除）", "例示 1号", ""]]);
  });

  test("聞いている間の訂正は、理由なしで記録し、もう一度で理由を書ける", async () => {
    const office = await open("applied");
    overtype(office, "氏名", "例示 花子");
    const meanwhile = (): void => overtype(office, "ふりがな", "れいじ はなこ");
    office.answer({ button: "OK", text: WHY, meanwhile }).click("在宅連携", "受付", "訂正を記録する");
    expect(office.table("訂正履歴").map((row) => row["理由"])).toEqual([WHY, ""]);
    expect(lastMessage(office)).toContain("うち1件は、理由をうかがった後に見つかりました");
  });
});

describe("時計の見回り", () => {
  test("訂正を理由なしで記録し、後から職員が理由を書ける", async () => {
    const office = await open("applied");
    overtype(office, "氏名", "例示 花子");
    office.advance("61m");
    expect(office.table("訂正履歴")).toMatchObject([{ 列: "氏名", 記録者: "時計", 理由: "" }]);
    expect(office.table("操作記録").filter((row) => row["操作"] === "訂正の見回り")).toHaveLength(1);
    record(office);
    expect(office.table("訂正履歴")).toMatchObject([{ 列: "氏名", 記録者: "office@example.jp", 理由: WHY }]);
    expect(lastMessage(office)).toContain("時計が記録した1件の訂正に、理由を書きました");
  });

  test("何もなければ、記録を残さない", async () => {
    const office = await open("decided");
    const before = office.table("操作記録").length;
    office.advance("5h");
    expect(office.table("操作記録")).toHaveLength(before);
    expect(office.table("訂正履歴")).toEqual([]);
  });

  test("読めない欄があっても、止まらずに、ほかを記録する", async () => {
    const office = await open("applied");
    overtype(office, "第1希望日", "七月ごろ");
    clerkTypes(office, "申込者", "申-2018-0002", "氏名", "例示 花子");
    office.advance("61m");
    expect(recorded(office)).toEqual([["申-2018-0002", "氏名", "例示 2号", "例示 花子"]]);
    expect(office.crashes).toEqual([]);
  });

  test("後から届いた申込みも原本になる", async () => {
    const office = await open("decided");
    apply(office, applicant(7), { event: "lost" });
    office.advance("61m");
    const added = office.table("申込者").at(-1)?.["受付番号"];
    expect(office.table("原本").map((row) => row["原本番号"])).toContain(`申込者/${String(added)}`);
  });
});

describe("作った通知への影響", () => {
  test("言葉の変わった通知に要再発行が載り、訂正履歴に通知の番号が残り、元に戻せば消える", async () => {
    const office = await open("decided");
    mail(office);
    const phone = String(seen(office, "申込者")[FIRST]?.["日中の電話番号"]);
    overtype(office, "日中の電話番号", "046-999-0000");
    record(office);
    expect(staleOf(office)).toMatchObject({
      [`${CASE}/受講者`]: "",
      [`${CASE}/指導医`]: expect.stringContaining("受講者の電話") as string,
    });
    expect(office.table("訂正履歴")).toMatchObject([{ 影響: `${CASE}/指導医` }]);
    expect(lastMessage(office)).toContain("作った後に内容が変わった通知が1通あります");
    overtype(office, "日中の電話番号", phone);
    office.advance("61m");
    expect(staleOf(office)[`${CASE}/指導医`]).toBe("");
    expect(office.table("訂正履歴")).toHaveLength(2);
  });

  test("作っていない通知は、直した内容で作られる", async () => {
    const office = await open("decided");
    overtype(office, "日中の電話番号", "046-999-0000");
    record(office);
    expect(office.table("訂正履歴")).toMatchObject([{ 影響: "" }]);
    mail(office);
    expect(office.letters().some((letter) => letter.text.includes("046-999-0000"))).toBe(true);
    office.advance("61m");
    expect(Object.values(staleOf(office)).join("")).toBe("");
  });

  test("決裁に回した通知は、決定案に戻る", async () => {
    const office = await open("judged");
    clerkTypes(office, "設定", "決裁をとる通知", "値", "決定");
    office.click("在宅連携", "マッチング", "決定する");
    office.click("在宅連携", "決裁", "決裁に回す");
    const approvals = () =>
      office.table("通知").flatMap((row) => (String(row["対象番号"]) === CASE ? [row["決裁"]] : []));
    expect(approvals()).toEqual(["決裁待ち", "決裁待ち"]);
    overtype(office, "日中の電話番号", "046-999-0000");
    office.advance("61m");
    expect(approvals()).toEqual(["決裁待ち", "決定案"]);
    expect(recorded(office)).toHaveLength(1);
  });
});

describe("同意の撤回", () => {
  const withdraw = (office: Office, on: string): Office => {
    selectRows(replying(office, { 撤回の申出があった日: on }), "申込者", [FIRST]);
    office.click("在宅連携", "受付", "同意の撤回");
    return office;
  };
  const dayOf = (office: Office): string => {
    const value = seen(office, "申込者")[FIRST]?.["同意の撤回日"];
    return value instanceof Date ? new Date(value.getTime() + 9 * 3_600_000).toISOString().slice(0, 10) : String(value);
  };

  test("撤回日が残り、申込みは続き、ほかの行は変わらない", async () => {
    const office = await open("applied");
    const before = seen(office, "申込者", ["同意の撤回日"]);
    withdraw(office, "2018/4/1");
    expect(dayOf(office)).toBe("2018-04-01");
    expect(seen(office, "申込者", ["同意の撤回日"])).toEqual(before);
    expect(seen(office, "申込者")["申-2018-0002"]?.["同意の撤回日"]).toBe("");
    expect(lastMessage(office)).toContain("医師会には、これから先、この行を見せません");
    expect(office.table("操作記録").at(-1)).toMatchObject({ 操作: "同意の撤回", 状態: "済" });
    expect(office.click("在宅連携", "マッチング", "提案を作る")).toBeUndefined();
    expect(office.table("マッチング").some((row) => row["受付番号"] === FIRST && row["状態"] === "提案")).toBe(true);
  });

  test("誤った記録は「なし」で消せる", async () => {
    const office = withdraw(withdraw(await open("applied"), "2018/4/1"), "なし");
    expect(dayOf(office)).toBe("");
  });

  test("まだ来ていない日は断る", async () => {
    const office = withdraw(await open("applied"), "2030/4/1");
    expect(lastMessage(office)).toContain("まだ来ていない日です");
    expect(dayOf(office)).toBe("");
  });

  test("ほかのシートでは、どこで選ぶかを言う", async () => {
    const office = selectRows(await open("judged"), "マッチング", [CASE]);
    office.click("在宅連携", "受付", "同意の撤回");
    expect(lastMessage(office)).toContain("「申込者」シートで、対象の行");
  });
});
