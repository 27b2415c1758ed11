/** The documents by file id: immutable packages with a revision; every edit is all or nothing. */
import type { Document } from "@xmldom/xmldom";
import { Exception } from "../kernel.ts";
import { DocxPackage } from "./package.ts";
import type { Stories } from "./requests.ts";
import { Story } from "./story.ts";

interface Stored {
  pkg: DocxPackage;
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
    return open(this.get(id).pkg).stories;
  }

  /** Edits a working copy; when `change` throws, nothing has happened. */
  edit<T>(id: string, change: (stories: Stories) => T): T {
    const { pkg, revision } = this.get(id);
    const { stories, documents } = open(pkg);
    const result = change(stories);
    this.put(id, pkg.with(documents), revision + 1);
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
  for (const { id, kind, part } of pkg.stories()) {
    const document = pkg.xml(part);
    documents.set(part, document);
    stories.set(id, new Story(document, kind));
  }
  return { stories, documents };
}
