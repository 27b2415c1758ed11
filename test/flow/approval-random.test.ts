/** Whatever staff do in whatever order, no decision letter has a number, a Doc or a mail that was not approved. */
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import {
  APPLICATION,
  approvalStages,
  approve,
  goUp,
  HOST,
  mailAll,
  register,
  saysYes,
  takeBack,
  TO_APPLICANT,
  tooEarly,
  type Step,
} from "./approvals.ts";
import { clerkTypes } from "./people.ts";

let open: (step: Step) => Promise<Office>;
let close: () => void;
beforeAll(async () => {
  ({ open, close } = await approvalStages());
});
afterAll(() => close());

const today = (office: Office): string => new Date(office.now + 9 * 3_600_000).toISOString().slice(0, 10);

const STEPS: Readonly<Record<string, (office: Office, turn: number) => unknown>> = {
  決裁に回す: goUp,
  決裁済にする: (office) => approve(office, `${today(office)} 課長`),
  決裁から戻す: (office) => takeBack(office, "見直し"),
  文書だけ作る: (office) => saysYes(office).click("在宅連携", "通知", "文書だけ作る"),
  メールで送る: mailAll,
  電話の訂正: (office, turn) => clerkTypes(office, "申込者", APPLICATION, "日中の電話番号", `046-999-00${turn + 10}`),
  指導医の移転: (office, turn) => clerkTypes(office, "指導医", HOST, "所在地", `横須賀市見本町${turn}-1`),
  手で決裁済と入れる: (office) => clerkTypes(office, "通知", TO_APPLICANT, "決裁", "決裁済"),
  時がたつ: (office) => office.advance("70m"),
};
const NAMES = Object.keys(STEPS);
const FROM = ["drafted", "asked", "approved"] as const;
const LENGTH = { minLength: 2, maxLength: 8 };

let made = 0;

test("決裁済より前に、番号も文書もメールもない", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...FROM), fc.array(fc.constantFrom(...NAMES), LENGTH), async (from, names) => {
      const office = await open(from);
      names.forEach((name, turn) => {
        STEPS[name]?.(office, turn);
        expect(tooEarly(office), `${names.slice(0, turn + 1).join("、")} の後`).toEqual([]);
      });
      expect(office.crashes).toEqual([]);
      made += register(office).filter((row) => row["文書ID"] !== "").length;
    }),
    { numRuns: 40, seed: 20180402 },
  );
  // Some of the orders go all the way, or the property would hold of nothing.
  expect(made).toBeGreaterThan(0);
});
