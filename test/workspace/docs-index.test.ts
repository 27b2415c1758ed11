/** The index model against a plain string: whatever is inserted, deleted, replaced and styled, both agree. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { applyRequests } from "../../src/workspace/docs/requests.ts";
import { DocxPackage } from "../../src/workspace/docs/package.ts";
import { DocStore } from "../../src/workspace/docs/store.ts";

type Step = { kind: "insert" | "delete" | "replace" | "bold"; at: number; to: number; text: string };

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom("insert", "delete", "replace", "bold"),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  to: fc.double({ min: 0, max: 1, noNaN: true }),
  text: fc.string({ unit: fc.constantFrom("a", "b", "見", "髙", " ", "\n", "\t", "\v"), minLength: 1, maxLength: 4 }),
});

/** The same edit on the string (which ends with the last newline) and as a request. */
function both(text: string, { kind, at, to, text: more }: Step): { text: string; request: object } {
  const [start = 0, end = 0] = [at, to]
    .map((share) => Math.floor(share * (text.length - 1)))
    .sort((one, other) => one - other);
  const range = { startIndex: start + 1, endIndex: end + 1 };
  if (kind === "insert")
    return {
      text: text.slice(0, start) + more + text.slice(start),
      request: { insertText: { location: { index: start + 1 }, text: more } },
    };
  if (kind === "replace") {
    const find = more[0] === "\n" ? "a" : (more[0] ?? "a");
    return {
      text: text.split(find).join(more),
      request: { replaceAllText: { containsText: { text: find, matchCase: true }, replaceText: more } },
    };
  }
  if (start === end) return { text, request: { updateDocumentStyle: { documentStyle: {}, fields: "marginTop" } } };
  if (kind === "delete")
    return { text: text.slice(0, start) + text.slice(end), request: { deleteContentRange: { range } } };
  return { text, request: { updateTextStyle: { range, textStyle: { bold: true }, fields: "bold" } } };
}

test("どんな順の挿入・削除・置換・書式でも、文字と位置は文字列の模型と同じ", () => {
  let tried = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
      const store = new DocStore();
      store.put("x", DocxPackage.blank());
      let text = "\n";
      for (const one of steps) {
        const next = both(text, one);
        text = next.text;
        store.edit("x", (stories) => applyRequests(stories, [next.request]));
        tried++;
      }
      const story = storyOf(store);
      expect(story?.text()).toBe(text);
      expect(story?.end()).toBe(text.length + 1);
    }),
    { numRuns: 150, seed: 2018 },
  );
  expect(tried).toBeGreaterThan(500);
});

function storyOf(store: DocStore) {
  return store.read("x").get("");
}
