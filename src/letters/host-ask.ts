/**
 * 受入確認: asks an instructor before the decision whether one very case can be received (A12). Nobody is named yet: of the
 * applicant only what may be told before the decision (domain section 9).
 */
import { wareki, type Day } from "../core/calendar.ts";
import type { SettingValues } from "../settings.ts";
import type { Case } from "../tables/cases.ts";
import type { Notice } from "../tables/notices.ts";
import { instructorAddressee } from "./addressees.ts";
import { commonFields } from "./common.ts";
import { candidateDays } from "./days.ts";
import { formGuide, formWords, guides } from "./form-words.ts";
import { below, body, foot, head, items, title } from "./layout.ts";
import { applicantOf, caseOf, instructorOf, type LetterDeclaration, type Subject } from "./letter.ts";
import { termEnd } from "../settings/terms.ts";

/** 案-2018-0001-1/受入確認; 案-2018-0001-1/受入確認2 where the case's key was renewed since it was first asked about. */
export const askNoticeId = (caseId: string, round: number): string =>
  `${caseId}/受入確認${round === 0 ? "" : round + 1}`;

/** The key's version that a 受入確認 bears. */
function askRoundOf({ noticeId }: Notice): number {
  const turn = /\/受入確認(\d*)(?:\/|$)/.exec(noticeId)?.[1] ?? "";
  return turn === "" ? 0 : Number(turn) - 1;
}

/** Until when the instructor is asked to answer; "" where 受入確認の回答期限 is empty. */
export function askDueOn(settings: SettingValues, askedOn: Day): Day {
  const days = settings.get("hostAskDays");
  return days === null || askedOn === "" ? "" : termEnd(settings, askedOn, days);
}

/** Proposals whose instructor was asked and has not answered in time. */
export function unansweredAsks(cases: readonly Case[], settings: SettingValues, today: Day): Case[] {
  return cases.filter((row) => {
    const due = row.state === "提案" && row.hostAsk === "依頼中" ? askDueOn(settings, row.hostAskedOn) : "";
    return due !== "" && today > due;
  });
}

const lines = [
  ...head,
  title("在宅医同行研修の受入れについて（お尋ね）"),
  body(
    "日ごろから、本市の在宅医療の推進にご協力いただき、ありがとうございます。同行研修の受講を希望される方について、下記のとおり受け入れていただけるかを、決定の前にお尋ねします。氏名などは、決定の後に決定連絡票でお知らせします。",
  ),
  below,
  ...items(
    ["職種", "{{受講者の職種}}"],
    ["テーマ", "{{学びたいテーマ}}"],
    ["候補日", "{{候補日}}"],
    ["回答の期限", "{{回答の期限}}までに、受け入れていただけるかどうかを、次のフォームでお知らせください。"],
    ["回答書", "{{回答のリンク}}　鍵 {{回答の鍵}}"],
    [
      "日程",
      "研修の日は、決定の後に、受講者とご相談のうえ決めていただきます。候補日のご都合が悪いときは、回答書の連絡事項にお書きください。",
    ],
  ),
  ...foot,
];

const isAsked = ({ match }: Subject, notice: Notice): boolean =>
  match?.state === "提案" &&
  match.hostAsk === "依頼中" &&
  match.instructorId === notice.addresseeId &&
  (match.keyRound ?? 0) === askRoundOf(notice);

export const hostAsk: LetterDeclaration = {
  kind: "受入確認",
  reader: "instructor",
  numbered: false,
  group: null,
  about: "case",
  template: { setting: "hostAskTemplate", lines },
  plainMail: true,
  stands: isAsked,
  over(subject, notice) {
    const { match } = subject;
    if (match && match.state !== "提案") return `案件が「${match.state}」になった`;
    // Until the case says that it is asked about, the run that asks is not through.
    if (!match || match.hostAsk === "" || isAsked(subject, notice)) return undefined;
    if ((match.keyRound ?? 0) < askRoundOf(notice)) return undefined;
    return match.hostAsk === "可" || match.hostAsk === "否" ? "指導医の回答があった" : "受入確認を取りやめた";
  },
  addressee: (material) => instructorAddressee(instructorOf(material)),
  fields(material) {
    const [match, applicant] = [caseOf(material), applicantOf(material)];
    const subject = `${match.caseId}/受入確認`;
    return {
      ...commonFields(material, instructorAddressee(instructorOf(material)), hostAsk),
      ...formWords(material, "回答", "reply", subject),
      受講者の職種: { value: applicant.profession },
      学びたいテーマ: { value: applicant.themes.join("、") },
      候補日: { value: candidateDays(match.day, match.half, match.shared) },
      回答の期限: { value: wareki(askDueOn(material.settings, match.hostAskedOn)) },
      手続きの案内: {
        value: guides(formGuide(material, "回答書のフォーム（鍵は入っています）", "reply", subject)),
        optional: true,
        fleeting: true,
      },
    };
  },
  subject: "在宅医同行研修の受入れについて（お尋ね）",
  body: [
    "{{宛先の氏名}} {{敬称}}",
    "",
    "日ごろから、本市の在宅医療の推進にご協力いただき、ありがとうございます。同行研修の受講を希望される方について、受け入れていただけるかを、決定の前にお尋ねします。氏名などは、決定の後に決定連絡票でお知らせします。",
    "",
    "職種：{{受講者の職種}}",
    "テーマ：{{学びたいテーマ}}",
    "候補日：{{候補日}}",
    "回答の期限：{{回答の期限}}",
    "{{手続きの案内}}",
  ],
};
