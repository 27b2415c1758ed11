/**
 * Compile-time proof that scripts find no member here that Google does not have: each line fails to compile when a
 * class grows a public name that its interface in @types/google-apps-script lacks.
 */
import type { ScriptBlob } from "./blob.ts";
import type { Cache, CacheService } from "./cache.ts";
import type { HtmlOutput, HtmlService } from "./html.ts";
import type { Lock, LockService } from "./lock.ts";
import type { Menu } from "./menus.ts";
import type { Properties, PropertiesService } from "./properties.ts";
import type { AuthorizationInfo, ScriptApp, Trigger } from "./script-app.ts";
import type { Session, User } from "./session.ts";
import type { SpreadsheetsService, ValuesOfSpreadsheets } from "./sheets/api/service.ts";
import type { EmbeddedChartBuilder } from "./sheets/chart-builder.ts";
import type { ChartOptions, ContainerInfo, EmbeddedChart } from "./sheets/charts.ts";
import type {
  ClockTriggerBuilder,
  FormTriggerBuilder,
  SpreadsheetTriggerBuilder,
  TriggerBuilder,
} from "./trigger-builders.ts";
import type { PromptResponse, Ui } from "./ui.ts";
import type { Utilities } from "./utilities.ts";

/** `Own`: names for the office itself, which no script knows of. */
type Known<Google, Ours, Own extends string = never> =
  Exclude<keyof Ours, Own> extends keyof Google ? true : Exclude<keyof Ours, keyof Google>;
type AllTrue<T extends readonly true[]> = T;

export type Checked = AllTrue<
  [
    Known<GoogleAppsScript.Base.Blob, ScriptBlob, "content">,
    Known<GoogleAppsScript.Base.Menu, Menu, "items" | "caption">,
    Known<GoogleAppsScript.Base.PromptResponse, PromptResponse>,
    Known<GoogleAppsScript.Base.Session, Session, "hidden">,
    Known<GoogleAppsScript.Base.Ui, Ui>,
    Known<GoogleAppsScript.Base.User, User>,
    Known<GoogleAppsScript.Cache.Cache, Cache>,
    Known<GoogleAppsScript.Cache.CacheService, CacheService, "forget">,
    Known<GoogleAppsScript.HTML.HtmlOutput, HtmlOutput>,
    Known<GoogleAppsScript.HTML.HtmlService, HtmlService>,
    Known<GoogleAppsScript.Lock.Lock, Lock>,
    Known<GoogleAppsScript.Lock.LockService, LockService>,
    Known<GoogleAppsScript.Properties.Properties, Properties>,
    Known<GoogleAppsScript.Properties.PropertiesService, PropertiesService, "state" | "restore">,
    Known<GoogleAppsScript.Script.AuthorizationInfo, AuthorizationInfo>,
    Known<GoogleAppsScript.Script.ClockTriggerBuilder, ClockTriggerBuilder>,
    Known<GoogleAppsScript.Script.FormTriggerBuilder, FormTriggerBuilder>,
    Known<GoogleAppsScript.Script.ScriptApp, ScriptApp>,
    Known<GoogleAppsScript.Script.SpreadsheetTriggerBuilder, SpreadsheetTriggerBuilder>,
    Known<GoogleAppsScript.Script.Trigger, Trigger, "record">,
    Known<GoogleAppsScript.Script.TriggerBuilder, TriggerBuilder>,
    Known<GoogleAppsScript.Charts.ChartOptions, ChartOptions>,
    Known<GoogleAppsScript.Sheets.Collection.SpreadsheetsCollection, SpreadsheetsService>,
    Known<GoogleAppsScript.Sheets.Collection.Spreadsheets.ValuesCollection, ValuesOfSpreadsheets>,
    Known<GoogleAppsScript.Spreadsheet.ContainerInfo, ContainerInfo>,
    Known<GoogleAppsScript.Spreadsheet.EmbeddedChart, EmbeddedChart, "sheetId" | "drawn">,
    Known<GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder, EmbeddedChartBuilder>,
    Known<GoogleAppsScript.Utilities.Utilities, Utilities, "uuids">,
  ]
>;
