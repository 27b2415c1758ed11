/** A fault at every service call of intake, matching and decision: after a rerun all is as if nothing had happened. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { apply } from "./people.ts";
import { everyFault, unequal, type Deed } from "./support/faults.ts";
import { applicant, stages, type Opener } from "./support/stages.ts";

/** Only ends what hangs. */
const LONG = 600_000;

let open: Opener;
let close: () => void;
let tried = 0;
beforeAll(async () => {
  ({ open, close } = await stages({ people: 2 }));
});
afterAll(() => {
  close();
  console.info(`受付・提案・決定で障害を置いた点: ${tried}`);
});

const click = (office: Office, ...path: string[]): void => void office.click("在宅連携", ...path);

const DEEDS: readonly Deed[] = [
  {
    name: "受付",
    open: () => open("ready"),
    act: (office) => void apply(office, applicant(3)),
    again: (office) => click(office, "受付", "回答を取り込む"),
  },
  {
    name: "提案",
    open: () => open("applied"),
    act: (office) => click(office, "マッチング", "提案を作る"),
    again: (office) => click(office, "マッチング", "提案を作る"),
  },
  {
    name: "決定",
    open: () => open("judged"),
    act: (office) => click(office, "マッチング", "決定する"),
    again: (office) => click(office, "マッチング", "決定する"),
  },
];

describe("サービス呼出しのどこで失敗しても、やり直せば同じになる", () => {
  test.each(DEEDS)(
    "$name",
    async (deed) => {
      const sweep = await everyFault(deed);
      tried += sweep.points.length;
      expect(unequal(sweep)).toEqual([]);
    },
    LONG,
  );
});
