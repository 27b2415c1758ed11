/** 作業パネル: what waits at the desk, in the order of the flow, each with the one command that takes it on. Pure. */
import { daysBetween, fiscalYearName, type Day } from "../../core/calendar.ts";
import { approvalOf, needsApproval } from "../../letters/approval.ts";
import { methodOf } from "../../letters/material.ts";
import { letterOf } from "../../letters/index.ts";
import { settings as declared, type SettingValues } from "../../settings.ts";
import type { Applicant } from "../../tables/applicants.ts";
import type { Case } from "../../tables/cases.ts";
import type { Review } from "../../tables/desk.ts";
import type { Instructor } from "../../tables/instructors.ts";
import type { Batch, Notice } from "../../tables/notices.ts";
import { paceOf, paceText } from "../../tables/pace.ts";
import type { Card } from "./card.rules.ts";

export interface Desk {
  readonly today: Day;
  readonly settings: SettingValues;
  readonly applicants: readonly Applicant[];
  readonly instructors: readonly Instructor[];
  readonly cases: readonly Case[];
  readonly notices: readonly Notice[];
  readonly batches: readonly Batch[];
  readonly reviews: readonly Review[];
}

/** Every card of the flow; those with nothing to do show a 0, so that each keeps its place under the hand. */
export function cardsOf(desk: Desk): Card[] {
  return [...paceCards(desk), ...intakeCards(desk), ...matchingCards(desk), ...letterCards(desk)];
}

/** How the year goes, above what waits. */
function paceCards({ today, settings, cases }: Desk): Card[] {
  const fiscalYear = settings.get("fiscalYear");
  if (fiscalYear === null) return [];
  const pace = paceOf({ fiscalYear, today, planned: settings.get("plannedVisits"), cases });
  const left = pace.missing === null ? "実施予定数が未定" : `実施予定数まで、あと${pace.missing}件`;
  return [
    {
      title: `${fiscalYearName(fiscalYear, today)}の決定と実施（${left}）`,
      count: pace.done + pace.decided,
      hint: paceText(pace),
      standing: true,
    },
  ];
}

function intakeCards({ applicants, reviews }: Desk): Card[] {
  const judged = applicants.filter((row) => ["人物確認待ち", "要審査", "重複"].includes(row.state)).length;
  return [
    {
      title: "要確認",
      count: reviews.filter((row) => row.state === "未処理").length,
      hint: "要確認シートの「修正欄」と「処理」を書き、「受付 > 要確認を取り込む」",
    },
    {
      title: "確認と審査",
      count: judged,
      hint: "申込者シートの判断の列を書き、「受付 > 確認と審査を反映する」",
    },
  ];
}

function matchingCards({ today, applicants, cases, settings }: Desk): Card[] {
  const open = cases.filter((row) => row.state === "提案" || row.state === "未成立");
  const proposed = new Set(open.filter((row) => row.state === "提案").map((row) => row.applicationId));
  const waiting = applicants.filter((row) => row.state === "選定待ち" && !proposed.has(row.applicationId));
  const judged = open.filter((row) => row.verdict !== "");
  const longest = settings.get("longestWait") ?? Number(declared.longestWait.standard);
  const late = waiting.filter(
    (row) => row.receivedAt !== "" && daysBetween(row.receivedAt.slice(0, 10), today) > longest,
  );
  const approves = needsApproval("決定連絡票（受講者用）", settings);
  return [
    {
      title: "組合せを待つ申込み",
      count: waiting.length,
      hint: `定期の提案日は毎月${settings.get("batchDays").join("、")}です。提案すると、マッチングシートが開きます`,
      step: "propose",
      button: "提案を作る",
    },
    {
      title: `${longest}日を超えて待つ申込み`,
      count: late.length,
      hint: `${late.map((row) => `${row.applicationId} ${row.name}`).join("、")}。申込者シートで行を選び、「マッチング > 一人を今組む」`,
    },
    {
      title: "判断を待つ提案",
      count: open.filter((row) => row.state === "提案" && row.verdict === "").length,
      hint: "マッチングシートの「判断」に、採用、見送り、固定、変更のどれかを入れます",
    },
    {
      title: "判断のある組合せ",
      count: judged.length,
      hint: judged.map((row) => `${row.applicantName}：${row.verdict}`).join("、"),
      step: "decide",
      button: approves ? "決定して、決裁に回す" : "決定する",
    },
  ];
}

function letterCards(desk: Desk): Card[] {
  const { settings, notices, batches } = desk;
  const emails = emailsOf(desk);
  const by = (approval: string): Notice[] =>
    notices.filter((row) => row.state === "待ち" && approvalOf(row, settings) === approval);
  const method = (row: Notice): string => methodOf(row, emails.get(row.addresseeId) ?? "");
  const ready = [...by("決裁済"), ...by("不要")].filter(
    (row) => !letterOf(row.letter).plainMail || method(row) !== "メール",
  );
  const made = notices.filter((row) => row.state === "作成済");
  const paper = made.filter((row) => method(row) !== "メール" && row.batchId === "");
  return [
    ...approvalCards(by("決定案").length, by("決裁待ち").length),
    { title: "文書を作る通知", count: ready.length, hint: "番号が付きます", step: "make", button: "文書を作る" },
    {
      title: "メールで送る通知",
      count: [...ready, ...made].filter((row) => method(row) === "メール").length,
      hint: `送信待ちは${settings.get("sendWaitMinutes") ?? 0}分です`,
      step: "mail",
      button: "メールで送る",
    },
    { title: "郵送などで出す文書", count: paper.length, hint: "", step: "batch", button: "発送簿を作る" },
    {
      title: "発送していない発送簿",
      count: openIn(batches).length,
      hint: openIn(batches)
        .map((row) => row.batchId)
        .join("、"),
      step: "dispatch",
      button: "発送済にする",
      asks: "発送した日",
    },
  ];
}

function approvalCards(drafts: number, asked: number): Card[] {
  return [
    { title: "決定案の通知", count: drafts, hint: "", step: "ask", button: "決裁に回す" },
    {
      title: "決裁待ちの通知",
      count: asked,
      hint: "決裁が済んでから押します",
      step: "approve",
      button: "決裁済にする",
      asks: "決裁日と決裁した人",
    },
  ];
}

const openIn = (batches: readonly Batch[]): Batch[] => batches.filter((row) => row.dispatchedOn === "");

function emailsOf({ applicants, instructors }: Desk): Map<string, string> {
  return new Map([
    ...applicants.map((row) => [row.applicationId, row.email] as const),
    ...instructors.map((row) => [row.instructorId, row.email] as const),
  ]);
}
