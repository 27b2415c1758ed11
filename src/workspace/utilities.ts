/** Utilities, as far as the scripts use it; the rest is missing by name. */
import { createHash } from "node:crypto";
import { ScriptBlob } from "./blob.ts";
import { formatDate } from "./date-format.ts";
import { pass } from "./elapse.ts";
import type { EnumValue } from "./enums.ts";
import { enumOf } from "./enums.ts";
import type { Kernel } from "./kernel.ts";
import { Exception } from "./kernel.ts";

const HASHES: Readonly<Record<string, string>> = {
  MD5: "md5",
  SHA_1: "sha1",
  SHA_256: "sha256",
  SHA_384: "sha384",
  SHA_512: "sha512",
};
const MAX_SLEEP = 300_000;

type Data = string | number[];

export class Utilities {
  readonly Charset = enumOf("US_ASCII", "UTF_8");
  readonly DigestAlgorithm = enumOf("MD2", "MD5", "SHA_1", "SHA_256", "SHA_384", "SHA_512");
  /** Seeds the next UUID; saved with the office, so that none comes twice. */
  uuids = 0;

  constructor(private readonly kernel: Kernel) {}

  /**
   * Shaped like a random UUID (version 4) but reproducible: the SHA-256 of a counter. Google's are random, so
   * scripts may rely on it being new, on nothing else.
   */
  getUuid(): string {
    const hash = createHash("sha256").update(`uuid ${++this.uuids}`).digest("hex");
    const variant = "89ab"[parseInt(hash.charAt(16), 16) % 4] ?? "8";
    return [
      hash.slice(0, 8),
      hash.slice(8, 12),
      `4${hash.slice(13, 16)}`,
      `${variant}${hash.slice(17, 20)}`,
      hash.slice(20, 32),
    ].join("-");
  }

  formatDate(date: Date, timeZone: string, format: string): string {
    if (Object.prototype.toString.call(date) !== "[object Date]" || Number.isNaN(date.getTime()))
      throw new Exception("パラメータがメソッドの署名と一致しません: Utilities.formatDate");
    return formatDate(date.getTime(), timeZone, format);
  }

  newBlob(data: Data, contentType?: string, name?: string): ScriptBlob {
    const bytes = bytesOf(data, this.Charset.UTF_8);
    const type = contentType ?? (typeof data === "string" ? "text/plain" : "");
    return ScriptBlob.of(this.kernel, { name: name ?? "", contentType: type, bytes: () => bytes });
  }

  base64Encode(data: Data, charset?: EnumValue): string {
    return Buffer.from(bytesOf(data, charset)).toString("base64");
  }
  base64EncodeWebSafe(data: Data, charset?: EnumValue): string {
    return this.base64Encode(data, charset).replaceAll("+", "-").replaceAll("/", "_");
  }
  base64Decode(encoded: string): number[] {
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(encoded)) throw new Exception("文字列をデコードできませんでした。");
    return signed(Buffer.from(encoded, "base64"));
  }

  /** Signed bytes, as Java has them. */
  computeDigest(algorithm: EnumValue, value: Data, charset?: EnumValue): number[] {
    const hash = HASHES[String(algorithm)];
    if (hash === undefined)
      throw new Exception(`ダイジェスト ${String(algorithm)} は組み込みワークスペースにありません`);
    return signed(createHash(hash).update(bytesOf(value, charset)).digest());
  }

  /** Time passes and counts towards the six minutes. */
  sleep(milliseconds: number): void {
    if (!(milliseconds >= 0 && milliseconds <= MAX_SLEEP)) throw new Exception("引数が無効です: milliseconds");
    pass(this.kernel, milliseconds);
  }
}

/** Without a charset Google takes text as US-ASCII: what is not in it becomes "?" (?). */
function bytesOf(data: Data, charset?: EnumValue): Uint8Array {
  if (typeof data === "string") {
    return Buffer.from(String(charset) === "UTF_8" ? data : data.replace(/[\u{80}-\u{10ffff}]/gu, "?"), "utf8");
  }
  if (!Array.isArray(data)) throw new Exception("引数が無効です: value");
  return Uint8Array.from(data, (byte: number) => byte & 255);
}

function signed(bytes: Uint8Array): number[] {
  return Array.from(bytes, (byte) => (byte > 127 ? byte - 256 : byte));
}
