/** A row that was deleted, or a state that was typed over: no honorarium is forgotten, and none is paid again. */
import { describe, expect, test } from "vitest";
import { claimQuestion } from "../../../src/features/payments/messages.rules.ts";
import { ledgerBoard } from "../../../src/features/payments/page.rules.ts";
import type { PayBooks } from "../../../src/features/payments/raise.rules.ts";
import { statementsOf, statementYears } from "../../../src/papers/statements.ts";
import type { Claim } from "../../../src/tables/payments.ts";
import { caseId } from "../matching/sheets.ts";
import { booksOf, fee, held, settingsWith } from "./books.ts";
import { Trail } from "./paper-trail.ts";

const DAY = "2019-04-25";
const CLAIM = "謝/案-2018-0001-1";
const OTHER = "謝/案-2018-0002-1";

type Why = readonly { readonly id: string; readonly why: string }[];
const words = (rows: Why): string => rows.map(({ id, why }) => `${id}：${why}`).join("\n");
const overtyped = ({ books }: Trail, state: Claim["state"]): Partial<PayBooks> => ({
  claims: books.claims.map((row) => ({ ...row, state })),
});
const board = ({ books }: Trail): string => JSON.stringify(ledgerBoard(books, `${DAY} 10:00:00`, "").board.lines);

describe("案の支払の行が消えたとき", () => {
  const lost = (changed: Partial<PayBooks> = {}): Trail => {
    const trail = new Trail(booksOf({ today: DAY, cases: [held(1), held(2, 2)], ...changed }));
    trail.reckon({ caseIds: [caseId(1)] });
    trail.raise(DAY);
    return trail.change({ payouts: [] });
  };
  const LOST =
    "支払手続中ですが、支払 支-2018-0001 の行がないか、取り消されているか、この謝礼金が入っていません。行を消したときは、「支払」シートの変更履歴から戻してください。戻せないときは、「謝礼金」シートでこの行を選んで「謝礼金を算定する」を実行し、算定し直してください";

  test("算定と、支払を起こすときに、名と直し方を言い、行を選ばなければ触らない", () => {
    const trail = lost();
    expect(trail.reckon().named).toEqual([{ id: CLAIM, why: LOST }]);
    expect(words(trail.raise(DAY, [CLAIM]).refused)).toBe(`${CLAIM}：${LOST}`);
    expect(words(trail.raise(DAY).refused)).toBe(`${CLAIM}：${LOST}`);
    expect(trail.books.claims[0]).toMatchObject({ state: "支払手続中", payoutId: "支-2018-0001" });
  });

  test("その番号は、ほかの謝礼金の支払に使い回さない", () => {
    const trail = lost();
    trail.reckon();
    expect(trail.raise(DAY).fresh.map(({ payoutId, claimIds }) => [payoutId, claimIds])).toEqual([
      ["支-2018-0002", [OTHER]],
    ]);
  });

  test("行を選んで算定し直せば、尋ねるときにそう言い、算定に戻って払える", () => {
    const trail = lost({ fees: [fee()] });
    trail.change({ fees: [fee({ feeId: "単-2", amount: 12_000 })] });
    const plan = trail.reckon({ claimIds: [CLAIM] });
    expect(claimQuestion(plan, "")).toContain(
      "※ 上のうち1件は、支払の行がない支払手続中の謝礼金です。会計に渡した書類が残っていないか確かめてください\n・謝/案-2018-0001-1　支-2018-0001",
    );
    expect(trail.books.claims[0]).toMatchObject({ state: "算定", payoutId: "", amount: 12_000, feeId: "単-2" });
    expect(trail.raise(DAY).fresh).toMatchObject([{ claimIds: [CLAIM], gross: 12_000 }]);
  });

  test("支払えなくなっていたら、いったん算定に戻り、次の算定で取消になる", () => {
    const trail = lost();
    trail.change({ cases: [held(1, 1, { state: "取消" })] });
    trail.reckon({ claimIds: [CLAIM] });
    expect(trail.books.claims[0]).toMatchObject({ state: "算定", payoutId: "" });
    expect(trail.raise(DAY).fresh).toEqual([]);
    trail.reckon();
    expect(trail.books.claims[0]).toMatchObject({ state: "取消" });
  });

  test("直せないわけのあるものは、それを言う", () => {
    const trail = lost();
    trail.change({ fees: [] });
    expect(words(trail.reckon({ claimIds: [CLAIM] }).named)).toContain(`${CLAIM}：単価がありません`);
    expect(trail.books.claims[0]?.state).toBe("支払手続中");
  });

  test("手で取消にされた支払のものも、同じである", () => {
    const trail = new Trail(booksOf({ today: DAY }));
    trail.reckon();
    trail.raise(DAY);
    trail.change({ payouts: trail.books.payouts.map((row) => ({ ...row, state: "取消" })) });
    expect(trail.reckon().named).toEqual([{ id: CLAIM, why: LOST }]);
  });

  test("支払調書と支払の一覧に、載せていないものとして出る", () => {
    const trail = lost();
    expect(statementYears(trail.books)).toEqual([2019]);
    expect(statementsOf(2019, trail.books)).toMatchObject({ rows: [], undecided: [{ id: CLAIM, why: LOST }] });
    expect(statementsOf(2018, trail.books).undecided).toEqual([]);
    expect(board(trail)).toContain(`支払の行に入っていない謝礼金が1件あります（${CLAIM}）`);
  });

  test("途中で止まった取りやめと起こすことのものは、支払が挙げているので、そう言わない", () => {
    const trail = new Trail(booksOf({ today: DAY }));
    trail.reckon();
    trail.raise(DAY);
    for (const values of [{ payoutId: "" }, { payoutId: "", state: "算定" }] as const) {
      trail.change({ claims: trail.books.claims.map((row) => ({ ...row, ...values })) });
      expect(trail.reckon().named).toEqual([]);
    }
    expect(trail.raise(DAY)).toMatchObject({ fresh: [], links: [{ key: CLAIM }], refused: [] });
  });
});

