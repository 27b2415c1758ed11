/** 待機連絡 and 不決定通知 from selected rows of 申込者: what an application can be told as it stands. Pure. */
import { fiscalYear, type Day } from "../../core/calendar.ts";
import { blankRow } from "../../core/table.ts";
import { firstApproval } from "../../letters/approval.ts";
import { REFUSAL_STATES, WAITING_STATES } from "../../letters/selection.ts";
import type { SettingValues } from "../../settings.ts";
import type { Applicant } from "../../tables/applicants.ts";
import { notices, type Notice } from "../../tables/notices.ts";
import { refusals } from "../../tables/refused.ts";
import { isOpenNotice, type LeftOut, type Raised } from "../../letters/raised.ts";

export interface ApplicationDesk {
  readonly settings: SettingValues;
  readonly applicants: readonly Applicant[];
  readonly rows: readonly Notice[];
  readonly today: Day;
  readonly user: string;
}

/** An application gets at most one open notice of a kind, and is refused once for each time that it was open. */
export function planApplicationNotices(desk: ApplicationDesk, keys: readonly string[]): Raised {
  const byId = new Map(desk.applicants.map((row) => [row.applicationId, row]));
  const fresh: Notice[] = [];
  const leftOut: LeftOut[] = [];
  for (const key of keys) {
    const applicant = byId.get(key);
    const judged = applicant ? judge(desk, applicant) : "申込者シートに行がありません";
    if (typeof judged === "string") leftOut.push({ key, why: judged });
    else fresh.push(judged);
  }
  return { fresh, patches: [], leftOut };
}

type Kind = "待機連絡" | "不決定通知";

function judge(desk: ApplicationDesk, applicant: Applicant): Notice | string {
  if (applicant.withdrawn) return "取下げの印があります。先に「確認と審査を反映する」を実行してください";
  const kind = kindFor(applicant, desk.today);
  if (kind === undefined) return `状態が「${applicant.state}」です`;
  const mine = desk.rows.filter((row) => row.letter === kind && row.subjectId === applicant.applicationId);
  const open = mine.find(isOpenNotice);
  if (open) return `${kind} ${open.noticeId} が、まだ済んでいません`;
  if (kind === "不決定通知" && refusals(mine)(applicant))
    return "不決定通知を送っています。もう一度送るときは「再交付する」を選んでください";
  return blankRow(notices, {
    noticeId: idOf(applicant.applicationId, kind, mine.filter((row) => row.reissueOf === "").length + 1),
    fiscalYear: applicant.fiscalYear,
    letter: kind,
    subjectId: applicant.applicationId,
    addresseeId: applicant.applicationId,
    state: "待ち",
    approval: firstApproval(kind, desk.settings),
    madeBy: desk.user,
  });
}

/** Who still waits when the year is over was not decided; who came afterwards, before it was changed, is the next year's. */
function kindFor({ state, fiscalYear: year, receivedAt }: Applicant, today: Day): Kind | undefined {
  const own = receivedAt === "" || year === null ? year : Math.max(year, fiscalYear(receivedAt));
  if (state === "選定待ち" && own !== null && own < fiscalYear(today)) return "不決定通知";
  if (state !== "選定待ち" && REFUSAL_STATES.some((one) => one === state)) return "不決定通知";
  return WAITING_STATES.some((one) => one === state) ? "待機連絡" : undefined;
}

/** 申-2018-0001/待機1; 申-2018-0001/不決定, and 不決定2 only where the first was given up or holds no longer. */
const idOf = (applicationId: string, kind: Kind, turn: number): string =>
  kind === "待機連絡" ? `${applicationId}/待機${turn}` : `${applicationId}/不決定${turn === 1 ? "" : turn}`;
