/** 変更連絡: what changed in a decision after its letters went out, told to both sides, old and new. */
import type { Fields, TemplateLine } from "../core/letter.ts";
import { LIVE_STATES } from "../tables/cases.ts";
import { applicantAddressee, instructorAddressee } from "./addressees.ts";
import { changeText } from "./changes.ts";
import { commonFields } from "./common.ts";
import { earlierText } from "./earlier.ts";
import { below, body, foot, head, items, title } from "./layout.ts";
import { applicantOf, instructorOf, type Addressee, type LetterDeclaration, type Material } from "./letter.ts";

const lines = (other: string): readonly TemplateLine[] => [
  ...head,
  title("在宅医同行研修の決定内容の変更について（通知）"),
  body(
    "{{元の通知}}お知らせした在宅医同行研修の決定について、内容に変更がありましたので、下記のとおりお知らせします。お手元の決定連絡票は、読み替えてお使いください。",
  ),
  body("なお、下記のほかは、決定連絡票のとおりです。"),
  below,
  ...items(
    ["受付番号", "{{受付番号}}"],
    [other, `{{${other}の氏名}}（{{${other}の機関}}）`],
    ["変更の内容", "次のとおり"],
  ),
  { style: "list", text: "{{変更の内容}}" },
  ...foot,
];

function changeFields(material: Material, addressee: Addressee): Fields {
  return {
    ...commonFields(material, addressee),
    元の通知: { value: earlierText(material) },
    受付番号: { value: applicantOf(material).applicationId },
    変更の内容: { value: changeText(material.corrections) },
  };
}

const common = {
  numbered: true,
  group: "変更・取消",
  about: "case",
  plainMail: false,
  stands: ({ match }) => LIVE_STATES.some((state) => state === match?.state),
  subject: "在宅医同行研修の決定内容の変更について（{{受付番号}}）",
  body: [
    "{{宛先の氏名}} {{敬称}}",
    "",
    "在宅医同行研修の決定の内容に変更がありました。添付の文書をご覧ください。",
    "",
    "文書番号：{{文書番号}}{{再交付}}",
    "受付番号：{{受付番号}}",
  ],
} as const satisfies Partial<LetterDeclaration>;

export const applicantChange: LetterDeclaration = {
  ...common,
  kind: "変更連絡（受講者用）",
  reader: "applicant",
  template: { setting: "applicantChangeTemplate", lines: lines("指導医") },
  addressee: (material) => applicantAddressee(applicantOf(material)),
  fields(material) {
    const instructor = instructorOf(material);
    return {
      ...changeFields(material, applicantAddressee(applicantOf(material))),
      指導医の氏名: { value: instructor.name },
      指導医の機関: { value: instructor.facility },
    };
  },
};

export const instructorChange: LetterDeclaration = {
  ...common,
  kind: "変更連絡（指導医用）",
  reader: "instructor",
  template: { setting: "instructorChangeTemplate", lines: lines("受講者") },
  addressee: (material) => instructorAddressee(instructorOf(material)),
  fields(material) {
    const applicant = applicantOf(material);
    return {
      ...changeFields(material, instructorAddressee(instructorOf(material))),
      受講者の氏名: { value: applicant.name },
      受講者の機関: { value: applicant.facility },
    };
  },
};
