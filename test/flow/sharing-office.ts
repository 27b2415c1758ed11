/** An office that shares the association's copy: decided and held visits, and applicants who agreed or not. */
import { blankRow } from "../../src/core/table.ts";
import { applicants, type Applicant } from "../../src/tables/applicants.ts";
import { recipients, type Recipient } from "../../src/tables/association.ts";
import { cases, type Case } from "../../src/tables/cases.ts";
import { appointments, type Appointment } from "../../src/tables/instructors.ts";
import { traineeReports, type TraineeReport } from "../../src/tables/reports.ts";
import { openOffice, type Office, type OfficeOptions, type SpreadsheetView } from "../../src/workspace/office.ts";
import { lastMessage } from "./people.ts";
import { empty, put } from "./support/rows.ts";
import { mailsAtOnce, unapproved } from "./support/settings.ts";
import { kept, willing } from "./support/stages.ts";

/** Monday 3 September 2018, 10:00 in Tokyo. */
export const NOW = "2018-09-03T10:00:00+09:00";
export const OWNER = "office@example.jp";
export const VIEWER = "ishikai@example.jp";
export const GROUP = "医師会との共有";

const four = (n: number): string => String(n).padStart(4, "0");
export const applicationId = (n: number): string => `申-2018-${four(n)}`;
export const instructorId = (m: number): string => `医-${four(m)}`;
export const caseId = (n: number): string => `案-2018-${four(n)}-1`;

const NURSE = { profession: "看護師", applicantClass: "看護師" } as const;
const PHARMACIST = { profession: "薬剤師", applicantClass: "コメディカル" } as const;
const doctor = (n: number) => ({ profession: "医師", applicantClass: n % 4 < 2 ? "未参入開業医" : "勤務医" }) as const;

/** The n-th applicant: doctors who are members, doctors who are none, and others in turn. */
export function applicant(n: number, values: Partial<Applicant> = {}): Applicant {
  return blankRow(applicants, {
    ...{
      applicationId: applicationId(n),
      fiscalYear: 2018,
      state: "決定",
      receivedAt: `2018-05-01 09:${four(n).slice(2)}:00`,
    },
    ...{
      name: `名前${n}号`,
      kana: "なまえ",
      facility: `所属第${n}医院`,
      email: `p${n}@example.jp`,
      phone: `046-111-${four(n)}`,
    },
    ...(n % 3 === 0 ? (n % 2 === 0 ? PHARMACIST : NURSE) : doctor(n)),
    membership: n % 3 === 1 ? "会員" : n % 3 === 2 ? "非会員" : "該当なし",
    homeCare: n % 2 === 0 ? "なし" : "検討中",
    privacy: true,
    ...values,
  });
}

/** Neither the profession nor the instructor tells whose visit was held. */
export const isDone = (n: number): boolean => n % 5 < 3;

export const match = (n: number, values: Partial<Case> = {}): Case =>
  blankRow(cases, {
    ...{ caseId: caseId(n), applicationId: applicationId(n), applicantName: `名前${n}号`, fiscalYear: 2018 },
    ...{ instructorId: instructorId(1 + (Math.floor(n / 2) % 4)), state: isDone(n) ? "報告済" : "決定" },
    ...{ decidedAt: "2018-06-01 10:00:00", visitOn: isDone(n) ? "2018-07-02" : "" },
    ...values,
  });

export const accepted = (m: number): Appointment =>
  blankRow(appointments, {
    ...{
      appointmentId: `委-2018-${instructorId(m)}`,
      instructorId: instructorId(m),
      fiscalYear: 2018,
      accepted: "承諾する",
    },
    ...{ professions: ["医師", "看護師", "薬剤師"], answeredOn: "2018-05-01" },
  });

