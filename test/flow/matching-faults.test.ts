/** マッチング and 決定, disturbed before, at and after every service call. */
import { describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { applicant, hosts, instructorId, matched } from "../features/matching/sheets.ts";
import { officeWith, type Books } from "./matching-office.ts";

const WHY = "所属の都合";
const propose = (office: Office): unknown => office.click("在宅連携", "マッチング", "提案を作る");
const decide = (office: Office): unknown => office.click("在宅連携", "マッチング", "決定する");

/** Five applications, four of which staff have judged. */
const judgedFive: Books = {
  ...hosts(4),
  applicants: [1, 2, 3, 4, 5].map((n) => applicant(n)),
  cases: [
    matched(1, 1, { verdict: "採用" }),
    matched(2, 2, { verdict: "変更", otherInstructor: instructorId(3), verdictReason: WHY }),
    matched(3, 2, { verdict: "見送り", verdictReason: WHY }),
    matched(4, 4, { verdict: "固定", verdictReason: WHY }),
  ],
};

const commands = [
  ["提案", propose],
  ["決定", decide],
] as const;

/** What must be the same: everything but the log. */
const books = (office: Office): Record<string, unknown>[][] => [
  office.table("マッチング"),
  office.table("申込者"),
  office.table("通知"),
  office.table("要確認"),
];

describe.each(["before", "after", "killed"] as const)("どの呼び出しで失敗しても（%s）", (kind) => {
  test.each(commands)("%sをやり直せば、同じ結果になる", (name, act) => {
    const undisturbed = officeWith(judgedFive);
    act(undisturbed);
    let points = 0;
    for (let n = 1; ; n++) {
      const office = officeWith(judgedFive).reload();
      office.failAt(n, kind);
      try {
        act(office);
      } catch {
        // The run ended there; the person sees Google's own message.
      }
      if (!office.calm()) break;
      points++;
      office.advance("10m");
      act(office);
      expect(timeless(books(office)), `call ${n}`).toEqual(timeless(books(undisturbed)));
    }
    console.log(`${name}, ${kind}: ${points} points tried`);
    expect(points).toBeGreaterThan(20);
  });
});

type Disturb = (office: Office) => void;

describe.each<[string, Disturb]>([
  ["マッチングを並べ替えて", ({ services: { sheets } }) => sheets.clerk.sortBy("マッチング", "案件番号", false)],
  ["申込者を並べ替えて", ({ services: { sheets } }) => sheets.clerk.sortBy("申込者", "受付番号", false)],
  ["マッチングに行を挿し込んで", ({ services: { sheets } }) => sheets.clerk.insertRow("マッチング", 2)],
  ["通知に行を挿し込んで", ({ services: { sheets } }) => sheets.clerk.insertRow("通知", 2)],
  ["マッチングを絞り込んで", ({ services: { sheets } }) => sheets.clerk.filter("マッチング", "状態", ["提案"])],
])("職員が、どの呼び出しの直前に%sも", (_, disturb) => {
  test.each(commands)("%sの行と値は合っている", (_name, act) => {
    const undisturbed = officeWith(judgedFive).reload().resetCalls();
    act(undisturbed);
    const { total } = undisturbed.calls;
    for (let n = 1; n <= total; n++) {
      const office = officeWith(judgedFive).reload();
      office.at(n, () => disturb(office));
      act(office);
      expect(byKey(books(office)), `call ${n}`).toEqual(byKey(books(undisturbed)));
    }
    expect(total).toBeGreaterThan(20);
  });
});

/** Rows in the order of their keys: where they stand is the clerk's affair. */
function byKey(tables: Record<string, unknown>[][]): unknown {
  const key = (row: Record<string, unknown>): string => String(Object.values(row)[0]);
  const sorted = tables.map((rows) => [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1)));
  return timeless(sorted);
}

/** The day of the decision is compared, its time is not. */
function timeless(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, part: unknown) => (typeof part === "string" ? part.replace(/T\d\d:\d\d.*Z$/, "") : part)),
  );
}
