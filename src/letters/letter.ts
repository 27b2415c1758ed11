/** What a letter is: for whom, which template, which words. Pure; the notices feature makes and sends it. */
import { wareki, type Day } from "../core/calendar.ts";
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
  readonly method: Method;
  /** The day of a reissue (再交付); "" for a first issue. */
  readonly reissuedOn: Day | "";
  /** Short links to the Forms, for letters on paper; "" where there is none yet. */
  readonly links: Readonly<Record<FormKey, string>>;
  readonly applicant: Applicant;
  readonly match?: Case;
  readonly instructor?: Instructor;
  readonly appointment?: Appointment;
  /** What was corrected after the letter first went out (変更連絡). */
  readonly corrections: readonly Correction[];
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
  /** Whether it bears a document number of the fiscal year. */
  readonly numbered: boolean;
  /** With which letters it is approved, by the setting 決裁をとる通知; null for one that never needs it. */
  readonly group: ApprovalGroup | null;
  /** What 対象番号 of its notices is: a response (回答ID), an application (受付番号) or a case (案件番号). */
  readonly about: "response" | "application" | "case";
  /** The Doc it is made from, and the setting that names it. */
  readonly template: { readonly setting: SettingKey & `${string}Template`; readonly lines: readonly TemplateLine[] };
  /** Whether it goes by mail as words alone, without a Doc; on paper it always needs one. */
  readonly plainMail: boolean;
  addressee(material: Material): Addressee;
  fields(material: Material): Fields;
  readonly subject: string;
  /** Body of the mail: lines with placeholders, or the setting that holds them. */
  readonly body: readonly string[] | { readonly setting: "acknowledgement" };
}

/** Words that every letter has: number, date, addressee, issuer, contact. */
export function commonFields(material: Material, addressee: Addressee): Fields {
  const { settings, issuedOn, documentNumber, signatories, reissuedOn } = material;
  return {
    文書番号: { value: documentNumber, fleeting: true },
    発信日: { value: wareki(issuedOn), fleeting: true },
    再交付: { value: reissuedOn === "" ? "" : `（再交付　${wareki(reissuedOn)}）`, optional: true, fleeting: true },
    宛先の郵便番号: { value: addressee.postalCode },
    宛先の所在地: { value: addressee.address },
    宛先の機関: { value: addressee.facility },
    宛先の役職: { value: addressee.title, optional: true },
    宛先の氏名: { value: addressee.name },
    発信者の職名: { value: signatories.issuer.title, fleeting: true },
    発信者の氏名: { value: signatories.issuer.name, fleeting: true },
    医師会長の職名: { value: signatories.chair.title, optional: true, fleeting: true },
    医師会長の氏名: { value: signatories.chair.name, optional: true, fleeting: true },
    公印: { value: settings.get("sealNote"), optional: true },
    敬称: { value: settings.get("honorific") },
    市: { value: settings.get("city") },
    課: { value: settings.get("section") },
    医師会: { value: settings.get("association") },
    担当者: { value: signatories.contact, fleeting: true },
    担当の電話: { value: settings.get("contactPhone") },
    担当のFAX: { value: settings.get("contactFax"), optional: true },
    担当のメール: { value: settings.get("contactEmail") },
    申込書のリンク: { value: material.links.application, optional: true, fleeting: true },
  };
}
