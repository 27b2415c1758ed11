import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, sha256 } from "../../src/core/hash.ts";

test.each([
  ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
  ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
  [
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
  ],
])("the fingerprint of %j is the one that FIPS 180-4 prints", (text, digest) => {
  expect(sha256(text)).toBe(digest);
});

test("the fingerprint is Node's for any text, across block borders and planes (𠮷)", () => {
  const node = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      expect(sha256(text)).toBe(node(text));
    }),
  );
  for (let length = 50; length < 70; length++) expect(sha256("髙".repeat(length))).toBe(node("髙".repeat(length)));
});

test("the order in which a record was written does not change its fingerprint, a value does", () => {
  const one = canonicalJson({ a: 1, b: [{ x: 1, y: "2" }] });
  expect(canonicalJson({ b: [{ y: "2", x: 1 }], a: 1 })).toBe(one);
  expect(canonicalJson({ b: [{ y: 2, x: 1 }], a: 1 })).not.toBe(one);
});
