/** Work at the matching: who waits for a proposal, and proposals that wait for a word. Pure. */
import { daysBetween } from "../../core/calendar.ts";
import { settings as declared } from "../../settings.ts";
import { termEnd } from "../../settings/terms.ts";
import type { Applicant } from "../../tables/applicants.ts";
import type { Case } from "../../tables/cases.ts";
import { openApplications } from "./applications.ts";
import { work, type Work, type WorkDesk } from "./work.ts";

export function matchingWork(desk: WorkDesk): Work[] {
  const { cases, settings } = desk;
  const waiting = waitingApplications(desk);
  const longest = settings.get("longestWait") ?? Number(declared.longestWait.standard);
  const idsOf = (rows: readonly Applicant[]): string[] => rows.map((row) => row.applicationId);
  const caseIds = (rows: readonly Case[]): string[] => rows.map((row) => row.caseId);
  return [
    {
      ...work(
        "toMatch",
        "組合せを待つ申込み",
        idsOf(waiting),
        `定期の提案日は毎月${settings.get("batchDays").join("、")}です。提案すると、マッチングシートが開きます`,
      ),
      unhurried: true,
    },
    work(
      "late",
      `${longest}日を超えて待つ申込み`,
      idsOf(lateApplications(desk, longest)),
      "申込者シートで行を選び、「マッチング > 一人を今組む」",
    ),
    work(
      "hostAsks",
      "回答期限を過ぎた受入確認",
      caseIds(cases.filter((row) => isUnanswered(desk, row))),
      "指導医に電話などで確かめ、「受付 > 代理入力」で回答書を入れます",
    ),
    work(
      "unjudged",
      "判断を待つ提案",
      caseIds(cases.filter((row) => row.state === "提案" && row.verdict === "")),
      "マッチングシートの「判断」に、採用、見送り、固定、変更のどれかを入れます",
    ),
    work("judged", "判断のある組合せ", caseIds(judgedCases(desk)), "判断を確かめ、「マッチング > 決定する」"),
  ];
}

/** Eligible in the year that is open, and without a proposal. */
export function waitingApplications(desk: WorkDesk): Applicant[] {
  const proposed = new Set(desk.cases.filter((row) => row.state === "提案").map((row) => row.applicationId));
  return openApplications(desk).ours.filter((row) => row.state === "選定待ち" && !proposed.has(row.applicationId));
}

export const lateApplications = (desk: WorkDesk, longest: number): Applicant[] =>
  waitingApplications(desk).filter(
    ({ receivedAt }) => receivedAt !== "" && daysBetween(receivedAt.slice(0, 10), desk.today) > longest,
  );

export const judgedCases = ({ cases }: WorkDesk): Case[] =>
  cases.filter((row) => (row.state === "提案" || row.state === "未成立") && row.verdict !== "");

function isUnanswered({ settings, today }: WorkDesk, row: Case): boolean {
  const days = settings.get("hostAskDays");
  if (row.state !== "提案" || row.hostAsk !== "依頼中" || row.hostAskedOn === "" || days === null) return false;
  return today > termEnd(settings, row.hostAskedOn, days);
}
