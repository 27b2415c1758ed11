/**
 * 日程連絡: the day on which the two agreed, that it changed, or that it was put off, told to both (R45, A14). A version of
 * the day is told once to each side; what its addressee was told before is what it speaks of as the day before.
 */
import { wareki } from "../core/calendar.ts";
import type { Fields, TemplateLine } from "../core/letter.ts";
import { LIVE_STATES } from "../tables/cases.ts";
import type { Notice } from "../tables/notices.ts";
import type { Side } from "../tables/words.ts";
import { applicantAddressee, instructorAddressee } from "./addressees.ts";
import { commonFields } from "./common.ts";
import { visitText } from "./days.ts";
import { formGuide, formWords, guides, REPORT_FORMS } from "./form-words.ts";
import { below, body, foot, head, items, title } from "./layout.ts";
import {
  applicantOf,
  appointmentOf,
  caseOf,
  instructorOf,
  type Addressee,
  type Enclosure,
  type LetterDeclaration,
  type Material,
  type Subject,
} from "./letter.ts";
import { instructorReach, reachText } from "./reach.ts";
import { dueOn } from "./deadlines.ts";
import { calendarEntry } from "./visit-entry.ts";
import { newsOf, saidOf, type News } from "./visit-news.ts";
import { visitRoundOf } from "./visit-notices.ts";

const lines = (other: string, own: readonly (readonly [string, string])[], report: string): readonly TemplateLine[] => [
  ...head,
  title("在宅医同行研修の日程について（お知らせ）"),
  body("{{日程のお知らせ}}"),
  below,
  ...items(
    ["受付番号", "{{受付番号}}"],
    [other, `{{${other}の氏名}}（{{${other}の機関}}）`],
    ["連絡先", `{{${other}の連絡先}}`],
    ["日程", "{{日程}}"],
    ...own,
    ["次の手続き", "{{次の手続き}}"],
    [report, "{{報告のリンク}}　鍵 {{報告の鍵}}"],
    [
      "変更など",
      `日程の変更、延期、取消しを希望されるときは、先に${other}と相談し、次のフォームでお知らせください。当日やお急ぎのときは、${other}と事務担当へ電話でご連絡ください。`,
    ],
    ["日程の連絡", "{{日程連絡のリンク}}　鍵 {{日程連絡の鍵}}"],
  ),
  ...foot,
];

const SENTENCES: Readonly<Record<News["kind"], string>> = {
  決定: "在宅医同行研修の日程が、下記のとおり決まりましたので、お知らせします。",
  変更: "在宅医同行研修の日程が、下記のとおり変わりましたので、お知らせします。お手元の予定を書き換えてください。",
  延期: "在宅医同行研修が延期になりましたので、下記のとおりお知らせします。",
};

function newsText({ now, before }: News): string {
  const earlier = before ? `（変更前　${visitText(before)}）` : "";
  if (now) return `${visitText(now)}${earlier}`;
  return `未定です。${before ? `${visitText(before)}の研修は行いません。` : ""}`;
}

/** Until when the report is due; or, after a postponement, until when another day is to be found. */
function nextStep(material: Material, { now, saidAt }: News, report: string): string {
  const { settings } = material;
  const [reportDays, arrangeDays] = [settings.get("reportDays"), settings.get("arrangeDays")];
  if (now)
    return reportDays === null
      ? ""
      : `研修の後、${wareki(dueOn(settings, now.day, reportDays))}までに、${report}を次のフォームで提出してください。`;
  return arrangeDays === null
    ? ""
    : `${wareki(dueOn(settings, saidAt.slice(0, 10), arrangeDays))}までに、あらためて日程を決め、お知らせください。${report}は、研修の後に次のフォームで提出してください。`;
}

function visitFields(material: Material, side: Side, addressee: Addressee): Fields {
  const subject = `${caseOf(material).caseId}/${side}`;
  const { form, title: report } = REPORT_FORMS[side];
  const news = newsOf(material);
  return {
    ...commonFields(material, addressee, { numbered: false }),
    ...formWords(material, "日程連絡", "schedule", subject),
    ...formWords(material, "報告", form, subject),
    日程のお知らせ: { value: SENTENCES[news.kind] },
    受付番号: { value: applicantOf(material).applicationId },
    日程: { value: newsText(news) },
    次の手続き: { value: nextStep(material, news, report) },
    手続きの案内: {
      value: guides(
        entryOf(material) ? ENTRY[news.kind] : "",
        formGuide(material, `${report}のフォーム（鍵は入っています）`, form, subject),
        formGuide(material, "日程の変更、延期、取消しを知らせるフォーム（鍵は入っています）", "schedule", subject),
      ),
      optional: true,
      fleeting: true,
    },
  };
}

const ENTRY: Readonly<Record<News["kind"], string>> = {
  決定: "添付の予定表のファイルを開くと、お使いの予定表に加えられます。",
  変更: "添付の予定表のファイルを開くと、お使いの予定表の日時が改まります。",
  延期: "添付の予定表のファイルを開くと、お使いの予定表から除かれます。",
};

