/** States that other rows contradict: mostly typed by hand. Pure. */
import type { Placed } from "../../core/look.ts";
import { approvalOf, changedWords } from "../../letters/approval.ts";
import { letterOf, letters } from "../../letters/index.ts";
import type { Material } from "../../letters/letter.ts";
import type { Sources } from "../../letters/material.ts";
import { applicants } from "../../tables/applicants.ts";
import { cases, LIVE_STATES } from "../../tables/cases.ts";
import { notices } from "../../tables/notices.ts";
import { finding, materialFor, placed, rowsOf, sourcesOf, type Book, type Facts, type Finding } from "./book.rules.ts";

const HISTORY = "「状態」を手で変えたときは、元の語に戻してください（「ファイル > 変更履歴」で確かめられます）";
const isLive = (state: string): boolean => LIVE_STATES.some((live) => live === state);

export function decisionFindings(book: Book): Finding[] {
  const live = new Set(rowsOf(book, cases).flatMap((row) => (isLive(row.state) ? [row.applicationId] : [])));
  const states = new Map(rowsOf(book, applicants).map((row) => [row.applicationId, row.state]));
  return [
    ...placed(book, applicants).flatMap((each) =>
      each.row.state === "決定" && !live.has(each.key)
        ? [finding(applicants, each, "状態が「決定」ですが、決定した案件がありません", HISTORY)]
        : [],
    ),
    ...placed(book, cases).flatMap((each) => {
      const state = states.get(each.row.applicationId);
      if (!isLive(each.row.state) || state === undefined) return [];
      const problems = [
        ...(state === "決定" ? [] : [`状態が「${each.row.state}」ですが、申込みは「${state}」です`]),
        ...(each.row.decidedAt === "" ? [`状態が「${each.row.state}」ですが、決定日時がありません`] : []),
      ];
      return problems.map((problem) => finding(cases, each, problem, HISTORY));
    }),
  ];
}

export function noticeFindings(book: Book): Finding[] {
  const sources = sourcesOf(book);
  return placed(book, notices).flatMap((each) => [...recorded(each), ...approval(each, sources, book.facts)]);
}

/** What a state says was done must stand in the row. */
function recorded(each: Placed<typeof notices>): Finding[] {
  const { state, mailedAt, dispatchedOn, fileId, number, documentNumber, voidNote, letter } = each.row;
  const bare = (problem: string): Finding => finding(notices, each, problem, HISTORY);
  const plain = letters.find(({ kind }) => kind === letter)?.plainMail ?? true;
  return [
    ...(state === "完了" && mailedAt === "" && dispatchedOn === ""
      ? [bare("状態が「完了」ですが、送信日時も発送日もありません")]
      : []),
    ...(state === "作成済" && fileId === "" && !plain ? [bare("状態が「作成済」ですが、文書IDがありません")] : []),
    ...(state === "取消" && (number !== null || documentNumber !== "") && voidNote === ""
      ? [
          finding(
            notices,
            each,
            `番号（${documentNumber || String(number)}）のある通知が取り消されていますが、欠番の理由がありません`,
            "「職員の判断」の「取りやめる」で取り消すと記録されます。手で取り消したときは、状態を元に戻してから選んでください",
          ),
        ]
      : []),
  ];
}

/** 決裁 as typed, as judged, and whether the words are still those that went up. */
function approval(each: Placed<typeof notices>, sources: Sources, facts: Facts): Finding[] {
  const { row } = each;
  const material = materialFor(row, sources, facts);
  if (material === undefined) return [];
  if (IN_HAND.includes(row.approval) && approvalOf(row, sources.settings) !== row.approval) return [unsigned(each)];
  const unmade = row.state === "待ち" || row.state === "不備";
  if (!unmade || "fault" in material) return [];
  return "waits" in material ? [baseless(each)] : changedSinceAsked(each, material);
}

const IN_HAND: readonly string[] = ["決裁待ち", "決裁済", "施行", "発送済"];

function unsigned(each: Placed<typeof notices>): Finding {
  const typed = each.row.approval;
  const what = typed === "決裁待ち" ? "起案日または内容の控え" : "決裁日、決裁者または内容の控え";
  return finding(
    notices,
    each,
    `決裁が「${typed}」ですが、${what}がありません`,
    "決定案として扱います。「決裁 > 決裁に回す」から、あらためて進めてください",
  );
}

const baseless = (each: Placed<typeof notices>): Finding =>
  finding(
    notices,
    each,
    `状態が「${each.row.state}」ですが、もとの決定がないか、取り消されています`,
    "送らないときは、「職員の判断」で「取りやめる」を選んでください",
  );

function changedSinceAsked(each: Placed<typeof notices>, material: Material): Finding[] {
  const changed = changedWords(each.row, material.settings, letterOf(each.row.letter).fields(material));
  if (changed.length === 0) return [];
  return [
    finding(
      notices,
      each,
      `起案の後に内容が変わっています（${changed.join("、")}）`,
      "まもなく決定案に戻ります。内容を確かめて、もう一度「決裁に回す」を実行してください",
    ),
  ];
}
