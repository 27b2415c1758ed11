import { expect, test } from "vitest";
import type { Office } from "../../src/workspace/office.ts";
import { CLERK, MORNING, OWNER, officeWith } from "./scripts-folder.ts";

const CODE = `
  const note = (text) => { const store = PropertiesService.getScriptProperties(); store.setProperty("notes", (store.getProperty("notes") || "") + text + ";"); };
  function tick() { note("tick@" + Date.now()); }
  function slow() { note("slow"); Utilities.sleep(290000); }
  function broken() { throw new Error("壊れています"); }
  function talk() { SpreadsheetApp.getUi().alert("誰もいません"); }
  function every(kind, n, handler) { ScriptApp.newTrigger(handler || "tick").timeBased()[kind](n).create(); }
  function daily(hour, near) { const clock = ScriptApp.newTrigger("tick").timeBased().everyDays(1).atHour(hour); (near === undefined ? clock : clock.nearMinute(near)).create(); }
  function weekly() { ScriptApp.newTrigger("tick").timeBased().onWeekDay(ScriptApp.WeekDay.FRIDAY).atHour(8).create(); }
  function later(ms) { return ScriptApp.newTrigger("tick").timeBased().after(ms).create().getUniqueId(); }
  function mine() { return ScriptApp.getProjectTriggers().map((t) => [t.getHandlerFunction(), String(t.getEventType()), String(t.getTriggerSource()), t.getTriggerSourceId()]); }
  function removeAll() { ScriptApp.getProjectTriggers().forEach((t) => ScriptApp.deleteTrigger(t)); }
  function makeForm() {
    const form = FormApp.create("申込書", true); form.addTextItem().setTitle("お名前"); form.addPublishedReader("applicant@example.com");
    ScriptApp.newTrigger("arrived").forForm(form).onFormSubmit().create(); return form.getId();
  }
  function watch(id) { ScriptApp.newTrigger("arrived").forForm(id).onFormSubmit().create(); }
  function arrived(e) { note(e.response ? e.response.getItemResponses()[0].getResponse() : "空"); }
`;

function open(options: Parameters<typeof officeWith>[1] = {}): Office {
  return officeWith(CODE, options).addEditor(CLERK);
}

function notes(office: Office): string[] {
  const text = office.services.properties.getScriptProperties().getProperty("notes") ?? "";
  return text.split(";").filter((part) => part !== "");
}

const times = (office: Office) => notes(office).map((note) => Number(note.slice("tick@".length)));

test("everyMinutes takes 1, 5, 10, 15, 30", () => {
  const office = open();
  for (const n of [2, 0, 60, 1.5]) expect(() => office.run("every", "everyMinutes", n)).toThrow("1、5、10、15、30");
  for (const n of [1, 5, 10, 15, 30]) office.run("every", "everyMinutes", n);
  expect(office.triggers).toHaveLength(5);
});

test("時間を進めると、毎分のタイマーはその都度1回ずつ、別々の実行として動く", () => {
  const office = open();
  office.run("every", "everyMinutes", 5);
  office.advance("1h");
  expect(notes(office)).toHaveLength(12);
  expect(office.now).toBeGreaterThanOrEqual(MORNING + 3_600_000);
});

test("Timers drift within the hour", () => {
  const office = open();
  office.run("every", "everyHours", 1);
  office.advance("1d");
  const minutes = new Set(times(office).map((at) => new Date(at).getMinutes()));
  expect(times(office).length).toBeGreaterThanOrEqual(22);
  expect(minutes.size).toBeGreaterThan(6);
});

