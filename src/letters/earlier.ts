/** How a letter speaks of the one that it changes or takes back. Pure. */
import { wareki } from "../core/calendar.ts";
import type { Material } from "./letter.ts";

/** 「平成30年6月1日付け見本地医第1号で」, or 「さきに」 where no number is known. */
export function earlierText({ earlier }: Material): string {
  if (!earlier || earlier.documentNumber === "") return "さきに";
  return `${wareki(earlier.issuedOn)}付け${earlier.documentNumber}で`;
}
