/** A clerk at 通知 and 操作記録 while letters are made: each still goes out once, and is noted in its own row. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { clerkEverywhere, type Deed } from "./support/clerk-sweep.ts";
import { stages, type Opener } from "./support/stages.ts";

/** Only ends what hangs. */
const LONG = 600_000;

let open: Opener;
let close: () => void;
beforeAll(async () => {
  ({ open, close } = await stages({ people: 1, withdrawn: true }));
});
afterAll(() => close());

const send = (office: Office): void => void office.click("在宅連携", "通知", "文書を作ってメールで送る");

const deed: Deed = {
  name: "通知",
  stage: "decided",
  sheets: ["通知", "操作記録"],
  act: send,
  again: send,
  goesOn: true,
};

test(
  "職員が同時に表を触っても、文書もメールも一度ずつで、記録は自分の行に入る",
  async () => {
    const swept = await clerkEverywhere(open, deed);
    console.info(`通知で職員の操作を置いた点: ${swept.tried}`);
    expect(swept.wrong).toEqual([]);
  },
  LONG,
);
