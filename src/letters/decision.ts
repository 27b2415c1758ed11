/** 決定連絡票: two coherent letters of one decision, with different content (R44, A13; layout: domain section 5). */
import { addDays, warekiWithWeekday, wareki, type Day } from "../core/calendar.ts";
import { dayOfHalf, halfDay, HALVES } from "../core/halfday.ts";
import type { Fields, TemplateLine } from "../core/letter.ts";
import { listParts } from "../core/text.ts";
import { applicantAddressee, instructorAddressee } from "./addressees.ts";
import { commonFields, type Addressee, type LetterDeclaration, type Material } from "./letter.ts";

/** More shared days than this are summed up: a letter is one page. */
const SHOWN_DAYS = 5;

const head: readonly TemplateLine[] = [
  { style: "right", text: "{{文書番号}}" },
  { style: "right", text: "{{発信日}}" },
  { style: "addressee", text: "〒{{宛先の郵便番号}}　{{宛先の所在地}}" },
  { style: "addressee", text: "{{宛先の機関}}" },
  { style: "addressee", text: "{{宛先の役職}}" },
  { style: "addressee", text: "{{宛先の氏名}}　{{敬称}}" },
  { style: "sender", text: "{{発信者の職名}}　{{発信者の氏名}}" },
  { style: "sender", text: "{{公印}}" },
];

const foot: readonly TemplateLine[] = [
  { style: "end", text: "以上" },
  { style: "contact", text: "事務担当　{{市}}{{課}}　{{担当者}}" },
  { style: "contact", text: "電話　{{担当の電話}}　FAX　{{担当のFAX}}" },
  { style: "contact", text: "メール　{{担当のメール}}" },
];

/** 「１　受付番号　　　…」: number, label padded to six characters, text; the hanging indent meets the text. */
function item(number: string, label: string, text: string): TemplateLine {
  return { style: "item", text: `${number}　${label.padEnd(6, "　")}　${text}` };
}

const applicantLines: readonly TemplateLine[] = [
  ...head,
  { style: "title", text: "在宅医同行研修の決定について（通知）" },
  {
    style: "body",
    text: "このたびは、在宅医同行研修にお申し込みいただき、ありがとうございます。指導医との組合せが下記のとおり決まりましたので、お知らせします。",
  },
  { style: "body", text: "研修の日は、指導医とご本人とで調整して決めてください。" },
  { style: "centre", text: "記" },
  item("１", "受付番号", "{{受付番号}}"),
  item("２", "指導医", "{{指導医の氏名}}（{{指導医の機関}}）"),
  item("３", "所在地", "{{指導医の所在地}}"),
  item("４", "連絡先", "電話 {{指導医の電話}}　メール {{指導医のメール}}（希望：{{連絡方法}}）"),
  item("５", "候補日", "{{候補日}}"),
  item(
    "６",
    "日程の調整",
    "{{調整の期限}}までに、ご本人から指導医へ連絡して決めてください。決まった日は事務担当へお知らせください。",
  ),
  item(
    "７",
    "集合と持物",
    "{{集合場所}}に集合してください（指導医の車への同乗：{{車への同乗}}）。服装は清潔で動きやすいものとし、名札、上履き、マスクをお持ちください。",
  ),
  item(
    "８",
    "守ること",
    "研修は見学のみで、医療行為は行いません。研修で知った個人の秘密は、研修の後も漏らさないでください。",
  ),
  item(
    "９",
    "中止と取消",
    "体調がすぐれないときや感染症の流行時は、中止または延期します。都合がつかなくなったときは、すぐに指導医と事務担当へ連絡してください。",
  ),
  item(
    "10",
    "報告",
    "研修の日から{{報告の日数}}日以内に、受講報告書を事務担当へ提出してください。様式は別にお送りします。",
  ),
  ...foot,
];

const instructorLines: readonly TemplateLine[] = [
  ...head,
  { style: "title", text: "在宅医同行研修の受講者の決定について（通知）" },
  {
    style: "body",
    text: "日ごろから、本市の在宅医療の推進にご協力いただき、ありがとうございます。同行研修の受講者が下記のとおり決まりましたので、お知らせします。ご指導をお願いします。",
  },
  { style: "body", text: "研修の日は、受講者から連絡しますので、調整して決めてください。" },
  { style: "centre", text: "記" },
  item("１", "受付番号", "{{受付番号}}"),
  item("２", "受講者", "{{受講者の氏名}}（{{受講者のふりがな}}）　{{受講者の職種}}"),
  item("３", "所属", "{{受講者の機関}}　{{受講者の部署}}"),
  item("４", "連絡先", "電話 {{受講者の電話}}　メール {{受講者のメール}}"),
  item("５", "受講の目的", "{{受講目的}}"),
  item("６", "テーマ", "{{学びたいテーマ}}"),
  item("７", "候補日", "{{候補日}}"),
  item("８", "日程の調整", "{{調整の期限}}までに受講者から連絡します。連絡がないときは、事務担当へお知らせください。"),
  item(
    "９",
    "患者の同意",
    "同行について、あらかじめ患者さんとご家族の同意をお取りください（方法：{{患者同意の方法}}）。",
  ),
  item(
    "10",
    "報告",
    "研修の日から{{報告の日数}}日以内に、実施報告書を提出してください。患者さんが特定できることは書かないでください。様式は別にお送りします。",
  ),
  item("11", "指導謝礼金", "報告書を確認した後に市が支払います。手続きは別にご案内します。"),
  ...foot,
];

