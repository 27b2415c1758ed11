/** 待機連絡: a 事務連絡 that tells an applicant why there is no decision yet, when the next one is, and what would help. */
import { applicantAddressee } from "./addressees.ts";
import { commonFields } from "./common.ts";
import { wishText } from "./days.ts";
import { below, body, footWithLink, head, items, title } from "./layout.ts";
import { applicantOf, type LetterDeclaration, type Material } from "./letter.ts";
import { helpfulDays, WAITING_STATES, waitingReason } from "./selection.ts";

const lines = [
  ...head,
  title("在宅医同行研修の選定の状況について（お知らせ）"),
  body(
    "このたびは、在宅医同行研修にお申し込みいただき、ありがとうございます。お申込みについて、現在の状況を下記のとおりお知らせします。決定まで、もうしばらくお待ちください。",
  ),
  below,
  ...items(
    ["受付番号", "{{受付番号}}"],
    ["現在の状況", "{{待機の理由}}"],
    ["次の選定", "{{次の選定}}"],
    ["いまの希望日", "{{希望日}}"],
    ["希望日の追加", "{{希望日の追加}}"],
    ["取下げ", "ご都合が変わり、お申込みを取り下げるときは、事務担当へお知らせください。"],
  ),
  ...footWithLink,
];

function nextSelection({ settings }: Material): string {
  const when = settings.get("nextSelection");
  const opening = when === "" ? "随時" : when;
  return `${opening}、選定します。指導医の受入れの日が加わったときや、取消しがあったときも選定し、決まりましたら決定連絡票をお送りします。`;
}

function addingDays({ match }: Material): string {
  const days = helpfulDays(match);
  const help = days === "" ? "" : `現在の受入れの状況では、次の日のどれかが加わると、決まりやすくなります（${days}）。`;
  return `希望日を加えると、組合せが決まりやすくなります。受付番号と、加える日と時間帯を、電話、FAX、メールのどれかで事務担当へお知らせください。${help}`;
}

export const waiting: LetterDeclaration = {
  kind: "待機連絡",
  reader: "applicant",
  numbered: false,
  group: null,
  about: "application",
  template: { setting: "waitingTemplate", lines },
  plainMail: false,
  stands: (subject) => WAITING_STATES.some((one) => one === applicantOf(subject).state),
  addressee: (material) => applicantAddressee(applicantOf(material)),
  fields(material) {
    const { match } = material;
    const applicant = applicantOf(material);
    return {
      ...commonFields(material, applicantAddressee(applicant), waiting),
      受付番号: { value: applicant.applicationId },
      待機の理由: { value: waitingReason(applicant, match) },
      次の選定: { value: nextSelection(material) },
      希望日: { value: wishText(applicant) },
      希望日の追加: { value: addingDays(material) },
    };
  },
  subject: "在宅医同行研修の選定の状況について（{{受付番号}}）",
  body: [
    "{{宛先の氏名}} {{敬称}}",
    "",
    "在宅医同行研修のお申込みについて、現在の状況をお知らせします。添付の文書をご覧ください。",
    "",
    "受付番号：{{受付番号}}",
  ],
};
