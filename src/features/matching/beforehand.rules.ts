/** What a decision writes over, kept in 決定前の控え: so that undoing it brings back the very words. Pure. */
import type { Applicant } from "../../tables/applicants.ts";
import type { Case } from "../../tables/cases.ts";

const KEPT = [
  "state",
  "verdictCheck",
  "applicantName",
  "instructorId",
  "instructorName",
  "day",
  "half",
  "shared",
  "reason",
] as const;

export interface Beforehand {
  readonly match: Pick<Case, (typeof KEPT)[number]>;
  /** 状態の理由 of the application while it waited. */
  readonly stateNote: string;
}

/** What stands now, to be kept. */
export function beforehandOf(row: Case, applicant: Pick<Applicant, "stateNote">): string {
  const match = Object.fromEntries(KEPT.map((name) => [name, row[name]]));
  return JSON.stringify({ match, stateNote: applicant.stateNote });
}

/** What was kept; undefined for a decision of an older version, and where the cell was overtyped. */
export function recalled(row: Case): Beforehand | undefined {
  try {
    const kept = JSON.parse(row.beforehand) as Partial<Beforehand> | null;
    const match: Partial<Record<string, unknown>> = kept?.match ?? {};
    const whole = KEPT.every((name) => typeof match[name] === "string") && typeof kept?.stateNote === "string";
    return whole && (match["state"] === "提案" || match["state"] === "未成立") ? (kept as Beforehand) : undefined;
  } catch {
    return undefined;
  }
}
