/** Charts that stand on a sheet: finding, inserting and removing them. chart-parts.ts draws them into the saved file. */
import { Exception, NotEmbedded, unwrap } from "../kernel.ts";
import { outside } from "./a1.ts";
import type { Desk, GRange } from "./desk.ts";
import type { Chart, ChartOption } from "./grid.ts";

type GChart = GoogleAppsScript.Spreadsheet.EmbeddedChart;
type GOptions = GoogleAppsScript.Charts.ChartOptions;
type GPlace = GoogleAppsScript.Spreadsheet.ContainerInfo;

export class ContainerInfo implements GPlace {
  constructor(private readonly place: Chart["place"]) {}
  getAnchorRow(): number {
    return this.place.row;
  }
  getAnchorColumn(): number {
    return this.place.col;
  }
  getOffsetX(): number {
    return this.place.x;
  }
  getOffsetY(): number {
    return this.place.y;
  }
}

export class ChartOptions implements Pick<GOptions, "get"> {
  constructor(private readonly options: Chart["options"]) {}
  /** null where the option was never set. */
  get(option: string): ChartOption | null {
    return this.options.find(([name]) => name === option)?.[1] ?? null;
  }
}

type Members = "getChartId" | "getRanges" | "getNumHeaders" | "getOptions" | "getContainerInfo";

/** `drawn.id` is 0 until the chart stands on the sheet. */
export class EmbeddedChart implements Pick<GChart, Members> {
  constructor(
    private readonly desk: Desk,
    readonly sheetId: number,
    readonly drawn: Chart,
  ) {}
  getChartId(): number | null {
    return this.drawn.id === 0 ? null : this.drawn.id;
  }
  getRanges(): GRange[] {
    return this.drawn.areas.map((area) => this.desk.range(this.sheetId, area));
  }
  getNumHeaders(): number {
    return this.drawn.headers;
  }
  getOptions(): GOptions {
    const options = new ChartOptions(this.drawn.options);
    return this.desk.kernel.expose("ChartOptions", options);
  }
  getContainerInfo(): GPlace {
    const place = new ContainerInfo(this.drawn.place);
    return this.desk.kernel.expose("ContainerInfo", place, PLACE_FREE);
  }
}

const PLACE_FREE = Object.getOwnPropertyNames(ContainerInfo.prototype);

export function exposeChart(desk: Desk, sheetId: number, drawn: Chart): GChart {
  return desk.kernel.expose("EmbeddedChart", new EmbeddedChart(desk, sheetId, drawn)) as unknown as GChart;
}

export function insertChart(desk: Desk, sheetId: number, chart: unknown): void {
  const { drawn, sheetId: own } = built(chart, "insertChart");
  if (drawn.id !== 0 || own !== sheetId)
    throw new NotEmbedded("すでにあるグラフや、ほかのシートのグラフを入れることは、組み込みワークスペースにありません");
  const id = desk.nextId();
  desk.change(sheetId, undefined, (grid) => {
    const corner = { row: drawn.place.row, col: drawn.place.col, rows: 1, cols: 1 };
    if (![corner, ...drawn.areas].every((area) => grid.holds(area))) throw outside();
    grid.charts = [...grid.charts, { ...drawn, id }];
  });
}

export function removeChart(desk: Desk, sheetId: number, chart: unknown): void {
  const { drawn } = built(chart, "removeChart");
  desk.change(sheetId, undefined, (grid) => {
    if (!grid.charts.some(({ id }) => id === drawn.id)) throw new Exception("グラフがこのシートにありません。");
    grid.charts = grid.charts.filter(({ id }) => id !== drawn.id);
  });
}

function built(chart: unknown, method: string): EmbeddedChart {
  const raw = unwrap(chart);
  if (raw instanceof EmbeddedChart) return raw;
  throw new Exception(`指定したパラメータが Sheet.${method} のメソッドのシグネチャと一致しません。`);
}
