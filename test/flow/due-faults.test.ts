/** A fault at every service call of the clock's daily rounds: nothing is raised twice, and nothing is forgotten. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { clerkTypes } from "./people.ts";
import { reportAsHost, visitedOffice } from "./reports-office.ts";
import { apartFrom, everyFault, unequal } from "./support/faults.ts";
import { anyway, remember, tick } from "./support/daily.ts";
import { decide } from "./support/settings.ts";
import { kept } from "./support/stages.ts";
import type { Held } from "./support/state.ts";

/** Only ends what hangs. */
const LONG = 600_000;
/** The morning after the deadline of the reports. */
const TODAY = "2018-07-17";
const MORNING = Date.parse(`${TODAY}T08:58:00+09:00`);

type Opener = () => Promise<Office>;
let late: Opener;
let held: Opener;
const closers: (() => void)[] = [];

beforeAll(async () => {
  const base = await visitedOffice();
  const keptAs = async (prepare: (office: Office) => void): Promise<Opener> => {
    const office = await base.open();
    prepare(office);
    office.advance("6m");
    const { open, close } = await kept(office);
    closers.push(close);
    return async () => atDawn(await open());
  };
  closers.push(base.close);
  // Nobody has a mail address: the reminders wait for paper, and no mail stands between the calls.
  late = await keptAs((office) => {
    decide(office, "staffMail", "送らない");
    clerkTypes(office, "申込者", "申-2018-0001", "メールアドレス", "");
    clerkTypes(office, "指導医", "医-0001", "メールアドレス", "");
  });
  held = await keptAs((office) => {
    decide(office, "remindMost", "0");
    reportAsHost(office, { 受講者の氏名: "だれか" });
  });
});
afterAll(() => {
  for (const close of closers) close();
});

/** Just before the hourly rounds; what else the clock does once a day is done. */
function atDawn(office: Office): Office {
  remember(office, "templatesKept", TODAY);
  office.services.kernel.now = MORNING;
  return office;
}

/** A round that failed is made up for by the next. */
const nextHour = (office: Office): void => void office.advance("61m");
const kindsIn = ({ tables }: Held): unknown[] => (tables["通知"] ?? []).map((row) => row["種類"]);

describe("時計の一日の仕事は、どこで失敗しても、次の見回りで同じになる", () => {
  test.each([
    { name: "報告のお願いを起こす", open: () => late(), kind: "報告のお願い", letters: 2 },
    // One of them went on the day on which the report came.
    { name: "職員への一覧を送る", open: () => held(), kind: "職員への一覧", letters: 2 },
  ])(
    "$name",
    async ({ name, open, kind, letters }) => {
      const within = apartFrom(await anyway(open, { due: TODAY, staffList: TODAY }));
      const sweep = await everyFault({ name, open, act: tick, again: nextHour, within });
      console.info(`${name}で障害を置いた点: ${sweep.points.length}（呼出し${sweep.calls.length}）`);
      expect(sweep.points.length).toBeGreaterThan(20);
      expect(kindsIn(sweep.undisturbed).filter((each) => each === kind)).toHaveLength(letters);
      expect(unequal(sweep)).toEqual([]);
    },
    LONG,
  );
});
