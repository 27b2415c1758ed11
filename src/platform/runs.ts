/** Neighbours that are alike, so that one call serves them all. */
export interface Run<V> {
  /** 0-based. */
  readonly from: number;
  readonly length: number;
  readonly value: V;
}

export function runsOf<T, V>(list: readonly T[], valueOf: (one: T) => V): Run<V>[] {
  const starts = list.flatMap((one, index) => {
    const before = list[index - 1];
    return index > 0 && before !== undefined && valueOf(before) === valueOf(one) ? [] : [index];
  });
  return starts.flatMap((from, index) => {
    const first = list[from];
    return first === undefined
      ? []
      : [{ from, length: (starts[index + 1] ?? list.length) - from, value: valueOf(first) }];
  });
}
