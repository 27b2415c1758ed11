/** What staff type into a prompt: a day, 決裁日 with a name, a line that must say something. Pure. */
import { parseDay, wareki, type Day } from "./calendar.ts";
import { OfficeError } from "./errors.ts";
import { oneLine } from "./text.ts";

/** A name or a reason longer than this is a slip of the clipboard. */
const LONGEST = 200;

const EXAMPLE = "例：2018/6/1 課長、平成30年6月1日 課長";

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

/** A day alone, in either calendar; `blank` where nothing is typed. Throws OfficeError for what is none. */
export function readDay(what: string, reply: string, blank: Day): Day {
  const typed = oneLine(reply);
  const on = typed === "" ? blank : parseDay(typed);
  if (on !== "") return on;
  throw new OfficeError(
    typed === "" ? `${what}が書かれていません` : `${what}「${typed}」を読めません`,
    {},
    "もう一度実行し、2018/6/1、平成30年6月1日 のように書いてください",
  );
}

/** A day that has come; `today` where nothing is typed. Throws OfficeError for what is none, and for a day to come. */
export function readPastDay(what: string, reply: string, today: Day): Day {
  const on = readDay(what, reply, today);
  if (on <= today) return on;
  throw new OfficeError(
    `${what}（${wareki(on)}）が今日（${wareki(today)}）より後です`,
    {},
    "済んだ後に、もう一度実行して、その日を書いてください",
  );
}

/** One line that must say something. Throws OfficeError. */
export function neededLine(what: string, reply: string): string {
  const line = oneLine(reply);
  if (line === "") throw new OfficeError(`${what}が書かれていません`, {}, `もう一度実行し、${what}を書いてください`);
  if (line.length > LONGEST) throw new OfficeError(`${what}が長すぎます`, {}, `${LONGEST}字までで書いてください`);
  return line;
}
