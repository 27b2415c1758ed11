/** Half-days that would be enough for an application that got nobody, where seats are left. Pure. */
import { daysFrom, HALVES, halfDay, offers, type HalfDay } from "../../core/halfday.ts";
import type { Desk } from "./desk.rules.ts";
import type { Host } from "./hosts.rules.ts";
import { fullLimit, type Seats } from "./seats.rules.ts";

const HELPS = 3;

/**
 * The first half-days that, added to the wishes, would get the application served: an open host offers them and has a
 * seat left after the run. One more wish on a free seat adds one to the number served, which only this application can
 * use; and number is what the run maximises first. Scans a host once, however many ask.
 */
export class FreeHalves {
  private readonly byHost = new Map<string, readonly HalfDay[]>();

  constructor(
    private readonly desk: Desk,
    private readonly after: Seats,
  ) {}

  for(open: readonly Host[]): HalfDay[] {
    return [...new Set(open.flatMap((host) => this.of(host)))].sort().slice(0, HELPS);
  }

  private of(host: Host): readonly HalfDay[] {
    const known = this.byHost.get(host.id);
    if (known) return known;
    const found: HalfDay[] = [];
    const { from, to } = this.desk.policy;
    if (this.after.inYear(host) > 0)
      for (const on of daysFrom(from, to)) {
        if (found.length >= HELPS) break;
        for (const half of HALVES) {
          const at = halfDay(on, half);
          if (offers(host.availability, at) && !fullLimit(this.after, host, at)) found.push(at);
        }
      }
    this.byHost.set(host.id, found);
    return found;
  }
}
