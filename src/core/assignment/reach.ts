import type { Seated } from "./conflict.ts";

/** Nodes (slots, months, hosts), in no order. */
export type Reach = Int32Array;

/**
 * Everything within reach of a seeker by alternating paths: a slot it may take, the slots its people may move to, and
 * wherever a unit of a full month or host may be taken back; or "room", when a free seat is among it.
 *
 * What a slot reaches is kept, and whoever comes by that slot takes it over whole; where many contend, most slots reach
 * each other and share one answer. Equal reaches are the same object.
 */
export class Reaches {
  private readonly known: (Reach | "room" | undefined)[];
  /** Nodes of the reach that is being collected: 1 = to be searched, 2 = taken over, so all that it reaches is here. */
  private readonly marked: Uint8Array;
  private found: number[] = [];

  constructor(private readonly net: Seated) {
    this.known = new Array<undefined>(net.firstMonth).fill(undefined);
    this.marked = new Uint8Array(net.ground + 1);
  }

  of(seeker: number): Reach | "room" {
    const { slot, start } = this.net;
    let widest: Reach = NOTHING;
    for (let k = start[seeker]!; k < start[seeker + 1]!; k++) {
      const reach = this.ofSlot(slot[k]!);
      if (reach === "room") return "room";
      if (reach.length > widest.length) widest = reach;
    }
    this.takeOver(widest);
    for (let k = start[seeker]!; k < start[seeker + 1]!; k++) {
      const reach = this.known[slot[k]!]!;
      if (this.marked[slot[k]!] === 0 && reach !== "room") this.takeOver(reach);
    }
    return this.collected(widest);
  }

  private ofSlot(from: number): Reach | "room" {
    return (this.known[from] ??= this.search(from));
  }

  private search(from: number): Reach | "room" {
    const { net, known } = this;
    const { parent, child, childStart, flow, high, ground } = net;
    let widest: Reach = NOTHING;
    const stack = [from];
    const visit = (v: number): void => {
      if (this.marked[v]! > 0) return;
      this.mark(v, 1);
      stack.push(v);
    };
    this.mark(from, 1);
    for (let v = stack.pop(); v !== undefined; v = stack.pop()) {
      if (this.marked[v] === 2) continue;
      const reach = v === ground ? "room" : known[v];
      if (reach === "room") {
        this.forget();
        return "room";
      }
      if (reach !== undefined) {
        this.takeOver(reach);
        if (reach.length > widest.length) widest = reach;
        continue;
      }
      if (flow[v]! < high[v]!) visit(parent[v]!);
      for (let n = childStart[v]!; n < childStart[v + 1]!; n++) if (flow[child[n]!]! > 0) visit(child[n]!);
      this.visitMoves(v, visit);
    }
    return this.collected(widest);
  }

  /** Where the people of a slot may move to. */
  private visitMoves(v: number, visit: (slot: number) => void): void {
    const { slot, start, places } = this.net;
    for (let j = places.first[v]!; j >= 0; j = places.next[j]!) {
      for (let k = start[j]!; k < start[j + 1]!; k++) visit(slot[k]!);
    }
  }

  private mark(v: number, as: number): void {
    if (this.marked[v] === 0) this.found.push(v);
    this.marked[v] = as;
  }

  private takeOver(reach: Reach): void {
    for (let n = 0; n < reach.length; n++) this.mark(reach[n]!, 2);
  }

  /** What was marked, as the object that is known already if it is the same. */
  private collected(widest: Reach): Reach {
    const reach = this.found.length === widest.length ? widest : Int32Array.from(this.found);
    this.forget();
    return reach;
  }

  private forget(): void {
    for (const v of this.found) this.marked[v] = 0;
    this.found = [];
  }
}

const NOTHING = new Int32Array(0);
