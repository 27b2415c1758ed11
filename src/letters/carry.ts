/**
 * 繰越の確認: a 事務連絡 before the year ends, to whoever still waits: whether the application goes on into the next year
 * (A28). Nothing is carried over without a yes.
 */
import { fiscalYearName, wareki } from "../core/calendar.ts";
import { CARRYABLE_STATES } from "../tables/applicants.ts";
import { dueOn } from "./deadlines.ts";
import { applicantAddressee } from "./addressees.ts";
import { commonFields } from "./common.ts";
import { below, body, foot, head, items, title } from "./layout.ts";
import { applicantOf, type LetterDeclaration, type Material } from "./letter.ts";

/** What the key of the letter is about. */
export const carrySubject = (applicationId: string): string => `${applicationId}/繰越`;

const lines = [
  ...head,
  title("在宅医同行研修のお申込みの繰越しについて（照会）"),
  body(
    "このたびは、在宅医同行研修にお申し込みいただき、ありがとうございます。このお申込みの受講は、まだ決まっていません。お待たせして、申し訳ありません。",
  ),
  body(
    "つきましては、{{年度}}のうちに決まらなかったときに、お申込みを{{次の年度}}に繰り越すかどうかを、下記によりお知らせください。",
  ),
  below,
  ...items(
    ["受付番号", "{{受付番号}}"],
    [
      "回答の方法",
      "{{繰越の期限}}までに、次のフォームを開き、鍵を入れてお答えください。電話、FAX、メールで事務担当へお知らせいただいてもかまいません。",
    ],
    ["フォーム", "{{回答のリンク}}"],
    ["鍵", "{{回答の鍵}}"],
    [
      "「はい」",
      "新しい受付番号で、{{次の年度}}の選定に加えます。お待ちいただいた日数は引き継ぎ、希望日は、あらためてうかがいます。",
    ],
    ["「いいえ」", "{{年度}}のうちに決まらなかったときは、お申込みを終わりとします。"],
    ["回答がないとき", "繰り越さずに、{{年度}}の選定の結果をお知らせします。"],
  ),
  ...foot,
];

function termText({ settings, issuedOn }: Material): string {
  const days = settings.get("carryDays");
  return days === null ? "" : wareki(dueOn(settings, issuedOn, days));
}

export const carryInquiry: LetterDeclaration = {
  kind: "繰越の確認",
  reader: "applicant",
  numbered: false,
  group: null,
  about: "application",
  template: { setting: "carryTemplate", lines },
  plainMail: true,
  stands: (subject) => CARRYABLE_STATES.some((one) => one === applicantOf(subject).state),
  addressee: (material) => applicantAddressee(applicantOf(material)),
  fields(material) {
    const { links, method, keyOf, issuedOn } = material;
    const applicant = applicantOf(material);
    const { key, url } = keyOf("reply", carrySubject(applicant.applicationId));
    const year = (n: number): string =>
      applicant.fiscalYear === null ? "" : fiscalYearName(applicant.fiscalYear + n, issuedOn);
    return {
      ...commonFields(material, applicantAddressee(applicant), carryInquiry),
      受付番号: { value: applicant.applicationId },
      年度: { value: year(0) },
      次の年度: { value: year(1) },
      繰越の期限: { value: termText(material), fleeting: true },
      回答のリンク: { value: method === "メール" ? url : (links.reply ?? ""), fleeting: true },
      回答の鍵: { value: key, fleeting: true },
    };
  },
  subject: "在宅医同行研修のお申込みの繰越しについて（{{受付番号}}）",
  body: [
    "{{宛先の氏名}} {{敬称}}",
    "",
    "在宅医同行研修にお申し込みいただき、ありがとうございます。このお申込みの受講は、まだ決まっていません。お待たせして、申し訳ありません。",
    "",
    "{{年度}}のうちに決まらなかったときに、お申込みを{{次の年度}}に繰り越すかどうかを、{{繰越の期限}}までにお知らせください。",
    "次のリンクを開くと、鍵が入ったフォームが開きます。",
    "{{回答のリンク}}",
    "鍵：{{回答の鍵}}",
    "",
    "「はい」のときは、新しい受付番号で{{次の年度}}の選定に加えます。お待ちいただいた日数は引き継ぎ、希望日は、あらためてうかがいます。",
    "「いいえ」のときは、{{年度}}のうちに決まらなければ、お申込みを終わりとします。",
    "ご回答がないときは、繰り越さずに、{{年度}}の選定の結果をお知らせします。",
    "",
    "受付番号：{{受付番号}}",
  ],
};
