/** 宛名ラベル: one label an envelope, on the label sheets that the office buys. Its own Doc, since it needs its own paper. */
import type { Block, Paper, TableBlock } from "../core/paper.ts";
import { OfficeError } from "../core/errors.ts";
import { listParts, narrow } from "../core/text.ts";
import { settings, SETTINGS_SHEET, type SettingValues } from "../settings.ts";
import { batchOf, lettersOf } from "./batch.ts";
import { envelopesOf, type Envelope } from "./envelopes.ts";
import type { PaperDeclaration } from "./paper.ts";

/** A label sheet; lengths in millimetres. */
export interface LabelSheet {
  readonly columns: number;
  readonly rows: number;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
}

const A4 = { width: 210, height: 297 } as const;
/** Air at the left and right of each label; printers shift the sheet by some millimetres. */
const AIR = 5;
/** Sizes of type, in points; the largest at which every label of a page holds its lines. */
const SIZES = [11, 10, 9, 8, 7, 6] as const;
const POINT = 25.4 / 72;
/** Height of a line, in sizes of type. */
const LINE = 1.3;

export const labels: PaperDeclaration = {
  kind: "宛名ラベル",
  build(sources, ordered): Paper {
    const sheet = labelSheetOf(sources.settings);
    const { batchId } = batchOf(sources, ordered);
    const envelopes = envelopesOf(lettersOf(sources, ordered).letters, sources.settings.get("honorific"));
    return {
      name: `宛名ラベル ${batchId}`,
      page: "A4縦",
      margins: {
        left: sheet.left,
        top: sheet.top,
        right: A4.width - sheet.left - sheet.columns * sheet.width,
        // The last row must not be pushed over the edge by a rounding.
        bottom: Math.max(0, A4.height - sheet.top - sheet.rows * sheet.height - 2),
      },
      blocks: labelPages(envelopes.map(linesOf), sheet),
    };
  },
};

/** Columns and rows, width and height, left and upper margin. Throws OfficeError where the setting cannot be read. */
export function labelSheetOf(values: SettingValues): LabelSheet {
  const text = values.need("labelSheet");
  const numbers = listParts(narrow(text)).flatMap((part) => part.split(/\s*[×xX*]\s*/).map(measure));
  const [columns = NaN, rows = NaN, width = NaN, height = NaN, left = NaN, top = NaN] = numbers;
  const sheet = { columns, rows, width, height, left, top };
  const fits =
    left + columns * width <= A4.width && top + rows * height <= A4.height && columns * rows * width * height > 0;
  if (numbers.length === 6 && Number.isInteger(columns) && Number.isInteger(rows) && fits) return sheet;
  const { name, example } = settings.labelSheet;
  throw new OfficeError(
    numbers.some(Number.isNaN) || numbers.length !== 6
      ? `「${text}」を寸法として読めません`
      : `「${text}」のラベルはA4の用紙に入りません`,
    { sheet: SETTINGS_SHEET, key: name },
    `列数×行数、1枚の幅×高さ、用紙の左と上の余白（mm）の順に書いてください（例：${example}）`,
  );
}

const measure = (text: string): number => (/^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : NaN);

const linesOf = ({ postalCode, address, to }: Envelope): string[] => [`〒${postalCode}`, address, ...to];

/** As many labels a page as the sheet has; the rest of the last page stays blank. */
export function labelPages(labels: readonly (readonly string[])[], sheet: LabelSheet): Block[] {
  const perPage = sheet.columns * sheet.rows;
  const pages = Array.from({ length: Math.ceil(labels.length / perPage) }, (_, page) =>
    labels.slice(page * perPage, (page + 1) * perPage),
  );
  return pages.flatMap((page, index): Block[] => [
    ...(index === 0 ? [] : [{ kind: "pageBreak" } as const]),
    pageOf(page, sheet),
  ]);
}

function pageOf(page: readonly (readonly string[])[], sheet: LabelSheet): TableBlock {
  const cells = Array.from({ length: sheet.rows }, (_, row) =>
    Array.from({ length: sheet.columns }, (_, column) => (page[row * sheet.columns + column] ?? []).join("\n")),
  );
  return {
    kind: "table",
    widths: Array.from({ length: sheet.columns }, () => sheet.width),
    rows: cells,
    header: false,
    borders: false,
    size: SIZES.find((size) => page.every((lines) => heightOf(lines, size, sheet) <= sheet.height)) ?? 6,
    rowHeight: sheet.height,
    padding: AIR,
  };
}

/** Height of a label's lines, never less than they need: half of the letters may be narrow, none is counted so. */
function heightOf(lines: readonly string[], size: number, sheet: LabelSheet): number {
  const perLine = Math.max(1, Math.floor((sheet.width - 2 * AIR) / (size * POINT)));
  const count = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil([...line].length / perLine)), 0);
  return count * size * POINT * LINE + 2;
}
