/** Writes the reference under docs/ from the declarations; a test checks that what lies there is what they say. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "./build.ts";
import { formsReference } from "./docs/forms.ts";
import { lettersReference } from "./docs/letters.ts";
import { settingsReference } from "./docs/settings.ts";
import { tablesReference } from "./docs/tables.ts";

/** Text of each generated file, by its path from the project's root. */
export function references(): Record<string, string> {
  return {
    "docs/tables.md": tablesReference(),
    "docs/forms.md": formsReference(),
    "docs/settings.md": settingsReference(),
    "docs/letters.md": lettersReference(),
  };
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  mkdirSync(join(root, "docs"), { recursive: true });
  for (const [path, text] of Object.entries(references())) {
    writeFileSync(join(root, path), text);
    console.log(path);
  }
}
