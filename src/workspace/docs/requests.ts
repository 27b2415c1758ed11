/** The requests of Documents.batchUpdate, one function a kind, applied in sequence to one working copy. */
import { Exception, NotEmbedded } from "../kernel.ts";
import { deleteRange } from "./delete.ts";
import type { DocumentStyle } from "./document-style.ts";
import { applyDocumentStyle, DOCUMENT_MEMBERS } from "./document-style.ts";
import type { ParagraphStyle } from "./paragraph-style.ts";
import { applyParagraphStyle, PARAGRAPH_MEMBERS } from "./paragraph-style.ts";
import type { ReplaceAllText } from "./replace.ts";
import { printable, replaceAll } from "./replace.ts";
import { insertAt, insertText, markFormat, runsBetween, tidy } from "./runs.ts";
import type { Story } from "./story.ts";
import { splitsPair } from "./story.ts";
import { pinHeaderRows, updateRows } from "./table-rows.ts";
import { insertTable, updateCells, updateColumns } from "./tables.ts";
import type { TextStyle } from "./text-style.ts";
import { applyTextStyle, TEXT_MEMBERS } from "./text-style.ts";
import { maskedMembers } from "./units.ts";
import { make, properties, prune, removeChild } from "./xml.ts";

/** The stories of a working copy: the body first, then headers and footers by their ids. */
export type Stories = ReadonlyMap<string, Story>;

/** The body. */
export function mainOf(stories: Stories): Story {
  return storyOf(stories, undefined);
}

interface Place {
  segmentId?: string;
  tabId?: string;
}
interface Located {
  location?: Place & { index?: number };
  endOfSegmentLocation?: Place;
}
type Range = Place & { startIndex?: number; endIndex?: number };

type Reply = Record<string, unknown>;
type Apply = (stories: Stories, request: never) => Reply;

const KINDS: Record<string, Apply> = {
  replaceAllText: (stories, request: ReplaceAllText) => {
    const occurrencesChanged = replaceAll([...stories.values()], request);
    return { replaceAllText: occurrencesChanged > 0 ? { occurrencesChanged } : {} };
  },
  insertText: (stories, request: Located & { text?: string }) => {
    const { story, index } = placeOf(stories, request);
    const { block, offset } = story.at(index);
    const text = printable(request.text ?? "");
    insertText(block.element, offset, text);
    story.inserted(block, text);
    return {};
  },
  insertPageBreak: (stories, request: Located) => {
    const { story, index } = placeOf(stories, request);
    const { block, offset } = story.at(index);
    insertText(block.element, offset, "\n");
    const run = make(block.element, "r");
    run.appendChild(make(block.element, "br", { type: "page" }));
    insertAt(block.element, offset, run);
    story.changed();
    return {};
  },
  insertTable: (stories, request: Located & { rows?: number; columns?: number }) => {
    const { story, index } = placeOf(stories, request);
    insertTable(story, index, request.rows ?? 0, request.columns ?? 0);
    story.changed();
    return {};
  },
  deleteContentRange: (stories, request: { range?: Range }) => {
    const story = storyOf(stories, request.range);
    const { start, end } = story.range(request.range);
    deleteRange(story, start, end);
    story.changed();
    return {};
  },
  updateParagraphStyle: (stories, request: { range?: Range; paragraphStyle?: ParagraphStyle; fields?: string }) => {
    const members = maskedMembers("updateParagraphStyle", request.fields, request.paragraphStyle, PARAGRAPH_MEMBERS);
    const story = storyOf(stories, request.range);
    const { start, end } = story.range(request.range);
    const touched = story.paragraphs().filter((block) => block.start < end && start < block.end);
    if (members.includes("pageBreakBefore") && touched.some(({ element }) => !story.holds(element)))
      throw new Exception("The page break before attribute cannot be updated for paragraphs in a table.");
    for (const block of touched) applyParagraphStyle(block.element, request.paragraphStyle ?? {}, members);
    return {};
  },
  updateTextStyle: (stories, request: { range?: Range; textStyle?: TextStyle; fields?: string }) => {
    const members = maskedMembers("updateTextStyle", request.fields, request.textStyle, TEXT_MEMBERS);
    const story = storyOf(stories, request.range);
    styleText(story, story.range(request.range), request.textStyle ?? {}, members);
    return {};
  },
  updateDocumentStyle: (stories, request: { documentStyle?: DocumentStyle; fields?: string }) => {
    const members = maskedMembers("updateDocumentStyle", request.fields, request.documentStyle, DOCUMENT_MEMBERS);
    applyDocumentStyle(storyOf(stories, undefined).root, request.documentStyle ?? {}, members);
    return {};
  },
  updateTableColumnProperties: (stories, request: Parameters<typeof updateColumns>[1]) => {
    updateColumns(storyOf(stories, request.tableStartLocation), request);
    return {};
  },
  updateTableRowStyle: (stories, request: Parameters<typeof updateRows>[1]) => {
    updateRows(storyOf(stories, request.tableStartLocation), request);
    return {};
  },
  pinTableHeaderRows: (stories, request: Parameters<typeof pinHeaderRows>[1]) => {
    pinHeaderRows(storyOf(stories, request.tableStartLocation), request);
    return {};
  },
  updateTableCellStyle: (stories, request: Parameters<typeof updateCells>[1]) => {
    updateCells(storyOf(stories, request.tableRange?.tableCellLocation?.tableStartLocation ?? request.tableStartLocation), request);
    return {};
  },
};

