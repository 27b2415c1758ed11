/** Every paper that is built from rows. 印刷用文書 and 下見 are made of letters, CSV of rows alone (features/papers). */
import type { PaperKind } from "../tables/orders.ts";
import { approvalPaper } from "./approval.ts";
import { dispatchList } from "./dispatch.ts";
import { formPapers } from "./forms.ts";
import { labels } from "./labels.ts";
import { handoverBook } from "./handover.ts";
import type { PaperDeclaration } from "./paper.ts";
import { paymentList } from "./payment-list.ts";
import { applicantRoster, caseList, instructorRoster } from "./rosters.ts";
import { selectionProcess } from "./selection-process.ts";
import { statementList } from "./statement-list.ts";

export const papers: readonly PaperDeclaration[] = [
  approvalPaper,
  dispatchList,
  labels,
  applicantRoster,
  instructorRoster,
  caseList,
  selectionProcess,
  handoverBook,
  paymentList,
  statementList,
  ...formPapers,
];

export const paperOf = (kind: PaperKind): PaperDeclaration | undefined => papers.find((paper) => paper.kind === kind);
