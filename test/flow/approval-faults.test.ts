/** A fault at every service call of 決裁: done again, all is as if nothing had happened, and there is one 決裁資料. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { answering, APPLICATION, approvalPapers, approvalStages, asClerk, type Step } from "./approvals.ts";
import { clerkTypes } from "./people.ts";
import { everyFault, unequal, type Deed } from "./support/faults.ts";
import { decide } from "./support/settings.ts";

/** Only ends what hangs. */
const LONG = 600_000;

let open: (step: Step) => Promise<Office>;
let close: () => void;
let tried = 0;
beforeAll(async () => {
  const stages = await approvalStages();
  // The morning's list of what waits differs where a step was done later.
  open = async (step) => decide(await stages.open(step), "staffMail", "送らない");
  ({ close } = stages);
});
afterAll(() => {
  close();
  console.info(`決裁で障害を置いた点: ${tried}`);
});

const click = (label: string) => (office: Office) => void office.click("在宅連携", "決裁", label);
/** Every prompt gets this line, every question a yes. */
const replying = (office: Office, text: string): Office => {
  office.services.desk.unanswered = ({ kind, buttons }) =>
    kind === "prompt" ? { button: "OK", text } : { button: buttons.includes("YES") ? "YES" : "OK" };
  return office;
};
const corrected = (office: Office): Office => {
  clerkTypes(office, "申込者", APPLICATION, "日中の電話番号", "046-999-0000");
  return office;
};
/** A minute before the clock's rounds are due. */
function untilTheRound(office: Office): Office {
  const app = office.globals["PropertiesService"] as GoogleAppsScript.Properties.PropertiesService;
  const due = Number(app.getScriptProperties().getProperty("sweepAt"));
  return office.advance(Math.max(0, due - office.now - 60_000));
}
const repeated = (name: string, from: () => Promise<Office>, act: (office: Office) => void): Deed => ({
  name,
  open: from,
  act,
  again: act,
});

const DEEDS: readonly (Deed & { readonly papers: number })[] = [
  {
    // A clerk orders; the office account's clock makes the paper, whose own faults are tried elsewhere.
    ...repeated("決裁に回す", async () => replying(asClerk(await open("drafted")), ""), click("決裁に回す")),
    papers: 1,
  },
  {
    ...repeated("決裁済にする", async () => replying(await open("asked"), "2018/4/2 課長"), click("決裁済にする")),
    papers: 1,
  },
  {
    ...repeated("決裁から戻す", async () => replying(await open("approved"), "見直し"), click("決裁から戻す")),
    papers: 1,
  },
  {
    // Fallen letters go up again by hand only: nobody is at the keyboard.
    ...repeated(
      "決裁の見回り",
      async () => untilTheRound(corrected(answering(await open("approved")))),
      (office) => void office.advance("6m"),
    ),
    // A round that failed is made up for by the next.
    again: (office) => void office.advance("61m"),
    papers: 1,
  },
];

describe("サービス呼出しのどこで失敗しても、やり直せば同じになる", () => {
  test.each(DEEDS)(
    "$name",
    async ({ papers, ...deed }) => {
      let office: Office | undefined;
      const miscounted: number[] = [];
      const count = (): void => {
        const found = office ? approvalPapers(office).length : papers;
        if (found !== papers) miscounted.push(found);
      };
      const sweep = await everyFault({
        ...deed,
        open: async () => {
          count();
          office = await deed.open();
          return office;
        },
      });
      count();
      tried += sweep.points.length;
      expect(sweep.points.length).toBeGreaterThan(20);
      expect(unequal(sweep)).toEqual([]);
      expect(miscounted).toEqual([]);
    },
    LONG,
  );
});
