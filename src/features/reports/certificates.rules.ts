/** 受講証明書 for those whose visit both reports prove, each once (domain sections 3 and 5). Pure. */
import { blankRow } from "../../core/table.ts";
import { firstApproval } from "../../letters/approval.ts";
import { isProven } from "../../letters/certificate.ts";
import type { SettingValues } from "../../settings.ts";
import type { Case } from "../../tables/cases.ts";
import { notices, type Notice } from "../../tables/notices.ts";
import { takings } from "./outcome.rules.ts";
import type { Judged, Taking } from "./reflect.rules.ts";
import type { Refused } from "./undo.rules.ts";

export interface CertificateDesk {
  readonly settings: SettingValues;
  readonly cases: readonly Case[];
  readonly notices: readonly Notice[];
  readonly user: string;
}

export interface Certificates {
  readonly fresh: readonly Notice[];
  readonly refused: readonly Refused[];
}

/** `keys`: 案件番号; undefined for all that may have one and have none. */
export function planCertificates(desk: CertificateDesk, keys: readonly string[] | undefined): Certificates {
  const byId = new Map(desk.cases.map((row) => [row.caseId, row]));
  const asked = keys ?? desk.cases.filter(isProven).map(({ caseId }) => caseId);
  const fresh: Notice[] = [];
  const refused: Refused[] = [];
  for (const key of asked) {
    const judged = judge(desk, byId.get(key));
    if (typeof judged !== "string") fresh.push(judged);
    else if (keys) refused.push({ key, why: judged });
  }
  return { fresh, refused };
}

function judge({ settings, notices: all, user }: CertificateDesk, match: Case | undefined): Notice | string {
  if (!match) return "マッチングシートに行がありません";
  if (!isProven(match)) return unproven(match);
  const mine = all.filter(
    (row) => row.letter === "受講証明書" && row.subjectId === match.caseId && row.reissueOf === "",
  );
  const standing = mine.find(({ state }) => state !== "取消");
  if (standing)
    return `受講証明書 ${standing.noticeId} があります。もう一度出すときは「通知 > 再交付する」を実行してください`;
  const turn = mine.length === 0 ? "" : String(mine.length + 1);
  return blankRow(notices, {
    noticeId: `${match.caseId}/証明${turn}`,
    fiscalYear: match.fiscalYear,
    letter: "受講証明書",
    subjectId: match.caseId,
    addresseeId: match.applicationId,
    state: "待ち",
    approval: firstApproval("受講証明書", settings),
    madeBy: user,
  });
}

function unproven({ state, instructorReportedOn, traineeReportedOn }: Case): string {
  const missing = [
    instructorReportedOn === "" ? "実施報告書" : "",
    traineeReportedOn === "" ? "受講報告書" : "",
  ].filter((each) => each !== "");
  return missing.length > 0 ? `${missing.join("と")}が、まだ反映されていません` : `案件の状態が「${state}」です`;
}

/** 通知番号 of certificates of these cases that were made already. */
export function madeCertificates(all: readonly Notice[], caseIds: readonly string[]): string[] {
  const ids = new Set(caseIds);
  return all
    .filter((row) => row.letter === "受講証明書" && ids.has(row.subjectId) && row.state !== "取消")
    .filter((row) => row.fileId !== "" || row.documentNumber !== "")
    .map(({ noticeId }) => noticeId);
}

/** Those made before a report that says the day or the hours otherwise was let through. */
export const outrunCertificates = (all: readonly Notice[], judged: readonly Judged[]): string[] =>
  madeCertificates(
    all,
    takings(judged)
      .filter(changesVisit)
      .map(({ match }) => match.caseId),
  );

/** The hours on a certificate are the instructor's. */
const changesVisit = ({ kind, row, match, replaces }: Taking): boolean =>
  (match.visitOn !== "" && row.visitedOn !== match.visitOn) || (kind.side === "指導医" && replaces !== undefined);