export const report = (n: number, values: Partial<TraineeReport> = {}): TraineeReport =>
  blankRow(traineeReports, {
    ...{ reportId: `受報-2018-${four(n)}`, caseId: caseId(n), fiscalYear: 2018, state: "反映済" },
    ...{ receivedAt: "2018-07-05 10:00:00", learned: `学び${n}のことば`, publishable: "公表してよい" },
    ...{
      intentBefore: "まだ決めていない",
      intentAfter: n % 4 === 0 ? "始めたい" : "まだ決めていない",
      contentScore: "5 とても満足",
    },
    ...values,
  });

export const recipient = (n: number, values: Partial<Recipient> = {}): Recipient =>
  blankRow(recipients, {
    ...{ recipientId: `共-0${n}`, name: `例示 ${n}子`, office: "医師会事務局", active: true },
    purpose: "在宅医同行研修の共同実施",
    ...values,
  });

export interface Books {
  readonly people?: number;
  readonly recipients?: readonly Recipient[];
  readonly applicants?: readonly Applicant[];
  readonly cases?: readonly Case[];
  readonly reports?: readonly TraineeReport[];
}

/** Set up once a file with the sample; each test puts its own rows. */
export async function emptyOffice(): Promise<{
  open: (books?: Books, options?: Omit<OfficeOptions, "dir">) => Promise<Office>;
  close: () => void;
}> {
  const office = openOffice({ account: "workspace", now: NOW });
  office.answer({ button: "OK", text: "1" }).click("在宅連携", "初期設定");
  mailsAtOnce(unapproved(office));
  office.advance("10m");
  const saved = await kept(office);
  return { open: async (books = {}) => filled(await saved.open(), books), close: saved.close };
}

export function filled(office: Office, { people = 12, ...books }: Books): Office {
  const numbers = Array.from({ length: people }, (_, n) => n + 1);
  put(office, applicants, books.applicants ?? numbers.map((n) => applicant(n)));
  put(office, cases, books.cases ?? numbers.map((n) => match(n)));
  put(office, appointments, [1, 2, 3, 4].map(accepted));
  put(office, traineeReports, books.reports ?? numbers.filter(isDone).map((n) => report(n)));
  if (books.recipients) put(empty(office, recipients), recipients, books.recipients);
  return willing(office);
}

/** A command of the menu; what it said. */
export function share(office: Office, item: string): string {
  office.click("在宅連携", GROUP, item);
  return lastMessage(office);
}

/** Spreadsheets beside the workbook that are not in the bin. */
export const live = (office: Office): SpreadsheetView[] => office.spreadsheets().filter(({ trashed }) => !trashed);

/** The only one. */
export function copyIn(office: Office): SpreadsheetView {
  const [only, ...others] = live(office);
  if (!only || others.length > 0) throw new Error(`${1 + others.length} copies`);
  return only;
}

export const sheetIn = (copy: SpreadsheetView, title: string): readonly (readonly unknown[])[] =>
  copy.sheets.find((sheet) => sheet.title === title)?.rows ?? [];

/** All that a copy says. */
export const wordsIn = (copy: SpreadsheetView): string => JSON.stringify(copy.sheets);

/** 「reader ishikai@example.jp」, but for the owner. */
export const rightsOn = (file: Pick<SpreadsheetView, "permissions">): string[] =>
  file.permissions
    .filter(({ role }) => role !== "owner")
    .map(({ role, emailAddress }) => `${role} ${emailAddress ?? ""}`);

/** 共有台帳, oldest first: number, state, way, and why it ended. */
export const ledgerOf = (office: Office): unknown[][] =>
  office.table("共有台帳").map((row) => [row["共有番号"], row["状態"], row["渡し方"], row["終了の理由"]]);

export const REFRESH = "写しを更新する";
export const EXCEL = "写しをExcelで作る";
export const COLLEAGUE = "kacho@ishikai.example.jp";
export const FIRST = recipient(1, { email: VIEWER });
export const OTHER = recipient(2, { email: COLLEAGUE });
export const BY_FILE = recipient(3, { email: "" });

/** Names of applicants in the copy. */
export const namesIn = (office: Office): string[] =>
  sheetIn(copyIn(office), "申込者")
    .slice(1)
    .map(([name]) => String(name));
