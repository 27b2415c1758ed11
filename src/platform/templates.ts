/**
 * Template Docs: made once, then staff's to edit. One batchUpdate builds the page, so a template is either blank or
 * whole. Set after the rules for official letters (A4, Mincho 10.5pt; number and date flush right, one character in).
 */
import { OfficeError } from "../core/errors.ts";
import type { LineStyle, TemplateLine } from "../core/letter.ts";
import { DOCUMENT, ensureFile } from "./files.ts";

type Request = GoogleAppsScript.Docs.Schema.Request;
type ParagraphStyle = GoogleAppsScript.Docs.Schema.ParagraphStyle;

const SIZE = 10.5;
const FONT = "Noto Serif JP";
const A4 = { width: 595.28, height: 841.89 };
const MARGIN = { top: 56, bottom: 42, side: 62 };
/** Of a single line, in percent: Mincho stands wide by itself, and the longest names must fit on one page. */
const LINE_SPACING = 99;
/** Where the text of a 記 item begins: one in, number, space, six of label, space. */
const ITEM_TEXT = 10;

interface Look {
  readonly alignment?: "START" | "CENTER" | "END";
  /** In characters. */
  readonly left?: number;
  readonly first?: number;
  readonly right?: number;
  /** In points, above the first paragraph of its kind: the blank line between the parts of a letter. */
  readonly opening?: number;
  /** In points, above every other one, and below each. */
  readonly above?: number;
  readonly below?: number;
  /** Of the letters, in points; where it is not that of the page. */
  readonly size?: number;
}

/**
 * A block of lines ({{宛先}}) becomes several paragraphs, each with the style of its own: so number, address, sender, list
 * and contact have no space above or below, and their neighbours keep the distance.
 */
const LOOKS: Readonly<Record<LineStyle, Look>> = {
  right: { alignment: "END", right: 1 },
  day: { alignment: "END", right: 1, below: 12 },
  addressee: { left: 2, first: 1 },
  blank: {},
  sender: { alignment: "END", right: 2 },
  title: { left: 3, first: 3, opening: 14 },
  body: { first: 1, opening: 10 },
  centre: { alignment: "CENTER", opening: 8 },
  item: { left: ITEM_TEXT, first: 1, opening: 6, above: 2 },
  list: { left: 5, first: 2 },
  // Of a certificate: its name, whose it is, and the day on which it is signed.
  heading: { alignment: "CENTER", opening: 36, below: 28, size: 22 },
  holder: { alignment: "CENTER", opening: 4, below: 16, size: 15 },
  issued: { left: 3, first: 3, opening: 24, below: 12 },
  end: { alignment: "END", right: 1, opening: 4, below: 8 },
  contact: { left: 19, first: 19 },
};

/** Docs' documents service; undefined at Google when the advanced service is switched off, so it is named. */
export function docsService(): NonNullable<NonNullable<typeof Docs>["Documents"]> {
  const service = typeof Docs === "undefined" ? undefined : Docs.Documents;
  if (service) return service;
  throw new OfficeError(
    "拡張サービス「Google Docs API」が使えません",
    {},
    "スクリプトの「サービス」に Google Docs API（v1）を追加してください",
  );
}

/** The template of a letter kind in a folder: as it was `kept`, else built from its lines, where it is missing or blank. */
export function ensureTemplate(
  kind: string,
  lines: readonly TemplateLine[],
  folder: string,
  kept: () => GoogleAppsScript.Base.Blob | undefined = () => undefined,
): { id: string; made: boolean } {
  const { id, made } = ensureFile({
    key: `template.${kind}`,
    name: `様式 ${kind}`,
    mimeType: DOCUMENT,
    parent: folder,
    content: kept,
  });
  if (isBlank(id)) docsService().batchUpdate({ requests: pageRequests(lines) }, id);
  return { id, made };
}

/** A run that died between making the file and filling it leaves one empty paragraph. */
export function isBlank(id: string): boolean {
  const content = docsService().get(id, { fields: "body(content(endIndex))" }).body?.content ?? [];
  return Math.max(0, ...content.map((element) => element.endIndex ?? 0)) <= 2;
}

function pageRequests(lines: readonly TemplateLine[]): Request[] {
  const text = lines.map((line) => line.text).join("\n");
  const end = text.length + 1;
  const requests: Request[] = [
    { insertText: { location: { index: 1 }, text } },
    {
      updateDocumentStyle: {
        documentStyle: {
          pageSize: { width: points(A4.width), height: points(A4.height) },
          marginTop: points(MARGIN.top),
          marginBottom: points(MARGIN.bottom),
          marginLeft: points(MARGIN.side),
          marginRight: points(MARGIN.side),
        },
        fields: "pageSize,marginTop,marginBottom,marginLeft,marginRight",
      },
    },
    {
      updateTextStyle: {
        range: { startIndex: 1, endIndex: end },
        textStyle: { fontSize: points(SIZE), weightedFontFamily: { fontFamily: FONT, weight: 400 } },
        fields: "fontSize,weightedFontFamily",
      },
    },
  ];
  let at = 1;
  lines.forEach((line, index) => {
    requests.push(paragraph(line, lines[index - 1], at), ...sized(line, at));
    at += line.text.length + 1;
  });
  return requests;
}

function paragraph(line: TemplateLine, before: TemplateLine | undefined, at: number): Request {
  const look = LOOKS[line.style];
  const opens = before !== undefined && before.style !== line.style;
  const style: ParagraphStyle = {
    alignment: look.alignment ?? "START",
    indentStart: points((look.left ?? 0) * SIZE),
    indentFirstLine: points((look.first ?? 0) * SIZE),
    indentEnd: points((look.right ?? 0) * SIZE),
    spaceAbove: points((opens ? look.opening : undefined) ?? look.above ?? 0),
    spaceBelow: points(look.below ?? 0),
    lineSpacing: LINE_SPACING,
  };
  return {
    updateParagraphStyle: {
      range: { startIndex: at, endIndex: at + line.text.length + 1 },
      paragraphStyle: style,
      fields: "alignment,indentStart,indentFirstLine,indentEnd,spaceAbove,spaceBelow,lineSpacing",
    },
  };
}

/** Larger letters, where the style asks for them. */
function sized({ style, text }: TemplateLine, at: number): Request[] {
  const { size } = LOOKS[style];
  if (size === undefined) return [];
  const range = { startIndex: at, endIndex: at + text.length };
  return [{ updateTextStyle: { range, textStyle: { fontSize: points(size) }, fields: "fontSize" } }];
}

const points = (magnitude: number): GoogleAppsScript.Docs.Schema.Dimension => ({ magnitude, unit: "PT" });
