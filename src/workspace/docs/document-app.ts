/** `DocumentApp`: the door to documents as trees of elements. */
import { Exception, NotEmbedded } from "../kernel.ts";
import type { Docs } from "./docs.ts";
import { enumsFor } from "./enums.ts";
import { OpenDocument } from "./open-document.ts";

type App = GoogleAppsScript.Document.DocumentApp;

export class DocumentApp implements Pick<App, "create" | "ElementType" | "HorizontalAlignment" | "GlyphType"> {
  readonly ElementType: App["ElementType"];
  readonly HorizontalAlignment: App["HorizontalAlignment"];
  readonly GlyphType: App["GlyphType"];

  constructor(private readonly docs: Docs) {
    const enums = enumsFor(docs.kernel);
    this.ElementType = enums.ElementType;
    this.HorizontalAlignment = enums.HorizontalAlignment;
    this.GlyphType = enums.GlyphType;
  }

  /** Opens any document that the account may read (scope documents), whoever made it. */
  openById(id: string): OpenDocument {
    const file = this.docs.find(id);
    if (!file || !this.docs.may(file, false))
      throw new Exception(`ドキュメント「${id}」が見つかりません（削除されたか、閲覧する権限がありません）`);
    const open = new OpenDocument(this.docs, file);
    this.docs.opened.push(open);
    return this.docs.kernel.expose("Document", open);
  }

  /** A file born here could not be put into its folder under drive.file. */
  create(): never {
    throw new NotEmbedded("DocumentApp.create は組み込みワークスペースにありません。Drive.Files.create を使います");
  }
}
