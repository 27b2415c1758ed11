/** What intake tells staff, in full sentences. Pure. */
import { APPLICANT_STATES, type Applicant } from "../../tables/applicants.ts";
import type { Appointment } from "../../tables/instructors.ts";

export interface Tally {
  /** States of the applications taken in. */
  readonly states: readonly string[];
  /** 承諾する or 辞退する of the acceptances taken in. */
  readonly acceptances: readonly string[];
  /** What came by keyed Forms: how many rows of each sheet, and of these how many wait for staff. */
  readonly keyed: readonly { readonly sheet: string; readonly rows: number; readonly held: number }[];
  readonly refused: number;
  readonly left: number;
}

export function intakeMessage({ states, acceptances, keyed, refused, left }: Tally): string {
  const declined = acceptances.filter((one) => one === "辞退する").length;
  const parts = [
    states.length === 0 ? "" : `申込み${states.length}件を受け付けました（${countStates(states)}）。`,
    acceptances.length === 0
      ? ""
      : `承諾書${acceptances.length}件を受け付けました${declined === 0 ? "" : `（うち辞退${declined}件）`}。`,
    ...keyed.map(({ sheet, rows, held }) =>
      rows === 0
        ? ""
        : `「${sheet}」に${rows}件を受け付けました${held === 0 ? "" : `（うち${held}件は、鍵などの確認が要るので「保留」です）`}。`,
    ),
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

/** What the person at 代理入力 reads after each paper. No names: the words also go into 操作記録. */
export const proxyMessages = {
  applied: ({ applicationId, state, stateNote, email }: Applicant): string =>
    [
      `${applicationId} として受け付けました。この番号を紙に書いてください。`,
      `状態：${state}（${stateNote}）`,
      email === "" ? "メールアドレスがないので、受付連絡は郵送です。" : "",
    ]
      .filter((line) => line !== "")
      .join("\n"),
  accepted: ({ appointmentId, accepted }: Appointment): string =>
    `${appointmentId} として受け付けました（${accepted}）。この番号を紙に書いてください。`,
  /** `held`: why a person must look first; "" where it is acted upon at once. */
  keyed: (title: string, place: string, rows: number, held: string): string =>
    [
      `「${title}」を ${place}${rows > 1 ? ` から${rows}件` : ""} として受け付けました。この番号を紙に書いてください。`,
      held === "" ? "" : `状態：保留（${held}）。シートの「処理」を選ぶと、そのとおりに反映します。`,
    ]
      .filter((line) => line !== "")
      .join("\n"),
  again: (place: string): string =>
    `この紙は、${place} としてすでに受け付けています（二度は入りません）。内容を直すときは、シートの行を直してください。`,
  refused: (faults: number): string =>
    `まだ受け付けていません。次の${faults}か所を直して、もう一度「受け付ける」を押してください。`,
  unsure: "いまの内容は、まだ受け付けていません。次のことを確かめてください。",
  another: (place: string, differing: readonly string[]): string =>
    `先に送った内容が ${place} として入っていて、いまの内容と違います${differing.length === 0 ? "" : `（${differing.join("／")}）`}。同じ紙を直したのなら、シートの ${place} の行を直してください。別の紙なら、もう一度「受け付ける」を押してください`,
  moved: "書き込みの間に、ほかの人が行を動かし続けました。もう一度「受け付ける」を押してください（二重には入りません）",
} as const;
