function lendBook(e) {
  const answers = e.response.getItemResponses().map((item) => item.getResponse());
  SpreadsheetApp.getActiveSpreadsheet().getSheetByName(SHEET).appendRow([answers[0], answers[1], ""]);
}

function countBooks() {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(SHEET);
  PropertiesService.getScriptProperties().setProperty("count", String(sheet.getLastRow() - 1));
}

function returnBook() {
  const ui = SpreadsheetApp.getUi();
  const asked = ui.prompt("返却", "書名を入れてください", ui.ButtonSet.OK_CANCEL);
  if (asked.getSelectedButton() !== ui.Button.OK) return "やめました";
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(SHEET);
  const rows = sheet.getDataRange().getValues();
  const at = rows.findIndex((row) => row[0] === asked.getResponseText());
  if (at < 1) throw new Error("その本は貸し出していません");
  sheet.getRange(at + 1, 3).setValue(new Date());
  return "返却しました";
}

function showList() {
  const page = HtmlService.createTemplateFromFile("list");
  page.books = booksOut();
  SpreadsheetApp.getUi().showModalDialog(page.evaluate().setWidth(400).setHeight(300), "貸出中の本");
}

function booksOut() {
  return SpreadsheetApp.getActiveSpreadsheet()
    .getSheetByName(SHEET)
    .getDataRange()
    .getValues()
    .slice(1)
    .filter((row) => row[2] === "")
    .map((row) => row[0]);
}

function lastReturn() {
  return { when: new Date() };
}

function secret_() {
  return "隠し";
}

function writeCalendar() {
  Utilities.parseCsv("a,b");
}
