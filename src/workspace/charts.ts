/** The global Charts, as far as charts on a sheet need it: the names of their kinds. */
import { enumOf, type EnumValue } from "./enums.ts";
import type { Kernel } from "./kernel.ts";

/** In Google's order. */
// prettier-ignore
const KINDS = enumOf(
  "TIMELINE", "AREA", "BAR", "BUBBLE", "CANDLESTICK", "COLUMN", "COMBO", "GAUGE", "GEO", "HISTOGRAM", "RADAR", "LINE",
  "ORG", "PIE", "SCATTER", "SPARKLINE", "STEPPED_AREA", "TABLE", "TREEMAP", "WATERFALL",
);

export function chartsOf(kernel: Kernel): object {
  return kernel.expose("Charts", { ChartType: kernel.expose("ChartType", KINDS) });
}

/** The kind's name; undefined for what is no member of Charts.ChartType. */
export function nameOfKind(type: unknown): string | undefined {
  return Object.entries<EnumValue>(KINDS).find(([, kind]) => kind === type)?.[0];
}

export function kindNamed(name: "BAR" | "COLUMN"): EnumValue {
  return KINDS[name];
}
