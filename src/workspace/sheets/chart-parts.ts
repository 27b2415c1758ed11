/** Charts as parts of the .xlsx package, which exceljs cannot write: a drawing a sheet, a part a chart, and what points to them. */
import { strFromU8, strToU8 } from "fflate";
import { chartXml } from "./chart-xml.ts";
import type { Chart, Grid } from "./grid.ts";

type Files = Record<string, Uint8Array>;

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const EMPTY_RELATIONS = `${HEAD}<Relationships xmlns="${PACKAGE}"></Relationships>`;
const TYPE = "application/vnd.openxmlformats-officedocument";
const RELATION = "rIdCharts";
/** English Metric Units a pixel. */
const EMU = 9525;
/** Google's own size of a chart. */
const [WIDTH, HEIGHT] = [600, 371];

/** Adds to the package what the sheets show; `sheets` in the order of the file, with their names in it. */
export function addCharts(files: Files, sheets: readonly { grid: Grid; name: string }[]): void {
  let charts = 0;
  sheets.forEach(({ grid, name }, at) => {
    const shown = grid.charts.filter(({ areas }) => areas.length > 0);
    if (shown.length === 0) return;
    const sheet = at + 1;
    const numbers = shown.map((chart) => {
      charts++;
      files[`xl/charts/chart${charts}.xml`] = strToU8(chartXml(chart, grid, name));
      declare(files, `/xl/charts/chart${charts}.xml`, `${TYPE}.drawingml.chart+xml`);
      return charts;
    });
    files[`xl/drawings/drawing${sheet}.xml`] = strToU8(drawing(shown));
    declare(files, `/xl/drawings/drawing${sheet}.xml`, `${TYPE}.drawing+xml`);
    numbers.forEach((number, index) =>
      relate(
        files,
        `xl/drawings/_rels/drawing${sheet}.xml.rels`,
        `rId${index + 1}`,
        "chart",
        `../charts/chart${number}.xml`,
      ),
    );
    relate(files, `xl/worksheets/_rels/sheet${sheet}.xml.rels`, RELATION, "drawing", `../drawings/drawing${sheet}.xml`);
    point(files, `xl/worksheets/sheet${sheet}.xml`);
  });
}

function drawing(charts: readonly Chart[]): string {
  const names = `xmlns:xdr="${DRAWING}/spreadsheetDrawing" xmlns:a="${DRAWING}/main" xmlns:r="${OFFICE}"`;
  return `${HEAD}<xdr:wsDr ${names}>${charts.map(anchor).join("")}</xdr:wsDr>`;
}

function anchor(chart: Chart, at: number): string {
  const { row, col, x, y } = chart.place;
  const size = (name: string, standard: number): number =>
    EMU * Number(chart.options.find(([key]) => key === name)?.[1] ?? standard);
  const from = `<xdr:from><xdr:col>${col - 1}</xdr:col><xdr:colOff>${x * EMU}</xdr:colOff><xdr:row>${row - 1}</xdr:row><xdr:rowOff>${y * EMU}</xdr:rowOff></xdr:from>`;
  const frame = `<xdr:nvGraphicFramePr><xdr:cNvPr id="${at + 2}" name="Chart ${at + 1}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>`;
  const graphic = `<a:graphic><a:graphicData uri="${DRAWING}/chart"><c:chart xmlns:c="${DRAWING}/chart" r:id="rId${at + 1}"/></a:graphicData></a:graphic>`;
  return `<xdr:oneCellAnchor>${from}<xdr:ext cx="${size("width", WIDTH)}" cy="${size("height", HEIGHT)}"/><xdr:graphicFrame macro="">${frame}${graphic}</xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor>`;
}

function declare(files: Files, part: string, type: string): void {
  edit(files, "[Content_Types].xml", (xml) =>
    xml.replace("</Types>", `<Override PartName="${part}" ContentType="${type}"/></Types>`),
  );
}

function relate(files: Files, path: string, id: string, kind: string, target: string): void {
  files[path] ??= strToU8(EMPTY_RELATIONS);
  const line = `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  edit(files, path, (xml) =>
    xml.replace(/<\/Relationships>|\/>\s*$/, (end) =>
      end === "</Relationships>" ? line + end : `>${line}</Relationships>`,
    ),
  );
}

/** The sheet names its drawing after what is printed with it, and before notes and tables: the schema has one order. */
function point(files: Files, path: string): void {
  edit(files, path, (xml) =>
    xml.replace(
      /<legacyDrawing |<picture |<tableParts|<extLst|<\/worksheet>/,
      (next) => `<drawing r:id="${RELATION}"/>${next}`,
    ),
  );
}

/** Throws where the change finds no place: the file would open without its charts, and nobody would know. */
function edit(files: Files, path: string, change: (xml: string) => string): void {
  const before = strFromU8(files[path] ?? new Uint8Array());
  const after = change(before);
  if (after === before) throw new Error(`${path}: no place for a chart`);
  files[path] = strToU8(after);
}
