/** What staff see who look into the outbox for a mail of which nobody knows whether it left. */
import { letterOf } from "../../../src/letters/index.ts";
import type { Office } from "../../../src/workspace/office.ts";

type Row = Record<string, unknown>;
type Mail = ReturnType<Office["outbox"]>[number];

/** Whether a mail of the row of 通知 is there: one more than those of its like that are known to have arrived. */
export function hasLeft(office: Office, row: Row): boolean {
  const known = office.table("通知").filter((each) => each["状態"] === "完了" && isLike(each, row));
  return office.outbox().filter((mail) => isOf(office, mail, row)).length > known.length;
}

const LIKE = ["種類", "宛先番号", "対象番号"] as const;

/** A reissue bears the number of its first; days of 職員への一覧 cannot be told apart by what their mails say. */
function isLike(a: Row, b: Row): boolean {
  if (b["文書番号"] !== "") return a["文書番号"] === b["文書番号"];
  return LIKE.every((name) => a[name] === b[name] || (b["種類"] === "職員への一覧" && name === "対象番号"));
}

/** A mail names what it is about by the letter that it carries; one without by its subject and by whom it goes to. */
function isOf(office: Office, mail: Mail, row: Row): boolean {
  const number = String(row["文書番号"]);
  if (number !== "" && mail.attachments.length > 0)
    return mail.attachments.some(({ name }) => name.startsWith(`${number} `));
  const { subject } = letterOf(String(row["種類"]));
  const words = [...subject.split(/\{\{.*?\}\}/), /番号\}\}/.test(subject) ? aboutOf(office, row) : ""];
  const to = addressOf(office, row);
  return words.every((word) => mail.subject.includes(word)) && mail.to.some(({ address }) => address === to);
}

const applicantOf = (office: Office, row: Row): Row | undefined =>
  office.table("申込者").find((each) => each["回答ID"] === row["対象番号"]);

/** The number of the application or payment, as subjects say it. */
function aboutOf(office: Office, row: Row): string {
  const applicant = applicantOf(office, row);
  return applicant ? String(applicant["受付番号"]) : (/申?-?\d{4}-\d{4}/.exec(String(row["対象番号"]))?.[0] ?? "");
}

/** Where a row of 通知 goes by mail now; one that is about a response goes to whoever sent that. */
export function addressOf(office: Office, row: Row): string {
  const id = String(row["宛先番号"]);
  if (id.includes("@")) return id;
  const [sheet, header] = id.startsWith("申-")
    ? ["申込者", "受付番号"]
    : id.startsWith("医-")
      ? ["指導医", "指導医番号"]
      : ["関係機関", "機関番号"];
  const found = applicantOf(office, row) ?? office.table(sheet).find((each) => each[header] === id);
  return found ? String(found["メールアドレス"]) : "";
}
