/** Every kind of letter out of rows, by the add-on's own rules and templates, turned into PDFs in one go. */
import { templateLines } from "../../src/letters/letter.ts";
import { makeLetter, wordOf } from "../../src/platform/letters.ts";
import { ensureTemplate } from "../../src/platform/templates.ts";
import type { LetterKind } from "../../src/tables/notices.ts";
import { findConverter } from "../../src/workspace/pdf.ts";
import { draftedLetter, letterNamed, type Cast, type Changed } from "../letters/cast.ts";
import { openPress } from "../platform/press.ts";

export interface Wanted {
  readonly kind: LetterKind;
  readonly cast: Cast;
  readonly changed?: Changed;
}

/** The PDF of each letter, and its text. */
export function printed(wanted: readonly Wanted[]): { readonly pdf: Uint8Array; readonly text: string }[] {
  const converter = findConverter();
  if (!converter) throw new Error("LibreOffice is needed: npm run tools");
  const press = openPress();
  const docs = wanted.map(({ kind, cast, changed }, index) => {
    const drafted = draftedLetter(kind, cast, changed);
    if (!("draft" in drafted)) throw new Error(JSON.stringify(drafted));
    const { name, fields } = drafted.draft;
    const made = press.run(() => {
      const templateId = ensureTemplate(kind, templateLines(letterNamed(kind)), press.folder).id;
      const spec = { noticeId: `試${String(index)}`, templateId, name, folder: press.folder, fields };
      const id = makeLetter(spec, false);
      return { id, docx: Uint8Array.from(wordOf(id).getBytes()) };
    });
    if (!made) throw new Error(`${kind} was not made`);
    const text = press.docs.text(made.id);
    return { name, docx: made.docx, text };
  });
  const pdfs = converter.convert(docs);
  return docs.map(({ text }, index) => ({ text, pdf: pdfs[index] ?? new Uint8Array() }));
}
