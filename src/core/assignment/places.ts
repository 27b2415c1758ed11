/** Who is at each node: one doubly linked list per node, so that a seeker moves in constant time. */
export class Places {
  readonly first: Int32Array;
  readonly next: Int32Array;
  private readonly before: Int32Array;

  constructor(nodes: number, seekers: number) {
    this.first = new Int32Array(nodes).fill(-1);
    this.next = new Int32Array(seekers).fill(-1);
    this.before = new Int32Array(seekers).fill(-1);
  }

  put(seeker: number, node: number): void {
    const { first, next, before } = this;
    const second = first[node]!;
    next[seeker] = second;
    before[seeker] = -1;
    if (second >= 0) before[second] = seeker;
    first[node] = seeker;
  }

  shift(seeker: number, from: number, to: number): void {
    const { first, next, before } = this;
    const after = next[seeker]!;
    const ahead = before[seeker]!;
    if (ahead >= 0) next[ahead] = after;
    else first[from] = after;
    if (after >= 0) before[after] = ahead;
    this.put(seeker, to);
  }
}
