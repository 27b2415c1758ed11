/** The server's end of the office's thread: asks it, and hands on the dialogs that scripts open. */
import { SHARE_ENV, Worker } from "node:worker_threads";
import type { Effects, Front, FrontRequest } from "./front.ts";
import type { GivenAnswer, OfficePlace, OpenDialog, ToOffice, ToServer } from "./wire.ts";

/** What the browser hears after a deed: it is done, or a dialog wants an answer first. */
export type Turn = { state: "done"; effects: Effects } | { state: "asks"; dialog: OpenDialog };

/** An error inside the office; `kind` is its name there (Exception, SubmissionRefused, Error …). */
export class OfficeFailure extends Error {
  constructor(
    readonly kind: string,
    message: string,
  ) {
    super(message);
  }
}

interface Waiting {
  done: (value: unknown) => void;
  failed: (error: Error) => void;
  asks: ((dialog: OpenDialog) => void) | undefined;
  changes: boolean;
}

/** Requests beside deeds after which the office is another one than before. */
const CHANGING: ReadonlySet<FrontRequest> = new Set(["open", "sit", "share", "submit", "advance"] as const);

// A thread starts without the loader that reads TypeScript, so this one registers it first.
const BOOT = `import("tsx/esm/api").then(({ register }) => {
  register();
  return import(require("node:worker_threads").workerData.entry);
});`;

export class OfficeThread {
  readonly dialogs = new Map<number, OpenDialog>();
  /** Called after each request that may have changed something. */
  onChange: () => void = () => undefined;
  private readonly waiting = new Map<number, Waiting>();
  private requests = 0;
  /** Why nothing answers any more. */
  private dead: Error | undefined;

  private constructor(
    private readonly worker: Worker,
    private readonly signal: Int32Array,
  ) {}

  /** Opens the office in `dir` in a new thread; rejects when its scripts or its folder cannot be read. */
  static async open(dir: string, scripts?: string): Promise<OfficeThread> {
    const signal = new SharedArrayBuffer(4);
    const entry = new URL("./office-worker.ts", import.meta.url).href;
    const place: OfficePlace = { entry, dir, scripts, signal };
    // Shared, because the office sets the time zone of the whole process.
    const worker = new Worker(BOOT, { eval: true, env: SHARE_ENV, workerData: place });
    const thread = new OfficeThread(worker, new Int32Array(signal));
    await new Promise<void>((ready, failed) => {
      worker.once("error", failed);
      worker.once("message", () => ready());
    });
    worker.on("message", (message: ToServer) => thread.hear(message));
    worker.on("error", (error) => {
      console.error(error);
      thread.collapse(error.message);
    });
    worker.on("exit", (code) => thread.collapse(`終了コード ${code}`));
    return thread;
  }

  /** A look at the office, or a deed that no dialog can interrupt. */
  ask<K extends FrontRequest>(name: K, ...args: Parameters<Front[K]>): Promise<Awaited<ReturnType<Front[K]>>> {
    return new Promise((done, failed) => {
      const id = ++this.requests;
      const changes = CHANGING.has(name);
      this.send(
        id,
        { done: done as (value: unknown) => void, failed, asks: undefined, changes },
        { kind: "request", id, name, args },
      );
    });
  }

  /** A deed behind which dialogs may open: answers at its end or at its first dialog. */
  act<K extends FrontRequest>(name: K, ...args: Parameters<Front[K]>): Promise<Turn> {
    const id = ++this.requests;
    return this.nextTurn(id, { kind: "request", id, name, args });
  }

  /** Answers an open dialog and goes on to the end of its deed or to the next dialog. */
  answer(dialogId: number, answer: GivenAnswer): Promise<Turn> {
    const dialog = this.dialogs.get(dialogId);
    if (!dialog) throw new OfficeFailure("Error", "このダイアログはもう閉じられています。");
    this.dialogs.delete(dialogId);
    return this.nextTurn(dialog.task, { kind: "answer", dialog: dialogId, answer });
  }

  /** The person goes away: every dialog that stands open, or opens on the way, is closed, so that its run ends. */
  async closeDialogs(): Promise<void> {
    for (let last = [...this.dialogs.keys()].at(-1); last !== undefined; last = [...this.dialogs.keys()].at(-1))
      await this.answer(last, { button: "CLOSE", text: "" }).catch(() => undefined);
  }

  /** Whether a deed or a look is under way. */
  get busy(): boolean {
    return this.waiting.size > 0 || this.dialogs.size > 0;
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private nextTurn(task: number, message: ToOffice): Promise<Turn> {
    return new Promise((turn, failed) => {
      const done = (effects: unknown) => turn({ state: "done", effects: effects as Effects });
      const asks = (dialog: OpenDialog) => turn({ state: "asks", dialog });
      this.send(task, { done, failed, asks, changes: true }, message);
    });
  }

  /** `waiting` hears what becomes of the task. */
  private send(task: number, waiting: Waiting, message: ToOffice): void {
    if (this.dead) return waiting.failed(this.dead);
    this.waiting.set(task, waiting);
    this.worker.postMessage(message);
    Atomics.add(this.signal, 0, 1);
    Atomics.notify(this.signal, 0);
  }

  private hear(message: ToServer): void {
    if (message.kind === "ready") return;
    if (message.kind === "asks") {
      this.dialogs.set(message.dialog.id, message.dialog);
      this.waiting.get(message.dialog.task)?.asks?.(message.dialog);
      return;
    }
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.kind === "reply") waiting?.done(message.value);
    else waiting?.failed(new OfficeFailure(message.name, message.message));
    if (waiting?.changes === true) this.onChange();
  }

  private collapse(why: string): void {
    this.dead ??= new OfficeFailure(
      "Error",
      `台帳の処理が止まりました（${why}）。「npm run serve」を始め直してください。`,
    );
    for (const { failed } of this.waiting.values()) failed(this.dead);
    this.waiting.clear();
    this.dialogs.clear();
  }
}
