/** From the keys in 通知 to what a letter is made of, and what stops it before anything is made. Pure. */
import type { Day, Moment } from "../core/calendar.ts";
import { messageOf } from "../core/errors.ts";
import { fillText, placeholderFaults, placeholdersIn, type Fields } from "../core/letter.ts";
import type { FormKey } from "../forms/index.ts";
import type { SettingValues } from "../settings.ts";
import type { Applicant } from "../tables/applicants.ts";
import type { Case } from "../tables/cases.ts";
import type { Correction, Officer } from "../tables/desk.ts";
import type { Appointment, Instructor } from "../tables/instructors.ts";
import type { Notice } from "../tables/notices.ts";
import type { Method } from "../tables/words.ts";
import { isJoint } from "./approval.ts";
import { emptyFault } from "./faults.ts";
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
  /** The register: a letter that changes or takes back another names it, and says only what came after it. */
  readonly notices?: readonly Notice[];
}

/** How and under which day and number a letter is made. */
export interface Issue {
  readonly issuedOn: Day;
  readonly documentNumber: string;
  /** The day of a reissue; "" for a first issue. */
  readonly reissuedOn: Day;
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
  const signatories = signatoriesOn(issue.issuedOn, sources.officers);
  const common = { ...issue, settings, links, signatories, joint: isJoint(notice.letter, settings) };
  const letter = letterOf(notice.letter);
  const found = letter.about === "case" ? caseOf(notice, sources) : applicationOf(notice, letter, sources);
  if (!("applicant" in found)) return found;
  return letter.stands(found.applicant, found.match) ? { ...common, ...found } : { waits: true };
}

type Parties = Pick<Material, "applicant" | "match" | "instructor" | "appointment" | "corrections" | "earlier">;

function applicationOf(
  { subjectId }: Notice,
  { about }: LetterDeclaration,
  sources: Sources,
): Parties | { readonly waits: true } | { readonly fault: string } {
  const key = about === "response" ? "responseId" : "applicationId";
  const applicant = sources.applicants.find((row) => row[key] === subjectId);
  if (!applicant) return about === "response" ? { waits: true } : { fault: missing("受付番号", subjectId, "申込者") };
  const [match] = sources.cases.filter((row) => row.applicationId === applicant.applicationId).slice(-1);
  return { applicant, ...(match ? { match } : {}), corrections: [] };
}

function caseOf(notice: Notice, sources: Sources): Parties | { readonly waits: true } | { readonly fault: string } {
  const match = sources.cases.find((row) => row.caseId === notice.subjectId);
  if (!match) return { waits: true };
  const parties = partiesOf(match, sources);
  if ("fault" in parties) return parties;
  const earlier = earlierOf(notice, sources.notices ?? []);
  const since = earlier?.issuedOn ?? match.decidedAt.slice(0, 10);
  const corrections = parties.corrections.filter(({ foundAt }) => isBetween(foundAt, since, notice.issuedOn));
  return { ...parties, corrections, ...(earlier ? { earlier } : {}) };
}

/** The last letter about the case that this one's addressee has, and that was not for this one's making. */
function earlierOf(notice: Notice, all: readonly Notice[]): Notice | undefined {
  const made = all.filter(
    (row) =>
      row.subjectId === notice.subjectId &&
      row.addresseeId === notice.addresseeId &&
      row.noticeId !== notice.noticeId &&
      row.noticeId !== notice.reissueOf &&
      row.reissueOf === "" &&
      (row.state === "作成済" || row.state === "完了") &&
      (notice.number === null || row.number === null || row.number < notice.number),
  );
  return made.reduce<Notice | undefined>((a, b) => (a && a.issuedOn > b.issuedOn ? a : b), undefined);
}

/** A letter made keeps to what was known on its day; the day itself counts on both ends, since letters bear no time. */
const isBetween = (at: Moment, from: Day, to: Day): boolean =>
  at.slice(0, 10) >= from && (to === "" || at.slice(0, 10) <= to);

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
  try {
    const material = materialOf(notice, sources, issue);
    return "applicant" in material ? drafted(notice, material, template) : material;
  } catch (thrown) {
    return { fault: messageOf(thrown) };
  }
}

function drafted(notice: Notice, material: Material, template: string): Drafted {
  const { method, settings, issuedOn } = material;
  const letter = letterOf(notice.letter);
  const addressee = letter.addressee(material);
  const fields = letter.fields(material);
  const body = bodyOf(letter, settings);
  const fault = [
    ...(needsDoc(letter, method) ? faultsIn(template, fields, "様式の文書", issuedOn) : []),
    ...(method === "メール" ? faultsIn(`${letter.subject}\n${body}`, fields, "メールの文面", issuedOn) : []),
    ...addressFaults(method, addressee),
  ];
  if (fault.length > 0) return { fault: fault.join("\n") };
  const again = material.reissuedOn === "" ? "" : "（再交付）";
  const draft = {
    ...{ notice, letter, method, addressee },
    fields: forOlderTemplate(fields, template),
    name: fileName(notice, material.documentNumber, `${addressee.name}${again}`),
    to: addressee.email,
    subject: `${fillText(letter.subject, fields)}${again}`,
    body: fillText(body, fields),
  };
  return { draft };
}

/**
 * A template made before there were reissues and joint letters has no place for their words: they go below the number,
 * and below the sender's name.
 */
function forOlderTemplate(fields: Fields, template: string): Fields {
  const there = new Set(placeholdersIn(template));
  const join = (name: string, more: string, places: readonly string[]): Fields => {
    const [field, added] = [fields[name], fields[more]];
    if (!field || !added || added.value === "" || places.some((place) => there.has(place))) return {};
    return { [name]: { ...field, value: `${field.value}\n${added.value}` } };
  };
  return {
    ...fields,
    ...join("文書番号", "再交付", ["番号欄", "再交付"]),
    ...join("発信者の氏名", "連名", ["発信者", "連名", "医師会長の氏名"]),
  };
}

function addressFaults(method: Method, addressee: Addressee): string[] {
  if (method === "メール" && addressee.email === "") return [`${addressee.name}のメールアドレスがありません`];
  if (method === "FAX" && addressee.fax === "") return [`${addressee.name}のFAX番号がありません`];
  return [];
}

function faultsIn(text: string, fields: Fields, where: string, issuedOn: Day): string[] {
  const { unknown, empty } = placeholderFaults(text, fields);
  return [
    ...unknown.map((name) => `${where}にある {{${name}}} は使えない語です。つづりを確かめてください`),
    ...empty.map((name) => emptyFault(name, issuedOn)),
  ];
}

function bodyOf(letter: LetterDeclaration, settings: SettingValues): string {
  const text = "setting" in letter.body ? settings.need(letter.body.setting) : letter.body.join("\n");
  return `${text}\n\n--\n{{市}}{{課}}　{{担当者}}\n電話　{{担当の電話}}\nメール　{{担当のメール}}`;
}

/** 「見本地医第12号 決定連絡票（受講者用） 申-2018-0003」; slashes would read as folders. */
function fileName(notice: Notice, documentNumber: string, addressee: string): string {
  const parts = [documentNumber, notice.letter, notice.addresseeId, addressee].filter((part) => part !== "");
  return parts.join(" ").replace(/[\\/:*?"<>|]/g, "／");
}
