/** Several ranges of one sheet, as a selection gives them. */
import type { Kernel } from "../kernel.ts";
import { unwrap } from "../kernel.ts";

type GRange = GoogleAppsScript.Spreadsheet.Range;
type GList = GoogleAppsScript.Spreadsheet.RangeList;

class RangeList implements Pick<GList, "getRanges" | "setBackground" | "setValue" | "clearContent"> {
  constructor(
    private readonly kernel: Kernel,
    private readonly ranges: readonly GRange[],
  ) {}
  getRanges(): GRange[] {
    return this.ranges.slice();
  }
  setBackground(color: string | null): GList {
    return this.each((range) => range.setBackground(color));
  }
  setValue(value: unknown): GList {
    return this.each((range) => range.setValue(value));
  }
  clearContent(): GList {
    return this.each((range) => range.clearContent());
  }
  private each(act: (range: GRange) => void): GList {
    for (const range of this.ranges) act(unwrap(range));
    return this.kernel.expose("RangeList", this, ["getRanges"]) as unknown as GList;
  }
}

export function exposeRangeList(kernel: Kernel, ranges: readonly GRange[]): GList {
  return kernel.expose("RangeList", new RangeList(kernel, ranges), ["getRanges"]) as unknown as GList;
}
