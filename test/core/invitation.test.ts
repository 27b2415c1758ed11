import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HOURS, invitation, type Invitation } from "../../src/core/invitation.ts";
import { anyCharacter } from "./any-text.ts";

const visit: Invitation = {
  uid: "マ-2018-0001@example.lg.jp",
  sequence: 0,
  method: "PUBLISH",
  day: "2018-06-15",
  half: "午前",
  summary: "在宅医同行研修（受講者：見本 太郎）",
  location: "例示診療所、横須賀市小川町11; 1階",
  description: "集合：9時\n持ち物：名札, 白衣\\靴",
  organizerName: "横須賀市地域医療推進課",
  organizerEmail: "zaitaku@example.lg.jp",
  stampedAt: "2018-06-01 08:30:00",
};

interface Property {
  readonly name: string;
  readonly parameters: string;
  readonly value: string;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** The physical lines of a file as their bytes; each must end with CRLF and hold no other control character but TAB. */
function physical(file: string): Buffer[] {
  const bytes = Buffer.from(file, "utf8");
  const lines: Buffer[] = [];
  let start = 0;
  for (let end = bytes.indexOf("\r\n"); end >= 0; end = bytes.indexOf("\r\n", start)) {
    lines.push(bytes.subarray(start, end));
    start = end + 2;
  }
  expect(start).toBe(bytes.length);
  const control = (byte: number): boolean => (byte < 0x20 && byte !== 9) || byte === 0x7f;
  expect(lines.filter((line) => line.some(control))).toEqual([]);
  return lines;
}

/** A reader of RFC 5545 of its own: unfolds octets, then splits at the first colon outside quotation marks. */
function read(file: string): Property[] {
  const unfolded: Buffer[] = [];
  for (const line of physical(file)) {
    if (line[0] === 0x20) unfolded.push(Buffer.concat([unfolded.pop()!, line.subarray(1)]));
    else unfolded.push(line);
  }
  return unfolded.map((bytes) => {
    const line = utf8.decode(bytes);
    const [, name = "", parameters = "", value = ""] = /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:]*))*):(.*)$/s.exec(
      line,
    )!;
    return { name, parameters: parameters.slice(1), value };
  });
}

const value = (file: string, name: string): string | undefined => read(file).find((one) => one.name === name)?.value;
const unescaped = (text = ""): string => text.replace(/\\([\\;,nN])/g, (_, c: string) => (/[nN]/.test(c) ? "\n" : c));
/** DTSTART, DTEND and TRANSP of the visit (the time zone has a DTSTART of its own). */
const when = (file: string): string[] =>
  read(file)
    .slice(read(file).findIndex((one) => one.value === "VEVENT"))
    .filter(({ name }) => /^(DT(START|END)|TRANSP)$/.test(name))
    .map((one) => `${one.name};${one.parameters}:${one.value}`);

