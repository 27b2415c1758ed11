/** Whom a caller may be, from what they say: kana, name, a number of any sheet, a telephone number, an institution. Pure. */
import { hiragana, nameKey, oneLine } from "../../core/text.ts";
import type { Applicant } from "../../tables/applicants.ts";
import type { Case } from "../../tables/cases.ts";
import type { Instructor } from "../../tables/instructors.ts";
import type { Notice } from "../../tables/notices.ts";

export interface Register {
  readonly applicants: readonly Applicant[];
  readonly instructors: readonly Instructor[];
  readonly cases: readonly Case[];
  readonly notices: readonly Notice[];
}

export interface Callers {
  readonly applicants: readonly Applicant[];
  readonly instructors: readonly Instructor[];
}

/** Fewer digits than this would fit half the telephone numbers. */
const DIGITS = 4;

/** Everybody whom the words may mean, in the order of the sheets. Empty words mean nobody. */
export function callersFor(words: string, register: Register): Callers {
  const said = oneLine(words);
  if (said === "") return { applicants: [], instructors: [] };
  const numbers = numbersFor(said, register);
  return {
    applicants: register.applicants.filter(
      (row) => numbers.has(row.applicationId) || isMeant(said, row, [row.phone, row.facilityPhone]),
    ),
    instructors: register.instructors.filter((row) => numbers.has(row.instructorId) || isMeant(said, row, [row.phone])),
  };
}

/** 受付番号 and 指導医番号 that a number of any sheet leads to: 「12」 alone means 受付番号 ending so. */
function numbersFor(said: string, { cases, notices, applicants }: Register): Set<string> {
  const found = new Set<string>([said]);
  if (/^\d{1,4}$/.test(said)) {
    const tail = `-${said.padStart(4, "0")}`;
    for (const row of applicants) if (row.applicationId.endsWith(tail)) found.add(row.applicationId);
  }
  for (const row of cases)
    if (row.caseId === said) [row.applicationId, row.instructorId].forEach((id) => found.add(id));
  for (const row of notices)
    if (row.noticeId === said || (row.documentNumber !== "" && row.documentNumber === said)) found.add(row.addresseeId);
  return found;
}

function isMeant(
  said: string,
  row: { readonly name: string; readonly kana: string; readonly facility: string },
  phones: readonly string[],
): boolean {
  const digits = said.replace(/\D/g, "");
  return (
    nameKey(row.name).includes(nameKey(said)) ||
    kanaKey(row.kana).includes(kanaKey(said)) ||
    nameKey(row.facility).includes(nameKey(said)) ||
    (digits.length >= DIGITS && phones.some((phone) => phone.replace(/\D/g, "").includes(digits)))
  );
}

const kanaKey = (kana: string): string => hiragana(kana).replace(/ /g, "");
