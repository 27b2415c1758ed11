/** Random small offices, and a clerk with a pencil who checks a plan against the sheets alone. */
import fc from "fast-check";
import type { Sheets } from "../../../src/features/matching/desk.rules.ts";
import type { Applicant } from "../../../src/tables/applicants.ts";
import type { Case } from "../../../src/tables/cases.ts";
import { applicant, appointment, instructor, instructorId, matched, opening } from "./sheets.ts";

const DAYS = ["2018-06-04", "2018-06-05", "2018-06-11", "2018-07-02"] as const;
const PROFESSIONS = ["医師", "看護師", "薬剤師"] as const;
const FACILITIES = ["見本第1病院", "医療法人社団 見本第１病院", "例示診療所"] as const;
const THEMES = ["看取り", "小児", "緩和"];
const PERIODS = ["午前", "午後", "終日"] as const;

const day = fc.constantFrom(...DAYS);
const period = fc.constantFrom(...PERIODS);

const applicantOf = (n: number): fc.Arbitrary<Applicant> =>
  fc
    .record({
      profession: fc.constantFrom(...PROFESSIONS),
      applicantClass: fc.constantFrom("未参入開業医", "勤務医", "看護師"),
      facility: fc.constantFrom(...FACILITIES),
      receivedAt: fc.constantFrom("2018-05-01 09:00:00", "2018-05-01 10:00:00", "2018-05-20 09:00:00"),
      themes: fc.subarray(THEMES),
      blocks: fc.subarray(["東", "西南"]),
      transport: fc.constantFrom("車", "公共交通機関"),
      excluded: fc.constantFrom([], [], [], [instructorId(1)]),
      wish1: day,
      period1: period,
      wish2: fc.constantFrom("", ...DAYS),
      period2: period,
    })
    .map((values) => applicant(n, values));

const hostOf = (n: number): fc.Arbitrary<Pick<Sheets, "instructors" | "appointments" | "openings">> =>
  fc
    .record({
      facility: fc.constantFrom("例示第9診療所", ...FACILITIES),
      block: fc.constantFrom("東", "西南", ""),
      active: fc.constantFrom(true, true, true, false),
      terms: fc.record({
        professions: fc.subarray([...PROFESSIONS], { minLength: 2 }),
        themes: fc.subarray(THEMES),
        yearLimit: fc.constantFrom(2, 3, 1, 0),
        monthLimit: fc.constantFrom(null, 1, 2),
        atOnce: fc.constantFrom(null, 1, 2),
        weekly: fc.subarray(["月午前", "月午後", "火午前"], { minLength: 1 }),
        closedDays: fc.constantFrom("", "2018/6/11"),
        ride: fc.constantFrom("できる", "できない"),
        suspended: fc.constantFrom(false, false, false, true),
      }),
      openings: fc.uniqueArray(day, { maxLength: 1 }),
    })
    .map(({ terms, openings, ...person }) => ({
      instructors: [instructor(n, person)],
      appointments: [appointment(n, terms)],
      openings: openings.map((on) => opening(n, on, "終日")),
    }));

interface Size {
  readonly seekers: readonly number[];
  readonly hosts: readonly number[];
}

const officesOf = ({ seekers: people, hosts: doctors }: Size): fc.Arbitrary<Sheets> =>
  fc
    .tuple(fc.constantFrom(...people), fc.constantFrom(...doctors))
    .chain(([seekers, hosts]) =>
      fc.record({
        applicants: fc.tuple(...Array.from({ length: seekers }, (_, index) => applicantOf(index + 1))),
        hosts: fc.tuple(...Array.from({ length: hosts }, (_, index) => hostOf(index + 1))),
        decided: fc.array(fc.record({ host: fc.integer({ min: 1, max: 4 }), on: day }), { maxLength: 2 }),
        refusal: fc.option(fc.integer({ min: 1, max: 4 })),
      }),
    )
    .map(({ applicants, hosts, decided, refusal }) => ({
      applicants: [...applicants, ...decided.map((_, index) => applicant(50 + index, { state: "決定" }))],
      instructors: hosts.flatMap((host) => host.instructors),
      appointments: hosts.flatMap((host) => host.appointments),
      openings: hosts.flatMap((host) => host.openings),
      pastVisits: [],
      cases: [
        ...decided.map(({ host, on }, index) => matched(50 + index, host, { state: "決定", day: on })),
        ...(refusal === null ? [] : [matched(1, refusal, { state: "見送り" })]),
      ],
    }));

