/**
 * Virtual cost of each service call in ms: one table, so that the six minutes, the day's trigger time and the
 * benches are counted by one measure. The orders of magnitude are those of public measurements (10 to some 100 ms
 * a call, about 1 s for a Drive copy or a saved document); none was measured on a live account.
 */

/** What loading the whole script costs at the start of every execution. */
export const START_MS = 300;

const DEFAULT_MS = 20;

const METHODS: Readonly<Record<string, number>> = {
  "SpreadsheetApp.flush": 300,
  "SpreadsheetApp.create": 2000,
  "SpreadsheetApp.openById": 500,
  "Range.getValues": 60,
  "Range.getDisplayValues": 60,
  "Range.getFormulas": 60,
  "Range.setValues": 80,
  "Range.setFormulas": 80,
  "Sheet.appendRow": 60,
  "Sheet.insertRowsAfter": 60,
  "Spreadsheet.insertSheet": 200,
  "Sheet.insertChart": 200,
  "Sheet.removeChart": 100,
  "Sheet.getCharts": 60,
  "FormApp.create": 1500,
  "FormApp.openById": 300,
  "Form.getResponses": 400,
  "Form.shortenFormUrl": 300,
  "FormResponse.submit": 500,
  "DocumentApp.create": 1500,
  "DocumentApp.openById": 600,
  "Document.saveAndClose": 1000,
  "Document.getAs": 2500,
  "Body.clear": 60,
  "Body.getChild": 10,
  "Body.getNumChildren": 10,
  "Body.removeChild": 20,
  "Body.appendParagraph": 20,
  "Body.appendListItem": 20,
  "Body.appendTable": 40,
  "Body.getPageWidth": 10,
  "Body.getPageHeight": 10,
  "Body.getMarginTop": 10,
  "Body.getMarginBottom": 10,
  "Body.getMarginLeft": 10,
  "Body.getMarginRight": 10,
  "MailApp.sendEmail": 300,
  "ScriptApp.deleteTrigger": 200,
  "Properties.setProperty": 40,
  "Properties.setProperties": 60,
  "Session.getScriptTimeZone": 5,
};

const CLASSES: Readonly<Record<string, number>> = {
  Properties: 15,
  Cache: 15,
  Lock: 30,
  Utilities: 1,
  HtmlService: 10,
  HtmlTemplate: 30,
  HtmlOutput: 1,
  ScriptApp: 50,
  ClockTriggerBuilder: 400,
  FormTriggerBuilder: 400,
  SpreadsheetTriggerBuilder: 400,
  Ui: 50,
  FormApp: 50,
  Form: 60,
  Document: 60,
  Body: 50,
  // Elements of a document: the whole document lies with the run, and travels when it is saved.
  Paragraph: 10,
  ListItemElement: 10,
  Table: 10,
  TableCell: 10,
  HeaderSection: 20,
  FooterSection: 20,
  MailApp: 60,
  // A chart that is built, or was found, lies with the run until it is inserted.
  EmbeddedChart: 10,
  EmbeddedChartBuilder: 10,
  ChartOptions: 10,
};

/** The advanced services are web requests: by the last part of the method's name. */
const REQUESTS: Readonly<Record<string, number>> = {
  get: 300,
  list: 400,
  copy: 1000,
  create: 800,
  batchUpdate: 1000,
  export: 1500,
  update: 500,
  remove: 400,
};

/** Virtual milliseconds of one call of `method` ("Range.setValues", "Drive.Files.copy"). */
export function costOf(method: string): number {
  const dot = method.lastIndexOf(".");
  const owner = method.slice(0, dot);
  if (/^(Drive|Docs|Sheets)\b/.test(owner)) return REQUESTS[method.slice(dot + 1)] ?? 500;
  return METHODS[method] ?? CLASSES[owner] ?? DEFAULT_MS;
}
