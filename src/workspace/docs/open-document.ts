/** A document that a run holds open through DocumentApp. Edits are kept back until saveAndClose or the run's end. */
import type { Element } from "@xmldom/xmldom";
import { ScriptBlob } from "../blob.ts";
import { urlOf } from "../drive/resource.ts";
import { Exception } from "../kernel.ts";
import type { DriveFile } from "../shared.ts";
import { MIME } from "../shared.ts";
import { Body, RimSection } from "./body.ts";
import type { Docs } from "./docs.ts";
import type { Stories } from "./requests.ts";
import { mainOf } from "./requests.ts";
import type { WorkingCopy } from "./store.ts";
import type { Story } from "./story.ts";
import { children } from "./xml.ts";

type DocumentService = GoogleAppsScript.Document.Document;

/** Changes the stories given: the opener's own, or later those that somebody else wrote meanwhile. */
type Edit = (stories: Stories) => void;

export class OpenDocument implements Pick<DocumentService, "getId" | "getName" | "getUrl" | "saveAndClose"> {
  /** The run that opened it; its end saves. */
  readonly run: number | undefined;
  private edits: Edit[] = [];
  private copy: WorkingCopy | undefined;
  private closed = false;
  private readonly body: Body;

  constructor(
    readonly docs: Docs,
    readonly file: DriveFile,
  ) {
    this.run = docs.kernel.run?.id;
    this.body = new Body(this);
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
  /** null where the document has none. */
  getHeader(): RimSection | null {
    return this.rim("header", "HeaderSection");
  }
  getFooter(): RimSection | null {
    return this.rim("footer", "FooterSection");
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

  /** Writes what waits; where somebody wrote meanwhile, the edits are made again on top of that. */
  save(): void {
    const { edits, copy } = this;
    this.edits = [];
    if (edits.length === 0) return;
    if (!copy || !this.docs.store.checkIn(this.file.id, copy))
      this.docs.store.edit(this.file.id, (stories) => edits.forEach((edit) => edit(stories)));
    this.file.modifiedAt = this.docs.kernel.now;
  }

  discard(): void {
    this.edits = [];
    this.copy = undefined;
  }

  /** Makes an edit and keeps it back; outside any run it is written at once. `again` makes it on another copy. */
  edit<T>(change: (stories: Stories) => T, again: Edit = change): T {
    if (this.closed) throw closedError();
    if (!this.docs.may(this.file, true)) throw new Exception("このドキュメントを編集する権限がありません");
    const result = change(this.stories());
    this.edits.push(again);
    if (!this.docs.kernel.run) this.save();
    return result;
  }

  /** The stories as this opener sees them: what was saved when it first looked, with its own edits. */
  stories(): Stories {
    this.copy ??= this.docs.store.checkOut(this.file.id);
    return this.copy.stories;
  }

  main(): Story {
    return mainOf(this.stories());
  }

  /** Whether an element is part of the body now, and not a copy or something removed. */
  contains(element: Element): boolean {
    const { root } = this.main();
    for (let node = element.parentNode; node; node = node.parentNode) if (node === root) return true;
    return element === root;
  }

  /** The way down from the root of the body, as places among the child elements. */
  pathOf(element: Element): number[] {
    const { root } = this.main();
    const path: number[] = [];
    for (let node = element; node !== root; node = node.parentNode as Element)
      path.unshift(children(node.parentNode as Element).indexOf(node));
    return path;
  }

  private rim(kind: Story["kind"], name: string): RimSection | null {
    const found = [...this.stories().values()].find((story) => story.kind === kind);
    return found ? this.docs.kernel.expose(name, new RimSection(found)) : null;
  }
}

function closedError(): Exception {
  return new Exception("Document is closed, its contents cannot be updated.");
}
