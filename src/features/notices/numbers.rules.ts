/** Document numbers: given in turn, or typed by staff; a number once given is never given again. Pure. */
import { fiscalYear, wareki, type Day } from "../../core/calendar.ts";
import { letterOf } from "../../letters/index.ts";
import type { SettingValues } from "../../settings.ts";
import type { Notice } from "../../tables/notices.ts";

/** A number, and how it is printed. */
export interface Numbered {
  /** null where the number is not ours, or where there is none. */
  readonly number: number | null;
  readonly documentNumber: string;
}

/**
 * Hands out document numbers of the fiscal year of issue, from the highest ever given on: of the register (typed ones of
 * the same symbol count), and of the add-on's own memory, in case staff deleted the row that bore it.
 */
export class Numbers {
  private last: number;
  readonly fiscalYear: number;

  constructor(
    rows: readonly Notice[],
    remembered: Readonly<Record<string, number>>,
    issuedOn: Day,
    private readonly settings: SettingValues,
  ) {
    this.fiscalYear = fiscalYear(issuedOn);
    const symbol = settings.get("documentSymbol");
    const given = rows
      .filter((row) => row.issuedOn !== "" && fiscalYear(row.issuedOn) === this.fiscalYear)
      .map((row) => row.number ?? numberIn(row.documentNumber, symbol));
    this.last = given.reduce((most, one) => Math.max(most, one), remembered[String(this.fiscalYear)] ?? 0);
  }

  /** The number that a notice would get: what it has, what staff typed, or the next. Throws OfficeError without a symbol. */
  next(notice: Notice): Numbered {
    if (!letterOf(notice.letter).numbered) return { number: null, documentNumber: "" };
    if (notice.documentNumber !== "") return { number: notice.number, documentNumber: notice.documentNumber };
    if (isTyped(this.settings)) return { number: null, documentNumber: notice.handNumber };
    const number = notice.number ?? this.last + 1;
    return { number, documentNumber: `${this.settings.need("documentSymbol")}第${number}号` };
  }

  /** Gives it away. A letter of another year that is made again, bearing its number and day, takes none of this one's. */
  take({ issuedOn }: Notice, { number }: Numbered): void {
    if (issuedOn !== "" && fiscalYear(issuedOn) !== this.fiscalYear) return;
    this.last = Math.max(this.last, number ?? 0);
  }
}

const isTyped = (settings: SettingValues): boolean => settings.get("numbering") === "手入力";

function numberIn(documentNumber: string, symbol: string): number {
  const digits = /^(.*)第(\d+)号$/.exec(documentNumber);
  return digits?.[1] === symbol ? Number(digits[2]) : 0;
}

/** What is wrong with the number that staff typed, where the city's own system gives numbers; else undefined. */
export function typedNumberFault(
  notice: Notice,
  rows: readonly Notice[],
  settings: SettingValues,
  today: Day,
): string | undefined {
  if (!isTyped(settings) || !letterOf(notice.letter).numbered || notice.documentNumber !== "") return undefined;
  const typed = notice.handNumber;
  if (typed === "")
    return "文書番号がありません。市の文書管理システムの番号を、通知シートの「文書番号（手入力）」に書いてください";
  const others = rows.filter((row) => familyOf(row) !== familyOf(notice) && bears(row, typed, fiscalYear(today)));
  if (others.length === 0) return undefined;
  const names = others.map((row) => row.noticeId).join("、");
  return `文書番号「${typed}」は、通知 ${names} の番号です。通知シートの「文書番号（手入力）」を直してください`;
}

/** A reissue bears the number of its first. */
const familyOf = (notice: Notice): string => (notice.reissueOf === "" ? notice.noticeId : notice.reissueOf);

/** Numbers begin anew each fiscal year; one that was typed and not used counts while its letter may still be made. */
function bears(row: Notice, number: string, year: number): boolean {
  if (row.documentNumber !== "")
    return row.documentNumber === number && (row.issuedOn === "" || fiscalYear(row.issuedOn) === year);
  return row.state !== "取消" && row.handNumber === number;
}

/** 欠番: a notice that has a number and is given up keeps it, with the reason. */
export function voidNoteOf(notice: Notice, reason: string, today: Day): Partial<Notice> {
  return hasNumber(notice) ? { voidNote: `${wareki(today)}　${reason}` } : {};
}

export const hasNumber = (notice: Notice): boolean => notice.number !== null || notice.documentNumber !== "";
