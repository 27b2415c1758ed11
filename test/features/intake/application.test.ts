import fc from "fast-check";
import { expect, test } from "vitest";
import { planApplications, type ApplicationDesk } from "../../../src/features/intake/application.rules.ts";
import type { Arrival } from "../../../src/features/intake/arrival.rules.ts";
import { arrival, desk, doctor, nurse, row } from "./samples.ts";

test("an application becomes a row with number, year, time, route, person and state, and an acknowledgement", () => {
  const plan = planApplications([arrival("R1")], desk());
  expect(plan.refused).toEqual([]);
  expect(plan.applicants).toMatchObject([
    {
      applicationId: "申-2018-0001",
      fiscalYear: 2018,
      state: "選定待ち",
      receivedAt: "2018-06-01 09:00:00",
      route: "フォーム",
      responseId: "R1",
      personId: "人-0001",
      personVerdict: "",
      name: "見本 太郎",
      kana: "みほん たろう",
      phone: "046-000-0002",
      purpose: "訪問診療を\n始めたいため",
      themes: ["看取り", "緩和"],
      wish1: "2018-07-02",
      period1: "午前",
      wish2: "",
      privacy: true,
      withdrawn: false,
    },
  ]);
  expect(plan.notices).toMatchObject([
    { noticeId: "受付/R1", letter: "受付連絡", subjectId: "R1", addresseeId: "", state: "待ち", fiscalYear: 2018 },
  ]);
});

test("what is already in, and what comes twice at once, is not taken in again", () => {
  const plan = planApplications([arrival("R1"), arrival("R9"), arrival("R9")], desk({ applicants: [row(1)] }));
  expect(plan.applicants.map((each) => [each.applicationId, each.responseId])).toEqual([["申-2018-0002", "R9"]]);
});

test("after a crash between the acknowledgement and the row, only the row is written", () => {
  const plan = planApplications([arrival("R1")], desk({ notices: [{ noticeId: "受付/R1" }] }));
  expect(plan.notices).toEqual([]);
  expect(plan.applicants).toHaveLength(1);
});

test("numbers go on above every row and every case of the year, and other years do not count", () => {
  const present = [row(3), row(1, { applicationId: "申-2017-0099", responseId: "R0" })];
  const plan = planApplications(
    [arrival("R9")],
    desk({
      applicants: present,
      cases: [{ applicationId: "申-2018-0007", state: "決定", fiscalYear: 2018, visitOn: "" }],
    }),
  );
  expect(plan.applicants[0]?.applicationId).toBe("申-2018-0008");
});

test("a name that looks like a formula is a name", () => {
  const plan = planApplications(
    [arrival("R1", { ...doctor, 氏名: '=HYPERLINK("http://example.com","見本")' })],
    desk(),
  );
  expect(plan.applicants[0]?.name).toBe('=HYPERLINK("http://example.com","見本")');
});

test("ten nurses with one hospital's address are ten people", () => {
  const names = ["一子", "二子", "三子", "四子", "五子", "六子", "七子", "八子", "九子", "十子"];
  const kana = ["いちこ", "にこ", "みこ", "しこ", "ごこ", "ろくこ", "ななこ", "はちこ", "きゅうこ", "とおこ"];
  const arrivals = names.map((name, index) =>
    arrival(`R${index}`, { ...nurse, 氏名: `例示 ${name}`, ふりがな: `れいじ ${kana[index] ?? ""}` }),
  );
  const plan = planApplications(arrivals, desk());
  expect(new Set(plan.applicants.map((each) => each.personId)).size).toBe(10);
  expect(plan.applicants.every((each) => each.state === "選定待ち")).toBe(true);
});

test("a doctor who moved is proposed as the same person and waits for staff", () => {
  const before = planApplications([arrival("R1")], desk()).applicants;
  const moved = { ...doctor, 所属医療機関名: "例示クリニック", メールアドレス: "new@example.jp" };
  const [after] = planApplications(
    [arrival("R2", moved, "2018-06-02 09:00:00")],
    desk({ applicants: before }),
  ).applicants;
  expect(after).toMatchObject({ state: "人物確認待ち", personId: "" });
  expect(after?.personCandidate).toContain("人-0001");
});

test("a lost answer that is taken in late shows its time of sending and goes before the later one", () => {
  const later = row(1, { personId: "人-0001", name: "別名 太郎", kana: "べつめい" });
  const plan = planApplications(
    [arrival("R0", doctor, "2018-05-20 09:00:00")],
    desk({ applicants: [later, row(2, { personId: "人-0002" })] }),
  );
  expect(plan.applicants[0]?.receivedAt).toBe("2018-05-20 09:00:00");
  expect(plan.changes).toEqual([]);
});

test("an answer with faults is refused with all of them, and takes no number", () => {
  const plan = planApplications(
    [arrival("R1", { ...doctor, 氏名: "", 第1希望日: "いつでも" }), arrival("R2", nurse)],
    desk(),
  );
  expect(plan.refused.map((each) => each.faults.length)).toEqual([2]);
  expect(plan.applicants.map((each) => each.applicationId)).toEqual(["申-2018-0001"]);
});

test("in whatever order and portions answers come in, each is taken in once, with a number of its own", () => {
  const people: Arrival[] = Array.from({ length: 12 }, (_, index) =>
    arrival(
      `R${index}`,
      { ...nurse, 氏名: `例示 ${"あ".repeat(index + 1)}`, ふりがな: `れいじ ${"あ".repeat(index + 1)}` },
      `2018-06-01 09:00:${String(index * 5).padStart(2, "0")}`,
    ),
  );
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.integer({ min: 0, max: 11 }), { maxLength: 12 }), { maxLength: 6 }),
      (portions) => {
        let now: ApplicationDesk = desk();
        for (const portion of [...portions, people.map((_, index) => index)]) {
          const plan = planApplications(
            portion.map((index) => people[index]!),
            now,
          );
          now = {
            ...now,
            applicants: [...now.applicants, ...plan.applicants],
            notices: [...now.notices, ...plan.notices],
          };
        }
        expect(now.applicants.map((each) => each.responseId).sort()).toEqual(
          people.map((each) => each.responseId).sort(),
        );
        expect(new Set(now.applicants.map((each) => each.applicationId)).size).toBe(12);
        expect(new Set(now.applicants.map((each) => each.personId)).size).toBe(12);
        expect(new Set(now.notices.map((each) => each.noticeId)).size).toBe(12);
      },
    ),
    { numRuns: 50 },
  );
});

test("numbers follow the time of sending, then the response id", () => {
  const other = { ...nurse, 氏名: "見本 三子", ふりがな: "みほん みこ" };
  const plan = planApplications(
    [arrival("Rb", nurse), arrival("Ra", doctor), arrival("Rc", other, "2018-05-31 23:59:59")],
    desk(),
  );
  expect(plan.applicants.map((each) => each.responseId)).toEqual(["Rc", "Ra", "Rb"]);
});
