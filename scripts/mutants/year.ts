/** Slips in what follows a decision: dates, reports, honoraria, the count of 1 January, the year's change, the copy. */
import { mutantsOf } from "./mutant.ts";

const PAYMENTS = ["payouts", "claims", "visits", "steps"].map((name) => `test/features/payments/${name}.test.ts`);
const SCHEDULE = [
  "test/features/schedule/round.test.ts",
  "test/features/schedule/moves.test.ts",
  "test/features/schedule/doubts.test.ts",
];

export const year = [
  ...mutantsOf(
    "src/core/case-key.ts",
    ["test/core/case-key.test.ts"],
    [
      ["a key made anew is the old one", "[purpose, subject, round]", "[purpose, subject]"],
      ["one key opens every Form", "[purpose, subject, round]", "[subject, round]"],
    ],
  ),
  ...mutantsOf(
    "src/core/reminders.ts",
    ["test/core/reminders.test.ts"],
    [
      ["people are reminded on the last day itself", "addDays(deadline, 1 + (n", "addDays(deadline, 0 + (n"],
      ["one more goes than the setting says", "used >= reminding.most", "used > reminding.most"],
      ["a second goes while the first still lies here", "|| earlier.some(({ open }) => open)", "|| false"],
    ],
  ),
  ...mutantsOf(
    "src/core/withholding.ts",
    ["test/core/withholding.test.ts"],
    [["the rate of a new law holds from the day after", "each.from <= paidOn", "each.from < paidOn"]],
  ),
  ...mutantsOf(
    "src/features/notices/numbers.rules.ts",
    ["test/features/notices/numbers.test.ts"],
    [
      [
        "last year's letter made again moves this year's numbers on",
        "fiscalYear(issuedOn) !== this.fiscalYear) return",
        "false) return",
      ],
    ],
  ),
  ...mutantsOf(
    "src/features/recommendation/remind.rules.ts",
    ["test/features/recommendation/remind.test.ts"],
    [
      ["who answered unreadably is reminded", "!held.has(instructorId) &&", ""],
      ["a reminder goes out though the answer has come", "!isWaitedFor(desk, addresseeId, fiscalYear)", "false"],
    ],
  ),
  ...mutantsOf("src/features/schedule/round.rules.ts", SCHEDULE, [
    [
      "a message of last week undoes yesterday's",
      "!forced && maker && maker.receivedAt > message.receivedAt",
      "false && maker",
    ],
    ["a message taken up after a cut makes a second version", 'if (begun === "made")', "if (false)"],
    ["a time agreed is looked at as a new day after a cut", 'same: "time", ', ""],
    ["two cancellations are two", '&& match.state === "取消") return done', "&& false) return done"],
  ]),
  ...mutantsOf("src/features/payments/fee.rules.ts", PAYMENTS, [
    [
      "a new price holds from the day after it begins",
      'row.from !== "" && row.from <= on',
      'row.from !== "" && row.from < on',
    ],
    ["the price of everybody goes before the profession's own", "own.length > 0 ? own :", "own.length > 99 ? own :"],
    ["29 minutes are an hour", "end - start + HOUR / 2", "end - start + HOUR - 1"],
  ]),
  ...mutantsOf("src/features/payments/visits.rules.ts", PAYMENTS, [
    ["a visit that was paid is paid once more", "[...byNumber(paid), ...byNumber(open)]", "[...byNumber(open)]"],
    ["morning and afternoon are one visit", "`${instructorId}/${day}/${half}`", "`${instructorId}/${day}`"],
  ]),
  ...mutantsOf("src/features/payments/verdict.rules.ts", PAYMENTS, [
    ["a payment taken back is paid again unasked", "(!isGivenUp(claim) ||", "(true ||"],
    ["a budget of the year before may pay", "row.fiscalYear < year", "row.fiscalYear < year - 1"],
  ]),
  ...mutantsOf("src/features/payments/raise.rules.ts", PAYMENTS, [
    ["a claim is in two payments", "&& !listed.has(claimId) &&", "&&"],
    ["closed accounts still pay", "if (on > closed)", "if (false)"],
    ["money leaves before it is owed", "return on < fixedOn ?", "return false ?"],
  ]),
  ...mutantsOf(
    "src/features/year/snapshot.rules.ts",
    ["test/features/year/snapshot.test.ts"],
    [
      [
        "what is decided on 1 January counts",
        "row.decidedAt.slice(0, 10) >= asOf",
        "row.decidedAt.slice(0, 10) > asOf",
      ],
      ["a visit on 1 January is done", "row.visitOn >= asOf) return", "row.visitOn > asOf) return"],
      ["a number just reached opens second visits", "sum < planned ?", "sum <= planned ?"],
      ["what was cancelled in February did not count in January", "row.endedAt.slice(0, 10) >= asOf", "false"],
    ],
  ),
  ...mutantsOf(
    "src/features/year/renewal-carry.rules.ts",
    ["test/features/year/renewal.test.ts", "test/features/year/late.test.ts"],
    [
      ["April's applications stay in the old year", "...unanswered.filter(isLate)", ""],
      ["who was refused is still asked for an answer", ".filter((row) => !isRefused(row))", ""],
      [
        "who withdrew goes on into the next year",
        "waiting.filter((row) => !row.withdrawn)",
        "waiting.filter(() => true)",
      ],
      [
        "a run done again carries everybody a second time",
        "const known = there.get(row.applicationId)",
        "const known = undefined as string | undefined",
      ],
      ["the answer of last year is the answer of this one", "...FRESH,", ""],
    ],
  ),
  ...mutantsOf(
    "src/features/year/renewal.rules.ts",
    ["test/features/year/renewal.test.ts", "test/features/year/late.test.ts"],
    [
      ["doubles are counted as applications", "&& !isDouble(each, decided)", ""],
      ["what staff wrote for the new year is emptied", "late || fiscalYear === to ? []", "late ? []"],
    ],
  ),
  ...mutantsOf(
    "src/features/sharing/masking.rules.ts",
    ["test/features/sharing/copy.test.ts"],
    [["a small number is shown where its neighbours are masked", "|| (count > 0 && count < least) ?", "?"]],
  ),
];
