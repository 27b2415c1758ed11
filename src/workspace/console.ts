/** console and Logger: local to the script, so never a service call. What they print is kept for `office.logs`. */
import { format } from "node:util";
import type { Kernel } from "./kernel.ts";

export interface LogLine {
  level: "log" | "info" | "warn" | "error";
  /** Virtual time, ms since 1970. */
  at: number;
  /** Entry of the run that printed it; empty outside any. */
  entry: string;
  text: string;
}

export class ScriptLog {
  readonly lines: LogLine[] = [];
  private readonly timers = new Map<string, number>();

  constructor(private readonly kernel: Kernel) {}

  /** The script's `console`. */
  console(): Record<"log" | "info" | "warn" | "error" | "time" | "timeEnd", (...args: unknown[]) => void> {
    return {
      log: (...args) => this.write("log", args),
      info: (...args) => this.write("info", args),
      warn: (...args) => this.write("warn", args),
      error: (...args) => this.write("error", args),
      time: (label) => void this.timers.set(String(label), this.kernel.now),
      timeEnd: (label) =>
        this.write("log", [
          `${String(label)}: ${this.kernel.now - (this.timers.get(String(label)) ?? this.kernel.now)}ms`,
        ]),
    };
  }

  /** The script's `Logger`; `getLog` shows the lines of this execution only. */
  logger(): { log: (...args: unknown[]) => unknown; getLog: () => string; clear: () => void } {
    let own: string[] = [];
    const logger = {
      log: (...args: unknown[]) => {
        own.push(this.write("info", args));
        return logger;
      },
      getLog: () => own.map((line) => `${line}\n`).join(""),
      clear: () => {
        own = [];
      },
    };
    return logger;
  }

  private write(level: LogLine["level"], args: unknown[]): string {
    const text = format(...args);
    this.lines.push({ level, at: this.kernel.now, entry: this.kernel.run?.entry ?? "", text });
    return text;
  }
}
