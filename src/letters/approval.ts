/**
 * 決裁: which letters need it, where each stands, and when one falls back. Nobody else judges this, so that a letter that
 * is not approved has no number, no Doc and no mail by any road. Pure.
 */
import type { Day } from "../core/calendar.ts";
import { withLine } from "../core/course.ts";
import { OfficeError } from "../core/errors.ts";
import type { Fields } from "../core/letter.ts";
import type { Patch } from "../core/table.ts";
import { settings as declared, SETTINGS_SHEET, type SettingValues } from "../settings.ts";
import type { Notice, notices } from "../tables/notices.ts";
import { APPROVAL_GROUPS, type Approval, type ApprovalGroup } from "../tables/words.ts";
import { changedSince } from "./digest.ts";
import { letters } from "./index.ts";

/** Letters are made from these alone. */
const MAKEABLE: readonly Approval[] = ["不要", "決裁済", "施行", "発送済"];
/** States of a letter that nothing has been made of. */
const UNMADE: readonly Notice["state"][] = ["待ち", "不備"];

/** The group that a kind is approved with; null for one that never needs approval, and for a word that is no kind. */
export function groupOf(kind: string): ApprovalGroup | null {
  return letters.find((letter) => letter.kind === kind)?.group ?? null;
}

/** Whether letters of a kind need approval now. Throws OfficeError where the setting names what is no group. */
export function needsApproval(kind: string, settings: SettingValues): boolean {
  const group = groupOf(kind);
  return group !== null && groupsIn(settings, "approvalKinds").includes(group);
}

/** Whether letters of a kind go out in two names. Throws OfficeError where the setting names what is no group. */
export function isJoint(kind: string, settings: SettingValues): boolean {
  const group = groupOf(kind);
  return group !== null && groupsIn(settings, "jointKinds").includes(group);
}

/** A slip of the pen must not switch approval off, so an unknown word stops whatever asks. */
function groupsIn(settings: SettingValues, key: "approvalKinds" | "jointKinds"): readonly string[] {
  const words = settings.get(key);
  const unknown = words.filter((word) => !APPROVAL_GROUPS.some((group) => group === word));
  if (unknown.length === 0) return words;
  throw new OfficeError(
    `「${declared[key].name}」にある「${unknown.join("、")}」は、使えない語です`,
    { sheet: SETTINGS_SHEET, key: declared[key].name },
    `${APPROVAL_GROUPS.join("、")} から選び、「、」で区切って書いてください`,
  );
}

/** Where a new notice begins. */
export function firstApproval(kind: string, settings: SettingValues): "決定案" | "不要" {
  return needsApproval(kind, settings) ? "決定案" : "不要";
}

/**
 * Where a notice stands, whatever was typed: rows of an older version have no word, 決裁済 counts only with its day and
 * name, 決裁待ち only with what was asked, and a kind that was switched on or off since begins anew while nothing is made.
 */
export function approvalOf(notice: Notice, settings: SettingValues): Approval {
  const { approval } = notice;
  const unmade = UNMADE.includes(notice.state);
  const signed = notice.approvedOn !== "" && notice.approvedBy !== "";
  // A letter that is to be made once more (its mail did not arrive) was approved before.
  if ((approval === "施行" || approval === "発送済") && (signed || !unmade)) return approval;
  if (approval === "決裁済" && signed && notice.digest !== "") return approval;
  if (approval === "決裁待ち" && notice.askedOn !== "" && notice.digest !== "") return approval;
  return unmade ? firstApproval(notice.letter, settings) : "不要";
}

/** Whether a letter may get its number, its Doc and its mail, as far as approval goes. */
export function mayBeMade(notice: Notice, settings: SettingValues): boolean {
  return MAKEABLE.includes(approvalOf(notice, settings));
}

/** Names of the words that were approved, or are being approved, and read otherwise now. */
export function changedWords(notice: Notice, settings: SettingValues, fields: Fields): string[] {
  const asked = ["決裁待ち", "決裁済"].includes(approvalOf(notice, settings));
  return asked ? changedSince(notice.digest, fields) : [];
}

/** Back to 決定案, with what stood in its way before kept in 決裁の経過. */
export function fallBack(notice: Notice, why: string, today: Day): Patch<typeof notices> {
  return {
    key: notice.noticeId,
    values: {
      approval: "決定案",
      approvalNote: noted(notice, today, why),
      askedOn: "",
      approvedOn: "",
      approvedBy: "",
      digest: "",
    },
  };
}

/** Why a letter falls back whose words have changed. */
export const changeNote = (words: readonly string[]): string =>
  `起案の後に内容が変わったため、決定案に戻しました（${words.join("、")}）`;

/** 決裁の経過 with one line more. */
export const noted = (notice: Notice, today: Day, line: string): string => withLine(notice.approvalNote, today, line);
