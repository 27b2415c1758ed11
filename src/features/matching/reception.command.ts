/** マッチング > 受付順と比べる: what first come, first served would lose. Writes nothing. */
import type { Entry } from "../../platform/entry.ts";
import { readDesk } from "./matching.command.ts";
import { placementOf } from "./placement.rules.ts";
import { compareWithReception, receptionText } from "./reception.rules.ts";

export const compareReception: Entry<undefined> = {
  operation: "マッチング：受付順と比べる",
  scopes: [],
  run(context) {
    const placement = placementOf(readDesk(context));
    const message = receptionText(compareWithReception(placement), placement);
    return { message, count: placement.question.seekers.length };
  },
};
