/**
 * 役職者 as a workbook begins: the sample's people, the titles alone, or who stood in 設定 in an earlier version (they had
 * no date there, so they count from the first day of its year). Pure.
 */
import { firstDay, type Day } from "../../core/calendar.ts";
import { blankRow } from "../../core/table.ts";
import { oneLine } from "../../core/text.ts";
import { officers, type Officer, type SettingRow } from "../../tables/desk.ts";

/** Rows of 設定 that an earlier version had. */
export const OLD_NAMES = { title: "発信者の職名", issuer: "発信者の氏名", contact: "担当者の氏名" } as const;
/** What their 説明 says from now on. */
export const MOVED = "役職者シートに移しました。この行は使いません";

interface Names {
  readonly issuer: string;
  readonly chair: string;
  readonly contact: string;
}

const NOBODY: Names = { issuer: "", chair: "", contact: "" };
export const SAMPLE_NAMES: Names = { issuer: "見本 一郎", chair: "見本 次郎", contact: "例示 花子" };

export interface Titles {
  readonly city: string;
  readonly association: string;
}

/** The three officers from the first day of a fiscal year; without names where the city has yet to write them. */
export function firstOfficers(fiscalYear: number, titles: Titles, names: Names = NOBODY): Officer[] {
  const from = firstDay(fiscalYear);
  return [
    officer(1, "発信者", `${titles.city}長`, names.issuer, from),
    officer(2, "医師会長", `${titles.association}長`, names.chair, from),
    officer(3, "事務担当", "", names.contact, from),
  ];
}

function officer(n: number, role: Officer["role"], title: string, name: string, from: Day): Officer {
  return blankRow(officers, { officerId: `役-${n}`, role, title, name, from });
}

/** Who stood in the rows of 設定 of an earlier version; undefined where there are none. */
export function carriedOver(rows: readonly SettingRow[], fiscalYear: number, titles: Titles): Officer[] | undefined {
  const old = oldRows(rows);
  if (old.length === 0) return undefined;
  const value = (name: string): string => old.find((row) => row.name === oneLine(name))?.value ?? "";
  const names = { issuer: value(OLD_NAMES.issuer), chair: "", contact: value(OLD_NAMES.contact) };
  const title = value(OLD_NAMES.title);
  return firstOfficers(fiscalYear, titles, names).map((row) =>
    row.role === "発信者" && title !== "" ? { ...row, title } : row,
  );
}

/** Rows of 設定 that nothing reads any more. */
export function oldRows(rows: readonly SettingRow[]): SettingRow[] {
  const names: readonly string[] = Object.values(OLD_NAMES).map(oneLine);
  return rows.filter((row) => names.includes(row.name));
}
