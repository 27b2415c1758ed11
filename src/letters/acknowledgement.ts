/** 受付連絡: a mail without a document that tells an applicant the application has arrived (R42). */
import { wareki } from "../core/calendar.ts";
import { applicantAddressee } from "./addressees.ts";
import { commonFields, type LetterDeclaration } from "./letter.ts";

export const acknowledgement: LetterDeclaration = {
  kind: "受付連絡",
  numbered: false,
  group: null,
  about: "response",
  template: { setting: "acknowledgementTemplate", lines: [] },
  plainMail: true,
  addressee: ({ applicant }) => applicantAddressee(applicant),
  fields(material) {
    const { applicant } = material;
    return {
      ...commonFields(material, applicantAddressee(applicant)),
      氏名: { value: applicant.name },
      受付番号: { value: applicant.applicationId },
      受付日時: { value: `${wareki(applicant.receivedAt)} ${applicant.receivedAt.slice(11, 16)}` },
    };
  },
  subject: "在宅医同行研修のお申込みを受け付けました（{{受付番号}}）",
  body: { setting: "acknowledgement" },
};
