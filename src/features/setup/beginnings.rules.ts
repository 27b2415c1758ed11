/** Rows that every workbook begins with, whatever it starts from: the year, the association, the nation's tax rate. Pure. */
import type { Moment } from "../../core/calendar.ts";
import { blankRow } from "../../core/table.ts";
import { organizations, type Organization } from "../../tables/association.ts";
import { taxRates, type TaxRateRow } from "../../tables/payments.ts";
import { yearIdOf, years, type Year } from "../../tables/years.ts";

export const openYear = (fiscalYear: number, at: Moment, user: string): Year =>
  blankRow(years, {
    yearId: yearIdOf(fiscalYear),
    fiscalYear,
    state: "受付中",
    openedAt: at,
    openedBy: user,
    record: "初期設定で始めました",
  });

/** Who recommends instructors and tells its members (R48–R49); staff write the address. */
export const associationRow = (name: string): Organization =>
  blankRow(organizations, { organizationId: "機-01", kind: "医師会", name, title: "会長", active: true });

/** 所得税法205条1号 with the 復興特別所得税 of 2.1 % from 2013 on; staff confirm it each January (domain section 4). */
export const firstRate = (): TaxRateRow =>
  blankRow(taxRates, {
    rateId: "率-1",
    from: "2013-01-01",
    rate: 1021,
    threshold: 1_000_000,
    upperRate: 2042,
    note: "所得税法第205条第1号と復興特別所得税（2.1%）。毎年1月に、国税庁の案内で確かめてください",
  });
