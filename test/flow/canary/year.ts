/** A compressed year in which every kind of letter is sent, with a mark in every cell that people fill. */
import {
  acceptance,
  application,
  associationReply,
  followUp,
  instructorReport,
  recommendation,
  reply,
  schedule,
  traineeReport,
} from "../../../src/forms/index.ts";
import { applicants } from "../../../src/tables/applicants.ts";
import { organizations, recipients } from "../../../src/tables/association.ts";
import { instructors } from "../../../src/tables/instructors.ts";
import { fees, taxRates } from "../../../src/tables/payments.ts";
import { bodies, budgets, programmes } from "../../../src/tables/programmes.ts";
import { indicators } from "../../../src/tables/years.ts";
import type { Office } from "../../../src/workspace/office.ts";
import { doctor, instructorAnswers } from "../../features/intake/samples.ts";
import { clerkTypes, readyOffice } from "../people.ts";
import { followed, keyOn } from "../recommending.ts";
import { at, HOSTED, LATER, LEARNED } from "../reports-office.ts";
import { replying, selectRows } from "../support/keyboard.ts";
import { keyIn, linkIn } from "../support/keyed.ts";
import { decide } from "../support/settings.ts";
import { textOf } from "../year-model/scene.ts";
import { answersTo, fillAll, fillSheet, markFor } from "./marks.ts";

const VISIT = "2018-07-02";
/** Sheets that the sample fills: what stands in them is overtyped. */
const MASTERS = [
  instructors,
  organizations,
  programmes,
  budgets,
  bodies,
  fees,
  taxRates,
  indicators,
  recipients,
] as const;

const menu = (office: Office, ...path: readonly string[]): void => {
  office.services.sheets.clerk.select("設定", "A1");
  office.click("在宅連携", ...path);
};
const send = (office: Office): void => {
  menu(office, "通知", "文書を作ってメールで送る");
  office.advance("6m");
};
const cell = (office: Office, sheet: string, key: string, header: string): string =>
  textOf(
    office.table(sheet).find((row) => Object.values(row)[0] === key),
    header,
  );
const hostAddress = (office: Office, caseId: string): string =>
  cell(office, "指導医", cell(office, "マッチング", caseId, "指導医番号"), "メールアドレス");

export function markedYear(): Office {
  const office = replying(readyOffice(), {
    番号で答えて: "3",
    支払予定日を書いて: "2018/8/10",
    決裁日と決裁した人: "2018/8/10 課長",
    理由: "本人の都合",
  });
  decide(office, "hostAsk", "する");
  clerkTypes(office, "謝礼単価", "単-1", "単価（円）", "7391");
  office.services.sheets.clerk.addRow("職員", { メールアドレス: "kakari@example.jp", 役割: "担当", 在職: "はい" });
  office.services.sheets.clerk.addRow("過年度受講", { 過年度番号: "過-1", 年度: "2017", 職種: "医師" });
  for (const table of MASTERS) fillSheet(office, table, true);
  fillAll(office);
  spring(office);
  summer(office);
  autumn(office);
  winter(office);
  return office;
}

/** The association and hospitals are written to; two instructors accept, two are reminded. */
function spring(office: Office): void {
  for (const item of ["推薦を依頼する", "会員への周知を依頼する", "病院に案内を送る", "就任を依頼する"])
    menu(office, "指導医", item);
  send(office);
  office.submit(
    recommendation.title,
    answersTo(recommendation, { 鍵: keyOn(office, "指導医推薦依頼"), "推薦の区分（1）": "新しく推薦する" }),
  );
  const told = { 鍵: keyOn(office, "会員周知依頼"), 連絡の種類: "会員への周知を行った", 行った日: "2018-04-02" };
  office.submit(associationReply.title, answersTo(associationReply, { ...told, 知らせた人数: "120" }));
  at(office, "2018-05-08 09:00");
  for (const host of ["医-0001", "医-0002"]) {
    const [name, kana, facility] = ["氏名", "ふりがな", "医療機関名"].map((header) =>
      cell(office, "指導医", host, header),
    );
    const who = { 氏名: name ?? "", ふりがな: kana ?? "", 医療機関名: facility ?? "" };
    const {
      集合場所: _place,
      "受入可能日（1）": _one,
      "受入可能日の時間帯（1）": _half,
      "受入可能日（2）": _two,
      ...rest
    } = instructorAnswers;
    office.submit(acceptance.title, answersTo(acceptance, { ...rest, ...who }));
  }
}

/** Words are left to the marks; what is chosen or read is the sample's. */
const CHOSEN = [
  "職種",
  "対象区分",
  "医師会員区分",
  "所属長の承諾",
  "在宅医療の実施状況",
  "受講歴",
  "学びたいテーマ",
] as const;
const AGREED = ["見学のみ", "守秘義務", "個人情報の取扱い", "感染対策", "キャンセルの方法"] as const;

function applies(office: Office, n: number, changes: Readonly<Record<string, string>>): void {
  const given = Object.fromEntries([...CHOSEN, ...AGREED].map((title) => [title, doctor[title] ?? ""]));
  const wish = { 第1希望日: VISIT, 第1希望の時間帯: "午前", メールアドレス: `p${n}@example.jp` };
  office.submit(application.title, answersTo(application, { ...given, ...wish, ...changes }));
}

