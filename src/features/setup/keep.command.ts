/** Once a day the templates are copied into the script, so that they outlive the account that owns their Docs. */
import { letters } from "../../letters/index.ts";
import type { Context, Entry } from "../../platform/entry.ts";
import { keepTemplate } from "../../platform/keepsake.ts";
import { readState, writeState } from "../../platform/state.ts";
import { settings, settingValues } from "../../settings.ts";
import { settingRows } from "../../tables/desk.ts";

export const keepRound: Entry<undefined> = {
  operation: "様式の控え",
  scopes: [],
  run(context) {
    if (readState("templatesKept") === context.today) return { message: "", quiet: true };
    const faults = keepAll(context);
    writeState("templatesKept", context.today);
    return { message: faults.join("\n"), count: faults.length, quiet: faults.length === 0 };
  },
};

/** One that cannot be read does not keep the others from being kept. */
function keepAll(context: Context): string[] {
  const values = settingValues(context.rows.read(settingRows, { lenient: true }));
  return letters.flatMap(({ kind, template }) => {
    const id = template ? values.get(template.setting) : "";
    if (!template || id === "") return [];
    try {
      const { tooLong } = keepTemplate(kind, id);
      return tooLong
        ? [`様式「${kind}」は大きいため、控えを取れません。画像を小さくするか、.docx で手元に保存してください`]
        : [];
    } catch {
      return [
        `様式「${kind}」を読めないため、控えを取れません。設定の「${settings[template.setting].name}」を確かめてください`,
      ];
    }
  });
}
