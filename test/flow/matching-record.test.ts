/** 選定の記録, 選定を検算する and 選定過程 by the menu: what a run leaves, and what tampering with it comes to. */
import { describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { applicant, applicationId, caseId, hosts, instructorId } from "../features/matching/sheets.ts";
import { officeWith, type Books } from "./matching-office.ts";
import { accept, apply, clerkTypes, lastMessage, person, readyOffice } from "./people.ts";

const CLERK = "kakari@example.jp";
const three: Books = { ...hosts(2), applicants: [applicant(1), applicant(2), applicant(3)] };
/** So many days suit everybody that the copy takes two pieces. */
const days = [4, 11, 18, 25].map((day) => `2018-06-${String(day).padStart(2, "0")}`);
const wishes = Object.fromEntries(
  days.flatMap((day, index) => [
    [`wish${index + 1}`, day],
    [`period${index + 1}`, "終日"],
  ]),
);
const crowd: Books = {
  ...hosts(15, { weekly: ["月午前", "月午後"] }),
  applicants: Array.from({ length: 18 }, (_, index) => applicant(index + 1, wishes)),
};

const click = (office: Office, item: string): string => {
  office.click("在宅連携", "マッチング", item);
  return lastMessage(office);
};
const propose = (office: Office): string => click(office, "提案を作る");
const verify = (office: Office): string => click(office, "選定を検算する");
const records = (office: Office) => office.table("選定の記録");
const parts = (office: Office) => office.table("選定の控え");

function proposed(books: Books): Office {
  const office = officeWith(books);
  propose(office);
  return office;
}

function select(office: Office, row: number): void {
  office.services.sheets.clerk.select("選定の記録", `A${row}:A${row}`, CLERK);
}

describe("選定の記録", () => {
  test("提案を作ると、行と同じ実行番号で、記録と控えが残る", () => {
    const office = proposed(three);
    const [run, ...rest] = records(office);
    expect(rest).toEqual([]);
    expect(new Set(office.table("マッチング").map((row) => row["実行番号"]))).toEqual(new Set([run?.["実行番号"]]));
    expect(run).toMatchObject({
      種類: "提案を作る",
      実行者: CLERK,
      対象の申込み: 3,
      提案: 2,
      未成立: 1,
      控えの枚数: 1,
      証明: "あり（実行のときに検算し、合格）",
    });
    expect(parts(office).map((row) => row["控えの番号"])).toEqual([`${String(run?.["実行番号"])}/1`]);
    expect(JSON.stringify(parts(office))).not.toMatch(/見本|例示/);
  });

  test("同じ入力でもう一度実行しても、記録も控えも同じ行のままである", () => {
    const office = proposed(three);
    const before = [records(office), parts(office)];
    propose(office);
    expect([records(office), parts(office)]).toEqual(before);
  });

  test("入力が変われば、別の行になる。組み合わせる申込みがない実行も残る", () => {
    const office = proposed(three);
    for (const n of [1, 2, 3]) clerkTypes(office, "申込者", applicationId(n), "取下げ", "はい");
    propose(office);
    expect(records(office).map((row) => [row["対象の申込み"], row["提案"]])).toEqual([
      [3, 2],
      [0, 0],
    ]);
    expect(verify(office)).toContain("合格：");
  });

  test("指導医を替えた実行も、理由とともに残る", () => {
    const office = proposed(three);
    office.services.sheets.clerk.select("マッチング", "A2:A2", CLERK);
    office.answer({ button: "OK", text: "" }, { button: "OK", text: "医師会の推薦" });
    office.click("在宅連携", "マッチング", "指導医を替える・固定する");
    const [, run] = records(office);
    expect(run).toMatchObject({ 種類: "指導医を替える・固定する", 動かさなかった判断: 1 });
    expect(run?.["職員の判断と理由"]).toBe(`${caseId(1)}　固定　理由：医師会の推薦`);
    expect(verify(office)).toContain("合格：");
  });
});

describe("選定を検算する", () => {
  test("合格なら、日時と検算者と結果が記録に残る", () => {
    const office = proposed(three);
    const message = verify(office);
    expect(message).toContain("申込み3件のうち2件を組んだこの選定より、基準の順によい組合せはありません");
    const [run] = records(office);
    expect(run).toMatchObject({ 検算者: CLERK });
    expect(run?.["検算日時"]).not.toBe("");
    expect(message).toContain(String(run?.["検算の結果"]));
    expect(office.table("操作記録").at(-1)).toMatchObject({ 操作: "マッチング：選定を検算する", 状態: "済" });
  });

  test("申込者、指導医、設定が後からどう変わっても、消えても、合格のままである", () => {
    const office = proposed(three);
    clerkTypes(office, "申込者", applicationId(1), "第1希望日", "2018/7/30");
    clerkTypes(office, "申込者", applicationId(2), "取下げ", "はい");
    clerkTypes(office, "年度委嘱", "委-2018-0001", "年上限", "0");
    clerkTypes(office, "設定", "対象区分の優先順", "値", "その他");
    office.services.sheets.clerk.deleteRow("申込者", 4);
    office.services.sheets.clerk.deleteRow("指導医", 2);
    expect(verify(office)).toContain("合格：");
  });

  test("記録シートで選んだ実行を、ほかでは最も新しい実行を検算する", () => {
    const office = proposed(three);
    office.advance("1d");
    propose(office);
    const ids = records(office).map((row) => String(row["実行番号"]));
    expect(new Set(ids).size).toBe(2);
    expect(verify(office)).toContain(ids[1]);
    select(office, 2);
    const message = verify(office);
    expect(message).toContain(ids[0]);
    expect(message).not.toContain(ids[1]);
    expect(message).toContain("合格：");
  });

  test("控えの1枚を書き換えると、その枚と直し方が出る", () => {
    const office = proposed(crowd);
    expect(parts(office)).toHaveLength(2);
    const second = String(parts(office)[1]?.["控えの番号"]);
    const content = String(parts(office)[1]?.["内容"]);
    clerkTypes(office, "選定の控え", second, "内容", content.replace("0", "1"));
    const message = verify(office);
    expect(message).toContain("不合格：1か所が合いません");
    expect(message).toContain("控えの2枚目/2枚の内容が書き換えられています");
    expect(message).toContain(`場所：「選定の控え」シート 「${second}」`);
    expect(message).toContain("変更履歴");
    expect(records(office)[0]?.["検算の結果"]).toContain("不合格");
  });

  test("控えの1枚を消すと分かり、同じ入力で提案を作り直すと戻って合格する", () => {
    const office = proposed(crowd);
    const before = parts(office);
    office.services.sheets.clerk.deleteRow("選定の控え", 3);
    expect(verify(office)).toContain("控えの2枚目/2枚の行がありません");
    propose(office);
    expect(parts(office)).toEqual(before);
    expect(verify(office)).toContain("合格：");
    clerkTypes(office, "選定の控え", String(before[0]?.["控えの番号"]), "内容", "0");
    expect(verify(office)).toContain("控えの1枚目/2枚の内容が書き換えられています");
    propose(office);
    expect(parts(office)).toEqual(before);
  });

  test("基準の値を書き換えると、どの値が合わないかが出る", () => {
    const office = proposed(three);
    const [run] = records(office);
    const values = String(run?.["基準の値"]).replace("決まる人数：2", "決まる人数：3");
    clerkTypes(office, "選定の記録", String(run?.["実行番号"]), "基準の値", values);
    const message = verify(office);
    expect(message).toContain(
      "記録は「決まる人数：3（大きいほどよい）」ですが、数え直すと「決まる人数：2（大きいほどよい）」です",
    );
    expect(message).toContain("場所：「選定の記録」シート 「基準の値」列");
  });

  test("マッチングの指導医を手で書き換えると、その行が出る", () => {
    const office = proposed(three);
    const [first] = office.table("マッチング");
    const other = first?.["指導医番号"] === instructorId(1) ? instructorId(2) : instructorId(1);
    clerkTypes(office, "マッチング", caseId(1), "指導医番号", other);
    expect(verify(office)).toContain(`場所：「マッチング」シート 「指導医番号」列 「${caseId(1)}」`);
  });

  test("記録がなければ、何をすればよいかを言う", () => {
    const message = verify(officeWith(three));
    expect(message).toContain("検算する選定がありません");
    expect(message).toContain("「マッチング > 提案を作る」を実行すると");
  });
});

describe("選定過程", () => {
  function applied(): Office {
    const office = readyOffice();
    accept(office, { 氏名: "見本 一郎", ふりがな: "みほん いちろう", 医療機関名: "見本在宅クリニック" });
    apply(office, person(1));
    propose(office);
    return office;
  }

  test("事務所アカウントが作ると、控えの指紋、選定理由、受付順との比較が1つの文書になる", () => {
    const office = applied();
    verify(office);
    const message = click(office, "選定過程を作る");
    const [paper, ...rest] = office.letters("帳票");
    const [run] = records(office);
    expect(rest).toEqual([]);
    expect(message).toContain(`https://docs.google.com/document/d/${paper?.id ?? ""}/edit`);
    expect(paper?.name).toContain(`選定過程 2018-04-02 ${String(run?.["実行番号"])}`);
    const { text = "" } = paper ?? {};
    for (const words of [String(run?.["控えの指紋"]), "例示 1号", "見本 一郎", "順：受講は初めて", "受付順", "合格："])
      expect(text).toContain(words);
    expect(text).toContain("個人情報が含まれます");
    expect(office.crashes).toEqual([]);
  });

  test("控えが後から書き換えられていれば、注意が載る", () => {
    const office = applied();
    clerkTypes(office, "選定の控え", String(parts(office)[0]?.["控えの番号"]), "内容", "0");
    click(office, "選定過程を作る");
    expect(office.letters("帳票")[0]?.text).toContain("注意：控えが、記録の指紋と合いません");
  });

  test("記録シートで2行を選ぶと断り、記録がなければ作れないと言う", () => {
    const office = proposed(three);
    office.advance("1d");
    propose(office);
    office.services.sheets.clerk.select("選定の記録", "A2:A3", CLERK);
    expect(click(office, "選定過程を作る")).toContain("1つの実行の行だけを選んでください");
    expect(click(officeWith(three), "選定過程を作る")).toContain("選定の記録がまだありません");
  });
});
