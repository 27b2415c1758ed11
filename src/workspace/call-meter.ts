/** Service calls and their virtual cost, since the start or the last reset. */
import type { Services } from "./services.ts";

export interface Calls {
  total: number;
  /** By "Class.method". */
  byMethod: Record<string, number>;
  /** Virtual ms that they cost. */
  milliseconds: number;
}

export class CallMeter {
  private base = { total: 0, milliseconds: 0, byMethod: new Map<string, number>() };

  constructor(private readonly services: Services) {}

  reset(): void {
    const { kernel, milliseconds } = this.services;
    this.base = { total: kernel.total, milliseconds, byMethod: new Map(kernel.counts) };
  }

  read(): Calls {
    const { kernel, milliseconds } = this.services;
    const since = [...kernel.counts].map(([method, n]) => [method, n - (this.base.byMethod.get(method) ?? 0)] as const);
    const byMethod = Object.fromEntries(since.filter(([, n]) => n > 0));
    return { total: kernel.total - this.base.total, byMethod, milliseconds: milliseconds - this.base.milliseconds };
  }
}
