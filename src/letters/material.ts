/** From the keys in 通知 to what a letter is made of, and what stops it before anything is made. Pure. */
import type { Day } from "../core/calendar.ts";
import { messageOf } from "../core/errors.ts";
import { fillText, placeholderFaults, type Fields } from "../core/letter.ts";
import type { FormKey } from "../forms/index.ts";
import type { SettingValues } from "../settings.ts";
import type { Applicant } from "../tables/applicants.ts";
import { LIVE_STATES, type Case } from "../tables/cases.ts";
import type { Correction, Officer } from "../tables/desk.ts";
import type { Appointment, Instructor } from "../tables/instructors.ts";
import type { Notice } from "../tables/notices.ts";
import type { Method } from "../tables/words.ts";
import { letterOf } from "./index.ts";
import type { Addressee, LetterDeclaration, Material } from "./letter.ts";
import { signatoriesOn } from "./signatories.ts";

/** The tables that letters draw on. */
export interface Sources {
  readonly settings: SettingValues;
  readonly officers: readonly Officer[];
  readonly applicants: readonly Applicant[];
  readonly cases: readonly Case[];
  readonly instructors: readonly Instructor[];
  readonly appointments: readonly Appointment[];
  readonly corrections: readonly Correction[];
  readonly links: Readonly<Record<FormKey, string>>;
}

/** How and under which day and number a letter is made. */
export interface Issue {
  readonly issuedOn: Day;
  readonly documentNumber: string;
  /** The day of a reissue; "" for a first issue. */
  readonly reissuedOn: Day | "";
}

