/** 動作確認: run once on a live account, it tries everything that the add-on relies on, and lists what holds. */
import { OfficeError } from "../../core/errors.ts";
import type { Context, Entry, Outcome } from "../../platform/entry.ts";
import { readState } from "../../platform/state.ts";
import { bookTrials } from "../../platform/trials-book.ts";
import { fileTrials, makeTrialFolder, removeTrialFile } from "../../platform/trials-files.ts";
import { tryAll, type Tried } from "../../platform/trials.ts";
import { confirm } from "../../platform/ui.ts";

const operation = "動作確認";

export const tryOut: Entry<true> = {
  operation,
  scopes: ["files", "documents", "forms", "triggers", "mail"],
  ask(context) {
    refuseOthers(context);
    const yes = confirm(
      operation,
      "このアカウントで、アドオンが使うGoogleの機能を一つずつ試します。試しに作った文書とフォームは、終わるとごみ箱に入れます。メールは送りません。1分ほどかかります。始めますか。",
    );
    return yes ? true : undefined;
  },
  run(context) {
    refuseOthers(context);
    return report(performTrials(context));
  },
};

/** Only the account that makes files can say whether it can. */
function refuseOthers(context: Context): void {
  if (readState("owner") === context.user) return;
  throw new OfficeError(
    "動作確認は事務所アカウントで行います",
    {},
    `${readState("owner") ?? "事務所アカウント"} で実行してください`,
  );
}

function performTrials(context: Context): Tried[] {
  const made: string[] = [makeTrialFolder()];
  const keep = (id: string): string => {
    made.push(id);
    return id;
  };
  try {
    return tryAll([...bookTrials, ...fileTrials], { book: context.book, folder: made[0] ?? "", keep });
  } finally {
    // The folder goes last: what lies in it goes with it, should one of them be missed.
    for (const id of [...made].reverse()) removeTrialFile(id);
  }
}

function report(tried: readonly Tried[]): Outcome {
  const failed = tried.filter(({ ok }) => !ok);
  const lines = tried.map(
    ({ ok, name, seen, undocumented }) =>
      `${ok ? "合格" : "不合格"}　${name}${undocumented ? "（Googleの説明書にない事柄）" : ""}：${seen}`,
  );
  const remedies = failed.map(({ name, remedy }) => `・${name}：${remedy}`);
  const head = `${tried.length}項目のうち、合格${tried.length - failed.length}、不合格${failed.length}。`;
  return {
    message: [head, ...lines, ...(remedies.length === 0 ? [] : ["", "不合格のときにすること", ...remedies])].join("\n"),
    count: tried.length,
  };
}
