/** Slips in numbers of letters, in staff's answers, and in what a run that broke off left behind. */
import { mutantsOf } from "./mutant.ts";

const folder = (name: string): string => `src/features/notices/${name}.rules.ts`;
const test = (name: string): string[] => [`test/features/notices/${name}.test.ts`];

export const notices = [
  ...mutantsOf(folder("numbers"), test("numbers"), [
    ["the next letter bears the last one's number", "notice.number ?? this.last + 1", "notice.number ?? this.last"],
    ["a number given away is given once more", "Math.max(this.last, number ?? 0)", "Math.max(this.last, 0)"],
    [
      "numbers do not begin anew each fiscal year",
      'row.issuedOn !== "" && fiscalYear(row.issuedOn) === this.fiscalYear)',
      'row.issuedOn !== "")',
    ],
    ["the number of a deleted letter is used again", "remembered[String(this.fiscalYear)] ?? 0", "0"],
    [
      "a number once given changes",
      'if (notice.documentNumber !== "") return { number: notice.number',
      "if (false) return { number: notice.number",
    ],
    [
      "a number that staff typed is given once more",
      "row.number ?? numberIn(row.documentNumber, symbol)",
      "row.number ?? 0",
    ],
    ["another office's symbol counts", "digits?.[1] === symbol", "digits"],
    ["two letters bear one typed number", "if (others.length === 0)", "if (others.length >= 0)"],
    ["a letter given up leaves no trace of its number", "return hasNumber(notice) ?", "return !hasNumber(notice) ?"],
  ]),
  ...mutantsOf(folder("verdicts"), test("verdicts"), [
    ["取りやめる is not heard", '"作成済") ? "取消" : undefined', '"作成済") ? undefined : undefined'],
    ["a made letter is made again after 要確認", 'row.fileId === "" ? "待ち" : "作成済"', '"待ち"'],
    ["a note of a mail that never arrived stays", 'return notice.state === "要確認" ? unsent : {};', "return {};"],
    ["what went by post is mailed once more", 'row.mailedAt === "" ? undefined : "作成済"', '"作成済"'],
    ["an answer takes a letter from a run's hands", "inHand.has(notice.noticeId) ? undefined :", ""],
    ["a finished letter is done again", 'return among(row, "要確認") ? begun(row) : undefined;', "return begun(row);"],
  ]),
  ...mutantsOf(folder("journal"), test("journal"), [
    ["a mail that may have left is sent again", 'entry.step === "sending" ?', 'entry.step === "sent" ?'],
    ["a letter that fails is tried without end", "entry.tries < TRIES", "entry.tries <= TRIES"],
    ["what failed is never tried again", "entry.tries > 0 &&", "entry.tries > 9 &&"],
    ["a letter not begun is noted as begun", "if (tries === 0) return undefined;", ""],
    ["a letter without approval is told as approved", 'if (!approved) return { approval: "不要" };', ""],
  ]),
];
