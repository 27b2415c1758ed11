/** The office's documents as tests, the demo and the page look at them. */
import type { Services } from "./services.ts";

export interface Letter {
  id: string;
  name: string;
  /** Names of the folders it lies in, nearest first. */
  folders: string[];
  owner: string;
  /** Body, one line a paragraph. */
  text: string;
  appProperties: Record<string, string>;
}

/** All documents that are not in the bin, oldest first. */
export function documentsOf({ docs, drive }: Services): Letter[] {
  const kept = docs.list().filter((file) => !drive.registry.trashed(file));
  return kept.map((file) => {
    const { id, name, owner, appProperties } = file;
    const lineage = drive.registry.lineage(file).slice(1);
    return { id, name, owner, appProperties, folders: lineage.map((folder) => folder.name), text: docs.text(id) };
  });
}
