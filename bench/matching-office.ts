/** A run of 提案を作る without the sheets' service: rows laid out in memory, desk, pairs, engine, reasons, plan. */
import { blankRow } from "../src/core/table.ts";
import { layDesk, type Sheets } from "../src/features/matching/desk.rules.ts";
import { planProposals } from "../src/features/matching/proposal.rules.ts";
import { applicants, type Applicant } from "../src/tables/applicants.ts";
import { appointments, instructors, openings, type Opening } from "../src/tables/instructors.ts";
import { dice } from "../test/core/assignment/instances.ts";
import { policy } from "../test/features/matching/sheets.ts";

export interface OfficeRun {
  readonly people: number;
  readonly hosts: number;
  readonly desk: number;
  readonly plan: number;
  readonly proposed: number;
  readonly mb: number;
}

const DAY = 24 * 60 * 60 * 1000;
const CLASSES = ["未参入開業医", "参入済み医師", "勤務医", "看護師"] as const;
const number = (prefix: string, n: number): string => `${prefix}-${String(n + 1).padStart(5, "0")}`;
/** One of the working days from June on. */
const day = (n: number): string =>
  new Date(Date.UTC(2018, 5, 4) + (7 * Math.floor(n / 5) + (n % 5)) * DAY).toISOString().slice(0, 10);

/** Each instructor offers `halfDays` single half-days of the year, each applicant wishes five whole days. */
export function bigOffice(people: number, hosts: number, halfDays: number, days: number): Sheets {
  const roll = dice(people + hosts + halfDays);
  const each = <T>(n: number, of: (index: number) => T): T[] => Array.from({ length: n }, (_, index) => of(index));
  return {
    applicants: each(people, (n): Applicant => {
      const [wish1, wish2, wish3, wish4, wish5] = each(5, () => day(roll(days)));
      return blankRow(applicants, {
        applicationId: number("申-2018", n),
        fiscalYear: 2018,
        state: "選定待ち",
        receivedAt: `2018-05-${String(1 + roll(28)).padStart(2, "0")} 09:00:00`,
        personId: number("人", n),
        name: `見本 ${n}子`,
        kana: `みほん ${n}こ`,
        profession: n % 4 === 3 ? "看護師" : "医師",
        applicantClass: CLASSES[n % 4]!,
        facility: `見本第${n}病院`,
        blocks: ["東", "西"].slice(0, roll(3)),
        ...{ wish1: wish1!, period1: "終日", wish2: wish2!, period2: "終日", wish3: wish3!, period3: "終日" },
        ...{ wish4: wish4!, period4: "終日", wish5: wish5!, period5: "終日" },
      });
    }),
    instructors: each(hosts, (n) =>
      blankRow(instructors, {
        instructorId: number("医", n),
        name: `例示 ${n}郎`,
        kana: `れいじ ${n}ろう`,
        facility: `例示第${n}診療所`,
        block: n % 2 === 0 ? "東" : "西",
        active: true,
      }),
    ),
    appointments: each(hosts, (n) =>
      blankRow(appointments, {
        appointmentId: number("委-2018", n),
        fiscalYear: 2018,
        instructorId: number("医", n),
        instructorName: `例示 ${n}郎`,
        accepted: "承諾する",
        professions: ["医師", "看護師"],
        themes: ["看取り"],
        yearLimit: 5,
        ride: "できる",
        agreed: true,
      }),
    ),
    openings: each(hosts * halfDays, (k): Opening => {
      const at = day(roll(days));
      const n = Math.floor(k / halfDays);
      return blankRow(openings, {
        openingId: `${number("医", n)}/${at}/${k}`,
        fiscalYear: 2018,
        instructorId: number("医", n),
        day: at,
        period: k % 2 === 0 ? "午前" : "午後",
      });
    }),
    cases: [],
    pastVisits: [],
  };
}

export function officeRun(people: number, hosts: number): OfficeRun {
  const sheets = bigOffice(people, hosts, 5, 200);
  const before = process.memoryUsage.rss();
  const began = performance.now();
  const desk = layDesk(sheets, policy);
  const laid = performance.now();
  const { proposed } = planProposals(desk);
  const done = performance.now();
  const mb = (process.memoryUsage.rss() - before) / 2 ** 20;
  return { people, hosts, desk: laid - began, plan: done - laid, proposed: proposed.length, mb };
}

const SIZES = [
  [200, 40],
  [1000, 100],
  [10_000, 1000],
] as const;

/** `quick` leaves out the largest. */
export function officeRunLines(quick: boolean): string[][] {
  const runs = (quick ? SIZES.slice(0, -1) : SIZES).map(([people, hosts]) => officeRun(people, hosts));
  return [
    ["people x instructors", "rows to desk, s", "desk to plan, s", "proposed", "MB"],
    ...runs.map(({ people, hosts, desk, plan, proposed, mb }) => [
      `${people} x ${hosts}`,
      (desk / 1000).toFixed(1),
      (plan / 1000).toFixed(1),
      String(proposed),
      mb.toFixed(0),
    ]),
  ];
}
