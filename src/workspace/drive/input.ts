/** What scripts hand to the Drive service, checked: known options, known members, Google's sizes. */
import { Exception, NotEmbedded } from "../kernel.ts";

/** The members of a File resource that may be written here. */
export interface FileSpec {
  name?: string;
  mimeType?: string;
  parents?: string[];
  appProperties?: Record<string, string | null>;
  description?: string;
  trashed?: boolean;
  copyRequiresWriterPermission?: boolean;
}

const SPEC: Record<keyof FileSpec, (value: unknown) => boolean> = {
  name: isText,
  mimeType: isText,
  parents: (value) => Array.isArray(value) && value.every(isText),
  appProperties: (value) =>
    typeof value === "object" && value !== null && Object.values(value).every((item) => item === null || isText(item)),
  description: isText,
  trashed: (value) => typeof value === "boolean",
  copyRequiresWriterPermission: (value) => typeof value === "boolean",
};

/** Google's limits for private properties of one app on one file. */
const PAIR_BYTES = 124;
const PAIRS = 30;

export function fileSpec(method: string, resource: unknown): FileSpec {
  if (typeof resource !== "object" || resource === null) throw new Exception(`${method}: resource がありません`);
  const spec: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(resource)) {
    if (value === undefined) continue;
    if (!(name in SPEC)) throw new NotEmbedded(`${method} の ${name} は組み込みワークスペースにありません`);
    if (!SPEC[name as keyof FileSpec](value)) throw new Exception(`Invalid value for field ${name}`);
    spec[name] = value;
  }
  return spec;
}

/** The optional arguments, all of them known ones. */
export function optionsOf(method: string, args: unknown, known: readonly string[]): Record<string, unknown> {
  const options = { ...(args as Record<string, unknown> | null | undefined) };
  const stranger = Object.keys(options).find((name) => !known.includes(name));
  if (stranger !== undefined) throw new NotEmbedded(`${method} の ${stranger} は組み込みワークスペースにありません`);
  return options;
}

/** The old properties with the changes; a null deletes. Throws at 124 bytes a pair and 30 pairs a file. */
export function checkAppProperties(
  old: Record<string, string>,
  changes: Record<string, string | null> = {},
): Record<string, string> {
  const result = { ...old };
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) {
      delete result[key];
      continue;
    }
    if (Buffer.byteLength(key) + Buffer.byteLength(value) > PAIR_BYTES)
      throw new Exception(
        `The combined length of the property key and value exceeds the limit of ${PAIR_BYTES} bytes (${key})`,
      );
    result[key] = value;
  }
  if (Object.keys(result).length > PAIRS)
    throw new Exception(`The number of app properties exceeds the limit of ${PAIRS}`);
  return result;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
