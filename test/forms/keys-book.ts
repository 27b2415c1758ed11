/** A workbook at every moment at which somebody may answer with a key: one case a state, applications, and the settings. */
import { blankRow } from "../../src/core/table.ts";
import { keysFrom, type KeyBook } from "../../src/forms/keys.ts";
import type { FormKey } from "../../src/forms/index.ts";
import { cases, CASE_STATES, type Case } from "../../src/tables/cases.ts";
import { office, row } from "../features/intake/samples.ts";

export const SECRET = "0123456789abcdef-0123456789abcdef-0123456789abcdef";

export const VISIT = "2018-07-10";
const SEEN = ["日程確定", "実施済", "報告済", "支払済"];

/** 案-2018-0001-1 … in the order of the states. */
export const idOf = (state: Case["state"]): string =>
  `案-2018-${String(CASE_STATES.findIndex((each) => each === state) + 1).padStart(4, "0")}-1`;

export function caseIn(state: Case["state"], rest: Partial<Case> = {}): Case {
  return blankRow(cases, {
    caseId: idOf(state),
    fiscalYear: 2018,
    state,
    visitOn: SEEN.includes(state) ? VISIT : "",
    ...rest,
  });
}

export function bookOf(rest: Partial<KeyBook> = {}): KeyBook {
  return {
    today: "2018-07-20",
    fiscalYear: 2018,
    settings: office,
    cases: CASE_STATES.map((state) => caseIn(state)),
    applicants: [row(1), row(2, { state: "決定" }), row(3, { state: "繰越" })],
    ...rest,
  };
}

/** The key that a letter bears. */
export const keyFor = (form: FormKey, subject: string, round = 0): string =>
  keysFrom(SECRET, {})(form, subject, round).key;
