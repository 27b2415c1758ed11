/** 作業パネル: what waits at the desk, in the order of the flow, each with the one command that takes it on. Pure. */
import { needsApproval } from "../../letters/approval.ts";
import {
  idsText,
  judgedCases,
  lateApplications,
  waitingWork,
  type Work,
  type WorkDesk,
} from "../../letters/waiting-work/index.ts";
import { settings as declared } from "../../settings.ts";
import type { Card } from "./card.rules.ts";

/** Lines that keep their place under the hand, with a 0 where nothing is to do; any other comes where something waits. */
const STANDING: readonly string[] = [
  ...["reviews", "judging", "toMatch", "late", "unjudged", "judged"],
  ...["drafts", "asked", "ready", "toMail", "paper", "batches"],
];

type Button = Pick<Card, "step" | "button" | "asks">;
const BUTTONS: Readonly<Record<string, Button>> = {
  toMatch: { step: "propose", button: "提案を作る" },
  judged: { step: "decide", button: "決定する" },
  drafts: { step: "ask", button: "決裁に回す" },
  asked: { step: "approve", button: "決裁済にする", asks: "決裁日と決裁した人" },
  ready: { step: "make", button: "文書を作る" },
  toMail: { step: "mail", button: "メールで送る" },
  paper: { step: "batch", button: "発送簿を作る" },
  batches: { step: "dispatch", button: "発送済にする", asks: "発送した日" },
};

export function cardsOf(desk: WorkDesk): Card[] {
  return waitingWork(desk)
    .filter(({ key, count }) => count > 0 || STANDING.includes(key))
    .map((work) => ({
      title: work.title,
      count: work.count,
      hint: hintOf(work, desk),
      ...BUTTONS[work.key],
      ...(work.key === "judged" && needsApproval("決定連絡票（受講者用）", desk.settings)
        ? { button: "決定して、決裁に回す" }
        : {}),
    }));
}

/** Before the office's own screen people may stand with their names; what a button does needs no menu. */
function hintOf(work: Work, desk: WorkDesk): string {
  const { key, where } = work;
  if (key === "late") {
    const longest = desk.settings.get("longestWait") ?? Number(declared.longestWait.standard);
    const late = lateApplications(desk, longest).map((row) => `${row.applicationId} ${row.name}`);
    return `${late.join("、")}。${where}`;
  }
  if (key === "judged")
    return judgedCases(desk)
      .map((row) => `${row.applicantName}：${row.verdict}`)
      .join("、");
  const hint = HINTS[key]?.(desk) ?? where;
  const ids = idsText(work);
  return ids === "" || key in HINTS || key === "toMatch" ? hint : `${ids}。${hint}`;
}

/** What stands below a button. */
const HINTS: Readonly<Record<string, (desk: WorkDesk) => string>> = {
  drafts: () => "",
  asked: () => "決裁が済んでから押します",
  ready: () => "番号が付きます",
  toMail: ({ settings }) => `送信待ちは${settings.get("sendWaitMinutes") ?? 0}分です`,
  paper: () => "",
  batches: ({ batches }) =>
    batches
      .filter((row) => row.dispatchedOn === "")
      .map((row) => row.batchId)
      .join("、"),
};
