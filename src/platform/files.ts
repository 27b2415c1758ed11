/**
 * Folders and files that the add-on makes. Under drive.file an account sees only what it made through the Drive API,
 * so each is born in its place with a mark of its own, and is looked for by that mark before another is made.
 */
import { OfficeError } from "../core/errors.ts";
import { readJson, writeJson } from "./state.ts";

export const FOLDER = "application/vnd.google-apps.folder";
export const FORM = "application/vnd.google-apps.form";
export const DOCUMENT = "application/vnd.google-apps.document";

/** The property of a file that says what it is to the add-on. */
export const MARK = "zaitakuRenkei";

export interface Wanted {
  /** Our name for it: "folder.root", "form.application". */
  readonly key: string;
  readonly name: string;
  readonly mimeType: string;
  readonly parent?: string;
  /** Whether this very run made the parent, so that nothing of ours lies there yet. */
  readonly parentBorn?: boolean;
  /** What it is made of where it has to be made: a Word file that becomes a Doc. Blank without. */
  content?(): GoogleAppsScript.Base.Blob | undefined;
}

type DriveApi = NonNullable<typeof Drive>;

/** Drive's files service; undefined at Google when the advanced service is switched off, so it is named. */
export function driveFiles(): NonNullable<DriveApi["Files"]> {
  return drive("Files");
}

export function drivePermissions(): NonNullable<DriveApi["Permissions"]> {
  return drive("Permissions");
}

function drive<K extends "Files" | "Permissions">(part: K): NonNullable<DriveApi[K]> {
  const service = typeof Drive === "undefined" ? undefined : Drive[part];
  if (service) return service;
  throw new OfficeError(
    "拡張サービス「Drive API」が使えません",
    {},
    "スクリプトの「サービス」に Drive API（v3）を追加してください",
  );
}

/** The id of the file kept under a key, or "". */
export function fileIdOf(key: string): string {
  return readJson<Record<string, string>>("files", {})[key] ?? "";
}

/** The key under which a file is kept; undefined for "" and for a file that is none of ours. */
export function keyOfFile(id: string): string | undefined {
  if (id === "") return undefined;
  return Object.entries(readJson<Record<string, string>>("files", {})).find(([, each]) => each === id)?.[0];
}

/** The file under this key: the one recorded, else one bearing its mark, else a new one. */
export function ensureFile(wanted: Wanted): { id: string; made: boolean } {
  const known = readJson<Record<string, string>>("files", {});
  const recorded = known[wanted.key];
  if (recorded !== undefined && isThere(recorded)) return { id: recorded, made: false };
  const marked = wanted.parentBorn ? undefined : findMarked(MARK, wanted.key);
  const id = marked ?? createFile(wanted);
  writeJson("files", { ...known, [wanted.key]: id });
  return { id, made: marked === undefined };
}

/** A file of ours by one of its properties, or undefined. */
export function findMarked(property: string, value: string): string | undefined {
  const q = `appProperties has { key='${property}' and value='${value.replace(/['\\]/g, "\\$&")}' } and trashed = false`;
  return driveFiles().list({ q, fields: "files(id)", pageSize: 1 }).files?.[0]?.id;
}

function createFile(wanted: Wanted): string {
  const resource = {
    name: wanted.name,
    mimeType: wanted.mimeType,
    appProperties: { [MARK]: wanted.key },
    ...(wanted.parent === undefined ? {} : { parents: [wanted.parent] }),
  };
  const content = wanted.content?.();
  const made = content ? driveFiles().create(resource, content) : driveFiles().create(resource);
  return made.id ?? "";
}

/** Whether a file can still be opened by this account and is not in the bin. */
export function isThere(id: string): boolean {
  if (id === "") return false;
  try {
    return driveFiles().get(id, { fields: "id,trashed" }).trashed !== true;
  } catch {
    return false;
  }
}

/** Shares a folder with a person; answers whether it was not yet shared so. */
export function shareWith(fileId: string, email: string, role: "reader" | "writer"): boolean {
  const permissions = drivePermissions();
  const present = permissions.list(fileId, { fields: "permissions(emailAddress,role)" }).permissions ?? [];
  if (present.some((each) => each.emailAddress === email && (each.role === role || each.role === "owner")))
    return false;
  permissions.create({ type: "user", role, emailAddress: email }, fileId, { sendNotificationEmail: false });
  return true;
}

/**
 * Opens a published Form to whoever has its responder link: the only anyone-share that there is. Answers whether it was
 * not yet open. `born`: this very run made the file.
 */
export function openToResponders(formId: string, born = false): boolean {
  const permissions = drivePermissions();
  const present = born
    ? []
    : (permissions.list(formId, { fields: "permissions(type,view)", includePermissionsForView: "published" })
        .permissions ?? []);
  if (present.some((each) => each.type === "anyone" && each.view === "published")) return false;
  permissions.create({ type: "anyone", role: "reader", view: "published" }, formId);
  return true;
}
