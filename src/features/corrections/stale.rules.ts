/**
 * 要再発行: letters already made whose words are no longer what the sheets say. A reissue takes the place of its first
 * letter; a 変更連絡 covers what was corrected before it. Pure.
 */
import type { Day } from "../../core/calendar.ts";
import type { Fields } from "../../core/letter.ts";
import type { Patch } from "../../core/table.ts";
import { changedSince } from "../../letters/digest.ts";
import { letterOf } from "../../letters/index.ts";
import { isMaterial, materialOf, type Sources } from "../../letters/material.ts";
import type { CaseState } from "../../tables/cases.ts";
import type { Correction } from "../../tables/desk.ts";
import type { LetterKind, Notice, notices } from "../../tables/notices.ts";
import { before } from "./undone.rules.ts";

const PROOF: LetterKind = "受講証明書";
const WATCHED: readonly LetterKind[] = [
  PROOF,
  "決定連絡票（受講者用）",
  "決定連絡票（指導医用）",
  "変更連絡（受講者用）",
  "変更連絡（指導医用）",
];
/**
 * What a certificate proves for good. It says where its doctor worked on that day, and where its reader was reached: that
 * either moved since makes it no less true.
 */
const PROVEN: readonly string[] = ["受講者の氏名", "実施日", "研修の時間"];
/** After the visit nobody needs the other letters anew. */
const AHEAD: readonly CaseState[] = ["決定", "日程確定"];
const SEPARATOR = "、";

const isWatched = (notice: Notice): boolean =>
  notice.letter !== "" &&
  WATCHED.includes(notice.letter) &&
  (notice.state === "作成済" || notice.state === "完了") &&
  (notice.digest !== "" || notice.stale !== "");

/** Whether there is anything to compare at all: told from 通知 alone, since the clock asks every hour. */
export const anyWatched = (all: readonly Notice[]): boolean => all.some(isWatched);

/** A letter that should be made anew, and its words that moved. */
export interface Stale {
  readonly notice: Notice;
  readonly words: readonly string[];
}

/** Every letter that can be judged, with the words that moved; none for one that is as it should be. */
export function staleness(all: readonly Notice[], sources: Sources): Stale[] {
  const ahead = new Set(
    sources.cases.flatMap((row) => (row.state !== "" && AHEAD.includes(row.state) ? [row.caseId] : [])),
  );
  return all.filter(isWatched).flatMap((notice) => {
    const proves = notice.letter === PROOF;
    if ((!proves && !ahead.has(notice.subjectId)) || isReplaced(notice, all)) return [{ notice, words: [] }];
    const now = fieldsOf(notice, sources);
    if (!now) return [];
    const words = notice.digest === "" ? [] : changedSince(notice.digest, now);
    // A 変更連絡 is about the decision: it mends no certificate.
    if (proves) return [{ notice, words: words.filter((word) => PROVEN.includes(word)) }];
    const told = toldOn(notice, all);
    return [
      { notice, words: told === undefined ? words : words.filter((word) => movedSince(notice, sources, told, word)) },
    ];
  });
}

/** A later reissue says it all anew. */
function isReplaced(notice: Notice, all: readonly Notice[]): boolean {
  const first = notice.reissueOf === "" ? notice.noticeId : notice.reissueOf;
  return all.some(
    (other) => other.reissueOf === first && other.state !== "取消" && rank(other) > rank(notice) && other !== notice,
  );
}

/** 再2 comes after 再1, and both after the first. */
const rank = ({ noticeId, reissueOf }: Notice): number =>
  reissueOf === "" ? 0 : Number(/(\d+)$/.exec(noticeId)?.[1] ?? 1);

/** The day up to which a 変更連絡 has told the addressee what changed; "" where one is on its way and will tell it all. */
function toldOn(notice: Notice, all: readonly Notice[]): Day | undefined {
  const days = all
    .filter(
      (other) => other.letter.startsWith("変更連絡") && other.state !== "取消" && other.noticeId !== notice.noticeId,
    )
    .filter((other) => other.subjectId === notice.subjectId && other.addresseeId === notice.addresseeId)
    .filter((other) => isLater(other, notice))
    .map((other) => other.issuedOn);
  if (days.includes("")) return "";
  return days.sort().pop();
}

/** Letters bear no time: of two of one day the higher number is the later. */
function isLater(change: Notice, notice: Notice): boolean {
  if (change.issuedOn === "" || !notice.letter.startsWith("変更連絡")) return true;
  if (change.issuedOn !== notice.issuedOn) return change.issuedOn > notice.issuedOn;
  return (change.number ?? 0) > (notice.number ?? 0);
}

function movedSince(notice: Notice, sources: Sources, told: Day, word: string): boolean {
  if (told === "") return false;
  const then = fieldsOf(
    notice,
    before(sources, ({ foundAt }) => foundAt.slice(0, 10) > told),
  );
  return then?.[word]?.value !== fieldsOf(notice, sources)?.[word]?.value;
}

/** The words of a letter on its own day and number; undefined where they cannot be told. */
function fieldsOf(notice: Notice, sources: Sources): Fields | undefined {
  const { issuedOn, documentNumber } = notice;
  try {
    const material = materialOf(notice, sources, { issuedOn, documentNumber, reissuedOn: "" });
    return isMaterial(material) ? letterOf(notice.letter).fields(material) : undefined;
  } catch {
    // What keeps a letter from being made is said where it is made.
    return undefined;
  }
}

/** What goes into 要再発行, where it does not stand there already. */
export function stalePatches(judged: readonly Stale[]): Patch<typeof notices>[] {
  return judged.flatMap(({ notice, words }) => {
    const stale = words.join(SEPARATOR);
    return stale === notice.stale ? [] : [{ key: notice.noticeId, values: { stale } }];
  });
}

/** 影響: the letters in which one correction moved a word that is wrong now. */
export function effectOf(correction: Correction, judged: readonly Stale[], sources: Sources): string {
  const without = before(sources, ({ correctionId }) => correctionId === correction.correctionId);
  return judged
    .filter(({ notice, words }) => {
      const [then, now] = [fieldsOf(notice, without), fieldsOf(notice, sources)];
      return words.some((word) => then?.[word]?.value !== now?.[word]?.value);
    })
    .map(({ notice }) => notice.noticeId)
    .join(SEPARATOR);
}
