/** `DocumentApp`: opening, reading, replacing, closing, PDF. Edits are kept back until saveAndClose or the run's end. */
import { ScriptBlob } from "../blob.ts";
import { urlOf } from "../drive/resource.ts";
import { Exception, NotEmbedded } from "../kernel.ts";
import type { DriveFile } from "../shared.ts";
import { MIME } from "../shared.ts";
import type { Docs } from "./docs.ts";
import { re2 } from "./re2.ts";
import { printable, replacePattern } from "./replace.ts";
import type { Stories } from "./requests.ts";

type AppService = GoogleAppsScript.Document.DocumentApp;
type DocumentService = GoogleAppsScript.Document.Document;

export class DocumentApp implements Pick<AppService, "create"> {
  constructor(private readonly docs: Docs) {}

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

export class OpenDocument implements Pick<DocumentService, "getId" | "getName" | "getUrl" | "saveAndClose"> {
  /** The run that opened it; its end saves. */
  readonly run: number | undefined;
  private edits: ((stories: Stories) => void)[] = [];
  private closed = false;
  private readonly body: Body;

  constructor(
    private readonly docs: Docs,
    readonly file: DriveFile,
  ) {
    this.run = docs.kernel.run?.id;
    this.body = new Body(this, docs);
  }

  getId(): string {
    return this.file.id;
  }
  getName(): string {
    return this.file.name;
  }
  getUrl(): string {
    return urlOf(this.file);
  }
  getBody(): Body {
    return this.docs.kernel.expose("Body", this.body);
  }

  /** PDF of what is saved: edits that wait for saveAndClose are not in it. */
  getAs(contentType: string): ScriptBlob {
    if (contentType !== MIME.pdf)
      throw new Exception(`${MIME.document} から ${contentType} への変換はサポートされていません`);
    this.docs.takeConversion();
    return ScriptBlob.of(this.docs.kernel, this.docs.pdf(this.file));
  }

  saveAndClose(): void {
    if (this.closed) throw closedError();
    this.save();
    this.closed = true;
  }

  /** Writes what waits, on top of whatever was written elsewhere meanwhile. */
  save(): void {
    const { edits } = this;
    this.edits = [];
    if (edits.length === 0) return;
    this.docs.store.edit(this.file.id, (stories) => edits.forEach((edit) => edit(stories)));
    this.file.modifiedAt = this.docs.kernel.now;
  }

  discard(): void {
    this.edits = [];
  }

  /** Keeps an edit back; outside any run it is written at once. */
  edit(change: (stories: Stories) => void): void {
    if (this.closed) throw closedError();
    if (!this.docs.may(this.file, true)) throw new Exception("このドキュメントを編集する権限がありません");
    this.edits.push(change);
    if (!this.docs.kernel.run) this.save();
  }

  /** The stories as this opener sees them: saved state with its own edits on top. */
  stories(): Stories {
    const stories = this.docs.store.read(this.file.id);
    for (const edit of this.edits) edit(stories);
    return stories;
  }
}

class Body {
  constructor(
    private readonly document: OpenDocument,
    private readonly docs: Docs,
  ) {}

  /** Text of the body; paragraphs are parted by a newline, the last one has none. */
  getText(): string {
    return this.document.stories().get("")?.text().replace(/\n$/, "") ?? "";
  }

  /** Replaces all matches of an RE2 pattern in the body. `$` in the replacement means nothing special. */
  replaceText(searchPattern: string, replacement: string): Body {
    const pattern = re2(searchPattern);
    this.document.edit((stories) => {
      const body = stories.get("");
      if (body) replacePattern([body], pattern, () => printable(replacement).replaceAll("\n", "\v"));
    });
    return this.docs.kernel.expose("Body", this);
  }

  getParagraphs(): Paragraph[] {
    const paragraphs = this.document.stories().get("")?.paragraphs() ?? [];
    return paragraphs.map(({ text }) => this.docs.kernel.expose("Paragraph", new Paragraph(text)));
  }
}

/** A paragraph for reading; its text is that of the moment it was asked for. */
class Paragraph {
  constructor(private readonly text: string) {}
  getText(): string {
    return this.text;
  }
}

function closedError(): Exception {
  return new Exception("Document is closed, its contents cannot be updated.");
}
