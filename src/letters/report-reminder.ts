/** 報告のお願い: a 事務連絡 to whichever side has not reported by the deadline (R46, A16). */
import { wareki, warekiWithWeekday } from "../core/calendar.ts";
import type { TemplateLine } from "../core/letter.ts";
import { reportDueOn } from "../settings/terms.ts";
import { LIVE_STATES, type Case } from "../tables/cases.ts";
import type { Side } from "../tables/words.ts";
import { applicantAddressee, instructorAddressee } from "./addressees.ts";
import { commonFields } from "./common.ts";
import { below, body, foot, head, items, title } from "./layout.ts";
import {
  applicantOf,
  caseOf,
  instructorOf,
  sideOf,
  type Addressee,
  type LetterDeclaration,
  type Material,
} from "./letter.ts";
import { reportRoundOf, visitedRound } from "./visit-notices.ts";

const lines: readonly TemplateLine[] = [
  ...head,
  title("在宅医同行研修の{{報告書}}のご提出のお願い"),
  body("{{お礼}}"),
  body("{{報告書}}をまだ頂戴していないようですので、お忙しいところ恐れ入りますが、下記のとおりご提出をお願いします。"),
  body("なお、行き違いでご提出済みのときは、ご容赦ください。"),
  below,
  ...items(
    ["受付番号", "{{受付番号}}"],
    ["実施日", "{{実施日}}"],
    ["提出の期限", "{{報告の期限}}（期限を過ぎていても、お受けします）"],
    ["提出の方法", "次のフォームを開き、鍵を入れてお答えください。紙で提出されるときは、事務担当へお知らせください。"],
    ["フォーム", "{{報告書のリンク}}"],
    ["鍵", "{{報告書の鍵}}"],
    [
      "お願い",
      "患者さんが特定できることは書かないでください。日が変わったときや、研修をしていないときは、お知らせください。",
    ],
  ),
  ...foot,
];

/** What each side hands in, by which Form, and what it is thanked for. */
const SIDES = {
  受講者: {
    name: "受講報告書",
    form: "traineeReport",
    thanks: "先日は、在宅医同行研修を受講していただき、ありがとうございました。",
  },
  指導医: {
    name: "実施報告書",
    form: "instructorReport",
    thanks: "先日は、在宅医同行研修でご指導いただき、ありがとうございました。",
  },
} as const;

/** Whether a side still owes its report of a visit that has a day. */
export const owesReport = (match: Case, side: Side): boolean =>
  match.visitOn !== "" &&
  LIVE_STATES.some((state) => state === match.state) &&
  (side === "受講者" ? match.traineeReportedOn : match.instructorReportedOn) === "";

const addresseeFor = (material: Material): Addressee =>
  sideOf(material.notice) === "受講者"
    ? applicantAddressee(applicantOf(material))
    : instructorAddressee(instructorOf(material));

export const reportReminder: LetterDeclaration = {
  kind: "報告のお願い",
  reader: "either",
  numbered: false,
  group: null,
  about: "case",
  template: { setting: "reportReminderTemplate", lines },
  plainMail: true,
  stands: ({ match }, notice) =>
    match !== undefined && owesReport(match, sideOf(notice)) && reportRoundOf(notice) === visitedRound(match),
  over: ({ match }, notice) => (match && reportRoundOf(notice) !== visitedRound(match) ? "日程が改まった" : undefined),
  addressee: addresseeFor,
  fields(material) {
    const { settings, links, method, keyOf, notice } = material;
    const match = caseOf(material);
    const side = sideOf(notice);
    const { name, form, thanks } = SIDES[side];
    const { key, url } = keyOf(form, `${match.caseId}/${side}`, match.keyRound ?? 0);
    return {
      ...commonFields(material, addresseeFor(material), reportReminder),
      受付番号: { value: applicantOf(material).applicationId },
      報告書: { value: name },
      お礼: { value: thanks },
      実施日: { value: warekiWithWeekday(match.visitOn) },
      報告の期限: { value: wareki(reportDueOn(settings, match.visitOn)), fleeting: true },
      報告書のリンク: { value: method === "メール" ? url : (links[form] ?? ""), fleeting: true },
      報告書の鍵: { value: key, fleeting: true },
    };
  },
  subject: "在宅医同行研修の{{報告書}}のご提出のお願い（{{受付番号}}）",
  body: [
    "{{宛先の氏名}} {{敬称}}",
    "",
    "{{お礼}}",
    "{{報告書}}をまだ頂戴していないようですので、お忙しいところ恐れ入りますが、ご提出をお願いします。",
    "行き違いでご提出済みのときは、ご容赦ください。",
    "",
    "受付番号：{{受付番号}}",
    "実施日：{{実施日}}",
    "提出の期限：{{報告の期限}}（期限を過ぎていても、お受けします）",
    "",
    "次のリンクを開くと、鍵が入ったフォームが開きます。",
    "{{報告書のリンク}}",
    "鍵：{{報告書の鍵}}",
    "",
    "患者さんが特定できることは書かないでください。",
    "日が変わったときや、研修をしていないときは、お知らせください。",
  ],
};
