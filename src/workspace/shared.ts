/** What the parts of the embedded workspace tell each other. Constructors are called in office.ts only. */
import type { Kernel } from "./kernel.ts";

/** Bytes with a name and a type, as `Utilities.newBlob`, `getAs` and mail attachments use them. */
export interface BlobContent {
  name: string;
  contentType: string;
  /** Lazy, so that a PDF is converted only when somebody looks at it. */
  bytes: () => Uint8Array;
}

export const MIME = {
  folder: "application/vnd.google-apps.folder",
  document: "application/vnd.google-apps.document",
  spreadsheet: "application/vnd.google-apps.spreadsheet",
  form: "application/vnd.google-apps.form",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf",
  text: "text/plain",
  csv: "text/csv",
} as const;

export interface Permission {
  id: string;
  type: "user" | "anyone";
  role: "owner" | "writer" | "commenter" | "reader";
  emailAddress?: string;
  /** "published" marks a Form's responder link. */
  view?: string;
}

/** One entry of Drive's registry; the content is kept by the part that owns the type. Times in ms. */
export interface DriveFile {
  id: string;
  name: string;
  mimeType: string;
  parents: string[];
  owner: string;
  permissions: Permission[];
  appProperties: Record<string, string>;
  description: string;
  trashed: boolean;
  /** Viewers get no buttons to copy, print or download: a hint to the honest, not a lock. */
  copyRequiresWriterPermission: boolean;
  createdAt: number;
  modifiedAt: number;
  /** Made through the Drive API by these scripts for this account (drive.file sees no other). */
  createdByApp: boolean;
}

/** Makes, copies and exports the content of one Google type; W2, W3 and W4 register theirs with the Drive. */
export interface ContentKeeper {
  mimeType: string;
  create(file: DriveFile, source?: BlobContent): void;
  copy(from: DriveFile, to: DriveFile): void;
  /** Bytes in another format, or an Exception where none exists. */
  exportAs(file: DriveFile, mimeType: string): Uint8Array;
}

/** Drive's registry as the other parts see it (implemented by class Drive in drive.ts). */
export interface FileStore {
  register(keeper: ContentKeeper): void;
  /** Adds an entry made outside the Drive API (the bound workbook; FormApp.create). */
  add(entry: {
    name: string;
    mimeType: string;
    parents?: string[];
    owner: string;
    createdByApp?: boolean;
    id?: string;
  }): DriveFile;
  /** The entry; throws Google's "not found" Exception for an unknown id. */
  file(id: string): DriveFile;
  list(): readonly DriveFile[];
  canRead(file: DriveFile, user: string): boolean;
  canWrite(file: DriveFile, user: string): boolean;
}

/** Daily and per-minute limits; throws Google's error when one is used up (quotas.ts). */
export interface Quotas {
  /** Takes `amount` of today's limit for `user`. Kinds: "mail", "docs", "spreadsheets", "conversions". */
  take(kind: "mail" | "docs" | "spreadsheets" | "conversions", user: string, amount: number): void;
  left(kind: "mail" | "docs" | "spreadsheets" | "conversions", user: string): number;
  /** One request to a per-minute API; throws a 429 Exception beyond the limit. */
  perMinute(api: "docs.write" | "sheets.read" | "sheets.write", user: string): void;
}

/** Google's account kinds: the daily limits differ. */
export type AccountKind = "consumer" | "workspace";

/** Unguessable-looking but reproducible ids: the workspace has no randomness. */
export function fileId(kind: string, n: number): string {
  return `${kind}-${n.toString(36).padStart(6, "0")}-embedded-workspace`;
}

/** A submitted or half-made answer set: question title or item id → answer. */
export type Answers = Record<string, string | string[] | string[][] | Date>;

/** Called by the Forms part when a person submitted; office.ts fires the triggers that exist. */
export type SubmitListener = (event: { formId: string; responseId: string; kernel: Kernel }) => void;

/*
 * Constructors, as office.ts calls them:
 *   new QuotaBook(kernel, kind: AccountKind): Quotas                                      quotas.ts (W1)
 *   new Drive(kernel, quotas): Part & FileStore; drive.advanced = global `Drive`          drive.ts (W3)
 *   new Docs(kernel, drive, quotas, pdf: PdfConverter | undefined): Part;
 *        docs.app = global `DocumentApp`, docs.advanced = global `Docs`                   docs/docs.ts (W3)
 *   findConverter(): PdfConverter | undefined                                             pdf.ts (W3)
 *   new Spreadsheets(kernel, drive, { id, name, owner }): Part;
 *        .app = global `SpreadsheetApp`,
 *        .onEdit(listener) for harness edits, .model = plain reading for tests            sheets/spreadsheets.ts (W2)
 *   new SheetFiles(kernel, drive, quotas, reachesAll): Part; .advanced = global `Sheets`    sheets/files.ts
 *   new Forms(kernel, drive): Part; forms.app = global `FormApp`;
 *        forms.submit(formId, answers, { as, at? }) → responseId; forms.onSubmit(listener) forms/forms.ts (W4)
 *   new Mail(kernel, quotas): Part; mail.app = global `MailApp`; mail.outbox()            mail.ts (W4)
 *   Blobs for scripts: blob.ts (written): ScriptBlob.of(kernel, content), ScriptBlob.contentOf(value)
 */
