/**
 * 受付連絡: tells an applicant that the application has arrived (R42). A mail alone where there is an address; on paper a
 * 事務連絡, which repeats what was taken down, so that a slip in taking it down comes to light.
 */
import { wareki } from "../core/calendar.ts";
import type { Applicant } from "../tables/applicants.ts";
import { applicantAddressee } from "./addressees.ts";
import { commonFields } from "./common.ts";
import { wishText } from "./days.ts";
import { below, body, footWithLink, head, items, title } from "./layout.ts";
import { applicantOf, type LetterDeclaration } from "./letter.ts";

const lines = [
  ...head,
  title("在宅医同行研修のお申込みの受付について（お知らせ）"),
  body(
    "このたびは、在宅医同行研修にお申し込みいただき、ありがとうございます。お申込みを下記のとおり受け付けましたので、お知らせします。",
  ),
  body("指導医との組合せが決まりましたら、決定連絡票をお送りします。決まるまでに時間がかかることがあります。"),
  below,
  ...items(
    ["受付番号", "{{受付番号}}（お問い合わせのときにお知らせください）"],
    ["受付日", "{{受付日時}}"],
    ["お名前", "{{氏名}}（{{ふりがな}}）　{{職種}}"],
    ["希望日", "{{希望日}}"],
    ["内容の変更", "上の内容に誤りがあるときや、希望日を加えるとき、取り下げるときは、事務担当へお知らせください。"],
  ),
  ...footWithLink,
];

/** A paper bears a day, not a time: the time that is kept with it only ranks it among the day's others. */
function receivedText({ receivedAt, route }: Applicant): string {
  const byForm = route === "フォーム" || route === "要確認から" || route === "";
  return byForm ? `${wareki(receivedAt)} ${receivedAt.slice(11, 16)}` : wareki(receivedAt);
}

export const acknowledgement: LetterDeclaration = {
  kind: "受付連絡",
  reader: "applicant",
  numbered: false,
  group: null,
  about: "response",
  template: { setting: "acknowledgementTemplate", lines },
  plainMail: true,
  stands: () => true,
  addressee: (material) => applicantAddressee(applicantOf(material)),
  fields(material) {
    const applicant = applicantOf(material);
    return {
      ...commonFields(material, applicantAddressee(applicant), acknowledgement),
      氏名: { value: applicant.name },
      ふりがな: { value: applicant.kana },
      職種: { value: applicant.profession },
      受付番号: { value: applicant.applicationId },
      受付日時: { value: receivedText(applicant) },
      希望日: { value: wishText(applicant) },
    };
  },
  subject: "在宅医同行研修のお申込みを受け付けました（{{受付番号}}）",
  body: { setting: "acknowledgement" },
};
