/** {{シート.見出し}}: every column that a letter's reader may see can be a word of its template, and no other. */
import { describe, expect, test } from "vitest";
import type { Party } from "../../src/core/table.ts";
import { readerOf } from "../../src/letters/letter.ts";
import { applicants } from "../../src/tables/applicants.ts";
import { cases } from "../../src/tables/cases.ts";
import { appointments, instructors } from "../../src/tables/instructors.ts";
import { payouts } from "../../src/tables/payments.ts";
import { draftedLetter, noticeOf, PAPER_KINDS, letterNamed, USUAL, type Cast } from "./cast.ts";
import { faultOf, madeOf } from "./words.ts";

const CAST: Cast = {
  ...USUAL,
  applicant: { ...USUAL.applicant, avoidedInstructor: "見本 二葉", transport: "車", wish1: "2018-07-02" },
};
const filled = (kind: Parameters<typeof draftedLetter>[0], word: string): string =>
  madeOf(draftedLetter(kind, CAST, { template: `{{${word}}}` })).fields[word]?.value ?? "";
const stopped = (kind: Parameters<typeof draftedLetter>[0], word: string): string =>
  faultOf(draftedLetter(kind, CAST, { template: `{{${word}}}` }));

describe("見せてよい列", () => {
  test.each([
    ["決定連絡票（指導医用）", "申込者.移動手段", "車"],
    ["決定連絡票（指導医用）", "申込者.第1希望日", "平成30年7月2日"],
    ["決定連絡票（受講者用）", "指導医.所在地", "横須賀市見本町2-2"],
    ["受付連絡", "申込者.避けたい指導医", "見本 二葉"],
    ["支払通知", "支払.総額（円）", "20,000円"],
  ] as const)("%s の {{%s}} は、その行の値になる", (kind, word, value) => {
    expect(filled(kind, word)).toBe(value);
  });

  test("空の列は空のまま載り、通知は止まらない", () => {
    expect(filled("決定連絡票（指導医用）", "申込者.都合の悪い日・曜日")).toBe("");
  });
});

describe("見せない列", () => {
  test.each([
    ["決定連絡票（指導医用）", "申込者.避けたい指導医"],
    ["決定連絡票（指導医用）", "避けたい指導医"],
    ["決定連絡票（受講者用）", "指導医.債権者番号"],
    ["決定連絡票（受講者用）", "マッチング.選定理由"],
    ["受講証明書", "マッチング.支払の特例の理由"],
  ] as const)("%s の {{%s}} は、読む人に見せないと言って止まる", (kind, word) => {
    const header = word.split(".").at(-1) ?? "";
    expect(stopped(kind, word)).toMatch(
      new RegExp(
        `^様式の文書にある \\{\\{${word}\\}\\} は、「.+」シートの「${header}」の列です。この通知を読む.+には見せない列`,
      ),
    );
    expect(stopped(kind, word)).toContain("様式の文書から消してください");
  });

  test("決定の前の通知には、決定した相手にだけ見せる列も載らない", () => {
    expect(stopped("受入確認", "申込者.氏名")).toContain("この通知を読む指導医には見せない列");
    expect(filled("受入確認", "申込者.職種")).toBe(USUAL.applicant.profession);
  });

  test("見出しだけで書いた見せてよい列は、書き方を言って止まる", () => {
    expect(stopped("決定連絡票（指導医用）", "都合の悪い日・曜日")).toBe(
      "様式の文書にある {{都合の悪い日・曜日}} は使えない語です。列の値を載せるときは {{申込者.都合の悪い日・曜日}} と書いてください",
    );
  });

  test("この通知が扱わないシートの列は、そう言って止まる", () => {
    expect(stopped("受付連絡", "支払.総額（円）")).toMatch(/見せない列|この通知では使えません/);
  });
});

/** Every column of the rows of a letter about a case, against what is declared. */
test.each(PAPER_KINDS.filter((kind) => letterNamed(kind).about === "case" && kind !== "受入確認"))(
  "%s では、どの列も、宣言で見せてよいときだけ語になる",
  (kind) => {
    const reader = readerOf(letterNamed(kind), noticeOf(kind)) as Party;
    for (const table of [applicants, cases, instructors, appointments, payouts])
      for (const column of Object.values(table.columns) as {
        header: string;
        seenBy?: Partial<Record<Party, string>>;
      }[]) {
        const word = `${table.name}.${column.header}`;
        const held = table !== payouts;
        const open = held && ["all", "own", "asked", "decided"].includes(column.seenBy?.[reader] ?? "");
        expect("draft" in draftedLetter(kind, CAST, { template: `{{${word}}}` }), word).toBe(open);
      }
  },
);