/** Up to 6 applications, 4 instructors, two seats held by decided cases, and an earlier refusal. */
export const offices: fc.Arbitrary<Sheets> = officesOf({ seekers: [6, 5, 3, 1, 0], hosts: [4, 3, 2, 0] });
/** So small that every two changes can be tried; instructors receive every profession, so that there is much to try. */
export const smallOffices: fc.Arbitrary<Sheets> = officesOf({ seekers: [4, 3, 2], hosts: [2, 3, 1] }).map((sheets) => ({
  ...sheets,
  appointments: sheets.appointments.map((row) => ({ ...row, professions: [...PROFESSIONS], suspended: false })),
}));

const HELD = ["提案", "決定", "日程確定", "実施済", "報告済", "支払済"];
const plainFacility = (name: string): string => name.replace(/^医療法人社団 /, "").replace(/１/g, "1");

/** What is wrong with the proposals of a register, read from the sheets; shares nothing with the rules. */
export function faults(sheets: Sheets, rows: readonly Case[]): string[] {
  const found: string[] = [];
  const uses = new Map<string, number>();
  const use = (key: string): number => uses.set(key, (uses.get(key) ?? 0) + 1).get(key) ?? 0;
  const held = rows.filter((row) => HELD.includes(row.state));
  for (const row of [...held].sort((a, b) => Number(a.state === "提案") - Number(b.state === "提案"))) {
    const terms = sheets.appointments.find((each) => each.instructorId === row.instructorId);
    const counts = [
      use(row.instructorId),
      use(`${row.instructorId}/${row.day.slice(0, 7)}`),
      use(`${row.instructorId}/${row.day}${row.half}`),
    ];
    if (row.state !== "提案") continue;
    const limits = [terms?.yearLimit ?? 0, terms?.monthLimit ?? Infinity, terms?.atOnce ?? 1];
    if (counts.some((n, i) => n > limits[i]!)) found.push(`${row.caseId}: over a limit`);
    found.push(...pairFaults(sheets, row).map((what) => `${row.caseId}: ${what}`));
  }
  const people = held.map((row) => row.applicationId);
  if (new Set(people).size < people.length) found.push("somebody is served twice");
  return found;
}

function pairFaults(sheets: Sheets, row: Case): string[] {
  const who = sheets.applicants.find((each) => each.applicationId === row.applicationId)!;
  const host = sheets.instructors.find((each) => each.instructorId === row.instructorId)!;
  const terms = sheets.appointments.find((each) => each.instructorId === row.instructorId)!;
  const wishes = [
    [who.wish1, who.period1],
    [who.wish2, who.period2],
  ].filter(([on, part]) => on === row.day && (part === "終日" || part === row.half));
  const weekday = "日月火水木金土"[new Date(row.day).getUTCDay()]!;
  const single = sheets.openings.some((each) => each.instructorId === row.instructorId && each.day === row.day);
  const checks: [string, boolean][] = [
    ["not wished", wishes.length === 0],
    ["not offered", !single && !terms.weekly.includes(`${weekday}${row.half}`)],
    ["closed", terms.closedDays !== "" && row.day === "2018-06-11"],
    ["not in office", !host.active || terms.suspended],
    ["profession", !terms.professions.includes(who.profession)],
    ["own institution", plainFacility(who.facility) === plainFacility(host.facility)],
    ["excluded", who.excluded.includes(row.instructorId)],
    [
      "refused",
      sheets.cases.some(
        (each) =>
          each.state === "見送り" && each.applicationId === row.applicationId && each.instructorId === row.instructorId,
      ),
    ],
  ];
  return checks.flatMap(([what, wrong]) => (wrong ? [what] : []));
}
