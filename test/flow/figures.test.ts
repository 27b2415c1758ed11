/** 集計を作る, from the menu of the real bundle: figures recounted from the sheets, years, refusals, faults. */
import { expect, test } from "vitest";
import { followUps } from "../../src/tables/reports.ts";
import { tables } from "../../src/tables/index.ts";
import { indicators, years } from "../../src/tables/years.ts";
import { blankRow } from "../../src/core/table.ts";
import type { FaultKind } from "../../src/workspace/kernel.ts";
import type { Office } from "../../src/workspace/office.ts";
import { wholeYear } from "../features/figures/books.ts";
import { applicant } from "../features/matching/sheets.ts";
import { bookOf, fill, officeWith } from "./matching-office.ts";
import { lastMessage } from "./people.ts";
import { callsOf } from "./support/state.ts";
import { at, stateOf, winterOffice } from "./year-office.ts";

const SHEET = "集計";

/** 15 January 2019, 10:00 in Tokyo, in the middle of 平成30年度. */
function office(): Office {
  const books = wholeYear();
  const opened = officeWith(books, { 実施予定数: "20" });
  fill(opened, followUps, books.followUps);
  fill(opened, indicators, books.indicators);
  return at(opened, "2019-01-15T10:00:00");
}

function make(of: Office, year = ""): Office {
  of.answer({ button: "OK", text: year }).click("在宅連携", "年度", "集計を作る");
  return of;
}

const linesOf = (of: Office): string[] =>
  of.services.sheets.model.view(SHEET, 0).rows.map(({ cells }) =>
    cells
      .map(({ text }) => text)
      .join(" ")
      .trimEnd(),
  );
const chartsOf = (of: Office) => of.services.sheets.model.charts(SHEET);

/** All that is on the sheet and may not differ; the line that tells the time aside. */
function whole(of: Office): unknown {
  const { id: _id, rows, ...view } = of.services.sheets.model.view(SHEET, 0);
  const charts = chartsOf(of).map(({ id: _chart, ...chart }) => chart);
  return { ...view, rows: rows.filter(({ row }) => row !== 2), charts };
}

/** Of a line of the sheet: its label, then its numbers. */
const numbersOf = (of: Office, label: string): number[] => {
  const found = linesOf(of).find((text) => text.startsWith(`${label} `)) ?? "";
  return found.slice(label.length).trim().split(/\s+/).map(Number);
};

test("シートを数え直した数と、集計シートの数と文が合う", () => {
  const of = make(office());
  const HELD = ["決定", "日程確定", "実施済", "報告済", "支払済"];
  const cases = of.table("マッチング").filter((row) => HELD.includes(String(row["状態"])));
  const done = cases.filter((row) => HELD.indexOf(String(row["状態"])) >= 2);
  const counted = of.table("申込者").filter((row) => row["状態"] !== "重複");
  const both = done.filter((row) => row["実施報告書の受理日"] && row["受講報告書の受理日"]);
  expect([counted.length, cases.length, done.length, both.length]).toEqual([25, 17, 12, 10]);
  expect(numbersOf(of, "申込み")).toEqual([counted.length]);
  expect(numbersOf(of, "実施")).toEqual([done.length]);
  expect(numbersOf(of, "報告書（両方）")).toEqual([both.length]);
  const days = cases
    .map((row) => {
      const from = counted.find((each) => each["受付番号"] === row["受付番号"])?.["受付日時"] as Date;
      const midnight = (time: Date): number => Math.floor((time.getTime() + 9 * 3_600_000) / 86_400_000);
      return midnight(row["決定日時"] as Date) - midnight(from);
    })
    .sort((a, b) => a - b);
  expect(numbersOf(of, "日数")).toEqual([days.length, days[8], days[15], days[16]]);
  const doctors = counted.filter((row) => row["職種"] === "医師");
  const ofDoctors = (rows: Record<string, unknown>[]): number =>
    rows.filter((row) => doctors.some((each) => each["受付番号"] === row["受付番号"])).length;
  expect(numbersOf(of, "医師").slice(0, 3)).toEqual([doctors.length, ofDoctors(cases), ofDoctors(done)]);
  expect(linesOf(of)).toContain(
    `平成31年1月15日現在、平成30年度の在宅医同行研修は、申込み${counted.length}件、決定${cases.length}件（68.0％）、実施${done.length}件である。`,
  );
  expect(lastMessage(of)).toContain("「集計」シートに、平成30年度の集計を作りました。平成31年1月15日現在、");
  expect(chartsOf(of)).toHaveLength(11);
});

test("ほかのシートは変わらず、操作記録に氏名は残らない", () => {
  const of = office();
  const kept = tables.filter(({ name }) => name !== "操作記録" && of.services.sheets.model.sheets().includes(name));
  const held = kept.map(({ name }) => JSON.stringify(of.table(name)));
  make(of);
  expect(kept.map(({ name }) => JSON.stringify(of.table(name)))).toEqual(held);
  expect(of.table("操作記録").at(-1)).toMatchObject({ 操作: "集計を作る", 状態: "済" });
  expect(JSON.stringify(of.table("操作記録"))).not.toMatch(/見本|例示/);
  expect(of.outbox()).toEqual([]);
});

