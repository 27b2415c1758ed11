/** Nobody outside sees more than a column's declaration allows: every column bears a word of its own, and is looked for. */
import { describe, expect, test } from "vitest";
import { wareki } from "../../src/core/calendar.ts";
import { fillText } from "../../src/core/letter.ts";
import { yen } from "../../src/core/money.ts";
import { blankRow, type Column, type Party, type Row, type Table } from "../../src/core/table.ts";
import { letters } from "../../src/letters/index.ts";
import { readerOf, templateLines, type LetterDeclaration, type Material } from "../../src/letters/letter.ts";
import { settings, settingValues, type Setting } from "../../src/settings.ts";
import { applicants } from "../../src/tables/applicants.ts";
import { organizations } from "../../src/tables/association.ts";
import { cases } from "../../src/tables/cases.ts";
import { appointments, instructors } from "../../src/tables/instructors.ts";
import { notices } from "../../src/tables/notices.ts";
import { claims, fees, payouts } from "../../src/tables/payments.ts";
import { instructorReports } from "../../src/tables/reports.ts";
import type { Office } from "../../src/workspace/office.ts";
import { decidedOffice, leftFor, send } from "./decided.ts";

/** A column, and the texts by which its value would be recognised. */
interface Canary {
  readonly table: Table;
  readonly column: Column<unknown>;
  readonly traces: readonly string[];
}

interface Marked {
  readonly material: Material;
  readonly canaries: readonly Canary[];
}

/** Rows in which every cell holds a value that stands nowhere else: words, days and numbers alike. */
function marked(): Marked {
  const canaries: Canary[] = [];
  let turn = 0;
  const fill = <T extends Table>(table: T): Row<T> => {
    const values = Object.entries(table.columns).map(([name, column]) => {
      const [value, traces] = mark(column, ++turn);
      if (traces.length > 0) canaries.push({ table, column, traces });
      return [name, value];
    });
    return blankRow(table, Object.fromEntries(values) as Partial<Row<T>>);
  };
  const declared: readonly Setting<unknown>[] = Object.values(settings);
  const rows = declared.map(({ name, example, standard }) => ({ name, value: example || String(standard ?? "") }));
  const material: Material = {
    notice: blankRow(notices, { fiscalYear: 2018, addresseeId: "申-2018-0001" }),
    keyOf: () => ({ key: "K7QM-3ZTR-9XPA-2WHD", url: "https://docs.google.com/forms/d/e/x/viewform?entry.1=K7QM" }),
    fillIn: (_form, answers) => `https://docs.google.com/forms/d/e/x/viewform?${answers.join("&")}`,
    waiting: [],
    settings: settingValues(
      rows.map((row) => (row.name === settings.acknowledgement.name ? { ...row, value: GREETING } : row)),
    ),
    issuedOn: "2018-06-01",
    documentNumber: "見本第1号",
    signatories: {
      issuer: { title: "横須賀市長", name: "見本 一郎" },
      chair: { title: "医師会長", name: "見本 次郎" },
      contact: "例示 花子",
    },
    joint: true,
    method: "郵送" as const,
    reissuedOn: "2018-07-01",
    links: { application: "https://forms.gle/a", acceptance: "https://forms.gle/b" },
    corrections: [],
    applicant: fill(applicants),
    match: { ...fill(cases) },
    instructor: fill(instructors),
    appointment: fill(appointments),
    instructorReport: fill(instructorReports),
    organization: fill(organizations),
    roster: [{ ...fill(instructors), active: true }],
    fees: [{ ...fill(fees), profession: "すべて", unit: "1名", from: "2018-04-01" }],
    payout: fill(payouts),
    claims: [fill(claims)],
  };
  return { material, canaries };
}

const GREETING = textOf(settings.acknowledgement);

/** What a setting starts with. */
function textOf({ standard }: Setting<string>): string {
  return typeof standard === "string" ? standard : "";
}

/** The value of a cell, and its traces; yes-or-no cells say nothing that could be recognised. */
function mark({ cell: { kind } }: Column<unknown>, turn: number): [value: unknown, traces: string[]] {
  const word = `語${String.fromCharCode(0x4e00 + turn * 7)}${String(turn)}終`;
  const day = `20${String(40 + Math.floor(turn / 28))}-02-${String((turn % 28) + 1).padStart(2, "0")}`;
  const trace = wareki(day).replace(/^[^年]*年/, "");
  if (kind === "flag") return [true, []];
  if (kind === "day") return [day, [day, wareki(day), `${wareki(day).split("年")[0] ?? ""}年${trace}`]];
  if (kind === "moment") return [`${day} 03:04:05`, [day, wareki(day)]];
  if (kind === "yen") return [7_300_000 + turn, [yen(7_300_000 + turn)]];
  if (kind === "count") return [7_300_000 + turn, [String(7_300_000 + turn)]];
  return kind === "choices" || kind === "grid" ? [[word], [word]] : [word, [word]];
}

