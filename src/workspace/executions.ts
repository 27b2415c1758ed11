/** Runs of the scripts: each loads them afresh, has its time, its user and its locks, and ends cleanly. */
import { START_MS } from "./costs.ts";
import { extend } from "./elapse.ts";
import type { Kernel, Run, RunKind } from "./kernel.ts";
import { Exception, Killed } from "./kernel.ts";
import type { Globals, ScriptFolder } from "./loader.ts";
import type { LockBook } from "./lock.ts";
import type { QuotaBook } from "./quotas.ts";
import { PAGE_CALLS_AT_ONCE, RUN_LIMIT, RUNS_AT_ONCE, SIMPLE_LIMIT } from "./quotas.ts";

/** An error that ended a trigger's run; Google mails it to the trigger's owner. */
export interface Crash {
  entry: string;
  message: string;
  /** Virtual time, ms since 1970. */
  at: number;
  /** Whose trigger it was. */
  user: string;
}

export interface Call {
  kind: RunKind;
  entry: string;
  args: readonly unknown[];
  activeUser: string;
  effectiveUser: string;
}

export class Executions {
  readonly crashes: Crash[] = [];
  private functions: ReadonlySet<string> | undefined;
  private readonly live: { run: Run; context: Globals }[] = [];

  constructor(
    private readonly office: {
      kernel: Kernel;
      folder: ScriptFolder;
      locks: LockBook;
      quotas: QuotaBook;
      globals: () => Globals;
    },
  ) {}

  /** Calls a global function as one execution; its errors come out as errors of the host, message and name kept. */
  call({ args, ...spec }: Call): unknown {
    const { kernel, locks, quotas } = this.office;
    this.refuseTooMany(spec.kind, spec.effectiveUser);
    const limitMs = spec.kind === "simple" ? SIMPLE_LIMIT : RUN_LIMIT;
    try {
      return kernel.execute({ ...spec, limitMs }, (run) => {
        try {
          return this.perform(run, args);
        } finally {
          this.live.pop();
          locks.releaseAll(run.id);
          if (run.kind === "trigger") quotas.takeTriggerTime(run.effectiveUser, ownTime(run, kernel.now, limitMs));
        }
      });
    } catch (error) {
      throw hostError(error);
    }
  }

  /** A trigger's run: what it throws is recorded, and its time counts towards the creator's day. */
  trigger(entry: string, creator: string, event: object): void {
    const { quotas } = this.office;
    try {
      if (quotas.triggerTimeLeft(creator) <= 0)
        throw new Exception("1 日にサービスを使用しているコンピュータの合計時間が長すぎます。");
      this.call({ kind: "trigger", entry, args: [event], activeUser: "", effectiveUser: creator });
    } catch (error) {
      this.crash(entry, creator, error);
    }
  }

  /** onOpen or onEdit: without authorisation or identity, 30 s, its errors unseen by whoever is at the keyboard. */
  simple(entry: string, user: string, event: object): void {
    try {
      this.call({ kind: "simple", entry, args: [event], activeUser: "", effectiveUser: user });
    } catch (error) {
      this.crash(entry, user, error);
    }
  }

  /** Whether the scripts declare this global function; they are asked once, since they do not change under an office. */
  declares(name: string): boolean {
    const { folder, globals } = this.office;
    this.functions ??= folder.functions(globals);
    return this.functions.has(name);
  }

  /** Globals of the run under way, for scriptlets in pages; outside any, freshly loaded ones. */
  context(): Globals {
    return this.live.at(-1)?.context ?? this.load();
  }

  /** Runs `act` as something that happens elsewhere; its time is not taken from the run it interrupts. */
  elsewhere(act: () => void): void {
    const interrupted = this.live.at(-1)?.run;
    const from = this.office.kernel.now;
    try {
      act();
    } finally {
      extend(interrupted, this.office.kernel.now - from);
    }
  }

  /** How many runs go on at this moment under these rights. */
  depth(user: string): number {
    return this.live.filter(({ run }) => run.effectiveUser === user).length;
  }

  private perform(run: Run, args: readonly unknown[]): unknown {
    const frame = { run, context: {} as Globals };
    this.live.push(frame);
    this.office.kernel.now += START_MS;
    frame.context = this.load();
    const entry = frame.context[run.entry];
    if (typeof entry !== "function") throw new Exception(`スクリプト関数が見つかりません: ${run.entry}`);
    const result: unknown = (entry as (...values: unknown[]) => unknown)(...args);
    // A script may have caught Killed; the run ended all the same.
    if (run.dead) throw new Killed(`実行が打ち切られました（${run.entry}）`);
    return result;
  }

  private load(): Globals {
    return this.office.folder.load(this.office.globals());
  }

  private refuseTooMany(kind: RunKind, user: string): void {
    const pages = this.live.filter(({ run }) => run.kind === "page" && run.effectiveUser === user).length;
    if (this.depth(user) >= RUNS_AT_ONCE || (kind === "page" && pages >= PAGE_CALLS_AT_ONCE))
      throw new Exception(`このユーザーが同時に呼び出したスクリプトが多すぎます: ${user}`);
  }

  /** Records what ended a trigger's run. */
  crash(entry: string, user: string, error: unknown): void {
    this.crashes.push({
      entry,
      user,
      at: this.office.kernel.now,
      message: error instanceof Error ? error.message : String(error),
    });
  }
}

/** What a run used of its own; its end was moved by what other runs used in its middle. */
function ownTime(run: Run, now: number, limitMs: number): number {
  return now - run.startedAt - (run.endsAt - run.startedAt - limitMs);
}

/** An error of the scripts' realm as one of ours: name, message, stack and own fields kept. */
function hostError(error: unknown): unknown {
  if (error instanceof Error || Object.prototype.toString.call(error) !== "[object Error]") return error;
  const { name, message, stack } = error as Error;
  const copy = Object.assign(new Error(message, { cause: error }), error);
  copy.name = name;
  if (stack !== undefined) copy.stack = stack;
  return copy;
}
