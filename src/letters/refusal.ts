/**
 * 不決定通知: why an application was not decided for the year, and what comes next. It is no 行政処分 in form, so it bears no
 * instruction on appeal (domain section 5).
 */
import { fiscalYearName, wareki } from "../core/calendar.ts";
import { applicantAddressee } from "./addressees.ts";
import { commonFields } from "./common.ts";
import { below, body, footWithLink, head, items, title } from "./layout.ts";
import { applicantOf, type LetterDeclaration, type Material } from "./letter.ts";
import { REFUSAL_STATES, refusalReason } from "./selection.ts";

const lines = [
  ...head,
  title("在宅医同行研修の申込みの結果について（通知）"),
  body(
    "このたびは、在宅医同行研修にお申し込みいただき、ありがとうございました。選定の結果、下記の理由により、{{年度}}の受講を決定することができませんでした。ご希望に沿えず、申し訳ありません。",
  ),
  body("今後とも、本市の在宅医療の推進にご理解とご協力をお願いします。"),
  below,
  ...items(
    ["受付番号", "{{受付番号}}"],
    ["受付日", "{{受付日}}"],
    ["理由", "{{不決定の理由}}"],
    ["今後の申込み", "{{今後の申込み}}"],
    ["問い合わせ", "ご不明の点は、受付番号を添えて事務担当へお尋ねください。"],
  ),
  ...footWithLink,
];

/** Who came twice has the other application; who is outside may come inside; the others are asked to come again. */
function nextTime(material: Material): string {
  const applicant = applicantOf(material);
  const { issuedOn } = material;
  const next = fiscalYearName(applicant.fiscalYear === null ? 0 : applicant.fiscalYear + 1, issuedOn);
  if (applicant.state === "重複") return "先のお申込みの結果は、決まりしだい、別にお知らせします。";
  if (applicant.state === "対象外") return "お勤め先や職種が変わり、この研修の対象になったときは、お申し込みください。";
  return `${next}の受講を希望されるときは、4月1日以降に、あらためてお申し込みください。`;
}

export const refusal: LetterDeclaration = {
  kind: "不決定通知",
  reader: "applicant",
  numbered: true,
  group: "不決定",
  about: "application",
  template: { setting: "refusalTemplate", lines },
  plainMail: false,
  stands: (subject) => REFUSAL_STATES.some((one) => one === applicantOf(subject).state),
  addressee: (material) => applicantAddressee(applicantOf(material)),
  fields(material) {
    const { match, issuedOn } = material;
    const applicant = applicantOf(material);
    return {
      ...commonFields(material, applicantAddressee(applicant), refusal),
      受付番号: { value: applicant.applicationId },
      受付日: { value: wareki(applicant.receivedAt) },
      年度: { value: applicant.fiscalYear === null ? "" : fiscalYearName(applicant.fiscalYear, issuedOn) },
      不決定の理由: { value: refusalReason(applicant, match) },
      今後の申込み: { value: nextTime(material) },
    };
  },
  subject: "在宅医同行研修の申込みの結果について（{{受付番号}}）",
  body: [
    "{{宛先の氏名}} {{敬称}}",
    "",
    "在宅医同行研修のお申込みの結果をお知らせします。添付の文書をご覧ください。",
    "",
    "文書番号：{{文書番号}}{{再交付}}",
    "受付番号：{{受付番号}}",
  ],
};
