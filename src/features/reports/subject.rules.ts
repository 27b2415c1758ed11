/** What a row is about: as its key said, or as staff name it in 対象の指定. Pure. */
import { oneLine } from "../../core/text.ts";

interface Placed {
  readonly subjectChoice: string;
  readonly caseId: string;
}

/** The case, and what follows the slash; or why it cannot be told. */
export type About = { readonly caseId: string; readonly tail: string } | { readonly fault: string };

/** `tails`: what may follow the slash. `example` is shown where staff are asked to name it. */
export function aboutOf({ subjectChoice, caseId }: Placed, tails: readonly string[], example: string): About {
  const typed = oneLine(subjectChoice);
  if (typed === "")
    return caseId === ""
      ? { fault: `どの案件のことかが、わかりません。「対象の指定」に書いてください（例：${example}）` }
      : { caseId, tail: "" };
  const [named = "", tail = "", ...more] = typed.split("/").map((part) => part.trim());
  const readable = named !== "" && more.length === 0 && (tail === "" || tails.includes(tail));
  return readable
    ? { caseId: named, tail }
    : { fault: `「対象の指定」の「${typed.slice(0, 40)}」を読めません（例：${example}）` };
}