/** All that a letter and its mail can show. */
function wordsOf(letter: LetterDeclaration, material: Material): string {
  const fields = letter.fields(material);
  const body = "setting" in letter.body ? GREETING : letter.body.join("\n");
  const template = templateLines(letter)
    .map((line) => line.text)
    .join("\n");
  const every = Object.values(fields).map((field) => field.value);
  return [...every, fillText(`${letter.subject}\n${body}\n${template}`, fields)].join("\n");
}

/** Before the decision a party sees its own row only, and what is asked about; after it, also what the other may tell. */
function mayShow(
  { column }: Canary,
  party: Party,
  { about, kind }: Pick<LetterDeclaration, "about" | "kind">,
): boolean {
  const sight = column.seenBy?.[party];
  if (sight === "own" || sight === "all") return true;
  return about === "case" && (sight === "asked" || (sight === "decided" && kind !== "受入確認"));
}

// A mail to the office's own people is no business of anybody outside.
const outward = letters.filter(({ reader }) => reader !== "office");

describe.each(outward.map((letter) => [letter.kind, letter] as const))("%s", (_, letter) => {
  const { material, canaries } = marked();
  // A half-day's name is all that the case's own words may be.
  const match = material.match ? { ...material.match, half: "午前" as const, shared: "" } : undefined;
  const text = wordsOf(letter, { ...material, ...(match ? { match } : {}) });
  const shown = canaries.filter((canary) => canary.traces.some((trace) => text.includes(trace)));
  const reader = readerOf(letter, material.notice);

  test("宣言で見てよいとされた列だけが載る", () => {
    const beyond = shown.filter((canary) => reader === "office" || !mayShow(canary, reader, letter));
    expect(beyond.map(({ table, column }) => `${table.name} ${column.header}`)).toEqual([]);
  });

  test("目印は本当に見つかる", () => {
    expect(canaries.length).toBeGreaterThan(100);
    expect(shown.length).toBeGreaterThanOrEqual(letter.group === "決定" ? 12 : letter.about === "organization" ? 5 : 6);
  });
});

/** Text columns that staff may fill with anything: a word is put into each before the letters are made. */
const OPEN = new Set(["text", "kana", "long"]);

function plant(office: Office, table: Table): Canary[] {
  const planted = Object.values(table.columns).filter(
    (column) => OPEN.has(column.cell.kind) && column.header !== "不可期間" && column.header !== "ほかに合う日",
  );
  const sheet = office.services.sheets.model;
  return planted.map((column) => {
    // A reading is written in kana, and only that comes back as it was written.
    const word = `まーく${table.name}${column.header}`.slice(0, 40);
    const range = (office.globals as { SpreadsheetApp: GoogleAppsScript.Spreadsheet.SpreadsheetApp }).SpreadsheetApp;
    const at = sheet.columnOf(table.name, column.header);
    range.getActiveSpreadsheet().getSheetByName(table.name)?.getRange(2, at).setNumberFormat("@").setValue(word);
    const kept = column.cell.kind === "kana" ? word.replace(/[\u30A1-\u30F6]/g, kanaOf) : word;
    return { table, column, traces: [kept] };
  });
}

const kanaOf = (char: string): string => String.fromCharCode(char.charCodeAt(0) - 0x60);

test("実際に出た文書とメールにも、見てよい列の語だけが載る", () => {
  const office = decidedOffice();
  const canaries = [applicants, instructors, appointments, cases].flatMap((table) => plant(office, table));
  const before = office.outbox().length;
  send(office);
  expect(office.outbox()).toHaveLength(before + 2);
  const to = { applicant: "taro@example.jp", instructor: "instructor1@example.jp" } as const;
  for (const party of ["applicant", "instructor"] as const) {
    const kind = party === "applicant" ? "決定連絡票（受講者用）" : "決定連絡票（指導医用）";
    const made = office.letters().filter((letter) => letter.name.includes(kind));
    expect(made).toHaveLength(1);
    const text = [leftFor(office, to[party]), ...made.map((letter) => `${letter.name}\n${letter.text}`)].join("\n");
    const shown = canaries.filter((canary) => canary.traces.some((trace) => text.includes(trace)));
    expect(shown.length).toBeGreaterThan(5);
    const beyond = shown.filter((canary) => !mayShow(canary, party, { about: "case", kind: "決定連絡票（受講者用）" }));
    expect(beyond.map(({ table, column }) => `${table.name} ${column.header}`)).toEqual([]);
  }
});
