/** `Drive.Permissions` of the advanced Drive v3 service. */
import type { Drive } from "../drive.ts";
import { Exception, NotEmbedded } from "../kernel.ts";
import type { DriveFile, Permission } from "../shared.ts";
import { MIME } from "../shared.ts";
import { optionsOf } from "./input.ts";
import { sameUser } from "./registry.ts";
import { maskOf, permissionResource } from "./resource.ts";
import type { Mask } from "./fields.ts";
import { project } from "./fields.ts";

type Service = GoogleAppsScript.Drive_v3.Drive.V3.Collection.PermissionsCollection;
type Resource = GoogleAppsScript.Drive_v3.Drive.V3.Schema.Permission;
type ResourceList = GoogleAppsScript.Drive_v3.Drive.V3.Schema.PermissionList;

const ROLES = ["writer", "commenter", "reader"] as const;
const MEMBERS = ["type", "role", "emailAddress", "view"];
const DEFAULT_FIELDS = "kind,id,type,role,view";
const ANSWERED = new Set(["kind", "id", "type", "role", "emailAddress", "view", "permissions", "nextPageToken"]);

export class Permissions implements Pick<Service, "create" | "list" | "remove"> {
  constructor(private readonly drive: Drive) {}

  /** Gives a right on a file or folder; the same person again changes the role. Google mails people unless told not to. */
  create(resource: Resource, fileId: string, args: object = {}): Resource {
    const options = optionsOf("Drive.Permissions.create", args, [
      "fields",
      "sendNotificationEmail",
      "supportsAllDrives",
    ]);
    const file = this.drive.visible(fileId, "drive.permissions.create");
    const given = readPermission(file, resource);
    const same = file.permissions.find((one) => one.id === given.id);
    if (same?.role === "owner") throw error("create", "The owner of a file cannot be removed.");
    file.permissions = [...file.permissions.filter((one) => one !== same), given];
    if (given.type === "user" && options["sendNotificationEmail"] !== false)
      this.drive.noteInvitation(file, given.emailAddress ?? "");
    if (given.type === "anyone" && given.view === undefined) this.drive.noteOpenShare(file);
    return answer(permissionResource(given), maskOf(options, DEFAULT_FIELDS)) as Resource;
  }

  /** Rights on the file, then those that the folders above it hand down. Google tells addresses only when asked for them. */
  list(fileId: string, args: object = {}): ResourceList {
    const options = optionsOf("Drive.Permissions.list", args, [
      "fields",
      "supportsAllDrives",
      "includePermissionsForView",
      "pageSize",
    ]);
    const file = this.drive.visible(fileId, "drive.permissions.list");
    const published = options["includePermissionsForView"] === "published";
    const given = file.permissions.filter((one) => published || one.view === undefined);
    const rights = [...given, ...this.inherited(file)].map(permissionResource);
    const full = { kind: "drive#permissionList", permissions: rights };
    return answer(full, maskOf(options, `kind,permissions(${DEFAULT_FIELDS})`)) as ResourceList;
  }

  remove(fileId: string, permissionId: string): void {
    const file = this.drive.visible(fileId, "drive.permissions.delete");
    const found = file.permissions.find((one) => one.id === permissionId);
    if (!found && this.inherited(file).some((one) => one.id === permissionId))
      throw error("delete", "Cannot delete an inherited permission.");
    if (!found) throw error("delete", `Permission not found: ${permissionId}.`);
    if (found.role === "owner") throw error("delete", "The owner of a file cannot be removed.");
    file.permissions = file.permissions.filter((one) => one !== found);
  }

  /** What people have on the folders above and not on the file itself, the nearest folder first. */
  private inherited(file: DriveFile): Permission[] {
    const seen = new Set(file.permissions.map(holder));
    const above = this.drive.registry.lineage(file).slice(1);
    return above
      .flatMap((folder) => folder.permissions)
      .flatMap((right) => {
        if (seen.has(holder(right))) return [];
        seen.add(holder(right));
        return [right.role === "owner" ? { ...right, role: "writer" as const } : right];
      });
  }
}

function holder({ type, emailAddress, view }: Permission): string {
  return `${type} ${emailAddress?.toLowerCase() ?? ""} ${view ?? ""}`;
}

function answer(full: object, mask: Mask): unknown {
  return project(full, mask, (name) => ANSWERED.has(name));
}

function readPermission(file: DriveFile, resource: Resource): Permission {
  const stranger = Object.keys(resource).find((name) => !MEMBERS.includes(name));
  if (stranger !== undefined)
    throw new NotEmbedded(`Drive.Permissions.create の ${stranger} は組み込みワークスペースにありません`);
  const role = ROLES.find((one) => one === resource.role);
  if (resource.role === "owner")
    throw new NotEmbedded("所有権の移転（role: owner）は組み込みワークスペースにありません");
  if (!role) throw error("create", "The permission role field is required.");
  if (resource.type === "anyone") return anyone(file, role, resource.view ?? undefined);
  if (resource.type !== "user")
    throw new NotEmbedded(
      `Drive.Permissions.create の type「${String(resource.type)}」は組み込みワークスペースにありません`,
    );
  const { emailAddress } = resource;
  if (!emailAddress || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(emailAddress))
    throw error("create", "The permission type field requires a valid emailAddress.");
  const known = file.permissions.find((one) => sameUser(one.emailAddress, emailAddress));
  return { id: known?.id ?? `user-${emailAddress.toLowerCase()}`, type: "user", role, emailAddress };
}

/** A Form's responder link is the one anyone-share with `view: "published"`; on other files Google refuses the view. */
function anyone(file: DriveFile, role: (typeof ROLES)[number], view: string | undefined): Permission {
  if (view === undefined) return { id: "anyoneWithLink", type: "anyone", role };
  if (view !== "published")
    throw new NotEmbedded(`Drive.Permissions.create の view「${view}」は組み込みワークスペースにありません`);
  if (file.mimeType !== MIME.form) throw error("create", "The published view is not supported for this file.");
  if (role !== "reader") throw error("create", "The published view supports the reader role only.");
  return { id: "anyonePublished", type: "anyone", role, view };
}

function error(method: string, what: string): Exception {
  return new Exception(`API call to drive.permissions.${method} failed with error: ${what}`);
}
