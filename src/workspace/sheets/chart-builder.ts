/** Building a chart. What the saved file could not show as Google does is refused by name, never left out in silence. */
import { kindNamed, nameOfKind } from "../charts.ts";
import { Exception, NotEmbedded, unwrap } from "../kernel.ts";
import { a1 } from "./a1.ts";
import { RangePlace } from "./area.ts";
import { exposeChart } from "./charts.ts";
import type { Desk, GRange } from "./desk.ts";
import type { Chart, ChartOption } from "./grid.ts";

type GBuilder = GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder;
type Members =
  | "addRange"
  | "clearRanges"
  | "getRanges"
  | "setChartType"
  | "getChartType"
  | "setNumHeaders"
  | "setOption"
  | "setPosition"
  | "build";

const text = (value: unknown): boolean => typeof value === "string";
const pixels = (value: unknown): boolean => Number.isInteger(value) && Number(value) > 0;
const colours = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.every((each) => /^#[0-9a-f]{6}$/i.test(String(each)));
const sides = (value: unknown): boolean => ["top", "bottom", "right", "none"].includes(String(value));

/** Options that are drawn, with the values that they take. */
const OPTIONS: Readonly<Record<string, (value: unknown) => boolean>> = {
  title: text,
  "hAxis.title": text,
  "vAxis.title": text,
  "legend.position": sides,
  colors: colours,
  width: pixels,
  height: pixels,
};

export class EmbeddedChartBuilder implements Pick<GBuilder, Members> {
  private areas: Chart["areas"] = [];
  private kind: Chart["kind"] | undefined;
  private headers: number | undefined;
  private place: Chart["place"] | undefined;
  private readonly options = new Map<string, ChartOption>();

  constructor(
    private readonly desk: Desk,
    private readonly sheetId: number,
  ) {}

  /** A range that is there already is not added again. */
  addRange(range: GRange): GBuilder {
    const place = unwrap(range as unknown);
    if (!(place instanceof RangePlace)) throw signature("addRange");
    if (place.sheetId !== this.sheetId)
      throw new NotEmbedded("ほかのシートの範囲のグラフは、組み込みワークスペースにありません");
    const known = this.areas.some((area) => a1(area) === a1(place.area));
    if (!known) this.areas = [...this.areas, place.area];
    return this.self();
  }
  clearRanges(): GBuilder {
    this.areas = [];
    return this.self();
  }
  getRanges(): GRange[] {
    return this.areas.map((area) => this.desk.range(this.sheetId, area));
  }
  setChartType(type: GoogleAppsScript.Charts.ChartType): GBuilder {
    const name = nameOfKind(unwrap(type as unknown));
    if (name === undefined) throw signature("setChartType");
    if (name !== "BAR" && name !== "COLUMN")
      throw new NotEmbedded(`グラフの種類 ${name} は組み込みワークスペースにありません`);
    this.kind = name;
    return this.self();
  }
  getChartType(): GoogleAppsScript.Charts.ChartType {
    if (this.kind === undefined) throw new NotEmbedded("種類を決めていないグラフは組み込みワークスペースにありません");
    return kindNamed(this.kind) as unknown as GoogleAppsScript.Charts.ChartType;
  }
  setNumHeaders(headers: number): GBuilder {
    if (!Number.isInteger(headers) || headers < 0) throw signature("setNumHeaders");
    if (headers > 1) throw new NotEmbedded("2行以上の見出しのグラフは、組み込みワークスペースにありません");
    this.headers = headers;
    return this.self();
  }
  setOption(option: string, value: unknown): GBuilder {
    const allowed = Object.hasOwn(OPTIONS, option) ? OPTIONS[option] : undefined;
    if (!allowed) throw new NotEmbedded(`グラフの設定「${option}」は組み込みワークスペースにありません`);
    if (!allowed(value)) throw new Exception(`グラフの設定「${option}」の値が無効です: ${String(value)}`);
    this.options.set(option, Array.isArray(value) ? value.map(String) : (value as ChartOption));
    return this.self();
  }
  /** Cell from 1, offsets in pixels from 0. */
  setPosition(anchorRowPos: number, anchorColPos: number, offsetX: number, offsetY: number): GBuilder {
    const places = [anchorRowPos - 1, anchorColPos - 1, offsetX, offsetY];
    if (!places.every((place) => Number.isInteger(place) && place >= 0)) throw signature("setPosition");
    this.place = { row: anchorRowPos, col: anchorColPos, x: offsetX, y: offsetY };
    return this.self();
  }
  build(): GoogleAppsScript.Spreadsheet.EmbeddedChart {
    const { kind, headers, place, areas } = this;
    // Google guesses at each of these; what it guesses is written nowhere.
    if (kind === undefined || headers === undefined || place === undefined || areas.length === 0)
      throw new NotEmbedded(
        "範囲、種類、見出しの行数、位置のどれかを決めていないグラフは、組み込みワークスペースにありません",
      );
    if (areas.some(({ row, rows }) => row !== areas[0]?.row || rows !== areas[0].rows))
      throw new NotEmbedded("行のそろわない範囲のグラフは、組み込みワークスペースにありません");
    return exposeChart(this.desk, this.sheetId, { id: 0, kind, headers, place, areas, options: [...this.options] });
  }

  private self(): GBuilder {
    return exposeBuilder(this.desk, this);
  }
}

function signature(method: string): Exception {
  return new Exception(`指定したパラメータが EmbeddedChartBuilder.${method} のメソッドのシグネチャと一致しません。`);
}

function exposeBuilder(desk: Desk, builder: EmbeddedChartBuilder): GBuilder {
  return desk.kernel.expose("EmbeddedChartBuilder", builder) as unknown as GBuilder;
}

export function newChart(desk: Desk, sheetId: number): GBuilder {
  return exposeBuilder(desk, new EmbeddedChartBuilder(desk, sheetId));
}
