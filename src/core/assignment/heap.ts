/** A binary heap of node numbers by an outside key; a node's key may be lowered while it is in the heap. */
export class Heap {
  size = 0;
  readonly node: Int32Array;
  /** Place of each node in the heap; -1 = not in it. */
  readonly place: Int32Array;
  readonly key: Float64Array;

  constructor(key: Float64Array) {
    this.key = key;
    this.node = new Int32Array(key.length);
    this.place = new Int32Array(key.length).fill(-1);
  }

  /** Adds the node, or moves it up after its key was lowered. */
  raise(v: number): void {
    const { node, place, key } = this;
    let hole = place[v]!;
    if (hole < 0) hole = this.size++;
    const k = key[v]!;
    while (hole > 0) {
      const up = (hole - 1) >> 1;
      const w = node[up]!;
      if (key[w]! <= k) break;
      node[hole] = w;
      place[w] = hole;
      hole = up;
    }
    node[hole] = v;
    place[v] = hole;
  }

  /** Takes out the node with the least key; the heap must not be empty. */
  pop(): number {
    const { node, place } = this;
    const top = node[0]!;
    place[top] = -1;
    const last = node[--this.size]!;
    if (this.size > 0) this.sink(last);
    return top;
  }

  clear(): void {
    while (this.size > 0) this.place[this.node[--this.size]!] = -1;
  }

  private sink(v: number): void {
    const { node, place, key, size } = this;
    const k = key[v]!;
    let hole = 0;
    for (let down = 1; down < size; down = 2 * hole + 1) {
      if (down + 1 < size && key[node[down + 1]!]! < key[node[down]!]!) down++;
      const w = node[down]!;
      if (key[w]! >= k) break;
      node[hole] = w;
      place[w] = hole;
      hole = down;
    }
    node[hole] = v;
    place[v] = hole;
  }
}
