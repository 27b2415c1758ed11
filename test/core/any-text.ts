/** Any characters at all, for properties: fast-check's own alphabet "binary" takes seconds to be built. */
import fc from "fast-check";

/** One character of any kind: control characters, halves of characters, and those outside the basic plane too. */
export const anyCharacter: fc.Arbitrary<string> = fc.oneof(
  fc.integer({ min: 0, max: 0x7f }).map((code) => String.fromCharCode(code)),
  fc.integer({ min: 0x80, max: 0xffff }).map((code) => String.fromCharCode(code)),
  fc.integer({ min: 0x10000, max: 0x10ffff }).map((point) => String.fromCodePoint(point)),
);
