/** The clock, its triggers, and files that are gone. Pure. */
import { settings, type SettingKey } from "../../settings.ts";
import { settingRows } from "../../tables/desk.ts";
import { notices } from "../../tables/notices.ts";
import { finding, placed, type Book, type Finding } from "./book.rules.ts";

/** Always the first line. */
export function clockFindings({ facts }: Book): Finding[] {
  const where = "時計";
  if (facts.owner === "")
    return [{ where, problem: "まだ動いていません", remedy: "事務所アカウントで「初期設定」を実行してください" }];
  if (facts.tickedAt === "")
    return [
      {
        where,
        problem: "動いた記録がまだありません",
        remedy: `10分ほど待っても変わらないときは、${facts.owner} で「初期設定」を実行してください`,
      },
    ];
  if (!facts.silent) return [];
  return [
    {
      where,
      problem: `止まっています（15分以上。最後に動いたのは ${facts.tickedAt.slice(0, 16)}）。文書もメールも作られません`,
      remedy: `${facts.owner} で「初期設定」を実行すると、動かし直します。そのアカウントが使えないときは、新しいアカウントで「引継ぎ」を実行してください`,
    },
  ];
}

export function triggerFindings({ facts }: Book): Finding[] {
  return (facts.office?.triggers ?? []).map((problem) => ({
    where: "時計とフォーム",
    problem,
    remedy: "「初期設定」を実行すると、作り直します",
  }));
}

/** Without them letters have neither keys nor links. Before 初期設定 there is nothing to miss. */
export function keyFindings({ facts }: Book): Finding[] {
  if (facts.owner === "") return [];
  const remedy = `${facts.owner} で「初期設定」を実行すると、作ります`;
  return [
    ...(facts.secret
      ? []
      : [
          {
            where: "鍵",
            problem: "鍵のもとがないので、通知に鍵を載せられず、届いた鍵も確かめられません",
            remedy: `${remedy}。台帳を写したときは、前の通知の鍵は使えません。「通知 > 再交付する」で新しい鍵を伝えてください`,
          },
        ]),
    ...facts.unlinked.map((title) => ({
      where: "フォーム",
      problem: `「${title}」がないか、リンクがわかりません。通知にリンクを載せられません`,
      remedy,
    })),
  ];
}

/** Ids of the templates that the settings name. */
export const TEMPLATES = (Object.keys(settings) as SettingKey[]).filter((key) => key.endsWith("Template"));

export function fileFindings(book: Book): Finding[] {
  const lost = book.facts.office?.lost ?? new Set<string>();
  const rows = placed(book, settingRows).filter(
    ({ key, row }) => TEMPLATES.some((each) => settings[each].name === key) && lost.has(row.value),
  );
  return [
    ...rows.map((each) =>
      finding(
        settingRows,
        each,
        "様式の文書がないか、ごみ箱にあります",
        "ごみ箱から戻すか、値を空にして「初期設定」を実行してください",
      ),
    ),
    ...placed(book, notices).flatMap((each) =>
      lost.has(each.row.fileId)
        ? [
            finding(
              notices,
              each,
              `文書（${each.row.documentNumber || each.row.letter}）がないか、ごみ箱にあります`,
              "ごみ箱から戻してください。戻せないときは「通知 > 再交付する」で作り直します",
            ),
          ]
        : [],
    ),
  ];
}

/** What was not looked at, and why; "" where all was. */
export function leftOutNote({ facts }: Book): string {
  if (!facts.office) return "時計の仕掛けと文書の有無は、事務所アカウントで点検したときだけ確かめます。";
  return facts.office.unasked === 0
    ? ""
    : `文書の有無は、新しいものから確かめました（古い${facts.office.unasked}通は確かめていません）。`;
}
