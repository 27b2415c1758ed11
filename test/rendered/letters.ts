/** Letters with the longest words that a Form takes in, made by the real flow and turned into PDFs. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findProgram } from "../../scripts/tools.ts";
import { openOffice, type Office } from "../../src/workspace/office.ts";
import { findConverter } from "../../src/workspace/pdf.ts";
import { accept, apply, clerkTypes } from "../flow/people.ts";
import { mailsAtOnce, unapproved } from "../flow/support/settings.ts";
import { LONG } from "../letters/cast.ts";

export { LONG };

/** Mondays, with the longest dates that there are. */
const DAYS = ["2018-12-10", "2018-12-17", "2019-01-21", "2019-01-28", "2019-02-18"];

/** An office that has sent one pair of letters; `pdf` is LibreOffice. */
export function longOffice(): Office {
  const office = openOffice({ ...converter(), now: "2018-11-30T09:00:00+09:00", account: "workspace" });
  office.answer({ button: "OK", text: "1" });
  office.click("在宅連携", "初期設定");
  mailsAtOnce(unapproved(office));
  renameInstructor(office);
  accept(office, {
    氏名: LONG.instructor,
    ふりがな: LONG.instructorKana,
    医療機関名: LONG.instructorFacility,
    受入職種: "医師、看護師",
    受入可能曜日: "月午前、月午後",
    集合場所: LONG.meetingPlace,
    患者同意の取得方法: "口頭と書面",
    連絡方法: "どちらでもよい",
  });
  apply(office, application());
  office.click("在宅連携", "マッチング", "提案を作る");
  clerkTypes(office, "マッチング", "案-2018-0001-1", "判断", "採用");
  office.answer("YES").click("在宅連携", "マッチング", "決定する");
  office.answer("YES").click("在宅連携", "通知", "文書を作ってメールで送る");
  return office;
}

function converter() {
  const pdf = findConverter();
  if (!pdf) throw new Error("LibreOffice is needed: npm run tools");
  return { pdf };
}

function renameInstructor(office: Office): void {
  const words = {
    氏名: LONG.instructor,
    ふりがな: LONG.instructorKana,
    医療機関名: LONG.instructorFacility,
    役職: LONG.instructorTitle,
    所在地: LONG.instructorAddress,
    メールアドレス: LONG.instructorEmail,
  };
  for (const [column, text] of Object.entries(words)) clerkTypes(office, "指導医", "医-0001", column, text);
}

function application(): Record<string, string> {
  const wishes = DAYS.flatMap((day, index) => [
    [`第${String(index + 1)}希望日`, day],
    [`第${String(index + 1)}希望の時間帯`, "終日"],
  ]);
  return {
    氏名: LONG.name,
    ふりがな: LONG.kana,
    職種: "看護師",
    対象区分: "看護師",
    医師会員区分: "該当なし",
    メールアドレス: LONG.email,
    所属医療機関名: LONG.facility,
    "部署・役職": LONG.department,
    所属所在地: LONG.address,
    所属長の承諾: "得ている",
    受講目的: LONG.purpose,
    学びたいテーマ: "看取り、緩和、認知症、小児、精神、神経難病、医療機器、多職種連携、経営・診療報酬",
    ...(Object.fromEntries(wishes) as Record<string, string>),
  };
}

export interface Word {
  readonly text: string;
  readonly xMin: number;
  readonly xMax: number;
  readonly yMin: number;
  readonly yMax: number;
}

export interface Page {
  readonly width: number;
  readonly height: number;
  readonly words: readonly Word[];
}

/** Pages of a PDF with the place of every word, in points from the top left. */
export function pagesOf(pdf: Uint8Array): Page[] {
  const file = join(mkdtempSync(join(tmpdir(), "letter-")), "letter.pdf");
  writeFileSync(file, pdf);
  const html = execFileSync(program("pdftotext"), ["-bbox", file, "-"], { encoding: "utf8" });
  return html.split("<page ").slice(1).map(readPage);
}

export function program(name: string): string {
  const found = findProgram(name);
  if (found === undefined) throw new Error(`${name} is needed: npm run tools`);
  return found;
}

function readPage(html: string): Page {
  const size = /width="([\d.]+)" height="([\d.]+)"/.exec(html);
  const words = Array.from(
    html.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<\/word>/g),
    ([, xMin, yMin, xMax, yMax, text]) => ({
      text: (text ?? "").replace(/&amp;/g, "&").replace(/&lt;/g, "<").replace(/&gt;/g, ">"),
      ...{ xMin: Number(xMin), yMin: Number(yMin), xMax: Number(xMax), yMax: Number(yMax) },
    }),
  );
  return { width: Number(size?.[1]), height: Number(size?.[2]), words };
}
