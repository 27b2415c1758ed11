import fc from "fast-check";
import { expect, test } from "vitest";
import type { Sheets } from "../../../src/features/matching/desk.rules.ts";
import type { Case } from "../../../src/tables/cases.ts";
import { appointment, instructor, propose, written } from "./sheets.ts";
import { faults, offices } from "./random-office.ts";

const rowsOf = (sheets: Sheets): Case[] => written(sheets.cases, propose(sheets));
const proposals = (rows: readonly Case[]): Case[] => rows.filter((row) => row.state === "提案");
const byId = (rows: readonly Case[]): Case[] => [...rows].sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
const runs = { numRuns: 300 };

test("提案は、上限、日程、職種、医療機関、除外、見送りのどれも破らない", () => {
  let seen = 0;
  fc.assert(
    fc.property(offices, (sheets) => {
      const rows = rowsOf(sheets);
      seen += proposals(rows).length;
      expect(faults(sheets, rows)).toEqual([]);
    }),
    runs,
  );
  expect(seen).toBeGreaterThan(15);
});

test("選定待ちの申込みは、どれもちょうど一行の提案か未成立になる", () => {
  fc.assert(
    fc.property(offices, (sheets) => {
      const open = rowsOf(sheets).filter((row) => row.state === "提案" || row.state === "未成立");
      const waiting = sheets.applicants.filter((row) => row.state === "選定待ち");
      expect(open.map((row) => row.applicationId).sort()).toEqual(waiting.map((row) => row.applicationId).sort());
    }),
    runs,
  );
});

test("シートの行の順は、結果にも入力の指紋にも関わらない", () => {
  const shuffled = offices.chain((sheets) =>
    fc
      .record({
        applicants: order(sheets.applicants),
        instructors: order(sheets.instructors),
        appointments: order(sheets.appointments),
        openings: order(sheets.openings),
        cases: order(sheets.cases),
        pastVisits: fc.constant(sheets.pastVisits),
      })
      .map((other) => ({ sheets, other })),
  );
  fc.assert(
    fc.property(shuffled, ({ sheets, other }) => {
      expect(byId(rowsOf(other))).toEqual(byId(rowsOf(sheets)));
    }),
    runs,
  );
});

function order<T>(rows: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...rows], { minLength: rows.length });
}

test("指導医が一人増えても、決まる人数は減らない", () => {
  fc.assert(
    fc.property(offices, (sheets) => {
      const more = {
        ...sheets,
        instructors: [...sheets.instructors, instructor(9)],
        appointments: [...sheets.appointments, appointment(9, { weekly: ["月午前", "月午後"], yearLimit: 2 })],
      };
      expect(proposals(rowsOf(more)).length).toBeGreaterThanOrEqual(proposals(rowsOf(sheets)).length);
    }),
    runs,
  );
});

test("固定した提案は、申込みや指導医が増えても、指導医も半日も動かない", () => {
  let seen = 0;
  fc.assert(
    fc.property(offices, offices, fc.nat(), (sheets, others, which) => {
      const rows = rowsOf(sheets);
      const chosen = proposals(rows)[which % Math.max(1, proposals(rows).length)];
      if (!chosen) return;
      seen++;
      const cases = rows.map((row) =>
        row === chosen ? { ...row, verdict: "固定" as const, verdictReason: "所属の都合" } : row,
      );
      const rivals = others.applicants.filter(
        (row) =>
          !sheets.applicants.some((each) => each.applicationId === row.applicationId) && row.state === "選定待ち",
      );
      const next = { ...sheets, cases, applicants: [...sheets.applicants, ...rivals] };
      const kept = rowsOf(next);
      const { instructorId: host, day, half } = chosen;
      expect(kept.find((row) => row.caseId === chosen.caseId)).toMatchObject({
        state: "提案",
        instructorId: host,
        day,
        half,
      });
      expect(faults(next, kept)).toEqual([]);
      expect(proposals(kept).length).toBeGreaterThanOrEqual(proposals(rows).length);
    }),
    runs,
  );
  expect(seen).toBeGreaterThan(15);
});

test("入力が一つでも変われば指紋が変わり、前の提案が残っているだけでは変わらない", () => {
  fc.assert(
    fc.property(offices, (sheets) => {
      const { hash, ...plan } = propose(sheets);
      expect(propose({ ...sheets, cases: written(sheets.cases, plan) }).hash).toBe(hash);
      const [first, ...rest] = sheets.appointments;
      // An acceptance of somebody who receives nobody decides nothing, so it leaves the fingerprint alone.
      if (first && sheets.instructors[0]!.active && !first.suspended)
        expect(propose({ ...sheets, appointments: [{ ...first, yearLimit: 7 }, ...rest] }).hash).not.toBe(hash);
      expect(propose(sheets, { today: "2018-06-02" }).hash).not.toBe(hash);
    }),
    runs,
  );
});

