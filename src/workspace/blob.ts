/** Apps Script's Blob: local to the script, so none of its members is a service call. */
import { charsetCalled } from "./charsets.ts";
import type { Kernel } from "./kernel.ts";
import { Exception, unwrap } from "./kernel.ts";
import type { BlobContent } from "./shared.ts";

const LOCAL = [
  "getName",
  "setName",
  "getContentType",
  "setContentType",
  "getBytes",
  "setBytes",
  "getDataAsString",
  "setDataFromString",
  "isGoogleType",
  "copyBlob",
] as const;

export class ScriptBlob {
  private constructor(
    private readonly kernel: Kernel,
    public content: BlobContent,
  ) {}

  /** A Blob as a script holds it. */
  static of(kernel: Kernel, content: BlobContent): ScriptBlob {
    return kernel.expose("Blob", new ScriptBlob(kernel, content), LOCAL);
  }

  /** The content behind what a script handed over; an Exception when it is no Blob. */
  static contentOf(value: unknown): BlobContent {
    const raw = unwrap(value);
    if (raw instanceof ScriptBlob) return raw.content;
    throw new Exception("引数が Blob ではありません");
  }

  getName(): string {
    return this.content.name;
  }
  setName(name: string): ScriptBlob {
    this.content = { ...this.content, name };
    return this.kernel.expose("Blob", this, LOCAL);
  }
  getContentType(): string {
    return this.content.contentType;
  }
  setContentType(contentType: string): ScriptBlob {
    this.content = { ...this.content, contentType };
    return this.kernel.expose("Blob", this, LOCAL);
  }
  /** Signed bytes, as Apps Script gives them. */
  getBytes(): number[] {
    return Array.from(this.content.bytes(), (byte) => (byte > 127 ? byte - 256 : byte));
  }
  setBytes(data: number[]): ScriptBlob {
    const bytes = Uint8Array.from(data, (byte) => byte & 255);
    this.content = { ...this.content, bytes: () => bytes };
    return this.kernel.expose("Blob", this, LOCAL);
  }
  getDataAsString(charset = "UTF-8"): string {
    return charsetCalled(charset).decode(this.content.bytes());
  }
  /** What the charset cannot hold becomes "?", and nobody is told. */
  setDataFromString(string: string, charset = "UTF-8"): ScriptBlob {
    const bytes = charsetCalled(charset).encode(String(string));
    this.content = { ...this.content, bytes: () => bytes };
    return this.kernel.expose("Blob", this, LOCAL);
  }
  copyBlob(): ScriptBlob {
    return ScriptBlob.of(this.kernel, { ...this.content });
  }
  isGoogleType(): boolean {
    return this.content.contentType.startsWith("application/vnd.google-apps");
  }
}
