/** ScriptApp.newTrigger(...): only `create` reaches Google; the rest is local. */
import { DAY } from "./elapse.ts";
import type { EnumValue } from "./enums.ts";
import type { Kernel } from "./kernel.ts";
import { Exception, NotEmbedded } from "./kernel.ts";
import type { TriggerRecord } from "./triggers.ts";
import type { Schedule } from "./timers.ts";

/** Gets the trigger's own part; returns the Trigger as the script holds it. */
type Create = (spec: Omit<TriggerRecord, "id" | "dueAt" | "creator" | "handler">) => object;

const CLOCK_LOCAL = [
  "everyMinutes",
  "everyHours",
  "everyDays",
  "everyWeeks",
  "onWeekDay",
  "onMonthDay",
  "atHour",
  "nearMinute",
  "after",
  "at",
  "inTimezone",
] as const;
const MINUTES = [1, 5, 10, 15, 30];

export class TriggerBuilder {
  constructor(
    private readonly kernel: Kernel,
    private readonly make: Create,
  ) {}

  timeBased(): ClockTriggerBuilder {
    return this.kernel.expose("ClockTriggerBuilder", new ClockTriggerBuilder(this.kernel, this.make), CLOCK_LOCAL);
  }
  forForm(form: string | { getId(): string }): FormTriggerBuilder {
    return this.kernel.expose("FormTriggerBuilder", new FormTriggerBuilder(this.kernel, this.make, idOf(form)), [
      "onFormSubmit",
    ]);
  }
  forSpreadsheet(sheet: string | { getId(): string }): SpreadsheetTriggerBuilder {
    const builder = new SpreadsheetTriggerBuilder(this.kernel, this.make, idOf(sheet));
    return this.kernel.expose("SpreadsheetTriggerBuilder", builder, ["onOpen", "onEdit"]);
  }
}

export class FormTriggerBuilder {
  private chosen = false;

  constructor(
    private readonly kernel: Kernel,
    private readonly make: Create,
    private readonly formId: string,
  ) {}

  onFormSubmit(): FormTriggerBuilder {
    this.chosen = true;
    return this.kernel.expose("FormTriggerBuilder", this);
  }
  create(): object {
    if (!this.chosen) throw new Exception("トリガーのイベントが選ばれていません。");
    return this.make({ source: "FORMS", sourceId: this.formId, event: "ON_FORM_SUBMIT" });
  }
}

/** A Form linked to a sheet is not embedded, so neither is its onFormSubmit; onChange neither. */
export class SpreadsheetTriggerBuilder {
  private event: "ON_OPEN" | "ON_EDIT" | undefined;

  constructor(
    private readonly kernel: Kernel,
    private readonly make: Create,
    private readonly sheetId: string,
  ) {}

  onOpen(): SpreadsheetTriggerBuilder {
    this.event = "ON_OPEN";
    return this.kernel.expose("SpreadsheetTriggerBuilder", this);
  }
  onEdit(): SpreadsheetTriggerBuilder {
    this.event = "ON_EDIT";
    return this.kernel.expose("SpreadsheetTriggerBuilder", this);
  }
  create(): object {
    if (this.event === undefined) throw new Exception("トリガーのイベントが選ばれていません。");
    return this.make({ source: "SPREADSHEETS", sourceId: this.sheetId, event: this.event });
  }
}

interface Clock {
  every?: "minutes" | "hours" | "days" | "week";
  n: number;
  weekDay?: number;
  monthDay?: number;
  hour?: number;
  minute?: number;
  once?: number;
}

export class ClockTriggerBuilder {
  private readonly clock: Clock = { n: 1 };

  constructor(
    private readonly kernel: Kernel,
    private readonly make: Create,
  ) {}

  /** Google takes 1, 5, 10, 15 and 30 only. */
  everyMinutes(n: number): ClockTriggerBuilder {
    if (!MINUTES.includes(n))
      throw new Exception(
        `${String(n)} 分ごとのトリガーは作成できません。1、5、10、15、30 のいずれかを指定してください。`,
      );
    return this.with({ every: "minutes", n });
  }
  everyHours(n: number): ClockTriggerBuilder {
    return this.with({ every: "hours", n: whole(n, 1, 1_000_000, "everyHours") });
  }
  everyDays(n: number): ClockTriggerBuilder {
    return this.with({ every: "days", n: whole(n, 1, 1_000_000, "everyDays") });
  }
  everyWeeks(n: number): ClockTriggerBuilder {
    if (n !== 1) throw new NotEmbedded("ClockTriggerBuilder.everyWeeks は 1 だけが組み込みワークスペースにあります");
    return this.with({ every: "week" });
  }
  onWeekDay(day: EnumValue): ClockTriggerBuilder {
    return this.with({ every: "week", weekDay: day.ordinal() });
  }
  onMonthDay(day: number): ClockTriggerBuilder {
    return this.with({ monthDay: whole(day, 1, 31, "onMonthDay") });
  }
  atHour(hour: number): ClockTriggerBuilder {
    return this.with({ hour: whole(hour, 0, 23, "atHour") });
  }
  nearMinute(minute: number): ClockTriggerBuilder {
    return this.with({ minute: whole(minute, 0, 59, "nearMinute") });
  }
  /** A minimum: it never comes earlier. */
  after(durationMilliseconds: number): ClockTriggerBuilder {
    return this.with({ once: this.kernel.now + whole(durationMilliseconds, 0, 3650 * DAY, "after") });
  }
  at(date: Date): ClockTriggerBuilder {
    return this.with({ once: date.getTime() });
  }
  inTimezone(timeZone: string): ClockTriggerBuilder {
    if (timeZone !== Intl.DateTimeFormat().resolvedOptions().timeZone)
      throw new NotEmbedded(
        `ClockTriggerBuilder.inTimezone(${timeZone}): 組み込みワークスペースにはスクリプトのタイムゾーンだけがあります`,
      );
    return this.with({});
  }

  create(): object {
    return this.make({
      source: "CLOCK",
      sourceId: "",
      event: "CLOCK",
      schedule: scheduleOf(this.clock, this.kernel.now),
    });
  }

  private with(change: Partial<Clock>): ClockTriggerBuilder {
    Object.assign(this.clock, change);
    return this.kernel.expose("ClockTriggerBuilder", this, CLOCK_LOCAL);
  }
}

function scheduleOf(clock: Clock, from: number): Schedule {
  const { every, n, hour, minute } = clock;
  if (clock.once !== undefined) return { every: "once", at: Math.max(clock.once, from + 1) };
  if (clock.monthDay !== undefined) return { every: "month", day: clock.monthDay, hour, minute, from };
  if (every === "week") return { every, day: clock.weekDay ?? 1, hour, minute, from };
  if (every === "minutes" || every === "hours") return { every, n, from };
  if (every === "days" || hour !== undefined) return { every: "days", n, hour, minute, from };
  throw new Exception("トリガーの間隔が選ばれていません。");
}

function whole(value: number, low: number, high: number, name: string): number {
  if (!Number.isInteger(value) || value < low || value > high)
    throw new Exception(`引数が無効です: ${name}(${String(value)})`);
  return value;
}

function idOf(source: unknown): string {
  if (typeof source === "string") return source;
  const id: unknown =
    typeof source === "object" && source !== null ? (source as { getId?: () => string }).getId?.() : undefined;
  if (typeof id !== "string") throw new Exception("引数が無効です: key");
  return id;
}
