/** Drive's entries: who owns what, where it lies, who may open it. Reproducible ids, no content. */
import type { Kernel } from "../kernel.ts";
import { Exception } from "../kernel.ts";
import type { DriveFile, Permission } from "../shared.ts";
import { fileId, MIME } from "../shared.ts";

/** What must be known to make an entry; the rest is empty. */
export interface NewEntry {
  name: string;
  mimeType: string;
  owner: string;
  parents?: string[];
  createdByApp?: boolean;
  id?: string;
  appProperties?: Record<string, string>;
  description?: string;
  copyRequiresWriterPermission?: boolean;
}

/** The registry as it is written to state/drive.json. */
export interface RegistryState {
  made: number;
  files: DriveFile[];
}

const KINDS: Record<string, string> = {
  [MIME.folder]: "folder",
  [MIME.document]: "doc",
  [MIME.spreadsheet]: "sheet",
  [MIME.form]: "form",
};

const OLDER = { copyRequiresWriterPermission: false };

export class Registry {
  private readonly files = new Map<string, DriveFile>();
  private made = 0;

  constructor(private readonly kernel: Kernel) {}

  add(entry: NewEntry): DriveFile {
    const id = entry.id ?? fileId(KINDS[entry.mimeType] ?? "file", ++this.made);
    if (this.files.has(id)) throw new Error(`ファイル番号が重複しています: ${id}`);
    const file: DriveFile = {
      id,
      name: entry.name,
      mimeType: entry.mimeType,
      parents: [...(entry.parents ?? [])],
      owner: entry.owner,
      permissions: [{ id: `owner-${id}`, type: "user", role: "owner", emailAddress: entry.owner }],
      appProperties: { ...entry.appProperties },
      description: entry.description ?? "",
      trashed: false,
      copyRequiresWriterPermission: entry.copyRequiresWriterPermission ?? false,
      createdAt: this.kernel.now,
      modifiedAt: this.kernel.now,
      createdByApp: entry.createdByApp ?? false,
    };
    this.files.set(id, file);
    return file;
  }

  find(id: string): DriveFile | undefined {
    return this.files.get(id);
  }

  /** The entry, or Google's error for an id it does not know. */
  file(id: string): DriveFile {
    const file = this.files.get(id);
    if (!file) throw notFound(id);
    return file;
  }

  list(): readonly DriveFile[] {
    return [...this.files.values()];
  }

  /** Deletes for good, with everything below. */
  remove(id: string): void {
    this.files.delete(id);
    for (const file of this.list()) if (file.parents.includes(id)) this.remove(file.id);
  }

  /** The entry and the folders above it, nearest first. */
  lineage(file: DriveFile): DriveFile[] {
    const parent = file.parents[0] === undefined ? undefined : this.files.get(file.parents[0]);
    return parent ? [file, ...this.lineage(parent)] : [file];
  }

  trashed(file: DriveFile): boolean {
    return this.lineage(file).some((entry) => entry.trashed);
  }

  /** Rights given on a folder reach everything below it; what lies in the bin is its owner's alone. */
  canRead(file: DriveFile, user: string): boolean {
    return this.rights(file, user).length > 0;
  }

  canWrite(file: DriveFile, user: string): boolean {
    return this.rights(file, user).some((right) => right.role === "owner" || right.role === "writer");
  }

  private rights(file: DriveFile, user: string): Permission[] {
    if (this.trashed(file) && !sameUser(file.owner, user)) return [];
    const given = this.lineage(file).flatMap((entry) => entry.permissions);
    return given.filter((right) =>
      right.type === "anyone" ? right.view === undefined : sameUser(right.emailAddress, user),
    );
  }

  state(): RegistryState {
    return { made: this.made, files: [...this.files.values()] };
  }

  restore(state: RegistryState): void {
    this.files.clear();
    this.made = state.made;
    // A folder that an older stand-in saved does not know of every member.
    for (const file of state.files) this.files.set(file.id, { ...OLDER, ...file });
  }
}

export function notFound(id: string): Exception {
  return new Exception(`File not found: ${id}.`);
}

/** E-mail addresses name the same account whatever their case. */
export function sameUser(one: string | undefined, other: string): boolean {
  return one !== undefined && one !== "" && one.toLowerCase() === other.toLowerCase();
}
