/** 決裁: which letters go up, which are approved, which fall back, and why the others do not. Rows in, a plan out. Pure. */
import { wareki, type Day } from "../../core/calendar.ts";
import { OfficeError } from "../../core/errors.ts";
import type { Fields } from "../../core/letter.ts";
import type { Patch } from "../../core/table.ts";
import { approvalOf, changedWords, changeNote, fallBack, isJoint, noted } from "../../letters/approval.ts";
import { digestOf } from "../../letters/digest.ts";
import { letterOf } from "../../letters/index.ts";
import { templateLines } from "../../letters/letter.ts";
import { draftOf, materialOf, type Issue, type Sources } from "../../letters/material.ts";
import type { Notice, notices } from "../../tables/notices.ts";
import type { Approval } from "../../tables/words.ts";

/** What 決裁 judges by. */
export interface ApprovalDesk {
  readonly sources: Sources;
  readonly notices: readonly Notice[];
  /** Letters that a run is making at this moment: too late to take back. */
  readonly underWay: ReadonlySet<string>;
  readonly today: Day;
}

export interface Refused {
  readonly id: string;
  readonly why: string;
}

/** What a command writes, and what it leaves alone. */
export interface ApprovalPlan {
  readonly going: readonly Notice[];
  readonly fallen: readonly Refused[];
  readonly refused: readonly Refused[];
  readonly patches: readonly Patch<typeof notices>[];
}

/** The letters that staff chose; undefined for all that fit. */
export type Chosen = readonly string[] | undefined;

/** In a draft, where the number will stand. */
export const NUMBER_TO_COME = "（番号は施行時）";
const NO_DECISION = "もとの決定がないか、取り消されています";

const isUnmade = (notice: Notice): boolean => notice.state === "待ち" || notice.state === "不備";

/** 決裁に回す: letters at 決定案 whose draft is complete. */
export function planAsking(desk: ApprovalDesk, chosen: Chosen, user: string): ApprovalPlan {
  return planned(
    desk,
    chosen,
    (notice) => judged(notice, desk) === "決定案",
    (notice) => {
      const words = completeWords(notice, desk);
      if ("why" in words) return words;
      const values = {
        approval: "決裁待ち",
        approvalNote: noted(notice, desk.today, `決裁に回しました（${user}）`),
        askedOn: desk.today,
        approvedOn: "",
        approvedBy: "",
        digest: digestOf(words.fields),
        state: "待ち",
        fault: "",
      } as const;
      return { patch: { key: notice.noticeId, values } };
    },
  );
}

/** 決裁済にする: letters at 決裁待ち, on the day and by the person that staff name. */
export function planApproving(desk: ApprovalDesk, chosen: Chosen, on: Day, by: string): ApprovalPlan {
  return planned(desk, chosen, isTyped("決裁待ち"), (notice) => {
    const falls = unfinished(notice, desk) ?? changeOf(notice, desk);
    if (falls !== undefined) return { falls };
    const why = lateOrUnseen(notice, desk, on);
    if (why !== undefined) return { why };
    const approvalNote = noted(notice, desk.today, `決裁済（${by}、決裁日${wareki(on)}）`);
    return {
      patch: { key: notice.noticeId, values: { approval: "決裁済", approvedOn: on, approvedBy: by, approvalNote } },
    };
  });
}

/** 決裁から戻す: letters that nothing has been made of yet. */
export function planReturning(desk: ApprovalDesk, chosen: Chosen, reason: string): ApprovalPlan {
  return planned(desk, chosen, isTyped("決裁待ち", "決裁済"), (notice) =>
    desk.underWay.has(notice.noticeId)
      ? { why: "いま文書を作っています。終わるのを待ってください" }
      : { patch: fallBack(notice, `決定案に戻しました（${reason}）`, desk.today) },
  );
}

/** Letters at 決裁待ち or 決裁済 that say something else now than when they went up: they fall back, and say why. */
export function fallBacks(desk: ApprovalDesk): ApprovalPlan {
  const asked = desk.notices.filter((notice) => wasAsked(notice) && !desk.underWay.has(notice.noticeId));
  const keys = asked.map((notice) => notice.noticeId);
  return planned(desk, keys, wasAsked, (notice) => {
    const why = unfinished(notice, desk) ?? changeOf(notice, desk);
    return why === undefined ? { why: "" } : { falls: why };
  });
}

/** Whether a row can fall back at all: told from the row alone, since the clock asks every hour. */
export const wasAsked = (notice: Notice): boolean => isUnmade(notice) && isTyped("決裁待ち", "決裁済")(notice);

const isTyped =
  (...words: readonly Approval[]) =>
  ({ approval }: Notice): boolean =>
    words.some((word) => word === approval);

const judged = (notice: Notice, { sources }: ApprovalDesk): Approval => approvalOf(notice, sources.settings);

/**
 * Why a row goes back whose word and record do not agree: it was cut off on its way back, and the reason stands there
 * already; or somebody typed the word.
 */
