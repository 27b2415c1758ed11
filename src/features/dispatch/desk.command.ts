/** What the dispatch commands read, each table once. */
import { sourcesFrom } from "../../letters/sources.ts";
import type { Context } from "../../platform/entry.ts";
import { formAddresses } from "../../platform/forms.ts";
import { settingValues } from "../../settings.ts";
import { settingRows } from "../../tables/desk.ts";
import { batches, notices } from "../../tables/notices.ts";
import type { Shelf } from "./sort.rules.ts";

export function readShelf({ rows }: Context): Shelf {
  const register = rows.read(notices);
  return {
    sources: sourcesFrom((table) => rows.read(table, { lenient: true }), formAddresses(), {
      settings: settingValues(rows.read(settingRows)),
      notices: register,
    }),
    notices: register,
    batches: rows.read(batches),
  };
}
