/**
 * The kernel of the embedded workspace: one virtual clock, one count of service calls, one place where
 * faults are planted and where a run ends. Every object that a script can touch goes through `expose`, so
 * nothing reaches a service without being counted, charged, checked against the scopes and open to a fault.
 */

/** How an execution was started; decides its rights (a simple trigger has no authorised service). */
export type RunKind = "menu" | "page" | "trigger" | "simple" | "editor";

/** One execution of the scripts: a menu click, a trigger, a google.script.run call. Times in ms since 1970. */
export interface Run {
  readonly id: number;
  readonly kind: RunKind;
  /** Name of the global function that was called. */
  readonly entry: string;
  /** Who is at the keyboard; empty under a trigger. */
  readonly activeUser: string;
  /** With whose rights it runs: the person, or the creator of the trigger. */
  readonly effectiveUser: string;
  readonly startedAt: number;
  readonly endsAt: number;
  /** Set when the run was killed: whatever its catch blocks do, no further service call takes effect. */
  dead: boolean;
}

export type FaultKind = "before" | "after" | "killed";

/** A service family with a state of its own (spreadsheet, drive, forms …). */
export interface Part {
  readonly name: string;
  /** Called before another execution runs in the middle of this one, and after it came back. */
  suspend?(): void;
  resume?(): void;
  /** Called when a run ends well (`flush`) or was killed (`discard`: unflushed writes are lost). */
  flush?(): void;
  discard?(): void;
  /** Writes the part's state into a folder as real files, and reads it back. */
  save?(dir: string): void | Promise<void>;
  open?(dir: string): void | Promise<void>;
  /** Takes on the state of the same part of another office, as if that had been saved and opened; shares nothing that changes. */
  resemble?(other: this): void;
}

/** Thrown into the script when its run was ended from outside; no catch block can act on it. */
export class Killed extends Error {
  override name = "Killed";
}

/** Thrown when a script asks for something that the embedded workspace does not have. */
export class NotEmbedded extends Error {
  override name = "NotEmbedded";
}

/** Google's kind of error, as scripts see it. */
export class Exception extends Error {
  override name = "Exception";
}

export interface KernelOptions {
  now: number;
  /** Virtual milliseconds of one call. */
  costOf: (method: string) => number;
  /** Throws an Exception when the run may not make this call (scopes, consent, simple trigger). */
  guard: (method: string, run: Run) => void;
}

const RAW = Symbol("raw");

export class Kernel {
  /** Virtual time, ms since 1970. */
  now: number;
  /** Service calls so far, by method ("Sheet.getDataRange"). */
  readonly counts = new Map<string, number>();
  total = 0;
  /** The execution under way; calls made outside any run (by the harness) are not counted. */
  run: Run | undefined;
  readonly parts: Part[] = [];
  /**
   * The Date that scripts get: it tells the virtual time. Dates handed to scripts must be made with it, and
   * it is a subclass of the host's, so `instanceof Date` holds on both sides.
   */
  readonly Date: DateConstructor;
  private faults: { at: number; kind: FaultKind; fired: boolean }[] = [];
  private hooks: { at: number; act: () => void }[] = [];
  private readonly proxies = new WeakMap<object, object>();
  private runs = 0;

  constructor(private readonly options: KernelOptions) {
    this.now = options.now;
    this.Date = virtualDate(() => this.now);
  }

  /** A Date of the scripts' realm from ms since 1970. */
  date(ms: number): Date {
    return new this.Date(ms);
  }

  /** Plants a fault at the n-th service call from now (1 = the next one). */
  failAt(n: number, kind: FaultKind): void {
    this.faults.push({ at: this.total + n, kind, fired: false });
  }

  /** Runs `act` just before the n-th service call from now, as something that happens elsewhere. */
  at(n: number, act: () => void): void {
    this.hooks.push({ at: this.total + n, act });
  }

  /** Forgets planted faults and hooks that have not come yet; answers whether any had. */
  calm(): boolean {
    const fired = this.faults.some((fault) => fault.fired);
    this.faults = [];
    this.hooks = [];
    return fired;
  }

