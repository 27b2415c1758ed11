/** A chunk: letters that are made in one go, between two times under the lock. */
import type { Patch } from "../../core/table.ts";
import type { Draft } from "../../letters/material.ts";
import type { LetterKind, notices } from "../../tables/notices.ts";
import type { Mode } from "../../tables/orders.ts";
import type { Journal, JournalEntry, Making } from "./journal.rules.ts";
import type { Sorted } from "./queue.rules.ts";

/** Letters under way, with all that making them needs. */
export interface Chunk {
  readonly journal: Journal;
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly making: ReadonlyMap<string, Making>;
  /** Template file of each kind that has one. */
  readonly templates: ReadonlyMap<LetterKind, string>;
  readonly folder: string;
  readonly senderName: string;
  readonly replyTo: string;
  /** Whether an earlier run may already have made copies. */
  readonly resumed: boolean;
  readonly turned: readonly Turned[];
  /** Entries of a run that was cut off which are not made any more; their numbers are not given again. */
  readonly dropped: readonly JournalEntry[];
  /** Notices of the order that were open, and whether they are open until they are mailed. */
  readonly open: ReadonlyMap<string, boolean>;
  /** How many notices of the order wait for something else. */
  readonly idle: number;
}

/** A notice that is not made, and what its row says instead. */
export interface Turned {
  readonly patch: Patch<typeof notices>;
  readonly why: "fault" | "fallen" | "gone";
}

/** An order as it stands when a chunk is taken from it. */
export interface Work extends Pick<Sorted, "todo" | "unapproved" | "waiting"> {
  /** 記録番号 of the order, or "" for acknowledgements. */
  readonly job: string;
  readonly mode: Mode;
}
