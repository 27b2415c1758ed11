/** An office that has decided two cases and mailed both their letters; saved once a test file, opened for each case. */
import { schedule } from "../../src/forms/index.ts";
import type { Office } from "../../src/workspace/office.ts";
import { clerkTypes } from "./people.ts";
import { answerBy, linkIn, mailsFor } from "./support/keyed.ts";
import { kept, stages } from "./support/stages.ts";

export const CASE = "案-2018-0001-1";
export const OTHER = "案-2018-0002-1";
export const TRAINEE = "p1@example.jp";
/** What a mail of the decision says above the link. */
export const TELL = "日程が決まったら";
export const REPORT = "研修の後は";

export type Side = "受講者" | "指導医";

/** It is 2 April 2018, a Monday. */
export async function mailedOffice(people = 2): Promise<Awaited<ReturnType<typeof kept>>> {
  const first = await stages({ people });
  const office = await first.open("decided");
  office.click("在宅連携", "通知", "文書を作ってメールで送る");
  // Past the clock's round, so that the next one falls between no two steps of a test.
  office.advance("70m");
  first.close();
  return kept(office);
}

export const caseRow = (office: Office, caseId = CASE): Record<string, unknown> =>
  office.table("マッチング").find((row) => row["案件番号"] === caseId) ?? {};

/** Where the instructor of a case is written to. */
export function hostOf(office: Office, caseId = CASE): string {
  const id = caseRow(office, caseId)["指導医番号"];
  return String(office.table("指導医").find((row) => row["指導医番号"] === id)?.["メールアドレス"]);
}

export const addressOf = (office: Office, side: Side, caseId = CASE): string =>
  side === "指導医" ? hostOf(office, caseId) : caseId === CASE ? TRAINEE : "p2@example.jp";

export interface Told {
  readonly kind?: string;
  readonly day?: string;
  readonly half?: string;
  readonly from?: string;
  readonly comment?: string;
}

/** A side tells a day by the link of its own letter. */
export function tell(office: Office, side: Side, told: Told = {}, caseId = CASE): Office {
  const { kind = "日程が決まった", day = "2018-07-09", half = "午後", from = "", comment = "" } = told;
  const link = linkIn(office, addressOf(office, side, caseId), TELL);
  const answers = { 連絡の内容: kind, 実施日: day, 時間帯: half, 開始時刻: from, 連絡事項: comment };
  answerBy(office, link, schedule, Object.fromEntries(Object.entries(answers).filter(([, text]) => text !== "")));
  return office;
}

export const putsOff = { kind: "延期したい", day: "", half: "" } as const;
export const givesUp = { kind: "取り消したい", day: "", half: "" } as const;

/** Rows of 日程の連絡, without what differs from run to run. */
export const messages = (office: Office): unknown[] =>
  office.table("日程の連絡").map((row) => [row["連絡番号"], row["状態"], row["連絡者"], row["日程の版"]]);
export const noteOf = (office: Office, id: string): string =>
  String(office.table("日程の連絡").find((row) => row["連絡番号"] === id)?.["状態の理由"]);

/** Subjects and states of letters about days, by 通知番号. */
export const visitNotices = (office: Office): Record<string, unknown> =>
  Object.fromEntries(
    office
      .table("通知")
      .filter((row) => String(row["通知番号"]).includes("/日程"))
      .map((row) => [String(row["通知番号"]), row["状態"]]),
  );

/** Mails about days that an address has. */
export const visitMails = (office: Office, address: string) =>
  mailsFor(office, address).filter(({ subject }) => subject.includes("日程について"));

export function reflectNow(office: Office): Office {
  office.click("在宅連携", "日程", "日程の連絡を反映する");
  return office;
}

/** Staff choose in 処理, and name what a message is about where they must. */
export function judgeMessage(office: Office, id: string, verdict: string, subject = ""): void {
  clerkTypes(office, "日程の連絡", id, "処理", verdict);
  if (subject !== "") clerkTypes(office, "日程の連絡", id, "対象の指定", subject);
}

/** State, day, half, hour and version of a case. */
export function dayIn(office: Office, caseId = CASE): unknown[] {
  const row = caseRow(office, caseId);
  const day =
    row["実施日"] instanceof Date ? row["実施日"].toLocaleDateString("sv-SE", { timeZone: "Asia/Tokyo" }) : "";
  return [row["状態"], day, row["実施の時間帯"], row["開始時刻"], row["日程の版"]];
}
