import { describe, expect, test } from "vitest";
import { applicantCard } from "../../../src/features/telephone/applicant.rules.ts";
import { cardText } from "../../../src/features/telephone/card.rules.ts";
import { instructorCard } from "../../../src/features/telephone/instructor.rules.ts";
import { callersFor } from "../../../src/features/telephone/search.rules.ts";
import { blankRow } from "../../../src/core/table.ts";
import { APPLICANT_STATES } from "../../../src/tables/applicants.ts";
import { appointments } from "../../../src/tables/instructors.ts";
import { cases } from "../../../src/tables/cases.ts";
import { NOTICE_STATES, notices, type Notice } from "../../../src/tables/notices.ts";
import { APPROVALS } from "../../../src/tables/words.ts";
import { office } from "../intake/samples.ts";
import { applicant, applicationId, caseId, instructor, instructorId } from "../matching/sheets.ts";

const hanako = applicant(1, { name: "見本 花子", kana: "みほん はなこ", phone: "046-000-1234", state: "決定" });
const jiro = applicant(2, { name: "例示 次郎", kana: "れいじ じろう", phone: "046-000-9999", facility: "例示病院" });
const doctor = instructor(1, { name: "見本 先太", kana: "みほん せんた", facility: "見本在宅クリニック" });
const match = blankRow(cases, {
  caseId: caseId(1),
  state: "決定",
  applicationId: hanako.applicationId,
  applicantName: hanako.name,
  instructorId: doctor.instructorId,
  instructorName: doctor.name,
  day: "2018-06-04",
  half: "午前",
});
const letter = (values: Partial<Notice>): Notice =>
  blankRow(notices, {
    noticeId: `${caseId(1)}/受講者`,
    letter: "決定連絡票（受講者用）",
    subjectId: caseId(1),
    addresseeId: hanako.applicationId,
    state: "待ち",
    ...values,
  });
const register = {
  applicants: [hanako, jiro],
  instructors: [doctor],
  cases: [match],
  notices: [letter({ documentNumber: "見本地医第1号", state: "完了" })],
};

test("不決定通知の済んだ人には、調整していると言わず、文書でお知らせしたと言う", () => {
  const told = letter({
    ...{ letter: "不決定通知", subjectId: jiro.applicationId, state: "完了", documentNumber: "見本地医第9号" },
    ...{ issuedOn: "2019-04-05", dispatchedOn: "2019-04-05" },
  });
  const card = applicantCard(jiro, { settings: office, cases: [], notices: [told] });
  expect(card.say).toContain("お申込みの結果は、平成31年4月5日に、文書（見本地医第9号）でお知らせしております。");
  expect(card.next).toContain("不決定通知を送っています");
  expect(card.say).not.toContain("調整しております");
});

describe("電話の相手を探す", () => {
  test.each([
    ["ふりがなの一部", "はなこ", [1], []],
    ["カタカナのふりがな", "ハナコ", [1], []],
    ["姓だけなら、同じ姓の人を皆", "みほん", [1], [1]],
    ["氏名", "例示次郎", [2], []],
    ["受付番号", "申-2018-0002", [2], []],
    ["受付番号の末尾", "2", [2], []],
    ["全角の番号", "申－２０１８－０００２", [2], []],
    ["案件番号は、両者", "案-2018-0001-1", [1], [1]],
    ["文書番号は、その宛先", "見本地医第1号", [1], []],
    ["電話番号の下4桁", "1234", [1], []],
    ["医療機関名", "見本在宅クリニック", [], [1]],
    ["空の言葉では、だれも", "　", [], []],
  ])("%s", (_, words, people, doctors) => {
    const found = callersFor(words, register);
    expect(found.applicants.map((row) => row.applicationId)).toEqual(people.map(applicationId));
    expect(found.instructors.map((row) => row.instructorId)).toEqual(doctors.map(instructorId));
  });
});

describe("申込者からの電話", () => {
  const spoken = (notice: Partial<Notice>): string =>
    applicantCard(hanako, { settings: office, cases: [match], notices: [letter(notice)] }).say;

  test("どの状態でも、状態、次にすること、読み上げる文、伝えないことがそろう", () => {
    for (const state of APPLICANT_STATES) {
      const card = applicantCard({ ...hanako, state }, { settings: office, cases: [match], notices: [] });
      for (const part of [card.state, card.next, card.say, card.check]) expect(part).not.toBe("");
      expect(card.silent).toContain("ほかの申込者のこと");
      expect(card.say).not.toContain(jiro.name);
    }
  });

  test("連絡票を発送するまでは、決まったことも指導医の名も読み上げない", () => {
    for (const approval of APPROVALS)
      for (const state of NOTICE_STATES.filter((each) => each !== "完了" && each !== "取消")) {
        const say = spoken({ approval, state });
        expect(say).not.toContain(doctor.name);
        expect(say).not.toContain("決定連絡票");
      }
  });

  test("発送した後は、文書番号、発送日、指導医を読み上げる", () => {
    const say = spoken({ state: "完了", dispatchedOn: "2018-06-01", documentNumber: "見本地医第1号" });
    expect(say).toContain("平成30年6月1日に、決定連絡票（見本地医第1号）をお送りしております");
    expect(say).toContain(doctor.name);
  });

  test("取り消した連絡票は、発送した連絡票ではない", () => {
    const card = applicantCard(hanako, { settings: office, cases: [match], notices: [letter({ state: "取消" })] });
    expect(card.say).not.toContain(doctor.name);
    expect(card.next).toContain("点検");
  });

  test.each([
    ["決定案", "決裁に回す"],
    ["決裁待ち", "決裁済にする"],
    ["決裁済", "作って送ります"],
  ] as const)("決裁が%sのとき、次にすることは「%s」", (approval, next) => {
    const steps = { askedOn: "2018-06-01", approvedOn: "2018-06-02", approvedBy: "課長", digest: "{}" };
    const notice = letter({ approval, ...steps });
    const card = applicantCard(hanako, { settings: office, cases: [match], notices: [notice] });
    expect(card.next).toContain(next);
  });
});

describe("指導医からの電話", () => {
  const appointment = blankRow(appointments, {
    appointmentId: "委-2018-医-0001",
    fiscalYear: 2018,
    instructorId: doctor.instructorId,
    accepted: "承諾する",
    yearLimit: 3,
  });
  const spoken = (rows: readonly Notice[]) =>
    instructorCard(doctor, {
      ...{ settings: office, fiscalYear: 2018, appointments: [appointment], cases: [match], notices: rows },
      ...{ claims: [], payouts: [] },
    });
  const toDoctor = { letter: "決定連絡票（指導医用）", noticeId: `${caseId(1)}/指導医` } as const;

  test("連絡票を送っていない受講者は、読み上げない", () => {
    const card = spoken([letter({ ...toDoctor, state: "作成済" })]);
    expect(card.say).not.toContain(hanako.name);
    expect(card.next).toContain("1件");
  });

  test("送った受講者は、読み上げる", () => {
    expect(spoken([letter({ ...toDoctor, state: "完了" })]).say).toContain("見本 花子様");
  });

  test("承諾書が届いていなければ、そう伝える", () => {
    const card = instructorCard(doctor, {
      ...{ settings: office, fiscalYear: 2018, appointments: [], cases: [], notices: [], claims: [], payouts: [] },
    });
    expect(cardText(card)).toContain("承諾書が、まだ届いておりません");
  });
});
