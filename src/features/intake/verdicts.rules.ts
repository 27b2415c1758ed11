/** The standing of all applications after staff have judged: 人物番号 first, then the states that follow. Pure. */
import { oneLine } from "../../core/text.ts";
import type { Applicant } from "../../tables/applicants.ts";
import { confirmed, personNumbers } from "./people.rules.ts";
import { FINAL, standings, stands, stateValues, type CaseFacts, type StandingRules } from "./standing.rules.ts";

export interface VerdictChange {
  readonly key: string;
  readonly values: Partial<Pick<Applicant, "state" | "stateNote" | "difference" | "personId" | "personCandidate">>;
}

export function planVerdicts(
  rows: readonly Applicant[],
  cases: readonly CaseFacts[],
  rules: StandingRules,
): VerdictChange[] {
  const known = identified(rows);
  const found = standings(known, cases, rules);
  return known.flatMap((row, index) => {
    const before = rows[index];
    const standing = found.get(row.applicationId);
    if (!before || !standing) return [];
    const personCandidate = oneLine(row.personCandidate);
    const settled = row.personId === before.personId && personCandidate === before.personCandidate;
    const person = settled ? {} : { personId: row.personId, personCandidate };
    const state = stands(before, standing) ? {} : stateValues(standing);
    const values = { ...person, ...state };
    return Object.keys(values).length === 0 ? [] : [{ key: row.applicationId, values }];
  });
}

/** One after another as they were sent, so that a later row meets the number that an earlier one was given. */
function identified(rows: readonly Applicant[]): Applicant[] {
  const next = personNumbers(rows.map((row) => row.personId));
  const known = [...rows];
  for (const index of orderOfSending(rows)) {
    const row = known[index];
    if (!row || FINAL.includes(row.state)) continue;
    const { personId, personCandidate } = confirmed(row, () => known.filter((_, other) => other !== index), next);
    known[index] = { ...row, personId, personCandidate };
  }
  return known;
}

function orderOfSending(rows: readonly Applicant[]): number[] {
  const sent = rows.map((row, index) => ({ key: `${row.receivedAt}/${row.applicationId}`, index }));
  return sent.sort((a, b) => (a.key < b.key ? -1 : 1)).map((each) => each.index);
}
