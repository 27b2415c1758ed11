/**
 * Where a decided visit stands for one of its two sides, in words to read aloud: the day, their own report, the certificate
 * to the trainee, the money to the instructor. Never what the other side did, and nothing that has not left in a letter
 * (domain section 9). Pure.
 */
import { wareki } from "../../core/calendar.ts";
import { yen } from "../../core/money.ts";
import { visitText } from "../../letters/days.ts";
import { visitNoticeId } from "../../letters/visit-notices.ts";
import { reportDueOn } from "../../settings/terms.ts";
import type { SettingValues } from "../../settings.ts";
import { DONE_STATES, type Case } from "../../tables/cases.ts";
import type { Notice } from "../../tables/notices.ts";
import { claimIdOf, type Claim, type Payout } from "../../tables/payments.ts";
import type { Side } from "../../tables/words.ts";

export interface Told {
  readonly settings: SettingValues;
  readonly notices: readonly Notice[];
}

export interface Money {
  readonly claims: readonly Claim[];
  readonly payouts: readonly Payout[];
}

/** A report of a visit is called by another name by each side. */
const REPORT: Readonly<
  Record<Side, { readonly name: string; readonly day: "traineeReportedOn" | "instructorReportedOn" }>
> = {
  受講者: { name: "受講報告書", day: "traineeReportedOn" },
  指導医: { name: "実施報告書", day: "instructorReportedOn" },
};

export const isDone = ({ state }: Case): boolean => DONE_STATES.some((done) => done === state);

/** Whether this version of the day has reached the caller: by our letter, or since they reported it themselves. */
function knowsDay(match: Case, side: Side, notices: readonly Notice[]): boolean {
  if (match[REPORT[side].day] !== "") return true;
  const id = visitNoticeId(match.caseId, match.visitRound ?? 0, side);
  return notices.some((row) => (row.noticeId === id || row.reissueOf === id) && row.state === "完了");
}

/** 「研修の日は、平成30年7月2日（月）午後　13:30からと承っております。」; `none`: where no day is known yet. */
export function dayWords(match: Case, side: Side, { notices }: Told, none: string): string {
  if (match.visitOn === "") return none;
  if (!knowsDay(match, side, notices))
    return "研修の日についてのご連絡を承り、ただいま、日程のお知らせを準備しております。";
  const { visitOn: day, visitHalf: half, visitFrom: from } = match;
  return `研修の日は、${visitText({ day, half, from })}と承っております。`;
}

/** The caller's own report, once the visit is told to be over or a day is set; "" before. */
export function reportWords(match: Case, side: Side, { settings }: Told): string {
  const { name, day } = REPORT[side];
  const received = match[day];
  if (received !== "") return `${name}は、${wareki(received)}に受け取っております。ありがとうございました。`;
  if (match.visitOn === "") return "";
  const due = reportDueOn(settings, match.visitOn);
  const until = due === "" ? "" : `${wareki(due)}までに、`;
  return isDone(match)
    ? `${name}が、まだ届いておりません。お手数ですが、${until}お送りください。`
    : `研修が終わりましたら、${until}${name}をお送りください。`;
}

const PREPARED = "受講証明書は、手続がすみましたら、お送りいたします。";

/** To the trainee alone; says nothing of whether the other report is in. */
export function certificateWords(match: Case, { notices }: Told): string {
  if (match.traineeReportedOn === "") return "";
  const sent = notices.find(
    (row) => row.letter === "受講証明書" && row.subjectId === match.caseId && row.state === "完了",
  );
  if (!sent) return PREPARED;
  const when = sent.dispatchedOn === "" ? "" : `${wareki(sent.dispatchedOn)}に`;
  return `受講証明書は、${when}お送りしております。`;
}

/** To the instructor alone; sums only as 支払通知 has told them. */
export function paymentWords(match: Case, { notices }: Told, { claims, payouts }: Money): string {
  const claim = claims.find(({ claimId, state }) => claimId === claimIdOf(match.caseId) && state !== "取消");
  if (match.instructorReportedOn === "" && !claim) return "";
  if (claim?.state === "対象外") return "謝礼金につきましては、担当からあらためてご連絡いたします。";
  const payout = payouts.find(
    (row) =>
      claim &&
      row.kind === "支払" &&
      row.claimIds.includes(claim.claimId) &&
      row.state !== "取消" &&
      row.state !== "戻入済",
  );
  if (payout?.state === "支払済") return paidWords(payout, notices);
  if (payout?.state === "決裁済" && payout.plannedOn !== "")
    return `謝礼金は、${wareki(payout.plannedOn)}ごろのお支払いを予定しております。`;
  return "謝礼金は、ただいま、お支払いの手続を進めております。お支払いのときに、支払通知をお送りします。";
}

function paidWords({ payoutId, paidOn, gross, tax, net }: Payout, notices: readonly Notice[]): string {
  const paid = `謝礼金は、${wareki(paidOn)}にお支払いしております。`;
  const told = notices.some((row) => row.letter === "支払通知" && row.subjectId === payoutId && row.state === "完了");
  if (!told) return `${paid}内訳は、支払通知でお知らせします。`;
  const withheld = (tax ?? 0) === 0 ? "" : `、源泉所得税${yen(tax ?? 0)}、差引${yen(net ?? 0)}`;
  return `${paid}支払通知のとおり、総額${yen(gross ?? 0)}${withheld}です。`;
}
