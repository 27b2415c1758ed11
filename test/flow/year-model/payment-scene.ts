/** An office at the end of March 2019 whose visits were held and reported, and that has paid nobody yet. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { blankRow } from "../../../src/core/table.ts";
import { applicants } from "../../../src/tables/applicants.ts";
import { traineeReports } from "../../../src/tables/reports.ts";
import { openOffice, type Office } from "../../../src/workspace/office.ts";
import { fee, held, payable, report, terms } from "../../features/payments/books.ts";
import { applicant, caseId } from "../../features/matching/sheets.ts";
import { filled, SHEETS } from "../payments-office.ts";
import { empty, put } from "../support/rows.ts";
import { decide, mailsAtOnce, unapproved } from "../support/settings.ts";
import { CLERK } from "./scene.ts";

const START = "2019-03-25T09:00:00+09:00";
const VISITS = Array.from({ length: 16 }, (_, index) => index + 1);

/** Two people, a corporation, and one whom the city cannot pay. */
const HOSTS = [
  payable(1),
  payable(2),
  payable(3, { payeeName: "医療法人見本会" }),
  payable(4, { unpayable: true, unpayableWhy: "市の職員" }),
];
const TERMS = [terms(1), terms(2), terms(3, { payee: "法人" }), terms(4)];
const hostOf = (n: number): number => 1 + (n % HOSTS.length);

/** Days of February and March, so that some payments are large. */
const dayOf = (n: number): string => `2019-${n % 2 === 0 ? "02" : "03"}-${String(n + 4).padStart(2, "0")}`;

/** One in five has the instructor's report alone. */
const stateOf = (n: number): "実施済" | "報告済" => (n % 5 === 0 ? "実施済" : "報告済");

function marchOffice(): Office {
  const office = openOffice({ now: START, account: "workspace" });
  office.answer({ button: "OK", text: "1" }).click("在宅連携", "初期設定");
  for (const table of [...SHEETS, applicants]) empty(office, table);
  mailsAtOnce(unapproved(office));
  decide(office, "plannedVisits", "20");
  office.services.sheets.clerk.addRow("職員", {
    メールアドレス: CLERK,
    氏名: "見本 係",
    役割: "担当",
    在職: "はい",
  });
  put(
    office,
    applicants,
    VISITS.map((n) => applicant(n, { state: "決定", email: `person${n}@example.jp` })),
  );
  filled(office, {
    instructors: HOSTS,
    appointments: TERMS,
    fees: ["1回", "1名", "1時間"].map((unit, at) =>
      fee({ feeId: `単-${unit}`, unit: unit as "1回", amount: [30_000, 20_000, 8_000][at] ?? 0 }),
    ),
    cases: VISITS.map((n) =>
      held(n, hostOf(n), {
        state: stateOf(n),
        visitOn: dayOf(n),
        instructorReportedOn: dayOf(n),
        traineeReportedOn: stateOf(n) === "報告済" ? dayOf(n) : "",
      }),
    ),
    instructorReports: VISITS.map((n) => report(n, "9:30", "12:00")),
    traineeReports: VISITS.filter((n) => stateOf(n) === "報告済").map((n) =>
      blankRow(traineeReports, { reportId: `受-${n}`, caseId: caseId(n), state: "反映済" }),
    ),
  });
  return office.addEditor(CLERK).grant(CLERK).reload();
}

/** Set up once a test file, saved, and opened for every sequence. */
export async function marches(): Promise<{ open: () => Promise<Office>; close: () => void }> {
  const dir = mkdtempSync(join(tmpdir(), "office-paying-year-"));
  await marchOffice().save(dir);
  return {
    open: async () => (await openOffice({ account: "workspace", dir })).reload(),
    close: () => rmSync(dir, { recursive: true, force: true }),
  };
}
