/** The list of planted slips, kept in step with the sources that it names: a place that has moved plants nothing. */
import { expect, test } from "vitest";
import { mutants } from "../../scripts/mutants/index.ts";
import { slips } from "../../scripts/mutants/mutant.ts";

test("every slip can be planted in one place, and every test that it names is there", () => {
  expect(slips(mutants)).toEqual([]);
});

test("a place that is not there, a slip that changes nothing and a lost test are named", () => {
  const wrong = { file: "src/main.ts", find: "nowhere", replace: "nowhere", what: "it", tests: ["test/lost.test.ts"] };
  expect(slips([wrong])).toHaveLength(3);
});
