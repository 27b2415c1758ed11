/** What an event of the year acts upon: an office, chance, and what the people outside remember. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openOffice, type Office } from "../../../src/workspace/office.ts";
import { accept, apply, clerkTypes, person } from "../people.ts";
import { willing } from "../support/stages.ts";
import { decide, mailsAtOnce, unapproved } from "../support/settings.ts";
import type { Random } from "./random.ts";

export type Row = Record<string, unknown>;

export interface Scene {
  readonly office: Office;
  /** Chance of this event alone. */
  readonly random: Random;
  /** What went on, for whoever reads why it failed. */
  readonly told: string[];
  readonly memory: Memory;
  /** What disturbs the next command; none after it was used. */
  trouble: Trouble | undefined;
}

/** What somebody remembers who sees the office from outside. */
export interface Memory {
  /** Responses of every Form that were sent. */
  readonly sent: Set<string>;
  /** Every address that an addressee ever had. */
  readonly addresses: Map<string, Set<string>>;
  /** Cases and instructors of which a person said that their limits may be passed. */
  readonly excused: Set<string>;
  /** How many people there are. */
  people: number;
  /** What was found while a command ran. */
  readonly complaints: string[];
  /** A call failed or a run died in this event, so that an error is in order. */
  wasDisturbed: boolean;
}

export type Trouble =
  | { readonly is: "fault"; readonly at: number; readonly kind: "before" | "after" | "killed" }
  | { readonly is: "elsewhere"; readonly at: number; readonly act: () => void };

export const newMemory = (): Memory => ({
  sent: new Set(),
  addresses: new Map(),
  excused: new Set(),
  people: 0,
  complaints: [],
  wasDisturbed: false,
});

export const CLERK = "kakari@example.jp";
export const OWNER = "office@example.jp";
const START = "2018-10-01T09:00:00+09:00";

/** Who accepts at first: tight limits, so that they are felt. */
const HOSTS = [
  { 氏名: "見本 一郎", ふりがな: "みほん いちろう", 医療機関名: "見本在宅クリニック", 年上限: "4", 月上限: "1" },
  { 氏名: "見本 二葉", ふりがな: "みほん ふたば", 医療機関名: "見本内科医院", 年上限: "3", 同時受入人数: "2" },
  { 氏名: "見本 三郎", ふりがな: "みほん さぶろう", 医療機関名: "例示診療所", 年上限: "2" },
] as const;

export const WEEK = "月午前、火午後、水午前、木午後、金午前";

/** An office in October 2018: three instructors accepted, two people wait, a clerk has a seat. */
export function octoberOffice(): Office {
  const office = openOffice({ now: START, account: "workspace" });
  office.answer({ button: "OK", text: "1" }).click("在宅連携", "初期設定");
  mailsAtOnce(unapproved(office));
  decide(office, "plannedVisits", "6");
  for (const [unit, amount] of [
    ["1回", "12000"],
    ["1時間", "5500"],
  ] as const)
    office.services.sheets.clerk.addRow("謝礼単価", {
      単価番号: `単-${unit}`,
      指導者の職種: "医師",
      単位: unit,
      適用開始日: "2018/4/1",
      "単価（円）": amount,
      契約: unit === "1回" ? "手取" : "総額",
    });
  for (const host of HOSTS) accept(office, { ...host, 受入可能曜日: WEEK });
  clerkTypes(office, "指導医", "医-0002", "メールアドレス", "");
  office.services.sheets.clerk.addRow("職員", {
    メールアドレス: CLERK,
    氏名: "見本 係",
    役割: "担当",
    在職: "はい",
  });
  office.addEditor(CLERK).grant(CLERK).reload();
  decideThree(office);
  office.advance("6m");
  return office;
}

/** Three are decided and have their letters, so that a visit is near. */
function decideThree(office: Office): void {
  for (const n of [1, 2, 3])
    apply(office, { ...person(n), 所属医療機関名: `例示${n}医院`, 第1希望日: `2018-10-${String(8 * n + 7)}` });
  willing(office);
  const click = (...path: readonly string[]): void => void office.click("在宅連携", ...path);
  click("マッチング", "提案を作る");
  for (const row of office.table("マッチング"))
    if (row["状態"] === "提案") clerkTypes(office, "マッチング", String(row["案件番号"]), "判断", "採用");
  click("マッチング", "決定する");
  click("通知", "文書を作ってメールで送る");
}

/** Set up once a test file, saved, and opened for every sequence. */
export async function octobers(): Promise<{ open: () => Promise<Office>; close: () => void }> {
  const dir = mkdtempSync(join(tmpdir(), "office-year-"));
  await octoberOffice().save(dir);
  return {
    open: async () => (await openOffice({ account: "workspace", dir })).reload(),
    close: () => rmSync(dir, { recursive: true, force: true }),
  };
}

export const today = (office: Office): string => dayAfter(office, 0);

export const dayAfter = (office: Office, days: number): string =>
  new Date(office.now + 9 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

/** The text of a cell that holds a day: 2018-07-02. */
export const dayIn = (value: unknown): string =>
  value instanceof Date ? new Date(value.getTime() + 9 * 3_600_000).toISOString().slice(0, 10) : String(value);

export const textOf = (row: Row | undefined, header: string): string =>
  row && header in row ? String(row[header]) : "";

export const rowsWhere = (office: Office, sheet: string, header: string, ...values: readonly string[]): Row[] =>
  office.table(sheet).filter((row) => values.includes(textOf(row, header)));

export const settingOf = (office: Office, name: string): string =>
  textOf(
    office.table("設定").find((row) => row["項目"] === name),
    "値",
  );
