/** ScriptApp: triggers and authorisation. */
import type { Consents } from "./consents.ts";
import type { EnumValue } from "./enums.ts";
import { enumOf } from "./enums.ts";
import type { Kernel } from "./kernel.ts";
import { Exception, unwrap } from "./kernel.ts";
import { TriggerBuilder } from "./trigger-builders.ts";
import type { TriggerBook, TriggerRecord } from "./triggers.ts";

export const AuthMode = enumOf("NONE", "CUSTOM_FUNCTION", "LIMITED", "FULL");
export const EventType = enumOf("CLOCK", "ON_OPEN", "ON_EDIT", "ON_FORM_SUBMIT", "ON_CHANGE", "ON_EVENT_UPDATED");
export const TriggerSource = enumOf("SPREADSHEETS", "CLOCK", "FORMS", "DOCUMENTS", "CALENDAR");
export const WeekDay = enumOf("SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY");
const AuthorizationStatus = enumOf("REQUIRED", "NOT_REQUIRED");

const TRIGGER_LOCAL = [
  "getUniqueId",
  "getHandlerFunction",
  "getEventType",
  "getTriggerSource",
  "getTriggerSourceId",
] as const;

export class Trigger {
  constructor(readonly record: TriggerRecord) {}

  getUniqueId(): string {
    return this.record.id;
  }
  getHandlerFunction(): string {
    return this.record.handler;
  }
  getEventType(): EnumValue {
    return EventType[this.record.event];
  }
  getTriggerSource(): EnumValue {
    return TriggerSource[this.record.source];
  }
  /** Null for a clock. */
  getTriggerSourceId(): string | null {
    return this.record.sourceId === "" ? null : this.record.sourceId;
  }
}

export class AuthorizationInfo {
  constructor(private readonly granted: boolean) {}

  getAuthorizationStatus(): EnumValue {
    return this.granted ? AuthorizationStatus.NOT_REQUIRED : AuthorizationStatus.REQUIRED;
  }
}

export interface ScriptIdentity {
  scriptId: string;
  scopes: readonly string[];
  /** Who is at the keyboard, for calls outside any run. */
  user: () => string;
  /** Whether `user` may watch this Form or workbook: it exists and the person may edit it. */
  mayWatch: (sourceId: string, user: string) => boolean;
}

export class ScriptApp {
  readonly AuthMode = AuthMode;
  readonly EventType = EventType;
  readonly TriggerSource = TriggerSource;
  readonly WeekDay = WeekDay;
  readonly AuthorizationStatus = AuthorizationStatus;

  constructor(
    private readonly kernel: Kernel,
    private readonly book: TriggerBook,
    private readonly consents: Consents,
    private readonly identity: ScriptIdentity,
  ) {}

  getScriptId(): string {
    return this.identity.scriptId;
  }

  newTrigger(functionName: string): TriggerBuilder {
    const create = (spec: Omit<TriggerRecord, "id" | "dueAt" | "creator" | "handler">) => {
      const creator = this.me();
      if (spec.sourceId !== "" && !this.identity.mayWatch(spec.sourceId, creator))
        throw new Exception(`ID が ${spec.sourceId} のアイテムは見つからないか、アクセスする権限がありません。`);
      return this.exposed(this.book.create({ ...spec, creator, handler: functionName }));
    };
    return this.kernel.expose("TriggerBuilder", new TriggerBuilder(this.kernel, create), [
      "forForm",
      "forSpreadsheet",
      "timeBased",
    ]);
  }

  /** Only one's own: nobody sees another's triggers. */
  getProjectTriggers(): Trigger[] {
    return this.book.of(this.me()).map((record) => this.exposed(record));
  }

  deleteTrigger(trigger: Trigger): void {
    const raw = unwrap(trigger);
    if (!(raw instanceof Trigger)) throw new Exception("引数が無効です: trigger");
    this.book.remove(raw.record.id, this.me());
  }

  requireScopes(_authMode: EnumValue, scopes: string[]): void {
    this.consents.ask(this.me(), Array.from(scopes));
  }
  requireAllScopes(_authMode: EnumValue): void {
    this.consents.ask(this.me());
  }

  /** Second argument: the scopes to ask about, all when left out. */
  getAuthorizationInfo(authMode: EnumValue, scopes?: string[]): AuthorizationInfo {
    const wanted = String(authMode) === "FULL" ? Array.from(scopes ?? this.identity.scopes) : [];
    const granted = wanted.every((scope) => this.consents.has(this.me(), scope));
    return this.kernel.expose("AuthorizationInfo", new AuthorizationInfo(granted), ["getAuthorizationStatus"]);
  }

  private me(): string {
    return this.kernel.run?.effectiveUser ?? this.identity.user();
  }

  private exposed(record: TriggerRecord): Trigger {
    return this.kernel.expose("Trigger", new Trigger(record), TRIGGER_LOCAL);
  }
}
