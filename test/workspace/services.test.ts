import { expect, test } from "vitest";
import { CLERK, MORNING, OWNER, officeWith } from "./scripts-folder.ts";

const PROPERTIES = `
  const store = () => PropertiesService.getScriptProperties();
  function put(key, size) { store().setProperty(key, "x".repeat(size)); }
  function fill(count, size) { for (let n = 0; n < count; n++) put("k" + n, size); }
  function keys() { return store().getKeys().length; }
  function mine(value) { const own = PropertiesService.getUserProperties(); if (value) own.setProperty("mine", value); return own.getProperty("mine"); }
  function kinds() {
    PropertiesService.getDocumentProperties().setProperties({ a: "1", b: "2" }).setProperties({ c: "3" }, true).deleteProperty("x");
    return [PropertiesService.getDocumentProperties().getProperties(), PropertiesService.getScriptProperties().getProperty("a")];
  }`;

test("Properties: 9 KB a value, 500 KB a store", () => {
  const office = officeWith(PROPERTIES);
  office.run("put", "ちょうど", 9 * 1024);
  expect(() => office.run("put", "大きい", 9 * 1024 + 1)).toThrow("引数が大きすぎます: value");
  expect(() => office.run("fill", 60, 9 * 1024)).toThrow("割り当てを超えました");
  expect(office.run("keys")).toBe(55);
});

test("文書・スクリプト・利用者のプロパティは別の入れ物で、利用者のものは人ごとに分かれる", () => {
  const office = officeWith(PROPERTIES).addEditor(CLERK);
  expect(office.run("kinds")).toEqual([{ c: "3" }, null]);
  office.run("mine", "事務局");
  expect(office.as(CLERK).run("mine")).toBeNull();
  expect(office.as(OWNER).run("mine")).toBe("事務局");
});

test("プロパティに文字列でない値を入れると文字列になる", () => {
  expect(
    officeWith(
      "function go() { return PropertiesService.getScriptProperties().setProperty('n', 5).getProperty('n'); }",
    ).run("go"),
  ).toBe("5");
});

const CACHE = `
  const cache = () => CacheService.getScriptCache();
  function put(key, value, seconds) { if (seconds) cache().put(key, value, seconds); else cache().put(key, value); }
  function get(key) { return cache().get(key); }
  function all() { cache().putAll({ a: "1", b: "2" }, 60); cache().remove("a"); return cache().getAll(["a", "b"]); }`;

test("Cache: key 250 chars, value 100 KB, at most 6 h, may vanish early", () => {
  const office = officeWith(CACHE);
  expect(() => office.run("put", "k".repeat(251), "x")).toThrow("引数が大きすぎます: key");
  expect(() => office.run("put", "k", "x".repeat(100 * 1024 + 1))).toThrow("引数が大きすぎます: value");
  expect(() => office.run("put", "k", "x", 21601)).toThrow("expirationInSeconds");
  office.run("put", "k", "値", 21600);
  expect(office.advance("5h").run("get", "k")).toBe("値");
  expect(office.advance("1h").run("get", "k")).toBeNull();
  office.run("put", "k", "値");
  expect(office.forgetCache().run("get", "k")).toBeNull();
  expect(office.run("all")).toEqual({ b: "2" });
});

const LOCKS = `
  function hold(kind) { const lock = LockService["get" + kind + "Lock"](); const got = lock.tryLock(10000); Utilities.sleep(1000); const has = lock.hasLock(); lock.releaseLock(); return [got, has, lock.hasLock()]; }
  function wait() { LockService.getScriptLock().waitLock(20000); }
  function forgetful() { return LockService.getScriptLock().tryLock(1000); }
  function askInside() {
    const lock = LockService.getScriptLock(); lock.waitLock(1000);
    const ui = SpreadsheetApp.getUi(); ui.alert("続けますか", ui.ButtonSet.YES_NO);
    return lock.hasLock();
  }`;

test("実行の途中に割り込んだ実行は、ロックを取れないまま待ち時間だけを使う", () => {
  const office = officeWith(LOCKS);
  const inner: unknown[] = [];
  let waited = 0;
  office.at(2, () => {
    const from = office.now;
    inner.push(office.run("hold", "Script"));
    waited = office.now - from;
    expect(() => office.run("wait")).toThrow("ロックのタイムアウト");
    inner.push(office.run("hold", "Document"), office.run("hold", "User"));
  });
  expect(office.run("hold", "Script")).toEqual([true, true, false]);
  expect(inner).toEqual([
    [false, false, false],
    [true, true, false],
    [true, true, false],
  ]);
  expect(waited).toBeGreaterThanOrEqual(10000);
});

test("割り込んだ実行が使った時間は、割り込まれた実行の6分から引かれない", () => {
  const office = officeWith(LOCKS);
  office.at(2, () => {
    for (let n = 0; n < 60; n++) office.run("hold", "Script");
  });
  expect(office.run("hold", "Script")).toEqual([true, true, false]);
  expect(office.now - MORNING).toBeGreaterThan(6 * 60 * 1000);
});

test("実行が終われば、返し忘れたロックも外れる", () => {
  const office = officeWith(LOCKS);
  expect([office.run("forgetful"), office.run("forgetful")]).toEqual([true, true]);
});

