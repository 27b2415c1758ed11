/**
 * 取消連絡: that a decision stands no more, told to both sides. Why it was taken back is said in words for the addressee:
 * what the office noted, or what the other side said, stays in the office (domain section 9).
 */
import { wareki } from "../core/calendar.ts";
import type { Fields, TemplateLine } from "../core/letter.ts";
import type { EndKind } from "../tables/cases.ts";
import type { Side } from "../tables/words.ts";
import { applicantAddressee, instructorAddressee } from "./addressees.ts";
import { commonFields } from "./common.ts";
import { earlierText } from "./earlier.ts";
import { below, body, foot, head, items, title } from "./layout.ts";
import {
  applicantOf,
  caseOf,
  instructorOf,
  type Addressee,
  type Enclosure,
  type LetterDeclaration,
  type Material,
} from "./letter.ts";
import { calendarEntry } from "./visit-entry.ts";
import { visitRoundOf } from "./visit-notices.ts";

const lines = (other: "指導医" | "受講者", more: readonly (readonly [string, string])[]): readonly TemplateLine[] => [
  ...head,
  title("在宅医同行研修の決定の取消しについて（通知）"),
  body("{{元の通知}}お知らせした在宅医同行研修の決定を、下記のとおり取り消しましたので、お知らせします。{{おわび}}"),
  below,
  ...items(
    ["受付番号", "{{受付番号}}"],
    [other, `{{${other}の氏名}}（{{${other}の機関}}）`],
    ["取消しの日", "{{取消日}}"],
    ["理由", "{{取消の理由}}"],
    ["今後の扱い", "{{今後の扱い}}"],
    ...more,
    [
      "個人情報",
      `お知らせした${other}の連絡先などは、ほかの目的に使わないでください。お手元の決定連絡票は、破棄していただいてかまいません。`,
    ],
  ),
  ...foot,
];

const SIDES: Readonly<Record<EndKind, Side | undefined>> = {
  申込者の取下げ: "受講者",
  指導医の辞退: "指導医",
  事務局の都合: undefined,
};

/** From which side the cancellation came; undefined where the office itself took it back. */
function sideOf(material: Material): Side | undefined {
  const kind = caseOf(material).endKind;
  return kind === "" ? undefined : SIDES[kind];
}

const reasonFor = (addressee: Side, from: Side | undefined): string =>
  from === undefined
    ? "事務局の都合によります。"
    : from === addressee
      ? "お申し出によります。"
      : `${from}のご都合によります。`;

function cancelFields(material: Material, side: Side, addressee: Addressee): Fields {
  const from = sideOf(material);
  return {
    ...commonFields(material, addressee),
    元の通知: { value: earlierText(material) },
    受付番号: { value: applicantOf(material).applicationId },
    取消日: { value: wareki(caseOf(material).endedAt) },
    取消の理由: { value: reasonFor(side, from) },
    おわび: {
      value: from === side ? "" : "ご予定をいただいていたところ、申し訳ありません。",
      optional: true,
      fleeting: true,
    },
  };
}

function applicantGoesOn(material: Material): string {
  const { state } = applicantOf(material);
  if (state === "取消")
    return "お申込みは、取下げとして扱います。あらためて受講を希望されるときは、もう一度お申し込みください。";
  if (state === "選定待ち" || state === "決定")
    return "お申込みは引き続き有効です。あらためて指導医との組合せを選定し、決まりましたらお知らせします。";
  return "お申込みの扱いは、別にお知らせします。";
}

function instructorGoesOn(material: Material): string {
  return sideOf(material) === "指導医"
    ? "今年度のほかの受入れについては、別にご連絡します。"
    : "引き続き、受入れをお願いします。ほかの受講者との組合せが決まりましたら、お知らせします。";
}

/** Who was told of a day has it in a calendar, whatever became of later versions: all of them are called back. */
function entryCalledBack(material: Material): Enclosure | undefined {
  const { visitOn, visitHalf, visitFrom, visitRound, endedAt } = caseOf(material);
  const told = (material.told ?? []).some((notice) => visitRoundOf(notice) > 0);
  if (!told || visitOn === "") return undefined;
  return calendarEntry(material, {
    method: "CANCEL",
    sequence: (visitRound ?? 0) + 1,
    ...{ day: visitOn, half: visitHalf, from: visitFrom, stampedAt: endedAt, location: "", description: "" },
  });
}

const common = {
  numbered: true,
  group: "変更・取消",
  about: "case",
  plainMail: false,
  stands: ({ match }) => match?.state === "取消",
  enclosure: entryCalledBack,
  subject: "在宅医同行研修の決定の取消しについて（{{受付番号}}）",
  body: [
    "{{宛先の氏名}} {{敬称}}",
    "",
    "在宅医同行研修の決定を取り消しました。添付の文書をご覧ください。",
    "",
    "文書番号：{{文書番号}}{{再交付}}",
    "受付番号：{{受付番号}}",
  ],
} as const satisfies Partial<LetterDeclaration>;

/** A11: what was taken back is not the year's one visit. */
const NOT_COUNTED = ["受講の回数", "取り消した決定は、年度に1回の受講に数えません。"] as const;

export const applicantCancellation: LetterDeclaration = {
  ...common,
  kind: "取消連絡（受講者用）",
  reader: "applicant",
  template: { setting: "applicantCancelTemplate", lines: lines("指導医", [NOT_COUNTED]) },
  addressee: (material) => applicantAddressee(applicantOf(material)),
  fields(material) {
    const instructor = instructorOf(material);
    return {
      ...cancelFields(material, "受講者", applicantAddressee(applicantOf(material))),
      指導医の氏名: { value: instructor.name },
      指導医の機関: { value: instructor.facility },
      今後の扱い: { value: applicantGoesOn(material) },
    };
  },
};

export const instructorCancellation: LetterDeclaration = {
  ...common,
  kind: "取消連絡（指導医用）",
  reader: "instructor",
  template: { setting: "instructorCancelTemplate", lines: lines("受講者", []) },
  addressee: (material) => instructorAddressee(instructorOf(material)),
  fields(material) {
    const applicant = applicantOf(material);
    return {
      ...cancelFields(material, "指導医", instructorAddressee(instructorOf(material))),
      受講者の氏名: { value: applicant.name },
      受講者の機関: { value: applicant.facility },
      今後の扱い: { value: instructorGoesOn(material) },
    };
  },
};
