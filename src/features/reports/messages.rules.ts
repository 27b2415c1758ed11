/** What staff read when reports were reflected, sent back, or answered with a certificate. Pure. */
import type { Certificates } from "./certificates.rules.ts";
import type { FollowUpPlan } from "./follow-up.rules.ts";
import type { Judged } from "./reflect.rules.ts";
import type { Refused, UndoPlan } from "./undo.rules.ts";

export interface Reflected {
  readonly judged: readonly Judged[];
  /** Rows whose state or reason is another than before: one that staff must mend first stays as it is. */
  readonly changed: number;
  /** Reports whose warning of patient data changed. */
  readonly warned: number;
  readonly incidents: number;
  /** 通知番号 of certificates that were made before the visit was reported otherwise. */
  readonly certificates: readonly string[];
  readonly answers: FollowUpPlan;
}

const SHOWN = 20;

/** 「・実報-2018-0001：…」, the first twenty and how many more. */
export function lines(all: readonly string[]): string {
  const more = all.length > SHOWN ? [`・ほか${all.length - SHOWN}件`] : [];
  return [...all.slice(0, SHOWN).map((line) => `・${line}`), ...more].join("\n");
}

export function reflectedMessage({ judged, warned, incidents, certificates, answers }: Reflected): string {
  const of = (is: Judged["is"]): Judged[] => judged.filter((each) => each.is === is);
  const held = of("held");
  const parts = [
    of("taken").length === 0 ? "" : `報告${of("taken").length}件を反映しました。`,
    of("withdrawn").length === 0 ? "" : `報告${of("withdrawn").length}件を取り下げました。`,
    held.length === 0
      ? ""
      : `報告${held.length}件は「保留」です。行の「状態の理由」を見て、「処理」を選んでください（${held.map(({ row }) => row.reportId).join("、")}）。`,
    incidents === 0
      ? ""
      : `事故・ヒヤリハットの報告が${incidents}件あり、要確認シートに載せました。すぐに確かめてください。`,
    certificates.length === 0
      ? ""
      : `受講証明書（${certificates.join("、")}）を作った後に、報告が改まりました。実施日と時間を確かめ、違うときは「通知 > 再交付する」で作り直してください。`,
    warned === 0 ? "" : `患者情報の疑いを、報告${warned}件について書き改めました。`,
    answers.taken === 0 ? "" : `受講後の状況${answers.taken}件を反映しました。`,
    answers.held === 0 ? "" : `受講後の状況${answers.held}件は「保留」です。行の「状態の理由」を見てください。`,
  ].filter((part) => part !== "");
  return parts.length === 0
    ? "反映する報告はありませんでした。保留の行は、「処理」を選んでから実行してください"
    : parts.join("\n");
}

export function refusedText(cannot: string, refused: readonly Refused[]): string {
  if (refused.length === 0) return "";
  return `${cannot}もの（${refused.length}件）\n${lines(refused.map(({ key, why }) => `${key}：${why}`))}`;
}

export function undoQuestion({ going, refused, certificates }: UndoPlan, hidden: string): string {
  return [
    `次の${going.length}件の報告を差し戻します${hidden}。報告は「取下げ」になり、案件の受理日と状態が戻ります。`,
    lines(going.map(({ reportId, caseId }) => `${reportId}（案件 ${caseId}）`)),
    refusedText("差し戻せない", refused),
    certificates.length === 0 ? "" : `受講証明書がもう作られています：${certificates.join("、")}`,
    "差し戻す理由を書いてください。",
  ]
    .filter((line) => line !== "")
    .join("\n");
}

export function undoneMessage({ going, refused, certificates }: UndoPlan): string {
  return [
    going.length === 0
      ? "差し戻した報告はありません。"
      : `${going.length}件の報告を差し戻しました。相手には、事務局から連絡して、もう一度出していただいてください（前の鍵が使えます）。`,
    certificates.length === 0
      ? ""
      : `作った受講証明書（${certificates.join("、")}）は、そのままです。発送の前なら「職員の判断」で「取りやめる」を、後なら正しい報告が入ってから「再交付する」を選んでください。`,
    refusedText("差し戻さなかった", refused),
  ]
    .filter((line) => line !== "")
    .join("\n");
}

export const NO_CERTIFICATES =
  "受講証明書を起こせる案件はありません。実施報告書と受講報告書の両方が反映された案件に起こせます。";

export function certificatesQuestion(
  { fresh, refused }: Certificates,
  names: ReadonlyMap<string, string>,
  hidden: string,
): string {
  return [
    `${fresh.length}人の受講証明書を起こします${hidden}。`,
    lines(fresh.map(({ subjectId }) => `${subjectId}　${names.get(subjectId) ?? ""}`)),
    refusedText("起こせない", refused),
    "よろしいですか。",
  ]
    .filter((line) => line !== "")
    .join("\n");
}

export function certificatesMessage({ fresh, refused }: Certificates): string {
  const drafts = fresh.filter(({ approval }) => approval === "決定案").length;
  const next =
    drafts === 0
      ? "「通知」のメニューで文書を作って送ってください。"
      : "「決裁に回す」から進めてください。連名のときは、通知シートの「医師会確認日」も要ります。";
  return [
    fresh.length === 0
      ? "新しく起こした受講証明書はありません。"
      : `受講証明書を${fresh.length}通起こしました。${next}`,
    refusedText("起こさなかった", refused),
  ]
    .filter((line) => line !== "")
    .join("\n");
}
