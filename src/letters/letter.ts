/** What a letter is: for whom, which template, which words. Pure; the notices feature makes and sends it. */
import type { Day } from "../core/calendar.ts";
import type { Fields, TemplateLine } from "../core/letter.ts";
import type { FormKey } from "../forms/index.ts";
import type { SettingKey, SettingValues } from "../settings.ts";
import type { Applicant } from "../tables/applicants.ts";
import type { Case } from "../tables/cases.ts";
import type { Correction } from "../tables/desk.ts";
import type { Appointment, Instructor } from "../tables/instructors.ts";
import type { LetterKind } from "../tables/notices.ts";
import type { ApprovalGroup, Method } from "../tables/words.ts";
import type { Signatories } from "./signatories.ts";

/** Everything that a letter may draw on; what a kind does not need is absent. */
export interface Material {
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
  readonly links: Readonly<Record<FormKey, string>>;
  readonly applicant: Applicant;
  /** The case; for a letter about an application the last one, which tells why nobody was found. */
  readonly match?: Case;
  readonly instructor?: Instructor;
  readonly appointment?: Appointment;
  /** What was corrected after the letter first went out (変更連絡). */
  readonly corrections: readonly Correction[];
  /** The letter that this one changes or takes back, as its addressee has it. */
  readonly earlier?: Earlier;
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

export interface LetterDeclaration {
  readonly kind: LetterKind;
  /** Whether it bears a document number of the fiscal year; one without is a 事務連絡 of the section. */
  readonly numbered: boolean;
  /** With which letters it is approved, by the setting 決裁をとる通知; null for one that never needs it. */
  readonly group: ApprovalGroup | null;
  /** What 対象番号 of its notices is: a response (回答ID), an application (受付番号) or a case (案件番号). */
  readonly about: "response" | "application" | "case";
  /** The Doc it is made from, and the setting that names it. */
  readonly template: { readonly setting: SettingKey & `${string}Template`; readonly lines: readonly TemplateLine[] };
  /** Whether it goes by mail as words alone, without a Doc; on paper it always needs one. */
  readonly plainMail: boolean;
  /** Whether what it says is so: else it waits. `match` is there for a letter about a case. */
  stands(applicant: Applicant, match?: Case): boolean;
  addressee(material: Material): Addressee;
  fields(material: Material): Fields;
  readonly subject: string;
  /** Body of the mail: lines with placeholders, or the setting that holds them. */
  readonly body: readonly string[] | { readonly setting: "acknowledgement" };
}

/** What a kind cannot do without; its absence is a slip of ours. */
export function needed<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`this letter needs its ${what}`);
  return value;
}
