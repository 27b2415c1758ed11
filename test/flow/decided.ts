/** An office in which one application is decided and both letters wait to be made. */
import type { Office, OfficeOptions } from "../../src/workspace/office.ts";
import { accept, apply, clerkTypes, withHabits } from "./people.ts";
import { afterSetup } from "./support/ready.ts";

export const INSTRUCTOR = { 氏名: "見本 一郎", ふりがな: "みほん いちろう", 医療機関名: "見本在宅クリニック" };

export function decidedOffice(
  options: OfficeOptions = {},
  application: Record<string, string> = {},
  more: (office: Office) => void = () => undefined,
): Office {
  const office = withHabits(afterSetup("1", { account: "workspace", ...options }), {});
  accept(office, INSTRUCTOR);
  apply(office, application);
  more(office);
  office.click("在宅連携", "マッチング", "提案を作る");
  clerkTypes(office, "マッチング", "案-2018-0001-1", "判断", "採用");
  office.answer("YES").click("在宅連携", "マッチング", "決定する");
  return office;
}

export function send(office: Office): Office {
  office.answer("YES").click("在宅連携", "通知", "文書を作ってメールで送る");
  return office;
}

/** Everything that left for one address, and the letters made: subject, body, names and texts of attachments. */
export function leftFor(office: Office, address: string): string {
  const mails = office.outbox().filter((mail) => mail.to.some((one) => one.address === address));
  return mails
    .map((mail) => [mail.subject, mail.body, ...mail.attachments.map(({ name }) => name)].join("\n"))
    .join("\n");
}
