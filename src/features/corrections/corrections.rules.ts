/**
 * 訂正: what staff changed in what people told, found by comparing each row with its 原本. Written in this order: 訂正履歴
 * first, 原本 last; so a run cut off between the two finds its own rows of 訂正履歴 and goes on from them. Pure.
 */
import type { Moment } from "../../core/calendar.ts";
import { sha256 } from "../../core/hash.ts";
import { blankRow, type Patch } from "../../core/table.ts";
import { corrections, type Correction, type Original, type originals } from "../../tables/desk.ts";
import { contentOf, freshOf } from "./originals.rules.ts";
import { originalIdOf, type Told } from "./told.rules.ts";

/** The column of a correction that says the whole row is gone. */
export const ROW_DELETED = "（行の削除）";

export interface Compared {
  /** Rows that nobody has looked at yet: what they say is what was told. */
  readonly fresh: readonly Original[];
  readonly found: readonly Correction[];
  readonly brought: readonly Patch<typeof originals>[];
  /** 原本番号 of rows that stand twice and cannot be compared. */
  readonly doubled: readonly string[];
}

export interface Known {
  readonly originals: readonly Original[];
  readonly corrections: readonly Correction[];
}

export function compare(told: readonly Told[], known: Known, at: Moment): Compared {
  const kept = new Map(known.originals.map((row) => [row.originalId, row]));
  const counts = new Map<string, number>();
  for (const row of told) counts.set(originalIdOf(row), (counts.get(originalIdOf(row)) ?? 0) + 1);
  const plan = { fresh: [] as Original[], found: [] as Correction[], brought: [] as Patch<typeof originals>[] };
  const pending = pendingIn(known);
  for (const row of told) {
    const id = originalIdOf(row);
    if (row.key === "" || counts.get(id) !== 1) continue;
    const original = kept.get(id);
    const content = original && contentOf(original);
    if (!original) plan.fresh.push(freshOf(row, at));
    else if (content) plan.found.push(...differences(row, original, content, pending, at));
    const now = JSON.stringify({ ...content, ...row.texts });
    if (original && now !== original.content) plan.brought.push({ key: id, values: { content: now, recordedAt: at } });
  }
  const doubled = [...counts].flatMap(([id, count]) => (count > 1 ? [id] : []));
  return { ...plan, found: [...plan.found, ...deletions(known, counts, at)], doubled };
}

type Pending = ReadonlyMap<string, readonly Correction[]>;
const cellOf = (sheet: string, key: string, header: string): string => `${sheet}/${key}/${header}`;

/** Corrections on record whose 原本 was not brought up, since a run was cut off: by cell, in order of time. */
function pendingIn({ originals: kept, corrections: recorded }: Known): Pending {
  const since = new Map(kept.map((row) => [row.originalId, row.recordedAt]));
  const found = new Map<string, Correction[]>();
  for (const row of [...recorded].sort((a, b) => (a.foundAt < b.foundAt ? -1 : a.foundAt > b.foundAt ? 1 : 0))) {
    const recordedAt = since.get(originalIdOf({ sheet: row.sheet, key: row.rowKey }));
    if (recordedAt === undefined || row.foundAt <= recordedAt) continue;
    const cell = cellOf(row.sheet, row.rowKey, row.column);
    found.set(cell, [...(found.get(cell) ?? []), row]);
  }
  return found;
}

/** A column that the 原本 does not know yet, of a later version or once unreadable, is taken as it stands. */
function differences(
  row: Told,
  original: Original,
  content: Readonly<Record<string, string>>,
  pending: Pending,
  at: Moment,
): Correction[] {
  return Object.entries(row.texts).flatMap(([header, after]) => {
    const begun = pending.get(cellOf(row.sheet, row.key, header)) ?? [];
    const before = begun[begun.length - 1]?.after ?? content[header];
    if (before === undefined || before === after) return [];
    const mark = markOf(before, after, original.recordedAt, begun.length);
    return [correctionOf(row, { header, before, after, mark, at })];
  });
}

/** The same change found again after an interruption gets the same number; the same change made a second time another. */
const markOf = (...parts: readonly (string | number)[]): string => sha256(JSON.stringify(parts)).slice(0, 8);

interface Difference {
  readonly header: string;
  readonly before: string;
  readonly after: string;
  readonly mark: string;
  readonly at: Moment;
}

function correctionOf(
  { sheet, key, fiscalYear }: Pick<Told, "sheet" | "key" | "fiscalYear">,
  { header, before, after, mark, at }: Difference,
): Correction {
  return blankRow(corrections, {
    correctionId: `${cellOf(sheet, key, header)}/${mark}`,
    fiscalYear,
    foundAt: at,
    sheet,
    rowKey: key,
    column: header,
    before,
    after,
  });
}

/** Rows that are gone are named once; their 原本 stays, so that what they said is not lost. */
function deletions(known: Known, present: ReadonlyMap<string, number>, at: Moment): Correction[] {
  const named = new Set(known.corrections.map((row) => row.correctionId));
  return known.originals.flatMap((original) => {
    if (present.has(original.originalId)) return [];
    const [sheet = "", ...rest] = original.originalId.split("/");
    const name = contentOf(original)?.["氏名"] ?? "";
    const gone = { header: ROW_DELETED, before: name, after: "", mark: markOf(original.recordedAt), at };
    const row = correctionOf({ sheet, key: rest.join("/"), fiscalYear: original.fiscalYear }, gone);
    return named.has(row.correctionId) ? [] : [row];
  });
}
