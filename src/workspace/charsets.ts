/**
 * Text into bytes and back as Java does it, on which Apps Script's Blob rests: what a charset cannot hold becomes "?"
 * without a word. The tables come out of Node's own decoder; where Java's differ from it is listed below, as OpenJDK 17
 * has it. Java's Shift_JIS is JIS X 0208 alone, so it knows neither 髙, 﨑 nor ①; its windows-31j has NEC's and IBM's
 * extensions as well.
 */
import { Exception, NotEmbedded } from "./kernel.ts";

export interface Charset {
  encode(text: string): Uint8Array;
  decode(bytes: Uint8Array): string;
}

const QUESTION = 0x3f;
const REPLACEMENT = "\ufffd";

/** The charset of this name or one of Java's other names for it, in any case. */
export function charsetCalled(name: string): Charset {
  const key = String(name).toLowerCase();
  const known = Object.hasOwn(NAMES, key) ? NAMES[key] : undefined;
  if (known) return known();
  if (ELSEWHERE.has(key)) throw new NotEmbedded(`文字コード ${name} は組み込みワークスペースにありません`);
  // Java refuses the name; how Apps Script words it is not written anywhere (?).
  throw new Exception(`引数が無効です: charset（${name}）`);
}

/** Half a pair on its own is no character: "?" in bytes, as in Java. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, "?");

const UTF_8: Charset = {
  encode: (text) => Buffer.from(wellFormed(text), "utf8"),
  // A byte order mark is a character of the text in Java, and stays.
  decode: (bytes) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes),
};

/** `mark`: a byte order mark stands before what is written, and tells how to read. */
function utf16(bigEndian: boolean, mark: boolean): Charset {
  return {
    encode: (text) => {
      const sound = text.replace(/\p{Surrogate}/gu, REPLACEMENT);
      const bytes = Buffer.from(mark && text !== "" ? `\ufeff${sound}` : sound, "utf16le");
      return bigEndian ? bytes.swap16() : bytes;
    },
    decode: (bytes) => {
      const [first, second] = bytes;
      const told = mark && first !== undefined && second !== undefined ? (first << 8) | second : 0;
      const big = told === 0xfffe ? false : told === 0xfeff ? true : bigEndian;
      const body = told === 0xfffe || told === 0xfeff ? bytes.subarray(2) : bytes;
      return new TextDecoder(big ? "utf-16be" : "utf-16le", { ignoreBOM: true }).decode(body);
    },
  };
}

function singleByte(highest: number): Charset {
  return {
    encode: (text) =>
      Uint8Array.from(text, (char) => ((char.codePointAt(0) ?? 0) <= highest ? char : "?").charCodeAt(0)),
    decode: (bytes) =>
      Array.from(bytes, (byte) => (byte <= highest ? String.fromCharCode(byte) : REPLACEMENT)).join(""),
  };
}

/** What Java's Shift_JIS reads another character in than Microsoft's. */
const JIS_OWN = new Map([
  [0x815c, "\u2014"],
  [0x8160, "\u301c"],
  [0x8161, "\u2016"],
  [0x817c, "\u2212"],
  [0x8191, "\u00a2"],
  [0x8192, "\u00a3"],
  [0x81ca, "\u00ac"],
]);
/** Written by Java's two charsets, but read as another character. */
const WRITTEN = new Map([
  ["\u00a5", 0x5c],
  ["\u203e", 0x7e],
]);
/** Likewise by windows-31j alone: Latin-1's signs of what Microsoft reads as wide ones. */
const MICROSOFT_WRITTEN = new Map([
  ["\u00a2", 0x8191],
  ["\u00a3", 0x8192],
  ["\u00ab", 0x81e1],
  ["\u00ac", 0x81ca],
  ["\u00af", 0x8150],
  ["\u00b5", 0x83ca],
  ["\u00b7", 0x8145],
  ["\u00b8", 0x8143],
  ["\u00bb", 0x81e2],
  ["\u3094", 0x8394],
]);

/** Rows of JIS X 0208: 13 is NEC's, 85 and beyond are NEC's, IBM's and everybody's own. */
const inJis = (row: number): boolean => row <= 8 || (row >= 16 && row <= 84);

