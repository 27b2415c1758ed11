/** From the keys in 通知 to what a letter is made of, and what stops it before anything is made. Pure. */
import type { Day } from "../../core/calendar.ts";
import { messageOf } from "../../core/errors.ts";
import { fillText, placeholderFaults, type Fields } from "../../core/letter.ts";
import { letterOf } from "../../letters/index.ts";
import type { LetterDeclaration, Material } from "../../letters/letter.ts";
import type { SettingValues } from "../../settings.ts";
import type { Applicant } from "../../tables/applicants.ts";
import { LIVE_STATES, type Case } from "../../tables/cases.ts";
import type { Appointment, Instructor } from "../../tables/instructors.ts";
import type { Notice } from "../../tables/notices.ts";

/** The tables that letters draw on. */
export interface Sources {
  readonly settings: SettingValues;
  readonly applicants: readonly Applicant[];
  readonly cases: readonly Case[];
  readonly instructors: readonly Instructor[];
  readonly appointments: readonly Appointment[];
}

/** A letter ready to be made. */
export interface Draft {
  readonly notice: Notice;
  readonly letter: LetterDeclaration;
  readonly fields: Fields;
  readonly name: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

export type Drafted = { readonly draft: Draft } | { readonly fault: string } | { readonly waits: true };

/** The rows that a notice is about; `waits` where the decision behind it does not stand (yet). */
export function materialOf(
  notice: Notice,
  sources: Sources,
  issuedOn: Day,
  documentNumber: string,
): Material | { readonly waits: true } | { readonly fault: string } {
  const common = { settings: sources.settings, issuedOn, documentNumber };
  if (!letterOf(notice.letter).template) {
    const applicant = sources.applicants.find((row) => row.responseId === notice.subjectId);
    return applicant ? { ...common, applicant } : { waits: true };
  }
  const match = sources.cases.find((row) => row.caseId === notice.subjectId);
  if (!match || !LIVE_STATES.some((state) => state === match.state)) return { waits: true };
  const applicant = sources.applicants.find((row) => row.applicationId === match.applicationId);
  const instructor = sources.instructors.find((row) => row.instructorId === match.instructorId);
  const appointment = sources.appointments.find(
    (row) => row.instructorId === match.instructorId && row.fiscalYear === match.fiscalYear,
  );
  if (!applicant)
    return {
      fault: `受付番号 ${match.applicationId} の行が申込者シートにありません。行を戻すか、通知を取りやめてください`,
    };
  if (!instructor)
    return {
      fault: `指導医番号 ${match.instructorId} の行が指導医シートにありません。行を戻すか、通知を取りやめてください`,
    };
  if (!appointment)
    return {
      fault: `指導医番号 ${match.instructorId} の承諾が年度委嘱シートにありません。行を戻すか、通知を取りやめてください`,
    };
  return { ...common, match, applicant, instructor, appointment };
}

/**
 * The letter of a notice, or why it cannot be made: placeholders that nobody knows, needed words that are empty, no
 * address. `template` is the template Doc's text; a mail alone has none.
 */
export function draftOf(
  notice: Notice,
  sources: Sources,
  issuedOn: Day,
  documentNumber: string,
  template: string | undefined,
  mails: boolean,
): Drafted {
  const material = materialOf(notice, sources, issuedOn, documentNumber);
  if ("waits" in material || "fault" in material) return material;
  const letter = letterOf(notice.letter);
  try {
    const fields = letter.fields(material);
    const body = bodyOf(letter, sources.settings);
    const fault = [
      ...(template === undefined ? [] : faultsIn(template, fields, "様式の文書")),
      ...(mails ? faultsIn(`${letter.subject}\n${body}`, fields, "メールの文面") : []),
    ];
    const addressee = letter.addressee(material);
    if (mails && addressee.email === "") fault.push(`${addressee.name}のメールアドレスがありません`);
    if (fault.length > 0) return { fault: fault.join("\n") };
    return {
      draft: {
        notice,
        letter,
        fields,
        name: fileName(notice, documentNumber, addressee.name),
        to: addressee.email,
        subject: fillText(letter.subject, fields),
        body: fillText(body, fields),
      },
    };
  } catch (thrown) {
    return { fault: messageOf(thrown) };
  }
}

function faultsIn(text: string, fields: Fields, where: string): string[] {
  const { unknown, empty } = placeholderFaults(text, fields);
  return [
    ...unknown.map((name) => `${where}にある {{${name}}} は使えない語です。つづりを確かめてください`),
    ...empty.map((name) => `「${name}」が空です。申込者、指導医、年度委嘱または設定のシートに書いてください`),
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
