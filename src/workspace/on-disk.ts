/** Real files in the office's folder, under the office's own names, so that a person finds and opens them. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Where a folder keeps what lies in the bin. */
export const BIN = "trash";

const LONGEST = 60;

/** A name that every file system takes; kanji stay. */
export function safeName(name: string): string {
  const safe = name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, "_").replace(/^\.+|[. ]+$/g, "");
  return [...safe].slice(0, LONGEST).join("") || "無題";
}

/** One saving of one part: no two files get the same path. */
export class OnDisk {
  private readonly taken = new Set<string>();

  constructor(private readonly dir: string) {}

  /** Writes under this name, or "… (2)" where it is taken; answers the path below the office's folder. */
  write(folder: string, name: string, extension: string, content: string | Uint8Array): string {
    const path = this.free(`${folder}/${safeName(name)}`, extension);
    mkdirSync(dirname(join(this.dir, path)), { recursive: true });
    writeFileSync(join(this.dir, path), content);
    return path;
  }

  /** Removes those files of an earlier saving that nothing was written to now. */
  sweep(before: Iterable<string>): void {
    for (const path of before) if (!this.taken.has(path)) rmSync(join(this.dir, path), { force: true });
  }

  private free(stem: string, extension: string): string {
    for (let n = 1; ; n++) {
      const path = n === 1 ? `${stem}${extension}` : `${stem} (${n})${extension}`;
      if (this.taken.has(path)) continue;
      this.taken.add(path);
      return path;
    }
  }
}
