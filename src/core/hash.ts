/**
 * SHA-256 (FIPS 180-4) of a text's UTF-8 bytes: a fingerprint that rules can take without any service. Bytes are whole
 * numbers from 0 to 255. Pure.
 */
import { wellFormed } from "./text.ts";

/** Cube roots' and square roots' first 32 fraction bits of the first primes, as the standard defines its constants. */
const primes = firstPrimes(64);
const ROUND = primes.map((prime) => fraction(Math.cbrt(prime)));
const START = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));

/** 64 hexadecimal digits. */
export function sha256(text: string): string {
  return hex(sha256Bytes(utf8(text)));
}

/** The 32 bytes of the fingerprint of bytes. */
export function sha256Bytes(bytes: readonly number[]): number[] {
  const words = padded(bytes);
  const state = START.slice();
  for (let at = 0; at < words.length; at += 16) compress(state, words.slice(at, at + 16));
  return state.flatMap((word) => [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255]);
}

/** Two hexadecimal digits a byte. */
export function hex(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * JSON whose text depends on the values alone: keys of objects in code order, at every depth. Arrays keep their
 * order, since order may matter: sort before where it does not.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function compress(state: number[], block: readonly number[]): void {
  const w = block.slice();
  for (let i = 16; i < 64; i++) {
    const [x, y] = [w[i - 15] ?? 0, w[i - 2] ?? 0];
    const s0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
    const s1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10);
    w.push(((w[i - 16] ?? 0) + s0 + (w[i - 7] ?? 0) + s1) | 0);
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const one = (h + s1 + ((e & f) ^ (~e & g)) + (ROUND[i] ?? 0) + (w[i] ?? 0)) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = ((state[i] ?? 0) + word) | 0));
}

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** Bytes, a one bit, zeros and the length in bits, as big-endian words in blocks of sixteen. */
function padded(bytes: readonly number[]): number[] {
  const words = new Array<number>(((bytes.length + 8) >> 6) * 16 + 16).fill(0);
  [...bytes, 0x80].forEach((byte, i) => (words[i >> 2] = (words[i >> 2] ?? 0) | (byte << (24 - (i % 4) * 8))));
  words[words.length - 2] = Math.floor(bytes.length / 2 ** 29);
  words[words.length - 1] = (bytes.length << 3) | 0;
  return words;
}

/** Apps Script has no TextEncoder; encodeURIComponent writes UTF-8. A lone surrogate becomes U+FFFD, as there. */
export function utf8(text: string): number[] {
  const escaped = encodeURIComponent(wellFormed(text));
  const bytes: number[] = [];
  for (let i = 0; i < escaped.length; i++) {
    if (escaped[i] !== "%") bytes.push(escaped.charCodeAt(i));
    else {
      bytes.push(parseInt(escaped.slice(i + 1, i + 3), 16));
      i += 2;
    }
  }
  return bytes;
}

function fraction(root: number): number {
  return ((root - Math.floor(root)) * 2 ** 32) | 0;
}

function firstPrimes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
}
