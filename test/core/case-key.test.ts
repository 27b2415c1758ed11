import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { caseKey, hmacBytes, hmacSha256, readKey, sameKey } from "../../src/core/case-key.ts";
import { hex } from "../../src/core/hash.ts";
import { anyCharacter } from "./any-text.ts";

const SECRET = "5f0c1a52-6f6e-4a55-9d4e-2f1f6f0e7b11";
const ascii = (text: string): number[] => [...Buffer.from(text, "latin1")];
const repeated = (byte: number, count: number): number[] => new Array<number>(count).fill(byte);

/** RFC 4231, section 4: key, data, HMAC-SHA-256. Case 5 prints the first 128 bits only. */
const VECTORS: readonly (readonly [key: number[], data: number[], digest: string])[] = [
  [repeated(0x0b, 20), ascii("Hi There"), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"],
  [
    ascii("Jefe"),
    ascii("what do ya want for nothing?"),
    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
  ],
  [repeated(0xaa, 20), repeated(0xdd, 50), "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"],
  [
    Array.from({ length: 25 }, (_, i) => i + 1),
    repeated(0xcd, 50),
    "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
  ],
  [repeated(0x0c, 20), ascii("Test With Truncation"), "a3b6167473100ee06e0c796c2955552b"],
  [
    repeated(0xaa, 131),
    ascii("Test Using Larger Than Block-Size Key - Hash Key First"),
    "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
  ],
  [
    repeated(0xaa, 131),
    ascii(
      "This is a test using a larger than block-size key and a larger than block-size data. " +
        "The key needs to be hashed before being used by the HMAC algorithm.",
    ),
    "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
  ],
];

describe("HMAC-SHA-256", () => {
  test.each(VECTORS.map((vector, n) => [n + 1, ...vector] as const))(
    "case %i of RFC 4231 is reckoned as printed",
    (_, key, data, digest) => {
      expect(hex(hmacBytes(key, data)).slice(0, digest.length)).toBe(digest);
    },
  );

  test("it is Node's for any key and text, shorter and longer than a block", () => {
    const text = fc.string({ unit: anyCharacter, maxLength: 150, size: "max" });
    fc.assert(
      fc.property(text, text, (key, message) => {
        const node = createHmac("sha256", Buffer.from(key, "utf8")).update(message, "utf8").digest("hex");
        expect(hmacSha256(key, message)).toBe(node);
      }),
    );
  });

  test.each([63, 64, 65])("a key of %i bytes is Node's too", (length) => {
    const node = createHmac("sha256", Buffer.alloc(length, 0xab)).update("").digest("hex");
    expect(hex(hmacBytes(repeated(0xab, length), []))).toBe(node);
  });
});

const word = fc.string({ unit: anyCharacter, maxLength: 20 });
const subject = fc.tuple(word, word, fc.nat());
const anyKey = subject.map(([purpose, of, round]) => caseKey(SECRET, purpose, of, round));

/** First 80 bits of Node's HMAC in Crockford's digits, by one large number. */
function byNode(purpose: string, of: string, round: number): string {
  const digest = createHmac("sha256", SECRET)
    .update(JSON.stringify([purpose, of, round]))
    .digest();
  let bits = BigInt(`0x${digest.subarray(0, 10).toString("hex")}`);
  let key = "";
  for (let n = 0; n < 16; n++, bits >>= 5n) {
    key = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".charAt(Number(bits & 31n)) + key;
  }
  return key.replace(/(....)(?!$)/g, "$1-");
}

describe("件の鍵", () => {
  test("同じ件の鍵は、いつも同じである", () => {
    expect(caseKey(SECRET, "実施報告書", "マ-2018-0001", 0)).toBe(caseKey(SECRET, "実施報告書", "マ-2018-0001", 0));
    expect(caseKey(SECRET, "実施報告書", "マ-2018-0001", 0)).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  });

  test("鍵は、Nodeの暗号で求めた80ビットである", () => {
    fc.assert(
      fc.property(subject, ([purpose, of, round]) => {
        expect(caseKey(SECRET, purpose, of, round)).toBe(byNode(purpose, of, round));
      }),
    );
  });

  test("用途、件、回のどれかが違えば、鍵も違う。つなげると同じになる言葉でも違う", () => {
    const keys = new Set<string>();
    for (const purpose of ["実施報告書", "受講報告書", "a", "ab"])
      for (const of of ["マ-2018-0001", "マ-2018-0002", "b", "bc", "c", '","'])
        for (const round of [0, 1, 2]) keys.add(caseKey(SECRET, purpose, of, round));
    expect(keys.size).toBe(4 * 6 * 3);
    fc.assert(
      fc.property(subject, subject, (one, other) => {
        const same = one.every((part, n) => part === other[n]);
        expect(caseKey(SECRET, ...one) === caseKey(SECRET, ...other)).toBe(same);
      }),
    );
  });

  test("秘密が違えば、鍵も違う", () => {
    expect(caseKey(SECRET, "a", "b", 0)).not.toBe(caseKey(SECRET.replace("5", "6"), "a", "b", 0));
  });

  test("鍵には、読み違えやすい I、L、O、U がない", () => {
    fc.assert(fc.property(anyKey, (key) => !/[ILOU]/.test(key)));
  });

  test.each([-1, 0.5, NaN, Infinity])("回が%dの鍵は作らない", (round) => {
    expect(() => caseKey(SECRET, "a", "b", round)).toThrow(`${round} is no round`);
  });

  test.each(["", "短い秘密", "x".repeat(31)])("秘密が %j では、鍵を作らない", (secret) => {
    expect(() => caseKey(secret, "a", "b", 0)).toThrow("can be guessed");
  });
});

describe("紙から打たれた鍵", () => {
  test.each([
    "K7QM-3ZTR-9XPA-2WHD",
    "k7qm-3ztr-9xpa-2whd",
    "K7QM3ZTR9XPA2WHD",
    " K7QM 3ZTR 9XPA 2WHD\n",
    "Ｋ７ＱＭ－３ＺＴＲ－９ＸＰＡ－２ＷＨＤ",
    "ｋ７ｑｍー３ｚｔｒー９ｘｐａー２ｗｈｄ",
    "K7QM‐3ZTR–9XPA—2WHD",
    "K7Q M3-ZTR　9XPA−2WHD",
  ])("%j は鍵 K7QM-3ZTR-9XPA-2WHD である", (typed) => {
    expect(readKey(typed)).toBe("K7QM-3ZTR-9XPA-2WHD");
    expect(sameKey(typed, "K7QM-3ZTR-9XPA-2WHD")).toBe(true);
  });

  test.each([
    ["o7QM-ilTR-9XPA-2WHD", "07QM-11TR-9XPA-2WHD"],
    ["OOOO-IIII-LLLL-oooo", "0000-1111-1111-0000"],
  ])("%s は %s のことである", (typed, key) => {
    expect(readKey(typed)).toBe(key);
  });

  test.each([
    "",
    "-",
    "K7QM-3ZTR-9XPA-2WH",
    "K7QM-3ZTR-9XPA-2WHDD",
    "U7QM-3ZTR-9XPA-2WHD",
    "u7qm-3ztr-9xpa-2whd",
    "K7QM-3ZTR-9XPA-2WH$",
    "K7QM-3ZTR-9XPA-2WHß",
    "K7QM-3ZTR-9XPA-2WHD です",
    "鍵を忘れました",
  ])("%j は鍵ではない", (typed) => {
    expect(readKey(typed)).toBe("");
    expect(sameKey(typed, typed)).toBe(false);
  });

  test("どの鍵も、どんな打ち方からでも読み戻せる", () => {
    const spelling = (char: string): fc.Arbitrary<string> => {
      const looks = char === "0" ? ["0", "O", "o"] : char === "1" ? ["1", "I", "i", "L", "l"] : [char];
      const plain = looks.flatMap((look) => [look, look.toLowerCase()]);
      const wide = plain.map((look) => String.fromCharCode(look.charCodeAt(0) + 0xfee0));
      return fc.constantFrom(...plain, ...wide);
    };
    const gap = fc.constantFrom("", "", "", "-", " ", "　", "－", "ー", "‐", "\n", "\t");
    const typing = anyKey.chain((key) =>
      fc
        .tuple(...[...key.replace(/-/g, "")].map((char) => fc.tuple(gap, spelling(char))))
        .map((parts) => ({ key, typed: parts.flat().join("") })),
    );
    fc.assert(
      fc.property(typing, ({ key, typed }) => {
        expect(readKey(typed)).toBe(key);
        expect(readKey(readKey(typed))).toBe(key);
      }),
    );
  });

  test("違う鍵は、同じ鍵とみなさない", () => {
    fc.assert(fc.property(anyKey, anyKey, (one, other) => sameKey(one, other) === (one === other)));
  });
});