/** Two are decided, one of whom withdraws; one waits, one is refused. */
function summer(office: Office): void {
  const avoided = { 避けたい指導医: markFor("text") };
  applies(office, 1, avoided);
  applies(office, 2, { 第1希望日: "2018-07-09" });
  applies(office, 3, { 対象区分: "その他" });
  applies(office, 4, { 第1希望日: "2018-07-03" });
  fillSheet(office, applicants);
  for (const row of office.table("申込者").filter((each) => each["状態"] === "要審査"))
    clerkTypes(
      office,
      "申込者",
      String(row["受付番号"]),
      "資格判断",
      row["対象区分"] === "その他" ? "対象外とする" : "対象とする",
    );
  menu(office, "受付", "確認と審査を反映する");
  menu(office, "マッチング", "提案を作る");
  menu(office, "マッチング", "受入確認を依頼する");
  office.advance("6m");
  const cases = ["案-2018-0001-1", "案-2018-0002-1"];
  for (const caseId of cases) {
    const key = keyIn(linkIn(office, hostAddress(office, caseId), "回答書のフォーム"));
    office.submit(reply.title, answersTo(reply, { 鍵: key, お答え: "はい" }));
    clerkTypes(office, "マッチング", caseId, "判断", "採用");
  }
  fillAll(office);
  menu(office, "マッチング", "決定する");
  const waiting = ["申-2018-0003", "申-2018-0004"];
  selectRows(office, "申込者", waiting).click("在宅連携", "通知", "待機・不決定の通知を起こす");
  send(office);
  at(office, "2018-05-24 09:00");
  at(office, "2018-06-12 09:00");
  const link = linkIn(office, "p1@example.jp", "日程が決まったら");
  const day = { 鍵: keyIn(link), 連絡の内容: "日程が決まった", 実施日: VISIT, 時間帯: "午前" };
  office.submit(schedule.title, answersTo(schedule, day));
  office.advance("6m");
  changes(office);
}

function changes(office: Office): void {
  const host = cell(office, "マッチング", "案-2018-0001-1", "指導医番号");
  clerkTypes(office, "申込者", "申-2018-0001", "日中の電話番号", markFor("phone"));
  clerkTypes(office, "指導医", host, "所在地", markFor("text"));
  menu(office, "受付", "訂正を記録する");
  const stale = ["案-2018-0001-1/受講者", "案-2018-0001-1/指導医"];
  selectRows(office, "通知", stale).click("在宅連携", "通知", "変更連絡を起こす");
  selectRows(office, "マッチング", ["案-2018-0002-1"]).click("在宅連携", "マッチング", "決定を取り消す");
  send(office);
}

/** The visit is over, is reported late, certified and paid. */
function autumn(office: Office): void {
  at(office, "2018-07-17 09:00");
  const [host, caseId] = [cell(office, "マッチング", "案-2018-0001-1", "指導医番号"), "案-2018-0001-1"];
  const words = new Set(["受講者の様子・助言", "改善意見", "学んだこと"]);
  const chosen = (all: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(Object.entries(all).filter(([title]) => !words.has(title)));
  const keyAt = (address: string): string => keyIn(linkIn(office, address, "研修の後は"));
  const hosted = { ...chosen(HOSTED), 受講者の氏名: cell(office, "申込者", "申-2018-0001", "氏名") };
  office.submit(
    instructorReport.title,
    answersTo(instructorReport, { ...hosted, 鍵: keyAt(hostAddress(office, caseId)) }),
  );
  const learned = { ...chosen(LEARNED), 指導医の氏名: cell(office, "指導医", host, "氏名") };
  office.submit(traineeReport.title, answersTo(traineeReport, { ...learned, 鍵: keyAt("p1@example.jp") }));
  menu(office, "報告", "受講証明書を起こす");
  at(office, "2018-08-10 09:00");
  for (const item of ["謝礼金を算定する", "支払を起こす", "支払の決裁に回す", "支払の決裁を記録する", "支払済にする"])
    menu(office, "支払", item);
  fillAll(office);
  send(office);
}

/** What comes half a year later, and what is asked of whom waits; papers and lists of every sort. */
function winter(office: Office): void {
  at(office, "2019-01-04 09:00");
  const asked = followed(
    office,
    office
      .outbox()
      .filter(({ subject }) => subject.includes("受講後の状況"))
      .at(-1)?.body ?? "",
  );
  const key = Object.values(asked.answers)[0] ?? "";
  office.submit(followUp.title, answersTo(followUp, { 鍵: key, 在宅医療の状況: LATER["在宅医療の状況"] ?? "" }));
  at(office, "2019-03-11 09:00");
  menu(office, "年度", "繰越を確かめる");
  office.advance("6m");
  for (const item of ["申込者名簿", "指導医名簿", "マッチング一覧"]) menu(office, "帳票", item);
  for (const item of ["支払の一覧を作る", "支払のCSVを作る"]) menu(office, "支払", item);
  menu(office, "マッチング", "公平性を集計する");
  fillAll(office);
  office.services.sheets.clerk.addRow("共有先", {
    共有先番号: "共-02",
    氏名: markFor("text"),
    利用目的: markFor("text"),
  });
  clerkTypes(office, "共有先", "共-02", "使う", "はい");
  for (const item of ["写しを更新する", "写しをExcelで作る"]) menu(office, "医師会との共有", item);
  office.advance("15m");
}
