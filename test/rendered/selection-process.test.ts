/** 選定過程 as it lies before whoever decides: a run of twenty with the longest names, on A4 landscape. */
import { expect, test } from "vitest";
import { MARGINS } from "../../src/core/paper.ts";
import { recordOf } from "../../src/features/matching/record.rules.ts";
import { selectionProcess } from "../../src/papers/selection-process.ts";
import { makePaper } from "../../src/platform/papers.ts";
import { findConverter } from "../../src/workspace/pdf.ts";
import { applicant, applicationId, hosts, propose, written } from "../features/matching/sheets.ts";
import { ordered, shelfOf } from "../papers/shelf.ts";
import { openPress } from "../platform/press.ts";
import { LONG, pagesOf, type Page } from "./letters.ts";

const MM = 72 / 25.4;
const converter = findConverter();
if (!converter) throw new Error("LibreOffice is needed: npm run tools");
const press = openPress(converter);

const receiving = hosts(8, { yearLimit: 2 });
const sheets = {
  ...receiving,
  instructors: receiving.instructors.map((row) => ({
    ...row,
    name: LONG.instructor,
    facility: `${row.facility}${LONG.instructorFacility}`,
  })),
  applicants: Array.from({ length: 20 }, (_, index) =>
    applicant(index + 1, {
      name: LONG.name,
      facility: `${LONG.facility}${index + 1}`,
      wish1: ["2018-06-04", "2018-06-11", "2018-06-18"][index % 3]!,
      period1: "終日",
      themes: ["看取り", "小児"],
    }),
  ),
};
const plan = propose(sheets);
const { run, parts } = recordOf({ mode: "提案を作る", ...plan }, "2018-06-01 10:00:00", "kakari@example.jp");
const paper = selectionProcess.build(
  { ...shelfOf([]), ...sheets, cases: written([], plan), runs: [run], runParts: parts },
  ordered("選定過程", [run.runId]),
);
const pdf = press.pdf(press.run(() => makePaper(paper, press.folder, paper.name, false)) ?? "");
const pages = pagesOf(pdf);
const joined = (page: Page): string => page.words.map(({ text }) => text).join("");

test("横のA4で、白紙のページも、紙からはみ出す文字もない", () => {
  expect(pages.length).toBeGreaterThan(3);
  for (const page of pages) {
    expect([page.width / MM, page.height / MM].map(Math.round)).toEqual([297, 210]);
    expect(page.words.length).toBeGreaterThan(10);
    for (const word of page.words) {
      expect(word.xMin / MM).toBeGreaterThan(MARGINS.left - 1);
      expect(word.xMax / MM).toBeLessThan(297 - MARGINS.right + 1);
      expect(word.yMax / MM).toBeLessThan(210 - 5);
    }
  }
});

test("どの申込みも、組合せか未成立の表に一度ずつ載り、控えの指紋は1行で読める", () => {
  const first = pages.flatMap(({ words }) => words.filter(({ xMin }) => xMin / MM < MARGINS.left + 20));
  const listed = first.map(({ text }) => text).filter((text) => /^申-2018-\d{4}$/.test(text));
  expect([...listed].sort()).toEqual(sheets.applicants.map((_, index) => applicationId(index + 1)));
  expect(run.unmatched).toBeGreaterThan(0);
  expect(pages.some(({ words }) => words.some(({ text }) => text === run.fingerprint))).toBe(true);
  expect(joined(pages.at(-1)!)).toContain("個人情報が含まれます");
});
