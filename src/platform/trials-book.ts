/** Trials of the workbook and of the script itself: cells, locks, properties, clock, identity, mail. */
import type { Bars } from "../core/board.ts";
import { drawCharts } from "./charts.ts";
import { readState } from "./state.ts";
import { when, type Trial } from "./trials.ts";

const SHEET = "動作確認";
const TEXTS = ["=1+1", "0123", "1-2-3", "+81", "@見本"];
const PROPERTY = "trial";
const QUARTER = 15 * 60_000;
const TELL = "この文を添えて、アドオンの管理者に知らせてください";

/** A chart of two cells. */
const BARS: Bars = {
  title: "動作確認のグラフ",
  lying: true,
  from: [{ row: 1, column: 1, rows: 2, columns: 2 }],
  unit: "件",
  colours: ["#1a73e8"],
  ...{ row: 4, column: 1, width: 300, height: 200 },
};

/** The entry that a throwaway trigger is put on; it is deleted at once. */
const CLOCK = "tick";

export const bookTrials: readonly Trial[] = [
  {
    name: "数式や日付に見える文字が、そのまま残る",
    run: ({ book }) => {
      const sheet = book.insertSheet(SHEET);
      try {
        const range = sheet.getRange(1, 1, TEXTS.length, 1);
        range.setNumberFormat("@").setValues(TEXTS.map((text) => [text]));
        SpreadsheetApp.flush();
        const kept = range.getValues().map(([value]) => value as unknown);
        return when(JSON.stringify(kept) === JSON.stringify(TEXTS), "そのまま残りました");
      } finally {
        book.deleteSheet(sheet);
      }
    },
    remedy: `申込みの文が数式や日付に変わるおそれがあります。${TELL}`,
  },
  {
    name: "グラフを描き、題で見分けて消せる",
    run: ({ book }) => {
      const sheet = book.insertSheet(SHEET);
      try {
        sheet.getRange(1, 1, 2, 2).setValues([
          ["名", "数"],
          ["見本", 1],
        ]);
        drawCharts(sheet, BARS.title, [BARS]);
        SpreadsheetApp.flush();
        drawCharts(sheet, BARS.title, [BARS]);
        SpreadsheetApp.flush();
        return when(sheet.getCharts().length === 1, "描き直しても1つでした");
      } finally {
        book.deleteSheet(sheet);
      }
    },
    remedy: `公平性シートのグラフが重なって増えます。増えたグラフは手で消せます。${TELL}`,
    undocumented: true,
  },
  {
    name: "時間帯が東京である",
    run: ({ book }) =>
      when(
        Session.getScriptTimeZone() === "Asia/Tokyo" && book.getSpreadsheetTimeZone() === "Asia/Tokyo",
        "Asia/Tokyo",
      ),
    remedy: "日付が1日ずれます。「初期設定」を実行し、appsscript.json の timeZone を確かめてください",
  },
  {
    name: "操作している人のメールアドレスがわかる",
    run: () => when(Session.getActiveUser().getEmail() !== "", Session.getActiveUser().getEmail()),
    remedy: "操作者の記録が事務所アカウントの名になります。同じ組織のアカウントで使ってください",
  },
  {
    name: "8,000文字の控えを保存できる",
    run: () => {
      const store = PropertiesService.getScriptProperties();
      const text = "控".repeat(2_600);
      store.setProperty(PROPERTY, text);
      const kept = store.getProperty(PROPERTY) === text;
      store.deleteProperty(PROPERTY);
      return when(kept, "保存できました");
    },
    remedy: TELL,
  },
  {
    name: "時計（トリガー）を作り、消せる",
    run: () => {
      const made = ScriptApp.newTrigger(CLOCK).timeBased().everyMinutes(30).create();
      const there = ScriptApp.getProjectTriggers().some((each) => each.getUniqueId() === made.getUniqueId());
      ScriptApp.deleteTrigger(made);
      return when(there, "作って消しました");
    },
    remedy: "トリガーが20個に達していないか、スクリプトの「トリガー」の画面で確かめてください",
  },
  {
    name: "時計が15分以内に動いた",
    run: () => {
      const last = Number(readState("tickedAt") ?? 0);
      return when(
        Date.now() - last <= QUARTER,
        `${Math.max(0, Math.round((Date.now() - last) / 60_000))}分前に動きました`,
      );
    },
    remedy:
      "事務所アカウントで「初期設定」を実行すると、時計を作り直します。初期設定の直後なら、15分待ってからもう一度試してください",
    undocumented: true,
  },
  {
    name: "今日送れるメールが残っている",
    run: () => when(MailApp.getRemainingDailyQuota() > 0, `あと${MailApp.getRemainingDailyQuota()}通`),
    remedy: "明日になると、続きを送ります",
  },
];
