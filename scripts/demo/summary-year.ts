/** Figures of the turn of the years: the count of 1 January and what followed (R40), who went on (A28), the ledger of years. */
import type { Office } from "../../src/workspace/office.ts";
import { cell, dayIn, type Line } from "./clerk.ts";
import { amount, countBy, type Counts } from "./counting.ts";

export interface Turn {
  snapshot: { asOf: string; planned: number; decided: number; held: number; result: string; seats: number };
  /** Second trainings of the year: decided because of the count, and those for whom the number was reached. */
  exception: { decided: number; stopped: number };
  carried: { asked: number; answers: Counts; carried: number };
  years: {
    year: number;
    state: string;
    planned: number;
    applications: number;
    decided: number;
    held: number;
    carried: number;
  }[];
  indicators: number;
}

export function yearOf(office: Office): Turn {
  const [count] = office.table("年次判定");
  const applications = office.table("申込者");
  const asked = office
    .table("通知")
    .filter((line) => cell(line, "種類") === "繰越の確認" && cell(line, "状態") === "完了");
  return {
    snapshot: {
      asOf: dayIn(count, "基準日"),
      planned: amount(count, "実施予定数"),
      decided: amount(count, "決定済の数"),
      held: amount(count, "実施済の数"),
      result: cell(count, "結果"),
      seats: amount(count, "残りの枠"),
    },
    exception: {
      decided: secondDecisions(applications, office.table("マッチング")),
      stopped: applications.filter((line) => cell(line, "状態") === "年度内受講済").length,
    },
    carried: {
      asked: asked.length,
      answers: countBy(applications, "繰越の意向"),
      carried: applications.filter((line) => cell(line, "状態") === "繰越").length,
    },
    years: office.table("年度").map((line) => ({
      year: amount(line, "年度"),
      state: cell(line, "状態"),
      planned: amount(line, "実施予定数"),
      applications: amount(line, "申込み"),
      decided: amount(line, "決定"),
      held: amount(line, "実施"),
      carried: amount(line, "繰越"),
    })),
    indicators: office.table("指標").length,
  };
}

const LIVE = ["決定", "日程確定", "実施済", "報告済", "支払済"];

/** Live decisions beyond the first of each person. */
function secondDecisions(applications: readonly Line[], cases: readonly Line[]): number {
  const person = new Map(applications.map((line) => [cell(line, "受付番号"), cell(line, "人物番号")]));
  const people = cases
    .filter((line) => LIVE.includes(cell(line, "状態")))
    .map((line) => person.get(cell(line, "受付番号")) ?? "");
  return people.length - new Set(people).size;
}