/**
 * 「平成30年6月14日（木）午後、6月21日（木）午前・午後、…」: the day that the match rests on first, then the others that
 * suit both; the era and year only where they change.
 */
export function candidateDays(day: Day, half: string, shared: string): string {
  const all = [...new Set([`${day}${half}`, ...listParts(shared)])];
  const days = [...new Set(all.map(dayOfHalf))];
  const shown = days.slice(0, SHOWN_DAYS).map((on, index) => {
    const halves = HALVES.filter((each) => all.includes(halfDay(on, each))).join("・");
    return `${dayText(on, days[index - 1])}${halves}`;
  });
  return `${shown.join("、")}${days.length > SHOWN_DAYS ? `　ほか${days.length - SHOWN_DAYS}日` : ""}`;
}

function dayText(on: Day, before: Day | undefined): string {
  const [year, whole] = [wareki(on).split("年")[0] ?? "", warekiWithWeekday(on)];
  return before !== undefined && wareki(before).startsWith(`${year}年`) ? whole.slice(year.length + 1) : whole;
}

function needed<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`a decision letter needs its ${what}`);
  return value;
}

/** Both letters' words about the decision itself. */
function decisionFields(material: Material, addressee: Addressee): Fields {
  const match = needed(material.match, "case");
  return {
    ...commonFields(material, addressee),
    受付番号: { value: material.applicant.applicationId },
    候補日: { value: candidateDays(match.day, match.half, match.shared) },
    調整の期限: { value: arrangeBy(material), fleeting: true },
    報告の日数: { value: String(material.settings.get("reportDays") ?? "") },
  };
}

function arrangeBy({ settings, issuedOn }: Material): string {
  const days = settings.get("arrangeDays");
  return days === null ? "" : wareki(addDays(issuedOn, days));
}

export const applicantDecision: LetterDeclaration = {
  kind: "決定連絡票（受講者用）",
  numbered: true,
  template: { setting: "applicantTemplate", lines: applicantLines },
  group: "決定",
  about: "case",
  plainMail: false,
  addressee: ({ applicant }) => applicantAddressee(applicant),
  fields(material) {
    const { applicant } = material;
    const instructor = needed(material.instructor, "instructor");
    const appointment = needed(material.appointment, "appointment");
    return {
      ...decisionFields(material, applicantAddressee(applicant)),
      指導医の氏名: { value: instructor.name },
      指導医の機関: { value: instructor.facility },
      指導医の所在地: { value: instructor.address },
      指導医の電話: { value: instructor.phone },
      指導医のメール: { value: instructor.email },
      連絡方法: { value: appointment.contactBy },
      集合場所: { value: appointment.meetingPlace },
      車への同乗: { value: appointment.ride },
    };
  },
  subject: "在宅医同行研修の決定について（{{受付番号}}）",
  body: [
    "{{宛先の氏名}} {{敬称}}",
    "",
    "在宅医同行研修の指導医が決まりました。添付の決定連絡票をご覧ください。",
    "",
    "文書番号：{{文書番号}}",
    "受付番号：{{受付番号}}",
  ],
};

export const instructorDecision: LetterDeclaration = {
  kind: "決定連絡票（指導医用）",
  numbered: true,
  template: { setting: "instructorTemplate", lines: instructorLines },
  group: "決定",
  about: "case",
  plainMail: false,
  addressee: ({ instructor }) => instructorAddressee(needed(instructor, "instructor")),
  fields(material) {
    const { applicant } = material;
    const instructor = needed(material.instructor, "instructor");
    return {
      ...decisionFields(material, instructorAddressee(instructor)),
      受講者の氏名: { value: applicant.name },
      受講者のふりがな: { value: applicant.kana },
      受講者の職種: { value: applicant.profession },
      受講者の機関: { value: applicant.facility },
      受講者の部署: { value: applicant.department === "なし" ? "" : applicant.department, optional: true },
      受講者の電話: { value: applicant.phone },
      受講者のメール: { value: applicant.email },
      受講目的: { value: applicant.purpose.replace(/\n+/g, "　") },
      学びたいテーマ: { value: applicant.themes.join("、") },
      患者同意の方法: { value: needed(material.appointment, "appointment").patientConsent },
    };
  },
  subject: "在宅医同行研修の受講者の決定について（{{受付番号}}）",
  body: [
    "{{宛先の氏名}} {{敬称}}",
    "",
    "在宅医同行研修の受講者が決まりました。添付の決定連絡票をご覧ください。",
    "",
    "文書番号：{{文書番号}}",
    "受付番号：{{受付番号}}",
  ],
};
