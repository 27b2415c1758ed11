/** `Drive.Files` of the advanced Drive v3 service, under the scope drive.file. */
import { ScriptBlob } from "../blob.ts";
import type { Drive } from "../drive.ts";
import { Exception, NotEmbedded } from "../kernel.ts";
import type { BlobContent, DriveFile } from "../shared.ts";
import { MIME } from "../shared.ts";
import type { Mask } from "./fields.ts";
import { listFiles } from "./list.ts";
import { checkAppProperties, fileSpec, optionsOf } from "./input.ts";
import { DEFAULT_FIELDS, fileResource, maskOf } from "./resource.ts";

type Service = GoogleAppsScript.Drive_v3.Drive.V3.Collection.FilesCollection;
type FileResource = GoogleAppsScript.Drive_v3.Drive.V3.Schema.File;
type FileList = GoogleAppsScript.Drive_v3.Drive.V3.Schema.FileList;

/** What a caller may hand over beside the resource; anything else stops by name. */
const OPTIONS = ["fields", "supportsAllDrives"] as const;

export class Files implements Pick<Service, "create" | "copy" | "update" | "list" | "remove"> {
  constructor(private readonly drive: Drive) {}

  /** Makes a file in its place: empty, or converted from `media` where the type is one of Google's. */
  create(resource: FileResource, media?: GoogleAppsScript.Base.Blob | null, args: object = {}): FileResource {
    const mask = maskOf(optionsOf("Drive.Files.create", args, OPTIONS), DEFAULT_FIELDS);
    const spec = fileSpec("Drive.Files.create", resource);
    const source = media ? ScriptBlob.contentOf(media) : undefined;
    const parents = this.parents(spec.parents, "create");
    const properties = checkAppProperties({}, spec.appProperties);
    const mimeType = spec.mimeType ?? source?.contentType ?? "application/octet-stream";
    this.drive.takeQuota(mimeType, source !== undefined);
    const file = this.drive.registry.add({
      name: spec.name ?? source?.name ?? "Untitled",
      mimeType,
      parents,
      owner: this.drive.actor(),
      createdByApp: true,
      appProperties: properties,
      description: spec.description ?? "",
      copyRequiresWriterPermission: spec.copyRequiresWriterPermission ?? false,
    });
    this.fill(file, () => this.drive.createContent(file, source));
    return this.answer(file, mask);
  }

  get(fileId: string, args: object = {}): FileResource {
    const { alt, ...rest } = args as { alt?: string };
    if (alt !== undefined) throw new NotEmbedded("Drive.Files.get の alt は組み込みワークスペースにありません");
    const mask = maskOf(optionsOf("Drive.Files.get", rest, OPTIONS), DEFAULT_FIELDS);
    return this.answer(this.drive.visible(fileId, "drive.files.get"), mask);
  }

  /**
   * Changes what the resource names; appProperties are merged, a null deletes one. `media` replaces the content of a
   * file that is not Google's own. Moving is not embedded.
   */
  update(
    resource: FileResource,
    fileId: string,
    media?: GoogleAppsScript.Base.Blob | null,
    args: object = {},
  ): FileResource {
    const mask = maskOf(optionsOf("Drive.Files.update", args, OPTIONS), DEFAULT_FIELDS);
    const file = this.drive.visible(fileId, "drive.files.update");
    const spec = fileSpec("Drive.Files.update", resource);
    if (spec.parents)
      throw error(
        "update",
        "The parents field is not directly writable in update requests. Use the addParents and removeParents parameters instead.",
      );
    const source = media ? ScriptBlob.contentOf(media) : undefined;
    if (source && !this.drive.plain.has(file.id))
      throw new NotEmbedded("Drive.Files.update の Google 形式の内容の差し替えは組み込みワークスペースにありません");
    const properties = checkAppProperties(file.appProperties, spec.appProperties);
    if (spec.mimeType !== undefined && spec.mimeType !== file.mimeType)
      throw error("update", "Invalid MIME type provided for the uploaded content.");
    if (source) this.drive.plain.put(file.id, source.bytes());
    file.appProperties = properties;
    if (spec.name !== undefined) file.name = spec.name;
    if (spec.description !== undefined) file.description = spec.description;
    if (spec.trashed !== undefined) file.trashed = spec.trashed;
    if (spec.copyRequiresWriterPermission !== undefined)
      file.copyRequiresWriterPermission = spec.copyRequiresWriterPermission;
    file.modifiedAt = this.drive.kernel.now;
    return this.answer(file, mask);
  }

  /** Copies content, description and appProperties (patch semantics); the copy lies beside the original unless parents are given. */
  copy(resource: FileResource, fileId: string, args: object = {}): FileResource {
    const mask = maskOf(optionsOf("Drive.Files.copy", args, OPTIONS), DEFAULT_FIELDS);
    const from = this.drive.visible(fileId, "drive.files.copy");
    if (from.mimeType === MIME.folder) throw error("copy", "This file cannot be copied by the user.");
    const spec = fileSpec("Drive.Files.copy", resource);
    const parents = spec.parents ? this.parents(spec.parents, "copy") : from.parents;
    const properties = checkAppProperties(from.appProperties, spec.appProperties);
    this.drive.takeQuota(from.mimeType, false);
    const file = this.drive.registry.add({
      name: spec.name ?? `Copy of ${from.name}`,
      mimeType: from.mimeType,
      parents,
      owner: this.drive.actor(),
      createdByApp: true,
      appProperties: properties,
      description: spec.description ?? from.description,
    });
    this.fill(file, () => this.drive.copyContent(from, file));
    return this.answer(file, mask);
  }

  list(args: object = {}): FileList {
    return listFiles(this.drive, args);
  }

  /** The bytes of a Google file in another format, as a Blob; live, Google refuses without `alt: "media"`. */
  export(fileId: string, mimeType: string, args: { alt?: string } = {}): ScriptBlob {
    const file = this.drive.visible(fileId, "drive.files.export");
    if (args.alt !== "media") throw error("export", "Export requires alt=media to download the exported content.");
    const bytes = this.drive.keeper(file.mimeType)?.exportAs(file, mimeType);
    if (!bytes) throw error("export", "Export only supports Docs Editors files.");
    const content: BlobContent = { name: file.name, contentType: mimeType, bytes: () => bytes };
    return ScriptBlob.of(this.drive.kernel, content);
  }

  remove(fileId: string): void {
    this.drive.registry.remove(this.drive.visible(fileId, "drive.files.delete").id);
  }

  /** A file lies in one folder at most; "root" and no folder are the same place. */
  private parents(ids: readonly string[] | undefined, method: string): string[] {
    if (!ids || ids.length === 0 || (ids.length === 1 && ids[0] === "root")) return [];
    if (ids.length > 1) throw error(method, "A shared drive item must have exactly one parent.");
    const folder = this.drive.visible(ids[0] ?? "", `drive.files.${method}`);
    if (folder.mimeType !== MIME.folder) throw error(method, "The specified parent is not a folder.");
    return [folder.id];
  }

  /** An entry without content never stays behind. */
  private fill(file: DriveFile, make: () => void): void {
    try {
      make();
    } catch (cause) {
      this.drive.registry.remove(file.id);
      throw cause;
    }
  }

  private answer(file: DriveFile, mask: Mask): FileResource {
    return fileResource(file, this.drive.around(file), mask);
  }
}

export function error(method: string, what: string): Exception {
  return new Exception(`API call to drive.files.${method} failed with error: ${what}`);
}
