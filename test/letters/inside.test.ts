/** What staff alone may read of a case stays out of every letter: whom else a choice concerns, and what it costs. */
import { expect, test } from "vitest";
import { draftedLetter, PAPER_KINDS, sourcesOf, USUAL } from "./cast.ts";
import { madeOf, paperOf } from "./words.ts";

const INSIDE = {
  alternatives: "候補：例示 候補郎（医-0099）\n基準の値：決まる人数 2→1\n悪くなる人：申-2018-0098",
  effect: "よくなる人：申-2018-0097（例示 影響郎、希望との違い 3→0）",
  verdictReason: "内輪の理由",
  verdictCheck: "例示 変更郎へ変更して決定できます",
} as const;
const SECRET = /候補郎|影響郎|変更郎|医-0099|申-2018-009[78]|基準の値|希望との違い|内輪の理由/;

test.each(PAPER_KINDS)("%s には、ほかの候補も、判断の影響も、判断の理由も出ない", (kind) => {
  const usual = sourcesOf(USUAL, kind);
  const told = { sources: { cases: usual.cases.map((row) => ({ ...row, ...INSIDE })) } };
  const { fields } = madeOf(draftedLetter(kind, USUAL, told));
  expect(Object.keys(fields).length).toBeGreaterThan(3);
  expect(JSON.stringify(fields)).not.toMatch(SECRET);
  expect(paperOf(kind, USUAL, told)).toBe(paperOf(kind, USUAL));
});

test("隠す言葉は、ほんとうに案件に書かれている", () => {
  for (const words of Object.values(INSIDE)) expect(words).toMatch(SECRET);
});
