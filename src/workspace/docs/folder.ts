/** Documents as .docx files in a folder, by the office's own names, and back again. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Registry } from "../drive/registry.ts";
import { BIN, OnDisk } from "../on-disk.ts";
import { Remembered } from "../remembered.ts";
import type { DriveFile } from "../shared.ts";
import { DocxPackage } from "./package.ts";
import type { DocStore } from "./store.ts";

/** Drive folder → folder on disk; the nearest named one decides. */
const PLACES: Record<string, string> = { 通知: "letters", 様式: "templates" };
const ELSEWHERE = "documents";

/** state/docs.json: file id → where its .docx lies, and its revision. */
type State = Record<string, { path: string; revision: number }>;

/** Writes every document; files of an earlier save that no document has any more are removed. */
export function saveDocuments(dir: string, files: readonly DriveFile[], registry: Registry, store: DocStore): void {
  const before = readState(dir);
  const disk = new OnDisk(dir);
  const state: State = {};
  for (const file of files) {
    const path = disk.write(placeOf(file, registry), file.name, ".docx", store.docx(file.id, file.name));
    state[file.id] = { path, revision: store.revision(file.id) };
  }
  disk.sweep(Object.values(before).map(({ path }) => path));
  mkdirSync(dirname(stateFile(dir)), { recursive: true });
  writeFileSync(stateFile(dir), JSON.stringify(state, null, 1));
}

/** Reads them back; a .docx that was edited by hand in between counts as it is now. */
export function openDocuments(dir: string, store: DocStore): void {
  store.clear();
  for (const [id, { path, revision }] of Object.entries(readState(dir)))
    store.put(id, packages.of(join(dir, path), readFileSync(join(dir, path))), revision);
}

const ROOM = 400;
const packages = new Remembered((bytes) => DocxPackage.open(new Uint8Array(bytes)), ROOM);

function placeOf(file: DriveFile, registry: Registry): string {
  if (registry.trashed(file)) return BIN;
  const known = registry
    .lineage(file)
    .slice(1)
    .find((folder) => folder.name in PLACES);
  return (known && PLACES[known.name]) ?? ELSEWHERE;
}

function readState(dir: string): State {
  return existsSync(stateFile(dir)) ? (JSON.parse(readFileSync(stateFile(dir), "utf8")) as State) : {};
}

function stateFile(dir: string): string {
  return join(dir, "state", "docs.json");
}
