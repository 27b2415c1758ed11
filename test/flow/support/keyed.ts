/** People who answer by the link of a mail or with the key of a letter, and the calendars that they open. */
import type { Office } from "../../../src/workspace/office.ts";
import type { FormDeclaration } from "../../../src/forms/index.ts";
import { answersBy } from "../../features/intake/samples.ts";
import { openProxy, send as sendPaper, type Answered } from "../proxy.ts";
import { typed } from "../people.ts";
import type { ProxyReply } from "../../../src/features/intake/proxy.rules.ts";

type Mail = ReturnType<Office["outbox"]>[number];

export const mailsFor = (office: Office, address: string): Mail[] =>
  office.outbox().filter((mail) => mail.to.some((to) => to.address === address));

/** The newest mail to an address whose subject or body has these words. */
export function lastMail(office: Office, address: string, words: string): Mail {
  const found = mailsFor(office, address).filter(({ subject, body }) => `${subject}\n${body}`.includes(words));
  const last = found.at(-1);
  if (!last) throw new Error(`no mail to ${address} says ${words}`);
  return last;
}

/** The link below a line that has these words, in the newest such mail. */
export function linkIn(office: Office, address: string, words: string): string {
  const lines = lastMail(office, address, words).body.split("\n");
  const at = lines.findIndex((line) => line.includes(words));
  const link = lines.slice(at).find((line) => line.startsWith("https://"));
  if (link === undefined) throw new Error(`no link below ${words}`);
  return link;
}

/** The key that a link fills in. */
export const keyIn = (link: string): string => /=([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})/.exec(link)?.[1] ?? "";

/** Opens a link and sends what it fills in, with further answers by question. */
export function answerBy(office: Office, link: string, form: FormDeclaration, answers: Record<string, string>): string {
  const { formId, answers: filled } = office.services.forms.prefilled(link);
  return office.submit(formId, { ...(filled as Parameters<Office["submit"]>[1]), ...typed(form, answers) });
}

/** Types the key of a letter into the Form. */
export const answerWith = (
  office: Office,
  key: string,
  form: FormDeclaration,
  answers: Record<string, string>,
): string => office.submit(form.title, typed(form, { 鍵: key, ...answers }));

/** Staff type in what somebody said on the telephone, about a case that they name. */
export function telephoned(
  office: Office,
  form: FormDeclaration,
  subject: string,
  answers: Record<string, string>,
  day: string,
): Answered<ProxyReply> {
  const desk = openProxy(office);
  const given = { ...answersBy(form, answers), 鍵: subject };
  return sendPaper(office, { id: `${desk.id}/1`, form: form.key, route: "電話", day, time: "", answers: given });
}

/** What a calendar reads from a mail; undefined where nothing came with it for one. */
export interface CalendarEntry {
  readonly method: string;
  readonly uid: string;
  readonly sequence: number;
  readonly start: string;
  readonly status: string;
  readonly location: string;
  readonly description: string;
}

export function calendarIn({ attachments }: Mail): CalendarEntry | undefined {
  const file = attachments.find(({ name }) => name.endsWith(".ics"));
  if (!file) return undefined;
  const text = Buffer.from(file.bytes()).toString("utf8");
  const lines = text.replace(/\r\n[ \t]/g, "").split("\r\n");
  const event = lines.slice(lines.indexOf("BEGIN:VEVENT"));
  const value = (name: string, from: readonly string[] = event): string =>
    from.find((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`))?.replace(/^[^:]*:/, "") ?? "";
  const method = value("METHOD", lines);
  if (!file.contentType.includes(`method=${method}`)) throw new Error(`${file.contentType} is not ${method}`);
  return {
    method,
    uid: value("UID"),
    sequence: Number(value("SEQUENCE")),
    start: value("DTSTART"),
    status: value("STATUS"),
    location: value("LOCATION"),
    description: value("DESCRIPTION"),
  };
}
