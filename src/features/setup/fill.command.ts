/** Rows that a workbook begins with: settings with their values, people, the programme, the year. None is written over. */
import { fiscalYear } from "../../core/calendar.ts";
import type { Plain } from "../../core/cell.ts";
import { blankRow, type Row, type Table } from "../../core/table.ts";
import { oneLine } from "../../core/text.ts";
import type { Context } from "../../platform/entry.ts";
import { settings, settingValues, type Setting } from "../../settings.ts";
import { organizations, recipients } from "../../tables/association.ts";
import { officers, settingRows, staff, type Officer } from "../../tables/desk.ts";
import { instructors } from "../../tables/instructors.ts";
import { fees, taxRates } from "../../tables/payments.ts";
import { bodies, budgets, programmes } from "../../tables/programmes.ts";
import { indicators, years } from "../../tables/years.ts";
import { associationRow, firstRate, openYear } from "./beginnings.rules.ts";
import { carriedOver, firstOfficers, MOVED, oldRows, SAMPLE_NAMES } from "./officers.rules.ts";
import {
  SAMPLE_REACH,
  sampleFees,
  sampleHospitals,
  sampleIndicators,
  sampleInstructors,
  sampleRecipients,
} from "./sample.rules.ts";
import { SEED_YEAR, seedRows, START_MODES, type StartMode } from "./seed.rules.ts";

/** Rows of 設定 that are missing, with their standard value, or the sample's where the sample was asked for. */
export function fillSettings(context: Context, mode: StartMode): string[] {
  const present = new Set(context.rows.read(settingRows, { lenient: true }).map((row) => oneLine(row.name)));
  const missing = Object.values(settings as Record<string, Setting<unknown>>).filter(
    (setting) => !present.has(oneLine(setting.name)),
  );
  context.rows.append(
    settingRows,
    missing.map((setting) =>
      blankRow(settingRows, {
        name: setting.name,
        value: String(valueOf(setting, mode, context)),
        note: setting.note,
        example: setting.example,
        stops: setting.stops,
      }),
    ),
  );
  return missing.length === 0 ? [] : [`設定の項目を${missing.length}件足しました`];
}

function valueOf(setting: Setting<unknown>, mode: StartMode, context: Context): Plain {
  if (mode === START_MODES[0] && setting.sample !== undefined) return setting.sample;
  if (setting.name === settings.fiscalYear.name) return fiscalYear(context.today);
  return setting.standard ?? "";
}

/** First rows, sheet by sheet, where a sheet has none. Each step tells what it did. */
export function* fill(context: Context, mode: StartMode): Generator<string[]> {
  const put = <T extends Table>(table: T, rows: readonly Row<T>[]): string[] =>
    context.rows.begin(table, rows) ? [`「${table.name}」に${rows.length}件を入れました`] : [];
  yield put(staff, [blankRow(staff, { email: context.user, name: "", role: "事務所アカウント", active: true })]);
  yield put(officers, openingOfficers(context, mode));
  yield retireOldRows(context);
  const values = settingValues(context.rows.read(settingRows));
  const year = values.get("fiscalYear") ?? fiscalYear(context.today);
  const [sample, empty] = [mode === START_MODES[0], mode === START_MODES[2]];
  yield put(years, [openYear(year, context.at, context.user)]);
  yield put(taxRates, [firstRate()]);
  const association = associationRow(values.get("association"));
  yield put(organizations, sample ? [{ ...association, ...SAMPLE_REACH }, ...sampleHospitals()] : [association]);
  if (empty) return;
  const seed = seedRows(sample ? SEED_YEAR : fiscalYear(context.today), sample);
  yield put(programmes, seed.programmes);
  yield put(budgets, seed.budgets);
  yield put(bodies, seed.bodies);
  if (!sample) return;
  yield put(instructors, sampleInstructors());
  yield put(fees, sampleFees(SEED_YEAR));
  yield put(recipients, sampleRecipients());
  yield put(indicators, sampleIndicators());
}

function openingOfficers(context: Context, mode: StartMode): Officer[] {
  const rows = context.rows.read(settingRows);
  const values = settingValues(rows);
  const titles = { city: values.get("city"), association: values.get("association") };
  if (mode === START_MODES[0]) return firstOfficers(SEED_YEAR, titles, SAMPLE_NAMES);
  const year = values.get("fiscalYear") ?? fiscalYear(context.today);
  return carriedOver(rows, year, titles) ?? firstOfficers(year, titles);
}

/** Their values stay, so that nothing that staff wrote is lost; what they say of themselves changes. */
function retireOldRows(context: Context): string[] {
  const old = oldRows(context.rows.read(settingRows)).filter((row) => row.note !== MOVED);
  context.rows.update(
    settingRows,
    old.map((row) => ({ key: row.name, values: { note: MOVED, stops: "" } })),
  );
  return old.length === 0
    ? []
    : [`設定の${old.map((row) => `「${row.name}」`).join("、")}を「${officers.name}」に移しました`];
}