/** A letter ready to be made. */
export interface Draft {
  readonly notice: Notice;
  readonly letter: LetterDeclaration;
  readonly method: Method;
  readonly addressee: Addressee;
  readonly fields: Fields;
  /** Name of its file. */
  readonly name: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

/** `waits`: the decision behind it does not stand (yet). */
export type Drafted = { readonly draft: Draft } | { readonly fault: string } | { readonly waits: true };
type Found = Omit<Material, "method"> | { readonly waits: true } | { readonly fault: string };

/** How a letter goes out: as staff say, else by mail where there is an address, else by post. */
export function methodOf(notice: Notice, email: string): Method {
  if (notice.verdict === "郵送に切り替える") return "郵送";
  if (notice.method !== "") return notice.method;
  return email === "" ? "郵送" : "メール";
}

/** A mail alone has no Doc; on paper every letter has one. */
export const needsDoc = (letter: LetterDeclaration, method: Method): boolean =>
  !letter.plainMail || method !== "メール";

/** The rows that a notice is about, as a letter sees them. */
export function materialOf(
  notice: Notice,
  sources: Sources,
  issue: Issue,
): Material | Exclude<Found, { applicant: unknown }> {
  const found = foundFor(notice, sources, issue);
  if (!("applicant" in found)) return found;
  // The address decides about the method, and a letter's addressee does not depend on it.
  const { email } = letterOf(notice.letter).addressee({ ...found, method: "メール" });
  return { ...found, method: methodOf(notice, email) };
}

function foundFor(notice: Notice, sources: Sources, issue: Issue): Found {
  const { settings, links } = sources;
  const common = { ...issue, settings, links, signatories: signatoriesOn(issue.issuedOn, sources.officers) };
  const letter = letterOf(notice.letter);
  if (letter.about !== "case") {
    const key = letter.about === "response" ? "responseId" : "applicationId";
    const applicant = sources.applicants.find((row) => row[key] === notice.subjectId);
    if (applicant) return { ...common, applicant, corrections: [] };
    return letter.about === "response" ? { waits: true } : { fault: missing("受付番号", notice.subjectId, "申込者") };
  }
  const match = sources.cases.find((row) => row.caseId === notice.subjectId);
  if (!match || !stands(letter, match)) return { waits: true };
  const parties = partiesOf(match, sources);
  return "fault" in parties ? parties : { ...common, ...parties };
}

/** A decision's letter needs a live case; a cancellation's needs one that was cancelled. */
function stands(letter: LetterDeclaration, match: Case): boolean {
  if (letter.kind.startsWith("取消連絡")) return match.state === "取消";
  return LIVE_STATES.some((state) => state === match.state);
}

function partiesOf(
  match: Case,
  sources: Sources,
): Pick<Material, "applicant" | "match" | "instructor" | "appointment" | "corrections"> | { readonly fault: string } {
  const applicant = sources.applicants.find((row) => row.applicationId === match.applicationId);
  const instructor = sources.instructors.find((row) => row.instructorId === match.instructorId);
  const appointment = sources.appointments.find(
    (row) => row.instructorId === match.instructorId && row.fiscalYear === match.fiscalYear,
  );
  if (!applicant) return { fault: missing("受付番号", match.applicationId, "申込者") };
  if (!instructor) return { fault: missing("指導医番号", match.instructorId, "指導医") };
  if (!appointment)
    return {
      fault: `指導医番号 ${match.instructorId} の承諾が年度委嘱シートにありません。行を戻すか、通知を取りやめてください`,
    };
  const about = new Set([applicant.applicationId, appointment.appointmentId, instructor.instructorId]);
  return {
    match,
    applicant,
    instructor,
    appointment,
    corrections: sources.corrections.filter((row) => about.has(row.rowKey)),
  };
}

const missing = (what: string, key: string, sheet: string): string =>
  `${what} ${key} の行が${sheet}シートにありません。行を戻すか、通知を取りやめてください`;

/**
 * The letter of a notice, or why it cannot be made: placeholders that nobody knows, needed words that are empty, no
 * address. `template` is the template Doc's text; "" for a mail alone.
 */
export function draftOf(notice: Notice, sources: Sources, issue: Issue, template: string): Drafted {
  const material = materialOf(notice, sources, issue);
  if (!("applicant" in material)) return material;
  const letter = letterOf(notice.letter);
  try {
    const addressee = letter.addressee(material);
    const fields = letter.fields(material);
    const mails = material.method === "メール";
    const body = bodyOf(letter, sources.settings);
    const fault = [
      ...(needsDoc(letter, material.method) ? faultsIn(template, fields, "様式の文書") : []),
      ...(mails ? faultsIn(`${letter.subject}\n${body}`, fields, "メールの文面") : []),
      ...addressFaults(material.method, addressee),
    ];
    if (fault.length > 0) return { fault: fault.join("\n") };
    const [subject, text] = [fillText(letter.subject, fields), fillText(body, fields)];
    const name = fileName(notice, issue.documentNumber, addressee.name);
    return {
      draft: {
        notice,
        letter,
        method: material.method,
        addressee,
        fields,
        name,
        to: addressee.email,
        subject,
        body: text,
      },
    };
  } catch (thrown) {
    return { fault: messageOf(thrown) };
  }
}

function addressFaults(method: Method, addressee: Addressee): string[] {
  if (method === "メール" && addressee.email === "") return [`${addressee.name}のメールアドレスがありません`];
  if (method === "FAX" && addressee.fax === "") return [`${addressee.name}のFAX番号がありません`];
  return [];
}

function faultsIn(text: string, fields: Fields, where: string): string[] {
  const { unknown, empty } = placeholderFaults(text, fields);
  return [
    ...unknown.map((name) => `${where}にある {{${name}}} は使えない語です。つづりを確かめてください`),
    ...empty.map((name) => `「${name}」が空です。申込者、指導医、年度委嘱、役職者または設定のシートに書いてください`),
  ];
}

function bodyOf(letter: LetterDeclaration, settings: SettingValues): string {
  const text = "setting" in letter.body ? settings.need(letter.body.setting) : letter.body.join("\n");
  return `${text}\n\n--\n{{市}}{{課}}　{{担当者}}\n電話　{{担当の電話}}\nメール　{{担当のメール}}`;
}

/** 「見本地医第12号 決定連絡票（受講者用） 申-2018-0003」; slashes would read as folders. */
function fileName(notice: Notice, documentNumber: string, addressee: string): string {
  return `${documentNumber} ${notice.letter} ${notice.addresseeId} ${addressee}`.trim().replace(/[\\/:*?"<>|]/g, "／");
}
