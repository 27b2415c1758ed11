/** What staff do at 決裁, by the menu. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { settings } from "../../src/settings.ts";
import { openOffice, type Office } from "../../src/workspace/office.ts";
import { decidedOffice } from "./decided.ts";
import { clerkTypes, lastMessage } from "./people.ts";

export const TO_APPLICANT = "案-2018-0001-1/受講者";
export const TO_INSTRUCTOR = "案-2018-0001-1/指導医";
export const APPLICATION = "申-2018-0001";
export const HOST = "医-0001";

/** Says yes where the letters are named; where none can go up, there is nothing to say yes to. */
export function goUp(office: Office): string {
  saysYes(office).click("在宅連携", "決裁", "決裁に回す");
  return lastMessage(office);
}

export function saysYes(office: Office): Office {
  office.services.desk.unanswered = ({ buttons }) => ({ button: buttons.includes("YES") ? "YES" : "CLOSE" });
  return office;
}

/** 「2018/4/2 課長」 in one line, or the day and the name in two. */
export function approve(office: Office, ...replies: string[]): string {
  answering(office, ...(replies.length === 0 ? ["2018/4/2 課長"] : replies));
  office.click("在宅連携", "決裁", "決裁済にする");
  return lastMessage(office);
}

export function takeBack(office: Office, reason: string): string {
  answering(office, reason).click("在宅連携", "決裁", "決裁から戻す");
  return lastMessage(office);
}

/** Prompts get these lines, one after another; after the last they are closed. */
export function answering(office: Office, ...replies: readonly string[]): Office {
  const left = [...replies];
  office.services.desk.unanswered = ({ kind }) => {
    const text = kind === "prompt" ? left.shift() : undefined;
    return text === undefined ? { button: "CLOSE" } : { button: "OK", text };
  };
  return office;
}

/** Made at once, mailed after 送信待ち. */
export function mailAll(office: Office): string {
  saysYes(office).click("在宅連携", "通知", "文書を作ってメールで送る");
  const said = lastMessage(office);
  office.advance("15m");
  return said;
}

const CLERK = "kakari@example.jp";

/** A clerk sits down, who may order and not make. */
export function asClerk(office: Office): Office {
  const row = { メールアドレス: CLERK, 氏名: "見本 係", 役割: "担当", 在職: "はい" };
  office.services.sheets.clerk.addRow("職員", row);
  return office.addEditor(CLERK).grant(CLERK).as(CLERK).reload();
}

/** Decision letters only. */
export const register = (office: Office): Record<string, unknown>[] =>
  office.table("通知").filter((row) => String(row["種類"]).startsWith("決定連絡票"));

export const approvals = (office: Office): string[] => register(office).map((row) => String(row["決裁"]));

export const approvalPapers = (office: Office) =>
  office.letters("帳票").filter((paper) => paper.name.startsWith("決裁資料"));

export function setSetting(office: Office, name: string, value: string): void {
  clerkTypes(office, "設定", name, "値", value);
}

/** Approval as a new workbook has it. */
export const withApproval = (office: Office): void =>
  setSetting(office, settings.approvalKinds.name, String(settings.approvalKinds.standard));

/** Drafts that wait for staff, and letters that are before the head of section. */
export type Step = "drafted" | "asked" | "approved";

/** Built once a test file; opened again for every case. */
export async function approvalStages(): Promise<{ open: (step: Step) => Promise<Office>; close: () => void }> {
  const dir = mkdtempSync(join(tmpdir(), "office-approval-"));
  const office = decidedOffice({}, {}, withApproval);
  await office.save(join(dir, "drafted"));
  goUp(office);
  await office.save(join(dir, "asked"));
  approve(office);
  await office.save(join(dir, "approved"));
  return {
    open: async (step) => (await openOffice({ account: "workspace", dir: join(dir, step) })).reload(),
    close: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/**
 * Numbers, Docs and mails of decision letters that were never approved: there must be none. A clerk may type any word
 * into 決裁; the day and the name are what 決裁済にする leaves.
 */
export function tooEarly(office: Office): string[] {
  const rows = register(office);
  const unsigned = rows.filter((row) => row["決裁日"] === "" || row["決裁者"] === "");
  const marks = ["号", "文書番号", "発信日", "文書ID", "送信日時", "発送日"] as const;
  const marked = unsigned.flatMap((row) =>
    marks.flatMap((mark) =>
      row[mark] === "" || row[mark] === undefined ? [] : [`${String(row["通知番号"])} ${mark}`],
    ),
  );
  const signed = rows.length - unsigned.length;
  const mails = office.outbox().filter((mail) => mail.subject.includes("決定について")).length;
  return [
    ...marked,
    ...(office.letters().length > signed ? [`${office.letters().length} letters, ${signed} signed`] : []),
    ...(mails > signed ? [`${mails} mails, ${signed} signed`] : []),
  ];
}
