/** 判断の影響: what each judgement of staff changes for everybody, against the same sheets without it. Pure. */
import type { Case } from "../../tables/cases.ts";
import { COMPARED_MOST, LEFT_OUT } from "./alternatives.rules.ts";
import { begun, type Desk } from "./desk.rules.ts";
import { effectOf, effectText } from "./effects.rules.ts";
import type { Judged } from "./claims.rules.ts";
import { outcomesOf, placementOf, type Placement } from "./placement.rules.ts";

/**
 * By 案件番号; rows that are not judged, or whose judgement cannot be done, change nothing. A decision that was begun is
 * one already: without its judgement nothing would be proposed to compare it with.
 */
export function judgementEffects(sheetsAt: Desk, placement: Placement): ReadonlyMap<string, string> {
  const judged = placement.judged.filter((each) => isDone(each) && !isBegun(sheetsAt, each));
  const many = judged.length * placement.question.hosts.length > COMPARED_MOST;
  return new Map(judged.map(({ row }) => [row.caseId, many ? LEFT_OUT : textFor(sheetsAt, placement, row)]));
}

/** A pair that keeps its seat because its instructor was asked is no judgement. */
const isDone = ({ kind, option }: Judged): boolean => kind === "refuse" || (option !== undefined && kind !== "asked");

function isBegun(desk: Desk, { row }: Judged): boolean {
  const applicant = desk.applicants.get(row.applicationId);
  return applicant !== undefined && begun(applicant, desk.history);
}

/** Against what the same command would have proposed, equals settled the same way. */
function textFor(sheetsAt: Desk, placement: Placement, row: Case): string {
  const { stay } = placement.question;
  const without = placementOf(withoutVerdict(sheetsAt, row.caseId), stay === undefined ? {} : { stay });
  return effectText(effectOf(placement.desk, outcomesOf(without), outcomesOf(placement)), row.applicationId);
}

/** The same sheets with a row not judged. */
export const withoutVerdict = (desk: Desk, caseId: string): Desk =>
  withRow(desk, caseId, { verdict: "", otherInstructor: "", verdictReason: "" });

/** The same sheets with other words in a row of マッチング. */
export function withRow(desk: Desk, caseId: string, values: Partial<Case>): Desk {
  const changed = (row: Case): Case => (row.caseId === caseId ? { ...row, ...values } : row);
  return { ...desk, cases: desk.cases.map(changed), open: desk.open.map(changed) };
}
