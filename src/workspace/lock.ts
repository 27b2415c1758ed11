/** LockService. An execution that finds a lock held is one that runs in the middle of its holder. */
import { pass } from "./elapse.ts";
import type { Kernel } from "./kernel.ts";
import { Exception } from "./kernel.ts";

/** Who holds what; a harness call outside any run holds as run 0. */
export class LockBook {
  private readonly holders = new Map<string, number>();

  constructor(private readonly kernel: Kernel) {}

  holder(name: string): number | undefined {
    return this.holders.get(name);
  }

  take(name: string): void {
    this.holders.set(name, this.me());
  }

  release(name: string): void {
    if (this.holders.get(name) === this.me()) this.holders.delete(name);
  }

  /** At the end of a run, and when a dialog opens: a lock does not survive alert or prompt, and is not taken back. */
  releaseAll(run: number): void {
    for (const [name, holder] of this.holders) if (holder === run) this.holders.delete(name);
  }

  me(): number {
    return this.kernel.run?.id ?? 0;
  }
}

export class Lock implements Pick<GoogleAppsScript.Lock.Lock, "hasLock" | "releaseLock" | "tryLock" | "waitLock"> {
  constructor(
    private readonly kernel: Kernel,
    private readonly book: LockBook,
    private readonly name: string,
  ) {}

  hasLock(): boolean {
    return this.book.holder(this.name) === this.book.me();
  }

  releaseLock(): void {
    this.book.release(this.name);
  }

  /** Waits `timeoutInMillis` of virtual time in vain when the execution around this one holds the lock. */
  tryLock(timeoutInMillis: number): boolean {
    if (typeof timeoutInMillis !== "number") throw new Exception("メソッド Lock.tryLock の引数が無効です");
    const holder = this.book.holder(this.name);
    if (holder !== undefined && holder !== this.book.me()) {
      pass(this.kernel, timeoutInMillis);
      return false;
    }
    this.book.take(this.name);
    return true;
  }

  waitLock(timeoutInMillis: number): void {
    if (!this.tryLock(timeoutInMillis))
      throw new Exception("ロックのタイムアウト: 別のプロセスがロックを長時間保持していました。");
  }
}

export class LockService implements Pick<
  GoogleAppsScript.Lock.LockService,
  "getDocumentLock" | "getScriptLock" | "getUserLock"
> {
  private readonly locks = new Map<string, Lock>();

  constructor(
    private readonly kernel: Kernel,
    private readonly book: LockBook,
  ) {}

  getScriptLock(): Lock {
    return this.lock("script");
  }
  getDocumentLock(): Lock {
    return this.lock("document");
  }
  getUserLock(): Lock {
    return this.lock(`user ${this.kernel.run?.effectiveUser ?? ""}`);
  }

  private lock(name: string): Lock {
    const known = this.locks.get(name) ?? new Lock(this.kernel, this.book, name);
    this.locks.set(name, known);
    return this.kernel.expose("Lock", known);
  }
}
