/**
 * 会員周知依頼: asks the association to tell its members of the training (R48), with the text to be passed on, and how the
 * office learns that it was done.
 */
import { fiscalYearName } from "../core/calendar.ts";
import type { Fields, TemplateLine } from "../core/letter.ts";
import { organizationAddressee } from "./addressees.ts";
import { commonFields } from "./common.ts";
import { guideFields, keyedGuide } from "./guides.ts";
import { below, body, foot, head, items, title } from "./layout.ts";
import { organizationOf, type LetterDeclaration, type Material } from "./letter.ts";
import { settingText } from "./setting-text.ts";

const lines: readonly TemplateLine[] = [
  ...head,
  title("在宅医同行研修の会員への周知について（依頼）"),
  body(
    "日ごろから、本市の在宅医療の推進にご協力いただき、ありがとうございます。{{年度}}の在宅医同行研修について、貴会の会員の皆様にお知らせくださるよう、下記のとおりお願いします。",
  ),
  below,
  ...items(
    [
      "周知の方法",
      "次の文を、会報、メール、回覧などで会員の皆様にお知らせください。媒体に合わせて直していただいてかまいません。",
    ],
    ["周知の時期", "会報の発行や会合などに合わせて、できるだけ早くお願いします。"],
    ["周知後の連絡", "周知された日、方法、おおよその人数を、{{連絡の方法}}お知らせください。"],
    ["会員周知文", "次のとおりです。"],
  ),
  { style: "list", text: "{{会員周知文}}" },
  ...foot,
  { style: "contact", text: "{{周知連絡の案内}}" },
];

function wayOf({ links }: Material): string {
  const form = (links.associationReply ?? "") === "" ? "" : "末尾のフォーム（鍵を添えてください）か、";
  return `${form}電話、FAX、メールのどれかで事務担当へ`;
}

/** The words that the text to be passed on may use. */
function passedOn(common: Fields, year: Fields): Fields {
  const names = ["市", "課", "医師会", "担当者", "担当の電話", "担当のFAX", "担当のメール", "申込書のリンク"];
  return { ...year, ...Object.fromEntries(names.flatMap((name) => (common[name] ? [[name, common[name]]] : []))) };
}

export const members: LetterDeclaration = {
  kind: "会員周知依頼",
  reader: "association",
  numbered: true,
  group: "依頼",
  about: "organization",
  template: { setting: "memberTemplate", lines },
  plainMail: false,
  stands: () => true,
  addressee: (material) => organizationAddressee(organizationOf(material)),
  fields(material) {
    const { settings, issuedOn, notice } = material;
    const year = notice.fiscalYear ?? 0;
    const common = commonFields(material, organizationAddressee(organizationOf(material)));
    const named: Fields = { 年度: { value: fiscalYearName(year, issuedOn), fleeting: true } };
    return {
      ...common,
      ...named,
      連絡の方法: { value: wayOf(material), fleeting: true },
      会員周知文: { value: settingText(settings, "memberText", passedOn(common, named)) },
      ...guideFields("周知連絡", "associationReply", keyedGuide(material, "associationReply", `医師会/${year}`)),
      要点: { value: `${fiscalYearName(year, issuedOn)}の研修の、会員への周知`, optional: true, fleeting: true },
    };
  },
  subject: "在宅医同行研修の会員への周知について（{{年度}}）",
  body: [
    "{{宛先の機関}}",
    "{{宛先の氏名}} {{敬称}}",
    "",
    "{{年度}}の在宅医同行研修について、会員の皆様への周知をお願いします。添付の文書をご覧ください。",
    "文書番号：{{文書番号}}{{再交付}}",
    "",
    "会員の皆様にお知らせいただく文は、次のとおりです。",
    "――――――――――",
    "{{会員周知文}}",
    "――――――――――",
    "",
    "周知された後に、日、方法、おおよその人数をお知らせください。",
    "{{周知連絡の記入用リンク}}",
  ],
};
