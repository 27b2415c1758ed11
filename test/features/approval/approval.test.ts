/** 決裁: the rules on their own. */
import { describe, expect, test } from "vitest";
import {
  fallBacks,
  planApproving,
  planAsking,
  planReturning,
  type ApprovalDesk,
} from "../../../src/features/approval/approval.rules.ts";
import type { Sources } from "../../../src/letters/material.ts";
import type { Notice } from "../../../src/tables/notices.ts";
import { caseId } from "../matching/sheets.ts";
import { after, deskOf, settingsWith, sourcesOf, toApplicant, toInstructor, TODAY, USER, whole } from "./desk.ts";

/** Letters that went up today. */
function asked(rows: readonly Notice[] = [toApplicant(1), toInstructor(1)]): Notice[] {
  return after(rows, planAsking(deskOf(rows), undefined, USER));
}
const on = (rows: readonly Notice[], sources: Partial<Sources>, rest: Partial<ApprovalDesk> = {}): ApprovalDesk =>
  deskOf(rows, { sources: sourcesOf(3, sources), ...rest });
const words = (plan: { readonly fallen: readonly { readonly why: string }[] }): string[] =>
  plan.fallen.map(({ why }) => why);

describe("決裁に回す", () => {
  test("そろっている決定案だけが決裁待ちになり、起案日と内容の控えが残る", () => {
    const rows = [toApplicant(1), toInstructor(1)];
    const plan = planAsking(deskOf(rows), undefined, USER);
    expect(plan.going.map((row) => row.noticeId)).toEqual(rows.map((row) => row.noticeId));
    for (const row of after(rows, plan)) {
      expect(row).toMatchObject({ approval: "決裁待ち", askedOn: TODAY, state: "待ち", fault: "" });
      expect(row.digest).not.toBe("");
      expect(row.approvalNote).toBe(`平成30年6月1日　決裁に回しました（${USER}）`);
    }
  });

  test("空の欄があるものは、欄の名前を言って回さない", () => {
    const rows = [toApplicant(1), toInstructor(1)];
    const sources = { applicants: [whole(1, { purpose: "" })] };
    const plan = planAsking(on(rows, sources), undefined, USER);
    expect(plan.going.map((row) => row.noticeId)).toEqual([rows[0]?.noticeId]);
    expect(plan.refused).toMatchObject([{ id: rows[1]?.noticeId }]);
    expect(plan.refused[0]?.why).toContain("「受講目的」が空です");
  });

  test("不備を直したものは、待ちに戻って回る", () => {
    const rows = [toApplicant(1, { state: "不備", fault: "宛先が足りません" })];
    expect(after(rows, planAsking(deskOf(rows), undefined, USER))).toMatchObject([
      { approval: "決裁待ち", state: "待ち", fault: "" },
    ]);
  });

  test("決裁の欄が空の前の版の行も、決定案として回る", () => {
    const rows = [toApplicant(1, { approval: "" })];
    expect(planAsking(deskOf(rows), undefined, USER).going).toHaveLength(1);
  });

  test("行を選んだときは、回せないものを一つずつ理由とともに言う", () => {
    const waiting = asked([toApplicant(2)]);
    const rows = [
      ...waiting,
      toInstructor(2, { approval: "不要", letter: "受付連絡", state: "待ち" }),
      toApplicant(3, { state: "完了", approval: "発送済" }),
      toInstructor(3, { state: "取消" }),
    ];
    const plan = planAsking(deskOf(rows), [...rows.map((row) => row.noticeId), "案-なし"], USER);
    expect(plan.going).toEqual([]);
    expect(plan.refused.map(({ why }) => why)).toEqual([
      "すでに決裁に回しています（起案日平成30年6月1日）",
      "決裁をとらない種類です（設定「決裁をとる通知」）",
      "状態が「完了」のため、対象ではありません",
      "状態が「取消」のため、対象ではありません",
      "通知シートに行がありません",
    ]);
  });

  test("決定が取り消されたものは回さない", () => {
    const rows = [toApplicant(1)];
    const plan = planAsking(on(rows, { cases: [] }), undefined, USER);
    expect(plan.refused[0]?.why).toContain("もとの決定がない");
  });
});

describe("決裁済にする", () => {
  test("決裁日と決裁者が入る", () => {
    const rows = asked();
    expect(after(rows, planApproving(deskOf(rows), undefined, TODAY, "課長"))).toMatchObject([
      { approval: "決裁済", approvedOn: TODAY, approvedBy: "課長" },
      { approval: "決裁済" },
    ]);
  });

  test.each([
    ["2018-05-31", "決裁日が起案日（平成30年6月1日）より前です"],
    ["2018-06-01", ""],
  ])("起案日が6月1日のとき、決裁日%sは「%s」", (day, why) => {
    const rows = asked([toApplicant(1)]);
    const plan = planApproving(deskOf(rows), undefined, day, "課長");
    expect(plan.refused.map((each) => each.why)).toEqual(why === "" ? [] : [why]);
  });

  test.each([
    ["", 0, "医師会確認日」に書いてください"],
    ["2018-06-02", 0, "医師会確認日（平成30年6月2日）が決裁日より後です"],
    ["2018-06-01", 1, ""],
    ["2018-05-30", 1, ""],
  ])("連名の通知は、医師会確認日が%sのとき%i通", (seen, count, why) => {
    const settings = settingsWith({ jointKinds: "決定" });
    const first = [toApplicant(1)];
    const up = after(first, planAsking(on(first, { settings }), undefined, USER));
    const rows = up.map((row) => ({ ...row, associationSeenOn: seen }));
    const plan = planApproving(on(rows, { settings }), undefined, TODAY, "課長");
    expect(plan.going).toHaveLength(count);
    expect(plan.refused.map((each) => each.why).join("")).toContain(why);
  });
});

