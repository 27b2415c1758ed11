/** An office with letters on paper that are made and wait to be dispatched. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openOffice, type Office, type OfficeOptions } from "../../src/workspace/office.ts";
import { accept, apply, applyAsNurse, clerkTypes, person, withHabits } from "./people.ts";
import { willing } from "./support/stages.ts";

export const OFFICE = "office@example.jp";
export const CLERK = "clerk@example.jp";

const HOSTS = [
  { 氏名: "見本 一郎", ふりがな: "みほん いちろう", 医療機関名: "見本在宅クリニック" },
  { 氏名: "見本 二葉", ふりがな: "みほん ふたば", 医療機関名: "見本内科医院" },
];
const HOSPITAL = {
  所属医療機関名: "横須賀見本病院",
  所属の郵便番号: "238-0001",
  所属所在地: "横須賀市見本町10-1",
};
const DAY = { 第1希望日: "2018-07-02", 第2希望日: "2018-07-09", 第2希望の時間帯: "午前" };

const APPLICATIONS: readonly ((office: Office) => void)[] = [
  (office) => applyAsNurse(office, { ...person(2), ...HOSPITAL, ...DAY, "部署・役職": "地域医療連携室" }),
  (office) => applyAsNurse(office, { ...person(1), ...HOSPITAL, ...DAY, "部署・役職": "病棟看護師長" }),
  (office) => apply(office, { ...person(3), 所属医療機関名: "例示医院", ...DAY }),
];

type Opening = Omit<OfficeOptions, "dir">;

interface Cast extends Opening {
  /** How many applied, of three. */
  readonly people?: number;
  /** Whether instructors get theirs by hand; else by mail, which is no business of a 発送簿. */
  readonly byHand?: boolean;
  /** Whether the 発送簿 are made as well, with their papers. */
  readonly listed?: boolean;
}
export type Opener = (options?: Opening) => Promise<Office>;

/** Two people of one hospital, one of a practice; letters to applicants go by post, to instructors by hand. */
export async function dispatchOffice({ people = 3, byHand = true, listed = false, ...base }: Cast = {}): Promise<{
  open: Opener;
  close: () => void;
}> {
  const dir = mkdtempSync(join(tmpdir(), "office-dispatch-"));
  const office = openOffice({ account: "workspace", ...base });
  office.answer({ button: "OK", text: "1" }).click("在宅連携", "初期設定");
  withHabits(office, {});
  office.addEditor(CLERK);
  office.services.sheets.clerk.addRow("職員", { メールアドレス: CLERK, 氏名: "見本 係", 役割: "担当", 在職: "はい" });
  for (const host of HOSTS) accept(office, host);
  for (const enter of APPLICATIONS.slice(0, people)) enter(office);
  office.advance("10m");
  office.click("在宅連携", "マッチング", "提案を作る");
  for (const row of office.table("マッチング"))
    clerkTypes(office, "マッチング", String(row["案件番号"]), "判断", "採用");
  office.answer("YES").click("在宅連携", "マッチング", "決定する");
  for (const row of office.table("通知")) setMethod(office, row, byHand);
  office.answer("YES").click("在宅連携", "通知", "文書だけ作る");
  if (listed) office.answer("YES").click("在宅連携", "通知", "発送簿を作る");
  office.advance("10m");
  await office.save(dir);
  return {
    open: async (options = {}) => willing(await openOffice({ account: "workspace", ...base, ...options, dir })),
    close: () => rmSync(dir, { recursive: true, force: true }),
  };
}

function setMethod(office: Office, row: Record<string, unknown>, byHand: boolean): void {
  const methods = { "決定連絡票（受講者用）": "郵送", "決定連絡票（指導医用）": byHand ? "手渡し" : "メール" };
  const method = new Map(Object.entries(methods)).get(String(row["種類"]));
  if (method !== undefined) clerkTypes(office, "通知", String(row["通知番号"]), "発送方法", method);
}
