/** Whoever may call a function by name, and is no member of staff, gets nothing: no effect, and not a word of the sheets. */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { tables } from "../../src/tables/index.ts";
import { apply, readyOffice } from "./people.ts";

const ASSOCIATION = "ishikai@example.jp";
const APPLICANT = "taro@example.jp";
const UNLISTED = "stranger@example.jp";
const CLERK = "clerk@example.jp";
const RETIRED = "retired@example.jp";

/** Every function that Google can call by name. */
const ENTRIES = Array.from(
  readFileSync("dist/Code.js", "utf8").matchAll(/^function (\w+)\(\.\.\.args\)/gm),
  (m) => m[1]!,
);
/** The simple trigger builds a menu for whoever opens the workbook. */
const FOR_ALL = ["onOpen"];
const ARGUMENTS = [[], [{}], ["申-2018-0001", { key: "値" }]] as const;

let office: Office;

beforeAll(() => {
  office = readyOffice();
  apply(office, { 氏名: "例示 秘子", ふりがな: "れいじ ひそこ" });
  office.addEditor(UNLISTED).addEditor(RETIRED);
  office.services.sheets.clerk.addRow("職員", { メールアドレス: RETIRED, 氏名: "例示 前任", 役割: "担当", 在職: "" });
  office.services.sheets.clerk.addRow("職員", { メールアドレス: CLERK, 氏名: "例示 次郎", 役割: "担当", 在職: "はい" });
  office.addEditor(CLERK);
  // Makes the clock due, so that a stranger's tick would have something to do.
  office.as(CLERK).click("在宅連携", "受付", "回答を取り込む");
  office.as("office@example.jp");
  office.services.desk.unanswered = ({ buttons }) => ({ button: buttons.includes("YES") ? "YES" : "OK", text: "1" });
});

/** What a call tells its caller: what it returns or throws, and what dialogs show. */
function told(call: () => unknown): string {
  const from = office.dialogs.length;
  let answer: unknown;
  try {
    answer = call();
  } catch (thrown) {
    answer = String(thrown);
  }
  const shown = office.dialogs.slice(from).map((dialog) => `${dialog.title}\n${dialog.text}`);
  return [JSON.stringify(answer ?? ""), ...shown].join("\n");
}

function sheetReads(call: () => void): number {
  const { kernel } = office.services;
  const original = kernel.call.bind(kernel);
  let reads = 0;
  kernel.call = (method, effect) => {
    if (/^Range\.get(Display)?Values?$/.test(method)) reads++;
    return original(method, effect);
  };
  call();
  kernel.call = original;
  return reads;
}

const held = (): string =>
  JSON.stringify([
    tables.map((table) => office.table(table.name)),
    office.files().map((file) => [file.id, file.trashed, file.permissions]),
    office.outbox().length,
  ]);

/** Words of the sheets that no stranger may hear. */
function secrets(): string[] {
  const rows = ["申込者", "指導医", "マッチング", "通知", "操作記録", "要確認"].flatMap((sheet) => office.table(sheet));
  const words = rows.flatMap((row) => Object.values(row).map(String));
  const staff = new Set(office.table("操作記録").map((row) => String(row["操作者"])));
  return [...new Set(words)].filter((word) => /例示|見本|@|046/.test(word) && word.length >= 4 && !staff.has(word));
}

test("名前で呼べる関数を、すべて試している", () => {
  expect(ENTRIES.length).toBeGreaterThanOrEqual(30);
  expect(ENTRIES).toContain("decide");
});

describe.each([
  ["医師会の人", ASSOCIATION, false],
  ["申込者", APPLICANT, false],
  ["職員シートにない編集者", UNLISTED, true],
  ["在職でない前任者", RETIRED, true],
])("%s", (_, person, edits) => {
  test.each(ENTRIES.filter((entry) => !FOR_ALL.includes(entry)))(
    "%s は断られ、何も読まれず、何も変わらない",
    (entry) => {
      const before = held();
      office.as(person);
      for (const args of ARGUMENTS)
        for (const way of ["run", "call"] as const) {
          let words = "";
          const reads = sheetReads(() => (words = told(() => office[way](entry, ...args))));
          for (const secret of secrets().filter((each) => each !== person)) expect(words).not.toContain(secret);
          // 職員 alone, to see that the person is not in it.
          expect(reads).toBeLessThanOrEqual(edits ? 1 : 0);
          expect(words).toMatch(/編集者ではない|職員ではありません|事務所アカウント|が行っています|登録されていません/);
        }
      office.as("office@example.jp");
      expect(held()).toBe(before);
    },
  );
});

test("開いただけの人には、メニューが見えるだけで、表は読まれない", () => {
  office.as(UNLISTED);
  expect(sheetReads(() => office.reload())).toBe(0);
  office.as("office@example.jp");
});

test("職員に載っていれば、事務所アカウントでなくても断られない", () => {
  office.as(CLERK);
  expect(told(() => office.click("在宅連携", "マッチング", "提案を作る"))).toContain("実行番号は");
  office.as("office@example.jp");
});