test("Locks do not persist across alert and prompt", () => {
  const office = officeWith(LOCKS);
  let meanwhile: unknown;
  office.answer({ button: "YES", meanwhile: () => (meanwhile = office.run("forgetful")) });
  expect(office.run("askInside")).toBe(false);
  expect(meanwhile).toBe(true);
});

const SESSION = `
  function who() { return [Session.getActiveUser().getEmail(), Session.getEffectiveUser().getEmail(), Session.getScriptTimeZone()]; }
  function onTimer() { PropertiesService.getScriptProperties().setProperty("who", JSON.stringify(who())); }
  function install() { ScriptApp.newTrigger("onTimer").timeBased().everyMinutes(5).create(); }
  function told() { return JSON.parse(PropertiesService.getScriptProperties().getProperty("who")); }`;

test("The active user's e-mail can be empty; under a trigger the effective user is its creator", () => {
  const office = officeWith(SESSION).addEditor(CLERK);
  expect(office.as(CLERK).run("who")).toEqual([CLERK, CLERK, "Asia/Tokyo"]);
  office.as(OWNER).run("install");
  office.as(CLERK).advance("5m");
  expect(office.run("told")).toEqual(["", OWNER, "Asia/Tokyo"]);
  expect(office.hideIdentity().run("who")).toEqual(["", CLERK, "Asia/Tokyo"]);
});

const UTILITIES = `
  function uuids() { return [Utilities.getUuid(), Utilities.getUuid()]; }
  function dates(ms, zone, formats) { return formats.map((format) => Utilities.formatDate(new Date(ms), zone, format)); }
  function digest() { const hex = (bytes) => bytes.map((b) => ((b + 256) % 256).toString(16).padStart(2, "0")).join("");
    const { DigestAlgorithm: D, Charset: C } = Utilities;
    return [hex(Utilities.computeDigest(D.MD5, "abc")), hex(Utilities.computeDigest(D.SHA_256, "あ", C.UTF_8)).slice(0, 8), Utilities.computeDigest(D.SHA_256, "あ")[0] === Utilities.computeDigest(D.SHA_256, "?")[0]]; }
  function blob() { const made = Utilities.newBlob("見本", "text/csv", "a.csv"); return [made.getName(), made.getContentType(), made.getDataAsString(), made.getBytes()[0]]; }
  function base64() { return [Utilities.base64Encode("あ", Utilities.Charset.UTF_8), Utilities.base64Encode("あ"), Utilities.base64Decode("44GC")]; }
  function nap(ms) { const from = Date.now(); Utilities.sleep(ms); return Date.now() - from; }`;

test("Utilities.getUuid は版4の形で、毎回新しく、やり直しても同じ", () => {
  const one = officeWith(UTILITIES).run("uuids") as string[];
  expect(one[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(one[0]).not.toBe(one[1]);
  expect(officeWith(UTILITIES).run("uuids")).toEqual(one);
});

test("Utilities.formatDate は書式とタイムゾーンに従い、知らない文字は名前を挙げる", () => {
  const office = officeWith(UTILITIES);
  const formats = [
    "yyyy-MM-dd HH:mm:ss.SSS",
    "M月d日(E) h:mm a",
    "yyyy年MM月dd日 'の' EEEE",
    "yyyyMMdd'T'HHmmssZ",
    "XXX",
    "yy/MMM",
    "''u",
  ];
  expect(office.run("dates", MORNING, "Asia/Tokyo", formats)).toEqual([
    "2018-04-02 09:00:00.000",
    "4月2日(Mon) 9:00 AM",
    "2018年04月02日 の Monday",
    "20180402T090000+0900",
    "+09:00",
    "18/Apr",
    "'1",
  ]);
  expect(office.run("dates", MORNING, "UTC", ["HH:mm X"])).toEqual(["00:00 Z"]);
  expect(() => office.run("dates", MORNING, "Asia/Tokyo", ["w"])).toThrow("書式文字 w");
  expect(() => office.run("dates", MORNING, "Tokyo/Japan", ["y"])).toThrow("タイムゾーンが無効です");
});

test("Utilities の要約・Blob・Base64 はバイトを符号付きで扱う", () => {
  const office = officeWith(UTILITIES);
  expect(office.run("digest")).toEqual(["900150983cd24fb0d6963f7d28e17f72", "dc5a4d3d", true]);
  expect(office.run("blob")).toEqual(["a.csv", "text/csv", "見本", -24]);
  expect(office.run("base64")).toEqual(["44GC", "Pw==", [-29, -127, -126]]);
  expect(office.run("nap", 1500)).toBeGreaterThanOrEqual(1500);
  expect(() => office.run("nap", 300001)).toThrow("milliseconds");
});

test("console と Logger の出力は残り、サービス呼出しには数えない", () => {
  const office = officeWith(
    "function go() { console.log('件数 %d', 3); console.error({ a: 1 }); Logger.log('終わり'); return Logger.getLog(); }",
  );
  expect(office.run("go")).toBe("終わり\n");
  expect(office.logs.map(({ level, entry, text }) => [level, entry, text])).toEqual([
    ["log", "go", "件数 3"],
    ["error", "go", "{ a: 1 }"],
    ["info", "go", "終わり"],
  ]);
  expect(office.calls.total).toBe(0);
});
