/** Deleting a range of positions, across paragraphs and whole tables. */
import { Exception } from "../kernel.ts";
import { deleteText, joinParagraphs } from "./runs.ts";
import type { Block, ParagraphBlock, Story } from "./story.ts";
import { splitsPair } from "./story.ts";

/** Deletes [start, end); the last newline of a segment and a part of a table cannot go. */
export function deleteRange(story: Story, start: number, end: number): void {
  deleteIn(story.blocks(), start, end);
}

function deleteIn(blocks: readonly Block[], start: number, end: number): void {
  const touched = blocks.filter((block) => block.start < end && start < block.end);
  const only = touched[0];
  if (touched.length === 1 && only?.kind === "table" && (only.start < start || end < only.end)) {
    const cell = only.rows.flatMap((row) => row.cells).find((one) => one.start < start && end <= one.end);
    if (!cell) throw new Exception("The range cannot cover a part of a table.");
    return deleteIn(cell.content, start, end);
  }
  if (touched.some((block) => block.kind === "table" && (block.start < start || end < block.end)))
    throw new Exception("The range cannot cover a part of a table.");
  if (end === blocks.at(-1)?.end) throw new Exception("The range cannot include the newline character at the end of the segment.");
  checkPairs(touched, start, end);
  remove(blocks, touched, start, end);
}

function remove(blocks: readonly Block[], touched: readonly Block[], start: number, end: number): void {
  const first = touched[0];
  const after = blocks.find((block) => block.start <= end && end < block.end);
  if (!first || !after) throw new Exception("The range is outside the segment.");
  if (first === after && first.kind === "paragraph") return deleteText(first.element, start - first.start, end - first.start);
  const head = first.kind === "paragraph" && first.start < start ? first : undefined;
  if (after.kind === "table" && head) throw new Exception("The newline character before a table cannot be deleted.");
  for (const block of touched) if (block !== head && block !== after) block.element.parentNode?.removeChild(block.element);
  if (after.kind === "paragraph" && end > after.start) deleteText(after.element, 0, end - after.start);
  if (!head) return;
  deleteText(head.element, start - head.start, head.text.length);
  joinParagraphs(head.element, after.element);
}

function checkPairs(touched: readonly Block[], start: number, end: number): void {
  const paragraphs = touched.filter((block): block is ParagraphBlock => block.kind === "paragraph");
  if (paragraphs.some(({ text, start: at }) => splitsPair(text, start - at) || splitsPair(text, end - at)))
    throw new Exception("The range cannot start or end in the middle of a surrogate pair.");
}
