/** What a round of corrections reads: each sheet once, and those that letters need only where letters are made. */
import type { Table } from "../../core/table.ts";
import { sourcesFrom } from "../../letters/sources.ts";
import type { Context } from "../../platform/entry.ts";
import type { Unreadable } from "../../platform/rows.ts";
import { settingValues } from "../../settings.ts";
import { applicants } from "../../tables/applicants.ts";
import { corrections, originals, settingRows } from "../../tables/desk.ts";
import { appointments, instructors } from "../../tables/instructors.ts";
import { notices } from "../../tables/notices.ts";
import { asKnown, keyOf, type Readable } from "./originals.rules.ts";
import type { Faces } from "./round.rules.ts";
import { anyWatched } from "./stale.rules.ts";
import { toldColumns, toldOf, type Told } from "./told.rules.ts";

const LENIENT = { lenient: true };

/** `rowsOnly`: for keeping originals alone. */
export function readFaces(context: Context, { rowsOnly = false } = {}): Faces {
  const { rows } = context;
  const people = read(context, applicants);
  const terms = read(context, appointments);
  const register = read(context, instructors);
  const kept = rows.read(originals, LENIENT);
  const told = [...people.told, ...terms.told, ...register.told];
  const faults = [...people.faults, ...terms.faults, ...register.faults];
  if (rowsOnly) return { told, faults, originals: kept, corrections: [], notices: [] };
  const letters = rows.read(notices, LENIENT);
  const faces = { told, faults, originals: kept, corrections: rows.read(corrections, LENIENT), notices: letters };
  if (!anyWatched(letters)) return faces;
  // Keys and links are no words that a letter is judged by.
  const sources = sourcesFrom(
    (table) => rows.read(table, LENIENT),
    { forms: {}, secret: "" },
    {
      settings: settingValues(rows.read(settingRows, LENIENT)),
      applicants: asKnown(applicants, people, kept),
      instructors: asKnown(instructors, register, kept),
      appointments: asKnown(appointments, terms, kept),
      corrections: [],
    },
  );
  return { ...faces, sources };
}

interface Face<T extends Table> extends Readable<T> {
  readonly told: readonly Told[];
  readonly faults: readonly string[];
}

function read<T extends Table>({ rows }: Context, table: T): Face<T> {
  const unreadable: Unreadable[] = [];
  const all = rows.read(table, { lenient: true, unreadable });
  const watched = new Set(toldColumns(table));
  const mine = unreadable.filter(({ column }) => watched.has(column));
  const unread = new Map<string, Set<string>>();
  for (const { key, column } of mine) unread.set(key, (unread.get(key) ?? new Set()).add(column));
  const none: ReadonlySet<string> = new Set();
  return {
    rows: all,
    told: all.map((row) => toldOf(table, row, unread.get(keyOf(table, row)) ?? none)),
    unreadable: mine,
    faults: mine.map(({ error }) => `・${error.message.split("\n").join("　")}`),
  };
}