/** Names of the request kinds that are embedded. */
export const REQUEST_KINDS: readonly string[] = Object.keys(KINDS);

/** Applies all requests in order; the first bad one throws with its number and kind, as Google words it. */
export function applyRequests(stories: Stories, requests: readonly object[]): Reply[] {
  return requests.map((request, number) => {
    const [kind, ...more] = Object.keys(request).filter((name) => (request as Record<string, unknown>)[name] !== undefined);
    if (kind === undefined || more.length > 0) throw new Exception(`Invalid requests[${number}]: Must specify exactly one request.`);
    const apply = KINDS[kind];
    if (!apply) throw new NotEmbedded(`Docs.Documents.batchUpdate の ${kind} は組み込みワークスペースにありません`);
    try {
      return apply(stories, (request as Record<string, never>)[kind] as never);
    } catch (cause) {
      if (cause instanceof Exception) throw new Exception(`Invalid requests[${number}].${kind}: ${cause.message}`);
      throw cause;
    }
  });
}

function storyOf(stories: Stories, place: Place | undefined): Story {
  if (place?.tabId) throw new NotEmbedded("Docs の tabId は組み込みワークスペースにありません");
  const story = stories.get(place?.segmentId ?? "");
  if (!story) throw new Exception(`Segment with ID ${place?.segmentId} was not found.`);
  return story;
}

function placeOf(stories: Stories, { location, endOfSegmentLocation }: Located): { story: Story; index: number } {
  if (location && endOfSegmentLocation) throw new Exception("Must specify exactly one insertion location.");
  const story = storyOf(stories, location ?? endOfSegmentLocation);
  if (endOfSegmentLocation) return { story, index: story.end() - 1 };
  if (location?.index === undefined) throw new Exception("Must specify an insertion location.");
  return { story, index: location.index };
}

/** Text and the paragraph marks in the range; the mark decides how tall an empty line is. */
function styleText(story: Story, { start, end }: { start: number; end: number }, style: TextStyle, members: readonly string[]): void {
  for (const { element, text, start: first, end: last } of story.paragraphs()) {
    const from = Math.max(start - first, 0);
    const to = Math.min(end - first, text.length);
    if (first >= end || last <= start) continue;
    if (splitsPair(text, from) || splitsPair(text, to)) throw new Exception("The range cannot cut a surrogate pair.");
    for (const run of from < to ? runsBetween(element, from, to) : []) {
      applyTextStyle(properties(run, "rPr"), style, members);
      if (!properties(run, "rPr").firstChild) removeChild(run, "rPr");
    }
    if (end >= last) {
      const mark = markFormat(element);
      applyTextStyle(mark, style, members);
      prune(mark);
    }
    tidy(element);
  }
}
