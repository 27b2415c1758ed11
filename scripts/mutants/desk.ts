/** Slips in 決裁, 発送, the offices' dates, answers about letters, and the end of a decision. */
import { mutantsOf } from "./mutant.ts";

export const desk = [
  ...mutantsOf(
    "src/letters/approval.ts",
    ["test/features/approval/judge.test.ts", "test/features/approval/approval.test.ts"],
    [
      ["a letter is made while it waits for approval", '["不要", "決裁済",', '["不要", "決裁待ち", "決裁済",'],
      ["a letter is made from a draft", '["不要", "決裁済",', '["不要", "決定案", "決裁済",'],
      ["決裁済 counts without the day", 'notice.approvedOn !== "" && notice', 'notice.approvedOn !== "x" && notice'],
      ["決裁済 counts without the name", '&& notice.approvedBy !== "";', '&& notice.approvedBy !== "x";'],
      ["決裁済 typed by hand counts", '&& signed && notice.digest !== ""', "&& signed"],
      [
        "決裁待ち counts without a day of asking",
        'notice.askedOn !== "" && notice',
        'notice.askedOn !== "x" && notice',
      ],
      ["changes after 決裁済 are not seen", '["決裁待ち", "決裁済"].includes', '["決裁待ち"].includes'],
      [
        "a letter that fell back keeps its day",
        'approvedOn: "",\n      approvedBy',
        "approvedOn: notice.approvedOn,\n      approvedBy",
      ],
    ],
  ),
  ...mutantsOf(
    "src/features/approval/approval.rules.ts",
    ["test/features/approval/approval.test.ts"],
    [
      ["a day before the draft is taken", "if (on < notice.askedOn)", "if (on > notice.askedOn)"],
      ["the day of the draft itself is refused", "if (on < notice.askedOn)", "if (on <= notice.askedOn)"],
      [
        "joint letters go without the association",
        'if (notice.associationSeenOn === "")',
        'if (notice.associationSeenOn === "x")',
      ],
      ["the association may look at it afterwards", "notice.associationSeenOn > on", "notice.associationSeenOn < on"],
      [
        "what is being made is taken back",
        "desk.underWay.has(notice.noticeId)\n      ?",
        "!desk.underWay.has(notice.noticeId)\n      ?",
      ],
    ],
  ),
  ...mutantsOf(
    "src/core/reply.ts",
    ["test/core/reply.test.ts"],
    [
      ["approved tomorrow", "if (on > today)", "if (on < today)"],
      ["today is refused", "if (on > today)", "if (on >= today)"],
    ],
  ),
  ...mutantsOf(
    "src/features/dispatch/dispatched.rules.ts",
    ["test/features/dispatch/dispatched.test.ts"],
    [
      ["a letter leaves tomorrow", "if (day > today)", "if (day < today)"],
      ["a letter cannot leave today", "if (day > today)", "if (day >= today)"],
      ["a letter leaves before its own date", "row.issuedOn > day", "row.issuedOn < day"],
      ["a letter cannot leave on its own date", "row.issuedOn > day", "row.issuedOn >= day"],
      ["a batch is through while letters are left", "|| !mine.every(isOut)", "|| !mine.some(isOut)"],
      [
        "a batch's day is that of its first letter",
        "(a > b ? a : b));\n      return",
        "(a < b ? a : b));\n      return",
      ],
    ],
  ),
  ...mutantsOf(
    "src/features/dispatch/batch.rules.ts",
    ["test/features/dispatch/batch.test.ts"],
    [
      [
        "one letter more than a batch may hold",
        "together.length <= MOST_LETTERS",
        "together.length <= MOST_LETTERS + 1",
      ],
      ["a number of 発送簿 is used again", "last + index + 1", "last + index"],
    ],
  ),
  ...mutantsOf(
    "src/letters/signatories.ts",
    ["test/letters/signatories.test.ts"],
    [
      ["one signs only from the day after", "row.from <= day", "row.from < day"],
      ["who came first signs for ever", "return one.from > other.from", "return one.from < other.from"],
    ],
  ),
  ...mutantsOf(
    "src/features/notices/verdicts.rules.ts",
    ["test/features/notices/verdicts.test.ts"],
    [
      [
        "a posted letter is switched to post once more",
        'return row.mailedAt === "" ? undefined : "作成済"',
        'return "作成済"',
      ],
      [
        "a switch that broke off stays half done",
        ' && row.dispatchedOn === "") return undefined;',
        ") return undefined;",
      ],
      [
        "a finished letter can be given up",
        'among(row, "待ち", "不備", "要確認", "作成済") ?',
        'among(row, "待ち", "不備", "要確認", "作成済", "完了") ?',
      ],
      ["a letter sent again keeps the mark of the first", 'mailedAt: "", dispatchedOn: ""', 'dispatchedOn: ""'],
    ],
  ),
  ...mutantsOf(
    "src/features/matching/cancel.rules.ts",
    ["test/features/matching/cancel.test.ts"],
    [
      ["a visit that took place can be undone", '["決定", "日程確定"]', '["決定", "日程確定", "実施済"]'],
      [
        "a decision is undone although its letter is made",
        'row.state === "決定" && !made ? "undo"',
        'row.state === "決定" ? "undo"',
      ],
      ["a cancelled decision is proposed again", 'way === "cancel" ? "取消"', 'way === "undo" ? "取消"'],
      ["who withdrew waits again", 'if (kind === "申込者の取下げ")', 'if (kind === "指導医の辞退")'],
    ],
  ),
];
