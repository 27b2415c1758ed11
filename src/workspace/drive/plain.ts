/** Content of files that are not Google's own (.xlsx, .csv): kept byte for byte, and saved as the files they are. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BIN, OnDisk, safeName } from "../on-disk.ts";
import type { DriveFile, Permission } from "../shared.ts";
import { MIME } from "../shared.ts";
import type { Registry } from "./registry.ts";

const PLACE = "files";

/** For names that say nothing of their kind. */
const EXTENSIONS: Record<string, string> = {
  [MIME.xlsx]: ".xlsx",
  [MIME.docx]: ".docx",
  [MIME.csv]: ".csv",
  [MIME.pdf]: ".pdf",
  [MIME.text]: ".txt",
};

/** A file as tests and the page look at it. */
export interface PlainFile {
  id: string;
  name: string;
  mimeType: string;
  bytes: Uint8Array;
  /** Ids of the folder it lies in. */
  parents: string[];
  trashed: boolean;
  permissions: Permission[];
}

export class PlainFiles {
  private readonly contents = new Map<string, Uint8Array>();

  constructor(private readonly registry: Registry) {}

  put(id: string, bytes: Uint8Array): void {
    this.contents.set(id, Uint8Array.from(bytes));
  }
  copy(from: string, to: string): void {
    this.put(to, this.bytes(from));
  }
  has(id: string): boolean {
    return this.contents.has(id);
  }
  bytes(id: string): Uint8Array {
    return this.contents.get(id) ?? new Uint8Array();
  }

  /** Files of this kind that there are, in the bin or not, oldest first. */
  list(): DriveFile[] {
    return this.registry.list().filter((file) => this.contents.has(file.id));
  }

  views(): PlainFile[] {
    return this.list().map((file) => {
      const { id, name, mimeType } = file;
      return {
        ...{
          id,
          name,
          mimeType,
          bytes: this.bytes(id),
          parents: [...file.parents],
          trashed: this.registry.trashed(file),
        },
        permissions: file.permissions.map((permission) => ({ ...permission })),
      };
    });
  }

  /** Writes each into files/ as it lies in its Drive folders; `before` are the paths of an earlier saving. Answers id → path. */
  save(dir: string, before: Record<string, string>): Record<string, string> {
    const disk = new OnDisk(dir);
    const paths = this.list().map((file) => {
      const { stem, extension } = split(file);
      return [file.id, disk.write(this.folder(file), stem, extension, this.bytes(file.id))] as const;
    });
    disk.sweep(Object.values(before));
    return Object.fromEntries(paths);
  }

  /** Reads them back as they are now, whoever changed them meanwhile; one that was taken away is empty. */
  open(dir: string, paths: Record<string, string>): void {
    this.contents.clear();
    for (const [id, path] of Object.entries(paths))
      this.put(id, existsSync(join(dir, path)) ? readFileSync(join(dir, path)) : new Uint8Array());
  }

  private folder(file: DriveFile): string {
    if (this.registry.trashed(file)) return `${PLACE}/${BIN}`;
    const above = this.registry.lineage(file).slice(1).reverse();
    return [PLACE, ...above.map(({ name }) => safeName(name))].join("/");
  }
}

function split({ name, mimeType }: DriveFile): { stem: string; extension: string } {
  const own = /^(.+)(\.[A-Za-z0-9]{1,5})$/.exec(name);
  return { stem: own?.[1] ?? name, extension: own?.[2] ?? EXTENSIONS[mimeType] ?? "" };
}
