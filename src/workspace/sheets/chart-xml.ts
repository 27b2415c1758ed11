/** One chart as DrawingML. Values stand in it as they are in the cells, so that a program that computes nothing shows them. */
import { a1 } from "./a1.ts";
import type { Area, Cell } from "./cells.ts";
import { contentOf } from "./cells.ts";
import { display } from "./formats.ts";
import type { Chart, Grid } from "./grid.ts";

const NAMES =
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
/** Google's own first colours. */
const COLOURS = ["#4285f4", "#ea4335", "#fbbc04", "#34a853", "#ff6d01", "#46bdc6"];
const SIDES: Readonly<Record<string, string>> = { top: "t", bottom: "b", right: "r" };
const [CATEGORIES, VALUES] = [111, 112];

/** `name` is the sheet's, as the file knows it. */
export function chartXml(chart: Chart, grid: Grid, name: string): string {
  const legend = SIDES[option(chart, "legend.position") || "right"];
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    `<c:chartSpace ${NAMES}><c:roundedCorners val="0"/><c:chart>`,
    title(option(chart, "title"), 1400),
    `<c:autoTitleDeleted val="${option(chart, "title") === "" ? 1 : 0}"/><c:plotArea><c:layout/>`,
    bars(chart, grid, name),
    axes(chart),
    "</c:plotArea>",
    legend === undefined ? "" : `<c:legend><c:legendPos val="${legend}"/><c:overlay val="0"/></c:legend>`,
    '<c:plotVisOnly val="1"/></c:chart></c:chartSpace>',
  ].join("");
}

function bars(chart: Chart, grid: Grid, name: string): string {
  const [domain, ...series] = chart.areas.flatMap(columnsOf);
  if (domain === undefined) return "";
  const chosen = chart.options.find(([key]) => key === "colors")?.[1];
  const colours = Array.isArray(chosen) ? (chosen as readonly string[]) : COLOURS;
  const drawn = series.map((column, at) => {
    const colour = String(colours[at % colours.length])
      .slice(1)
      .toUpperCase();
    const fill = `<c:spPr><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>`;
    const heading = chart.headers === 0 ? "" : `<c:tx>${strings(grid, name, { ...column, rows: 1 })}</c:tx>`;
    const cells = `<c:cat>${strings(grid, name, body(chart, domain))}</c:cat><c:val>${numbers(grid, name, body(chart, column))}</c:val>`;
    return `<c:ser><c:idx val="${at}"/><c:order val="${at}"/>${heading}${fill}${cells}</c:ser>`;
  });
  const direction = chart.kind === "BAR" ? "bar" : "col";
  return `<c:barChart><c:barDir val="${direction}"/><c:grouping val="clustered"/><c:varyColors val="0"/>${drawn.join("")}<c:gapWidth val="60"/><c:axId val="${CATEGORIES}"/><c:axId val="${VALUES}"/></c:barChart>`;
}

const columnsOf = (area: Area): Area[] =>
  Array.from({ length: area.cols }, (_, at) => ({ ...area, col: area.col + at, cols: 1 }));

const body = ({ headers }: Chart, column: Area): Area => ({
  ...column,
  row: column.row + headers,
  rows: column.rows - headers,
});

/** Google draws the first bar on top, so the axis of names runs downwards. */
function axes(chart: Chart): string {
  const flat = chart.kind === "BAR";
  const [below, beside] = [option(chart, "hAxis.title"), option(chart, "vAxis.title")];
  const common =
    '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>';
  const names = `<c:scaling><c:orientation val="${flat ? "maxMin" : "minMax"}"/></c:scaling><c:delete val="0"/><c:axPos val="${flat ? "l" : "b"}"/>${title(flat ? beside : below, 1000)}${common}<c:crossAx val="${VALUES}"/><c:crosses val="autoZero"/>`;
  const values = `<c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="${flat ? "b" : "l"}"/><c:majorGridlines><c:spPr><a:ln><a:solidFill><a:srgbClr val="CCCCCC"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>${title(flat ? below : beside, 1000)}${common}<c:crossAx val="${CATEGORIES}"/><c:crosses val="${flat ? "max" : "autoZero"}"/>`;
  return `<c:catAx><c:axId val="${CATEGORIES}"/>${names}</c:catAx><c:valAx><c:axId val="${VALUES}"/>${values}</c:valAx>`;
}

function title(text: string, size: number): string {
  if (text === "") return "";
  const look = `sz="${size}" b="0"`;
  return `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr ${look}/></a:pPr><a:r><a:rPr lang="ja-JP" ${look}/><a:t>${escaped(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
}

function strings(grid: Grid, name: string, area: Area): string {
  const shown = cellsOf(grid, area).map((cell) => display(contentOf(cell), cell.style.format));
  return `<c:strRef><c:f>${reference(name, area)}</c:f><c:strCache>${points(shown)}</c:strCache></c:strRef>`;
}

function numbers(grid: Grid, name: string, area: Area): string {
  const values = cellsOf(grid, area).map(contentOf);
  const held = values.map((value) => (typeof value === "number" ? String(value) : ""));
  return `<c:numRef><c:f>${reference(name, area)}</c:f><c:numCache><c:formatCode>General</c:formatCode>${points(held)}</c:numCache></c:numRef>`;
}

/** Blank cells are left out, as both formats ask. */
function points(texts: readonly string[]): string {
  const held = texts.flatMap((text, at) =>
    text === "" ? [] : [`<c:pt idx="${at}"><c:v>${escaped(text)}</c:v></c:pt>`],
  );
  return `<c:ptCount val="${texts.length}"/>${held.join("")}`;
}

const cellsOf = (grid: Grid, area: Area): Cell[] => grid.read(area, (cell) => cell).flat();

function reference(name: string, area: Area): string {
  const range = a1(area).replace(/([A-Z]+)(\d+)/g, "$$$1$$$2");
  return escaped(`'${name.replaceAll("'", "''")}'!${range}`);
}

function option({ options }: Chart, name: string): string {
  const value = options.find(([key]) => key === name)?.[1];
  return typeof value === "string" ? value : "";
}

export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
