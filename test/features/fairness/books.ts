/** Books of an office over three years, made at random, and small ones made by hand. */
import fc from "fast-check";
import { addDays } from "../../../src/core/calendar.ts";
import { blankRow } from "../../../src/core/table.ts";
import type { Books } from "../../../src/features/fairness/standing.rules.ts";
import { APPLICANT_STATES, type Applicant } from "../../../src/tables/applicants.ts";
import { CASE_STATES, cases, END_KINDS, type Case } from "../../../src/tables/cases.ts";
import { notices } from "../../../src/tables/notices.ts";
import { PROFESSIONS } from "../../../src/tables/words.ts";
import { applicant, appointment, instructor } from "../matching/sheets.ts";

export const NONE: Books = { applicants: [], cases: [], appointments: [], instructors: [], notices: [] };
const YEARS = [2017, 2018, 2019];
const BLOCKS = ["東", "西南", "北"];

const four = (n: number): string => String(n).padStart(4, "0");
const year = fc.constantFrom(...YEARS);
const day = fc
  .tuple(fc.integer({ min: 4, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([month, date]) => `${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`);

const person = fc.record({
  fiscalYear: year,
  received: fc.option(day, { freq: 12, nil: "" }),
  state: fc.constantFrom(...APPLICANT_STATES, "選定待ち" as const, "選定待ち" as const, "決定" as const),
  profession: fc.constantFrom(...PROFESSIONS.slice(0, 3), "" as const),
  withdrawn: fc.constantFrom(false, false, false, true),
  blocks: fc.array(fc.constantFrom(...BLOCKS), { maxLength: 3 }),
  /** Days after the end of the year on which 不決定通知 went out; undefined for none. */
  refused: fc.option(fc.integer({ min: -200, max: 30 }), { freq: 3, nil: undefined }),
});

const pairing = fc.record({
  of: fc.nat(29),
  host: fc.nat(6),
  state: fc.constantFrom(...CASE_STATES, "決定" as const, "未成立" as const),
  endKind: fc.constantFrom(...END_KINDS, "" as const),
  decided: fc.option(day, { freq: 8, nil: "" }),
});

const term = fc.record({
  host: fc.nat(6),
  fiscalYear: year,
  accepted: fc.constantFrom("承諾する" as const, "承諾する" as const, "辞退する" as const, "" as const),
  yearLimit: fc.option(fc.nat(4), { freq: 6 }),
});

/** At most one case of an application holds a seat or is proposed, as everywhere in the register. */
export const anyBooks: fc.Arbitrary<Books> = fc
  .record({
    people: fc.array(person, { maxLength: 30, size: "max" }),
    pairings: fc.array(pairing, { maxLength: 60, size: "max" }),
    terms: fc.uniqueArray(term, { maxLength: 14, selector: ({ host, fiscalYear }) => `${host} ${fiscalYear}` }),
    blocks: fc.array(fc.constantFrom(...BLOCKS, ""), { minLength: 7, maxLength: 7 }),
  })
  .map(({ people, pairings, terms, blocks }) => {
    const applicants = people.map(({ received, fiscalYear, refused: _refused, ...rest }, n) =>
      applicant(n, {
        applicationId: `申-${fiscalYear}-${four(n)}`,
        receivedAt: received === "" ? "" : `${fiscalYear}-${received} 09:00:00`,
        fiscalYear,
        ...rest,
      }),
    );
    return {
      applicants,
      cases: casesOf(applicants, pairings),
      appointments: terms.map(({ host, ...rest }) =>
        appointment(host, { appointmentId: `委-${rest.fiscalYear}-${four(host)}`, ...rest }),
      ),
      instructors: blocks.map((block, n) => instructor(n, { block })),
      notices: people.flatMap(({ refused, fiscalYear }, n) =>
        refused === undefined
          ? []
          : [
              blankRow(notices, {
                ...{ noticeId: `${applicants[n]?.applicationId ?? ""}/不決定`, letter: "不決定通知", state: "完了" },
                subjectId: applicants[n]?.applicationId ?? "",
                issuedOn: addDays(`${fiscalYear + 1}-03-31`, refused),
              }),
            ],
      ),
    };
  });

const CLOSED: readonly string[] = ["見送り", "失効", "取消"];

function casesOf(
  applicants: readonly Applicant[],
  pairings: readonly { of: number; host: number; state: Case["state"]; endKind: Case["endKind"]; decided: string }[],
): Case[] {
  const found: Case[] = [];
  const open = new Set<string>();
  for (const { of, host, state, endKind, decided } of pairings) {
    const row = applicants[of];
    if (!row || (!CLOSED.includes(state) && open.has(row.applicationId))) continue;
    if (!CLOSED.includes(state)) open.add(row.applicationId);
    const attempt = found.filter((each) => each.applicationId === row.applicationId).length + 1;
    found.push(
      blankRow(cases, {
        caseId: `案${row.applicationId.slice(1)}-${attempt}`,
        applicationId: row.applicationId,
        fiscalYear: row.fiscalYear,
        instructorId: state === "未成立" ? "" : `医-${four(host)}`,
        state,
        endKind: state === "取消" ? endKind : "",
        decidedAt: decided === "" ? "" : `${row.fiscalYear ?? 0}-${decided} 15:00:00`,
        reason: `理由${attempt}の1行目\n2行目`,
      }),
    );
  }
  return found;
}
