/** Text in other encodings. What Java does was read off OpenJDK 17: every character of both Japanese charsets agreed. */
import { describe, expect, test } from "vitest";
import { charsetCalled } from "../../src/workspace/charsets.ts";
import { officeWith } from "./scripts-folder.ts";

const hex = (text: string, charset: string): string => Buffer.from(charsetCalled(charset).encode(text)).toString("hex");
const read = (bytes: string, charset: string): string => charsetCalled(charset).decode(Buffer.from(bytes, "hex"));

/** Characters of the basic plane that a charset can hold. */
function held(charset: string): string[] {
  const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
    (char) => !/\p{Cs}/u.test(char),
  );
  return all.filter((char) => char === "?" || hex(char, charset) !== "3f");
}

describe("表せない文字は、黙って ? になる", () => {
  test.each([
    ["日本語 ABC ｶﾅ", "93fa967b8cea2041424320b6c5"],
    ["髙橋 﨑 ①②", "3f8bb4203f203f3f"],
    ["𠮷野", "3f96ec"],
    ["〜−‖", "8160817c8161"],
    ["～－∥", "3f3f3f"],
    ["¥\\", "5c5c"],
  ])("Shift_JIS は JIS X 0208 まで: %s", (text, bytes) => expect(hex(text, "Shift_JIS")).toBe(bytes));

  test.each([
    ["髙橋 﨑 ①②", "fbfc8bb420fab12087408741"],
    ["𠮷野", "3f96ec"],
    ["〜−‖", "3f3f3f"],
    ["～－∥", "8160817c8161"],
    ["ⅰ≒￢㈱", "fa4081e081ca878a"],
  ])("windows-31j は NEC と IBM の拡張も持つ: %s", (text, bytes) => expect(hex(text, "windows-31j")).toBe(bytes));

  test("表せる文字の数は Java と同じで、どれも読み戻すと元の字か、同じ形の字になる", () => {
    const [jis, microsoft] = [held("Shift_JIS"), held("windows-31j")];
    expect([jis.length, microsoft.length]).toEqual([7072, 9409]);
    const changed = (chars: string[], charset: string) =>
      chars.filter((char) => read(hex(char, charset), charset) !== char);
    expect(changed(jis, "Shift_JIS").join("")).toBe("¥‾");
    expect(changed(microsoft, "windows-31j").join("")).toBe("¢£¥«¬¯µ·¸»‾ゔ");
  });

  test("片割れのサロゲートは1つの ? に、UTF-16 では U+FFFD になる", () => {
    const half = "\ud842x";
    expect(["UTF-8", "Shift_JIS", "windows-31j", "UTF-16"].map((name) => hex(half, name))).toEqual([
      "3f78",
      "3f78",
      "3f78",
      "fefffffd0078",
    ]);
    expect(hex("é髙𠮷", "US-ASCII")).toBe("3f3f3f");
    expect(hex("é髙𠮷", "ISO-8859-1")).toBe("e93f3f");
  });
});

describe("読み戻し", () => {
  test("UTF-16 は BOM を付けて書き、BOM に従って読む。BE と LE は付けも外しもしない", () => {
    expect([hex("aあ", "UTF-16"), hex("aあ", "UTF-16BE"), hex("aあ", "UTF-16LE"), hex("", "UTF-16")]).toEqual([
      "feff00613042",
      "00613042",
      "61004230",
      "",
    ]);
    expect([read("feff0061", "UTF-16"), read("fffe6100", "UTF-16"), read("0061", "UTF-16")]).toEqual(["a", "a", "a"]);
    expect(read("fffe6100", "UTF-16LE")).toBe("\ufeffa");
  });

  test("UTF-8 の BOM は、読んでも残る", () => expect(read("efbbbf61", "UTF-8")).toBe("\ufeffa"));

  test("読めないバイトは U+FFFD になり、その先は読める", () => {
    expect(read("874041", "Shift_JIS")).toBe("\ufffd@A");
    expect(read("8740", "windows-31j")).toBe("①");
    expect([read("82a0ff82", "Shift_JIS"), read("8241", "MS932")]).toEqual(["あ\ufffd\ufffd", "\ufffdA"]);
  });
});

test("名前は大文字小文字を問わず、Java の別名でもよい。知らない名前は誤り、この環境にないものは名前を言って止まる", () => {
  for (const name of ["shift_jis", "SJIS", "Shift-JIS", "MS_Kanji"]) expect(hex("①", name), name).toBe("3f");
  for (const name of ["Windows-31J", "ms932", "csWindows31J"]) expect(hex("①", name), name).toBe("8740");
  for (const name of ["utf8", "UTF-8"]) expect(hex("①", name), name).toBe("e291a0");
  for (const name of ["foo", "", "shift_jis ", "constructor"])
    expect(() => charsetCalled(name), name).toThrow("charset");
  for (const name of ["EUC-JP", "CP932"]) expect(() => charsetCalled(name), name).toThrow(name);
});

test("Blob は文字コードを指定して書き、読む。もとの名前と種類は変わらない", () => {
  const office = officeWith(`function go() {
    const blob = Utilities.newBlob("", "text/csv", "一覧.csv").setDataFromString("髙橋,①\\r\\n", "windows-31j");
    const same = blob.copyBlob().setName("写し.csv");
    blob.setDataFromString("髙橋", "Shift_JIS");
    return [same.getName(), same.getContentType(), same.getDataAsString("MS932"), same.getBytes().length, blob.getDataAsString("Shift_JIS"),
      Utilities.newBlob([]).setBytes([-127, 64]).getDataAsString("Shift_JIS"), Utilities.newBlob("").setDataFromString("é").getBytes()];
  }
  function bad() { return Utilities.newBlob("").setDataFromString("a", "shift-ji5"); }`);
  expect(office.run("go")).toEqual(["写し.csv", "text/csv", "髙橋,①\r\n", 9, "?橋", "　", [-61, -87]]);
  expect(() => office.run("bad")).toThrow("shift-ji5");
});
