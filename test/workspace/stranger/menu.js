// A lending desk of a library: another office's scripts, with a menu, a trigger, a Form and pages of their own.
var SHEET = "貸出";

function onOpen() {
  SpreadsheetApp.getUi()
    .createMenu("図書室")
    .addItem("準備する", "setUpDesk")
    .addSeparator()
    .addSubMenu(
      SpreadsheetApp.getUi().createMenu("本").addItem("返却する", "returnBook").addItem("一覧を開く", "showList"),
    )
    .addItem("予定表に書く", "writeCalendar")
    .addToUi();
}

function setUpDesk() {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().insertSheet(SHEET);
  sheet.getRange(1, 1, 1, 3).setValues([["書名", "借りた人", "返却日"]]);
  const form = FormApp.create("貸出カード", true);
  form.addTextItem().setTitle("書名").setRequired(true);
  form.addTextItem().setTitle("お名前").setRequired(true);
  form.addPublishedReader("reader@example.com");
  ScriptApp.newTrigger("lendBook").forForm(form).onFormSubmit().create();
  ScriptApp.newTrigger("countBooks").timeBased().everyHours(1).create();
  PropertiesService.getDocumentProperties().setProperty("form", form.getId());
  return form.getId();
}