describe("カレンダーの予定", () => {
  test("予定には、誰のどんな用事がいつどこであるかが、書いたとおりに入る", () => {
    const file = invitation(visit);
    expect(value(file, "UID")).toBe("マ-2018-0001@example.lg.jp");
    expect(value(file, "SUMMARY")).toBe("在宅医同行研修（受講者：見本 太郎）");
    expect(value(file, "LOCATION")).toBe("例示診療所、横須賀市小川町11\\; 1階");
    expect(value(file, "DESCRIPTION")).toBe("集合：9時\\n持ち物：名札\\, 白衣\\\\靴");
    expect(read(file).find(({ name }) => name === "ORGANIZER")).toEqual({
      name: "ORGANIZER",
      parameters: 'CN="横須賀市地域医療推進課"',
      value: "mailto:zaitaku@example.lg.jp",
    });
    expect([value(file, "METHOD"), value(file, "STATUS"), value(file, "SEQUENCE")]).toEqual([
      "PUBLISH",
      "CONFIRMED",
      "0",
    ]);
  });

  test("作った時刻は、東京の時刻を世界時に直して書く", () => {
    expect(value(invitation(visit), "DTSTAMP")).toBe("20180531T233000Z");
  });

  test("カレンダーは、東京の時間帯と予定一つを、入れ子を崩さずに持つ", () => {
    const frame = read(invitation(visit)).filter(({ name }) => name === "BEGIN" || name === "END");
    expect(frame.map(({ name, value: of }) => `${name} ${of}`)).toEqual([
      "BEGIN VCALENDAR",
      "BEGIN VTIMEZONE",
      "BEGIN STANDARD",
      "END STANDARD",
      "END VTIMEZONE",
      "BEGIN VEVENT",
      "END VEVENT",
      "END VCALENDAR",
    ]);
    const offsets = read(invitation(visit)).filter(({ name }) => name.startsWith("TZOFFSET"));
    expect(offsets.map((one) => one.value)).toEqual(["+0900", "+0900"]);
  });

  test("取消しは、同じ番号と大きい版を持ち、取り消されたと書く", () => {
    const file = invitation({ ...visit, method: "CANCEL", sequence: 2 });
    expect(["METHOD", "STATUS", "SEQUENCE", "UID"].map((name) => value(file, name))).toEqual([
      "CANCEL",
      "CANCELLED",
      "2",
      visit.uid,
    ]);
  });

  test("場所、説明、主催者の名がなければ、その行を置かない", () => {
    const file = invitation({ ...visit, location: "", description: "", organizerName: "" });
    expect(read(file).some(({ name }) => name === "LOCATION" || name === "DESCRIPTION")).toBe(false);
    expect(read(file).find(({ name }) => name === "ORGANIZER")?.parameters).toBe("");
  });

  test("主催者の名は引用符と改行を、アドレスはURIで意味を持つ字を、形を崩さずに書く", () => {
    const file = invitation({ ...visit, organizerName: '課"長"\r\n;X=1:', organizerEmail: "a?b&c%d@example.jp" });
    expect(read(file).find(({ name }) => name === "ORGANIZER")).toEqual({
      name: "ORGANIZER",
      parameters: "CN=\"課'長' ;X=1:\"",
      value: "mailto:a%3Fb%26c%25d@example.jp",
    });
  });
});

describe("予定の時刻", () => {
  const at = (part: Partial<Invitation>): string[] => when(invitation({ ...visit, ...part }));
  const start = (time: string): string => `DTSTART;TZID=Asia/Tokyo:20180615T${time}00`;
  const end = (time: string): string => `DTEND;TZID=Asia/Tokyo:20180615T${time}00`;

  test.each([
    ["午前", {}, [start("0900"), end("1200")]],
    ["午後", {}, [start("1300"), end("1700")]],
    ["午後", { from: "13:30", to: "15:00" }, [start("1330"), end("1500")]],
    ["午前", { from: "09:30" }, [start("0930"), end("1200")]],
    ["午後", { to: "16:00" }, [start("1300"), end("1600")]],
    ["午前", { from: "12:00" }, [start("1200")]],
    ["", { from: "10:00", to: "11:30" }, [start("1000"), end("1130")]],
    ["", { from: "00:00" }, [start("0000")]],
  ] as const)("「%s」で、決まった時刻が %j なら、%j", (half, agreed, lines) => {
    expect(at({ half, ...agreed })).toEqual(lines);
  });

  test("時刻も午前午後もわからなければ、その日を塞がない終日の予定にする", () => {
    expect(at({ half: "", day: "2018-12-31" })).toEqual([
      "DTSTART;VALUE=DATE:20181231",
      "DTEND;VALUE=DATE:20190101",
      "TRANSP;:TRANSPARENT",
    ]);
  });

  test("半日の時刻は、午前が昼までに、午後が夕方までに終わる", () => {
    expect(HOURS).toEqual({ 午前: { from: "09:00", to: "12:00" }, 午後: { from: "13:00", to: "17:00" } });
  });

  test.each([
    [{ day: "" }, "「」 is no day"],
    [{ day: "2018-02-29" }, "「2018-02-29」 is no day"],
    [{ from: "9:00" }, "「9:00」 is no hour"],
    [{ from: "24:00" }, "「24:00」 is no hour"],
    [{ from: "10:00", to: "10:60" }, "「10:60」 is no hour"],
    [{ from: "10:00", to: "10:00" }, "the end 10:00 is not after the beginning 10:00"],
    [{ to: "08:00" }, "the end 08:00 is not after the beginning 09:00"],
    [{ half: "", to: "10:00" }, "an end (10:00) needs its beginning"],
    [{ stampedAt: "" }, "「」 is no moment"],
    [{ stampedAt: "2018-06-01" }, "「2018-06-01」 is no moment"],
    [{ sequence: -1 }, "-1 is no sequence"],
    [{ sequence: 0.5 }, "0.5 is no sequence"],
    [{ uid: "" }, "needs its uid"],
    [{ organizerEmail: "" }, "「」 is no e-mail address"],
    [{ organizerEmail: "a@b.jp\r\nATTENDEE:mailto:c@d.jp" }, "is no e-mail address"],
    [{ organizerEmail: "a@b.jp,c@d.jp" }, "is no e-mail address"],
    [{ organizerEmail: "見本@example.jp" }, "is no e-mail address"],
  ] as const)("%j の予定は作らず、何が違うかを言う", (slip, message) => {
    expect(() => invitation({ ...visit, ...slip })).toThrow(message);
  });
});

