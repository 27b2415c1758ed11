/** The documents by file id: immutable packages with a revision; every edit is all or nothing. */
import type { Document } from "@xmldom/xmldom";
import { Exception } from "../kernel.ts";
import { Lists } from "./lists.ts";
import { DocxPackage } from "./package.ts";
import type { Stories } from "./requests.ts";
import { Story } from "./story.ts";

interface Stored {
  pkg: DocxPackage;
  revision: number;
}

/** A document opened for editing: its stories, the parts behind them, and what it was when it was opened. */
export interface WorkingCopy {
  stories: Stories;
  documents: Map<string, Document>;
  revision: number;
}

export class DocStore {
  private readonly stored = new Map<string, Stored>();

  put(id: string, pkg: DocxPackage, revision = 1): void {
    this.stored.set(id, { pkg, revision });
  }

  has(id: string): boolean {
    return this.stored.has(id);
  }

  clear(): void {
    this.stored.clear();
  }

  /** Packages never change, so both may hold the same. */
  resemble(other: DocStore): void {
    this.clear();
    for (const [id, { pkg, revision }] of other.stored) this.put(id, pkg, revision);
  }

  copy(from: string, to: string): void {
    this.put(to, this.get(from).pkg);
  }

  revision(id: string): number {
    return this.get(id).revision;
  }

  /** Google's revision ids mean nothing to scripts but equality. */
  revisionId(id: string): string {
    return `rev-${id}-${this.revision(id)}`;
  }

  docx(id: string, title: string): Uint8Array {
    return this.get(id).pkg.bytes(title);
  }

  read(id: string): Stories {
    return this.checkOut(id).stories;
  }

  checkOut(id: string): WorkingCopy {
    const { pkg, revision } = this.get(id);
    return { ...open(pkg), revision };
  }

  /** Writes a working copy back, unless somebody wrote meanwhile; whether it did. The copy can go on. */
  checkIn(id: string, copy: WorkingCopy): boolean {
    const { pkg, revision } = this.get(id);
    if (copy.revision !== revision) return false;
    copy.revision = revision + 1;
    this.put(id, pkg.with(copy.documents), copy.revision);
    return true;
  }

  /** Edits a working copy; when `change` throws, nothing has happened. */
  edit<T>(id: string, change: (stories: Stories) => T): T {
    const copy = this.checkOut(id);
    const result = change(copy.stories);
    this.checkIn(id, copy);
    return result;
  }

  private get(id: string): Stored {
    const found = this.stored.get(id);
    if (!found) throw new Exception("Requested entity was not found.");
    return found;
  }
}

function open(pkg: DocxPackage): { stories: Stories; documents: Map<string, Document> } {
  const stories = new Map<string, Story>();
  const documents = new Map<string, Document>();
  const lists = new Lists(pkg, documents);
  for (const { id, kind, part } of pkg.stories()) {
    const document = pkg.xml(part);
    documents.set(part, document);
    stories.set(id, new Story(document, kind, lists));
  }
  return { stories, documents };
}
