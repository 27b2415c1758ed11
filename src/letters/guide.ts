/** 研修案内: tells a hospital of the city of the training, so that it tells its doctors, nurses and others (R38, R48). */
import { fiscalYearName, lastDay, wareki } from "../core/calendar.ts";
import type { TemplateLine } from "../core/letter.ts";
import { organizationAddressee } from "./addressees.ts";
import { commonFields } from "./common.ts";
import { below, body, footWithLink, head, items, title } from "./layout.ts";
import { organizationOf, type LetterDeclaration } from "./letter.ts";

const lines: readonly TemplateLine[] = [
  ...head,
  title("在宅医同行研修の職員への周知について（依頼）"),
  body(
    "日ごろから、本市の在宅医療の推進にご協力いただき、ありがとうございます。{{年度}}の在宅医同行研修について、貴院の医師、看護師などの皆様にお知らせくださるよう、下記のとおりお願いします。",
  ),
  below,
  ...items(
    [
      "趣旨",
      "{{市}}と{{医師会}}が、在宅医療に携わる医師を増やし、病院と診療所の連携を深めるために行う研修です。病院に勤務される方に、在宅医療を知っていただく機会になります。",
    ],
    ["内容", "指導医の訪問診療に同行し、見学します。医療行為は行いません。"],
    ["対象", "市内の病院に勤務する医師、看護師、そのほかの医療職など"],
    ["回数", "原則として、お一人につき年度に1回"],
    [
      "申込方法",
      "申込書のフォームか、紙の申込書でお申し込みください。勤務されている方は、所属長の承諾を得てください。",
    ],
    ["締切", "随時受け付けています。{{年度の末日}}までに研修を終えられるよう、お早めにお申し込みください。"],
    [
      "決定まで",
      "指導医との組合せが決まりましたら、ご本人に決定連絡票をお送りします。日程は、指導医と調整していただきます。",
    ],
    ["問い合わせ", "紙の申込書のご請求など、ご不明の点は事務担当へお尋ねください。"],
  ),
  ...footWithLink,
];

export const guide: LetterDeclaration = {
  kind: "研修案内",
  reader: "hospital",
  numbered: true,
  group: "依頼",
  about: "organization",
  template: { setting: "guideTemplate", lines },
  plainMail: false,
  stands: () => true,
  addressee: (material) => organizationAddressee(organizationOf(material)),
  fields(material) {
    const { issuedOn, notice } = material;
    const year = notice.fiscalYear ?? 0;
    return {
      ...commonFields(material, organizationAddressee(organizationOf(material))),
      年度: { value: fiscalYearName(year, issuedOn), fleeting: true },
      年度の末日: { value: wareki(lastDay(year)) },
      要点: { value: `${fiscalYearName(year, issuedOn)}の研修の案内`, optional: true, fleeting: true },
    };
  },
  subject: "在宅医同行研修の職員への周知について（{{年度}}）",
  body: [
    "{{宛先の機関}}",
    "{{宛先の氏名}} {{敬称}}",
    "",
    "{{年度}}の在宅医同行研修について、職員の皆様への周知をお願いします。添付の文書をご覧ください。",
    "",
    "文書番号：{{文書番号}}{{再交付}}",
    "{{申込書の案内}}",
  ],
};