describe("どんな文字でも", () => {
  // Long enough to be folded more than once.
  const words = fc.oneof(
    fc.string({ unit: anyCharacter, maxLength: 120, size: "max" }),
    fc.string({
      unit: fc.constantFrom("あ", "𠮷", "é", "a", "\\", ";", ",", ":", '"', "\r", "\n", "\r\n", "\uD842", " "),
      maxLength: 120,
      size: "max",
    }),
  );
  const anyVisit = fc
    .record({ summary: words, location: words, description: words, organizerName: words })
    .map((part) => ({
      ...visit,
      ...part,
    }));
  /** What a calendar can hold of a text: breaks as \n, no other control characters, no half characters. */
  const held = (text: string): string =>
    Buffer.from(text, "utf8")
      .toString("utf8")
      .replace(/\r\n|[\r\u000B\u000C\u0085\u2028\u2029]/g, "\n")
      .replace(/[\u0000-\u0008\u000E-\u001F\u007F]/g, "");

  test("どの行も75オクテットまでで、字の途中で切れず、CRLFで終わる", () => {
    fc.assert(
      fc.property(anyVisit, (any) => {
        const lines = physical(invitation(any));
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(75);
        // Throws where a line ends or begins inside a character.
        for (const line of lines) utf8.decode(line);
      }),
    );
  });

  test("75オクテットの行は折らず、76オクテットの行は折る", () => {
    const lines = (letters: number): number => physical(invitation({ ...visit, summary: "a".repeat(letters) })).length;
    expect(lines(75 - "SUMMARY:".length + 1) - lines(75 - "SUMMARY:".length)).toBe(1);
    expect(lines(75 - "SUMMARY:".length + 74) - lines(75 - "SUMMARY:".length)).toBe(1);
    expect(lines(75 - "SUMMARY:".length + 75) - lines(75 - "SUMMARY:".length)).toBe(2);
  });

  test("書いた言葉は、ほどいて読むと元のとおりで、ほかの行にはみ出さない", () => {
    fc.assert(
      fc.property(anyVisit, (any) => {
        const file = invitation(any);
        expect(unescaped(value(file, "SUMMARY"))).toBe(held(any.summary));
        expect(unescaped(value(file, "LOCATION"))).toBe(held(any.location));
        expect(unescaped(value(file, "DESCRIPTION"))).toBe(held(any.description));
        // It throws for half a character, which no mail could carry.
        expect(() => encodeURIComponent(file)).not.toThrow();
        const known = new Set(read(invitation(visit)).map(({ name }) => name));
        expect(read(file).filter(({ name }) => !known.has(name))).toEqual([]);
      }),
    );
  });
});
