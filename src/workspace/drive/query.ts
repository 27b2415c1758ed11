/** The search language of `Drive.Files.list({ q })`, as far as scripts here use it; the rest stops by name. */
import { Exception, NotEmbedded } from "../kernel.ts";
import type { DriveFile } from "../shared.ts";

/** What a term may ask about a file beyond its own entry. */
export interface Surroundings {
  /** A file counts as trashed when it or a folder above it is. */
  trashed(file: DriveFile): boolean;
  /** Throws Google's error when the folder is unknown to whoever asks; "root" is answered with undefined. */
  folder(id: string): DriveFile | undefined;
}

type Term = (file: DriveFile) => boolean;

const TEXT = String.raw`'((?:[^'\\]|\\.)*)'`;

/** Each form of term that is understood, with the test it becomes. */
const TERMS: readonly { shape: RegExp; make: (found: readonly string[], around: Surroundings) => Term }[] = [
  {
    shape: term(`name\\s*=\\s*${TEXT}`),
    make:
      ([name]) =>
      (file) =>
        file.name === name,
  },
  {
    shape: term(`name\\s+contains\\s+${TEXT}`),
    make:
      ([part = ""]) =>
      (file) =>
        startsAWord(file.name, part),
  },
  {
    shape: term(`mimeType\\s*=\\s*${TEXT}`),
    make:
      ([type]) =>
      (file) =>
        file.mimeType === type,
  },
  {
    shape: term(`mimeType\\s*!=\\s*${TEXT}`),
    make:
      ([type]) =>
      (file) =>
        file.mimeType !== type,
  },
  { shape: term(`${TEXT}\\s+in\\s+parents`), make: inParents },
  {
    shape: term(String.raw`trashed\s*=\s*(true|false)`),
    make:
      ([wanted], around) =>
      (file) =>
        around.trashed(file) === (wanted === "true"),
  },
  {
    shape: term(String.raw`appProperties\s+has\s*\{\s*key\s*=\s*${TEXT}\s+and\s+value\s*=\s*${TEXT}\s*\}`),
    make:
      ([key = "", value]) =>
      (file) =>
        file.appProperties[key] === value,
  },
];

/** The test that a query stands for; throws Google's "Invalid Value" for what cannot be read. */
export function parseQuery(q: string, around: Surroundings): Term {
  const terms: Term[] = [];
  let rest = q.trim();
  for (;;) {
    const { test, length } = readTerm(rest, around);
    terms.push(test);
    rest = rest.slice(length).trim();
    if (rest === "") return (file) => terms.every((accepts) => accepts(file));
    const joint = /^and\b\s*/.exec(rest);
    if (!joint) throw unreadable(rest);
    rest = rest.slice(joint[0].length);
  }
}

function readTerm(text: string, around: Surroundings): { test: Term; length: number } {
  for (const { shape, make } of TERMS) {
    const found = shape.exec(text);
    if (found) return { test: make(found.slice(1).map(unescape), around), length: found[0].length };
  }
  throw unreadable(text);
}

function unreadable(rest: string): Error {
  const word =
    /^(or|not|\(|fullText|modifiedTime|createdTime|starred|sharedWithMe|visibility|properties|'[^']*'\s+in\s+(?:owners|writers|readers))/i.exec(
      rest,
    );
  if (word) return new NotEmbedded(`Drive.Files.list の検索条件「${word[0]}」は組み込みワークスペースにありません`);
  return new Exception("API call to drive.files.list failed with error: Invalid Value");
}

/** Google ignores a folder that it cannot find for the asker only by an error, never by an empty list. */
function inParents([id = ""]: readonly string[], around: Surroundings): Term {
  const folder = around.folder(id);
  return (file) => (folder ? file.parents.includes(folder.id) : file.parents.length === 0);
}

/** `contains` on a name matches the beginning of a word only (Google's "prefix matching"). */
function startsAWord(name: string, part: string): boolean {
  const low = name.toLowerCase();
  return (
    low.split(/[\s_\-.,（）()「」]+/).some((word) => word.startsWith(part.toLowerCase())) ||
    low.startsWith(part.toLowerCase())
  );
}

function unescape(text: string): string {
  return text.replace(/\\(.)/g, "$1");
}

function term(source: string): RegExp {
  return new RegExp(`^${source}`);
}
