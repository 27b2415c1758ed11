/** Rows of マッチング as runs and decisions write them. Pure. */
import { dayOfHalf, halfOf } from "../../core/halfday.ts";
import { oneLine } from "../../core/text.ts";
import type { Case } from "../../tables/cases.ts";
import { sharedAt, type Desk } from "./desk.rules.ts";
import type { Option } from "./pairs.rules.ts";
import type { Taken } from "./seats.rules.ts";
import type { Seeker } from "./seekers.rules.ts";

/** A change of a row of マッチング, by 案件番号. */
export interface CasePatch {
  readonly key: string;
  readonly values: Partial<Case>;
}

export const takenBySeat = ({ host, at }: Option): Taken => ({ hostId: host.id, at });

/** The columns of a pair, for a proposal and for a 変更 that is decided. */
export function pairValues(desk: Desk, option: Option): Partial<Case> {
  const { seeker, host, at } = option;
  return {
    applicantName: seeker.row.name,
    instructorId: host.id,
    instructorName: host.name,
    day: dayOfHalf(at),
    half: halfOf(at),
    shared: sharedAt(desk, seeker, host)
      .filter((other) => other !== at)
      .join("、"),
  };
}

export function proposedValues(
  desk: Desk,
  option: Option,
  { reason, alternatives }: Pick<Case, "reason" | "alternatives">,
): Partial<Case> {
  return { ...common(desk, option.seeker), state: "提案", ...pairValues(desk, option), reason, alternatives };
}

export function unmatchedValues(desk: Desk, seeker: Seeker, reason: string): Partial<Case> {
  const nobody = { instructorId: "", instructorName: "", day: "", half: "", shared: "", alternatives: "" } as const;
  return { ...common(desk, seeker), state: "未成立", applicantName: seeker.row.name, ...nobody, reason };
}

/** decidedAt is cleared, since an interrupted decision may have left it. */
function common(desk: Desk, seeker: Seeker): Partial<Case> {
  return {
    fiscalYear: desk.policy.fiscalYear,
    applicationId: seeker.id,
    verdictCheck: "",
    effect: "",
    decidedAt: "",
    decidedBy: "",
  };
}

export const attemptOf = (row: Case): number => Number(/-(\d+)$/.exec(row.caseId)?.[1] ?? 0);

/** 案-2018-0001-2: a new number only where the earlier ones are closed. */
export function nextCaseId(desk: Desk, seeker: Seeker): string {
  const attempts = desk.cases.filter((row) => row.applicationId === seeker.id).map(attemptOf);
  return `案${seeker.id.slice(1)}-${Math.max(0, ...attempts) + 1}`;
}

/** Whether a cell says so already; the sheet gives its text back in ordinary widths. */
const says = (there: unknown, value: unknown): boolean =>
  typeof there === "string" && typeof value === "string" ? oneLine(there) === oneLine(value) : there === value;

/** Merges changes of one row and leaves out what stands there already, so that a rerun writes nothing twice. */
export function changed(changes: readonly { row: Case; values: Partial<Case> }[]): CasePatch[] {
  const merged = new Map<Case, Partial<Case>>();
  for (const { row, values } of changes) merged.set(row, { ...merged.get(row), ...values });
  return [...merged].flatMap(([row, values]) =>
    Object.entries(values).some(([name, value]) => !says(row[name as keyof Case], value))
      ? [{ key: row.caseId, values }]
      : [],
  );
}
