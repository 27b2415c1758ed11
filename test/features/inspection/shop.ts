/** A workbook in good order, as 点検 reads it, to be put out of order one thing at a time. */
import { lookAt, type Plain } from "../../../src/core/look.ts";
import { blankRow, type Row, type Table } from "../../../src/core/table.ts";
import { bookOf, type Facts, type Finding, type Looks } from "../../../src/features/inspection/book.rules.ts";
import { inspect, reportOf } from "../../../src/features/inspection/inspection.rules.ts";
import { digestOf } from "../../../src/letters/digest.ts";
import { letterOf } from "../../../src/letters/index.ts";
import { materialOf } from "../../../src/letters/material.ts";
import { settings } from "../../../src/settings.ts";
import { applicants } from "../../../src/tables/applicants.ts";
import { cases } from "../../../src/tables/cases.ts";
import { officers, settingRows, staff, type SettingRow } from "../../../src/tables/desk.ts";
import { tables } from "../../../src/tables/index.ts";
import { appointments, instructors } from "../../../src/tables/instructors.ts";
import { notices, type Notice } from "../../../src/tables/notices.ts";
import { inOffice, sourcesOf, toApplicant, TODAY } from "../approval/desk.ts";

export { TODAY };
export const OWNER = "office@example.jp";

type Rows = Readonly<Record<string, readonly object[]>>;

export const FACTS: Facts = {
  today: TODAY,
  at: `${TODAY} 09:00:00`,
  owner: OWNER,
  tickedAt: `${TODAY} 08:58:00`,
  silent: false,
  numbers: {},
  secret: true,
  unlinked: [],
  office: { triggers: [], lost: new Set(), unasked: 0 },
};

/** Every setting as the sample has it, each template somewhere. */
export function settingsRows(changed: Readonly<Record<string, string>> = {}): SettingRow[] {
  return Object.values(settings).map((each) => {
    const { name } = each;
    const given = ("sample" in each ? each.sample : undefined) ?? ("standard" in each ? each.standard : undefined);
    const value = changed[name] ?? String(given ?? (name.endsWith("の様式") ? `id-${name}` : ""));
    return blankRow(settingRows, { name, value });
  });
}

/** A letter of the case that was made and sent today. */
export function sent(n: number, values: Partial<Notice> = {}): Notice {
  return toApplicant(n, {
    state: "完了",
    approval: "発送済",
    askedOn: TODAY,
    approvedOn: TODAY,
    approvedBy: "課長",
    number: n,
    documentNumber: `見本地医第${n}号`,
    issuedOn: TODAY,
    fileId: `file-${n}`,
    mailedAt: `${TODAY} 09:00:00`,
    dispatchedOn: TODAY,
    ...values,
  });
}

/** A letter that went up today, with the words that it has now. */
export function up(n: number, values: Partial<Notice> = {}): Notice {
  const notice = toApplicant(n, { approval: "決裁待ち", askedOn: TODAY, ...values });
  const material = materialOf(notice, sourcesOf(3), { issuedOn: TODAY, documentNumber: "", reissuedOn: "" });
  if (!("applicant" in material)) throw new Error("this letter has no material");
  return { ...notice, digest: digestOf(letterOf(notice.letter).fields(material)) };
}

/** Two decisions with one instructor on different days, and both applicants' letters sent. */
export function goodRows(): Rows {
  const { applicants: people, cases: matches, instructors: hosts, appointments: years } = sourcesOf(2);
  return {
    [settingRows.name]: settingsRows(),
    [staff.name]: [blankRow(staff, { email: OWNER, name: "見本", role: "事務所アカウント", active: true })],
    [officers.name]: inOffice,
    [applicants.name]: people,
    [cases.name]: matches.map((row, index) => ({ ...row, day: `2018-06-${String(4 + 7 * index).padStart(2, "0")}` })),
    [instructors.name]: hosts,
    [appointments.name]: years,
    [notices.name]: [sent(1), sent(2)],
  };
}

/** The lines of a sheet, headers first. */
export function linesOf<T extends Table>(table: T, rows: readonly object[]): Plain[][] {
  const columns = Object.entries(table.columns);
  return [
    columns.map(([, { header }]) => header),
    ...(rows as readonly Row<T>[]).map((row) =>
      columns.map(([name, { cell }]) => cell.print((row as Record<string, unknown>)[name])),
    ),
  ];
}

export interface Changed {
  readonly rows?: Rows;
  readonly facts?: Partial<Facts>;
  /** Sheets as they stand, instead of rows. */
  readonly lines?: Readonly<Record<string, Plain[][] | undefined>>;
}

function looksOf({ rows = {}, lines = {} }: Changed): Looks {
  const all = { ...goodRows(), ...rows };
  return new Map(
    tables.flatMap((table) => {
      const given = table.name in lines ? lines[table.name] : linesOf(table, all[table.name] ?? []);
      return given ? [[table.name, lookAt(table, given)] as const] : [];
    }),
  );
}

export function findings(changed: Changed = {}): Finding[] {
  return inspect(bookOf(looksOf(changed), { ...FACTS, ...changed.facts }), tables);
}

export const said = (changed: Changed = {}): string[] =>
  findings(changed).map(({ where, problem, remedy }) => `${where}：${problem} → ${remedy}`);

export function report(changed: Changed = {}): { shown: string; whole: string } {
  const book = bookOf(looksOf(changed), { ...FACTS, ...changed.facts });
  return reportOf(inspect(book, tables), book, tables);
}
