/** What staff read before money moves, where a payment is not what it should be now. */
import { expect, test } from "vitest";
import type { PayBooks } from "../../../src/features/payments/raise.rules.ts";
import { unsoundNotes } from "../../../src/features/payments/sound.rules.ts";
import { booksOf, fee, held, payable, rate, terms } from "./books.ts";
import { Trail } from "./paper-trail.ts";

const DAY = "2019-04-25";
const approved = (): Trail => {
  const trail = new Trail(booksOf({ today: DAY }));
  trail.reckon();
  trail.raise(DAY);
  trail.ask();
  trail.approve();
  return trail;
};
const notes = ({ books }: Trail): string => unsoundNotes(books, books.payouts).join("\n");

test("決裁のときのままなら、何も言わない", () => {
  expect(notes(approved())).toBe("");
});

const FIRST = "支-2018-0001 は、";
const PAID = "（会計がもう支払ったときは、支払った先と額を確かめてから記録してください）";
test.each<[string, Partial<PayBooks>, string]>([
  [
    "債権者番号が改まった",
    { instructors: [payable(1, { creditorId: "債-8" })] },
    `${FIRST}債権者番号がいまの台帳と違います。「支払を案に戻す」で作り直してください${PAID}`,
  ],
  [
    "法人に変わった",
    { appointments: [terms(1, { payee: "法人" })], instructors: [payable(1, { payeeName: "見本会" })] },
    `${FIRST}支払先区分、支払先、源泉所得税（円）、差引支払額（円）、税率番号がいまの台帳と違います`,
  ],
  [
    "支払対象外になった",
    { instructors: [payable(1, { unpayable: true, unpayableWhy: "市の職員" })] },
    `${FIRST}指導医が支払対象外です（市の職員）。「支払を取りやめる」で取り消してから、算定し直してください${PAID}`,
  ],
  ["単価が変わった", { fees: [fee({ amount: 12_000 })] }, `${FIRST}算定の後に、単価（円）、金額（円）が変わりました`],
  ["率が直された", { rates: [rate({ rate: 1000 })] }, `${FIRST}源泉所得税（円）、差引支払額（円）がいまの台帳と違い`],
  ["謝礼金の行が消えた", { claims: [] }, `${FIRST}謝礼金の行がそろっていません`],
  [
    "案件が取り消された",
    { cases: [held(1, 1, { state: "取消" })] },
    "案件 案-2018-0001-1 は「取消」です。まだ支払っていなければ「支払を取りやめる」で",
  ],
])("決裁の後に%s支払は、そう言う", (_, changed, words) => {
  expect(notes(approved().change(changed))).toContain(words);
});

test("それでも、支払った事実は記録できる", () => {
  const trail = approved().change({ instructors: [payable(1, { creditorId: "債-8" })] });
  expect(trail.pay(DAY).going).toHaveLength(1);
});

test("支払済にする途中で止まったものに、余計なことを言わない", () => {
  const trail = approved();
  trail.change({ claims: trail.books.claims.map((row) => ({ ...row, state: "支払済" })) });
  expect(notes(trail)).toBe("");
});
