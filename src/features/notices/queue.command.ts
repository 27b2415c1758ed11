/**
 * Orders to make and send letters, and the answers about them. An order is a row of 操作記録 that names its notices; the
 * office account's clock works it off (drain.command.ts), at once when that account is at the keyboard.
 */
import { blankRow } from "../../core/table.ts";
import { letterOf } from "../../letters/index.ts";
import { operationId, userEmail, type Context, type Entry, type Outcome } from "../../platform/entry.ts";
import { wakeClock } from "../../platform/job.ts";
import { readState } from "../../platform/state.ts";
import { confirm, tell } from "../../platform/ui.ts";
import { settingValues, type SettingKey } from "../../settings.ts";
import { operations, settingRows } from "../../tables/desk.ts";
import { notices, type Notice } from "../../tables/notices.ts";
import type { Mode } from "./journal.rules.ts";
import { contentOf, isOpen, isTodo, verdictPatches } from "./queue.rules.ts";

/** What no decision letter can be made without; asked for by name before anything is queued (A16). */
const NEEDED: readonly SettingKey[] = [
  "documentSymbol",
  "honorific",
  "city",
  "section",
  "contactPhone",
  "contactEmail",
  "arrangeDays",
  "reportDays",
];

interface Order {
  readonly ids: readonly string[];
  /** Rows on which staff gave an answer in 職員の判断. */
  readonly answered: number;
}

const order = (operation: string, mode: Mode): Entry<Order> => ({
  operation,
  // Ordering needs the workbook alone: files and mail are the office account's, which consented in 初期設定.
  scopes: [],
  ask: (context) => askOrder(context, operation, mode),
  run: (context, answer) => placeOrder(context, operation, mode, answer),
});

export const orderDocuments = order("文書だけ作る", "文書だけ");
export const orderMails = order("文書を作ってメールで送る", "文書とメール");

/** Letters with a document; acknowledgements go out by themselves. */
function waiting(rows: readonly Notice[], mode: Mode): Notice[] {
  const answered = new Map(verdictPatches(rows).map((patch) => [patch.key, patch.values.state]));
  return rows.filter(
    (row) =>
      !letterOf(row.letter).plainMail && isTodo({ ...row, state: answered.get(row.noticeId) ?? row.state }, mode),
  );
}

function askOrder(context: Context, operation: string, mode: Mode): Order | undefined {
  const all = context.rows.read(notices);
  const rows = waiting(all, mode);
  const answered = verdictPatches(all);
  if (rows.length + answered.length === 0) {
    tell(
      operation,
      "作る通知はありません。「マッチング > 決定する」で決定すると、通知シートに待ちの行ができます。不備や要確認の行は、「職員の判断」を選ぶと、やり直せます",
    );
    return undefined;
  }
  const order = { ids: rows.map((row) => row.noticeId), answered: answered.length };
  return confirm(operation, questionFor(all, rows, mode)) ? order : undefined;
}

/** What is about to happen; a mail that may have left before is named, since an old answer may still stand there. */
function questionFor(all: readonly Notice[], rows: readonly Notice[], mode: Mode): string {
  const sends =
    mode === "文書とメール"
      ? "文書を作り、メールで送ります。送った後は取り消せません。"
      : "文書だけを作ります。メールは送りません。";
  const kinds = [...new Set(rows.map((row) => row.letter))].map(
    (kind) => `・${kind}　${rows.filter((row) => row.letter === kind).length}通`,
  );
  const answers = verdictPatches(all).flatMap(({ key }) => {
    const row = all.find((each) => each.noticeId === key);
    if (!row) return [];
    const twice =
      row.state === "要確認" && row.verdict === "やり直す" ? "（届いていれば、同じメールが二度届きます）" : "";
    return [`・${key}　${row.state}　→　${row.verdict}${twice}`];
  });
  return [
    ...(rows.length === 0
      ? []
      : [`${rows.length}通について、${sends}`, ...kinds, `最初の宛先番号：${rows[0]?.addresseeId ?? ""}`, ""]),
    ...(answers.length === 0 ? [] : ["「職員の判断」を反映します。", ...answers, ""]),
    "始めますか。",
  ].join("\n");
}

