/** What a letter is: for whom, which template, which words. Pure; the notices feature makes and sends it. */
import type { Day } from "../core/calendar.ts";
import type { Fields, TemplateLine } from "../core/letter.ts";
import type { FormKey } from "../forms/index.ts";
import type { Party } from "../core/table.ts";
import type { SettingKey, SettingValues } from "../settings.ts";
import type { Applicant } from "../tables/applicants.ts";
import type { Organization, Recommendation } from "../tables/association.ts";
import type { Case } from "../tables/cases.ts";
import type { Correction, Staff } from "../tables/desk.ts";
import type { Appointment, Instructor } from "../tables/instructors.ts";
import type { Schedule } from "../tables/messages.ts";
import type { LetterKind, Notice } from "../tables/notices.ts";
import type { Claim, Fee, Payout } from "../tables/payments.ts";
import type { InstructorReport, TraineeReport } from "../tables/reports.ts";
import type { ApprovalGroup, Method, Side } from "../tables/words.ts";
import type { FillIn, KeyOf } from "../forms/keys.ts";
import type { Signatories } from "./signatories.ts";

/** The rows that a notice is about; what a kind does not need is absent. */
export interface Subject {
  readonly applicant?: Applicant;
  /** The case; for a letter about an application the last one, which tells why nobody was found. */
  readonly match?: Case;
  readonly instructor?: Instructor;
  readonly appointment?: Appointment;
  readonly organization?: Organization;
  readonly payout?: Payout;
  /** Of the payout. */
  readonly claims?: readonly Claim[];
  /** One of the staff, for 職員への一覧. */
  readonly person?: Staff;
  /** Of the case, once they are taken in. */
  readonly instructorReport?: InstructorReport;
  readonly traineeReport?: TraineeReport;
  /** What was said about the day of the visit, oldest first. */
  readonly schedules?: readonly Schedule[];
  /** Whom the association recommended, all years. */
  readonly recommendations?: readonly Recommendation[];
  /** What a visit is paid, for a letter that names the price. */
  readonly fees?: readonly Fee[];
  /** Every instructor, for a list. */
  readonly roster?: readonly Instructor[];
  /** What was corrected after the letter first went out (変更連絡). */
  readonly corrections: readonly Correction[];
  /** Letters about the case that have reached this one's addressee. */
  readonly told?: readonly Notice[];
  /** The letter that this one changes, takes back or reminds of, as its addressee has it. */
  readonly earlier?: Earlier;
}

/** Everything that a letter may draw on. */
export interface Material extends Subject {
  /** The row of 通知 that is made. */
  readonly notice: Notice;
  readonly settings: SettingValues;
  /** The day printed on the letter; a reissue keeps that of the first. */
  readonly issuedOn: Day;
  /** 「見本地医第12号」; "" for a letter without number. */
  readonly documentNumber: string;
  /** Who held which office on `issuedOn`. */
  readonly signatories: Signatories;
  /** Whether the association signs beside the city. */
  readonly joint: boolean;
  readonly method: Method;
  /** The day of a reissue (再交付); "" for a first issue. */
  readonly reissuedOn: Day;
  /** Short links to the Forms, for letters on paper; "" where there is none yet. */
  readonly links: Readonly<Partial<Record<FormKey, string>>>;
  /** The key of a Form for a subject, and the link that fills it in. */
  readonly keyOf: KeyOf;
  /** The link to a Form with answers filled in. */
  readonly fillIn: FillIn;
  /** Lines of what waits for a person, for 職員への一覧. */
  readonly waiting: readonly string[];
}

export interface Earlier {
  readonly issuedOn: Day;
  readonly documentNumber: string;
}

export interface Addressee {
  readonly name: string;
  readonly email: string;
  readonly fax: string;
  readonly postalCode: string;
  readonly address: string;
  readonly facility: string;
  /** 部署・役職; "" where there is none. */
  readonly title: string;
}

/** A text that goes along with the mail: an invitation for a calendar. */
export interface Enclosure {
  readonly name: string;
  readonly contentType: string;
  readonly text: string;
}

/**
 * What 対象番号 of a kind's notices is: a response (回答ID), an application (受付番号), a case (案件番号), an instructor's year
 * (依-2018-医-0001), an organisation (機関番号), a payout (支払番号), or a day for one of the staff.
 */
export type About = "response" | "application" | "case" | "request" | "organization" | "payout" | "staff";

/** Who reads a letter: a party, the office's own people, or either of the two of a case, whichever it is addressed to. */
export type Reader = Party | "either" | "office";

export interface LetterDeclaration {
  readonly kind: LetterKind;
  /** What it may say of a column follows from this and the column's `seenBy`. */
  readonly reader: Reader;
  /** Whether it bears a document number of the fiscal year; one without is a 事務連絡 of the section. */
  readonly numbered: boolean;
  /** With which letters it is approved, by the setting 決裁をとる通知; null for one that never needs it. */
  readonly group: ApprovalGroup | null;
  readonly about: About;
  /** The Doc it is made from, and the setting that names it; null for one that never goes on paper. */
  readonly template: {
    readonly setting: SettingKey & `${string}Template`;
    readonly lines: readonly TemplateLine[];
  } | null;
  /** Whether it goes by mail as words alone, without a Doc; on paper it always needs one. */
  readonly plainMail: boolean;
  /** Whether what it says is so: else it waits. */
  stands(subject: Subject, notice: Notice): boolean;
  /** Why what it says will not come true any more (「日程が改まった」), where that follows from no state alone. */
  over?(subject: Subject, notice: Notice): string | undefined;
  addressee(material: Material): Addressee;
  fields(material: Material): Fields;
  readonly subject: string;
  /** Body of the mail: lines with placeholders, or the setting that holds them. */
  readonly body: readonly string[] | { readonly setting: "acknowledgement" };
  /** What goes along with the mail beside the letter itself. */
  enclosure?(material: Material): Enclosure | undefined;
}

/** Who reads this very letter. */
export function readerOf({ reader }: Pick<LetterDeclaration, "reader">, notice: Notice): Party | "office" {
  if (reader !== "either") return reader;
  return sideOf(notice) === "受講者" ? "applicant" : "instructor";
}

/** The template as 初期設定 makes it; none for a kind that never goes on paper. */
export const templateLines = ({ template }: LetterDeclaration): readonly TemplateLine[] => template?.lines ?? [];

/** What a kind cannot do without; its absence is a slip of ours. */
export function needed<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`this letter needs its ${what}`);
  return value;
}

export const applicantOf = ({ applicant }: Subject): Applicant => needed(applicant, "applicant");
export const instructorOf = ({ instructor }: Subject): Instructor => needed(instructor, "instructor");
export const organizationOf = ({ organization }: Subject): Organization => needed(organization, "organization");
export const caseOf = ({ match }: Subject): Case => needed(match, "case");
export const appointmentOf = ({ appointment }: Subject): Appointment => needed(appointment, "appointment");

/** Whom of the two a notice about a case is for; letters that both may get are told apart by 宛先番号. */
export const sideOf = ({ addresseeId }: Notice): Side => (addresseeId.startsWith("申-") ? "受講者" : "指導医");
