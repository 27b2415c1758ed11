/** The question before letters are made: how many of what by which way, to whom, how one of them reads. Pure. */
import { fillText } from "../../core/letter.ts";
import { templateLines } from "../../letters/letter.ts";
import { needsDoc, type Draft } from "../../letters/material.ts";
import type { Notice } from "../../tables/notices.ts";
import type { Mode } from "../../tables/orders.ts";
import type { Ready } from "./queue.rules.ts";
import type { Answered } from "./verdicts.rules.ts";

/** What a make command is about to do. */
export interface Offer {
  readonly mode: Mode;
  readonly letters: readonly Ready[];
  readonly answered: readonly Answered[];
  /** One letter whole; none where no letter is complete. */
  readonly sample?: Draft;
  /** What is not done, and why, one line each. */
  readonly leftOut: readonly string[];
  /** 送信待ち; 0 where nothing waits. */
  readonly waitMinutes: number;
}

/** So many addressees are named. */
const NAMED = 20;

export function offerText(offer: Offer): string {
  const parts = [
    ...(offer.letters.length === 0 ? [] : [deedText(offer), addresseeText(offer.letters), sampleText(offer.sample)]),
    answerText(offer.answered),
    offer.leftOut.length === 0 ? "" : ["含まないもの", ...offer.leftOut.map((line) => `・${line}`)].join("\n"),
    waitText(offer.waitMinutes),
    "始めますか。",
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function deedText({ mode, letters }: Offer): string {
  const what =
    mode === "文書とメール"
      ? "文書を作り、発送方法がメールのものを送ります。送った後は取り消せません。"
      : "文書だけを作ります。メールは送りません。";
  const kinds = counted(letters.map((each) => `・${each.notice.letter}　${each.method ?? "（不備）"}`));
  const stale = letters.filter((each) => each.notice.stale !== "").length;
  const warning = stale === 0 ? [] : [`※ うち${stale}通は、文書を作った後に内容が変わっています（要再発行）`];
  return [`${letters.length}通について、${what}`, ...kinds, ...warning].join("\n");
}

/** 「・決定連絡票（受講者用）　メール　5通」 */
function counted(names: readonly string[]): string[] {
  return [...new Set(names)].map((name) => `${name}　${names.filter((each) => each === name).length}通`);
}

function addresseeText(letters: readonly Ready[]): string {
  const names = letters.slice(0, NAMED).map(({ notice, addressee, method }) => {
    const facility = addressee?.facility ?? "";
    const who = `${addressee?.name ?? notice.addresseeId}${facility === "" ? "" : `（${facility}）`}`;
    return `・${who}　${method ?? "不備"}`;
  });
  const more = letters.length > NAMED ? [`・ほか${letters.length - NAMED}通`] : [];
  return ["宛先", ...names, ...more].join("\n");
}

/** The letter by the template as it was made first: staff's own changes to it are in a file that a clerk may not open. */
function sampleText(sample: Draft | undefined): string {
  if (!sample) return "";
  const { letter, method, fields, subject, body } = sample;
  const mail = method === "メール" ? [`【メールの件名】${subject}`, body] : [];
  const lines = templateLines(letter)
    .map((line) => fillText(line.text, fields))
    .filter((line) => line !== "");
  const doc = needsDoc(letter, method) ? ["【文書】", ...lines] : [];
  return [`1通の文面（${sample.addressee.name}）`, ...mail, ...doc].join("\n");
}

/** A mail that may have left before is named, since an old answer may still stand there. */
function answerText(answered: readonly Answered[]): string {
  if (answered.length === 0) return "";
  const lines = answered.map(({ notice }) => {
    const twice =
      notice.state === "要確認" && notice.verdict === "やり直す" ? "（届いていれば、同じメールが二度届きます）" : "";
    return `・${notice.noticeId}　${notice.state}　→　${notice.verdict}${twice}`;
  });
  return ["「職員の判断」を反映します。", ...lines].join("\n");
}

const waitText = (minutes: number): string =>
  minutes === 0
    ? ""
    : `送り始めるのは${minutes}分後です。それまでは、メニュー「通知 > 送信を取りやめる」で止められます。`;

/** 「決裁が済んでいない3通：A、B、C」, or nothing. */
export function leftOutLine(why: string, rows: readonly Notice[]): string[] {
  if (rows.length === 0) return [];
  const shown = rows.slice(0, SHOWN).map((row) => row.noticeId);
  const more = rows.length > SHOWN ? ` ほか${rows.length - SHOWN}通` : "";
  return [`${why}${rows.length}通：${shown.join("、")}${more}`];
}

const SHOWN = 5;
