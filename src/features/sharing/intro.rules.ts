/** はじめに: the first sheet of the copy, which says what it is, what stands where, and how to answer. Pure. */
import { fiscalYearName, wareki } from "../../core/calendar.ts";
import type { CopyCell, CopyLine, CopyLook, CopySheet } from "../../core/copy-sheet.ts";
import { applicants } from "../../tables/applicants.ts";
import { associationReplies, publicity, recommendations } from "../../tables/association.ts";
import { instructors, openings } from "../../tables/instructors.ts";
import { bodies, budgets, programmes } from "../../tables/programmes.ts";
import { indicators, snapshots, years } from "../../tables/years.ts";
import type { Desk } from "./books.rules.ts";
import { FIGURES, legendOf } from "./figures.rules.ts";
import { VOICES } from "./voices.rules.ts";

export const INTRO = "はじめに";

const line = (look: CopyLook, ...cells: CopyCell[]): CopyLine => ({ look, cells });
const GAP = line("note");

/** `sheets`: those that follow; `empty`: those that come with their first row. */
export function introSheet(desk: Desk, sheets: readonly CopySheet[], empty: readonly CopySheet[]): CopySheet {
  const { settings, fiscalYear, at, purposes, least } = desk;
  const today = at.slice(0, 10);
  return {
    title: INTRO,
    columns: [{ width: 180 }, { width: 620 }],
    frozen: 0,
    lines: [
      line("title", `${fiscalYearName(fiscalYear, today)}　在宅医同行研修　${settings.get("association")}の写し`),
      line(
        "note",
        `${settings.get("city")}${settings.get("section")}が、${wareki(today)}${timeOf(at)}の内容で作りました。`,
      ),
      GAP,
      line("section", "この写しについて"),
      ...purposes.map((purpose, n) => line("plain", n === 0 ? "利用目的" : "", purpose)),
      ...RULES.map(([head, text]) => line("plain", head, text)),
      line("plain", "伏せた数", legendOf(least)),
      GAP,
      line("section", "載せているもの"),
      ...sheets.map(({ title }) => line("plain", title, CONTENTS.get(title) ?? "")),
      ...(empty.length === 0
        ? []
        : [
            line(
              "plain",
              "まだないもの",
              `${empty.map(({ title }) => title).join("、")}（できたときに、シートが加わります）`,
            ),
          ]),
      GAP,
      line("section", "お知らせいただくには"),
      ...replyLines(desk),
      ...contactLines(desk),
    ],
  };
}

/** 2018-04-02 09:05:00 → 9時5分. */
function timeOf(at: string): string {
  const [hour = "0", minute = "0"] = at.slice(11).split(":");
  return `${Number(hour)}時${Number(minute)}分`;
}

const RULES: readonly (readonly [string, string])[] = [
  ["取扱い", "上の目的のほかには使わず、共有された方のほかには見せたり渡したりしないでください。"],
  ["氏名", "申込者の氏名と所属は、医師会への提供に同意した方だけを、事務局の定めた範囲で載せています。"],
  [
    "新しくなるとき",
    "事務局が書き直します。載せられなくなったものがあるときは新しいファイルに替え、前のファイルは見られなくなります。",
  ],
];

const CONTENTS: ReadonlyMap<string, string> = new Map([
  [instructors.name, "ご推薦いただいた先生ごとの、今年度の承諾と受入れの条件、決定した人数、実施した人数"],
  [FIGURES, "職種、ブロックなどごとの、決定と実施の件数、報告のまとめ"],
  [openings.name, "指導医が受け入れられる日"],
  [applicants.name, "同意した申込者の氏名、職種、所属"],
  [programmes.name, "在宅医療・介護連携推進事業の取り組み"],
  [budgets.name, "予算分の事業一覧"],
  [bodies.name, "会議体とその予定"],
  [publicity.name, "会員と市内の病院への研修の案内"],
  [recommendations.name, "医師会からいただいた推薦"],
  [years.name, "年度ごとの実施予定数と、締めた年度の実績"],
  [snapshots.name, "1月1日の判定"],
  [indicators.name, "在宅療養支援診療所などの数"],
  [associationReplies.name, "医師会からいただいたご連絡"],
  [VOICES, "公表してよいとした受講者の言葉（氏名は載せません）"],
]);

function replyLines({ reply }: Desk): CopyLine[] {
  const head = "写しは見るだけのものです。誤りやご意見は、次のフォームでお知らせください。";
  if (reply.key === "")
    return [line("plain", "連絡の方法", "写しは見るだけのものです。誤りやご意見は、下の事務担当へお知らせください。")];
  return [line("plain", "連絡の方法", head), line("plain", "フォーム", reply.url), line("plain", "鍵", reply.key)];
}

function contactLines({ settings }: Desk): CopyLine[] {
  const reach = [
    ["電話", settings.get("contactPhone")],
    ["メール", settings.get("contactEmail")],
  ].flatMap(([name, value]) => (value === "" ? [] : [`${name ?? ""} ${value ?? ""}`]));
  return [line("plain", "事務担当", [`${settings.get("city")}${settings.get("section")}`, ...reach].join("　"))];
}
