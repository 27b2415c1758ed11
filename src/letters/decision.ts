/** 決定連絡票: two coherent letters of one decision, with different content (R44, A13; layout: domain section 5). */
import { wareki } from "../core/calendar.ts";
import type { Fields, TemplateLine } from "../core/letter.ts";
import { LIVE_STATES } from "../tables/cases.ts";
import type { Side } from "../tables/words.ts";
import { applicantAddressee, instructorAddressee } from "./addressees.ts";
import { commonFields } from "./common.ts";
import { candidateDays } from "./days.ts";
import { freeTextFault } from "./free-text.ts";
import { formGuide, formWords, guides, REPORT_FORMS } from "./form-words.ts";
import { below, body, foot, head, items, title } from "./layout.ts";
import {
  applicantOf,
  appointmentOf,
  caseOf,
  instructorOf,
  type Addressee,
  type LetterDeclaration,
  type Material,
  type Subject,
} from "./letter.ts";
import { instructorReach, reachText } from "./reach.ts";
import { dueOn } from "./deadlines.ts";

const applicantLines: readonly TemplateLine[] = [
  ...head,
  title("在宅医同行研修の決定について（通知）"),
  body(
    "このたびは、在宅医同行研修にお申し込みいただき、ありがとうございます。指導医との組合せが下記のとおり決まりましたので、お知らせします。",
  ),
  body("研修の日は、指導医とご本人とで調整して決めてください。"),
  below,
  ...items(
    ["受付番号", "{{受付番号}}"],
    ["指導医", "{{指導医の氏名}}（{{指導医の機関}}）"],
    ["所在地", "{{指導医の所在地}}"],
    ["連絡先", "{{指導医の連絡先}}"],
    ["候補日", "{{候補日}}"],
    [
      "日程の調整",
      "{{調整の期限}}までに、ご本人から指導医へ連絡して決め、決まった日を次のフォームでお知らせください。",
    ],
    ["日程の連絡", "{{日程連絡のリンク}}　鍵 {{日程連絡の鍵}}"],
    [
      "集合と持物",
      "{{集合場所}}に集合してください（指導医の車への同乗：{{車への同乗}}）。服装は清潔で動きやすいものとし、名札、上履き、マスクをお持ちください。",
    ],
    ["守ること", "研修は見学のみで、医療行為は行いません。研修で知った個人の秘密は、研修の後も漏らさないでください。"],
    [
      "中止と取消",
      "体調がすぐれないときや感染症の流行時は、中止または延期します。都合がつかなくなったときは、すぐに指導医と事務担当へ連絡してください。",
    ],
    ["報告", "研修の日から{{報告の日数}}日以内に、受講報告書を次のフォームで提出してください。"],
    ["受講報告書", "{{報告のリンク}}　鍵 {{報告の鍵}}"],
  ),
  ...foot,
];

const instructorLines: readonly TemplateLine[] = [
  ...head,
  title("在宅医同行研修の受講者の決定について（通知）"),
  body(
    "日ごろから、本市の在宅医療の推進にご協力いただき、ありがとうございます。同行研修の受講者が下記のとおり決まりましたので、お知らせします。ご指導をお願いします。",
  ),
  below,
  ...items(
    ["受付番号", "{{受付番号}}"],
    ["受講者", "{{受講者の氏名}}（{{受講者のふりがな}}）　{{受講者の職種}}"],
    ["所属", "{{受講者の機関}}　{{受講者の部署}}"],
    ["連絡先", "{{受講者の連絡先}}"],
    ["受講の目的", "{{受講目的}}"],
    ["テーマ", "{{学びたいテーマ}}"],
    ["候補日", "{{候補日}}"],
    [
      "日程の調整",
      "{{調整の期限}}までに受講者から連絡します。決まった日を次のフォームでお知らせください。連絡がなければ、事務担当へお知らせください。",
    ],
    ["日程の連絡", "{{日程連絡のリンク}}　鍵 {{日程連絡の鍵}}"],
    ["患者の同意", "患者さんとご家族の同意をお取りください（方法：{{患者同意の方法}}）。"],
    ["報告", "研修の日から{{報告の日数}}日以内に、実施報告書を次のフォームで提出してください。"],
    ["実施報告書", "{{報告のリンク}}　鍵 {{報告の鍵}}"],
    ["指導謝礼金", "報告書を確認した後に市が支払います。手続きは別にご案内します。"],
  ),
  ...foot,
];

