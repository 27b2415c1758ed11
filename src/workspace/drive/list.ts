/** `Drive.Files.list`: search, order, pages. Under drive.file nothing appears but what this app made for this account. */
import type { Drive } from "../drive.ts";
import { Exception, NotEmbedded } from "../kernel.ts";
import type { DriveFile } from "../shared.ts";
import { MIME } from "../shared.ts";
import type { Mask } from "./fields.ts";
import { optionsOf } from "./input.ts";
import { parseQuery } from "./query.ts";
import { DEFAULT_FIELDS, fileResource, maskOf } from "./resource.ts";

type FileList = GoogleAppsScript.Drive_v3.Drive.V3.Schema.FileList;

const OPTIONS = [
  "q",
  "fields",
  "pageSize",
  "pageToken",
  "orderBy",
  "spaces",
  "corpora",
  "supportsAllDrives",
  "includeItemsFromAllDrives",
];

const ORDERS: Record<string, (one: DriveFile, other: DriveFile) => number> = {
  name: (one, other) => compare(one.name, other.name),
  createdTime: (one, other) => one.createdAt - other.createdAt,
  modifiedTime: (one, other) => one.modifiedAt - other.modifiedAt,
  folder: (one, other) => Number(other.mimeType === MIME.folder) - Number(one.mimeType === MIME.folder),
};

/** One page of what matches; `nextPageToken` is there while more follows. */
export function listFiles(drive: Drive, args: object): FileList {
  const options = optionsOf("Drive.Files.list", args, OPTIONS);
  only(options, "spaces", "drive");
  only(options, "corpora", "user");
  const mask = maskOf(options, `kind,nextPageToken,incompleteSearch,files(${DEFAULT_FIELDS})`);
  const size = pageSize(options["pageSize"]);
  const start = Number(options["pageToken"] ?? 0);
  const found = search(drive, options["q"]).sort(order(options["orderBy"]));
  if (!Number.isInteger(start) || start < 0 || start > found.length) throw invalid();
  const page = found.slice(start, start + size);
  return answer(drive, page, start + size < found.length ? String(start + size) : undefined, mask);
}

function search(drive: Drive, q: unknown): DriveFile[] {
  const seen = drive.registry.list().filter((file) => drive.sees(file));
  if (q === undefined || q === "") return seen;
  if (typeof q !== "string") throw invalid();
  const accepts = parseQuery(q, {
    trashed: (file) => drive.registry.trashed(file),
    folder: (id) => (id === "root" ? undefined : drive.visible(id, "drive.files.list")),
  });
  return seen.filter(accepts);
}

function answer(drive: Drive, page: DriveFile[], nextPageToken: string | undefined, mask: Mask): object {
  const result: Record<string, unknown> = {};
  const all = mask.has("*");
  if (all || mask.has("kind")) result["kind"] = "drive#fileList";
  if (all || mask.has("incompleteSearch")) result["incompleteSearch"] = false;
  if (nextPageToken !== undefined && (all || mask.has("nextPageToken"))) result["nextPageToken"] = nextPageToken;
  const below: Mask = mask.get("files") ?? new Map<string, Mask>();
  if (all || mask.has("files")) result["files"] = page.map((file) => fileResource(file, drive.around(file), below));
  return result;
}

/** Google promises no order of its own: the newest change comes first here, so nobody leans on creation order. */
function order(orderBy: unknown): (one: DriveFile, other: DriveFile) => number {
  const keys = String(orderBy ?? "modifiedTime desc")
    .split(",")
    .map((key) => key.trim().split(/\s+/));
  const steps = keys.map(([name = "", direction]) => {
    const step = ORDERS[name];
    if (!step) throw new NotEmbedded(`Drive.Files.list の orderBy「${name}」は組み込みワークスペースにありません`);
    return direction === "desc" ? (one: DriveFile, other: DriveFile) => -step(one, other) : step;
  });
  return (one, other) => steps.reduce((sum, step) => sum || step(one, other), 0) || compare(other.id, one.id);
}

function pageSize(value: unknown): number {
  if (value === undefined) return 100;
  if (typeof value !== "number" || !Number.isInteger(value) || value < 1 || value > 1000) throw invalid();
  return value;
}

function only(options: Record<string, unknown>, name: string, value: string): void {
  if (options[name] !== undefined && options[name] !== value)
    throw new NotEmbedded(
      `Drive.Files.list の ${name}「${String(options[name])}」は組み込みワークスペースにありません`,
    );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function invalid(): Exception {
  return new Exception("API call to drive.files.list failed with error: Invalid Value");
}
