/** マッチング, 決定 and 検算, disturbed before, at and after every service call. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { applicant, hosts, instructorId, matched } from "../features/matching/sheets.ts";
import { officeWith, type Books } from "./matching-office.ts";
import { kept } from "./support/stages.ts";

const WHY = "所属の都合";
const USER = "kakari@example.jp";
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

const verify = (office: Office): unknown => office.click("在宅連携", "マッチング", "選定を検算する");

type Kept = Awaited<ReturnType<typeof kept>>;
let judged: Kept;
let proposed: Kept;
beforeAll(async () => {
  const office = officeWith(judgedFive);
  judged = await kept(office, { user: USER });
  propose(office);
  proposed = await kept(office, { user: USER });
});
afterAll(() => {
  judged.close();
  proposed.close();
});

const commands: [string, (office: Office) => unknown, () => Promise<Office>][] = [
  ["提案", propose, () => judged.open()],
  ["決定", decide, () => judged.open()],
  ["検算", verify, () => proposed.open()],
];

/** Undisturbed it succeeds: a command that always refused would come to the same rows as well. */
function done(office: Office, act: (office: Office) => unknown): Office {
  act(office);
  expect(office.dialogs.at(-1)?.title).not.toContain("できませんでした");
  return office;
}

/** What must be the same: everything but the log. */
const books = (office: Office): Record<string, unknown>[][] => [
  office.table("マッチング"),
  office.table("申込者"),
  office.table("通知"),
  office.table("要確認"),
  office.table("選定の記録"),
  office.table("選定の控え"),
];

describe.each(["before", "after", "killed"] as const)("どの呼び出しで失敗しても（%s）", (kind) => {
  test.each(commands)("%sをやり直せば、同じ結果になる", async (name, act, opened) => {
    const undisturbed = done(await opened(), act);
    let points = 0;
    for (let n = 1; ; n++) {
      const office = await opened();
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
  ["選定の控えに行を挿し込んで", ({ services: { sheets } }) => sheets.clerk.insertRow("選定の控え", 2)],
  ["通知に行を挿し込んで", ({ services: { sheets } }) => sheets.clerk.insertRow("通知", 2)],
  ["マッチングを絞り込んで", ({ services: { sheets } }) => sheets.clerk.filter("マッチング", "状態", ["提案"])],
])("職員が、どの呼び出しの直前に%sも", (_, disturb) => {
  test.each(commands)("%sの行と値は合っている", async (_name, act, opened) => {
    const undisturbed = done((await opened()).resetCalls(), act);
    const { total } = undisturbed.calls;
    for (let n = 1; n <= total; n++) {
      const office = await opened();
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
