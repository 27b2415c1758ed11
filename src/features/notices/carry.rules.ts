/** 繰越の確認 to whoever still waits in the year: each is asked once, and not again once the answer is there (A28). Pure. */
import { firstDay } from "../../core/calendar.ts";
import { blankRow } from "../../core/table.ts";
import { firstApproval } from "../../letters/approval.ts";
import { carrySubject } from "../../letters/carry.ts";
import { CARRYABLE_STATES, type Applicant } from "../../tables/applicants.ts";
import { notices, type LetterKind, type Notice } from "../../tables/notices.ts";
import { refusals } from "../../tables/refused.ts";
import type { ApplicationDesk } from "./applications.rules.ts";
import { isOpenNotice, type LeftOut, type Raised } from "../../letters/raised.ts";

const KIND: LetterKind = "繰越の確認";

/** `keys`: the rows that staff picked; everybody of the year who waits where not given. */
export function planCarryInquiries(desk: ApplicationDesk, keys?: readonly string[]): Raised {
  const year = desk.settings.need("fiscalYear");
  desk.settings.need("carryDays");
  const waiting = desk.applicants.filter((row) => row.fiscalYear === year && mayCarry(row));
  const isRefused = refusals(desk.rows);
  const byId = new Map(desk.applicants.map((row) => [row.applicationId, row]));
  const fresh: Notice[] = [];
  const leftOut: LeftOut[] = [];
  for (const key of keys ?? waiting.map((row) => row.applicationId)) {
    const applicant = byId.get(key);
    const judged = !applicant
      ? "申込者シートに行がありません"
      : isRefused(applicant)
        ? "不決定通知を送っています"
        : judge(desk, applicant, year ?? 0);
    if (typeof judged === "string") leftOut.push({ key, why: judged });
    else fresh.push(judged);
  }
  return { fresh, patches: [], leftOut };
}

const mayCarry = ({ state }: Applicant): boolean => CARRYABLE_STATES.some((each) => each === state);

/** An application of the year before may still be asked: the answer carries it over when the year's change is run again. */
function judge(desk: ApplicationDesk, applicant: Applicant, year: number): Notice | string {
  const { applicationId, fiscalYear, withdrawn, state, carryWish, receivedAt } = applicant;
  if (fiscalYear !== year && fiscalYear !== year - 1) return `${fiscalYear ?? "空の"}年度の申込みです`;
  if (withdrawn) return "取下げの印があります。先に「確認と審査を反映する」を実行してください";
  if (state === "重複") return "同じ人の先の申込みに尋ねます";
  if (!mayCarry(applicant)) return `状態が「${state}」です`;
  if (receivedAt >= firstDay(fiscalYear + 1)) return "次の年度の申込みです。「年度更新」のときに、尋ねずに移ります";
  if (carryWish !== "") return `繰越の意向は「${carryWish}」と、すでに答えています`;
  const mine = desk.rows.filter((row) => row.letter === KIND && row.subjectId === applicationId);
  const standing = mine.find((row) => row.state !== "取消");
  if (standing)
    return `${KIND} ${standing.noticeId} ${isOpenNotice(standing) ? "が、まだ済んでいません" : "を送っています"}`;
  const subject = carrySubject(applicationId);
  const turn = mine.filter((row) => row.reissueOf === "").length + 1;
  return blankRow(notices, {
    noticeId: turn === 1 ? subject : `${subject}${turn}`,
    fiscalYear,
    letter: KIND,
    subjectId: applicationId,
    addresseeId: applicationId,
    state: "待ち",
    approval: firstApproval(KIND, desk.settings),
    madeBy: desk.user,
  });
}