test("毎日・毎週のタイマーは、指定した時の中か、指定した分の前後15分に来る", () => {
  const office = open();
  office.run("daily", 6);
  office.advance("3d");
  expect(times(office).map((at) => new Date(at).getHours())).toEqual([6, 6, 6]);
  const near = open();
  near.run("daily", 7, 30);
  near.advance("1d");
  const minute = new Date(times(near)[0] ?? 0).getMinutes();
  expect(minute >= 15 && minute <= 45).toBe(true);
  const weekly = open();
  weekly.run("weekly");
  weekly.advance("14d");
  expect(times(weekly).map((at) => [new Date(at).getDay(), new Date(at).getHours()])).toEqual([
    [5, 8],
    [5, 8],
  ]);
});

test(".after(ms) is a minimum", () => {
  const office = open();
  office.run("later", 600_000);
  const made = office.now;
  office.advance("9m");
  expect(notes(office)).toEqual([]);
  office.advance("1d");
  expect(times(office)).toHaveLength(1);
  expect((times(office)[0] ?? 0) - made).toBeGreaterThanOrEqual(600_000 - 1000);
});

test("Installable triggers run as who created them, and nobody else sees them", () => {
  const office = open();
  office.as(CLERK).run("every", "everyMinutes", 10);
  expect(office.run("mine")).toEqual([["tick", "CLOCK", "CLOCK", null]]);
  expect(office.as(OWNER).run("mine")).toEqual([]);
  office.run("removeAll");
  expect(office.triggers).toMatchObject([{ creator: CLERK, handler: "tick" }]);
  office.as(CLERK).run("removeAll");
  expect(office.triggers).toEqual([]);
});

test("20 triggers per user per script", () => {
  const office = open();
  for (let n = 0; n < 20; n++) office.run("later", 1000);
  expect(() => office.run("later", 1000)).toThrow("トリガーが多すぎます");
  office.as(CLERK).run("later", 1000);
  expect(office.triggers).toHaveLength(21);
});

test("トリガーの中のエラーは画面に出ず、所有者へのメールとして残る", () => {
  const office = open();
  office.run("every", "everyMinutes", 30, "broken");
  office.run("every", "everyMinutes", 30, "nowhere");
  office.advance("30m");
  expect(office.crashes).toMatchObject([
    { entry: "broken", message: "壊れています", user: OWNER },
    { entry: "nowhere", message: "スクリプト関数が見つかりません: nowhere" },
  ]);
});

test("getUi throws in a trigger", () => {
  const office = open();
  office.run("every", "everyMinutes", 30, "talk");
  office.advance("30m");
  expect(office.crashes[0]?.message).toBe("このコンテキストから SpreadsheetApp.getUi() を呼び出せません。");
  expect(office.dialogs).toEqual([]);
});

test.each([
  ["consumer", 90],
  ["workspace", 360],
] as const)("All triggers together: 90 min / 6 h a day (%s)", (account, minutes) => {
  const office = open({ account, now: MORNING - 9 * 3_600_000 + 60_000 });
  office.run("every", "everyMinutes", 5, "slow");
  office.advance("23h");
  const ran = notes(office).length;
  expect(ran * 290_000).toBeGreaterThanOrEqual((minutes - 5) * 60_000);
  expect(ran * 290_000).toBeLessThanOrEqual((minutes + 6) * 60_000);
  expect(office.crashes.at(-1)?.message).toContain("合計時間が長すぎます");
  office.advance("2h");
  expect(notes(office).length).toBeGreaterThan(ran);
});

test("A trigger on the Form gives e.response, e.source, and fires as its creator for a stranger's answer", () => {
  const office = open();
  office.run("makeForm");
  office.submit("申込書", { お名前: "見本 太郎" }, { as: "applicant@example.com" });
  expect(notes(office)).toEqual(["見本 太郎"]);
  expect(office.run("mine")).toEqual([["arrived", "ON_FORM_SUBMIT", "FORMS", office.services.forms.ids()[0]]]);
});

