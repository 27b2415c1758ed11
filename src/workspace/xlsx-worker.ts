/** The thread behind xlsx-now.ts: writes one .xlsx after another. */
import type { MessagePort } from "node:worker_threads";
import { workerData } from "node:worker_threads";
import { bookOf } from "./sheets/state.ts";
import type { FromWriter, ToWriter } from "./xlsx-now.ts";
import { xlsxOf } from "./xlsx.ts";

const { port, signal } = workerData as { port: MessagePort; signal: SharedArrayBuffer };
const answers = new Int32Array(signal);

function answer(message: FromWriter): void {
  port.postMessage(message);
  Atomics.add(answers, 0, 1);
  Atomics.notify(answers, 0);
}

port.on("message", ({ state, at }: ToWriter) => {
  xlsxOf(bookOf(state), at).then(
    (bytes) => answer({ bytes }),
    (error: unknown) => answer({ failed: String(error) }),
  );
});
