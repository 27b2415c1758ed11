/** A run says how far it is: one of thousands takes its time. */
import { expect, test } from "vitest";
import { applicant, hosts } from "../features/matching/sheets.ts";
import { officeWith } from "./matching-office.ts";

test("提案を作る間、どこまで進んだかを知らせる", () => {
  const applicants = Array.from({ length: 30 }, (_, n) => applicant(n + 1));
  const office = officeWith({ ...hosts(2), applicants });
  office.click("在宅連携", "マッチング", "提案を作る");
  expect(office.toasts.map((toast) => toast.message)).toEqual([
    "1/3　申込み30件と指導医2人を読みました。組み合わせています",
    "2/3　2件を組み合わせました。記録しています",
    "3/3　マッチングシートに書いています",
  ]);
});
