/** An office after a visit: a decided case with a day, and people who hold the keys of its Forms. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { caseKey } from "../../src/core/case-key.ts";
import { followUp, instructorReport, traineeReport, type FormDeclaration } from "../../src/forms/index.ts";
import { openOffice, type Office, type OfficeOptions } from "../../src/workspace/office.ts";
import { decidedOffice, send } from "./decided.ts";
import { apply, clerkTypes, person, typed } from "./people.ts";
import { column } from "./support/notices.ts";
import { willing } from "./support/stages.ts";

export const CASE = "案-2018-0001-1";
/** The case of another person with the same instructor. */
export const OTHER = "案-2018-0002-1";
export const VISIT = "2018-07-02";
/** The morning after, an office day on which nothing is late yet. */
const NEXT_DAY = "2018-07-03T09:00:00+09:00";

type Row = Record<string, unknown>;
type Opening = Omit<OfficeOptions, "dir">;

export interface Visits {
  /** The day stands in 日程の連絡 and in the case; else the case is decided and has none. */
  readonly agreed?: boolean;
  readonly people?: 1 | 2;
}

/** Built once a test file, saved, and opened again for every case; time stands at the morning after the visit. */
export async function visitedOffice({ agreed = true, people = 1 }: Visits = {}): Promise<{
  open: (options?: Opening) => Promise<Office>;
  close: () => void;
}> {
  const dir = mkdtempSync(join(tmpdir(), "office-visited-"));
  const office = decidedOffice({}, {}, (ready) => {
    if (people === 2) apply(ready, { ...person(2), 所属医療機関名: "例示医院", 第1希望日: "2018-07-09" });
  });
  for (const row of office.table("マッチング").filter((each) => each["状態"] === "提案")) {
    clerkTypes(office, "マッチング", String(row["案件番号"]), "判断", "採用");
    office.answer("YES").click("在宅連携", "マッチング", "決定する");
  }
  send(office);
  office.advance("10m");
  for (const caseId of agreed ? column(office.table("マッチング"), "案件番号").map(String) : []) agree(office, caseId);
  await office.save(dir);
  return {
    open: async (options = {}) => willing(await openOffice({ account: "workspace", now: NEXT_DAY, ...options, dir })),
    close: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** As the two told the office, and the office noted it. */
function agree(office: Office, caseId: string): void {
  const values = { 実施日: VISIT, 実施の時間帯: "午前", 開始時刻: "9:30", 日程の版: "1", 状態: "日程確定" };
  for (const [header, text] of Object.entries(values)) clerkTypes(office, "マッチング", caseId, header, text);
  office.services.sheets.clerk.addRow("日程の連絡", {
    連絡番号: `連-${caseId}`,
    状態: "反映済",
    案件番号: caseId,
    連絡者: "受講者",
    連絡の内容: "日程が決まった",
    実施日: VISIT,
    時間帯: "午前",
    開始時刻: "9:30",
    受付日時: "2018/4/2 10:00",
  });
}

const secretOf = (office: Office): string =>
  (office.globals["PropertiesService"] as GoogleAppsScript.Properties.PropertiesService)
    .getScriptProperties()
    .getProperty("secret") ?? "";

export const keyFor = (office: Office, form: FormDeclaration, subject: string, round = 0): string =>
  caseKey(secretOf(office), form.key, subject, round);

export const HOSTED: Readonly<Record<string, string>> = {
  受講者の氏名: "見本 太郎",
  実施した日: VISIT,
  開始時刻: "9:30",
  終了時刻: "12:00",
  居宅への訪問件数: "3",
  施設への訪問件数: "1",
  同行の内容: "定期の訪問、往診",
  患者の同意: "同意します",
  "事故・ヒヤリハット": "なし",
  "受講者の様子・助言": "熱心に見学されました。",
  次年度の受入れ: "受け入れる",
  改善意見: "特にありません。",
};

export const LEARNED: Readonly<Record<string, string>> = {
  指導医の氏名: "見本 一郎",
  受講した日: VISIT,
  開始時刻: "9:30",
  終了時刻: "12:00",
  同行した訪問件数: "4",
  学んだこと: "ご家族への声のかけ方を学びました。",
  "受講する前の、在宅医療への意向": "まだ決めていない",
  "受講した後の、在宅医療への意向": "始めたい",
  "満足度（内容）": "5 とても満足",
  "満足度（日程）": "4 満足",
  "満足度（調整）": "4 満足",
  "満足度（指導）": "5 とても満足",
  フォローの希望: "希望する",
  匿名での公表: "公表してよい",
};

export const LATER: Readonly<Record<string, string>> = { 在宅医療の状況: "始めた", 始めた時期: "平成30年10月ごろ" };

type Changes = Readonly<Record<string, string>>;

/** The instructor of a case sends the Form. `key`: 鍵, where it is not the case's own. */
export const reportAsHost = (
  office: Office,
  changes: Changes = {},
  key = keyFor(office, instructorReport, `${CASE}/指導医`),
) => office.submit(instructorReport.title, typed(instructorReport, { ...HOSTED, 鍵: key, ...changes }));

export const reportAsTrainee = (
  office: Office,
  changes: Changes = {},
  key = keyFor(office, traineeReport, `${CASE}/受講者`),
) => office.submit(traineeReport.title, typed(traineeReport, { ...LEARNED, 鍵: key, ...changes }));

export const answerLater = (office: Office, months: number, changes: Changes = {}) =>
  office.submit(
    followUp.title,
    typed(followUp, { ...LATER, 鍵: keyFor(office, followUp, `${CASE}/受講後${months}`), ...changes }),
  );

export const caseRow = (office: Office, caseId = CASE): Row => rowOf(office, "マッチング", "案件番号", caseId);
export const hostReports = (office: Office): Row[] => office.table("実施報告");
export const traineeReportsIn = (office: Office): Row[] => office.table("受講報告");

export function rowOf(office: Office, sheet: string, header: string, key: string): Row {
  const found = office.table(sheet).find((row) => row[header] === key);
  if (!found) throw new Error(`${sheet}: no row ${key}`);
  return found;
}

export const noticesOf = (office: Office, kind: string): Row[] =>
  office.table("通知").filter((row) => row["種類"] === kind);

/** The text of a date cell: 2018-07-02. */
export const dayIn = (value: unknown): string =>
  value instanceof Date ? new Date(value.getTime() + 9 * 3_600_000).toISOString().slice(0, 10) : String(value);

/** Staff say what becomes of a held row, and the menu reflects it. */
export function judge(office: Office, sheet: string, key: string, verdict: string, more: Changes = {}): void {
  for (const [header, text] of Object.entries({ ...more, 処理: verdict })) clerkTypes(office, sheet, key, header, text);
  office.click("在宅連携", "報告", "報告を反映する");
}

/** Time jumps to a moment ("2018-07-17 08:40", in Tokyo) without the idle ticks in between; then the clock ticks once or twice. */
export function at(office: Office, moment: string): Office {
  const now = Date.parse(`${moment.replace(" ", "T")}:00+09:00`);
  if (now < office.now) throw new Error(`${moment} is past`);
  office.services.kernel.now = now;
  return office.advance("6m");
}

export const mailsAbout = (office: Office, words: string) =>
  office.outbox().filter((mail) => mail.subject.includes(words));

/** The first and the second 実施報告 that came. */
export const [FIRST, SECOND] = ["実報-2018-0001", "実報-2018-0002"] as const;
export const states = (rows: readonly Row[]): unknown[] => rows.map((row) => row["状態"]);
export const lastNote = (rows: readonly Row[]): string => String(rows.at(-1)?.["状態の理由"]);
