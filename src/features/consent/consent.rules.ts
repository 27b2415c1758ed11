/** 同意の撤回: from a day on the association sees an applicant's row no more; the application itself goes on. Pure. */
import { parseDay, wareki, type Day } from "../../core/calendar.ts";
import { OfficeError } from "../../core/errors.ts";
import { oneLine } from "../../core/text.ts";
import type { Patch } from "../../core/table.ts";
import type { Applicant, applicants } from "../../tables/applicants.ts";

/** What staff type to take a record back that was made on the wrong row. */
const NONE = "なし";

/** The day typed, today for nothing, or "" for 「なし」. Throws OfficeError for anything else, and for a day to come. */
export function readDay(typed: string, today: Day): Day {
  const text = oneLine(typed);
  if (text === "") return today;
  if (text === NONE) return "";
  const day = parseDay(text);
  if (day !== "" && day <= today) return day;
  throw new OfficeError(
    day === "" ? `「${text}」は日付として読めません` : `${wareki(day)}は、まだ来ていない日です`,
    {},
    "何も記録していません。もう一度実行し、撤回の申出があった日を書いてください（例：2018/6/1、平成30年6月1日）",
  );
}

export const dayQuestion = (rows: readonly Applicant[], hidden: string): string =>
  [
    `${rows.length}件の申込みについて、医師会への提供の同意の撤回を記録します${hidden}。`,
    ...rows.map(lineOf),
    "撤回の申出があった日を書いてください（空なら今日）。",
    `行を誤って記録していたときは「${NONE}」と書くと、記録を消します。`,
  ].join("\n");

const lineOf = ({ applicationId, name, consentWithdrawnOn }: Applicant): string =>
  `・${applicationId}　${name}${consentWithdrawnOn === "" ? "" : `（いまの記録：${wareki(consentWithdrawnOn)}）`}`;

export function effectQuestion(rows: readonly Applicant[], on: Day): string {
  const names = rows.map(({ name }) => name).join("、");
  if (on === "") return `${names}の同意の撤回の記録を消し、医師会への提供を元に戻します。\nよろしいですか。`;
  return [
    `${names}の同意の撤回日を${wareki(on)}とします。`,
    "・医師会には、これから先、この行を見せません（すでに渡したものは、医師会に削除を頼んでください）",
    "・申込みは、このまま続きます。研修も取りやめるときは、「取下げ」も「はい」にしてください",
    "よろしいですか。",
  ].join("\n");
}

export function consentPatches(rows: readonly Applicant[], on: Day): Patch<typeof applicants>[] {
  return rows
    .filter(({ consentWithdrawnOn }) => consentWithdrawnOn !== on)
    .map(({ applicationId }) => ({ key: applicationId, values: { consentWithdrawnOn: on } }));
}

/** Those who wait are told apart from those whose partner knows them already. */
export function consentMessage(rows: readonly Applicant[], on: Day): string {
  const ids = rows.map(({ applicationId }) => applicationId).join("、");
  if (rows.length === 0) return "変わった申込みはありません。";
  if (on === "") return `${ids} の同意の撤回の記録を消しました。医師会には、申込書の同意のとおりに見せます。`;
  const open = rows.filter(({ state }) => state !== "取消");
  const goesOn =
    open.length === 0
      ? ""
      : `${open.map(({ applicationId, state }) => `${applicationId}（${state}）`).join("、")} の申込みは続きます。`;
  return `${ids} の同意の撤回日を${wareki(on)}と記録しました。医師会には、これから先、この行を見せません。${goesOn}`;
}
