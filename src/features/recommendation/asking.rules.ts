/**
 * Letters to institutions (R48–R49): one of a kind to each and year. Whoever has one gets a second only by 再交付, unless the
 * first was given up. Pure.
 */
import { wareki } from "../../core/calendar.ts";
import { blankRow } from "../../core/table.ts";
import { firstApproval } from "../../letters/approval.ts";
import { isOpenNotice, type LeftOut, type Raised } from "../../letters/raised.ts";
import type { SettingValues } from "../../settings.ts";
import type { Organization } from "../../tables/association.ts";
import { notices, type Notice } from "../../tables/notices.ts";

export type AskKind = "指導医推薦依頼" | "会員周知依頼" | "研修案内";

/** To whom each goes, and how its notices are numbered: 機-01/推薦2018. */
export const ASKED: Readonly<Record<AskKind, { readonly kind: Organization["kind"]; readonly stem: string }>> = {
  指導医推薦依頼: { kind: "医師会", stem: "推薦" },
  会員周知依頼: { kind: "医師会", stem: "周知" },
  研修案内: { kind: "市内病院", stem: "案内" },
};

export interface AskDesk {
  readonly settings: SettingValues;
  readonly organizations: readonly Organization[];
  readonly rows: readonly Notice[];
  readonly user: string;
}

/** `keys`: the institutions that staff chose; all that are in use where not given. */
export function planAsking(desk: AskDesk, letter: AskKind, fiscalYear: number, keys?: readonly string[]): Raised {
  const { kind } = ASKED[letter];
  const chosen = keys ?? desk.organizations.filter((row) => row.kind === kind && row.active).map(idOf);
  const judged = chosen.map((key) => ({ key, found: judge(desk, letter, fiscalYear, key) }));
  return {
    fresh: judged.flatMap(({ found }) => (typeof found === "string" ? [] : [found])),
    leftOut: judged.flatMap(({ key, found }): LeftOut[] => (typeof found === "string" ? [{ key, why: found }] : [])),
    patches: [],
  };
}

const idOf = ({ organizationId }: Organization): string => organizationId;

/** Letters of this kind and year to an institution, reissues aside. */
const sentTo = (rows: readonly Notice[], letter: AskKind, fiscalYear: number, organizationId: string): Notice[] =>
  rows.filter(
    (row) =>
      row.letter === letter &&
      row.fiscalYear === fiscalYear &&
      row.subjectId === organizationId &&
      row.reissueOf === "",
  );

/** Whether any institution has been asked for a year. */
export const isAsked = (rows: readonly Notice[], letter: AskKind, fiscalYear: number): boolean =>
  rows.some((row) => row.letter === letter && row.fiscalYear === fiscalYear && row.state !== "取消");

function judge(desk: AskDesk, letter: AskKind, fiscalYear: number, organizationId: string): Notice | string {
  const { kind, stem } = ASKED[letter];
  const organization = desk.organizations.find((row) => row.organizationId === organizationId);
  if (!organization) return "関係機関シートに行がありません";
  if (organization.kind !== kind) return `種別が「${organization.kind}」です。${kind}だけに送ります`;
  if (!organization.active) return "「使う」が付いていません";
  const mine = sentTo(desk.rows, letter, fiscalYear, organizationId);
  const there = mine.find((row) => row.state !== "取消");
  if (there) return standing(there);
  const turn = mine.length === 0 ? "" : `-${mine.length + 1}`;
  return blankRow(notices, {
    noticeId: `${organizationId}/${stem}${fiscalYear}${turn}`,
    fiscalYear,
    letter,
    subjectId: organizationId,
    addresseeId: organizationId,
    state: "待ち",
    approval: firstApproval(letter, desk.settings),
    madeBy: desk.user,
  });
}

/** Why one that is there is not raised again; the same for requests to instructors. */
export function standing(there: Notice): string {
  if (isOpenNotice(there))
    return `${there.noticeId} が、まだ済んでいません（決裁「${there.approval}」、状態「${there.state}」）`;
  const sent = there.dispatchedOn === "" ? "" : `${wareki(there.dispatchedOn)}に`;
  return `${sent}送っています（${there.noticeId}）。もう一度送るときは「再交付する」を選んでください`;
}

/** 「・機-01　一般社団法人… 会長」, and what would keep the letter from being made. */
export function organizationLine({ organizationId, name, title, person, ...row }: Organization): string {
  const where = row.email === "" && (row.postalCode === "" || row.address === "");
  const lacks = where ? "　※メールアドレスも、郵便番号と所在地もありません。関係機関シートに書いてください" : "";
  return [organizationId, name, title, person].filter((part) => part !== "").join("　") + lacks;
}
