/** One round over the sheets: corrections, the letters that they make wrong, and the originals to be brought up. Pure. */
import type { Moment } from "../../core/calendar.ts";
import type { Patch } from "../../core/table.ts";
import type { Sources } from "../../letters/material.ts";
import { sourcesWith } from "../../letters/sources.ts";
import type { Correction, Original, originals } from "../../tables/desk.ts";
import type { Notice, notices } from "../../tables/notices.ts";
import { compare, ROW_DELETED, type Known } from "./corrections.rules.ts";
import { effectOf, staleness, stalePatches } from "./stale.rules.ts";
import { originalIdOf, type Told } from "./told.rules.ts";

/** 記録者 of what nobody recorded by hand. */
export const CLOCK = "時計";

/** The faces of the sheets that a round compares. */
export interface Faces extends Known {
  readonly told: readonly Told[];
  readonly notices: readonly Notice[];
  /** What letters draw on; absent where no letter is made yet. */
  readonly sources?: Sources;
  /** Cells that cannot be read, in words for staff. */
  readonly faults: readonly string[];
}

export interface Round {
  readonly fresh: readonly Original[];
  readonly found: readonly Correction[];
  readonly brought: readonly Patch<typeof originals>[];
  readonly doubled: readonly string[];
  readonly stale: readonly Patch<typeof notices>[];
  /** Recorded by the clock, and nobody has said why. */
  readonly unexplained: readonly Correction[];
}

export function planRound(faces: Faces, at: Moment): Round {
  const compared = compare(faces.told, faces, at);
  const sources =
    faces.sources &&
    sourcesWith(faces.sources, {
      corrections: [...faces.corrections, ...compared.found],
      notices: faces.notices,
    });
  const judged = sources ? staleness(faces.notices, sources) : [];
  const wrong = judged.filter(({ words }) => words.length > 0);
  return {
    ...compared,
    found: compared.found.map((row) => ({
      ...row,
      effect: sources && row.column !== ROW_DELETED ? effectOf(row, wrong, sources) : "",
    })),
    stale: stalePatches(judged),
    unexplained: faces.corrections.filter(({ recordedBy, reason }) => recordedBy === CLOCK && reason === ""),
  };
}

/** The round without the originals of rows whose corrections could not be written. `lost`: their 訂正番号. */
export function ended({ found, fresh, brought }: Round, lost: readonly string[]): Pick<Round, "fresh" | "brought"> {
  const gone = new Set(lost);
  const open = new Set(
    found.flatMap((row) => (gone.has(row.correctionId) ? [originalIdOf({ sheet: row.sheet, key: row.rowKey })] : [])),
  );
  return { fresh, brought: brought.filter(({ key }) => !open.has(key)) };
}
