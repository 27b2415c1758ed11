/** Every paper that is built from rows. 印刷用文書 and 下見 are made of letters instead (features/papers). */
import type { PaperKind } from "../tables/orders.ts";
import type { PaperDeclaration } from "./paper.ts";

export const papers: readonly PaperDeclaration[] = [];

export const paperOf = (kind: PaperKind): PaperDeclaration | undefined => papers.find((paper) => paper.kind === kind);
