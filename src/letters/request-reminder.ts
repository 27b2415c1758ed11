/** 回答のお願い: a 事務連絡 that reminds a doctor of the request to be an instructor, which was not answered in time. */
import { fiscalYearName, wareki } from "../core/calendar.ts";
import type { TemplateLine } from "../core/letter.ts";
import { instructorAddressee } from "./addressees.ts";
import { acceptanceGuide, acceptanceWay, isAsked } from "./appointment-request.ts";
import { commonFields } from "./common.ts";
import { dueOn } from "./deadlines.ts";
import { earlierText } from "./earlier.ts";
import { guideFields } from "./guides.ts";
import { below, body, foot, head, items, title } from "./layout.ts";
import { instructorOf, type LetterDeclaration, type Material } from "./letter.ts";

const lines: readonly TemplateLine[] = [
  ...head,
  title("在宅医同行研修の指導医の就任へのご回答について（お願い）"),
  body(
    "{{元の通知}}お願いした{{年度}}の在宅医同行研修の指導医の就任について、{{期限の経過}}まだご回答が届いていません。お忙しいところ恐れ入りますが、下記のとおりご回答くださるよう、お願いします。",
  ),
  body("この連絡と行き違いに、すでにご回答いただいているときは、ご容赦ください。"),
  below,
  ...items(
    ["お願い", "できるだけ早く、承諾書をお送りください。"],
    ["回答の方法", "{{承諾書の方法}}"],
    ["問い合わせ", "ご不明の点、受入れのご心配などは、電話、FAX、メールのどれかで事務担当へお知らせください。"],
  ),
  ...foot,
  { style: "contact", text: "{{承諾書の案内}}" },
];

/** The day that the request itself bears; without one there is no telling. */
function passedText({ settings, earlier }: Material): string {
  const due = dueOn(settings, earlier?.issuedOn ?? "", settings.get("acceptanceDays"));
  return due === "" ? "" : `回答期限の${wareki(due)}を過ぎましたが、`;
}

export const requestReminder: LetterDeclaration = {
  kind: "回答のお願い",
  reader: "instructor",
  numbered: false,
  group: null,
  about: "request",
  template: { setting: "requestReminderTemplate", lines },
  plainMail: true,
  stands: isAsked,
  addressee: (material) => instructorAddressee(instructorOf(material)),
  fields(material) {
    return {
      ...commonFields(material, instructorAddressee(instructorOf(material)), requestReminder),
      年度: { value: fiscalYearName(material.notice.fiscalYear ?? 0, material.issuedOn), fleeting: true },
      元の通知: { value: earlierText(material) },
      期限の経過: { value: passedText(material), optional: true },
      承諾書の方法: { value: acceptanceWay(material), fleeting: true },
      ...guideFields("承諾書", "acceptance", acceptanceGuide(material)),
    };
  },
  subject: "在宅医同行研修の指導医の就任へのご回答について（{{年度}}）",
  body: [
    "{{宛先の氏名}} {{敬称}}",
    "",
    "{{元の通知}}お願いした{{年度}}の在宅医同行研修の指導医の就任について、{{期限の経過}}まだご回答が届いていません。",
    "お引き受けいただけるときも、辞退されるときも、承諾書でお知らせくださるよう、お願いします。",
    "行き違いに、すでにご回答いただいているときは、ご容赦ください。",
    "",
    "{{承諾書の記入用リンク}}",
  ],
};
