/** What 点検 looks at, and how a finding reads. Pure. */
import type { Moment, Day } from "../../core/calendar.ts";
import { OfficeError } from "../../core/errors.ts";
import type { Look, Placed } from "../../core/look.ts";
import type { Row, Table } from "../../core/table.ts";
import { letters } from "../../letters/index.ts";
import type { Material } from "../../letters/letter.ts";
import { materialOf, type Sources } from "../../letters/material.ts";
import { settingValues, type SettingValues } from "../../settings.ts";
import { applicants } from "../../tables/applicants.ts";
import { cases } from "../../tables/cases.ts";
import { corrections, officers, settingRows } from "../../tables/desk.ts";
import { appointments, instructors } from "../../tables/instructors.ts";
import { schedules } from "../../tables/messages.ts";
import { notices, type Notice } from "../../tables/notices.ts";

/** One thing out of order: where it stands, what it is, and what to do about it. */
export interface Finding {
  readonly where: string;
  readonly problem: string;
  readonly remedy: string;
}

/** The workbook as it was read. A sheet that is not there has no look. */
export type Looks = ReadonlyMap<string, Look>;

/** What the add-on itself knows, and what only the office account can see. */
export interface Facts {
  readonly today: Day;
  readonly at: Moment;
  /** The office account; "" before 初期設定. */
  readonly owner: string;
  /** When the clock was heard last; "" when it never was. */
  readonly tickedAt: Moment;
  /** Whether it has been silent for too long. */
  readonly silent: boolean;
  /** Highest number ever given, by fiscal year of issue. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Whether the script has the secret from which keys are reckoned. */
  readonly secret: boolean;
  /** Titles of Forms whose address is not known. */
  readonly unlinked: readonly string[];
  /** Undefined for a clerk, who sees neither triggers nor files. */
  readonly office?: OfficeFacts;
}

export interface OfficeFacts {
  /** What is missing among the clock and the Forms' triggers, in words. */
  readonly triggers: readonly string[];
  /** Files that are not there any more, by id. */
  readonly lost: ReadonlySet<string>;
  /** How many letters have files that were not asked for. */
  readonly unasked: number;
}

export interface Book {
  readonly looks: Looks;
  readonly facts: Facts;
  readonly settings: SettingValues;
}

/** Rows of a table with their places; none where the sheet is missing. */
export function placed<T extends Table>(book: Book, table: T): readonly Placed<T>[] {
  return (book.looks.get(table.name)?.rows ?? []) as unknown as readonly Placed<T>[];
}

export const rowsOf = <T extends Table>(book: Book, table: T): Row<T>[] => placed(book, table).map(({ row }) => row);

/** 「「通知」5行目 案-2018-0001-1/受講者」. */
export function place<T extends Table>(table: T, { at, key }: { readonly at: number; readonly key?: string }): string {
  return `「${table.name}」${at}行目${key === undefined || key === "" ? "" : ` ${key}`}`;
}

export function finding<T extends Table>(
  table: T,
  row: { readonly at: number; readonly key?: string },
  problem: string,
  remedy: string,
): Finding {
  return { where: place(table, row), problem, remedy };
}

/** The same rows as letters see them. */
export function sourcesOf(book: Book): Sources {
  return {
    settings: book.settings,
    officers: rowsOf(book, officers),
    applicants: rowsOf(book, applicants),
    cases: rowsOf(book, cases),
    instructors: rowsOf(book, instructors),
    appointments: rowsOf(book, appointments),
    corrections: rowsOf(book, corrections),
    notices: rowsOf(book, notices),
    schedules: rowsOf(book, schedules),
    links: {},
  };
}

/**
 * What a letter would be made of today; undefined for a kind that is none, and where a setting cannot be read, which is a
 * finding of its own. Only lasting words are compared, so neither the day nor the number matters.
 */
export function materialFor(
  notice: Notice,
  sources: Sources,
  { today }: Facts,
): Material | { readonly waits: true } | { readonly fault: string } | undefined {
  if (!letters.some(({ kind }) => kind === notice.letter)) return undefined;
  try {
    return materialOf(notice, sources, { issuedOn: today, documentNumber: "", reissuedOn: "" });
  } catch (thrown) {
    if (thrown instanceof OfficeError) return undefined;
    throw thrown;
  }
}

export function bookOf(looks: Looks, facts: Facts): Book {
  const names = (looks.get(settingRows.name)?.rows ?? []) as unknown as readonly Placed<typeof settingRows>[];
  return { looks, facts, settings: settingValues(names.map(({ row }) => row)) };
}
