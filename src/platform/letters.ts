/**
 * Letters as files: a Drive copy of the template, then one Docs batchUpdate. Each copy carries the key of its notice,
 * so that a run that died right after copying finds its copy again instead of making a second one.
 */
import { messageOf, OfficeError } from "../core/errors.ts";
import { withoutPlaceholders } from "../core/text.ts";
import type { Fields } from "../core/letter.ts";
import { driveFiles, findMarked, MARK as TEMPLATE_MARK } from "./files.ts";
import { docsService } from "./templates.ts";

/** The property of a copy that says which notice it is. */
export const MARK = "zaitakuNotice";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export interface LetterSpec {
  readonly noticeId: string;
  readonly templateId: string;
  readonly name: string;
  readonly folder: string;
  readonly fields: Fields;
}

/**
 * The whole text of a template, tables and headers included, to check its placeholders. Two service calls. OfficeError
 * when staff must act (it lies in the bin, or is no file of ours, which could not be copied either); anything else that
 * Google throws passes and is tried again.
 */
export function templateText(templateId: string, settingName: string): string {
  const trouble = troubleWith(templateId);
  if (trouble === undefined) return textIn(docsService().get(templateId));
  throw new OfficeError(
    `様式の文書${trouble}`,
    { sheet: "設定", key: settingName },
    "様式をごみ箱から戻すか、値を空にして「初期設定」を実行すると、新しい様式を作ります",
  );
}

function troubleWith(templateId: string): string | undefined {
  try {
    return driveFiles().get(templateId, { fields: "trashed" }).trashed === true ? "がごみ箱にあります" : undefined;
  } catch (thrown) {
    if (/not found|見つかりません/i.test(messageOf(thrown))) return "が見つかりません";
    throw thrown;
  }
}

/** Every text run below a node of the document, whatever holds it: body, table cell, header or footer. */
function textIn(node: unknown): string {
  if (Array.isArray(node)) return node.map(textIn).join("");
  if (typeof node !== "object" || node === null) return "";
  return Object.entries(node)
    .map(([name, value]) => (name === "content" && typeof value === "string" ? value : textIn(value)))
    .join("");
}

/**
 * Makes the letter: two service calls, one more where `again` says that an earlier run may have copied already. Filling
 * twice is harmless, since after the first time no placeholder is left.
 */
export function makeLetter(spec: LetterSpec, again: boolean): string {
  const id = (again ? findMarked(MARK, spec.noticeId) : undefined) ?? copy(spec);
  const requests = Object.entries(spec.fields).map(([name, field]) => ({
    // Replacements run one after another: braces in a value must not become a placeholder for the next. A line break
    // in a value begins a new paragraph of the same style, as it does where Docs inserts text (not tried live).
    replaceAllText: {
      containsText: { text: `{{${name}}}`, matchCase: true },
      replaceText: withoutPlaceholders(field.value),
    },
  }));
  docsService().batchUpdate({ requests }, id);
  return id;
}

function copy(spec: LetterSpec): string {
  // A copy may inherit the template's marks; the letter must not be taken for the template afterwards.
  const appProperties = { [TEMPLATE_MARK]: null, [MARK]: spec.noticeId } as unknown as Record<string, string>;
  const made = driveFiles().copy({ name: spec.name, parents: [spec.folder], appProperties }, spec.templateId, {
    fields: "id",
  });
  return made.id ?? "";
}

export interface Attachment {
  readonly blob: GoogleAppsScript.Base.Blob;
  readonly format: "PDF" | "Word";
}

/** Whether this run has met a place without a converter: then it is not asked for every letter again. */
let noConverter = false;

/** The letter as PDF, or as a Word file where no converter exists. Two service calls; one more when that is found out. */
export function attachmentOf(fileId: string, name: string): Attachment {
  const pdf = noConverter ? undefined : pdfOf(fileId);
  return pdf
    ? { blob: pdf.setName(`${name}.pdf`), format: "PDF" }
    : { blob: wordOf(fileId).setName(`${name}.docx`), format: "Word" };
}

/** PDF of a Doc; `documents` alone is enough for it. Undefined where no converter exists. */
function pdfOf(fileId: string): GoogleAppsScript.Base.Blob | undefined {
  const document = DocumentApp.openById(fileId);
  try {
    return document.getAs("application/pdf");
  } catch (thrown) {
    noConverter = messageOf(thrown).includes("PDF への変換");
    if (noConverter) return undefined;
    throw thrown;
  }
}

/** A text as a file to send along. */
export const textFile = (text: string, contentType: string, name: string): GoogleAppsScript.Base.Blob =>
  Utilities.newBlob(text, contentType, name);

/** The .docx of a Doc. */
export function wordOf(fileId: string): GoogleAppsScript.Base.Blob {
  // @types knows no third argument, but without `alt: media` the live service answers no content.
  const files = driveFiles() as unknown as {
    export(id: string, mimeType: string, options: { alt: "media" }): GoogleAppsScript.Base.Blob;
  };
  return files.export(fileId, WORD, { alt: "media" });
}
