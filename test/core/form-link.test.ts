import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filledLink, fillMark, type FormLink } from "../../src/core/form-link.ts";

const URL_OF = "https://docs.google.com/forms/d/e/1abc/viewform";
/** A link with a place for each of so many answers, in the order in which Google put them. */
const linkWith = (...order: readonly number[]): FormLink => ({
  url: URL_OF,
  short: "https://forms.gle/abc",
  prefill: `${URL_OF}?usp=pp_url${order.map((n) => `&entry.${100 + n}=${fillMark(n)}`).join("")}`,
});
/** What the page reads from a link, by place. */
const read = (link: string): Record<string, string> =>
  Object.fromEntries([...new URL(link).searchParams].filter(([name]) => name.startsWith("entry.")));

describe("埋めたリンク", () => {
  test("フォームがなければ空、埋める所がなければそのまま", () => {
    expect(filledLink(undefined, ["答え"])).toBe("");
    expect(filledLink({ url: URL_OF, short: "" }, ["答え"])).toBe(URL_OF);
  });

  test("どんな答えも、Googleの並べた順にかかわらず、その場所だけに、書いたとおりに入る", () => {
    const answers = fc.array(fc.string({ unit: "grapheme" }), { minLength: 1, maxLength: 13 });
    fc.assert(
      fc.property(answers, (given) => {
        const link = linkWith(...given.map((_, n) => n).reverse());
        expect(read(filledLink(link, given))).toEqual(
          Object.fromEntries(given.map((answer, n) => [`entry.${100 + n}`, answer])),
        );
      }),
    );
  });

  test("答えに置き換えの記号や、ほかの場所の印があっても、そのまま入る", () => {
    const tricky = ["$&", "$1", fillMark(2), "100%", "a&entry.100=b"];
    expect(Object.values(read(filledLink(linkWith(0, 1, 2, 3, 4), tricky)))).toEqual(tricky);
  });

  test("足りない答えの場所は空になり、余る答えは使わない", () => {
    expect(read(filledLink(linkWith(0, 1), ["一"]))).toEqual({ "entry.100": "一", "entry.101": "" });
    expect(read(filledLink(linkWith(0), ["一", "二"]))).toEqual({ "entry.100": "一" });
  });
});
