/**
 * 就任・受入依頼: asks a recommended doctor to be an instructor for a year (R41, A12), with what it means and how to answer.
 * No word of it depends on a price having been set.
 */
import { firstDay, fiscalYearName, lastDay, wareki, type Day } from "../core/calendar.ts";
import type { TemplateLine } from "../core/letter.ts";
import { instructorAddressee } from "./addressees.ts";
import { commonFields } from "./common.ts";
import { dueOn } from "./deadlines.ts";
import { feeOn, feeText, NO_FEE } from "./fee.ts";
import { filledGuide, guideFields } from "./guides.ts";
import { below, body, foot, head, items, title } from "./layout.ts";
import { instructorOf, type LetterDeclaration, type Material, type Subject } from "./letter.ts";

const lines: readonly TemplateLine[] = [
  ...head,
  title("在宅医同行研修の指導医の就任について（依頼）"),
  body(
    "日ごろから、本市の在宅医療の推進にご協力いただき、ありがとうございます。このたび、{{医師会}}からご推薦をいただきましたので、{{年度}}の在宅医同行研修の指導医をお引き受けくださるよう、下記のとおりお願いします。",
  ),
  below,
  ...items(
    ["期間", "{{期間}}"],
    [
      "役割",
      "訪問診療に同行する受講者（医師、看護師など）の受入れとご指導。受講者は見学のみで、医療行為は行いません。",
    ],
    [
      "受入れの上限",
      "受け入れられる人数、職種、日は、承諾書でお知らせください。それを超えてお願いすることはありません。",
    ],
    ["患者の同意", "同行について、患者さんとご家族の同意をお取りください。"],
    [
      "報告",
      "研修の日から{{報告の日数}}日以内に、実施報告書を提出してください。患者さんが特定できることは書かないでください。",
    ],
    ["指導謝礼金", "{{謝礼}}"],
    ["承諾書", "{{承諾書の方法}}"],
    ["回答期限", "{{承諾の期限}}"],
  ),
  ...foot,
  { style: "contact", text: "{{承諾書の案内}}" },
];

/** Whoever is in office and has not answered for the year is asked. */
export const isAsked = ({ instructor, appointment }: Subject): boolean =>
  (instructor?.active ?? false) && appointment === undefined;

/** How to answer; the same words in the request and in what reminds of it. */
export function acceptanceWay({ links }: Material): string {
  const form = (links.acceptance ?? "") === "" ? "承諾書" : "末尾の承諾書のフォームか、紙の承諾書";
  return `お引き受けいただけるときも、辞退されるときも、${form}でお知らせください。紙のものは、メール、FAX、郵送のどれかで事務担当へお送りください。`;
}

/** The Form with what the association told of the doctor, so that the answer fits the register. */
export const acceptanceGuide = (material: Material): ReturnType<typeof filledGuide> => {
  const { name, kana, facility } = instructorOf(material);
  return filledGuide(material, "acceptance", [name, kana, facility]);
};

function fee(material: Material, year: number): string {
  const { settings, fees = [], issuedOn } = material;
  const { profession, unpayable } = instructorOf(material);
  if (unpayable) return NO_FEE;
  // A request for the coming year names what will be paid then, as far as it is known.
  const on: Day = issuedOn > firstDay(year) ? issuedOn : firstDay(year);
  return feeText(feeOn(fees, profession === "" ? "医師" : profession, settings.get("feeUnit"), on));
}

export const appointmentRequest: LetterDeclaration = {
  kind: "就任・受入依頼",
  reader: "instructor",
  numbered: true,
  group: "依頼",
  about: "request",
  template: { setting: "appointmentTemplate", lines },
  plainMail: false,
  stands: isAsked,
  addressee: (material) => instructorAddressee(instructorOf(material)),
  fields(material) {
    const { settings, issuedOn, notice } = material;
    const year = notice.fiscalYear ?? 0;
    return {
      ...commonFields(material, instructorAddressee(instructorOf(material))),
      年度: { value: fiscalYearName(year, issuedOn), fleeting: true },
      期間: { value: `${wareki(firstDay(year))}から${wareki(lastDay(year))}まで` },
      報告の日数: { value: String(settings.get("reportDays") ?? "") },
      謝礼: { value: fee(material, year) },
      承諾書の方法: { value: acceptanceWay(material), fleeting: true },
      承諾の期限: { value: wareki(dueOn(settings, issuedOn, settings.get("acceptanceDays"))), fleeting: true },
      ...guideFields("承諾書", "acceptance", acceptanceGuide(material)),
      要点: { value: `${fiscalYearName(year, issuedOn)}の指導医の就任の依頼`, optional: true, fleeting: true },
    };
  },
  subject: "在宅医同行研修の指導医の就任について（{{年度}}）",
  body: [
    "{{宛先の氏名}} {{敬称}}",
    "",
    "{{年度}}の在宅医同行研修の指導医の就任について、お願いします。添付の文書をご覧ください。",
    "",
    "文書番号：{{文書番号}}{{再交付}}",
    "回答期限：{{承諾の期限}}",
    "",
    "{{承諾書の記入用リンク}}",
  ],
};
