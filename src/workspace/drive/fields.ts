/** Google's `fields` masks ("id,name", "files(id,name)", "body/content"): only what was asked for comes back. */
import { Exception, NotEmbedded } from "../kernel.ts";

/** Member name → mask below it; an empty map means the whole member. */
export type Mask = Map<string, Mask>;

/** Reads a mask; "*" at any level means everything there. */
export function parseMask(fields: string): Mask {
  const reader = { text: fields.replace(/\s+/g, ""), at: 0 };
  const mask = readList(reader);
  if (reader.at !== reader.text.length || mask.size === 0) throw invalid(fields);
  return mask;
}

function readList(reader: { text: string; at: number }): Mask {
  const mask: Mask = new Map();
  for (;;) {
    readMember(reader, mask);
    if (reader.text[reader.at] !== ",") return mask;
    reader.at++;
  }
}

function readMember(reader: { text: string; at: number }, into: Mask): void {
  const name = /^[A-Za-z0-9_*]+/.exec(reader.text.slice(reader.at))?.[0];
  if (!name) throw invalid(reader.text);
  reader.at += name.length;
  const below = into.get(name) ?? new Map<string, Mask>();
  into.set(name, below);
  const next = reader.text[reader.at];
  if (next === "/" || next === ".") {
    reader.at++;
    readMember(reader, below);
  } else if (next === "(") {
    reader.at++;
    for (const [key, value] of readList(reader)) below.set(key, value);
    if (reader.text[reader.at++] !== ")") throw invalid(reader.text);
  }
}

/**
 * The part of `value` that the mask asks for. `known` tells members that may be missing on this very object
 * (a description that is empty) from members that the workspace does not have at all.
 */
export function project(value: unknown, mask: Mask, known: (name: string) => boolean = () => true): unknown {
  if (mask.size === 0 || mask.has("*")) return value;
  if (Array.isArray(value)) return value.map((item) => project(item, mask, known));
  if (typeof value !== "object" || value === null) return value;
  const source = value as Record<string, unknown>;
  const result: Record<string, unknown> = {};
  for (const [name, below] of mask) {
    if (name in source) result[name] = project(source[name], below, known);
    else if (!known(name)) throw new NotEmbedded(`fields の「${name}」は組み込みワークスペースにありません`);
  }
  return result;
}

function invalid(fields: string): Exception {
  return new Exception(`Invalid field selection ${fields}`);
}
