/** 要再発行: which letters are wrong now, by which words, and by which corrections. */
import { describe, expect, test } from "vitest";
import { blankRow } from "../../../src/core/table.ts";
import { planRound, type Faces } from "../../../src/features/corrections/round.rules.ts";
import { stalePatches, staleness } from "../../../src/features/corrections/stale.rules.ts";
import { toldOf } from "../../../src/features/corrections/told.rules.ts";
import { digestOf } from "../../../src/letters/digest.ts";
import { letterOf } from "../../../src/letters/index.ts";
import { materialOf, type Sources } from "../../../src/letters/material.ts";
import { settings, settingValues } from "../../../src/settings.ts";
import { applicants, type Applicant } from "../../../src/tables/applicants.ts";
import type { Case } from "../../../src/tables/cases.ts";
import { corrections, type Correction } from "../../../src/tables/desk.ts";
import { instructors, type Instructor } from "../../../src/tables/instructors.ts";
import { notices, type LetterKind, type Notice } from "../../../src/tables/notices.ts";
import { instructorReports, type InstructorReport } from "../../../src/tables/reports.ts";
import {
  applicant,
  applicationId,
  appointment,
  caseId,
  instructor,
  instructorId,
  matched,
} from "../matching/sheets.ts";
import { REACHABLE } from "../../letters/cast.ts";

const CASE = caseId(1);
const rows = Object.values(settings).map(({ name, example }) => ({ name, value: example }));

interface Changes {
  readonly person?: Partial<Applicant>;
  readonly doctor?: Partial<Instructor>;
  readonly match?: Partial<Case>;
  readonly hostReports?: readonly InstructorReport[];
  readonly corrections?: readonly Correction[];
  readonly settings?: Readonly<Record<string, string>>;
}

function sources(all: readonly Notice[], changes: Changes = {}): Sources {
  const values = rows.map((row) => ({ ...row, value: changes.settings?.[row.name] ?? row.value }));
  return {
    settings: settingValues(values),
    officers: [],
    applicants: [applicant(1, { email: "a@example.jp", phone: "046-000-0001", ...changes.person })],
    cases: [matched(1, 1, { state: "決定", decidedAt: "2018-06-01 10:00:00", ...changes.match })],
    instructors: [instructor(1, { email: "i@example.jp", phone: "046-000-0002", ...changes.doctor })],
    appointments: [appointment(1)],
    instructorReports: changes.hostReports ?? [],
    corrections: changes.corrections ?? [],
    ...REACHABLE,
    notices: all,
  };
}

/** A letter as it was made, with the mark of what it said. */
function made(
  letter: LetterKind,
  values: Partial<Notice> = {},
  then: Changes = {},
  all: readonly Notice[] = [],
): Notice {
  const side = letter.includes("受講者") ? "受講者" : "指導医";
  const row = blankRow(notices, {
    noticeId: `${CASE}/${side}`,
    letter,
    subjectId: CASE,
    addresseeId: side === "受講者" ? applicationId(1) : instructorId(1),
    state: "完了",
    number: side === "受講者" ? 1 : 2,
    documentNumber: "見本地医第1号",
    issuedOn: "2018-06-01",
    ...values,
  });
  const issue = { issuedOn: row.issuedOn, documentNumber: row.documentNumber, reissuedOn: "" };
  const material = materialOf(row, sources(all, then), issue);
  if (!("applicant" in material)) throw new Error("no letter");
  return { ...row, digest: digestOf(letterOf(letter).fields(material)) };
}

const mine = made("決定連絡票（受講者用）");
const theirs = made("決定連絡票（指導医用）");
const both = [mine, theirs];

const words = (all: readonly Notice[], changes: Changes = {}): Record<string, string> =>
  Object.fromEntries(
    staleness(all, sources(all, changes)).map((each) => [each.notice.noticeId, each.words.join("、")]),
  );

const correction = (column: string, before: string, after: string, foundAt: string, values: Partial<Correction> = {}) =>
  blankRow(corrections, {
    correctionId: `${column}/${foundAt}`,
    ...{ sheet: "申込者", rowKey: applicationId(1), column, before, after, foundAt, ...values },
  });

