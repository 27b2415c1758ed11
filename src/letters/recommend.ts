/**
 * 指導医推薦依頼: asks the association whom it recommends as instructors for a year (R49). Those in office stand below, to
 * be kept or struck with a pen; a Form, the paper 推薦書 and a list are as welcome.
 */
import { firstDay, fiscalYearName, lastDay, wareki } from "../core/calendar.ts";
import type { Fields, TemplateLine } from "../core/letter.ts";
import type { Instructor } from "../tables/instructors.ts";
import { organizationAddressee } from "./addressees.ts";
import { commonFields } from "./common.ts";
import { dueOn } from "./deadlines.ts";
import { guideFields, keyedGuide } from "./guides.ts";
import { below, body, foot, head, items, title } from "./layout.ts";
import { organizationOf, type LetterDeclaration, type Material } from "./letter.ts";

const lines: readonly TemplateLine[] = [
  ...head,
  title("在宅医同行研修の指導医の推薦について（依頼）"),
  body(
    "日ごろから、本市の在宅医療の推進にご協力いただき、ありがとうございます。在宅医同行研修の指導医について、貴会から医師をご推薦くださるよう、下記のとおりお願いします。",
  ),
  below,
  ...items(
    ["事業年度", "{{年度}}（{{期間}}）"],
    ["要件", "{{推薦の要件}}"],
    ["人数", "{{推薦の人数}}"],
    ["回答期限", "{{推薦の期限}}"],
    ["回答の方法", "{{回答の方法}}"],
    ["現在の指導医", "{{現在の指導医の扱い}}"],
  ),
  { style: "list", text: "{{現在の指導医}}" },
  ...foot,
  { style: "contact", text: "{{推薦書の案内}}" },
];

/** At most so many doctors, and so many lines of the page: a letter is one page, whatever the names. */
const MOST = 12;
const ROOM = 12;
/** Characters of the first line of a list and of each further one, with one to spare (platform/templates.ts). */
const LINE = { first: 41, rest: 38 };

/** Lines of the page that a text of the list takes. */
function linesOf(text: string): number {
  const width = Array.from(text).reduce((sum, char) => sum + (/[\u0000-\u00FF]/.test(char) ? 0.5 : 1), 0);
  return 1 + Math.ceil(Math.max(0, width - LINE.first) / LINE.rest);
}

/** 「続・外　見本 一郎（見本在宅クリニック）」, to be marked with a pen. */
const doctorLine = ({ name, facility }: Instructor): string =>
  `続・外　${name}${facility === "" ? "" : `（${facility}）`}`;

/** Those of the list that the page has room for. */
function shownOf(inOffice: readonly Instructor[]): string[] {
  const shown: string[] = [];
  let used = 0;
  for (const line of inOffice.slice(0, MOST).map(doctorLine)) {
    used += linesOf(line);
    if (used > ROOM) break;
    shown.push(line);
  }
  return shown;
}

function listFields({ roster = [] }: Material): Fields {
  const inOffice = roster
    .filter((row) => row.active)
    .sort((one, other) => (one.instructorId < other.instructorId ? -1 : 1));
  if (inOffice.length === 0)
    return {
      現在の指導医の扱い: { value: "いま就任している指導医はいません。" },
      現在の指導医: { value: "新しい方のご推薦をお願いします。" },
    };
  const shown = shownOf(inOffice);
  const rest = inOffice.length - shown.length;
  const more =
    rest === 0 ? "" : `ほかの${rest}人は、お渡ししている台帳の写しの「指導医」をご覧になり、推薦書でお答えください。`;
  return {
    現在の指導医の扱い: {
      value: `次の${shown.length}人です。ご推薦を続けていただける方は「続」、外す方は「外」を○で囲み、新しい方は、氏名、ふりがな、医療機関名を余白か推薦書にお書きください。印のない方は、いまのままとします。${more}`,
    },
    現在の指導医: { value: shown.join("\n") },
  };
}

function wayOf({ links }: Material): string {
  const form = (links.recommendation ?? "") === "" ? "" : "末尾のフォーム（鍵を添えてください）、";
  return `${form}推薦書、この文書への書込み、一覧表のどれでもかまいません。紙のものは、メール、FAX、郵送のどれかで事務担当へお送りください。`;
}

export const recommend: LetterDeclaration = {
  kind: "指導医推薦依頼",
  reader: "association",
  numbered: true,
  group: "依頼",
  about: "organization",
  template: { setting: "recommendTemplate", lines },
  plainMail: false,
  stands: () => true,
  addressee: (material) => organizationAddressee(organizationOf(material)),
  fields(material) {
    const { settings, issuedOn, notice } = material;
    const year = notice.fiscalYear ?? 0;
    const count = settings.get("recommendCount");
    const wanted = count === null ? "若干名" : `${count}名`;
    return {
      ...commonFields(material, organizationAddressee(organizationOf(material))),
      年度: { value: fiscalYearName(year, issuedOn), fleeting: true },
      期間: { value: `${wareki(firstDay(year))}から${wareki(lastDay(year))}まで` },
      推薦の要件: { value: settings.get("recommendTerms").replace(/\n+/g, "　") },
      推薦の人数: { value: wanted },
      推薦の期限: { value: wareki(dueOn(settings, issuedOn, settings.get("recommendDays"))), fleeting: true },
      回答の方法: { value: wayOf(material), fleeting: true },
      ...listFields(material),
      ...guideFields("推薦書", "recommendation", keyedGuide(material, "recommendation", `推薦/${year}`)),
      要点: { value: `${fiscalYearName(year, issuedOn)}の指導医（${wanted}）の推薦`, optional: true, fleeting: true },
    };
  },
  subject: "在宅医同行研修の指導医の推薦について（{{年度}}）",
  body: [
    "{{宛先の機関}}",
    "{{宛先の氏名}} {{敬称}}",
    "",
    "{{年度}}の在宅医同行研修の指導医のご推薦について、お願いします。添付の文書をご覧ください。",
    "",
    "文書番号：{{文書番号}}{{再交付}}",
    "回答期限：{{推薦の期限}}",
    "",
    "{{推薦書の記入用リンク}}",
  ],
};
