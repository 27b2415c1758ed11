/** Letters and mails as they left: of which kind, to whom, with which number and what attached. */
import { DOMParser } from "@xmldom/xmldom";
import { strFromU8, unzipSync } from "fflate";
import PostalMime from "postal-mime";
import { fiscalYear, text, western, type Line } from "./counts.ts";

export interface Letter {
  readonly kind: string;
  readonly number: string;
  readonly year: number;
  /** Text of each paragraph. */
  readonly lines: readonly string[];
}

export interface Mail {
  readonly kind: string;
  readonly to: readonly string[];
  readonly attached: string;
  readonly invites: boolean;
}

/** By the titles that letters bear and by the subjects of mails; the first that fits. */
const TITLES: readonly (readonly [RegExp, string])[] = [
  [/受講者の決定について/, "決定連絡票（指導医用）"],
  [/同行研修の決定について/, "決定連絡票（受講者用）"],
  [/決定の取消しについて/, "取消連絡"],
  [/決定内容の変更について/, "変更連絡"],
  [/お申込みを受け付けました|受付について/, "受付連絡"],
  [/申込みの結果について/, "不決定通知"],
  [/選定の状況について/, "待機連絡"],
  [/指導医の推薦について/, "指導医推薦依頼"],
  [/会員への周知について/, "会員周知依頼"],
  [/職員への周知について/, "研修案内"],
  [/就任へのご回答について/, "回答のお願い"],
  [/指導医の就任について/, "就任・受入依頼"],
  [/受入れについて/, "受入確認"],
  [/日程の調整について/, "日程調整のお願い"],
  [/日程について/, "日程連絡"],
  [/ご?提出のお願い/, "報告のお願い"],
  [/受　?講　?証　?明　?書/, "受講証明書"],
  [/謝礼金の支払い/, "支払通知"],
  [/繰越し/, "繰越の確認"],
  [/受講後の状況/, "受講後の状況の照会"],
  [/職員の確認を待つもの/, "職員への一覧"],
];
/** Of these there is one for each of the two. */
const FOR_BOTH = ["取消連絡", "変更連絡", "日程連絡"];

const kindOf = (title: string): string => TITLES.find(([pattern]) => pattern.test(title))?.[1] ?? "?";

/** Whoever an application is from is the trainee; anybody else to whom a letter about it goes is the instructor. */
function sided(kind: string, all: string, applications: readonly Line[]): string {
  if (!FOR_BOTH.includes(kind)) return kind;
  const id = /申-\d{4}-\d{4}/.exec(all)?.[0] ?? "";
  const applicant = text(
    applications.find((line) => text(line, "受付番号") === id),
    "氏名",
  );
  const addressee = /^(.+?)[ 　]様$/m.exec(all)?.[1] ?? "";
  return `${kind}（${addressee === applicant ? "受講者用" : "指導医用"}）`;
}

export function letterOf(bytes: Uint8Array, applications: readonly Line[]): Letter {
  const xml = strFromU8(unzipSync(bytes)["word/document.xml"] ?? new Uint8Array());
  const paragraphs = [...new DOMParser().parseFromString(xml, "text/xml").getElementsByTagName("w:p")];
  const lines = paragraphs.map((paragraph) =>
    [...paragraph.getElementsByTagName("w:t")]
      .map((run) => run.textContent ?? "")
      .join("")
      .trim(),
  );
  const title =
    lines.find((line) => /（(通知|お知らせ|依頼|照会|送付|回答|案内|お願い)）$/.test(line)) ?? lines.join("\n");
  return {
    kind: sided(kindOf(title), lines.join("\n"), applications),
    number: lines.find((line) => /第\d+号$/.test(line)) ?? "",
    year: fiscalYear(western(lines.find((line) => /^(平成|令和)(元|\d+)年\d+月\d+日$/.test(line)) ?? "")),
    lines,
  };
}

/** The text behind a label of the 記: 「１　受付番号　　　申-2018-0001」. */
export function item(letter: Letter, label: string): string {
  const line = letter.lines.find((each) => new RegExp(`^[０-９0-9]+　${label}　`).test(each)) ?? "";
  return line.replace(/^[^　]+　[^　]+　+/, "");
}

export async function mailOf(bytes: Uint8Array, applications: readonly Line[]): Promise<Mail> {
  const { subject = "", to = [], attachments, text: body = "" } = await PostalMime.parse(bytes);
  const papers = attachments.filter(({ mimeType }) => !mimeType.includes("calendar"));
  return {
    kind: sided(kindOf(subject), `${subject}\n${body}`, applications),
    to: to.flatMap((one) => one.address ?? []),
    attached: formatOf(papers[0]?.content),
    invites: papers.length < attachments.length,
  };
}

function formatOf(content: ArrayBuffer | Uint8Array | string | undefined): string {
  if (content === undefined) return "なし";
  const head =
    typeof content === "string" ? content.slice(0, 4) : Buffer.from(content as ArrayBuffer).toString("latin1", 0, 4);
  return head === "%PDF" ? "PDF" : head.startsWith("PK") ? "Word" : "?";
}