const stands = ({ match }: Subject): boolean => LIVE_STATES.some((state) => state === match?.state);

/** Both letters' words about the decision itself. */
function decisionFields(material: Material, addressee: Addressee, side: Side): Fields {
  const match = caseOf(material);
  const subject = `${match.caseId}/${side}`;
  const { form, title } = REPORT_FORMS[side];
  return {
    ...commonFields(material, addressee),
    ...formWords(material, "日程連絡", "schedule", subject),
    ...formWords(material, "報告", form, subject),
    手続きの案内: {
      value: guides(
        formGuide(
          material,
          "日程が決まったら、次のフォームでお知らせください（鍵は入っています）。",
          "schedule",
          subject,
        ),
        formGuide(
          material,
          `研修の後は、次のフォームで${title}を提出してください（鍵は入っています）。`,
          form,
          subject,
        ),
      ),
      optional: true,
      fleeting: true,
    },
    受付番号: { value: applicantOf(material).applicationId },
    候補日: { value: candidateDays(match.day, match.half, match.shared) },
    調整の期限: { value: arrangeBy(material), fleeting: true },
    報告の日数: { value: String(material.settings.get("reportDays") ?? "") },
  };
}

function arrangeBy({ settings, issuedOn }: Material): string {
  const days = settings.get("arrangeDays");
  return days === null ? "" : wareki(dueOn(settings, issuedOn, days));
}

export const applicantDecision: LetterDeclaration = {
  kind: "決定連絡票（受講者用）",
  reader: "applicant",
  numbered: true,
  template: { setting: "applicantTemplate", lines: applicantLines },
  group: "決定",
  about: "case",
  plainMail: false,
  stands,
  addressee: (material) => applicantAddressee(applicantOf(material)),
  fields(material) {
    const applicant = applicantOf(material);
    const instructor = instructorOf(material);
    const appointment = appointmentOf(material);
    return {
      ...decisionFields(material, applicantAddressee(applicant), "受講者"),
      指導医の氏名: { value: instructor.name },
      指導医の機関: { value: instructor.facility },
      指導医の所在地: { value: instructor.address },
      指導医の電話: { value: instructor.phone },
      指導医のメール: { value: instructor.email },
      指導医の連絡先: { value: instructorReach(instructor, appointment), fleeting: true },
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
    "文書番号：{{文書番号}}{{再交付}}",
    "受付番号：{{受付番号}}",
    "{{手続きの案内}}",
  ],
};

export const instructorDecision: LetterDeclaration = {
  kind: "決定連絡票（指導医用）",
  reader: "instructor",
  numbered: true,
  template: { setting: "instructorTemplate", lines: instructorLines },
  group: "決定",
  about: "case",
  plainMail: false,
  stands,
  addressee: (material) => instructorAddressee(instructorOf(material)),
  fields(material) {
    const applicant = applicantOf(material);
    const instructor = instructorOf(material);
    return {
      ...decisionFields(material, instructorAddressee(instructor), "指導医"),
      受講者の氏名: { value: applicant.name },
      受講者のふりがな: { value: applicant.kana },
      受講者の職種: { value: applicant.profession },
      受講者の機関: { value: applicant.facility },
      受講者の部署: { value: applicant.department === "なし" ? "" : applicant.department, optional: true },
      受講者の電話: { value: applicant.phone },
      受講者のメール: { value: applicant.email, optional: true },
      受講者の連絡先: { value: reachText(applicant.phone, applicant.email), fleeting: true },
      受講目的: {
        value: applicant.purpose.replace(/\n+/g, "　"),
        fault: freeTextFault(material, "applicant", "purpose"),
      },
      学びたいテーマ: { value: applicant.themes.join("、") },
      患者同意の方法: { value: appointmentOf(material).patientConsent },
    };
  },
  subject: "在宅医同行研修の受講者の決定について（{{受付番号}}）",
  body: [
    "{{宛先の氏名}} {{敬称}}",
    "",
    "在宅医同行研修の受講者が決まりました。添付の決定連絡票をご覧ください。",
    "",
    "文書番号：{{文書番号}}{{再交付}}",
    "受付番号：{{受付番号}}",
    "{{手続きの案内}}",
  ],
};
