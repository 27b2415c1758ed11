/**
 * Daily and per-minute limits by account kind, from Google's page of quotas. A simplification, said plainly:
 * the day changes at midnight Asia/Tokyo here; Google's changes by Pacific time, at an hour it does not publish.
 */
import { DAY, HOUR, MINUTE } from "./elapse.ts";
import type { Kernel } from "./kernel.ts";
import { Exception } from "./kernel.ts";
import type { AccountKind, Quotas } from "./shared.ts";

export type DailyKind = Parameters<Quotas["take"]>[0];
export type MinuteApi = Parameters<Quotas["perMinute"]>[0];

/** Recipients, documents, spreadsheets and conversions a day. */
export const DAILY: Record<AccountKind, Record<DailyKind, number>> = {
  consumer: { mail: 100, docs: 250, spreadsheets: 250, conversions: 2000 },
  workspace: { mail: 1500, docs: 1500, spreadsheets: 3200, conversions: 4000 },
};

/** Run time of all of one user's triggers a day. */
export const TRIGGER_TIME: Record<AccountKind, number> = { consumer: 90 * MINUTE, workspace: 6 * HOUR };

export const REQUESTS_A_MINUTE = 60;
export const RUN_LIMIT = 6 * MINUTE;
export const SIMPLE_LIMIT = 30 * 1000;
export const TRIGGERS_A_USER = 20;
export const RUNS_AT_ONCE = 30;
export const PAGE_CALLS_AT_ONCE = 10;

const SERVICE: Record<DailyKind, string> = {
  mail: "email",
  docs: "docs create",
  spreadsheets: "sheets create",
  conversions: "conversion",
};

const METRIC: Record<MinuteApi, string> = {
  "docs.write": "Write requests",
  "sheets.read": "Read requests",
  "sheets.write": "Write requests",
};

export interface QuotaState {
  day: number;
  used: Record<string, number>;
}

export class QuotaBook implements Quotas {
  private day = 0;
  private used = new Map<string, number>();
  private readonly requests = new Map<string, number[]>();

  constructor(
    private readonly kernel: Kernel,
    private readonly account: AccountKind,
  ) {}

  /** Throws Google's "invoked too many times for one day" and takes nothing when `amount` is not left. */
  take(kind: DailyKind, user: string, amount: number): void {
    if (amount > this.left(kind, user))
      throw new Exception(`1 日にサービスを呼び出した回数が多すぎます: ${SERVICE[kind]}`);
    this.add(`${kind} ${user}`, amount);
  }

  left(kind: DailyKind, user: string): number {
    return DAILY[this.account][kind] - this.usedToday(`${kind} ${user}`);
  }

  /** One request to a per-minute API; beyond 60 in any 60 seconds a 429, as the advanced services throw it. */
  perMinute(api: MinuteApi, user: string): void {
    const key = `${api} ${user}`;
    const recent = (this.requests.get(key) ?? []).filter((at) => at > this.kernel.now - MINUTE);
    if (recent.length >= REQUESTS_A_MINUTE) throw tooManyRequests(api);
    this.requests.set(key, [...recent, this.kernel.now]);
  }

  /** Virtual ms of trigger time that `user` has left today. */
  triggerTimeLeft(user: string): number {
    return TRIGGER_TIME[this.account] - this.usedToday(`triggers ${user}`);
  }

  takeTriggerTime(user: string, ms: number): void {
    this.add(`triggers ${user}`, ms);
  }

  state(): QuotaState {
    return { day: this.day, used: Object.fromEntries(this.used) };
  }

  restore(state: QuotaState): void {
    this.day = state.day;
    this.used = new Map(Object.entries(state.used));
  }

  private usedToday(key: string): number {
    const today = Math.floor((this.kernel.now + 9 * HOUR) / DAY);
    if (today !== this.day) this.used.clear();
    this.day = today;
    return this.used.get(key) ?? 0;
  }

  private add(key: string, amount: number): void {
    this.used.set(key, this.usedToday(key) + amount);
  }
}

function tooManyRequests(api: MinuteApi): Exception {
  const service = api.startsWith("docs") ? "docs.googleapis.com" : "sheets.googleapis.com";
  const metric = METRIC[api];
  const error = new Exception(
    `Quota exceeded for quota metric '${metric}' and limit '${metric} per minute per user' of service '${service}' (429)`,
  );
  return Object.assign(error, { details: { code: 429, message: error.message } });
}
