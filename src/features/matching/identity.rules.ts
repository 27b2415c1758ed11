/** Who is the same person, and which names mean the same institution (A11, A19). Pure. */
import { hiragana, nameKey, oneLine } from "../../core/text.ts";

const LEGAL =
  "(?:社会医療法人|特定医療法人|医療法人|社会福祉法人|学校法人|宗教法人|一般(?:社団|財団)法人|公益(?:社団|財団)法人|(?:地方)?独立行政法人|株式会社|有限会社|[(（](?:医|社|財|福|学|株|有|一社|一財|公社|公財)[)）])";
/** 医療法人社団見本会 見本クリニック: the body's own name goes too where a space or the form's end sets it apart. */
const FORM = new RegExp(`^(?:${LEGAL}(?:社団|財団)?)+ *(?:[^ ]*?会 )? *`);

/** A key under which two spellings of one institution meet; "" where none is given, which equals nothing. */
export function facilityKey(facility: string): string {
  return nameKey(oneLine(facility).replace(/^ +/, "").replace(FORM, "")).toLowerCase();
}

/** A key of name and kana, for a doctor who is both applicant and instructor (A19). */
export function doctorKey(name: string, kana: string): string {
  return `${nameKey(name)}/${hiragana(kana).replace(/ /g, "")}`;
}
