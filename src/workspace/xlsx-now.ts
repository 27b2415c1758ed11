/**
 * The .xlsx of a spreadsheet at once, as Drive's export answers it. exceljs works asynchronously, so it does in a thread
 * of its own, started when it is first needed, for which this one waits.
 */
import type { MessagePort } from "node:worker_threads";
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { Book } from "./sheets/book.ts";
import type { BookState } from "./sheets/state.ts";
import { stateOf } from "./sheets/state.ts";

export interface ToWriter {
  state: BookState;
  /** Milliseconds since 1970. */
  at: number;
}
export type FromWriter = { bytes: Uint8Array } | { failed: string };

/** Enough for a workbook at Google's limit; only ends what hangs. */
const PATIENCE_MS = 120_000;

// A thread starts without the loader that reads TypeScript, so this one registers it first.
const BOOT = `const { workerData: { entry, port, signal } } = require("node:worker_threads");
import("tsx/esm/api").then(({ register }) => { register(); return import(entry); }).catch((error) => {
  port.postMessage({ failed: String(error) });
  Atomics.add(new Int32Array(signal), 0, 1);
  Atomics.notify(new Int32Array(signal), 0);
});`;

class Writer {
  private readonly worker: Worker;
  private readonly port: MessagePort;
  private readonly answers = new Int32Array(new SharedArrayBuffer(4));
  private heard = 0;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    const entry = new URL("./xlsx-worker.ts", import.meta.url).href;
    const workerData = { entry, port: port2, signal: this.answers.buffer };
    this.worker = new Worker(BOOT, { eval: true, execArgv: [], workerData, transferList: [port2] });
    // Nobody waits for it but who is in `write`: the process may end.
    this.worker.unref();
    port1.unref();
  }

  write(order: ToWriter): Uint8Array {
    this.port.postMessage(order);
    Atomics.wait(this.answers, 0, this.heard++, PATIENCE_MS);
    const answer = receiveMessageOnPort(this.port)?.message as FromWriter | undefined;
    if (answer && "bytes" in answer) return answer.bytes;
    throw new Error(`.xlsx を書き出せませんでした: ${answer?.failed ?? "時間切れです"}`);
  }

  stop(): void {
    void this.worker.terminate();
  }
}

let writer: Writer | undefined;
const written = new WeakMap<Book, { at: number; bytes: Uint8Array }>();

/** The same book at the same time gives the same bytes, and is written once. `at` in ms since 1970. */
export function xlsxNow(book: Book, ids: number, at: number): Uint8Array {
  const before = written.get(book);
  if (before?.at === at) return before.bytes;
  const bytes = write({ state: stateOf(book, ids), at });
  written.set(book, { at, bytes });
  return bytes;
}

/** After a failure the next order goes to a new thread, so that no late answer is taken for its own. */
function write(order: ToWriter): Uint8Array {
  writer ??= new Writer();
  try {
    return writer.write(order);
  } catch (error) {
    writer.stop();
    writer = undefined;
    throw error;
  }
}
