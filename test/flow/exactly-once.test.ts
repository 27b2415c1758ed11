/** A fault at every service call of the letters: none is lost, none is made or sent twice, and a number once fixed stays. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { clerkTypes } from "./people.ts";
import { everyFault, unequal } from "./support/faults.ts";
import { stages, type Opener } from "./support/stages.ts";
import { callsOf, held } from "./support/state.ts";

/** Only ends what hangs. */
const LONG = 600_000;

let open: Opener;
let close: () => void;
beforeAll(async () => {
  ({ open, close } = await stages({ people: 1 }));
});
afterAll(() => close());

const send = (office: Office): void => void office.click("在宅連携", "通知", "文書を作ってメールで送る");

test(
  "どこで失敗しても、時計が続きをし、文書もメールも一度ずつである",
  async () => {
    const sweep = await everyFault({ name: "通知", open: () => open("decided"), act: send, again: send });
    console.info(`通知で障害を置いた点: ${sweep.points.length}`);
    expect(unequal(sweep)).toEqual([]);
  },
  LONG,
);

test("メールを送った直後から記録が書けなくなっても、同じメールを自分からは送らない", async () => {
  const office = await open("decided");
  const calls = callsOf(await open("decided"), () => undefined);
  expect(calls).toEqual([]);
  const probe = await open("decided");
  const names = callsOf(probe, () => send(probe));
  const mail = names.indexOf("MailApp.sendEmail") + 1;
  office.failAt(mail + 1, "before").failAt(mail + 2, "before");
  send(office);
  office.calm();
  office.advance("25m");
  send(office);
  office.advance("25m");
  expect(held(office).mails).toEqual(held(probe).mails);
});

test("前の答えが残っていても、二度目の要確認は、もう一度尋ねる", async () => {
  const office = await open("decided");
  const probe = await open("decided");
  const mail = callsOf(probe, () => send(probe)).indexOf("MailApp.sendEmail") + 1;
  office.failAt(mail, "before");
  send(office);
  office.calm();
  const asked = office.table("通知").find((row) => row["状態"] === "要確認");
  clerkTypes(office, "通知", String(asked?.["通知番号"]), "職員の判断", "やり直す");
  const before = office.dialogs.length;
  send(office);
  const question = office.dialogs.slice(before).find((dialog) => dialog.buttons.includes("YES"));
  expect(question?.text).toContain(
    `${String(asked?.["通知番号"])}　要確認　→　やり直す（届いていれば、同じメールが二度届きます）`,
  );
  expect(held(office).mails).toEqual(held(probe).mails);
});
