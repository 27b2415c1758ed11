/** An office in the winter of 平成30年度: two were decided, one of them applied again, a third applies for the first time. */
import { openOffice, type Office } from "../../src/workspace/office.ts";
import { accept, apply, clerkTypes, lastMessage, person, withHabits } from "./people.ts";
import { decide } from "./support/settings.ts";

export const YEAR_MENU = "年度";
const HOSTS = [
  { 氏名: "見本 一郎", ふりがな: "みほん いちろう", 医療機関名: "見本在宅クリニック" },
  { 氏名: "見本 二葉", ふりがな: "みほん ふたば", 医療機関名: "見本内科医院" },
];

/** Time goes on without the ticks in between; the clock is due when they are over. */
export function at(office: Office, time: string): Office {
  office.services.kernel.now = Date.parse(`${time}+09:00`);
  return office;
}

/** What the menu said. */
export function choose(office: Office, item: string, menu = YEAR_MENU): string {
  office.click("在宅連携", menu, item);
  return lastMessage(office);
}

/** A doctor who wishes a Monday morning. */
export const wisher = (
  n: number,
  day: string,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> => ({
  ...person(n),
  所属医療機関名: `例示${n}医院`,
  第1希望日: day,
  ...more,
});

/** Proposes, adopts what `adopted` picks, and decides; answers what the last command said. */
export function matchAll(office: Office, adopted: (row: Record<string, unknown>) => boolean = () => true): string {
  choose(office, "提案を作る", "マッチング");
  for (const row of office.table("マッチング"))
    if (row["状態"] === "提案" && adopted(row))
      clerkTypes(office, "マッチング", String(row["案件番号"]), "判断", "採用");
  return choose(office, "決定する", "マッチング");
}

/** 実施予定数 is 4; 申-2018-0001 and -0002 are decided, -0003 is the first person once more, -0004 is new. */
export function winterOffice(): Office {
  const office = openOffice({ now: "2018-12-20T09:00:00+09:00", account: "workspace" });
  office.services.desk.unanswered = ({ buttons }) => ({ button: buttons.includes("YES") ? "YES" : "OK" });
  office.answer({ button: "OK", text: "1" }).click("在宅連携", "初期設定");
  withHabits(office, {});
  decide(office, "plannedVisits", "4");
  for (const host of HOSTS) accept(office, host);
  apply(office, wisher(1, "2019-01-21"));
  apply(office, wisher(2, "2019-01-28"));
  matchAll(office);
  apply(office, wisher(1, "2019-02-04"));
  clerkTypes(office, "申込者", "申-2018-0003", "人物判断", "同じ人");
  apply(office, wisher(4, "2019-02-18"));
  choose(office, "確認と審査を反映する", "受付");
  office.advance("6m");
  return office;
}

export const stateOf = (office: Office, applicationId: string): unknown =>
  office.table("申込者").find((row) => row["受付番号"] === applicationId)?.["状態"];
