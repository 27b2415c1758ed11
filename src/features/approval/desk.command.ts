/** What 決裁 reads: the letters, what they are made of, and which of them a run is making at this moment. */
import { sourcesFrom } from "../../letters/sources.ts";
import type { Context } from "../../platform/entry.ts";
import { formAddresses } from "../../platform/forms.ts";
import { inHand } from "../../platform/job.ts";
import { settingValues } from "../../settings.ts";
import { settingRows } from "../../tables/desk.ts";
import { notices } from "../../tables/notices.ts";
import type { ApprovalDesk } from "./approval.rules.ts";

/** `lenient`: for the clock, which one bad row must not stop. Sources are always read so, as when letters are made. */
export function readDesk(context: Context, { lenient = false } = {}): ApprovalDesk {
  const { rows, today } = context;
  const register = rows.read(notices, { lenient });
  return {
    today,
    notices: register,
    underWay: inHand(),
    sources: sourcesFrom((table) => rows.read(table, { lenient: true }), formAddresses(), {
      settings: settingValues(rows.read(settingRows, { lenient: true })),
      notices: register,
    }),
  };
}
