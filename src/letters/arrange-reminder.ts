/** 日程調整のお願い: asks both sides of a decision for the day on which they agreed, once its term is over (A14). */
import type { Fields } from "../core/letter.ts";
import { applicantAddressee, instructorAddressee } from "./addressees.ts";
import { commonFields } from "./common.ts";
import { candidateDays } from "./days.ts";
import { earlierText } from "./earlier.ts";
import { formGuide, formWords, guides } from "./form-words.ts";
import { below, body, foot, head, items, title } from "./layout.ts";
import {
  applicantOf,
  appointmentOf,
  caseOf,
  instructorOf,
  sideOf,
  type Addressee,
  type LetterDeclaration,
  type Material,
} from "./letter.ts";
import { instructorReach, reachText } from "./reach.ts";
import { reminderRoundOf } from "./visit-notices.ts";

const lines = [
  ...head,
  title("在宅医同行研修の日程の調整について（お願い）"),
  body(
    "{{元の通知}}お知らせした在宅医同行研修について、{{日程の状況}}お手数ですが、相手の方とご相談のうえ日程を決め、下記のフォームでお知らせください。",
  ),
  body("なお、行き違いですでにお知らせいただいているときは、ご容赦ください。"),
  below,
  ...items(
    ["受付番号", "{{受付番号}}"],
    ["相手の方", "{{相手の方}}"],
    ["連絡先", "{{相手の方の連絡先}}"],
    ["候補日", "{{候補日}}"],
    ["日程の連絡", "{{日程連絡のリンク}}　鍵 {{日程連絡の鍵}}"],
    ["ご相談", "相手の方と連絡がとれないときや、ご都合がつかなくなったときは、事務担当へご相談ください。"],
  ),
  ...foot,
];

const addressee = (material: Material): Addressee =>
  sideOf(material.notice) === "受講者"
    ? applicantAddressee(applicantOf(material))
    : instructorAddressee(instructorOf(material));

/** The other side, as the addressee may see it once the case is decided. */
function otherFields(material: Material): Fields {
  const [applicant, instructor] = [applicantOf(material), instructorOf(material)];
  const [who, reach] =
    sideOf(material.notice) === "受講者"
      ? [`指導医　${instructor.name}（${instructor.facility}）`, instructorReach(instructor, appointmentOf(material))]
      : [`受講者　${applicant.name}（${applicant.facility}）`, reachText(applicant.phone, applicant.email)];
  return { 相手の方: { value: who }, 相手の方の連絡先: { value: reach } };
}

/** Put off, it has no day once more. */
const situation = ({ visitRound }: { readonly visitRound: number | null }): string =>
  (visitRound ?? 0) > 0
    ? "延期の後の日程を、まだお知らせいただいていません。"
    : "研修の日を、まだお知らせいただいていません。";

export const arrangeReminder: LetterDeclaration = {
  kind: "日程調整のお願い",
  reader: "either",
  numbered: false,
  group: null,
  about: "case",
  template: { setting: "arrangeReminderTemplate", lines },
  plainMail: true,
  stands: ({ match }, notice) =>
    match?.state === "決定" && match.visitOn === "" && (match.visitRound ?? 0) === reminderRoundOf(notice),
  over({ match }, notice) {
    if (!match || match.state === "提案") return undefined;
    if (match.visitOn !== "" || (match.visitRound ?? 0) !== reminderRoundOf(notice)) return "日程の連絡があった";
    return match.state === "決定" ? undefined : "研修が済んだ";
  },
  addressee,
  fields(material) {
    const match = caseOf(material);
    const subject = `${match.caseId}/${sideOf(material.notice)}`;
    return {
      ...commonFields(material, addressee(material), arrangeReminder),
      ...otherFields(material),
      ...formWords(material, "日程連絡", "schedule", subject),
      元の通知: { value: earlierText(material), fleeting: true },
      日程の状況: { value: situation(match) },
      受付番号: { value: applicantOf(material).applicationId },
      候補日: { value: candidateDays(match.day, match.half, match.shared) },
      手続きの案内: {
        value: guides(formGuide(material, "日程を知らせるフォーム（鍵は入っています）", "schedule", subject)),
        optional: true,
        fleeting: true,
      },
    };
  },
  subject: "在宅医同行研修の日程の調整について（{{受付番号}}）",
  body: [
    "{{宛先の氏名}} {{敬称}}",
    "",
    "{{元の通知}}お知らせした在宅医同行研修について、{{日程の状況}}お手数ですが、相手の方とご相談のうえ日程を決め、お知らせください。行き違いですでにお知らせいただいているときは、ご容赦ください。",
    "",
    "受付番号：{{受付番号}}",
    "相手の方：{{相手の方}}",
    "連絡先：{{相手の方の連絡先}}",
    "候補日：{{候補日}}",
    "{{手続きの案内}}",
  ],
};
