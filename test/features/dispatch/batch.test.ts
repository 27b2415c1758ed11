/** Which letters may go into a 発送簿, how they are parted, and what an interrupted run leaves to be finished. */
import { describe, expect, test } from "vitest";
import { blankRow } from "../../../src/core/table.ts";
import {
  lettersIn,
  MOST_LETTERS,
  ordersFor,
  planBatches,
  unfinished,
} from "../../../src/features/dispatch/batch.rules.ts";
import { sortOut, type Shelf } from "../../../src/features/dispatch/sort.rules.ts";
import { batches, type Notice } from "../../../src/tables/notices.ts";
import { paperOrderOf } from "../../../src/tables/orders.ts";
import type { Method } from "../../../src/tables/words.ts";
import { applicantRow, noticeRow, settingsWith, type Person } from "../../papers/shelf.ts";
import { REACHABLE } from "../../letters/cast.ts";

const MAKER = { user: "kakari@example.jp", at: "2018-06-01 10:00:00", today: "2018-06-01" };

/** Letters in no 発送簿 yet, one a person. */
function shelf(letters: readonly (Person & { method?: Method; notice?: Partial<Notice> })[]): Shelf {
  return {
    sources: {
      settings: settingsWith(),
      officers: [],
      applicants: letters.map((person, index) => applicantRow(index + 1, person)),
      cases: [],
      instructors: [],
      appointments: [],
      corrections: [],
      ...REACHABLE,
    },
    notices: letters.map(({ method = "郵送", notice = {} }, index) => noticeRow(index + 1, method, notice)),
    batches: [],
  };
}

const person = (n: number) => ({ name: `見本 ${n}`, facility: `例示${String(n).padStart(3, "0")}医院` });
const reasons = (some: Shelf, chosen?: ReadonlySet<string>): string[] =>
  sortOut(some, chosen).leftOut.map(({ why }) => why);
const all = (some: Shelf): ReadonlySet<string> => new Set(some.notices.map((row) => row.noticeId));

describe("載せる通知", () => {
  test.each<[string, Partial<Notice>, string]>([
    ["取り消した", { state: "取消" }, "取り消されています"],
    ["発送した", { state: "完了", dispatchedOn: "2018-06-01" }, "すでに送っています（平成30年6月1日）"],
    ["メールで送った", { state: "完了", mailedAt: "2018-06-02 09:00:00" }, "すでに送っています（平成30年6月2日）"],
    ["載っている", { batchId: "発-2018-009" }, "発送簿 発-2018-009 に載っています"],
    ["できていない", { state: "待ち", fileId: "" }, "文書がまだできていません（状態：待ち）"],
  ])("%s通知は選んでも載らず、理由が付く。選ばなければ話題にもならない", (_, notice, why) => {
    const some = shelf([{ ...person(1), notice }]);
    expect(sortOut(some, all(some)).ready).toEqual([]);
    expect(reasons(some, all(some))).toEqual([why]);
    expect(sortOut(some)).toEqual({ ready: [], leftOut: [] });
  });

  test("メールで送る通知は、選んだときだけ理由を言う", () => {
    const some = shelf([{ ...person(1), method: "メール" }]);
    expect(reasons(some)).toEqual([]);
    expect(reasons(some, all(some))[0]).toContain("メールで送る通知です");
  });

  test("宛先の足りない通知は、何が足りないかを言って除く", () => {
    const some = shelf([{ ...person(1), postalCode: "" }, { ...person(2), method: "FAX" }, person(3)]);
    expect(reasons(some)).toEqual([
      expect.stringContaining("見本 1の郵便番号がありません"),
      expect.stringContaining("見本 2のFAX番号がありません"),
    ]);
    expect(sortOut(some).ready).toHaveLength(1);
  });

  test("作った後に内容が変わった通知は、行を選んだときだけ載る", () => {
    const some = shelf([{ ...person(1), notice: { stale: "所在地" } }]);
    expect(sortOut(some).ready).toEqual([]);
    expect(reasons(some)[0]).toContain("所在地");
    expect(sortOut(some, all(some)).ready).toHaveLength(1);
  });
});

