/** What letters are judged by and made of, each sheet read once: 通知 and the sheets that its keys point to. */
import type { Patch } from "../../core/table.ts";
import type { Sources } from "../../letters/material.ts";
import { sourcesFrom } from "../../letters/sources.ts";
import type { Context } from "../../platform/entry.ts";
import { formAddresses } from "../../platform/forms.ts";
import { readJournal } from "../../platform/job.ts";
import type { Unwritten } from "../../platform/rows.ts";
import { settingValues } from "../../settings.ts";
import { settingRows } from "../../tables/desk.ts";
import { notices, type Notice } from "../../tables/notices.ts";
import type { Journal } from "./journal.rules.ts";

export interface Desk {
  readonly context: Context;
  readonly sources: Sources;
  readonly rows: readonly Notice[];
}

/** `lenient`: for the clock, which one bad row must not stop. What letters are made of is always read so. */
export function openDesk(context: Context, { lenient = false } = {}): Desk {
  const { rows } = context;
  const register = rows.read(notices, { lenient });
  const sources = sourcesFrom(
    (table) => rows.read(table, { lenient: true }),
    formAddresses(),
    { settings: settingValues(rows.read(settingRows)), notices: register },
    context.today,
  );
  return { context, sources, rows: register };
}

/** Which of the columns say how a notice stands: a rerun takes it up by them. */
const STANDING: readonly string[] = ["approval", "state", "fault"];

/**
 * Writes rows of 通知 in two goes, since a run may die between two columns: what they gain goes first, then how they stand
 * and what they lose. Until then a rerun finds them as they were, and writes the same once more.
 */
export function writeNotices(context: Context, patches: readonly Patch<typeof notices>[]): readonly Unwritten[] {
  const part = (first: boolean): Patch<typeof notices>[] =>
    patches.flatMap(({ key, values }) => {
      const mine = Object.entries(values).filter(
        ([name, value]) => first === (value !== "" && !STANDING.includes(name)),
      );
      return mine.length === 0 ? [] : [{ key, values: Object.fromEntries(mine) }];
    });
  return [...context.rows.update(notices, part(true)), ...context.rows.update(notices, part(false))];
}

/** Letters that a run is making, or that one was making when it was cut off: their rows tell only once it is settled. */
export function inHand(): ReadonlySet<string> {
  return new Set((readJournal<Journal>()?.entries ?? []).map((entry) => entry.noticeId));
}
