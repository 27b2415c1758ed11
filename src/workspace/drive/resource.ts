/** Drive v3's File and Permission resources: plain objects out of the registry's entries. */
import { Exception } from "../kernel.ts";
import type { DriveFile, Permission } from "../shared.ts";
import { MIME } from "../shared.ts";
import type { Mask } from "./fields.ts";
import { parseMask, project } from "./fields.ts";

/** What create, get, update and copy answer when no fields are asked for. */
export const DEFAULT_FIELDS = "kind,id,name,mimeType";

const FILE_MEMBERS = new Set([
  "kind", "id", "name", "mimeType", "parents", "owners", "ownedByMe", "permissions", "appProperties", "description",
  "trashed", "explicitlyTrashed", "copyRequiresWriterPermission", "createdTime", "modifiedTime", "webViewLink", "emailAddress", "type", "role", "view", "kind",
]); // prettier-ignore

const PATHS: Record<string, string> = {
  [MIME.document]: "document",
  [MIME.spreadsheet]: "spreadsheets",
  [MIME.form]: "forms",
};

/** Where people open the file. */
export function urlOf(file: DriveFile): string {
  if (file.mimeType === MIME.folder) return `https://drive.google.com/drive/folders/${file.id}`;
  const path = PATHS[file.mimeType];
  return path ? `https://docs.google.com/${path}/d/${file.id}/edit` : `https://drive.google.com/file/d/${file.id}/view`;
}

/** One File resource, cut to the asked fields. */
export function fileResource(
  file: DriveFile,
  around: { trashed: boolean; asker: string | undefined },
  mask: Mask,
): object {
  const full = {
    kind: "drive#file",
    id: file.id,
    name: file.name,
    mimeType: file.mimeType,
    ...(file.parents.length > 0 ? { parents: [...file.parents] } : {}),
    owners: [{ kind: "drive#user", emailAddress: file.owner }],
    ownedByMe: file.owner === around.asker,
    permissions: file.permissions.map(permissionResource),
    ...(Object.keys(file.appProperties).length > 0 ? { appProperties: { ...file.appProperties } } : {}),
    ...(file.description ? { description: file.description } : {}),
    trashed: around.trashed,
    explicitlyTrashed: file.trashed,
    copyRequiresWriterPermission: file.copyRequiresWriterPermission,
    createdTime: new Date(file.createdAt).toISOString(),
    modifiedTime: new Date(file.modifiedAt).toISOString(),
    webViewLink: urlOf(file),
  };
  return project(full, mask, (name) => FILE_MEMBERS.has(name)) as object;
}

export function permissionResource(permission: Permission): object {
  return { kind: "drive#permission", ...permission };
}

/** The mask of an optionalArgs object, with Google's default where none is given. */
export function maskOf(args: Record<string, unknown>, fallback: string): Mask {
  const { fields } = args;
  if (fields === undefined) return parseMask(fallback);
  if (typeof fields !== "string") throw new Exception("Invalid field selection");
  return parseMask(fields);
}
