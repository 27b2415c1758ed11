/**
 * An office in March of 平成30年度: one was decided and waits for the visit, one is proposed, two wait without a pair. All
 * three were asked whether to go on into the next year.
 */
import { reply } from "../../src/forms/index.ts";
import { openOffice, type Office } from "../../src/workspace/office.ts";
import { accept, apply, clerkTypes, withHabits } from "./people.ts";
import { typed } from "./people.ts";
import { decide } from "./support/settings.ts";
import { at, choose, wisher } from "./year-office.ts";

const HOST = { 氏名: "見本 一郎", ふりがな: "みほん いちろう", 医療機関名: "見本在宅クリニック" };

export const NOW = "2019-03-11T09:00:00";
/** The day on which the year is changed. */
export const CHANGE = "2019-03-28T10:00:00";

/** 申-2018-0001 is decided; -0002 proposed; -0003 and -0004 wait, since their days suit nobody. Nobody was asked yet. */
export function waitingOffice(): Office {
  const office = openOffice({ now: `${NOW}+09:00`, account: "workspace" });
  office.services.desk.unanswered = ({ buttons }) => ({ button: buttons.includes("YES") ? "YES" : "OK" });
  office.answer({ button: "OK", text: "1" }).click("在宅連携", "初期設定");
  withHabits(office, {});
  // Its text tells how long things wait, and so when a step was done.
  decide(office, "staffMail", "送らない");
  accept(office, HOST);
  apply(office, wisher(1, "2019-03-25"));
  choose(office, "提案を作る", "マッチング");
  clerkTypes(office, "マッチング", "案-2018-0001-1", "判断", "採用");
  choose(office, "決定する", "マッチング");
  apply(office, wisher(2, "2019-03-28", { 第1希望の時間帯: "午後" }));
  for (const n of [3, 4]) apply(office, wisher(n, "2019-03-26"));
  choose(office, "提案を作る", "マッチング");
  office.services.sheets.clerk.select("マッチング", "A1");
  return office;
}

export function marchOffice(): Office {
  const office = waitingOffice();
  choose(office, "繰越を確かめる");
  office.advance("6m");
  return office;
}

/** The key in the mail that the n-th applicant got. */
export function keyFor(office: Office, n: number): string {
  const mail = office
    .outbox()
    .find((each) => each.to.some((to) => to.address === `p${n}@example.jp`) && /繰越し/.test(each.subject));
  return /^鍵：(\S+)$/m.exec(mail?.body ?? "")?.[1] ?? "";
}

export const answerCarry = (office: Office, n: number, said: "はい" | "いいえ", key = keyFor(office, n)): string =>
  office.submit(reply.title, typed(reply, { 鍵: key, お答え: said }));

/** The second says yes, the third no, the fourth nothing; it is the day of the change. */
export function answered(office: Office): Office {
  answerCarry(office, 2, "はい");
  answerCarry(office, 3, "いいえ");
  return at(office, CHANGE);
}
