/** Slips in who is taken in, as whom, and where the application then stands. */
import { mutantsOf } from "./mutant.ts";

const folder = (name: string): string => `src/features/intake/${name}.rules.ts`;
const test = (name: string): string[] => [`test/features/intake/${name}.test.ts`];

export const intake = [
  ...mutantsOf(folder("application"), test("application"), [
    ["the number of a deleted application that has a case is used again", "[...rows, ...cases])", "[...rows])"],
    ["an answer that comes twice is taken in twice", "there.add(arrival.responseId);", ""],
    ["the acknowledgement is sent again after a crash", "!there.has(notice.noticeId)", "true"],
  ]),
  ...mutantsOf(
    "src/tables/applicants.ts",
    [...test("application"), ...test("standing")],
    [
      ["the number of an application is used again", "String(++last)", "String(last)"],
      ["numbers do not begin anew each year", "`^申-${fiscalYear}-(\\\\d+)$`", "`^申-\\\\d+-(\\\\d+)$`"],
      [
        "decided applications are judged anew",
        'readonly string[] = ["決定", "取消", "繰越"]',
        'readonly string[] = ["取消", "繰越"]',
      ],
    ],
  ),
  ...mutantsOf(folder("arrival"), test("application"), [
    ["the later of two answers is numbered first", "a.atMs - b.atMs", "b.atMs - a.atMs"],
    [
      "two answers of one second are numbered by chance",
      "(a.responseId < b.responseId ? -1 : 1)",
      "(a.responseId < b.responseId ? 1 : -1)",
    ],
  ]),
  ...mutantsOf(folder("standing"), test("standing"), [
    [
      "the later of two applications goes before the earlier",
      "a.receivedAt < b.receivedAt ? -1 : 1",
      "a.receivedAt < b.receivedAt ? 1 : -1",
    ],
    ["a visit of another year uses up this year's", '`${row.personId}/${row.fiscalYear ?? ""}`', "row.personId"],
    ["a decided application does not use up the year's visit", 'row.state !== "決定" && !alive', "!alive"],
    [
      "the year's limit holds in spite of its exception (R40)",
      "used !== undefined && exception === undefined",
      "used !== undefined",
    ],
    ["a withdrawn application goes on", "if (row.withdrawn) return", "if (false) return"],
    ["an application under examination does not hold back the next", '["選定待ち", "要審査"]', '["選定待ち"]'],
  ]),
  ...mutantsOf(
    "src/tables/cases.ts",
    [...test("standing"), "test/features/matching/limits.test.ts"],
    [
      ["a cancelled case counts as the year's visit", 'CaseState[] = ["決定",', 'CaseState[] = ["取消", "決定",'],
      [
        "who was only reported counts as new",
        'DONE_STATES: readonly CaseState[] = ["実施済", "報告済",',
        'DONE_STATES: readonly CaseState[] = ["実施済",',
      ],
      [
        "a paid case does not count any more",
        '"報告済", "支払済"];\n/** States that prove',
        '"報告済"];\n/** States that prove',
      ],
    ],
  ),
  ...mutantsOf(folder("eligibility"), test("standing"), [
    ["nurses of any town's hospital are taken (R38)", "!address.includes(city)", "false"],
    ["an 資格判断 without its reason counts", 'if (row.eligibilityReason === "")', "if (false)"],
    ["hospital staff need no word of their superior", 'superiorAgreed !== "得ている"', "false"],
    [
      "staff's 対象外とする lets the applicant in",
      '=== "対象とする" ? "対象" : "対象外"',
      '=== "対象とする" ? "対象" : "対象"',
    ],
    ["a clinic's nurse counts as hospital staff", "NO_HOSPITAL.test(facility) &&", "false &&"],
  ]),
  ...mutantsOf(folder("people"), test("people"), [
    ["a person's number is given to the next", "String(++last)", "String(last)"],
    ["same name alone makes one person", "same.氏名 ? same.ふりがな || same.職種", "same.氏名 ? true"],
    ["a shared address makes one person", "same.ふりがな && same.職種 && supported", "supported"],
    ["the less likely person is named first", "b.score - a.score", "a.score - b.score"],
    ["別の人 keeps the number of the other", "return { ...row, personId: next() };", "return row;"],
  ]),
  ...mutantsOf(folder("wishes"), test("standing"), [
    ["a wish outside the fiscal year is not pointed out", "fiscalYear(day) !== row.fiscalYear", "false"],
  ]),
  ...mutantsOf(folder("acceptance"), test("acceptance"), [
    [
      "a second acceptance of one year replaces nothing and is doubled",
      "return earlier ? {",
      "return earlier && false ? {",
    ],
    ["a year limit of 0 is accepted", "yearLimit === 0", "yearLimit === -1"],
  ]),
  ...mutantsOf(folder("instructor"), test("acceptance"), [
    ["who is not in office accepts", "if (!one.active)", "if (false)"],
    ["a namesake of another reading accepts", "nameKey(each.kana) === nameKey(who.kana)", "true"],
    ["a doctor who moved accepts unseen", "if (!at.includes(one))", "if (false)"],
  ]),
];
