/** Service calls and virtual time of the deeds that close the year, at 10, 100 and 1,000 visits or applications. */
import type { Office } from "../src/workspace/office.ts";
import type { PayBooks } from "../src/features/payments/raise.rules.ts";
import type { Applicant } from "../src/tables/applicants.ts";
import { fee, held, payable, terms } from "../test/features/payments/books.ts";
import { elsewhere, emptyOffice as payingOffice, pay } from "../test/flow/payments-office.ts";
import { applicant, emptyOffice as sharingOffice, FIRST, REFRESH, share } from "../test/flow/sharing-office.ts";
import { replying } from "../test/flow/support/keyboard.ts";
import { costOf, deedsOf, SIZES, type Cost, type Deed } from "./calls.ts";

const PAYING = [
  "謝礼金を算定する",
  "支払を起こす",
  "支払の決裁に回す",
  "支払の決裁を記録する",
  "支払済にする",
] as const;
const YEAR = ["写しを更新する", "集計を作る", "年度更新"] as const;

/** Paying for all visits at once; the copy, the figures and the year's change of so many applications. */
export async function yearBench(): Promise<Deed[]> {
  const [paying, sharing] = [await payingOffice(), await sharingOffice()];
  const bySize: Cost[][] = [];
  for (const size of SIZES)
    bySize.push([
      ...paidAt(size, await paying.open(visits(size))),
      ...turnedAt(size, await sharing.open({ people: 0, recipients: [FIRST], applicants: waiting(size) })),
    ]);
  paying.close();
  sharing.close();
  return deedsOf([...PAYING, ...YEAR], bySize);
}

const numbersTo = (size: number): number[] => Array.from({ length: size }, (_, index) => index + 1);

/** Five visits an instructor, each on a day of its own. */
function visits(size: number): Partial<PayBooks> {
  const numbers = numbersTo(size);
  const hosts = numbers.slice(0, Math.ceil(size / 5));
  const host = (n: number): number => 1 + ((n - 1) % hosts.length);
  const day = (n: number): string => `2019-03-${String(11 + Math.floor((n - 1) / hosts.length)).padStart(2, "0")}`;
  return {
    cases: numbers.map((n) => held(n, host(n), { visitOn: day(n) })),
    instructors: hosts.map((m) => payable(m)),
    appointments: hosts.map((m) => terms(m)),
    fees: [fee()],
  };
}

function paidAt(size: number, office: Office): Cost[] {
  elsewhere(office);
  const costs = PAYING.map((item) => costOf(office, () => pay(office, item)));
  const paid = office.table("謝礼金").filter((row) => row["状態"] === "支払済").length;
  if (paid !== size) throw new Error(`${paid} of ${size} were paid`);
  return costs;
}

/** Applications that agreed, and go on into the next year. */
const waiting = (size: number): Applicant[] =>
  numbersTo(size).map((n) => applicant(n, { state: "選定待ち", carryWish: "希望する", carryAnsweredOn: "2018-09-03" }));

function turnedAt(size: number, office: Office): Cost[] {
  const copying = costOf(office, () => share(office, REFRESH));
  const counting = costOf(office, () => office.click("在宅連携", "年度", "集計を作る"));
  office.services.kernel.now = Date.parse("2019-03-28T10:00:00+09:00");
  replying(office, { 始める年度を書いて: "2019" });
  const turning = costOf(office, () => office.click("在宅連携", "年度", "年度更新"));
  const carried = office.table("申込者").filter((row) => row["繰越元"] !== "").length;
  if (carried !== size) throw new Error(`${carried} of ${size} were carried over`);
  return [copying, counting, turning];
}
