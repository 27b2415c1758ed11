/** 受講後の状況の照会: a 事務連絡 half a year and a year after the visit: who began home care is the aim of it all (R35). */
import { wareki, warekiWithWeekday } from "../core/calendar.ts";
import type { TemplateLine } from "../core/letter.ts";
import { FOLLOW_UP_MONTHS, followUpUntil } from "../forms/keys.ts";
import { DONE_STATES } from "../tables/cases.ts";
import { applicantAddressee } from "./addressees.ts";
import { commonFields } from "./common.ts";
import { below, body, foot, head, items, title } from "./layout.ts";
import { applicantOf, caseOf, type LetterDeclaration, type Material } from "./letter.ts";

const lines: readonly TemplateLine[] = [
  ...head,
  title("在宅医同行研修の受講後の状況について（照会）"),
  body(
    "在宅医同行研修を受講していただいてから、{{経過}}になります。研修をよりよくするため、その後の在宅医療への関わりについて、下記のとおりお聞かせください。3分ほどで終わります。",
  ),
  body("なお、行き違いでご回答済みのときは、ご容赦ください。"),
  below,
  ...items(
    ["受付番号", "{{受付番号}}"],
    ["実施日", "{{実施日}}"],
    ["回答の方法", "次のフォームを開き、鍵を入れてお答えください。"],
    ["フォーム", "{{回答のリンク}}"],
    ["鍵", "{{回答の鍵}}（{{鍵の期限}}まで使えます）"],
  ),
  ...foot,
];

/** 6 or 12, from 通知番号: 案-2018-0001-1/受講後6. */
export const monthsIn = (noticeId: string): number => Number(/受講後(\d+)/.exec(noticeId)?.[1] ?? FOLLOW_UP_MONTHS[0]);

export const followUpIdOf = (caseId: string, months: number): string => `${caseId}/受講後${months}`;

const passed = (months: number): string => (months % 12 === 0 ? `${months / 12}年` : `${months}か月`);

export const followUpInquiry: LetterDeclaration = {
  kind: "受講後の状況の照会",
  reader: "applicant",
  numbered: false,
  group: null,
  about: "case",
  template: { setting: "followUpTemplate", lines },
  plainMail: true,
  stands: ({ match }) =>
    match !== undefined && match.visitOn !== "" && DONE_STATES.some((done) => done === match.state),
  addressee: (material: Material) => applicantAddressee(applicantOf(material)),
  fields(material) {
    const { links, method, keyOf, notice } = material;
    const { caseId, visitOn, keyRound } = caseOf(material);
    const applicant = applicantOf(material);
    const months = monthsIn(notice.noticeId);
    const { key, url } = keyOf("followUp", followUpIdOf(caseId, months), keyRound ?? 0);
    return {
      ...commonFields(material, applicantAddressee(applicant), followUpInquiry),
      受付番号: { value: applicant.applicationId },
      経過: { value: passed(months) },
      実施日: { value: warekiWithWeekday(visitOn) },
      回答のリンク: { value: method === "メール" ? url : (links.followUp ?? ""), fleeting: true },
      回答の鍵: { value: key, fleeting: true },
      鍵の期限: { value: wareki(followUpUntil(visitOn, months)), fleeting: true },
    };
  },
  subject: "在宅医同行研修の受講後の状況について（{{受付番号}}）",
  body: [
    "{{宛先の氏名}} {{敬称}}",
    "",
    "在宅医同行研修を受講していただいてから、{{経過}}になります。",
    "その後の在宅医療への関わりについて、お聞かせください。3分ほどで終わります。",
    "行き違いでご回答済みのときは、ご容赦ください。",
    "",
    "受付番号：{{受付番号}}",
    "実施日：{{実施日}}",
    "",
    "次のリンクを開くと、鍵が入ったフォームが開きます（{{鍵の期限}}まで）。",
    "{{回答のリンク}}",
    "鍵：{{回答の鍵}}",
  ],
};
