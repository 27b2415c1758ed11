/** Slips in who may be paired, in which order, and within which limits. */
import { mutantsOf } from "./mutant.ts";

const folder = (name: string): string => `src/features/matching/${name}.rules.ts`;
const test = (...names: string[]): string[] => names.map((name) => `test/features/matching/${name}.test.ts`);

export const matching = [
  ...mutantsOf(folder("seats"), test("proposal", "limits"), [
    ["every instructor gets one seat more", "Math.max(0, limit - (", "Math.max(0, limit + 1 - ("],
    ["decided cases take no seat of the year", "add(seat.hostId);", ""],
    ["decided cases take no seat of the month", "add(`${seat.hostId}/${monthOf(seat.at)}`);", ""],
    ["two may come at the same half-day", "add(`${seat.hostId}/${seat.at}`);", ""],
    ["a full year is told as a full month", "if (seats.inYear(host) < 1)", "if (seats.inYear(host) < 0)"],
  ]),
  ...mutantsOf(folder("seekers"), test("proposal", "limits"), [
    ["two of one moment stand against their numbers", "return a.id < b.id ? -1 : 1;", "return a.id < b.id ? 1 : -1;"],
    [
      "the last to apply comes first",
      "a.row.receivedAt < b.row.receivedAt ? -1 : 1",
      "a.row.receivedAt < b.row.receivedAt ? 1 : -1",
    ],
    [
      "a wish for the very last day of the year is dropped",
      "at.slice(0, 10) <= policy.to",
      "at.slice(0, 10) < policy.to",
    ],
    [
      "a wish for the first day of the window is dropped",
      "at.slice(0, 10) >= policy.from",
      "at.slice(0, 10) > policy.from",
    ],
    [
      "a visit of an earlier year uses up this year's (R39)",
      "if (trainingYearOf(row) === fiscalYear) served",
      "served",
    ],
    ["a refused pair is proposed again", 'state === "見送り" || (state === "取消"', '(state === "取消"'],
    ["an instructor who withdrew is proposed again", ' || endKind === "指導医の辞退"', ""],
    ["a pair cancelled under an older version is proposed again", '(endKind === "" || endKind', "(endKind"],
    ["whoever cancelled, the pair never comes back", '(endKind === "" || endKind === "指導医の辞退")', "true"],
    ["who was served before counts as new", "visited.add(who);", "void who;"],
  ]),
  ...mutantsOf(folder("pairs"), test("proposal", "limits"), [
    ["one goes to a colleague of the same institution (A19)", "seeker.facilityKey === host.facilityKey", "false"],
    ["two without an institution count as colleagues", 'seeker.facilityKey !== "" &&', ""],
    ["a doctor visits himself (A19)", "seeker.doctorKey === host.doctorKey", "false"],
    ["a nurse of the doctor's name cannot come", 'seeker.row.profession === "医師" &&', ""],
    [
      "professions that the instructor does not take come",
      "!host.professions.includes(seeker.row.profession)",
      "false",
    ],
    ["who is to be avoided is proposed", "seeker.row.excluded.includes(host.id)", "false"],
    ["a later wish is as good as the first", "apart + weights.希望順位 *", "apart + 0 *"],
    ["themes do not matter", "themeCost(seeker, host, weights) +", ""],
  ]),
  ...mutantsOf(folder("hosts"), test("proposal"), [
    ["last year's acceptance counts", "appointments.filter((row) => row.fiscalYear === fiscalYear)", "appointments"],
    ["an acceptance without its confirmation counts", "if (!term.agreed)", "if (false)"],
    ["an instructor who suspended visits is proposed", 'term.suspended ? "受入停止です" : undefined', "undefined"],
    ["who left office is proposed", 'if (!person.active) return "在任ではありません";', ""],
    ["two at once where nothing was said", "term.atOnce ?? 1", "term.atOnce ?? 2"],
  ]),
  ...mutantsOf(folder("policy"), test("policy"), [
    ["a visit may be proposed for today", "addDays(today, 1)", "today"],
    [
      "a visit may be proposed before the fiscal year",
      "from < firstDay(fiscalYear) ? firstDay(fiscalYear) : from",
      "from",
    ],
  ]),
  ...mutantsOf(folder("desk"), test("proposal"), [
    [
      "a withdrawn application is proposed",
      '(row.state === "選定待ち" && !row.withdrawn)',
      '(row.state === "選定待ち")',
    ],
    [
      "applications of other years are proposed",
      "row.fiscalYear === policy.fiscalYear && waits(row, history)",
      "waits(row, history)",
    ],
  ]),
  ...mutantsOf(folder("levels"), test("proposal", "properties"), [
    ["of equals, the last in reception order wins", "seekers.length - index;", "index + 1;"],
    ["fewer are served so that first-timers are", 'served(question, "決まる人数", () => 1),', ""],
    ["first-timers do not come first", "first ? 1 : 0", "0"],
    ["classes have no order", "row.applicantClass === name ? 1 : 0", "0"],
    ["long waiting counts for nothing", "({ waitingDays }) => waitingDays", "() => 0"],
    [
      "one instructor gets all",
      "policy.fitOrder.map(",
      'policy.fitOrder.filter((rule) => rule !== "負担の平準化").map(',
    ],
    [
      "of equal instructors, the highest number is chosen",
      "=> hostIndex.get(host.id) ?? 0)",
      "=> -(hostIndex.get(host.id) ?? 0))",
    ],
  ]),
  ...mutantsOf(folder("placement"), test("proposal", "properties"), [
    ["one person's two applications are both served", "if (other === undefined) {", "if (true) {"],
    ["seats of judged rows are given away", "seats: seatsOf([...desk.live, ...pins])", "seats: seatsOf(desk.live)"],
  ]),
  ...mutantsOf(folder("judgement"), test("judgement", "decision"), [
    [
      "a change needs no reason",
      'row.verdict !== "採用" && row.verdict !== "" && row.verdictReason === ""',
      'row.verdict === "見送り" && row.verdictReason === ""',
    ],
    ["a reason overrules every block", 'block !== "同一医療機関"', "false && block"],
    ["one person is decided twice in one batch (R39)", "if (earlier === undefined) {", "if (true) {"],
  ]),
  ...mutantsOf(folder("claims"), test("judgement", "decision"), [
    [
      "a change takes the seat of an adoption",
      'return row.verdict === "変更" ? 2 : 1;',
      'return row.verdict === "変更" ? 1 : 2;',
    ],
    [
      "a decision begun loses its seat",
      'claim.seeker.row.state === "決定") return 0',
      'claim.seeker.row.state === "決定") return 2',
    ],
  ]),
  ...mutantsOf(folder("decision"), test("decision"), [
    ["notices of a refused case stay waiting", 'notice.state === "待ち" && gone.has(notice.subjectId)', "false"],
    ["a notice goes to the instructor of before", "there.addresseeId !== addresseeId", "false"],
    ["a notice is written twice", "!byId.has(notice.noticeId)", "true"],
    ["a case that could not be written is told as decided", "filter(whole)", "filter(() => true)"],
    ["a case is decided though its notice could not be written", "!left.has(key) && !lost.has(key)", "!lost.has(key)"],
    ["a refused application stays decided", 'state: "選定待ち", stateNote:', 'state: "決定", stateNote:'],
  ]),
  ...mutantsOf(folder("case-rows"), test("proposal"), [
    ["a closed case's number is used again", "Math.max(0, ...attempts) + 1", "Math.max(1, ...attempts)"],
  ]),
  ...mutantsOf(folder("identity"), test("policy", "proposal"), [
    ["医療法人社団見本病院 and 見本病院 are two", '.replace(FORM, "")', ""],
  ]),
];
