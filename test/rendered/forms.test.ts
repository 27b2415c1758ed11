/** 様式 on paper: both sides of one sheet, nothing torn, and room for a pen. */
import { describe, expect, test } from "vitest";
import { formPapers } from "../../src/papers/forms.ts";
import type { PaperSources } from "../../src/papers/paper.ts";
import { makePaper } from "../../src/platform/papers.ts";
import { findConverter } from "../../src/workspace/pdf.ts";
import { office } from "../features/intake/samples.ts";
import { openPress } from "../platform/press.ts";
import { pagesOf } from "./letters.ts";

const MM = 72 / 25.4;
const converter = findConverter();
if (!converter) throw new Error("LibreOffice is needed: npm run tools");
const press = openPress(converter);

const [applicationPaper, acceptancePaper] = formPapers;
if (!applicationPaper || !acceptancePaper) throw new Error("no form papers");

describe.each([
  [applicationPaper, ["申込者について", "所属について"], ["研修の希望", "希望日", "確認と同意", "申込者の署名"]],
  [acceptancePaper, ["指導医について", "受入れの条件"], ["受入可能日", "確認", "指導医の署名"]],
] as const)("様式 %#", (declaration, front, back) => {
  const ordered = {
    order: { paper: declaration.kind, keys: [] },
    today: "2018-04-02",
    at: "2018-04-02 09:00:00",
    user: "",
  };
  const paper = declaration.build({ settings: office } as PaperSources, ordered);
  const pages = pagesOf(press.pdf(press.run(() => makePaper(paper, press.folder, paper.name, false)) ?? ""));
  const wordsOn = (page: number): string => pages[page]?.words.map(({ text }) => text).join("") ?? "";

  test("A4の表と裏の2枚に納まり、どの節も始めた面で終わる", () => {
    expect(pages).toHaveLength(2);
    for (const page of pages) expect([page.width / MM, page.height / MM].map(Math.round)).toEqual([210, 297]);
    for (const name of front)
      expect([wordsOn(0).includes(name), wordsOn(1).includes(name)], name).toEqual([true, false]);
    for (const name of back) expect(wordsOn(1), name).toContain(name);
  });

  test("文字は、用紙の余白の内にある", () => {
    for (const page of pages)
      for (const word of page.words) {
        expect(word.xMin).toBeGreaterThan(14 * MM);
        expect(word.xMax).toBeLessThan(196 * MM);
        expect(word.yMax).toBeLessThan(288 * MM);
      }
  });
});
