/** Applications that still wait for the office: those of the year that is open, and what a closed year has left. Pure. */
import type { Applicant } from "../../tables/applicants.ts";
import { refusals } from "../../tables/refused.ts";
import { WAITING_STATES } from "../selection.ts";
import type { WorkDesk } from "./work.ts";

export interface OpenApplications {
  readonly ours: readonly Applicant[];
  /** Of a year that was closed: no proposal is made for them any more, and nobody told them how it ended. */
  readonly left: readonly Applicant[];
}

/** Whoever was refused has the answer, and waits for nothing. */
export function openApplications({ applicants, notices, settings }: WorkDesk): OpenApplications {
  const isRefused = refusals(notices);
  const year = settings.get("fiscalYear");
  const isPast = (row: Applicant): boolean => year !== null && row.fiscalYear !== null && row.fiscalYear < year;
  const open = applicants.filter((row) => WAITING_STATES.some((state) => state === row.state) && !isRefused(row));
  return { ours: open.filter((row) => !isPast(row)), left: open.filter(isPast) };
}
