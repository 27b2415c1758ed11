/**
 * The office at four moments of its flow. Each is built once a test file, saved, and opened again for every case:
 * opening takes some 10 ms where setting up takes most of a second.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openOffice, type Office, type OfficeOptions } from "../../../src/workspace/office.ts";
import { accept, apply, clerkTypes, person, withHabits, type Habits } from "../people.ts";

const HOSTS = [
  { 氏名: "見本 一郎", ふりがな: "みほん いちろう", 医療機関名: "見本在宅クリニック" },
  { 氏名: "見本 二葉", ふりがな: "みほん ふたば", 医療機関名: "見本内科医院" },
];

export type Stage = "ready" | "applied" | "judged" | "decided";
type Opening = Omit<OfficeOptions, "dir">;
export type Opener = (stage: Stage, options?: Opening) => Promise<Office>;

export const applicant = (n: number): Record<string, string> => ({
  ...person(n),
  所属医療機関名: `例示${n}医院`,
  第1希望日: "2018-07-02",
});

export interface Cast extends Habits {
  readonly people: number;
  /** One more person applied and withdrew: rows to which nothing refers. */
  readonly withdrawn?: boolean;
  readonly base?: Opening;
}

/** Opens the office as it stood at a stage, with the workbook open before staff. Call `close` when the tests are over. */
export async function stages({
  people,
  withdrawn = false,
  base = {},
  ...habits
}: Cast): Promise<{ open: Opener; close: () => void }> {
  const dir = mkdtempSync(join(tmpdir(), "office-stages-"));
  const office = openOffice({ account: "workspace", ...base });
  const keep = (stage: Stage): Promise<string> => office.save(join(dir, stage));
  office.answer({ button: "OK", text: "1" });
  office.click("在宅連携", "初期設定");
  withHabits(office, habits);
  for (const host of HOSTS) accept(office, host);
  office.advance("10m");
  await keep("ready");
  for (let n = 1; n <= people; n++) apply(office, applicant(n));
  office.advance("10m");
  if (withdrawn) withdraw(office, people + 1);
  await keep("applied");
  office.click("在宅連携", "マッチング", "提案を作る");
  for (const row of office.table("マッチング"))
    clerkTypes(office, "マッチング", String(row["案件番号"]), "判断", "採用");
  await keep("judged");
  office.answer("YES");
  office.click("在宅連携", "マッチング", "決定する");
  await keep("decided");
  return {
    open: async (stage, options = {}) =>
      willing(await openOffice({ account: "workspace", ...base, ...options, dir: join(dir, stage) })),
    close: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** An office as it stands now, opened again for every case. */
export async function kept(
  office: Office,
  base: Opening = {},
): Promise<{ open: () => Promise<Office>; close: () => void }> {
  const dir = mkdtempSync(join(tmpdir(), "office-kept-"));
  await office.save(dir);
  return {
    open: async () => willing(await openOffice({ account: "workspace", ...base, dir })),
    close: () => rmSync(dir, { recursive: true, force: true }),
  };
}

function withdraw(office: Office, n: number): void {
  apply(office, applicant(n));
  const key = String(office.table("申込者").at(-1)?.["受付番号"]);
  clerkTypes(office, "申込者", key, "取下げ", "はい");
  office.click("在宅連携", "受付", "確認と審査を反映する");
  office.advance("10m");
}

/** The workbook is open, and whoever is asked says yes. */
export function willing(office: Office): Office {
  office.services.desk.unanswered = ({ buttons }) => ({ button: buttons.includes("YES") ? "YES" : "OK" });
  return office.reload();
}
