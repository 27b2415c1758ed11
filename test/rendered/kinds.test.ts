/** Every kind of letter on paper: one page of A4, every name whole, and blank lines only where a letter has them. */
import { describe, expect, test } from "vitest";
import { settings } from "../../src/settings.ts";
import type { LetterKind } from "../../src/tables/notices.ts";
import { LINK, LONG, LONGEST, PAPER_KINDS, USUAL, type Changed } from "../letters/cast.ts";
import { printed, type Wanted } from "./kinds.ts";
import { pagesOf, type Page } from "./letters.ts";

const MM = 72 / 25.4;
/** The fullest letter: signed by two, and issued again. */
const FULLEST: Changed = {
  issue: { reissuedOn: "2018-12-20" },
  settings: { [settings.jointKinds.name]: "決定、不決定、変更・取消、証明" },
};

const wanted: readonly Wanted[] = PAPER_KINDS.flatMap((kind) => [
  { kind, cast: USUAL },
  { kind, cast: LONGEST, changed: FULLEST },
]);
const made = printed(wanted).map(({ pdf, text }) => ({ text, pages: pagesOf(pdf) }));
const madeOf = (kind: LetterKind, long: boolean) => {
  const found = made[2 * PAPER_KINDS.indexOf(kind) + Number(long)];
  if (!found) throw new Error(`no letter ${kind}`);
  return found;
};

const joined = (page: Page | undefined): string => (page?.words ?? []).map((word) => word.text).join("");
const bare = (text: string): string => text.replace(/[\s　]/g, "");

describe.each(PAPER_KINDS.map((kind) => [kind]))("%s", (kind) => {
  test("最も長い名前、連名、再交付でも、A4の1枚に余白を残して収まる", () => {
    for (const long of [false, true]) {
      const { pages } = madeOf(kind, long);
      expect(pages).toHaveLength(1);
      const [page] = pages;
      expect([page?.width ?? 0, page?.height ?? 0].map((length) => Math.round(length / MM))).toEqual([210, 297]);
      expect(page?.words.length).toBeGreaterThan(20);
      for (const word of page?.words ?? []) {
        expect(word.xMin).toBeGreaterThan(15 * MM);
        expect(word.xMax).toBeLessThan((page?.width ?? 0) - 15 * MM);
        expect(word.yMax).toBeLessThan((page?.height ?? 0) - 10 * MM);
      }
    }
  });

  test("宛先の名前は欠けず、様が付き、役職がなくても空の行はない", () => {
    const to = kind.includes("指導医用")
      ? [LONG.instructorFacility, LONG.instructorTitle, `${LONG.instructor}　様`]
      : [LONG.facility, LONG.department, `${LONG.name}　様`];
    for (const part of to) expect(joined(madeOf(kind, true).pages[0])).toContain(bare(part));
    const lines = madeOf(kind, false).text.trimEnd().split("\n");
    const blank = lines.flatMap((line, index) => (line.trim() === "" ? [index] : []));
    expect(blank).toHaveLength(1);
    expect(lines[(blank[0] ?? 0) - 1]).toMatch(/　様$/);
    expect(lines.join("")).not.toMatch(/[{}]/);
  });

  test("欄の行は、段落として同じ字下げで並ぶ", () => {
    const page = madeOf(kind, true).pages[0];
    const left = (start: string): number =>
      Math.min(...(page?.words ?? []).filter((word) => word.text.startsWith(start)).map((word) => word.xMin));
    const to = kind.includes("指導医用") ? ["〒238-0001", "医療法人社団"] : ["〒238-0000", "独立行政法人"];
    expect(Math.abs(left(to[0] ?? "") - left(to[1] ?? ""))).toBeLessThan(MM);
  });
});

test.each(["受付連絡", "待機連絡", "不決定通知"] as const)("%s の短いリンクは、途中で折れない", (kind) => {
  for (const long of [false, true]) expect(madeOf(kind, long).pages[0]?.words.map((word) => word.text)).toContain(LINK);
});