/** The clock is woken first: a run that dies right after the order stands in the queue has asked for it already. */
function placeOrder(context: Context, operation: string, mode: Mode, { ids, answered }: Order): Outcome {
  const values = settingValues(context.rows.read(settingRows));
  if (ids.length > 0) for (const key of NEEDED) values.need(key);
  const all = context.rows.read(notices);
  wakeClock();
  context.rows.update(notices, verdictPatches(all));
  const asked = new Set(ids);
  const still = waiting(all, mode).filter((row) => asked.has(row.noticeId));
  const taken = new Set(
    context.rows
      .read(operations, { lenient: true })
      .filter(isOpen)
      .flatMap((job) => contentOf(job)?.notices ?? []),
  );
  // Numbers are given in this order, however staff have sorted the sheet.
  const fresh = still.filter((row) => !taken.has(row.noticeId)).sort((a, b) => (a.noticeId < b.noticeId ? -1 : 1));
  const said = answered > 0 ? `${answered}件の「職員の判断」を反映しました。` : "";
  if (fresh.length === 0)
    return { message: said === "" ? "指定の通知は、すでに待ち行列にあるか、終わっています" : said, count: answered };
  const content = JSON.stringify({ mode, notices: fresh.map((row) => row.noticeId) });
  context.rows.append(operations, [
    blankRow(operations, {
      operationId: operationId(context),
      at: context.at,
      user: context.user,
      operation: `${operation}（処理）`,
      state: "待ち",
      done: 0,
      total: fresh.length,
      content,
    }),
  ]);
  return { message: `${said}${fresh.length}通を待ち行列に入れました。${whenItStarts()}`, count: fresh.length };
}

/** Files are made and mail is sent by one account only; its own clicks are worked off at once (main.ts). */
function whenItStarts(): string {
  return isOfficeAccount() ? "" : "事務所アカウントの時計が、まもなく始めます。「進み具合」で確かめられます";
}

/** Whether the person at the keyboard is the account that owns the clock. */
export function isOfficeAccount(): boolean {
  return readState("owner") === userEmail();
}

export const showProgress: Entry<undefined> = {
  operation: "進み具合",
  scopes: [],
  run: (context) => {
    const open = context.rows.read(operations, { lenient: true }).filter((job) => contentOf(job) && job.state !== "済");
    const rows = context.rows.read(notices, { lenient: true });
    const states = [...new Set(rows.map((row) => row.state))].map(
      (state) => `・${state}　${rows.filter((row) => row.state === state).length}通`,
    );
    const jobs = open.map(
      (job) =>
        `・${job.operation}　${job.state}　${job.done ?? 0}／${job.total ?? 0}通${job.result === "" ? "" : `　${job.result}`}`,
    );
    return {
      message: [
        "待ち行列",
        ...(jobs.length === 0 ? ["・ありません"] : jobs),
        "",
        "通知",
        ...(states.length === 0 ? ["・ありません"] : states),
      ].join("\n"),
      count: open.length,
    };
  },
};

export const stopJobs: Entry<undefined> = {
  operation: "処理を止める",
  scopes: [],
  run: (context) =>
    moveJobs(
      context,
      ["待ち", "実行中"],
      "中止",
      "作りかけの一区切りが終わったところで止まります。「処理を再開する」で続きから始まります",
    ),
};

export const resumeJobs: Entry<undefined> = {
  operation: "処理を再開する",
  scopes: [],
  run: (context) => {
    wakeClock();
    return moveJobs(context, ["中止", "失敗"], "待ち", "続きから始めます");
  },
};

function moveJobs(context: Context, from: readonly string[], to: "中止" | "待ち", then: string): Outcome {
  const jobs = context.rows
    .read(operations, { lenient: true })
    .filter((job) => contentOf(job) && from.includes(job.state));
  context.rows.update(
    operations,
    jobs.map((job) => ({ key: job.operationId, values: { state: to } })),
  );
  return {
    message: jobs.length === 0 ? "対象の処理はありません" : `${jobs.length}件の処理を「${to}」にしました。${then}`,
    count: jobs.length,
  };
}