function unfinished(notice: Notice, desk: ApprovalDesk): string | undefined {
  if (judged(notice, desk) === notice.approval) return undefined;
  const [, last = ""] = /(?:^|\n)[^　\n]*　([^\n]*)$/.exec(notice.approvalNote) ?? [];
  return last.includes("戻しました") ? last : "起案または決裁の記録がそろわないため、決定案に戻しました";
}

type Verdict = { readonly patch: Patch<typeof notices> } | { readonly falls: string } | { readonly why: string };

function planned(
  desk: ApprovalDesk,
  chosen: Chosen,
  stands: (notice: Notice) => boolean,
  judge: (notice: Notice) => Verdict,
): ApprovalPlan {
  const wanted = chosen && new Set(chosen);
  const plan = { going: [] as Notice[], fallen: [] as Refused[], refused: [] as Refused[] };
  const patches: Patch<typeof notices>[] = [];
  for (const notice of desk.notices) {
    const fits = isUnmade(notice) && stands(notice);
    if (wanted ? !wanted.has(notice.noticeId) : !fits) continue;
    const verdict = fits ? judge(notice) : { why: whyNot(notice, judged(notice, desk)) };
    const id = notice.noticeId;
    if ("patch" in verdict) {
      plan.going.push(notice);
      patches.push(verdict.patch);
    } else if ("falls" in verdict) {
      plan.fallen.push({ id, why: verdict.falls });
      patches.push(fallBack(notice, verdict.falls, desk.today));
    } else plan.refused.push({ id, why: verdict.why });
  }
  const there = new Set(desk.notices.map((notice) => notice.noticeId));
  const gone = (chosen ?? []).filter((id) => !there.has(id)).map((id) => ({ id, why: "通知シートに行がありません" }));
  return { ...plan, refused: [...plan.refused, ...gone], patches };
}

/** Why a letter that stands here is none that the command can take. */
function whyNot(notice: Notice, approval: Approval): string {
  if (!isUnmade(notice)) return `状態が「${notice.state}」のため、対象ではありません`;
  const reasons: Readonly<Record<Approval, string>> = {
    不要: "決裁をとらない種類です（設定「決裁をとる通知」）",
    決定案: "まだ決裁に回していません",
    決裁待ち: `すでに決裁に回しています（起案日${wareki(notice.askedOn)}）`,
    決裁済: `すでに決裁済です（決裁日${wareki(notice.approvedOn)}）`,
    施行: "すでに施行しています",
    発送済: "すでに発送しています",
  };
  return reasons[approval];
}

/** The words of a letter that is complete; the template's own text is a file of the office account, checked at making. */
function completeWords(notice: Notice, desk: ApprovalDesk): Words {
  const lines = templateLines(letterOf(notice.letter)).map((line) => line.text);
  const drafted = draftOf(notice, desk.sources, issueOf(notice, desk), lines.join("\n"));
  if ("fault" in drafted) return { why: drafted.fault.split("\n").join("、") };
  return wordsOf(notice, desk);
}

type Words = { readonly fields: Fields } | { readonly why: string };

/** What the letter would say if it were made now. */
function wordsOf(notice: Notice, desk: ApprovalDesk): Words {
  const material = materialOf(notice, desk.sources, issueOf(notice, desk));
  if ("waits" in material) return { why: NO_DECISION };
  return "fault" in material ? { why: material.fault } : { fields: letterOf(notice.letter).fields(material) };
}

const issueOf = ({ reissueOf }: Notice, { today }: ApprovalDesk): Issue => ({
  issuedOn: today,
  documentNumber: NUMBER_TO_COME,
  reissuedOn: reissueOf === "" ? "" : today,
});

/**
 * Why the words of a letter are not those that went up; undefined where they still are, and where a setting cannot be
 * read, since that is no fault of the letter: whoever approves is told.
 */
function changeOf(notice: Notice, desk: ApprovalDesk): string | undefined {
  let words: Words;
  try {
    words = wordsOf(notice, desk);
  } catch (thrown) {
    if (thrown instanceof OfficeError) return undefined;
    throw thrown;
  }
  if ("why" in words) return `${words.why}。決定案に戻しました`;
  const changed = changedWords(notice, desk.sources.settings, words.fields);
  return changed.length === 0 ? undefined : changeNote(changed);
}

/** A day before the draft, or a joint letter that the association has not seen by then. */
function lateOrUnseen(notice: Notice, { sources }: ApprovalDesk, on: Day): string | undefined {
  if (on < notice.askedOn) return `決裁日が起案日（${wareki(notice.askedOn)}）より前です`;
  if (!isJoint(notice.letter, sources.settings)) return undefined;
  if (notice.associationSeenOn === "")
    return "連名で出す通知です。医師会が文面を確かめた日を、通知シートの「医師会確認日」に書いてください";
  return notice.associationSeenOn > on
    ? `医師会確認日（${wareki(notice.associationSeenOn)}）が決裁日より後です`
    : undefined;
}