test("未成立の理由の件数は、シートから数え直した件数と同じである", () => {
  let seen = 0;
  fc.assert(
    fc.property(offices, (sheets) => {
      for (const row of rowsOf(sheets).filter((each) => each.state === "未成立")) {
        seen++;
        const who = sheets.applicants.find((each) => each.applicationId === row.applicationId)!;
        const active = sheets.instructors.filter((each) => each.active);
        const accepted = active.filter(
          (each) => !sheets.appointments.find((term) => term.instructorId === each.instructorId)!.suspended,
        );
        const receive = accepted.filter((each) =>
          sheets.appointments
            .find((term) => term.instructorId === each.instructorId)!
            .professions.includes(who.profession),
        );
        expect(row.reason).toContain(
          `在任の指導医${active.length}人のうち、今年度の受入れを承諾した人は${accepted.length}人`,
        );
        expect(row.reason).toContain(`${who.profession}を受け入れる指導医は${accepted.length}人中${receive.length}人`);
      }
    }),
    runs,
  );
  expect(seen).toBeGreaterThan(15);
});

test("未成立の「次の一手」の半日を希望に加えると、ほかの人を減らさずに、その人も決まる", () => {
  let seen = 0;
  fc.assert(
    fc.property(offices, (sheets) => {
      const rows = rowsOf(sheets);
      for (const row of rows.filter((each) => each.reason.includes("希望日に次の半日のどれかが加わると組めます"))) {
        seen++;
        const [, year, month, date, half] = /加わると組めます：平成(\d+)年(\d+)月(\d+)日（.）(午前|午後)/.exec(
          row.reason,
        )!;
        const wish5 = `${Number(year) + 1988}-${month!.padStart(2, "0")}-${date!.padStart(2, "0")}`;
        const applicants = sheets.applicants.map((each) =>
          each.applicationId === row.applicationId ? { ...each, wish5, period5: half as "午前" | "午後" } : each,
        );
        const after = proposals(rowsOf({ ...sheets, applicants }));
        expect(after.map((each) => each.applicationId)).toContain(row.applicationId);
        expect(after).toHaveLength(proposals(rows).length + 1);
      }
    }),
    runs,
  );
  expect(seen).toBeGreaterThan(15);
});

test("未成立の理由にも選定理由にも、ほかの申込者の名前は出ない。番号は、職員のための「争い」の行だけに出る", () => {
  let seen = 0;
  fc.assert(
    fc.property(offices, (sheets) => {
      for (const row of rowsOf(sheets)) {
        const lines = row.reason.split("\n");
        const open = lines.filter((line) => !line.startsWith("争い：")).join("\n");
        seen += Number(open !== row.reason);
        for (const other of sheets.applicants.filter((each) => each.applicationId !== row.applicationId)) {
          expect(open).not.toContain(other.applicationId);
          expect(row.reason).not.toContain(other.name);
        }
      }
    }),
    runs,
  );
  expect(seen).toBeGreaterThan(3);
});

test("選定理由は三行で、書いてあることがシートと合う", () => {
  fc.assert(
    fc.property(offices, (sheets) => {
      const rows = rowsOf(sheets);
      for (const row of proposals(rows)) {
        const lines = row.reason.split("\n");
        expect(lines).toHaveLength(3);
        const who = sheets.applicants.find((each) => each.applicationId === row.applicationId)!;
        const terms = sheets.appointments.find((each) => each.instructorId === row.instructorId)!;
        const fits = (on: string, part: string): boolean => on === row.day && (part === "終日" || part === row.half);
        expect(lines[0]).toContain(`（第${fits(who.wish1, who.period1) ? 1 : 2}希望）`);
        const met = who.themes.filter((theme) => terms.themes.includes(theme));
        if (who.themes.length > 0)
          expect(lines[1]).toContain(`テーマ：希望${who.themes.length}つのうち${met.length}つ`);
        const decided = sheets.cases.filter(
          (each) => each.state === "決定" && each.instructorId === row.instructorId,
        ).length;
        const planned = proposals(rows).filter((each) => each.instructorId === row.instructorId).length;
        expect(lines[1]).toContain(
          `今年度は決定済み${decided}人、提案中${planned}人（年上限${terms.yearLimit ?? ""}人）`,
        );
        expect(lines[2]).toContain(`受講は初めて、対象区分は${who.applicantClass}`);
        expect(lines[2]).toContain(
          `待機${(Date.parse("2018-06-01") - Date.parse(who.receivedAt.slice(0, 10))) / 86_400_000}日`,
        );
      }
    }),
    runs,
  );
});