/** The same character may stand in several rows: NEC's selection of IBM's (89 to 92) is written last of all. */
const isSecondChoice = (row: number): boolean => row >= 89 && row <= 92;

interface Table {
  characters: Map<number, string>;
  codes: Map<string, number>;
}

function tableOf(strict: boolean): Table {
  const characters = new Map<number, string>();
  for (let byte = 0; byte < 0x80; byte++) characters.set(byte, String.fromCharCode(byte));
  for (let byte = 0xa1; byte <= 0xdf; byte++) characters.set(byte, String.fromCharCode(0xff61 + byte - 0xa1));
  const decoder = new TextDecoder("shift_jis");
  const second: number[] = [];
  for (const { code, row } of pairs()) {
    const char = decoder.decode(Uint8Array.of(code >> 8, code & 255));
    if (char.includes(REPLACEMENT) || (strict && !inJis(row))) continue;
    characters.set(code, (strict ? JIS_OWN.get(code) : undefined) ?? char);
    if (isSecondChoice(row)) second.push(code);
  }
  const codes = new Map<string, number>();
  const order = [...characters.keys()].filter((code) => !second.includes(code));
  for (const code of [...order, ...second]) {
    const char = characters.get(code) ?? "";
    if (!codes.has(char)) codes.set(char, code);
  }
  for (const [char, code] of strict ? WRITTEN : [...WRITTEN, ...MICROSOFT_WRITTEN]) codes.set(char, code);
  return { characters, codes };
}

/** All codes of two bytes with their rows. */
function* pairs(): Generator<{ code: number; row: number }> {
  for (let lead = 0x81; lead <= 0xfc; lead++) {
    if (lead >= 0xa0 && lead <= 0xdf) continue;
    for (let trail = 0x40; trail <= 0xfc; trail++) {
      if (trail === 0x7f) continue;
      const half = (lead < 0xa0 ? lead - 0x81 : lead - 0xc1) * 2;
      yield { code: (lead << 8) | trail, row: half + (trail >= 0x9f ? 2 : 1) };
    }
  }
}

function shiftJis(strict: boolean): Charset {
  const { characters, codes } = tableOf(strict);
  return {
    encode: (text) => Uint8Array.from([...text].flatMap((char) => bytesOf(codes.get(char) ?? QUESTION))),
    decode: (bytes) => {
      let text = "";
      for (let at = 0; at < bytes.length; at++) {
        const single = bytes[at] ?? 0;
        const double = characters.get((single << 8) | (bytes[at + 1] ?? 0));
        const isLead = single > 0x80 && !characters.has(single);
        if (isLead && double !== undefined) at++;
        text += (isLead ? double : characters.get(single)) ?? REPLACEMENT;
      }
      return text;
    },
  };
}

function bytesOf(code: number): number[] {
  return code < 256 ? [code] : [code >> 8, code & 255];
}

/** Tables are built when they are first asked for. */
function once(make: () => Charset): () => Charset {
  let made: Charset | undefined;
  return () => (made ??= make());
}

function named(charset: () => Charset, ...names: string[]): [string, () => Charset][] {
  return names.map((name) => [name, charset]);
}

const NAMES: Readonly<Record<string, () => Charset>> = Object.fromEntries([
  ...named(() => UTF_8, "utf-8", "utf8"),
  ...named(
    once(() => utf16(true, true)),
    ...["utf-16", "utf16", "unicode"],
  ),
  ...named(
    once(() => utf16(true, false)),
    "utf-16be",
  ),
  ...named(
    once(() => utf16(false, false)),
    "utf-16le",
  ),
  ...named(
    once(() => singleByte(0x7f)),
    ...["us-ascii", "ascii"],
  ),
  ...named(
    once(() => singleByte(0xff)),
    ...["iso-8859-1", "latin1"],
  ),
  ...named(
    once(() => shiftJis(true)),
    ...["shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji"],
  ),
  ...named(
    once(() => shiftJis(false)),
    ...["windows-31j", "ms932", "cswindows31j"],
  ),
]);

/** Java has them, the stand-in has not. "cp932" is a trap: to Java it is IBM's code page, not Microsoft's. */
const ELSEWHERE: ReadonlySet<string> = new Set(
  "cp932 cp943 euc-jp iso-2022-jp utf-32 windows-1252 gbk gb18030 big5 euc-kr".split(" "),
);
