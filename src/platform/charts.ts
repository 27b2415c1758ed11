/** Charts on a sheet, drawn anew: ours are taken away first, those of staff are left. Doing it again gives the same. */
import type { Bars } from "../core/board.ts";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Ours are those whose title begins with `mark`; one that staff gave another title is theirs from then on. */
export function drawCharts(sheet: Sheet, mark: string, charts: readonly Bars[]): void {
  for (const chart of sheet.getCharts()) if (titleOf(chart).startsWith(mark)) sheet.removeChart(chart);
  for (const bars of charts) sheet.insertChart(chartOf(sheet, bars));
}

/** "" where it has none. */
function titleOf(chart: GoogleAppsScript.Spreadsheet.EmbeddedChart): string {
  const title: unknown = chart.getOptions().get("title");
  return typeof title === "string" ? title : "";
}

function chartOf(sheet: Sheet, bars: Bars): GoogleAppsScript.Spreadsheet.EmbeddedChart {
  const builder = sheet.newChart().setChartType(bars.lying ? Charts.ChartType.BAR : Charts.ChartType.COLUMN);
  for (const { row, column, rows, columns } of bars.from) builder.addRange(sheet.getRange(row, column, rows, columns));
  return builder
    .setNumHeaders(1)
    .setOption("title", bars.title)
    .setOption(bars.lying ? "hAxis.title" : "vAxis.title", bars.unit)
    .setOption("legend.position", "bottom")
    .setOption("colors", [...bars.colours])
    .setOption("width", bars.width)
    .setOption("height", bars.height)
    .setPosition(bars.row, bars.column, 0, 0)
    .build();
}
