/** What a letter is: for whom, which template, which words. Pure; the notices feature makes and sends it. */
import type { Day } from "../core/calendar.ts";
import type { Fields, TemplateLine } from "../core/letter.ts";
import type { SettingKey, SettingValues } from "../settings.ts";
import type { Applicant } from "../tables/applicants.ts";
import type { Case } from "../tables/cases.ts";
import type { Appointment, Instructor } from "../tables/instructors.ts";
import type { LetterKind } from "../tables/notices.ts";

/** Everything that a letter may draw on; what a kind does not need is absent. */
export interface Material {
  readonly settings: SettingValues;
  /** The day printed on the letter. */
  readonly issuedOn: Day;
  /** 「見本地医第12号」; "" for a mail without number. */
  readonly documentNumber: string;
  readonly applicant: Applicant;
  readonly match?: Case;
  readonly instructor?: Instructor;
  readonly appointment?: Appointment;
}

export interface Addressee {
  readonly name: string;
  readonly email: string;
}

export interface LetterDeclaration {
  readonly kind: LetterKind;
  /** Whether it bears a document number of the fiscal year. */
  readonly numbered: boolean;
  /** The Doc it is made from, and the setting that names it; a mail alone has none. */
  readonly template?: {
    readonly setting: SettingKey & ("applicantTemplate" | "instructorTemplate");
    readonly lines: readonly TemplateLine[];
  };
  addressee(material: Material): Addressee;
  fields(material: Material): Fields;
  readonly subject: string;
  /** Body of the mail: lines with placeholders, or the setting that holds them. */
  readonly body: readonly string[] | { readonly setting: "acknowledgement" };
}

/** Words that every letter has: number, date, issuer, contact. */
export function commonFields({ settings, issuedOn, documentNumber }: Material, wareki: (day: Day) => string): Fields {
  return {
    文書番号: { value: documentNumber },
    発信日: { value: wareki(issuedOn) },
    発信者の職名: { value: settings.get("issuerTitle") },
    発信者の氏名: { value: settings.get("issuerName") },
    公印: { value: settings.get("sealNote"), optional: true },
    敬称: { value: settings.get("honorific") },
    市: { value: settings.get("city") },
    課: { value: settings.get("section") },
    医師会: { value: settings.get("association") },
    担当者: { value: settings.get("contactPerson") },
    担当の電話: { value: settings.get("contactPhone") },
    担当のFAX: { value: settings.get("contactFax"), optional: true },
    担当のメール: { value: settings.get("contactEmail") },
  };
}
