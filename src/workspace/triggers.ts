/** The installable triggers of all users; each sees and deletes only their own. */
import type { Kernel } from "./kernel.ts";
import { Exception } from "./kernel.ts";
import { TRIGGERS_A_USER } from "./quotas.ts";
import { fileId } from "./shared.ts";
import type { Schedule } from "./timers.ts";
import { nextDue } from "./timers.ts";

export interface TriggerRecord {
  id: string;
  /** With whose rights it runs. */
  creator: string;
  handler: string;
  source: "CLOCK" | "FORMS" | "SPREADSHEETS";
  /** Id of the Form or workbook; empty for a clock. */
  sourceId: string;
  event: "CLOCK" | "ON_FORM_SUBMIT" | "ON_OPEN" | "ON_EDIT";
  schedule?: Schedule;
  /** When the clock comes next; absent when it never does again. */
  dueAt?: number;
}

export interface TriggerState {
  made: number;
  records: TriggerRecord[];
}

export class TriggerBook {
  private records: TriggerRecord[] = [];
  private made = 0;

  constructor(private readonly kernel: Kernel) {}

  create(spec: Omit<TriggerRecord, "id" | "dueAt">): TriggerRecord {
    if (this.of(spec.creator).length >= TRIGGERS_A_USER)
      throw new Exception(
        "このスクリプトにはトリガーが多すぎます。追加するには、スクリプトのトリガーを削除してください。",
      );
    const record: TriggerRecord = { ...spec, id: fileId("trigger", ++this.made) };
    this.reschedule(record);
    this.records.push(record);
    return record;
  }

  /** A trigger of somebody else does not exist for `user`. */
  remove(id: string, user: string): void {
    const found = this.records.find((record) => record.id === id && record.creator === user);
    if (!found) throw new Exception("指定したトリガーが見つかりません。");
    this.records = this.records.filter((record) => record !== found);
  }

  of(creator: string): readonly TriggerRecord[] {
    return this.records.filter((record) => record.creator === creator);
  }

  /** All users' triggers on one event of one source, oldest first. */
  on(event: TriggerRecord["event"], sourceId: string): readonly TriggerRecord[] {
    return this.records.filter((record) => record.event === event && record.sourceId === sourceId);
  }

  /** The clock that comes first, not later than `until`. */
  nextClock(until: number): TriggerRecord | undefined {
    const due = this.records.filter((record) => record.dueAt !== undefined && record.dueAt <= until);
    return due.sort((one, other) => (one.dueAt ?? 0) - (other.dueAt ?? 0))[0];
  }

  /** After firing: times that passed while runs went on are not made up for. */
  reschedule(record: TriggerRecord): void {
    const next = record.schedule && nextDue(record.schedule, Math.max(this.kernel.now, record.dueAt ?? 0), record.id);
    if (next === undefined) delete record.dueAt;
    else record.dueAt = next;
  }

  has(record: TriggerRecord): boolean {
    return this.records.includes(record);
  }

  /** An account that is gone takes its triggers with it, unseen. */
  removeAllOf(creator: string): void {
    this.records = this.records.filter((record) => record.creator !== creator);
  }

  all(): readonly TriggerRecord[] {
    return this.records;
  }

  state(): TriggerState {
    return { made: this.made, records: this.records };
  }

  restore(state: TriggerState): void {
    this.made = state.made;
    this.records = state.records;
  }
}