test("Submit events have been seen blank, doubled and missing", () => {
  const office = open();
  const form = office.run("makeForm") as string;
  const as = "applicant@example.com";
  office.submit(form, { お名前: "一" }, { as, event: "blank" });
  office.submit(form, { お名前: "二" }, { as, event: "doubled" });
  office.submit(form, { お名前: "三" }, { as, event: "lost" });
  office.submit(form, { お名前: "四" }, { as });
  expect(notes(office)).toEqual(["空", "二", "二", "四"]);
  expect(office.services.forms.responses(form)).toHaveLength(4);
});

test("Submit events interleaved: over 30 runs at once a submit event is lost, and the answer stays in the Form", () => {
  const office = open();
  const form = office.run("makeForm") as string;
  const as = "applicant@example.com";
  const next = (n: number) => {
    if (n <= 32) office.at(1, () => next(n + 1)).submit(form, { お名前: String(n) }, { as });
  };
  next(1);
  expect(office.services.forms.responses(form)).toHaveLength(31);
  expect(office.events.lost).toBe(1);
  expect(notes(office)).toHaveLength(30);
  office.calm();
});

test("ないフォームや、編集できないフォームにはトリガーを付けられない", () => {
  const office = open();
  expect(() => office.run("watch", "nowhere")).toThrow("ID が nowhere のアイテムは見つからない");
  const form = office.run("makeForm");
  expect(() => office.as(CLERK).run("watch", form)).toThrow("アクセスする権限がありません");
});

test("アカウントが消えると、その人のトリガーは知らせもなく止まる", () => {
  const office = open();
  office.as(CLERK).run("every", "everyMinutes", 30);
  office.as(OWNER).deleteAccount(CLERK).advance("2h");
  expect([notes(office), office.crashes]).toEqual([[], []]);
});

test("編集者でなくなった人のトリガーは失敗する", () => {
  const office = open();
  office.as(CLERK).run("every", "everyMinutes", 30);
  office.as(OWNER).removeEditor(CLERK).advance("30m");
  expect(notes(office)).toEqual([]);
  expect(office.crashes).toMatchObject([{ entry: "tick", user: CLERK }]);
});

const SIMPLE = `
  function onOpen(e) { SpreadsheetApp.getUi().createMenu("窓口").addItem("開く", "go").addToUi(); PropertiesService.getDocumentProperties().setProperty("opened", String(e.authMode)); attempt(); }
  function onEdit(e) { PropertiesService.getDocumentProperties().setProperty("edited", e.value); }
  function go() { return PropertiesService.getDocumentProperties().getProperties(); }`;

test.each([
  ["メール", "MailApp.sendEmail('a@example.com', 's', 'b')"],
  ["シートの読取り", "SpreadsheetApp.getActiveSpreadsheet()"],
  ["ダイアログ", "SpreadsheetApp.getUi().alert('x')"],
  ["本人確認", "Session.getActiveUser().getEmail()"],
  ["トリガー作成", "ScriptApp.newTrigger('go').timeBased().everyHours(1).create()"],
])(
  "Simple onOpen/onEdit: no authorised service, no dialog, no identity; only menus and properties（%s）",
  (_what, statement) => {
    const office = officeWith(`${SIMPLE} function attempt() { ${statement}; }`);
    expect(office.click("窓口", "開く")).toEqual({ opened: "LIMITED" });
    expect(office.crashes).toMatchObject([{ entry: "onOpen" }]);
    expect(office.crashes[0]?.message).toContain("権限がありません");
  },
);

test("セルを打ち替えると onEdit が動く", () => {
  const office = officeWith(`${SIMPLE} function attempt() {}`);
  office.services.sheets.clerk.type(office.services.sheets.model.sheets()[0] ?? "", 1, 1, "訂正");
  expect(office.click("窓口", "開く")).toEqual({ opened: "LIMITED", edited: "訂正" });
});

test("Simple trigger: 30 s", () => {
  const office = officeWith("function onOpen() { Utilities.sleep(31000); }");
  office.reload();
  expect(office.crashes).toMatchObject([{ entry: "onOpen", message: "起動時間の最大値を超えました" }]);
});
