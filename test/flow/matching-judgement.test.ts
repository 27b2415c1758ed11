/** マッチング > 指導医を替える・固定する, 受付順と比べる, and what runs say of alternatives and effects, on the real script. */
import { describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import {
  applicant,
  applicationId,
  appointment,
  caseId,
  hosts,
  instructorId,
  matched,
} from "../features/matching/sheets.ts";
import { officeWith, type Books } from "./matching-office.ts";
import { clerkTypes, lastMessage } from "./people.ts";
import { replying, selectRows } from "./support/keyboard.ts";

const WHY = "所属の都合";
const menu = (office: Office, item: string): unknown => office.click("在宅連携", "マッチング", item);
const register = (office: Office) => office.table("マッチング");
const asked = (office: Office): string[] =>
  office.dialogs.filter(({ kind }) => kind === "prompt").map(({ text }) => text);

function override(office: Office, keys: readonly string[], answers: { other: string; why: string }): void {
  selectRows(replying(office, { 指導医番号を書いて: answers.other, こうする理由: answers.why }), "マッチング", keys);
  menu(office, "指導医を替える・固定する");
}

/** The nurse suits both instructors, the doctor the first alone. */
const trap: Books = {
  instructors: hosts(2).instructors,
  appointments: [appointment(1), appointment(2, { professions: ["看護師"] })],
  applicants: [applicant(1), applicant(2, { profession: "医師", applicantClass: "勤務医" })],
};

function proposed(books: Books, changed: Readonly<Record<string, string>> = {}): Office {
  const office = officeWith(books, changed);
  menu(office, "提案を作る");
  return office;
}

describe("指導医を替える・固定する", () => {
  test("影響を見せてから理由を聞き、判断と影響とほかの人の新しい案を書く", () => {
    const office = proposed(trap);
    expect(register(office)[0]).toMatchObject({ 指導医番号: instructorId(2) });
    override(office, [caseId(1)], { other: instructorId(1), why: WHY });
    const [first, second] = asked(office);
    expect(first).toContain("1. 例示 1郎（医-0001）平成30年6月4日（月）午前");
    expect(first).toContain("決まる人数 2→1");
    expect(second).toContain(`悪くなる人：${applicationId(2)}`);
    expect(second).toContain("こうする理由を書いてください");
    expect(register(office)).toMatchObject([
      {
        状態: "提案",
        判断: "変更",
        変更先の指導医番号: instructorId(1),
        判断の理由: WHY,
        判断の確認: "例示 1郎へ変更して決定できます（候補日：平成30年6月4日（月）午前）",
      },
      { 状態: "未成立", 判断: "" },
    ]);
    expect(register(office)[0]?.["判断の影響"]).toContain("基準の値：決まる人数 2→1");
    expect(office.table("操作記録").at(-1)).toMatchObject({ 操作: "マッチング：指導医を替える・固定する", 状態: "済" });
    menu(office, "決定する");
    expect(register(office)[0]).toMatchObject({ 状態: "決定", 指導医番号: instructorId(1) });
    expect(office.crashes).toEqual([]);
  });

  test("番号を空のままにすると固定になり、次の提案でも動かない", () => {
    const office = proposed({ ...hosts(2), applicants: [applicant(1), applicant(2)] });
    override(office, [caseId(2)], { other: "", why: WHY });
    expect(register(office)[1]).toMatchObject({
      判断: "固定",
      判断の理由: WHY,
      判断の影響: "ほかの人は変わりません\n基準の値は変わりません",
    });
    const before = register(office);
    menu(office, "提案を作る");
    expect(register(office).map((row) => row["指導医番号"])).toEqual(before.map((row) => row["指導医番号"]));
  });

  test.each([
    ["番号を閉じれば", { other: "CLOSE", why: WHY }],
    ["理由を閉じれば", { other: instructorId(1), why: "CLOSE" }],
  ])("%s、何も変わらず、記録も残らない", (_, answers) => {
    const office = proposed(trap);
    const before = [register(office), office.table("操作記録"), office.table("選定の記録")];
    selectRows(office, "マッチング", [caseId(1)]);
    office.services.desk.unanswered = ({ text }) => {
      const reply = text.includes("こうする理由") ? answers.why : answers.other;
      return reply === "CLOSE" ? { button: "CLOSE" } : { button: "OK", text: reply };
    };
    menu(office, "指導医を替える・固定する");
    expect([register(office), office.table("操作記録"), office.table("選定の記録")]).toEqual(before);
  });

  test.each([
    ["理由が空なら", [caseId(1)], { other: instructorId(1), why: " " }, "理由が書かれていません"],
    ["理由が長すぎれば", [caseId(1)], { other: "", why: "理".repeat(501) }, "理由が長すぎます（501字）"],
    [
      "組めない指導医なら",
      [caseId(2)],
      { other: instructorId(2), why: WHY },
      "例示 2郎との組合せはできません（職種対象外）",
    ],
    ["二行選べば", [caseId(1), caseId(2)], { other: "", why: WHY }, "2行が選ばれています"],
  ])("%s、わけを言い、何も変えない", (_, keys, answers, message) => {
    const office = proposed(trap);
    const before = register(office);
    override(office, keys, answers);
    expect(lastMessage(office)).toContain(message);
    expect(register(office)).toEqual(before);
  });

  test("確かめている間にほかの人の申込みが変われば、書かずにやり直しを頼む", () => {
    const office = proposed(trap);
    selectRows(office, "マッチング", [caseId(1)]);
    office.services.desk.unanswered = ({ text }) => {
      if (text.includes("こうする理由")) clerkTypes(office, "申込者", applicationId(2), "取下げ", "はい");
      return { button: "OK", text: text.includes("こうする理由") ? WHY : instructorId(1) };
    };
    menu(office, "指導医を替える・固定する");
    expect(lastMessage(office)).toContain("確かめている間に、申込みか案が変わりました");
    expect(register(office)[0]).toMatchObject({ 判断: "", 判断の影響: "" });
  });
});

describe("提案と確認の列", () => {
  test("提案には次の候補と費用が、判断には影響が書かれる", () => {
    const office = proposed(trap);
    const [first, second] = register(office);
    expect(first?.["ほかの候補"]).toContain(`悪くなる人：${applicationId(2)}`);
    expect(second?.["ほかの候補"]).toBe("決定済みと判断済みの枠を除くと、ほかに組める指導医はいません");
    clerkTypes(office, "マッチング", caseId(1), "判断", "見送り");
    clerkTypes(office, "マッチング", caseId(1), "判断の理由", WHY);
    menu(office, "判断を確かめる");
    expect(register(office)[0]?.["判断の影響"]).toContain("この申込み：例示 2郎 平成30年6月4日（月）午前 → 組合せなし");
    clerkTypes(office, "マッチング", caseId(1), "判断", "");
    menu(office, "判断を確かめる");
    expect(register(office)[0]).toMatchObject({ 判断の影響: "", 判断の確認: "" });
  });

  test("留保を設定すると、ほかの区分の人は残りの枠までになる", () => {
    const books = { ...hosts(2, { yearLimit: 1 }), applicants: [applicant(1), applicant(2)] };
    const kept = { "留保の割合（%）": "50", 留保の期限: "2018/9/30" };
    expect(register(proposed(books)).map((row) => row["状態"])).toEqual(["提案", "提案"]);
    expect(register(proposed(books, kept)).map((row) => row["状態"])).toEqual(["提案", "未成立"]);
    const over = { ...kept, 留保の期限: "2018/5/31" };
    expect(register(proposed(books, over)).map((row) => row["状態"])).toEqual(["提案", "提案"]);
  });

  test("重みを変えると、組合せが変わる", () => {
    const books: Books = {
      ...hosts(2),
      instructors: hosts(2).instructors.map((row, index) => ({ ...row, block: index === 0 ? "東" : "西南" })),
      appointments: [appointment(1, { themes: ["小児"] }), appointment(2, { themes: ["緩和"] })],
      applicants: [applicant(1, { themes: ["小児"], blocks: ["西南"] })],
    };
    const weights = "希望順位はふつう、テーマは重い、ブロックは軽い、移動は軽い、希望指導医は重い";
    expect(register(proposed(books))[0]).toMatchObject({ 指導医番号: instructorId(2) });
    expect(register(proposed(books, { 希望の重み: weights }))[0]).toMatchObject({ 指導医番号: instructorId(1) });
  });
});

describe("受付順と比べる", () => {
  test("決まりごとの値を並べ、組めなくなる人を言い、何も書き換えない", () => {
    const office = officeWith({ ...trap, cases: [matched(9, 2, { state: "決定", day: "2018-06-11" })] });
    const before = register(office);
    menu(office, "受付順と比べる");
    expect(lastMessage(office)).toContain("決まる人数：いまの順 2、受付順 1");
    expect(lastMessage(office)).toContain(`受付順では組めない申込み（1件）：\n${applicationId(2)}`);
    expect(register(office)).toEqual(before);
    expect(office.table("操作記録").at(-1)).toMatchObject({ 操作: "マッチング：受付順と比べる", 状態: "済" });
  });
});
