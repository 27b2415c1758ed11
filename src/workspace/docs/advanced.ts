/** `Docs.Documents` of the advanced Docs v1 service. */
import { parseMask, project } from "../drive/fields.ts";
import { optionsOf } from "../drive/input.ts";
import { Exception, NotEmbedded } from "../kernel.ts";
import type { DriveFile } from "../shared.ts";
import type { Docs } from "./docs.ts";
import { readDocument } from "./read.ts";
import { applyRequests } from "./requests.ts";

type Service = GoogleAppsScript.Docs.Collection.DocumentsCollection;
type Schema = GoogleAppsScript.Docs.Schema.Document;
type Batch = GoogleAppsScript.Docs.Schema.BatchUpdateDocumentRequest;
type BatchAnswer = GoogleAppsScript.Docs.Schema.BatchUpdateDocumentResponse;

export class Documents implements Pick<Service, "get" | "batchUpdate" | "create"> {
  constructor(private readonly docs: Docs) {}

  /** The whole document, or what `fields` asks for. */
  get(documentId: string, args: object = {}): Schema {
    const { fields } = optionsOf("Docs.Documents.get", args, ["fields"]);
    const file = this.open(documentId, "get", false);
    const full = readDocument(file, this.docs.store.revisionId(file.id), this.docs.store.read(file.id));
    return (typeof fields === "string" ? project(full, parseMask(fields)) : full) as Schema;
  }

  /** Applies the requests in sequence, all or none; one write of the 60 a minute. */
  batchUpdate(resource: Batch, documentId: string): BatchAnswer {
    this.docs.takeWrite();
    const file = this.open(documentId, "batchUpdate", true);
    const { requests, writeControl, ...strange } = resource as Batch & Record<string, unknown>;
    const stranger = Object.keys(strange)[0];
    if (stranger !== undefined) throw new NotEmbedded(`Docs.Documents.batchUpdate の ${stranger} は組み込みワークスペースにありません`);
    if (!Array.isArray(requests) || requests.length === 0) throw failure("batchUpdate", "Must specify at least one request.");
    this.checkRevision(file, writeControl);
    const replies = this.apply(file, requests);
    return { documentId: file.id, replies, writeControl: { requiredRevisionId: this.docs.store.revisionId(file.id) } };
  }

  /** Under drive.file a document must be born in its folder, so the scripts make documents through Drive. */
  create(): never {
    throw new NotEmbedded("Docs.Documents.create は組み込みワークスペースにありません。Drive.Files.create を使います");
  }

  private apply(file: DriveFile, requests: readonly object[]): object[] {
    try {
      const replies = this.docs.store.edit(file.id, (stories) => applyRequests(stories, requests));
      file.modifiedAt = this.docs.kernel.now;
      return replies;
    } catch (cause) {
      throw cause instanceof Exception ? failure("batchUpdate", cause.message) : cause;
    }
  }

  private checkRevision(file: DriveFile, control: Batch["writeControl"]): void {
    const { requiredRevisionId, targetRevisionId } = control ?? {};
    if (targetRevisionId) throw new NotEmbedded("writeControl.targetRevisionId は組み込みワークスペースにありません");
    if (requiredRevisionId && requiredRevisionId !== this.docs.store.revisionId(file.id))
      throw failure("batchUpdate", `The required revision ID '${requiredRevisionId}' does not match the latest revision.`);
  }

  private open(id: string, method: string, write: boolean): DriveFile {
    const file = this.docs.find(id);
    if (!file) throw failure(method, "Requested entity was not found.");
    if (!this.docs.may(file, write)) throw failure(method, "The caller does not have permission");
    return file;
  }
}

function failure(method: string, what: string): Exception {
  return new Exception(`API call to docs.documents.${method} failed with error: ${what}`);
}
