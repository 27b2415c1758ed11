/** Which triggers an event fires, and what they are told. */
import type { Executions } from "./executions.ts";
import { AuthMode } from "./script-app.ts";
import type { Services } from "./services.ts";
import { fileId } from "./shared.ts";
import type { Edit } from "./sheets/clerk.ts";
import type { TriggerRecord } from "./triggers.ts";
import { RUNS_AT_ONCE } from "./quotas.ts";

/** How a submit event arrives: as it should, never, without content, or twice. */
export type Delivery = "sound" | "lost" | "blank" | "doubled";

export class Events {
  /** How the next submit events arrive. */
  delivery: Delivery = "sound";
  /** Submit events that were lost because too many runs were going on. */
  lost = 0;

  constructor(
    private readonly services: Services,
    private readonly executions: Executions,
  ) {
    services.forms.onSubmit(({ formId, responseId }) => this.submitted(formId, responseId));
    services.sheets.onEdit((edit) => this.edited(edit));
  }

  /** The workbook is opened in the browser of `user`: simple onOpen, then installable ones as their creators. */
  opened(user: string): void {
    const source = this.services.sheets.desk.spreadsheet();
    const id = this.services.sheets.desk.fileId;
    if (this.executions.declares("onOpen"))
      this.executions.simple("onOpen", user, { authMode: AuthMode.LIMITED, source });
    for (const record of this.services.triggers.on("ON_OPEN", id)) this.fire(record, { source });
  }

  /** Time goes to `target`; timers fire on the way, each as its own execution. */
  advance(target: number): void {
    const { kernel, triggers } = this.services;
    for (let due = triggers.nextClock(target); due; due = triggers.nextClock(target)) {
      kernel.now = Math.max(kernel.now, due.dueAt ?? 0);
      this.fire(due, clockEvent(kernel.now));
      triggers.reschedule(due);
    }
    kernel.now = Math.max(kernel.now, target);
  }

  private submitted(formId: string, responseId: string): void {
    const { forms, triggers } = this.services;
    if (this.delivery === "lost") return;
    for (const record of triggers.on("ON_FORM_SUBMIT", formId)) {
      if (this.executions.depth(record.creator) >= RUNS_AT_ONCE) {
        this.lost++;
        continue;
      }
      const told =
        this.delivery === "blank" ? {} : { response: forms.response(formId, responseId), source: forms.form(formId) };
      this.fire(record, told);
      if (this.delivery === "doubled") this.fire(record, told);
    }
  }

  private edited(edit: Edit): void {
    const source = this.services.sheets.desk.spreadsheet();
    const told = { range: edit.range, source, value: blankless(edit.value), oldValue: blankless(edit.oldValue) };
    if (this.executions.declares("onEdit"))
      this.executions.simple("onEdit", edit.user, { ...told, authMode: AuthMode.LIMITED });
    for (const record of this.services.triggers.on("ON_EDIT", this.services.sheets.desk.fileId))
      this.fire(record, told);
  }

  /** Who no longer may edit the workbook has triggers that only fail. */
  private fire(record: TriggerRecord, told: object): void {
    const { drive, sheets } = this.services;
    if (!drive.canWrite(drive.file(sheets.desk.fileId), record.creator)) {
      this.executions.crash(record.handler, record.creator, new Error("このスクリプトを実行する権限がありません。"));
      return;
    }
    this.executions.trigger(record.handler, record.creator, {
      ...told,
      authMode: AuthMode.FULL,
      triggerUid: record.id,
    });
  }
}

/** Google tells a timer the moment in UTC, as numbers. */
function clockEvent(now: number): object {
  const at = new Date(now);
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    "day-of-month": at.getUTCDate(),
    "day-of-week": at.getUTCDay() || 7,
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
    timezone: "UTC",
  };
}

function blankless(value: unknown): unknown {
  return value === "" ? undefined : value;
}

/** The id under which the bound workbook is known when nothing was saved yet. */
export const WORKBOOK_ID = fileId("workbook", 1);
