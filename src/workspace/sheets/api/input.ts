/** Reading what scripts hand to the Sheets API: known members of the right types, or a stop by name. */
import { Exception, NotEmbedded } from "../../kernel.ts";

export type Given = Readonly<Record<string, unknown>>;

/** A value that Google cannot even read: told without the number of the request. */
export class Malformed extends Exception {}

/** The members that an object gives; JSON drops undefined, and null counts as not given. */
export function given(value: unknown, known: readonly string[], where: string): Given {
  if (value === undefined || value === null) return {};
  if (typeof value !== "object" || Array.isArray(value)) throw unreadable(where, "an object", value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined && member !== null);
  const stranger = members.find(([name]) => !known.includes(name));
  if (stranger)
    throw new NotEmbedded(`Sheets API の ${joined(where, stranger[0])} は組み込みワークスペースにありません`);
  return Object.fromEntries(members);
}

export function list(value: unknown, where: string): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw unreadable(where, "a list", value);
  return value as unknown[];
}

export function text(value: unknown, where: string): string | undefined {
  if (value !== undefined && typeof value !== "string") throw unreadable(where, "TYPE_STRING", value);
  return value;
}

export function flag(value: unknown, where: string): boolean | undefined {
  if (value !== undefined && typeof value !== "boolean") throw unreadable(where, "TYPE_BOOL", value);
  return value;
}

/** A finite number: NaN would arrive at Google as null, and empty the cell. */
export function number(value: unknown, where: string): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== "number" || !Number.isFinite(value)) throw unreadable(where, "TYPE_DOUBLE", value);
  return value;
}

export function integer(value: unknown, where: string): number | undefined {
  const found = number(value, where);
  if (found !== undefined && !Number.isInteger(found)) throw unreadable(where, "TYPE_INT32", value);
  return found;
}

export function choice<T extends string>(value: unknown, words: readonly T[], where: string): T | undefined {
  if (value === undefined) return undefined;
  const found = words.find((word) => word === value);
  if (found === undefined) throw unreadable(where, words.join(" | "), value);
  return found;
}

export function joined(where: string, name: string): string {
  return where === "" ? name : `${where}.${name}`;
}

function unreadable(where: string, wanted: string, value: unknown): Malformed {
  return new Malformed(`Invalid value at '${where}' (${wanted}), ${shown(value)}`);
}

function shown(value: unknown): string {
  return typeof value === "string" ? `"${value}"` : String(value);
}
