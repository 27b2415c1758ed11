/**
 * The office in a thread of its own. A script that shows an alert stands still until the person answers: here the
 * thread really stops at that line. While it stands there, it takes in what others do (another tab, a form).
 */
import type { MessagePort } from "node:worker_threads";
import { parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import type { Answer, Asked } from "../desk.ts";
import { meanwhile } from "../elapse.ts";
import { readState } from "../folder-state.ts";
import { openOffice } from "../office.ts";
import { findConverter } from "../pdf.ts";
import { Front } from "./front.ts";
import type { GivenAnswer, OfficePlace, ToOffice, ToServer } from "./wire.ts";

const FIRST_USER = "office@example.jp";

class OfficeWorker {
  private readonly signal: Int32Array;
  private readonly tasks: number[] = [];
  private readonly answers = new Map<number, GivenAnswer>();
  private dialogs = 0;

  constructor(
    private readonly port: MessagePort,
    private readonly front: Front,
    place: OfficePlace,
  ) {
    this.signal = new Int32Array(place.signal);
    const { kernel, desk } = front.office.services;
    desk.unanswered = (asked) => {
      let answer: Answer = { button: "CLOSE" };
      meanwhile(kernel, () => (answer = this.waitFor(asked)));
      return answer;
    };
    port.on("message", (message: ToOffice) => this.take(message));
    this.tell({ kind: "ready" });
  }

  private take(message: ToOffice): void {
    if (message.kind === "answer") this.answers.set(message.dialog, message.answer);
    else this.serve(message.id, message.name, message.args);
  }

  private serve(id: number, name: string, args: unknown[]): void {
    const fail = (error: unknown) => {
      const { name: kind, message } = error instanceof Error ? error : new Error(String(error));
      this.tell({ kind: "failure", id, name: kind, message });
    };
    this.tasks.push(id);
    try {
      const value = this.front.perform(name, args);
      if (value instanceof Promise) value.then((late: unknown) => this.tell({ kind: "reply", id, value: late }), fail);
      else this.tell({ kind: "reply", id, value });
    } catch (error) {
      fail(error);
    } finally {
      this.tasks.pop();
    }
  }

  /** Stops here until this dialog is answered; whatever else arrives is done meanwhile. */
  private waitFor(asked: Asked): Answer {
    const id = ++this.dialogs;
    const { kind, title, text, buttons } = asked;
    this.tell({ kind: "asks", dialog: { id, task: this.tasks.at(-1) ?? 0, kind, title, text, buttons } });
    for (;;) {
      const seen = Atomics.load(this.signal, 0);
      for (let next = receiveMessageOnPort(this.port); next; next = receiveMessageOnPort(this.port))
        this.take(next.message as ToOffice);
      const answer = this.answers.get(id);
      if (answer) {
        this.answers.delete(id);
        return answer;
      }
      Atomics.wait(this.signal, 0, seen);
    }
  }

  private tell(message: ToServer): void {
    this.port.postMessage(message);
  }
}

async function start(port: MessagePort, place: OfficePlace): Promise<OfficeWorker> {
  const user = readState(place.dir)?.user ?? FIRST_USER;
  const pdf = findConverter();
  const scripts = place.scripts === undefined ? {} : { scripts: place.scripts };
  const office = await openOffice({ dir: place.dir, user, ...scripts, ...(pdf ? { pdf } : {}) });
  return new OfficeWorker(port, new Front(office, user), place);
}

if (parentPort) await start(parentPort, workerData as OfficePlace);
