/**
 * Words that every letter has: number, day, addressee, sender, contact. Each stands alone, for templates that staff
 * edited, and in a block of lines ({{宛先}}), in which what is empty leaves no blank line. Pure.
 */
import { wareki } from "../core/calendar.ts";
import type { Field, Fields } from "../core/letter.ts";
import type { Addressee, LetterDeclaration, Material } from "./letter.ts";
import type { Signatory } from "./signatories.ts";

type Numbered = Pick<LetterDeclaration, "numbered">;

/** Lines of a block; empty ones are left out. */
export const block = (...lines: readonly string[]): string => lines.filter((line) => line !== "").join("\n");

export function commonFields(material: Material, addressee: Addressee, letter: Numbered = { numbered: true }): Fields {
  return {
    ...numberFields(material, letter),
    ...addresseeFields(material, addressee),
    ...(letter.numbered ? officialSender(material) : sectionSender(material)),
    ...contactFields(material),
    ...linkFields(material),
  };
}

/** 番号欄: the number, and below it that this is a reissue; a letter without number says 事務連絡 in its place. */
function numberFields({ documentNumber, issuedOn, reissuedOn }: Material, { numbered }: Numbered): Fields {
  const again = reissuedOn === "" ? "" : `（再交付　${wareki(reissuedOn)}）`;
  return {
    文書番号: { value: documentNumber, optional: !numbered, fleeting: true },
    再交付: { value: again, optional: true, fleeting: true },
    番号欄: { value: block(numbered ? documentNumber : "事務連絡", again), fleeting: true, of: ["文書番号", "再交付"] },
    発信日: { value: wareki(issuedOn), fleeting: true },
  };
}

/** Only a letter by post needs to know the street. */
function addresseeFields({ settings, method }: Material, addressee: Addressee): Fields {
  const honorific = settings.get("honorific");
  const { postalCode, address, facility, title, name } = addressee;
  const posted = { optional: method !== "郵送" };
  return {
    宛先の郵便番号: { value: postalCode, ...posted },
    宛先の所在地: { value: address, ...posted },
    宛先の機関: { value: facility },
    宛先の役職: { value: title, optional: true },
    宛先の氏名: { value: name },
    敬称: { value: honorific, fleeting: true },
    宛先: {
      value: block(
        [postalCode === "" ? "" : `〒${postalCode}`, address].filter((part) => part !== "").join("　"),
        facility,
        title,
        `${name}　${honorific}`,
      ),
      fleeting: true,
      of: ["宛先の郵便番号", "宛先の所在地", "宛先の機関", "宛先の役職", "宛先の氏名", "敬称"],
    },
  };
}

const signature = ({ title, name }: Signatory): string => (name === "" ? "" : `${title}　${name}`);

/** The mayor; in a joint letter the association's chair below. */
function officialSender(material: Material): Fields {
  const { signatories, joint, settings } = material;
  const chair = joint ? signature(signatories.chair) : "";
  return {
    ...officerFields(material, { issuer: true, chair: joint }),
    連名: { value: chair, optional: !joint, fleeting: true, of: joint ? CHAIR : [] },
    発信者: {
      value: block(signature(signatories.issuer), chair, settings.get("sealNote")),
      fleeting: true,
      of: [...ISSUER, ...(joint ? CHAIR : []), "公印"],
    },
  };
}

/** A 事務連絡 goes out in the name of the section, without seal. */
function sectionSender(material: Material): Fields {
  const { settings } = material;
  return {
    ...officerFields(material, { issuer: false, chair: false }),
    連名: { value: "", optional: true, fleeting: true },
    発信者: { value: `${settings.get("city")}${settings.get("section")}`, fleeting: true, of: ["市", "課"] },
  };
}

const ISSUER: readonly string[] = ["発信者の職名", "発信者の氏名"];
const CHAIR: readonly string[] = ["医師会長の職名", "医師会長の氏名"];

function officerFields(
  { signatories, settings }: Material,
  need: { readonly issuer: boolean; readonly chair: boolean },
): Fields {
  const officer = (value: string, needed: boolean): Field => ({ value, optional: !needed, fleeting: true });
  return {
    発信者の職名: officer(signatories.issuer.title, need.issuer),
    発信者の氏名: officer(signatories.issuer.name, need.issuer),
    医師会長の職名: officer(signatories.chair.title, need.chair),
    医師会長の氏名: officer(signatories.chair.name, need.chair),
    公印: { value: settings.get("sealNote"), optional: true, fleeting: true },
  };
}

function contactFields({ settings, signatories }: Material): Fields {
  const [city, section] = [settings.get("city"), settings.get("section")];
  const [phone, fax, email] = [settings.get("contactPhone"), settings.get("contactFax"), settings.get("contactEmail")];
  return {
    市: { value: city, fleeting: true },
    課: { value: section, fleeting: true },
    医師会: { value: settings.get("association"), fleeting: true },
    担当者: { value: signatories.contact, fleeting: true },
    担当の電話: { value: phone, fleeting: true },
    担当のFAX: { value: fax, optional: true, fleeting: true },
    担当のメール: { value: email, fleeting: true },
    事務担当: {
      value: block(
        `事務担当　${city}${section}　${signatories.contact}`,
        `電話　${phone}${fax === "" ? "" : `　FAX　${fax}`}`,
        `メール　${email}`,
      ),
      fleeting: true,
      of: ["市", "課", "担当者", "担当の電話", "担当のFAX", "担当のメール"],
    },
  };
}

/** On paper an address is typed by hand: it stands alone, below the contact. */
function linkFields({ links }: Material): Fields {
  const link = links.application ?? "";
  return {
    申込書のリンク: { value: link, optional: true, fleeting: true },
    申込書の案内: { value: link === "" ? "" : `申込書　${link}`, optional: true, fleeting: true },
  };
}
