/** マッチング > 一人を今組む, by the menu on the real script: yes, no, every refusal, and a fault at every call. */
import { describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { applicant, applicationId, appointment, caseId, hosts, instructorId } from "../features/matching/sheets.ts";
import { officeWith, type Books } from "./matching-office.ts";
import { clerkTypes, lastMessage } from "./people.ts";
import { selectRows } from "./support/keyboard.ts";
import { lastQuestion } from "./support/notices.ts";

/** The nurse suits both instructors, the doctor the first alone. */
const trap: Books = {
  instructors: hosts(2).instructors,
  appointments: [appointment(1), appointment(2, { professions: ["看護師"] })],
  applicants: [applicant(1), applicant(2, { profession: "医師", applicantClass: "勤務医" })],
};

const menu = (office: Office, item: string): unknown => office.click("在宅連携", "マッチング", item);
const register = (office: Office) => office.table("マッチング");
const now = (office: Office, sheet: string, ...keys: string[]): Office => {
  menu(selectRows(office, sheet, keys), "一人を今組む");
  return office;
};

describe("一人を今組む", () => {
  test("申込者の行から、影響を見て「はい」で、採用の付いた提案と記録が残り、決定できる", () => {
    const office = now(officeWith(trap), "申込者", applicationId(1));
    expect(lastQuestion(office)).toContain("今組む指導医：例示 2郎（医-0002）");
    expect(lastQuestion(office)).toContain(`悪くなる人：${applicationId(2)}`);
    expect(lastMessage(office)).toContain(`${applicationId(1)}を、例示 2郎（医-0002）`);
    expect(register(office)).toMatchObject([
      {
        案件番号: caseId(1),
        状態: "提案",
        判断: "採用",
        判断の理由: "一人を今組む（待機31日）",
        指導医番号: instructorId(2),
      },
    ]);
    expect(office.table("選定の記録")).toMatchObject([
      { 種類: "一人を今組む", 職員の判断と理由: `${applicationId(1)}　一人を今組む` },
    ]);
    menu(office, "選定を検算する");
    expect(lastMessage(office)).toContain("合格");
    menu(office, "決定する");
    expect(register(office)).toMatchObject([{ 状態: "決定", 指導医番号: instructorId(2) }]);
    expect(office.crashes).toEqual([]);
  });

  test("提案のある行からでも組め、その行に書く", () => {
    const office = officeWith(trap);
    menu(office, "提案を作る");
    now(office, "マッチング", caseId(2));
    expect(register(office)).toMatchObject([
      { 案件番号: caseId(1), 判断: "" },
      { 案件番号: caseId(2), 状態: "提案", 判断: "採用", 指導医番号: instructorId(1) },
    ]);
    menu(office, "提案を作る");
    expect(register(office)).toMatchObject([
      { 指導医番号: instructorId(2) },
      { 指導医番号: instructorId(1), 判断: "採用" },
    ]);
  });

  test("「いいえ」なら、何も変わらず、記録も残らない", () => {
    const office = officeWith(trap);
    office.answer("NO");
    now(office, "申込者", applicationId(1));
    expect([register(office), office.table("選定の記録"), office.table("操作記録")]).toEqual([[], [], []]);
  });

  test.each<[string, Books, string, string[], string]>([
    ["何も選んでいない", trap, "申込者", [], "対象の行が選ばれていません"],
    ["二人を選んだ", trap, "申込者", [applicationId(1), applicationId(2)], "2行が選ばれています"],
    [
      "選定を待っていない",
      { ...trap, applicants: [applicant(1, { state: "要審査" })] },
      "申込者",
      [applicationId(1)],
      "状態は「要審査」",
    ],
    [
      "組める指導医がいない",
      { applicants: [applicant(1)] },
      "申込者",
      [applicationId(1)],
      "いま組める指導医がいません",
    ],
  ])("%sときは、わけと直し方を言い、何も書かない", (_, books, sheet, keys, message) => {
    const office = officeWith(books);
    if (keys.length === 0) office.services.sheets.clerk.select(sheet, "A1");
    else selectRows(office, sheet, keys);
    menu(office, "一人を今組む");
    expect(lastMessage(office)).toContain(message);
    expect(register(office)).toEqual([]);
  });

  test("確かめている間にほかの人の申込みが変われば、書かずにやり直しを頼む", () => {
    const office = selectRows(officeWith(trap), "申込者", [applicationId(1)]);
    office.services.desk.unanswered = ({ buttons }) => {
      if (buttons.includes("YES")) clerkTypes(office, "申込者", applicationId(2), "取下げ", "はい");
      return { button: buttons.includes("YES") ? "YES" : "OK" };
    };
    menu(office, "一人を今組む");
    expect(lastMessage(office)).toContain("確かめている間に、申込みか案が変わりました");
    expect(register(office)).toEqual([]);
  });
});

test.each([
  ["新しい行に", false],
  ["提案のある行に", true],
])("%s組むとき、どの呼び出しで失敗しても、やり直せば同じになる", (_, proposed) => {
  const ready = (): Office => {
    const office = officeWith(trap);
    if (proposed) menu(office, "提案を作る");
    return selectRows(office.reload(), "申込者", [applicationId(2)]);
  };
  const held = (office: Office): unknown => [
    register(office),
    office.table("選定の記録").map((row) => ({ ...row, 実行日時: "" })),
    office.table("選定の控え"),
    office.table("要確認"),
  ];
  const undisturbed = now(ready(), "申込者", applicationId(2));
  const kinds = ["before", "after", "killed"] as const;
  let points = 0;
  for (let n = 1; ; n++) {
    const office = ready();
    office.failAt(n, kinds[n % kinds.length] ?? "killed");
    try {
      menu(office, "一人を今組む");
    } catch {
      // The run ended there; the person sees Google's own message.
    }
    if (!office.calm()) break;
    points++;
    office.advance("10m");
    now(office, "申込者", applicationId(2));
    expect(held(office), `call ${n}`).toEqual(held(undisturbed));
  }
  expect(points).toBeGreaterThan(20);
});
