/** From the keys in 通知 to what a letter is made of, and what stops it before anything is made. Pure. */
import type { Day } from "../core/calendar.ts";
import { messageOf } from "../core/errors.ts";
import { fillText, placeholderFaults, placeholdersIn, type Fields } from "../core/letter.ts";
import type { FormKey } from "../forms/index.ts";
import { fillInFrom, keysFrom, type FillIn, type KeyOf } from "../forms/keys.ts";
import type { SettingValues } from "../settings.ts";
import type { Applicant } from "../tables/applicants.ts";
import type { Organization, Recommendation } from "../tables/association.ts";
import type { Case } from "../tables/cases.ts";
import type { Correction, Officer, Staff } from "../tables/desk.ts";
import type { Appointment, Instructor } from "../tables/instructors.ts";
import type { Schedule } from "../tables/messages.ts";
import type { Notice } from "../tables/notices.ts";
import type { Claim, Fee, Payout } from "../tables/payments.ts";
import type { InstructorReport, TraineeReport } from "../tables/reports.ts";
import type { Method } from "../tables/words.ts";
import { isJoint } from "./approval.ts";
import { columnFields, wordFault } from "./column-words.ts";
import { emptyFault } from "./faults.ts";
import { letterOf } from "./index.ts";
import type { Addressee, Enclosure, LetterDeclaration, Material } from "./letter.ts";
import { signatoriesOn } from "./signatories.ts";
import { subjectOf } from "./subject.ts";

/** The tables that letters draw on. Those of later steps are absent where nobody asks for letters about them. */
export interface Sources {
  readonly settings: SettingValues;
  readonly officers: readonly Officer[];
  readonly applicants: readonly Applicant[];
  readonly cases: readonly Case[];
  readonly instructors: readonly Instructor[];
  readonly appointments: readonly Appointment[];
  readonly corrections: readonly Correction[];
  readonly organizations?: readonly Organization[];
  readonly recommendations?: readonly Recommendation[];
  readonly payouts?: readonly Payout[];
  readonly claims?: readonly Claim[];
  readonly fees?: readonly Fee[];
  readonly staff?: readonly Staff[];
  readonly schedules?: readonly Schedule[];
  readonly instructorReports?: readonly InstructorReport[];
  readonly traineeReports?: readonly TraineeReport[];
  readonly links: Readonly<Partial<Record<FormKey, string>>>;
  readonly keyOf?: KeyOf;
  readonly fillIn?: FillIn;
  /** Lines of what waits for a person. */
  readonly waiting?: readonly string[];
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
  readonly enclosure?: Enclosure;
}

/** `waits`: the decision behind it does not stand (yet). */
export type Drafted = { readonly draft: Draft } | { readonly fault: string } | { readonly waits: true };

/** How a letter goes out: as staff say, else by mail where there is an address, else by post. */
export function methodOf(notice: Notice, email: string): Method {
  if (notice.verdict === "郵送に切り替える") return "郵送";
  if (notice.method !== "") return notice.method;
  return email === "" ? "郵送" : "メール";
}

/** A mail alone has no Doc; on paper every letter has one. */
export const needsDoc = (letter: LetterDeclaration, method: Method): boolean =>
  !letter.plainMail || method !== "メール";

/** Whether what was found is what a letter is made of. */
export const isMaterial = (
  found: Material | { readonly waits: true } | { readonly fault: string },
): found is Material => "settings" in found;

const NO_KEYS = keysFrom("", {});
const NO_FORMS = fillInFrom({});

/** The rows that a notice is about, as a letter sees them. */
export function materialOf(
  notice: Notice,
  sources: Sources,
  issue: Issue,
): Material | { readonly waits: true } | { readonly fault: string } {
  const letter = letterOf(notice.letter);
  const subject = subjectOf(notice, letter, sources);
  if ("fault" in subject || "waits" in subject) return subject;
  if (!letter.stands(subject, notice)) return { waits: true };
  const { settings, links, keyOf = NO_KEYS, fillIn = NO_FORMS } = sources;
  // Told from every sheet, so only where it is asked for.
  const waiting = letter.about === "staff" ? (sources.waiting ?? []) : [];
  const signatories = signatoriesOn(issue.issuedOn, sources.officers);
  const joint = isJoint(notice.letter, settings);
  const found = { ...issue, ...subject, notice, settings, links, keyOf, fillIn, waiting, signatories, joint };
  // The address decides about the method, and a letter's addressee does not depend on it.
  const { email } = letter.addressee({ ...found, method: "メール" });
  return { ...found, method: methodOf(notice, email) };
}

/**
 * The letter of a notice, or why it cannot be made: placeholders that nobody knows, needed words that are empty, no
 * address. `template` is the template Doc's text; "" for a mail alone.
 */
export function draftOf(notice: Notice, sources: Sources, issue: Issue, template: string): Drafted {
  try {
    const material = materialOf(notice, sources, issue);
    return isMaterial(material) ? drafted(notice, material, template) : material;
  } catch (thrown) {
    return { fault: messageOf(thrown) };
  }
}

function drafted(notice: Notice, material: Material, template: string): Drafted {
  const { method, settings, issuedOn } = material;
  const letter = letterOf(notice.letter);
  const addressee = letter.addressee(material);
  const body = bodyOf(letter, settings);
  const mail = `${letter.subject}\n${body}`;
  const words = placeholdersIn(`${template}\n${mail}`);
  const fields = { ...columnFields(words, letter, material), ...letter.fields(material) };
  const faults = (text: string, where: string): string[] =>
    faultsIn(text, fields, issuedOn, (word) => wordFault(word, where, letter, material));
  const fault = [
    ...(needsDoc(letter, method) ? faults(template, "様式の文書") : []),
    ...(method === "メール" ? faults(mail, "メールの文面") : []),
    ...addressFaults(method, addressee),
  ];
  if (fault.length > 0) return { fault: fault.join("\n") };
  const again = material.reissuedOn === "" ? "" : "（再交付）";
  const enclosure = method === "メール" ? letter.enclosure?.(material) : undefined;
  const draft = {
    ...(enclosure ? { enclosure } : {}),
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

function faultsIn(text: string, fields: Fields, issuedOn: Day, unknownFault: (word: string) => string): string[] {
  const { unknown, empty, closed } = placeholderFaults(text, fields);
  return [...unknown.map(unknownFault), ...empty.map((name) => emptyFault(name, issuedOn)), ...closed];
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
