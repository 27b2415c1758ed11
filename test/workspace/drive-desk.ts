/** Drive and Docs on their own, for the tests of the embedded Drive and Docs services. */
import { Docs } from "../../src/workspace/docs/docs.ts";
import { Drive } from "../../src/workspace/drive.ts";
import { Kernel, Killed } from "../../src/workspace/kernel.ts";
import type { PdfConverter } from "../../src/workspace/pdf.ts";
import { QuotaBook } from "../../src/workspace/quotas.ts";
import { MIME } from "../../src/workspace/shared.ts";

export const OFFICE = "office@example.jp";
export const CLERK = "clerk@example.jp";

/** 2018-06-01 09:00 in Tokyo. */
export const NOW = Date.UTC(2018, 5, 1, 0, 0, 0);

export interface Desk {
  kernel: Kernel;
  drive: Drive;
  docs: Docs;
  quotas: QuotaBook;
  /** Runs a piece of script as one execution; a killed run answers undefined. */
  run<T>(body: () => T, user?: string): T | undefined;
  /** Makes an entry through the Drive API, as the office account unless told otherwise; its id. */
  make(name: string, mimeType: string, more?: object, user?: string): string;
  /** A document with this text, made by the office account; its id. */
  letter(text: string, more?: object): string;
  /** One batchUpdate as the office account. */
  batch(id: string, ...requests: object[]): object[];
}

export function openDesk(converter?: PdfConverter): Desk {
  const kernel = new Kernel({ now: NOW, costOf: () => 10, guard: () => undefined });
  const quotas = new QuotaBook(kernel, "consumer");
  const drive = new Drive(kernel, quotas);
  const docs = new Docs(kernel, drive, quotas, converter);
  kernel.parts.push(drive, docs);
  const run = <T>(body: () => T, user = OFFICE): T | undefined => {
    try {
      return kernel.execute(
        { kind: "menu", entry: "test", activeUser: user, effectiveUser: user, limitMs: 360_000 },
        body,
      );
    } catch (error) {
      if (error instanceof Killed) return undefined;
      throw error;
    }
  };
  const make = (name: string, mimeType: string, more: object = {}, user = OFFICE): string =>
    run(() => drive.advanced.Files.create({ name, mimeType, ...more }).id ?? "", user) ?? "";
  const batch = (id: string, ...requests: object[]): object[] =>
    run(() => docs.advanced.Documents.batchUpdate({ requests }, id).replies ?? []) ?? [];
  const letter = (text: string, more: object = {}): string => {
    const id = make("手紙", MIME.document, more);
    docs.advanced.Documents.batchUpdate({ requests: [insert(text)] }, id);
    return id;
  };
  return { kernel, drive, docs, quotas, run, make, letter, batch };
}

export function insert(text: string, index = 1): object {
  return { insertText: { location: { index }, text } };
}

export function replace(text: string, replaceText: string): object {
  return { replaceAllText: { containsText: { text, matchCase: true }, replaceText } };
}

export function pt(magnitude: number): { magnitude: number; unit: "PT" } {
  return { magnitude, unit: "PT" };
}
