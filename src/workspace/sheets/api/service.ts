/** `Sheets.Spreadsheets` of the advanced Sheets v4 service, under the scope drive.file. */
import { parseMask } from "../../drive/fields.ts";
import { optionsOf } from "../../drive/input.ts";
import { Exception, NotEmbedded } from "../../kernel.ts";
import type { SheetFiles } from "../files.ts";
import { given, list } from "./input.ts";
import { applyRequests } from "./requests.ts";
import { spreadsheetResource } from "./resource.ts";
import { readValues } from "./values.ts";

type Service = GoogleAppsScript.Sheets.Collection.SpreadsheetsCollection;
type ValuesService = GoogleAppsScript.Sheets.Collection.Spreadsheets.ValuesCollection;
type Schema = GoogleAppsScript.Sheets.Schema.Spreadsheet;
type Batch = GoogleAppsScript.Sheets.Schema.BatchUpdateSpreadsheetRequest;
type BatchAnswer = GoogleAppsScript.Sheets.Schema.BatchUpdateSpreadsheetResponse;
type ValueRange = GoogleAppsScript.Sheets.Schema.ValueRange;

export class SpreadsheetsService implements Pick<Service, "get" | "batchUpdate" | "create"> {
  readonly Values: ValuesOfSpreadsheets;

  constructor(private readonly files: SheetFiles) {
    this.Values = files.kernel.expose("Sheets.Spreadsheets.Values", new ValuesOfSpreadsheets(files));
  }

  /** All but the cells, or what `fields` asks for; one read of the 60 a minute. */
  get(spreadsheetId: string, args: object = {}): Schema {
    this.files.takeRead();
    const { fields, includeGridData } = optionsOf("Sheets.Spreadsheets.get", args, ["fields", "includeGridData"]);
    return worded("get", () => {
      const file = this.files.entry(spreadsheetId, false);
      const mask = typeof fields === "string" ? parseMask(fields) : undefined;
      return spreadsheetResource(file, this.files.book(file), mask, includeGridData === true);
    });
  }

  /** Applies the requests in sequence, all or none; one write of the 60 a minute. */
  batchUpdate(resource: Batch, spreadsheetId: string): BatchAnswer {
    this.files.takeWrite();
    return worded("batchUpdate", () => {
      const file = this.files.entry(spreadsheetId, true);
      const requests = list(given(resource, ["requests"], "")["requests"], "requests");
      if (requests.length === 0) throw new Exception("Must specify at least one request.");
      const copy = this.files.checkOut(file);
      const replies = applyRequests(copy, requests);
      this.files.checkIn(file, copy);
      return { spreadsheetId: file.id, replies };
    });
  }

  /** Under drive.file a spreadsheet must be born in its folder, so the scripts make spreadsheets through Drive. */
  create(): never {
    throw new NotEmbedded(
      "Sheets.Spreadsheets.create は組み込みワークスペースにありません。Drive.Files.create を使います",
    );
  }
}

export class ValuesOfSpreadsheets implements Pick<ValuesService, "get"> {
  constructor(private readonly files: SheetFiles) {}

  /** Values as they are shown, or as asked for; one read of the 60 a minute. */
  get(spreadsheetId: string, range: string, args: object = {}): ValueRange {
    this.files.takeRead();
    return worded("values.get", () => {
      const file = this.files.entry(spreadsheetId, false);
      return readValues(this.files.book(file), range, args);
    });
  }
}

/** Errors as the advanced service throws them; what is not embedded stays as it is. */
function worded<T>(method: string, act: () => T): T {
  try {
    return act();
  } catch (cause) {
    if (!(cause instanceof Exception)) throw cause;
    throw new Exception(`API call to sheets.spreadsheets.${method} failed with error: ${cause.message}`);
  }
}