describe("要再発行", () => {
  test("変わらなければ空で、変われば、その言葉を持つ通知だけに載る", () => {
    expect(words(both)).toEqual({ [mine.noticeId]: "", [theirs.noticeId]: "" });
    const phone = words(both, { person: { phone: "046-000-9999" } });
    expect(phone[mine.noticeId]).toBe("");
    expect(phone[theirs.noticeId]).toContain("受講者の電話");
    expect(words(both, { doctor: { name: "例示 花子" } })[mine.noticeId]).toContain("指導医の氏名");
  });

  test("担当や役職者など、市の側の言葉が変わっても載らない", () => {
    const changed = { [settings.contactPhone.name]: "046-999-0000", [settings.section.name]: "健康部" };
    expect(words(both, { settings: changed })).toEqual({ [mine.noticeId]: "", [theirs.noticeId]: "" });
  });

  test("元に戻れば消える", () => {
    const stale = { ...theirs, stale: "受講者の電話" };
    expect(stalePatches(staleness([mine, stale], sources([mine, stale])))).toEqual([
      { key: theirs.noticeId, values: { stale: "" } },
    ]);
    expect(stalePatches(staleness(both, sources(both)))).toEqual([]);
  });

  const moved: Changes = { person: { phone: "046-000-9999", name: "見本 花子" } };

  test.each([
    ["控えのない、前の版の通知", { digest: "" }, {}],
    ["作っていない通知", { state: "待ち" }, {}],
    ["取りやめた通知", { state: "取消" }, {}],
    ["取り消した案件の通知", {}, { state: "取消" }],
    ["研修の済んだ案件の通知", {}, { state: "実施済" }],
  ] as const)("%sには載らない", (_, values, match) => {
    const notice = { ...theirs, ...values };
    expect(Object.values(words([notice], { ...moved, match })).join("")).toBe("");
  });

  test("再交付があれば、元の通知ではなく再交付と比べる", () => {
    const again = made(
      "決定連絡票（指導医用）",
      { noticeId: `${theirs.noticeId}/再1`, reissueOf: theirs.noticeId },
      moved,
    );
    expect(words([theirs, again], moved)).toEqual({ [theirs.noticeId]: "", [again.noticeId]: "" });
    const later = words([theirs, again], { person: { ...moved.person, kana: "みほん はなこ" } });
    expect(later[theirs.noticeId]).toBe("");
    expect(later[again.noticeId]).toContain("受講者のふりがな");
    expect(words([theirs, { ...again, state: "取消" }], moved)[theirs.noticeId]).toContain("受講者の電話");
  });
});

describe("受講証明書", () => {
  const DAY = "2018-07-02";
  const proven = { state: "報告済", visitOn: DAY, instructorReportedOn: DAY, traineeReportedOn: DAY } as const;
  const hours = (to: string) => [
    blankRow(instructorReports, { reportId: "実報-1", caseId: CASE, state: "反映済", from: "9:30", to }),
  ];
  const then: Changes = { match: proven, hostReports: hours("12:00") };
  const proof = made("受講証明書", { noticeId: `${CASE}/証明`, addresseeId: applicationId(1) }, then);
  const wrong = (changes: Changes, notice = proof) => words([notice], { ...then, ...changes })[notice.noticeId];

  test.each<readonly [string, Changes, string]>([
    ["変わらなければ、載らない", {}, ""],
    ["実施日が改まれば、実施日が載る", { match: { ...proven, visitOn: "2018-07-03" } }, "実施日"],
    ["指導医の報告が差し替われば、時間が載る", { hostReports: hours("11:30") }, "研修の時間"],
    ["受講者の氏名が直れば、氏名が載る", { person: { name: "見本 花子" } }, "受講者の氏名"],
    ["支払が済んだ案件でも、実施日が載る", { match: { ...proven, state: "支払済", visitOn: "2018-07-03" } }, "実施日"],
    ["指導医が後で移っても、載らない", { doctor: { facility: "例示病院", name: "例示 花子" } }, ""],
    ["受講者が後で移っても、載らない", { person: { facility: "例示病院" } }, ""],
  ])("%s", (_, changes, expected) => {
    expect(wrong(changes)).toBe(expected);
    expect(wrong(changes, { ...proof, state: "作成済" })).toBe(expected);
  });

  test("差し戻して報告がそろわない間は、わからないままにする", () => {
    expect(wrong({ match: { ...proven, state: "実施済", instructorReportedOn: "" } })).toBeUndefined();
  });

  test("変更連絡では済まず、再交付すれば消える", () => {
    const moved: Changes = { ...then, match: { ...proven, visitOn: "2018-07-03" } };
    const change = made("変更連絡（受講者用）", { noticeId: `${CASE}/変更1/受講者`, issuedOn: "2018-07-10" }, moved);
    expect(words([proof, change], moved)[proof.noticeId]).toBe("実施日");
    const again = made("受講証明書", { ...proof, noticeId: `${proof.noticeId}/再1`, reissueOf: proof.noticeId }, moved);
    expect(words([proof, again], moved)).toEqual({ [proof.noticeId]: "", [again.noticeId]: "" });
  });
});