describe("起案の後に内容が変わったものは、変わった語を言って決定案に戻る", () => {
  const base = sourcesOf(1);
  const changes: readonly (readonly [string, Partial<Sources>, string])[] = [
    ["電話の訂正", { applicants: [whole(1, { phone: "046-000-9999" })] }, "受講者の電話"],
    [
      "指導医の所在地の変更",
      { instructors: base.instructors.map((row) => ({ ...row, address: "別の所" })) },
      "指導医の所在地",
    ],
    ["別の候補日", { cases: base.cases.map((row) => ({ ...row, day: "2018-06-11" })) }, "候補日"],
    [
      "集合場所の変更",
      { appointments: base.appointments.map((row) => ({ ...row, meetingPlace: "裏口" })) },
      "集合場所",
    ],
    ["決定の取消", { cases: base.cases.map((row) => ({ ...row, state: "取消" as const })) }, "もとの決定がない"],
    ["申込みの行の削除", { applicants: [] }, "申-2018-0001 の行が申込者シートにありません"],
  ];
  const rows = asked();

  test.each(changes)("%s", (_, changed, word) => {
    const desk = on(rows, changed);
    for (const plan of [planApproving(desk, undefined, TODAY, "課長"), fallBacks(desk)]) {
      expect(words(plan).join("\n")).toContain(word);
      const fallen = after(rows, plan).filter((row) => row.approval === "決定案");
      expect(fallen).toHaveLength(plan.fallen.length);
      for (const row of fallen) {
        expect(row).toMatchObject({ askedOn: "", approvedOn: "", approvedBy: "", digest: "" });
        expect(row.approvalNote).toContain("決定案に戻しました");
      }
    }
  });

  test("手紙に載らない変更では戻らない", () => {
    const desk = on(rows, { applicants: [whole(1, { consideration: "車いす", stateNote: "電話で確認" })] });
    expect(fallBacks(desk).patches).toEqual([]);
  });

  test("日付がたつだけでは戻らない", () => {
    expect(fallBacks(deskOf(rows, { today: "2018-06-20" })).patches).toEqual([]);
  });

  test("いま作っている手紙は動かさない", () => {
    const desk = on(rows, { applicants: [] }, { underWay: new Set(rows.map((row) => row.noticeId)) });
    expect(fallBacks(desk).patches).toEqual([]);
  });

  test("設定が読めないだけでは戻らない", () => {
    const desk = on(rows, { settings: settingsWith({ jointKinds: "決定書" }) });
    expect(fallBacks(desk).patches).toEqual([]);
  });
});

describe("途中で止まった行と、手で入れた語", () => {
  const halfBack = (note: string): Notice => {
    const [row] = asked([toApplicant(1)]);
    if (!row) throw new Error("nothing went up");
    return { ...row, approval: "決裁済", approvalNote: `${row.approvalNote}\n${note}`, askedOn: "" };
  };

  test.each([
    ["平成30年6月1日　決定案に戻しました（見直し）", "決定案に戻しました（見直し）"],
    ["平成30年6月1日　決裁済（課長）", "起案または決裁の記録がそろわないため、決定案に戻しました"],
  ])("「%s」で終わる行は、「%s」として戻し終える", (note, why) => {
    const rows = [halfBack(note)];
    expect(words(fallBacks(deskOf(rows)))).toEqual([why]);
    const [row] = after(rows, fallBacks(deskOf(rows)));
    expect(row).toMatchObject({ approval: "決定案", digest: "", askedOn: "" });
    expect(row?.approvalNote.split("\n").filter((line) => line.endsWith(why))).toHaveLength(1);
  });

  test("戻すのをやり直せば、同じ理由の行は増えない", () => {
    const rows = [halfBack("平成30年6月1日　決定案に戻しました（見直し）")];
    const [row] = after(rows, planReturning(deskOf(rows), undefined, "見直し"));
    expect(row?.approval).toBe("決定案");
    expect(row?.approvalNote.match(/見直し/g)).toHaveLength(1);
  });
});

describe("決裁から戻す", () => {
  test.each(["決裁待ち", "決裁済"] as const)("%sは、理由とともに決定案に戻る", (approval) => {
    const up = asked([toApplicant(1)]);
    const rows = approval === "決裁待ち" ? up : after(up, planApproving(deskOf(up), undefined, TODAY, "課長"));
    const back = after(rows, planReturning(deskOf(rows), undefined, "日程の見直し"));
    expect(back).toMatchObject([{ approval: "決定案", askedOn: "", approvedOn: "", approvedBy: "", digest: "" }]);
    expect(back[0]?.approvalNote.split("\n").at(-1)).toBe("平成30年6月1日　決定案に戻しました（日程の見直し）");
  });

  test("作っている最中のものと、作った後のものは戻さない", () => {
    const up = asked([toApplicant(1), toApplicant(2)]);
    const rows = up.map((row, index) =>
      index === 0 ? row : { ...row, state: "作成済" as const, approval: "施行" as const },
    );
    const desk = deskOf(rows, { underWay: new Set([`${caseId(1)}/受講者`]) });
    const plan = planReturning(
      desk,
      rows.map((row) => row.noticeId),
      "見直し",
    );
    expect(plan.patches).toEqual([]);
    expect(plan.refused.map(({ why }) => why)).toEqual([
      "いま文書を作っています。終わるのを待ってください",
      "状態が「作成済」のため、対象ではありません",
    ]);
  });
});
