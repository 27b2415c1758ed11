declare module "munkres-js" {
  /** Pairs [row, column] of least total cost. */
  export default function munkres(costs: number[][]): [number, number][];
}
