import { expect, test } from "vitest";
import { closingLine } from "../reporter.ts";

test("the closing line of a run is plain and whole", () => {
  expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe("Tests: 12 passed, 0 failed");
  expect(closingLine({ passed: 3, failed: 1, skipped: 2 })).toBe("Tests: 3 passed, 1 failed, 2 skipped");
});