interface Panel {
  readonly value: { readonly cards: readonly { readonly title: string; readonly count: number }[] };
}

test("作業パネルと同じ、実施予定数に対する数になる", () => {
  const of = make(winterOffice());
  const card = (of.call("panelCards") as Panel).value.cards.find(({ title }) => title.includes("決定と実施"));
  expect(numbersOf(of, "決定と実施")).toEqual([card?.count]);
});

test.each([
  ["2017", "平成29年度の在宅医同行研修に、申込みはない。"],
  ["平成30年度", "平成30年度の在宅医同行研修は、申込み25件"],
  ["令和元年", "平成31年度の在宅医同行研修に、申込みはない。"],
])("年度を「%s」と答えれば、その年度を集計する", (typed, words) => {
  expect(lastMessage(make(office(), typed))).toContain(words);
});

test("締めた年度の実施予定数は、年度シートの値を使う", () => {
  const of = office();
  fill(of, years, [blankRow(years, { yearId: "年-2017", fiscalYear: 2017, state: "締め済", planned: 7 })]);
  expect(numbersOf(make(of, "2017"), "実施予定数")).toEqual([7]);
  expect(numbersOf(make(of, "2018"), "実施予定数")).toEqual([20]);
});

test("年度と読めない答えは、直し方を言って何も作らない", () => {
  const of = make(office(), "今年");
  expect(lastMessage(of)).toContain("「今年」は年度として読めません");
  expect(lastMessage(of)).toContain("平成30年度、令和元年度、2018 のように");
  expect(of.services.sheets.model.sheets()).not.toContain(SHEET);
  of.answer("CANCEL").click("在宅連携", "年度", "集計を作る");
  expect(of.services.sheets.model.sheets()).not.toContain(SHEET);
});

test("同じ名の別のシートは、書き換えずに断る", () => {
  const of = office();
  bookOf(of).insertSheet(SHEET).getRange("A1").setValue("会議の資料");
  expect(lastMessage(make(of))).toContain("「集計」という名のシートに、ほかの内容が書かれています");
  expect(linesOf(of)).toEqual(["会議の資料"]);
});

test("もう一度作れば同じになり、年度を替えれば前の年度の数は残らない", () => {
  const of = make(office());
  const first = whole(of);
  expect(whole(make(of))).toEqual(first);
  make(of, "2017");
  expect(linesOf(of).join()).not.toContain("平成30年度の在宅医同行研修");
  // Without 実施予定数 and applications the dated series is all that can be drawn.
  expect(chartsOf(of)).toHaveLength(1);
  expect(whole(make(of))).toEqual(first);
});

test("初期設定から受付、選定、決定と進めた事務所の数と合う", () => {
  const of = make(winterOffice());
  const decided = of.table("マッチング").filter((row) => row["状態"] === "決定");
  expect(decided).toHaveLength(2);
  expect(stateOf(of, "申-2018-0003")).toBe("年度内受講済");
  expect(linesOf(of)).toContain(
    "平成30年12月20日現在、平成30年度の在宅医同行研修は、申込み4件、決定2件（50.0％）、実施0件である。",
  );
  expect(linesOf(of)).toContain(
    "在宅療養支援診療所は、平成30年3月1日現在、43診療所（登録）である（出典：平成30年度在宅医同行研修企画書（案））。",
  );
  expect(numbersOf(of, "年度内受講済")).toEqual([1]);
});

/** Calls that change nothing: a chart that is built lies with the run alone. */
const IDLE = /\.(get|is|requireScopes)[A-Z]?\w*$|^EmbeddedChartBuilder\.|\.newChart$|^Ui\./;
const KINDS: readonly FaultKind[] = ["before", "after", "killed"];

test("どの呼び出しで失敗しても、もう一度作れば同じになる", () => {
  const open = (): Office => officeWith({ applicants: [applicant(1)] }, { 実施予定数: "20" }).reload();
  const calm = open();
  const calls = callsOf(calm, () => make(calm));
  const undisturbed = whole(calm);
  let points = 0;
  for (let n = 1; n <= calls.length; n++) {
    if ([calls[n - 1], calls[n - 2]].every((call) => IDLE.test(call ?? ""))) continue;
    const of = open();
    of.failAt(n, KINDS[points++ % KINDS.length]!);
    try {
      make(of);
    } catch {
      // The run ended there; the person sees Google's own message.
    }
    expect(of.calm()).toBe(true);
    make(of);
    expect(whole(of), `call ${n} ${calls[n - 1] ?? ""}`).toEqual(undisturbed);
    expect(of.table("要確認")).toEqual([]);
  }
  expect(points).toBeGreaterThan(30);
});
