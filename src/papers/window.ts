/** Where a window envelope shows the address: the city's own measures. Pure. */
import type { SettingValues } from "../settings.ts";

/** In millimetres, from the upper left corner of the folded page. */
export interface WindowPlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Throws OfficeError where a measure is not decided. */
export function windowOf(settings: SettingValues): WindowPlace {
  return {
    left: settings.need("windowLeft") ?? 0,
    top: settings.need("windowTop") ?? 0,
    width: settings.need("windowWidth") ?? 0,
    height: settings.need("windowHeight") ?? 0,
  };
}
