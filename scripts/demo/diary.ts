/** What happens when: deeds of people in the order of time, and the office's clock on each day on which one is done. */
import { setImmediate } from "node:timers/promises";
import { dayOf, msOf, type Day } from "../../src/core/calendar.ts";
import type { Office } from "../../src/workspace/office.ts";

interface Deed {
  readonly at: number;
  readonly act: () => void;
}

/** The clock's first look in the morning; nobody in the story is up before. */
const MORNING = "08:55:00";
const TICK = 10 * 60_000;

export class Diary {
  private deeds: Deed[] = [];
  private day: Day;

  constructor(private readonly office: Office) {
    this.day = dayOf(office.now);
  }

  /** "2018-06-01 13:30". Deeds of one minute are done in the order in which they were planned. */
  plan(at: string, act: () => void): void {
    this.deeds.push({ at: msOf(`${at}:00`), act });
  }

  /**
   * Does all that was planned until the end of a day, also what a deed plans itself. Between two deeds the process comes to
   * rest: what scripts held on to is let go only then, and a year of it would fill the memory.
   */
  async run(last: Day): Promise<void> {
    for (let next = this.take(); next && dayOf(next.at) <= last; next = this.take()) {
      this.dawn(next.at);
      const { kernel } = this.office.services;
      kernel.now = Math.max(kernel.now, next.at);
      next.act();
      await setImmediate();
    }
  }

  private take(): Deed | undefined {
    const first = this.deeds.reduce<Deed | undefined>((a, b) => (a && a.at <= b.at ? a : b), undefined);
    this.deeds = this.deeds.filter((deed) => deed !== first);
    return first;
  }

  /**
   * Nights and days on which nobody does anything are passed over: the clock ticks every ten minutes at Google, and each of
   * those ticks would find what the first one of the next day finds.
   */
  private dawn(at: number): void {
    const day = dayOf(at);
    if (day <= this.day) return;
    this.day = day;
    const { kernel } = this.office.services;
    kernel.now = Math.max(kernel.now, Math.min(msOf(`${day} ${MORNING}`), at - TICK));
    this.office.advance("11m");
  }
}