/** The day itself; what was put off is taken out again where the addressee has it. */
function entryOf(material: Material): Enclosure | undefined {
  const { kind, now, before, saidAt } = newsOf(material);
  const at = now ?? before;
  if (!at || material.method !== "メール") return undefined;
  const { location, description } = whereabouts(material);
  return calendarEntry(material, {
    ...at,
    method: kind === "延期" ? "CANCEL" : "PUBLISH",
    sequence: visitRoundOf(material.notice),
    stampedAt: saidAt,
    location,
    description,
  });
}

/** The other side, as the addressee may see it. */
function whereabouts(material: Material): { readonly location: string; readonly description: string } {
  const [applicant, instructor, terms] = [applicantOf(material), instructorOf(material), appointmentOf(material)];
  const mine = material.notice.addresseeId === applicant.applicationId;
  const other = mine
    ? [`指導医　${instructor.name}（${instructor.facility}）`, instructorReach(instructor, terms)]
    : [`受講者　${applicant.name}（${applicant.facility}）`, reachText(applicant.phone, applicant.email)];
  return {
    location: terms.meetingPlace,
    description: [...other, `受付番号　${applicant.applicationId}`].filter((line) => line !== "").join("\n"),
  };
}

function stands(subject: Subject, notice: Notice): boolean {
  const { match } = subject;
  const round = visitRoundOf(notice);
  if (!match || match.visitRound !== round || saidOf(subject, round) === undefined) return false;
  // What was put off and took place all the same is told by its report.
  return LIVE_STATES.some((state) => state === match.state) && (match.visitOn !== "" || match.state === "決定");
}

function over({ match }: Subject, notice: Notice): string | undefined {
  if (!match || (match.visitRound ?? 0) < visitRoundOf(notice)) return undefined;
  if ((match.visitRound ?? 0) > visitRoundOf(notice)) return "日程が改まった";
  return match.visitOn === "" && match.state !== "決定" && LIVE_STATES.some((state) => state === match.state)
    ? "研修が済んだ"
    : undefined;
}

const common = {
  numbered: false,
  group: null,
  about: "case",
  plainMail: true,
  stands,
  over,
  enclosure: entryOf,
  subject: "在宅医同行研修の日程について（{{受付番号}}）",
} as const satisfies Partial<LetterDeclaration>;

const mail = (other: string, own: string): readonly string[] => [
  "{{宛先の氏名}} {{敬称}}",
  "",
  "{{日程のお知らせ}}",
  "",
  "受付番号：{{受付番号}}",
  `${other}：{{${other}の氏名}}（{{${other}の機関}}）`,
  `連絡先：{{${other}の連絡先}}`,
  "日程：{{日程}}",
  own,
  "",
  "{{次の手続き}}",
  "{{手続きの案内}}",
];

export const applicantVisit: LetterDeclaration = {
  ...common,
  kind: "日程連絡（受講者用）",
  reader: "applicant",
  template: {
    setting: "applicantVisitTemplate",
    lines: lines("指導医", [["集合と持物", "{{集合の案内}}"]], "受講報告書"),
  },
  addressee: (material) => applicantAddressee(applicantOf(material)),
  fields(material) {
    const [instructor, terms] = [instructorOf(material), appointmentOf(material)];
    const off = caseOf(material).visitOn === "";
    return {
      ...visitFields(material, "受講者", applicantAddressee(applicantOf(material))),
      指導医の氏名: { value: instructor.name },
      指導医の機関: { value: instructor.facility },
      指導医の連絡先: { value: instructorReach(instructor, terms) },
      集合場所: { value: terms.meetingPlace },
      車への同乗: { value: terms.ride },
      集合の案内: {
        value: off
          ? "日程が決まりましたら、あらためてお知らせします。"
          : `${terms.meetingPlace}に集合してください（指導医の車への同乗：${terms.ride}）。服装は清潔で動きやすいものとし、名札、上履き、マスクをお持ちください。体調がすぐれないときは、お休みください。`,
        of: off ? [] : ["集合場所", "車への同乗"],
      },
    };
  },
  body: mail("指導医", "集合と持物：{{集合の案内}}"),
};

export const instructorVisit: LetterDeclaration = {
  ...common,
  kind: "日程連絡（指導医用）",
  reader: "instructor",
  template: {
    setting: "instructorVisitTemplate",
    lines: lines("受講者", [["集合場所", "{{集合場所}}（車への同乗：{{車への同乗}}）"]], "実施報告書"),
  },
  addressee: (material) => instructorAddressee(instructorOf(material)),
  fields(material) {
    const [applicant, terms] = [applicantOf(material), appointmentOf(material)];
    return {
      ...visitFields(material, "指導医", instructorAddressee(instructorOf(material))),
      受講者の氏名: { value: applicant.name },
      受講者の機関: { value: applicant.facility },
      受講者の連絡先: { value: reachText(applicant.phone, applicant.email) },
      集合場所: { value: terms.meetingPlace },
      車への同乗: { value: terms.ride },
    };
  },
  body: mail("受講者", "集合場所：{{集合場所}}（車への同乗：{{車への同乗}}）"),
};
