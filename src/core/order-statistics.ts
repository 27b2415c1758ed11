/** What stands in the middle and near the end of some numbers; undefined of none. */

/** Between the two in the middle where there are two. */
export function medianOf(numbers: readonly number[]): number | undefined {
  const sorted = inOrder(numbers);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/** The least of them that so many in a hundred do not exceed (nearest rank); `percent` from 1 to 100. */
export function percentileOf(numbers: readonly number[], percent: number): number | undefined {
  return inOrder(numbers)[Math.ceil((percent * numbers.length) / 100) - 1];
}

const inOrder = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);
