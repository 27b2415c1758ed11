/**
 * 受講証明書: that somebody took part, in the names of the mayor and the association's chair (domain sections 3 and 5). Both
 * reports prove it: the instructor's that the visit took place and for how long, the trainee's that it was theirs (A15).
 */
import { warekiWithWeekday } from "../core/calendar.ts";
import { timeOf } from "../core/clock-time.ts";
import type { TemplateLine } from "../core/letter.ts";
import { DONE_STATES, type Case } from "../tables/cases.ts";
import { applicantAddressee } from "./addressees.ts";
import { commonFields } from "./common.ts";
import { below, body, items } from "./layout.ts";
import { applicantOf, caseOf, instructorOf, type LetterDeclaration, type Material } from "./letter.ts";

/** A certificate is not a letter with a 標題: its name stands large, and who issues it signs at the foot. */
const lines: readonly TemplateLine[] = [
  { style: "right", text: "{{番号欄}}" },
  { style: "addressee", text: "{{宛先}}" },
  { style: "blank", text: "" },
  { style: "heading", text: "受　講　証　明　書" },
  { style: "holder", text: "{{受講者の氏名}}" },
  body("上記の者は、{{市}}と{{医師会}}が主催する在宅医同行研修を、下記のとおり受講したことを証明します。"),
  below,
  ...items(
    ["実施日", "{{実施日}}"],
    ["時間", "{{研修の時間}}"],
    ["指導医", "{{指導医の氏名}}"],
    ["医療機関", "{{指導医の機関}}"],
  ),
  { style: "end", text: "以上" },
  { style: "issued", text: "{{発信日}}" },
  { style: "sender", text: "{{発信者}}" },
];

/** Whether both reports of a visit that took place are taken in. */
export const isProven = ({ state, instructorReportedOn, traineeReportedOn }: Case): boolean =>
  DONE_STATES.some((done) => done === state) && instructorReportedOn !== "" && traineeReportedOn !== "";

/** 「13時30分から16時00分まで（2時間30分）」, as the instructor reported; as written where that is no time. */
function timeText({ instructorReport }: Material): string {
  const { from = "", to = "" } = instructorReport ?? {};
  if (from === "" || to === "") return "";
  const [begin, end] = [timeOf(from), timeOf(to)].map(minutesOf) as [number, number];
  if (Number.isNaN(begin + end) || end <= begin) return `${from}から${to}まで`;
  return `${clock(begin)}から${clock(end)}まで（${span(end - begin)}）`;
}

const minutesOf = (time: string): number =>
  time === "" ? NaN : Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const clock = (minutes: number): string => `${Math.floor(minutes / 60)}時${String(minutes % 60).padStart(2, "0")}分`;

function span(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${hours === 0 ? "" : `${hours}時間`}${rest === 0 ? "" : `${rest}分`}`;
}

export const certificate: LetterDeclaration = {
  kind: "受講証明書",
  reader: "applicant",
  numbered: true,
  group: "証明",
  about: "case",
  template: { setting: "certificateTemplate", lines },
  plainMail: false,
  stands: ({ match }) => match !== undefined && isProven(match),
  addressee: (material) => applicantAddressee(applicantOf(material)),
  fields(material) {
    const applicant = applicantOf(material);
    const instructor = instructorOf(material);
    return {
      ...commonFields(material, applicantAddressee(applicant), certificate),
      受付番号: { value: applicant.applicationId },
      受講者の氏名: { value: applicant.name },
      実施日: { value: warekiWithWeekday(caseOf(material).visitOn) },
      研修の時間: { value: timeText(material) },
      指導医の氏名: { value: instructor.name },
      指導医の機関: { value: instructor.facility },
    };
  },
  subject: "在宅医同行研修の受講証明書（{{受付番号}}）",
  body: [
    "{{宛先の氏名}} {{敬称}}",
    "",
    "在宅医同行研修の受講報告書を拝見しました。ありがとうございました。受講証明書をお送りします。添付の文書をご覧ください。",
    "",
    "文書番号：{{文書番号}}{{再交付}}",
    "受付番号：{{受付番号}}",
  ],
};
