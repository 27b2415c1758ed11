/** A clerk at the sheets while the add-on works: nothing is lost, nothing stands in a wrong row. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { apply, clerkTypes, lastMessage } from "./people.ts";
import { clerkEverywhere, type Deed } from "./support/clerk-sweep.ts";
import { turnRound } from "./support/clerk.ts";
import { applicant, stages, type Opener } from "./support/stages.ts";

/** Only ends what hangs. */
const LONG = 600_000;

let open: Opener;
let close: () => void;
let tried = 0;
beforeAll(async () => {
  ({ open, close } = await stages({ people: 2, withdrawn: true }));
});
afterAll(() => {
  close();
  console.info(`受付・提案・決定で職員の操作を置いた点: ${tried}`);
});

const click =
  (...path: string[]) =>
  (office: Office): void =>
    void office.click("在宅連携", ...path);
const again = (...path: string[]) => ({ act: click(...path), again: click(...path) });

const DEEDS: readonly Deed[] = [
  {
    name: "受付",
    stage: "applied",
    sheets: ["申込者", "通知"],
    act: (office) => void apply(office, applicant(7)),
    again: click("受付", "回答を取り込む"),
    keeps: ["申込者"],
  },
  { name: "提案", stage: "applied", sheets: ["マッチング", "申込者"], ...again("マッチング", "提案を作る") },
  { name: "提案のやり直し", stage: "judged", sheets: ["マッチング", "申込者"], ...again("マッチング", "提案を作る") },
  { name: "決定", stage: "judged", sheets: ["マッチング", "申込者", "通知"], ...again("マッチング", "決定する") },
];

describe("職員が同時に表を触っても、失われず、別の行に入らない", () => {
  test.each(DEEDS)(
    "$name",
    async (deed) => {
      const swept = await clerkEverywhere(open, deed);
      tried += swept.tried;
      expect(swept.wrong).toEqual([]);
    },
    LONG,
  );
});

test("行が動き続けて三度で書けなければ、要確認の行が、どの行に何が入るはずだったかを知らせ、やり直せば終わる", async () => {
  const office = await open("judged");
  const [first = "", second = ""] = office.table("マッチング").map((row) => String(row["案件番号"]));
  clerkTypes(office, "マッチング", first, "判断", "");
  const restless = (): void => {
    turnRound(office, "マッチング");
    office.at(2, restless);
  };
  office.at(1, restless);
  office.click("在宅連携", "マッチング", "決定する");
  office.calm();
  const states = (): unknown[] => [first, second].map((key) => caseRow(office, key)["状態"]);
  const told = office.table("要確認").map((row) => String(row["理由と直し方"]));
  expect(states()).toEqual(["提案", "提案"]);
  expect(told.find((text) => text.includes(second))).toMatch(/入るはずの値：決定前の控え＝[^（]/);
  expect(lastMessage(office)).toContain("1件は、書いている間に行が動いたため終えていません");
  office.click("在宅連携", "マッチング", "決定する");
  expect(states()).toEqual(["提案", "決定"]);
});

const caseRow = (office: Office, key: string): Record<string, unknown> =>
  office.table("マッチング").find((row) => row["案件番号"] === key) ?? {};
