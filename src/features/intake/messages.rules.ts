/** What intake tells staff, in full sentences. Pure. */
import type { Applicant } from "../../tables/applicants.ts";
import { APPLICANT_STATES } from "../../tables/applicants.ts";

export interface Tally {
  /** States of the applications taken in. */
  readonly states: readonly Applicant["state"][];
  /** 承諾する or 辞退する of the acceptances taken in. */
  readonly acceptances: readonly string[];
  readonly refused: number;
  readonly left: number;
}

export function intakeMessage({ states, acceptances, refused, left }: Tally): string {
  const declined = acceptances.filter((one) => one === "辞退する").length;
  const parts = [
    states.length === 0 ? "" : `申込み${states.length}件を受け付けました（${countStates(states)}）。`,
    acceptances.length === 0
      ? ""
      : `承諾書${acceptances.length}件を受け付けました${declined === 0 ? "" : `（うち辞退${declined}件）`}。`,
    refused === 0 ? "" : `${refused}件は、このままでは受け付けられないので「要確認」シートに載せました。`,
    left === 0 ? "" : `あと${left}件あります。続きは時計が取り込みます。`,
  ].filter((part) => part !== "");
  return parts.length === 0 ? "新しい回答はありませんでした。" : parts.join("\n");
}

/** 選定待ち3件、要審査1件: in the order of the table, those without any left out. */
export function countStates(states: readonly string[]): string {
  return APPLICANT_STATES.flatMap((state) => {
    const count = states.filter((one) => one === state).length;
    return count === 0 ? [] : [`${state}${count}件`];
  }).join("、");
}