  /**
   * Runs `body` as one execution. On a normal end and on a script error pending writes are flushed, as Google
   * does; after a kill they are discarded. An execution inside another one sees only what that one flushed.
   */
  execute<T>(
    spec: { kind: RunKind; entry: string; activeUser: string; effectiveUser: string; limitMs: number },
    body: (run: Run) => T,
  ): T {
    const { limitMs, ...who } = spec;
    const outer = this.run;
    if (outer) for (const part of this.parts) part.suspend?.();
    const run: Run = { ...who, id: ++this.runs, startedAt: this.now, endsAt: this.now + limitMs, dead: false };
    this.run = run;
    try {
      return body(run);
    } finally {
      for (const part of this.parts)
        if (run.dead) part.discard?.();
        else part.flush?.();
      this.run = outer;
      if (outer) for (const part of this.parts) part.resume?.();
    }
  }

  /** One service call: counted, charged, guarded; planted faults and hooks take effect here. */
  call<T>(method: string, effect: () => T): T {
    const run = this.run;
    if (!run) return effect();
    if (run.dead) throw new Killed("この実行は終了しています");
    this.runHooks();
    this.total++;
    this.counts.set(method, (this.counts.get(method) ?? 0) + 1);
    const fault = this.faults.find((planted) => !planted.fired && planted.at === this.total);
    if (fault) fault.fired = true;
    if (fault?.kind === "before") throw new Exception(`サービスエラー（${method}）`);
    // Ending before the effect loses no case: ending right after it is the same as ending before the next call.
    if (fault?.kind === "killed") this.kill(run, `実行が打ち切られました（${method}）`);
    this.options.guard(method, run);
    this.now += this.options.costOf(method);
    if (this.now > run.endsAt) this.kill(run, "起動時間の最大値を超えました");
    const result = effect();
    if (fault?.kind === "after") throw new Exception(`サービスエラー（${method}）`);
    return result;
  }

  /**
   * Wraps an object of the workspace for scripts. Its methods become service calls named `Class.method`;
   * plain-data fields pass through; a member that is not there throws by name instead of being undefined.
   * Results that are themselves workspace objects must come out of `expose` too (return this.kernel.expose(...)).
   * Methods listed in `free` are local to the script at Google (getters of an event, Blob accessors): not counted.
   */
  expose<T extends object>(name: string, target: T, free: readonly string[] = []): T {
    const known = this.proxies.get(target);
    if (known) return known as T;
    const proxy = new Proxy(target, {
      get: (object, property) => {
        if (property === RAW) return object;
        const value: unknown = Reflect.get(object, property, object);
        if (typeof value === "function" && typeof property === "string") {
          const method = value as (...args: unknown[]) => unknown;
          return (...args: unknown[]) => {
            const invoke = () => method.apply(object, args.map(unwrap));
            return free.includes(property) ? invoke() : this.call(`${name}.${property}`, invoke);
          };
        }
        if (value === undefined && typeof property === "string" && !(property in object) && !SILENT.has(property))
          throw new NotEmbedded(`${name}.${property} は組み込みワークスペースにありません`);
        return value;
      },
    });
    this.proxies.set(target, proxy);
    return proxy;
  }

  private runHooks(): void {
    const due = this.hooks.filter((hook) => hook.at === this.total + 1);
    if (due.length === 0) return;
    this.hooks = this.hooks.filter((hook) => !due.includes(hook));
    const outer = this.run;
    for (const part of this.parts) part.suspend?.();
    this.run = undefined;
    try {
      for (const hook of due) hook.act();
    } finally {
      this.run = outer;
      for (const part of this.parts) part.resume?.();
    }
  }

  private kill(run: Run, why: string): never {
    run.dead = true;
    throw new Killed(why);
  }
}

/** The workspace object behind what a script holds. */
export function unwrap<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  return ((value as Record<symbol, unknown>)[RAW] as T | undefined) ?? value;
}

/** Asked for by the runtime itself (promises, string and JSON conversion), not by the script. */
const SILENT = new Set([
  "then",
  "toJSON",
  "toString",
  "valueOf",
  "constructor",
  "inspect",
  "asymmetricMatch",
  "nodeType",
  "$$typeof",
  "@@__IMMUTABLE_ITERABLE__@@",
  "@@__IMMUTABLE_RECORD__@@",
]);

function virtualDate(now: () => number): DateConstructor {
  class VirtualDate extends Date {
    constructor(...args: unknown[]) {
      if (args.length === 0) super(now());
      else super(...(args as [number]));
    }
    static override now(): number {
      return now();
    }
  }
  return VirtualDate as unknown as DateConstructor;
}
