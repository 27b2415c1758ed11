/** 次の一手 made true in the sheets, and run again. */
import { blankRow } from "../../../src/core/table.ts";
import type { Sheets } from "../../../src/features/matching/desk.rules.ts";
import type { Policy } from "../../../src/features/matching/policy.rules.ts";
import type { Applicant } from "../../../src/tables/applicants.ts";
import { openings } from "../../../src/tables/instructors.ts";
import { proposed, type Row } from "./claim.ts";
import type { Visit } from "./pencil.ts";
import { propose, written } from "./sheets.ts";

/** What the policy of a row's office has beside the usual. */
export const changesOf = ({ planned }: Pick<Row, "planned">): Partial<Policy> =>
  planned === undefined ? {} : { exception: { snapshotId: "判-2018", planned, reason: "1月1日の判定" } };

/** With the change made in the sheets, a run serves this application and all who were served. */
export function helps(row: Row, change: (sheets: Sheets) => Sheets): boolean {
  const after = written(row.sheets.cases, propose(change(row.sheets), changesOf(row)));
  const served = new Set(after.filter((each) => each.state === "提案").map((each) => each.applicationId));
  return served.has(row.applicant.applicationId) && proposed(row).every((each) => served.has(each.row.applicationId));
}

export const dayOf = (words: string): Visit => {
  const [, year = "", month = "", date = "", half = ""] = /平成(\d+)年(\d+)月(\d+)日（.）(午前|午後)/.exec(words) ?? [];
  return { day: [String(Number(year) + 1988), month.padStart(2, "0"), date.padStart(2, "0")].join("-"), half };
};

/** One measure as the words tell it. */
export function measure(words: string, row: Row): ((sheets: Sheets) => Sheets) | undefined {
  const host = /指導医 (医-\d+)/.exec(words)?.[1] ?? "";
  const mine =
    (change: (applicant: Applicant) => Applicant) =>
    (sheets: Sheets): Sheets => ({
      ...sheets,
      applicants: sheets.applicants.map((each) =>
        each.applicationId === row.applicant.applicationId ? change(each) : each,
      ),
    });
  const { day, half } = dayOf(words);
  const limit = /の(同時受入人数|月上限|年上限)が\d+人から(\d+)人になる/.exec(words);
  const terms = { 同時受入人数: "atOnce", 月上限: "monthLimit", 年上限: "yearLimit" } as const;
  if (words.startsWith("希望日に")) return mine((each) => wishing(each, day, half));
  if (words.startsWith("除外"))
    return mine((each) => ({ ...each, excluded: each.excluded.filter((id) => id !== host) }));
  if (words.includes("受入れに"))
    return (sheets) => ({
      ...sheets,
      openings: [
        ...sheets.openings,
        blankRow(openings, { openingId: words, fiscalYear: 2018, instructorId: host, day, period: half as "午前" }),
      ],
    });
  if (!limit) return undefined;
  const column = terms[limit[1] as keyof typeof terms];
  return (sheets) => ({
    ...sheets,
    appointments: sheets.appointments.map((each) =>
      each.instructorId === host ? { ...each, [column]: Number(limit[2]) } : each,
    ),
  });
}

/** In the first free wish. */
export function wishing(row: Applicant, day: string, half: string): Applicant {
  const free = ([2, 3, 4, 5] as const).find((n) => row[`wish${n}`] === "") ?? 5;
  return { ...row, [`wish${free}`]: day, [`period${free}`]: half };
}
