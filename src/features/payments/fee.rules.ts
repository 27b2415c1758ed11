/** The price of a visit: which row of 謝礼単価 holds, and how much of it was done (A16). Pure. */
import type { Day } from "../../core/calendar.ts";
import { timeOf } from "../../core/clock-time.ts";
import { fees, type Fee } from "../../tables/payments.ts";
import type { FeeUnit } from "../../tables/words.ts";

/** What a visit is paid by. */
export interface Priced {
  readonly profession: string;
  readonly unit: FeeUnit;
  readonly on: Day;
}

/** Why something cannot be reckoned, with what to do. */
export interface Fault {
  readonly fault: string;
}

export type Price = Fee & { readonly amount: number };

/** The row of the profession, else of すべて, that began last. */
export function feeFor(rows: readonly Fee[], { profession, unit, on }: Priced): Price | Fault {
  const begun = rows.filter((row) => row.unit === unit && row.from !== "" && row.from <= on);
  const own = begun.filter((row) => row.profession === profession);
  const open = own.length > 0 ? own : begun.filter((row) => row.profession === "すべて");
  const from = open.reduce((last, row) => (row.from > last ? row.from : last), "");
  const [fee, other] = open.filter((row) => row.from === from);
  if (!fee)
    return {
      fault: `単価がありません。「${fees.name}」シートに、指導者の職種が「${profession}」か「すべて」、単位が「${unit}」、適用開始日が${slashed(on)}までの行を足してください`,
    };
  if (other)
    return {
      fault: `同じ日に始まる単価が2行あります（${fee.feeId}、${other.feeId}）。「${fees.name}」シートで1行にしてください`,
    };
  const { amount } = fee;
  if (amount !== null && amount > 0) return { ...fee, amount };
  return {
    fault: `単価 ${fee.feeId} の額がありません。「${fees.name}」シートの「単価（円）」に、1円以上の額を書いてください`,
  };
}

const slashed = (day: Day): string => day.replace(/-/g, "/");

const HOUR = 60;

/**
 * Hours between two times of one day as people typed them, to the nearest hour: thirty minutes and more count as one
 * (与那国町の例, domain section 3). Less than that is no hour at all, and a person must say what it is worth.
 */
export function hoursOf(from: string, to: string): number | Fault {
  const [start, end] = [minutesOf(from), minutesOf(to)];
  if (start === undefined || end === undefined)
    return { fault: `開始時刻と終了時刻がわかりません（${shown(from)}〜${shown(to)}）。報告書の時刻を書いてください` };
  const hours = Math.floor((end - start + HOUR / 2) / HOUR);
  if (hours > 0) return hours;
  return { fault: `時間が30分に満たないか、終了が開始より前です（${from}〜${to}）。報告書の時刻を確かめてください` };
}

const shown = (time: string): string => (time === "" ? "空" : time);

function minutesOf(typed: string): number | undefined {
  const time = timeOf(typed);
  return time === "" ? undefined : Number(time.slice(0, 2)) * HOUR + Number(time.slice(3, 5));
}