describe("分け方と番号", () => {
  test("発送方法ごとに、郵送、FAX、手渡しの順で別の発送簿になり、番号が続く", () => {
    const some = shelf([
      { ...person(1), method: "手渡し" },
      { ...person(2), method: "FAX", fax: "046-000-0001" },
      { ...person(3), method: "郵送" },
    ]);
    const made = planBatches(some, sortOut(some).ready, MAKER);
    expect(made.map(({ row }) => [row.batchId, row.method, row.letters])).toEqual([
      ["発-2018-001", "郵送", 1],
      ["発-2018-002", "FAX", 1],
      ["発-2018-003", "手渡し", 1],
    ]);
  });

  test("行が削除されていても、使った番号は使わない。年度が替われば1から始まる", () => {
    const used = { ...person(1), notice: { batchId: "発-2018-007", state: "完了" as const } };
    const old = { ...person(2), notice: { batchId: "発-2017-031", state: "完了" as const } };
    const some = shelf([used, old, person(3)]);
    const ready = sortOut(some).ready;
    expect(planBatches(some, ready, MAKER)[0]?.row.batchId).toBe("発-2018-008");
    expect(planBatches(some, ready, { ...MAKER, today: "2019-04-01" })[0]?.row).toMatchObject({
      batchId: "発-2019-001",
      fiscalYear: 2019,
    });
    expect(planBatches(some, ready, { ...MAKER, today: "2019-03-31" })[0]?.row.batchId).toBe("発-2018-008");
  });

  test.each([
    [MOST_LETTERS, [MOST_LETTERS]],
    [MOST_LETTERS + 1, [MOST_LETTERS, 1]],
  ])("%i通は、%jに分かれる", (count, sizes) => {
    const some = shelf(Array.from({ length: count }, (_, n) => person(n)));
    expect(planBatches(some, sortOut(some).ready, MAKER).map(({ row }) => row.letters)).toEqual(sizes);
  });

  test("多すぎる通知は次の発送簿に分けるが、一つの医療機関は分けない", () => {
    const hospital = Array.from({ length: 30 }, (_, n) => ({ ...person(n), facility: "例示病院" }));
    const others = Array.from({ length: MOST_LETTERS - 10 }, (_, n) => ({ ...person(n), facility: `あ${n}医院` }));
    const some = shelf([...hospital, ...others]);
    const made = planBatches(some, sortOut(some).ready, MAKER);
    expect(made.map(({ row }) => row.letters)).toEqual([MOST_LETTERS - 10, 30]);
    expect(new Set(made[1]?.letters.map((each) => each.addressee.facility))).toEqual(new Set(["例示病院"]));
  });
});

describe("紙の注文", () => {
  const some = shelf(Array.from({ length: 5 }, (_, n) => person(n)));
  const [batch] = planBatches(some, sortOut(some).ready, MAKER);
  if (!batch) throw new Error("no batch");

  test("郵送には、発送簿、宛名ラベル、何通かずつの印刷用文書を、並びのまま頼む", () => {
    const orders = ordersFor(batch, MAKER, 2);
    expect(orders.map((order) => order.operationId)).toEqual(
      ["発送簿", "宛名ラベル", "印刷用文書1", "印刷用文書2", "印刷用文書3"].map((name) => `発-2018-001/${name}`),
    );
    const ids = batch.letters.map(({ notice }) => notice.noticeId);
    expect(orders.map((order) => paperOrderOf(order)?.keys.slice(1))).toEqual([
      ids,
      ids,
      ids.slice(0, 2),
      ids.slice(2, 4),
      ids.slice(4),
    ]);
    expect(orders.map((order) => paperOrderOf(order)?.part)).toEqual([undefined, undefined, "1/3", "2/3", "3/3"]);
  });

  test("FAXと手渡しには、宛名ラベルがない", () => {
    const fax = { ...batch, row: { ...batch.row, method: "FAX" as const } };
    expect(ordersFor(fax, MAKER, 50).map((order) => paperOrderOf(order)?.paper)).toEqual(["発送簿", "印刷用文書"]);
  });
});

describe("途中で切れた後", () => {
  const marked = { batchId: "発-2018-001" };
  const letters = [1, 2].map((n) => ({ ...person(n), notice: marked }));
  const row = blankRow(batches, { batchId: "発-2018-001", fiscalYear: 2018, method: "郵送", letters: 2 });

  test("番号の付いた通知に行がなければ、同じ番号の行を作る", () => {
    const [again, ...rest] = unfinished(shelf(letters), [], MAKER, 50);
    expect(again?.row).toMatchObject({ batchId: "発-2018-001", method: "郵送", letters: 2 });
    expect(rest).toEqual([]);
  });

  test("行があって紙の注文がなければ、注文だけを出す。そろっていれば何もしない", () => {
    const some = { ...shelf(letters), batches: [row] };
    const [again] = unfinished(some, [], MAKER, 50);
    expect(again?.row).toBe(row);
    const orders = ordersFor({ row, letters: lettersIn(some, row.batchId) }, MAKER, 50);
    expect(unfinished(some, orders, MAKER, 50)).toEqual([]);
    expect(unfinished(some, orders.slice(1), MAKER, 50)).toHaveLength(1);
  });

  test("発送の終わった発送簿は、注文の記録がなくなっていても触らない", () => {
    const some = { ...shelf(letters), batches: [{ ...row, dispatchedOn: "2018-06-02" }] };
    expect(unfinished(some, [], MAKER, 50)).toEqual([]);
  });
});