describe("支払済の謝礼金", () => {
  const paid = (changed: Partial<PayBooks> = {}): Trail => {
    const trail = new Trail(booksOf({ today: DAY, ...changed }));
    trail.payAll(DAY);
    return trail;
  };
  const PAID = "支払 支-2018-0001 で支払済です。";
  const AGAIN = "払い直すときは、「支払」シートでその行を選び、「支払を戻入する」を実行してください";

  test("行が消えても、もう一度は算定せず、戻すよう言う", () => {
    const trail = paid().change({ claims: [] });
    const plan = trail.reckon();
    expect(plan.fresh).toEqual([]);
    const why = `${PAID}「謝礼金」シートの行を消したときは、変更履歴から戻してください。${AGAIN}`;
    expect(plan.named).toEqual([{ id: CLAIM, why }]);
  });

  test.each(["算定", "支払手続中", "対象外", "取消"] as const)("状態が「%s」に書き換えられても、払わない", (state) => {
    const trail = paid();
    trail.change(overtyped(trail, state));
    const why = `${PAID}状態「${state}」を手で書き換えたときは、「謝礼金」シートの変更履歴から戻してください。${AGAIN}`;
    for (const chosen of [undefined, { claimIds: [CLAIM] }])
      expect(trail.reckon(chosen)).toMatchObject({ fresh: [], details: [], states: [], named: [{ id: CLAIM, why }] });
    expect(trail.raise(DAY, [CLAIM])).toMatchObject({ fresh: [], refused: [{ id: CLAIM, why }] });
  });

  test("起こすときは、選んでいなくても、支払済なのに算定のものを挙げ、一覧と調書では二度数えない", () => {
    const trail = paid();
    trail.change(overtyped(trail, "算定"));
    expect(words(trail.raise(DAY).refused)).toContain(`${CLAIM}：${PAID}`);
    expect(statementsOf(2019, trail.books).total).toMatchObject({ gross: 10_000, unpaid: 0 });
    expect(board(trail)).toContain("支払を待つ謝礼金はありません");
  });

  test("支払済のものを選んで起こそうとすると、支払の番号を言う", () => {
    expect(words(paid().raise(DAY, [CLAIM]).refused)).toBe(`${CLAIM}：${PAID}${AGAIN}`);
  });

  test("決裁済の支払に入っていても、決裁にも支払にも進めない", () => {
    const trail = paid();
    const [first] = trail.books.payouts;
    const second = { ...first!, payoutId: "支-2018-0002", paidOn: "", approvedOn: DAY };
    for (const [state, act] of [["案", "ask"], ["決裁待ち", "approve"], ["決裁済", "pay"]] as const) {
      trail.change({
        claims: trail.books.claims.map((row) => ({ ...row, payoutId: "支-2018-0002", state: "支払手続中" })),
        payouts: [first!, { ...second, state }],
      });
      const plan = trail[act]();
      expect(plan.going).toEqual([]);
      expect(words(plan.refused)).toContain(
        `謝礼金 ${CLAIM} は、支払 支-2018-0001 で支払済です。二重に支払わないよう、この支払を「支払を取りやめる」で取り消してください`,
      );
    }
  }); // prettier-ignore

  test("戻入の途中で止まったものは、支払済とみず、戻入した後は払い直せる", () => {
    const trail = paid();
    const [original] = trail.books.payouts;
    trail.reverse(["支-2018-0001"], "算定");
    trail.change({ payouts: [original!, trail.books.payouts[1]!] });
    expect(trail.reckon().named).toEqual([]);
    trail.reverse(["支-2018-0001"], "算定");
    expect(trail.payAll(DAY).going).toMatchObject([{ payoutId: "支-2018-0003" }]);
  });

  test("支払の行が消えたら、戻すよう言い、算定し直さない", () => {
    const trail = paid().change({ payouts: [] });
    const { named, states } = trail.reckon({ claimIds: [CLAIM] });
    expect(states).toEqual([]);
    expect(words(named)).toBe(
      `${CLAIM}：支払済ですが、支払 支-2018-0001 の行がないか、取り消されているか、この謝礼金が入っていません。行を消したときは、「支払」シートの変更履歴から戻してください`,
    );
    expect(statementsOf(2019, trail.books).undecided.map(({ id }) => id)).toEqual([CLAIM]);
  });

  test("二人で受けた回の支払済の行が消えても、もう一人の分として払わない", () => {
    const shared = { settings: settingsWith({ feeUnit: "1回" }), fees: [fee({ unit: "1回" })] };
    const trail = paid({ cases: [held(2)], ...shared });
    trail.change({ cases: [held(1), { ...held(2), state: "支払済" }], claims: [] });
    expect(trail.reckon().fresh).toMatchObject([{ claimId: CLAIM, state: "対象外", amount: 0 }]);
    expect(trail.raise(DAY).fresh).toEqual([]);
  });
});
