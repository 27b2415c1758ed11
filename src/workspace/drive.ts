/** Drive of the embedded workspace: the registry of files, and the advanced Drive v3 service over it. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Kernel, Part } from "./kernel.ts";
import { Exception, NotEmbedded } from "./kernel.ts";
import type { BlobContent, ContentKeeper, DriveFile, FileStore, Quotas } from "./shared.ts";
import { MIME } from "./shared.ts";
import { Files } from "./drive/files.ts";
import { Permissions } from "./drive/permissions.ts";
import { PlainFiles } from "./drive/plain.ts";
import type { RegistryState } from "./drive/registry.ts";
import { notFound, Registry, sameUser } from "./drive/registry.ts";

/** A mail that Google sends by itself when something is shared with a person. */
export interface Invitation {
  to: string;
  fileId: string;
  at: number;
}

interface DriveState extends RegistryState {
  invitations: Invitation[];
  openShares: { fileId: string; at: number }[];
  /** File id → where its content lies in the folder. */
  plain: Record<string, string>;
}

export class Drive implements Part, FileStore {
  readonly name = "drive";
  /** The global `Drive`. */
  readonly advanced: { readonly Files: Files; readonly Permissions: Permissions };
  readonly registry: Registry;
  /** Mails that sharing caused, and files that anyone with the link may open: for the harness to look at. */
  invitations: Invitation[] = [];
  openShares: { fileId: string; at: number }[] = [];
  readonly plain: PlainFiles;
  private readonly keepers = new Map<string, ContentKeeper>();

  constructor(
    readonly kernel: Kernel,
    private readonly quotas: Quotas,
  ) {
    this.registry = new Registry(kernel);
    this.plain = new PlainFiles(this.registry);
    this.advanced = kernel.expose("Drive", {
      Files: kernel.expose("Drive.Files", new Files(this)),
      Permissions: kernel.expose("Drive.Permissions", new Permissions(this)),
    });
  }

  register(keeper: ContentKeeper): void {
    this.keepers.set(keeper.mimeType, keeper);
  }
  add(entry: {
    name: string;
    mimeType: string;
    parents?: string[];
    owner: string;
    createdByApp?: boolean;
    id?: string;
  }): DriveFile {
    return this.registry.add(entry);
  }
  file(id: string): DriveFile {
    return this.registry.file(id);
  }
  list(): readonly DriveFile[] {
    return this.registry.list();
  }
  canRead(file: DriveFile, user: string): boolean {
    return this.registry.canRead(file, user);
  }
  canWrite(file: DriveFile, user: string): boolean {
    return this.registry.canWrite(file, user);
  }

  /** Whose rights count: the run's; outside any run the owner of the first file (the bound workbook) acts. */
  actor(): string {
    return this.kernel.run?.effectiveUser ?? this.registry.list()[0]?.owner ?? "";
  }
  /** Under drive.file an account sees what these scripts made for it through the Drive API, and nothing else. */
  sees(file: DriveFile): boolean {
    return !this.kernel.run || (file.createdByApp && sameUser(file.owner, this.kernel.run.effectiveUser));
  }
  /** The entry if the asker sees it; Google answers "not found" for both unknown and hidden files. */
  visible(id: string, method: string): DriveFile {
    const file = this.registry.find(id);
    if (!file || !this.sees(file))
      throw new Exception(`API call to ${method} failed with error: ${notFound(id).message}`);
    return file;
  }
  around(file: DriveFile): { trashed: boolean; asker: string } {
    return { trashed: this.registry.trashed(file), asker: this.actor() };
  }

  keeper(mimeType: string): ContentKeeper | undefined {
    return this.keepers.get(mimeType);
  }
  createContent(file: DriveFile, source: BlobContent | undefined): void {
    if (file.mimeType === MIME.folder) return;
    const keeper = this.keepers.get(file.mimeType);
    if (keeper) keeper.create(file, source);
    else if (file.mimeType.startsWith("application/vnd.google-apps."))
      throw new NotEmbedded(`種類 ${file.mimeType} のファイルは組み込みワークスペースにありません`);
    else this.plain.put(file.id, source?.bytes() ?? new Uint8Array());
  }
  copyContent(from: DriveFile, to: DriveFile): void {
    const keeper = this.keepers.get(from.mimeType);
    if (keeper) keeper.copy(from, to);
    else this.plain.copy(from.id, to.id);
  }

  /** Daily limits of what is about to be made: Docs, spreadsheets, and conversions of uploaded files. */
  takeQuota(mimeType: string, converted: boolean): void {
    if (!this.kernel.run) return;
    const user = this.actor();
    if (mimeType === MIME.document) this.quotas.take("docs", user, 1);
    if (mimeType === MIME.spreadsheet) this.quotas.take("spreadsheets", user, 1);
    if (converted && mimeType.startsWith("application/vnd.google-apps.")) this.quotas.take("conversions", user, 1);
  }

  noteInvitation(file: DriveFile, to: string): void {
    this.invitations.push({ to, fileId: file.id, at: this.kernel.now });
  }
  noteOpenShare(file: DriveFile): void {
    this.openShares.push({ fileId: file.id, at: this.kernel.now });
  }

  /** The account is deleted: its files go with it, and the rights it had on others' files. */
  removeAccount(user: string): void {
    for (const file of this.registry.list()) {
      file.permissions = file.permissions.filter(
        (right) => right.role === "owner" || !sameUser(right.emailAddress, user),
      );
      if (sameUser(file.owner, user)) this.registry.remove(file.id);
    }
  }

  save(dir: string): void {
    const state: DriveState = {
      ...this.registry.state(),
      invitations: this.invitations,
      openShares: this.openShares,
      plain: this.plain.save(dir, readState(dir)?.plain ?? {}),
    };
    mkdirSync(join(dir, "state"), { recursive: true });
    writeFileSync(stateFile(dir), JSON.stringify(state, null, 1));
  }
  open(dir: string): void {
    const state = readState(dir);
    if (!state) return;
    this.registry.restore(state);
    this.invitations = state.invitations;
    this.openShares = state.openShares;
    this.plain.open(dir, state.plain);
  }
}

function readState(dir: string): DriveState | undefined {
  return existsSync(stateFile(dir)) ? (JSON.parse(readFileSync(stateFile(dir), "utf8")) as DriveState) : undefined;
}

function stateFile(dir: string): string {
  return join(dir, "state", "drive.json");
}
