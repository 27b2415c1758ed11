/** Documents.get: the document as Google's nested structure of elements with positions. */
import type { DriveFile } from "../shared.ts";
import { readDocumentStyle } from "./document-style.ts";
import { readParagraphStyle } from "./paragraph-style.ts";
import type { Stories } from "./requests.ts";
import { OBJECT, PAGE_BREAK, placedRuns } from "./runs.ts";
import type { Block, ParagraphBlock, TableBlock } from "./story.ts";
import { readTextStyle } from "./text-style.ts";
import { child } from "./xml.ts";

/** A plain object of the shape of the API's Document. */
export function readDocument(file: DriveFile, revisionId: string, stories: Stories): Record<string, unknown> {
  const body = stories.get("");
  const headers = segments(stories, "header");
  const footers = segments(stories, "footer");
  return {
    documentId: file.id,
    title: file.name,
    revisionId,
    body: { content: [{ endIndex: 1, sectionBreak: { sectionStyle: {} } }, ...(body?.blocks() ?? []).map(structural)] },
    ...(Object.keys(headers).length > 0 ? { headers } : {}),
    ...(Object.keys(footers).length > 0 ? { footers } : {}),
    documentStyle: body ? readDocumentStyle(body.root) : {},
    suggestionsViewMode: "SUGGESTIONS_INLINE",
  };
}

function segments(stories: Stories, kind: "header" | "footer"): Record<string, object> {
  const found = [...stories].filter(([, story]) => story.kind === kind);
  return Object.fromEntries(found.map(([id, story]) => [id, { [`${kind}Id`]: id, content: story.blocks().map(structural) }]));
}

function structural(block: Block): object {
  const place = { startIndex: block.start, endIndex: block.end };
  return block.kind === "paragraph" ? { ...place, paragraph: paragraph(block) } : { ...place, table: table(block) };
}

function paragraph(block: ParagraphBlock): object {
  return { elements: elements(block), paragraphStyle: readParagraphStyle(block.element) };
}

/** Runs of text; the newline belongs to the last one. Page breaks and objects are elements of their own. */
function elements(block: ParagraphBlock): object[] {
  const parts = placedRuns(block.element).flatMap(({ run, start, text }) => {
    const textStyle = readTextStyle(child(run, "rPr"));
    let at = block.start + start;
    return text
      .split(new RegExp(`([${PAGE_BREAK}${OBJECT}])`))
      .filter((part) => part !== "")
      .map((part) => ({ start: at, end: (at += part.length), content: part, textStyle }));
  });
  const last = parts.at(-1);
  if (last && !isObject(last.content)) {
    last.content += "\n";
    last.end = block.end;
  } else {
    const pPr = child(block.element, "pPr");
    parts.push({ start: block.end - 1, end: block.end, content: "\n", textStyle: readTextStyle(pPr && child(pPr, "rPr")) });
  }
  return parts.map(({ start, end, content, textStyle }) => ({ startIndex: start, endIndex: end, ...piece(content, textStyle) }));
}

function piece(content: string, textStyle: object): object {
  if (content === PAGE_BREAK) return { pageBreak: { textStyle } };
  return content === OBJECT ? { inlineObjectElement: { textStyle } } : { textRun: { content, textStyle } };
}

function isObject(content: string): boolean {
  return content === PAGE_BREAK || content === OBJECT;
}

function table(block: TableBlock): object {
  const tableRows = block.rows.map((row) => ({
    startIndex: row.start,
    endIndex: row.end,
    tableCells: row.cells.map((cell) => ({ startIndex: cell.start, endIndex: cell.end, content: cell.content.map(structural) })),
  }));
  return { rows: block.rows.length, columns: block.rows[0]?.cells.length ?? 0, tableRows };
}
