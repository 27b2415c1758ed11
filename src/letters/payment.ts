/** 支払通知: what an instructor was paid for which days, what was withheld, and what becomes of it (R47; domain section 5). */
import { fiscalYearName, wareki, yearName } from "../core/calendar.ts";
import type { TemplateLine } from "../core/letter.ts";
import { yen } from "../core/money.ts";
import { daysText, priceText } from "./payment-words.ts";
import type { Payout } from "../tables/payments.ts";
import { instructorAddressee } from "./addressees.ts";
import { commonFields } from "./common.ts";
import { below, body, foot, head, items, title } from "./layout.ts";
import { instructorOf, needed, type LetterDeclaration, type Material, type Subject } from "./letter.ts";

const lines: readonly TemplateLine[] = [
  ...head,
  title("在宅医同行研修に係る指導謝礼金の支払いについて（通知）"),
  body(
    "日ごろから、本市の在宅医療の推進にご協力いただき、ありがとうございます。在宅医同行研修のご指導に対する謝礼金を、下記のとおり支払いましたので、お知らせします。",
  ),
  below,
  ...items(
    ["支払番号", "{{支払番号}}"],
    ["実施日", "{{実施日}}"],
    ["単価と数量", "{{単価と数量}}"],
    ["総額", "{{総額}}"],
    ["源泉所得税", "{{源泉所得税}}"],
    ["差引支払額", "{{差引支払額}}"],
    ["支払日", "{{支払日}}"],
    ["支払先", "{{支払先}}　届け出ていただいた口座に振り込みました。"],
    ["支払年度", "{{支払年度}}"],
    ["支払調書", "{{支払調書の扱い}}"],
  ),
  ...foot,
];

const payoutOf = ({ payout }: Subject): Payout => needed(payout, "payout");

/** Nothing is withheld from a corporation. */
const taxText = ({ payee, tax }: Payout): string =>
  payee === "法人" ? "源泉徴収はありません（支払先が法人のため）" : `${yen(tax ?? 0)}（所得税と復興特別所得税）`;

const dayText = ({ paidOn, plannedOn }: Payout): string =>
  paidOn === "" ? `${wareki(plannedOn)}（予定）` : wareki(paidOn);

function statementText({ settings, ...subject }: Material): string {
  const { calendarYear } = payoutOf(subject);
  const least = settings.get("statementLeast");
  const year = calendarYear === null ? "" : `${yearName(calendarYear)}分の支払いです。`;
  return least === null
    ? year
    : `${year}1年間の支払金額の合計が${yen(least)}を超えるときは、翌年の1月31日までに支払調書を税務署へ提出します。`;
}

export const payment: LetterDeclaration = {
  kind: "支払通知",
  reader: "instructor",
  numbered: true,
  group: "支払",
  about: "payout",
  template: { setting: "paymentTemplate", lines },
  plainMail: false,
  stands: ({ payout }) => payout?.state === "支払済",
  addressee: (material) => instructorAddressee(instructorOf(material)),
  fields(material) {
    const payout = payoutOf(material);
    const { claims = [] } = material;
    const { fiscalYear, payee, payeeName, gross, net } = payout;
    return {
      ...commonFields(material, instructorAddressee(instructorOf(material))),
      支払番号: { value: payout.payoutId },
      実施日: { value: daysText(claims.map(({ visitOn }) => visitOn)) },
      単価と数量: { value: priceText(claims) },
      総額: { value: gross === null ? "" : yen(gross) },
      源泉所得税: { value: taxText(payout) },
      差引支払額: { value: net === null ? "" : yen(net) },
      支払日: { value: dayText(payout) },
      支払先: { value: payeeName === "" ? "" : `${payeeName}（${payee}）` },
      支払年度: { value: fiscalYear === null ? "" : fiscalYearName(fiscalYear, payout.paidOn || undefined) },
      支払調書の扱い: { value: statementText(material) },
      要点: { value: `総額${yen(gross ?? 0)}、差引支払額${yen(net ?? 0)}（${payout.payoutId}）`, fleeting: true },
    };
  },
  subject: "在宅医同行研修の指導謝礼金の支払いについて（{{支払番号}}）",
  body: [
    "{{宛先の氏名}} {{敬称}}",
    "",
    "在宅医同行研修の指導謝礼金を支払いました。添付の文書をご覧ください。",
    "",
    "文書番号：{{文書番号}}{{再交付}}",
    "支払番号：{{支払番号}}",
  ],
};
