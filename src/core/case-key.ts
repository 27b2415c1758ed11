/**
 * Keys of cases: unguessable, the same each time they are asked for, and short enough to be typed from paper. Whoever
 * knows one holds the letter that bears it; who does not cannot make it without the office's secret. Pure: the secret
 * comes in as a value.
 */
import { hex, sha256Bytes, utf8 } from "./hash.ts";
import { narrow } from "./text.ts";

/** Crockford's base 32: no I, L, O and U, which people misread. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 16;
/** Bytes of a block of SHA-256, which HMAC fills with its key. */
const BLOCK = 64;
/** Characters of a secret that nobody can try out: two UUIDs are 72. */
const SHORTEST_SECRET = 32;

/** HMAC-SHA-256 (RFC 2104, RFC 4231) of bytes: 32 bytes. */
export function hmacBytes(key: readonly number[], message: readonly number[]): number[] {
  const short = key.length > BLOCK ? sha256Bytes(key) : key;
  const pad = (fill: number): number[] => Array.from({ length: BLOCK }, (_, i) => (short[i] ?? 0) ^ fill);
  return sha256Bytes([...pad(0x5c), ...sha256Bytes([...pad(0x36), ...message])]);
}

/** HMAC-SHA-256 of a text under a key, both as UTF-8: 64 hexadecimal digits. */
export function hmacSha256(keyText: string, message: string): string {
  return hex(hmacBytes(utf8(keyText), utf8(message)));
}

/**
 * The key of a subject for a purpose, as four groups of four: "K7QM-3ZTR-9XPA-2WHD" (80 bits). The next `round` makes a
 * new one, so that a key gone astray can be replaced: whole, from 0. Throws Error for another round, and for a secret
 * of fewer than 32 characters.
 */
export function caseKey(secret: string, purpose: string, subject: string, round: number): string {
  if (secret.length < SHORTEST_SECRET) throw new Error(`a secret of ${secret.length} characters can be guessed`);
  if (!Number.isSafeInteger(round) || round < 0) throw new Error(`${round} is no round`);
  // As JSON, so that ("a", "bc") and ("ab", "c") are two messages.
  const bytes = hmacBytes(utf8(secret), utf8(JSON.stringify([purpose, subject, round])));
  return grouped(base32(bytes.slice(0, 5)) + base32(bytes.slice(5, 10)));
}

/**
 * The key that somebody typed, in the form that `caseKey` gives; "" where it is none. Small letters, both widths, spaces
 * and hyphens of every kind or none are taken, O as 0, and I and L as 1.
 */
export function readKey(typed: string): string {
  const plain = narrow(typed).replace(/[\s\u200B‐‑‒–—―−ー_-]/g, "");
  if (!/^[0-9A-Za-z]+$/.test(plain)) return "";
  const key = plain.toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1");
  return key.length === LENGTH && !key.includes("U") ? grouped(key) : "";
}

/** Whether two spellings mean one key. What is no key is the same as nothing, not even itself. */
export function sameKey(a: string, b: string): boolean {
  const key = readKey(a);
  return key !== "" && key === readKey(b);
}

/** Eight characters for five bytes; 40 bits, which a number holds exactly. */
function base32(bytes: readonly number[]): string {
  const bits = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  return Array.from({ length: 8 }, (_, i) => ALPHABET[Math.floor(bits / 32 ** (7 - i)) % 32]).join("");
}

function grouped(key: string): string {
  return key.replace(/(.{4})(?=.)/g, "$1-");
}