describe("変更連絡の後", () => {
  const renamed = correction("氏名", "見本 1子", "見本 花子", "2018-06-05 09:00:00");
  const now: Changes = { person: { name: "見本 花子" }, corrections: [renamed] };
  const values = { noticeId: `${CASE}/変更/指導医`, number: 3, issuedOn: "2018-06-06" };
  const told = made("変更連絡（指導医用）", values, now, both);

  test("変更連絡を起こしたところで、前の通知からは消える", () => {
    const waiting = { ...told, state: "待ち", number: null, issuedOn: "", digest: "" } as const;
    expect(words([theirs], now)[theirs.noticeId]).toContain("受講者の氏名");
    expect(words([theirs, waiting], now)).toEqual({ [theirs.noticeId]: "" });
    expect(words([theirs, told], now)).toEqual({ [theirs.noticeId]: "", [told.noticeId]: "" });
    expect(words([theirs, { ...told, state: "取消" }], now)[theirs.noticeId]).toContain("受講者の氏名");
  });

  test("その後の訂正だけが、また載る", () => {
    const called = correction("日中の電話番号", "046-000-0001", "046-000-9999", "2018-06-08 09:00:00");
    const later = { person: { name: "見本 花子", phone: "046-000-9999" }, corrections: [renamed, called] };
    const found = words([theirs, told], later)[theirs.noticeId]!;
    expect(found).toContain("受講者の電話");
    expect(found).not.toContain("受講者の氏名");
  });
});

describe("影響", () => {
  const before = sources(both);
  const face = (values: Partial<Applicant>) => toldOf(applicants, { ...before.applicants[0]!, ...values }, new Set());
  const doctor = toldOf(instructors, before.instructors[0]!, new Set());
  const faces = (values: Partial<Applicant>, base: Partial<Faces> = {}): Faces => ({
    told: [face(values), doctor],
    faults: [],
    originals: [],
    corrections: [],
    notices: both,
    sources: sources(both, { person: values }),
    ...base,
  });
  const known = planRound(faces({}), "2018-06-01 09:00:00");

  test("訂正ごとに、その訂正で言葉が変わった通知の番号が残る", () => {
    const round = planRound(
      faces({ name: "見本 花子", phone: "046-000-9999", badDays: "金曜" }, { originals: known.fresh }),
      "2018-06-05 09:00:00",
    );
    expect(round.found.map((row) => [row.column, row.effect])).toEqual([
      ["氏名", `${mine.noticeId}、${theirs.noticeId}`],
      ["日中の電話番号", theirs.noticeId],
      ["都合の悪い日・曜日", ""],
    ]);
    expect(round.stale.map(({ key }) => key)).toEqual([mine.noticeId, theirs.noticeId]);
  });

  test("通知を作っていなければ、影響は空である", () => {
    const bare = faces({ name: "見本 花子" }, { originals: known.fresh, notices: [] });
    const { sources: _unread, ...rest } = bare;
    expect(planRound(rest, "2018-06-05 09:00:00").found.map((row) => row.effect)).toEqual([""]);
  });

  test("理由のない、時計の記録だけが、後から理由を書ける", () => {
    const rows: Correction[] = [
      correction("氏名", "甲", "乙", "2018-06-02 09:00:00", { recordedBy: "時計" }),
      correction("氏名", "乙", "丙", "2018-06-02 10:00:00", { recordedBy: "時計", reason: "聞き取り" }),
      correction("氏名", "丙", "丁", "2018-06-02 11:00:00", { recordedBy: "kakari@example.jp" }),
    ];
    const { unexplained } = planRound(faces({}, { corrections: rows }), "2018-06-05 09:00:00");
    expect(unexplained.map(({ after }) => after)).toEqual(["乙"]);
  });
});
