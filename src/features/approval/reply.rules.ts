/** What staff type when a letter is approved or taken back. Pure. */
import { parseDay, wareki, type Day } from "../../core/calendar.ts";
import { OfficeError } from "../../core/errors.ts";
import { oneLine } from "../../core/text.ts";

const EXAMPLE = "例：2018/6/1 課長、平成30年6月1日 課長";
/** A name or a reason longer than this is a slip of the clipboard. */
const LONGEST = 200;

export interface ApprovalReply {
  readonly on: Day;
  /** "" where only the day was given. */
  readonly by: string;
}

/** 「2018/6/1 課長」, 「平成30年6月1日」, or nothing for today. Throws OfficeError for no day, and for one to come. */
export function readApproval(reply: string, today: Day): ApprovalReply {
  const parts = oneLine(reply).split(" ");
  if (parts.join("") === "") return { on: today, by: "" };
  const lengths = parts.map((_, index) => parts.length - index);
  const length = lengths.find((each) => parseDay(parts.slice(0, each).join("")) !== "");
  if (length === undefined)
    throw new OfficeError(
      `決裁日「${oneLine(reply)}」を読めません`,
      {},
      `日付、空白、決裁した人の順に書いてください（${EXAMPLE}）`,
    );
  const on = parseDay(parts.slice(0, length).join(""));
  if (on > today)
    throw new OfficeError(
      `決裁日（${wareki(on)}）が今日（${wareki(today)}）より後です`,
      {},
      "決裁が済んでから、その日を書いてください",
    );
  return { on, by: parts.slice(length).join(" ") };
}

/** One line that must say something. Throws OfficeError. */
export function neededLine(what: string, reply: string): string {
  const line = oneLine(reply);
  if (line === "") throw new OfficeError(`${what}が書かれていません`, {}, `もう一度実行し、${what}を書いてください`);
  if (line.length > LONGEST) throw new OfficeError(`${what}が長すぎます`, {}, `${LONGEST}字までで書いてください`);
  return line;
}
