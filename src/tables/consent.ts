/**
 * Who agreed that the association may see what (domain section 9): where a column's declaration says "consented", only rows
 * that pass here are shown. Whoever shares asks for each row; a column of counts is summed up by its reader. Pure.
 */
import type { SettingValues } from "../settings.ts";
import type { Applicant } from "./applicants.ts";
import type { TraineeReport } from "./reports.ts";

/** Whether the applicant lets the association know who they are. */
export function consents({ privacy, consentWithdrawnOn }: Pick<Applicant, "privacy" | "consentWithdrawnOn">): boolean {
  return privacy && consentWithdrawnOn === "";
}

/** Whether the application may stand with its name in the association's copy: who agreed, as far as 医師会に氏名を出す範囲 goes. */
export function mayBeNamed(
  row: Pick<Applicant, "privacy" | "consentWithdrawnOn" | "membership">,
  settings: SettingValues,
): boolean {
  return consents(row) && (settings.get("shareNames") === "同意した人すべて" || row.membership === "会員");
}

/** Whether the words of a report may be passed on without its writer's name. */
export const mayBeQuoted = ({ publishable }: Pick<TraineeReport, "publishable">): boolean =>
  publishable === "公表してよい";
