/**
 * Papers as Google Docs: born by Drive in their folder under a mark, then built by one batchUpdate, which Google makes
 * whole or not at all. So a paper is blank or whole, and a run that died between the two is finished by the next one.
 */
import type { Paper } from "../core/paper.ts";
import { DOCUMENT, driveFiles, findMarked } from "./files.ts";
import { paperRequests } from "./paper-page.ts";
import { docsService, isBlank } from "./templates.ts";

/** The property of a paper that says which one it is. */
const MARK = "zaitakuPaper";

/**
 * Makes the paper in a folder and answers its file id: two service calls. Where `again` says that an earlier run may
 * have begun it, the file that bears its mark is taken up: filled where still blank, left as it is where whole (staff
 * may have written in it since). Whoever wants the paper anew gives it a new mark.
 */
export function makePaper(paper: Paper, folder: string, mark: string, again: boolean): string {
  const found = again ? findMarked(MARK, mark) : undefined;
  if (found !== undefined && !isBlank(found)) return found;
  const id = found ?? birth(paper.name, folder, mark);
  docsService().batchUpdate({ requests: paperRequests(paper) }, id);
  return id;
}

/** Where a person opens the Doc. */
export const paperUrl = (id: string): string => `https://docs.google.com/document/d/${id}/edit`;

function birth(name: string, folder: string, mark: string): string {
  const resource = { name, mimeType: DOCUMENT, parents: [folder], appProperties: { [MARK]: mark } };
  return driveFiles().create(resource).id ?? "";
}
