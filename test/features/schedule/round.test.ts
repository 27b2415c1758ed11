/** A round over 日程の連絡: agreement, conflict, change, postponement, what asks a person, and what a person says to it. */
import { describe, expect, test } from "vitest";
import { planRound } from "../../../src/features/schedule/round.rules.ts";
import { books, CASE, decided, deskOf, judged, messageOf, noticeIds, reflect, row, said, type Books } from "./books.ts";

const BOTH = (round: number): string[] => [`${CASE}/日程${round}/受講者`, `${CASE}/日程${round}/指導医`].sort();
const other = (n: number, values: Parameters<typeof said>[1] = {}) => said(n, { side: "指導医", ...values });
const stateOf = (now: Books, n: number): [string, string] => {
  const { state, stateNote } = messageOf(now, n);
  return [state, stateNote];
};

describe("決まった日", () => {
  test("先に届いた連絡で日程確定になり、版が1つ増え、両者への日程連絡が待ちになる", () => {
    const now = reflect(books([said(1, { from: "午後1時半" })]));
    expect(row(now)).toMatchObject({
      state: "日程確定",
      visitOn: "2018-07-09",
      visitHalf: "午後",
      visitFrom: "13:30",
      visitRound: 1,
    });
    expect(messageOf(now, 1)).toMatchObject({ state: "反映済", round: 1 });
    expect(messageOf(now, 1).stateNote).toBe(
      "日程を平成30年7月9日（月）午後　13:30からとしました（第1版）。両者に日程連絡を送ります",
    );
    expect(noticeIds(now)).toEqual(BOTH(1));
    expect(now.notices.map(({ addresseeId, state, approval }) => [addresseeId, state, approval])).toEqual([
      ["申-2018-0001", "待ち", "不要"],
      ["医-0001", "待ち", "不要"],
    ]);
  });

  test("相手が同じ日を言えば、控えるだけで、何も送らない", () => {
    const now = reflect(books([said(1), other(2)]));
    expect(row(now)).toMatchObject({ state: "日程確定", visitRound: 1 });
    expect(stateOf(now, 2)).toEqual(["反映済", "同じ日程の連絡です。日程は変わっていません"]);
    expect(noticeIds(now)).toEqual(BOTH(1));
  });

  test("相手が時刻を足せば、時刻が加わり、両者に知らせる", () => {
    const now = reflect(reflect(books([said(1), other(2, { from: "13:30" })])));
    expect(row(now)).toMatchObject({ visitOn: "2018-07-09", visitFrom: "13:30", visitRound: 2 });
    expect(noticeIds(now)).toEqual(BOTH(2));
  });

  test("本人が言い直せば、その日になる", () => {
    const now = reflect(books([said(1), said(2, { visitOn: "2018-07-10" })]));
    expect(row(now)).toMatchObject({ visitOn: "2018-07-10", visitRound: 2 });
  });

  test("過ぎた日も、決定より後なら、そのまま取る", () => {
    const now = reflect(books([said(1, { visitOn: "2018-06-04" })]));
    expect(row(now)).toMatchObject({ state: "日程確定", visitOn: "2018-06-04" });
  });

  test("届いた順に、何通あっても一度に反映する", () => {
    const mixed = [
      said(3, { kind: "日程が変わった", visitOn: "2018-07-11" }),
      said(1),
      other(2, { kind: "延期したい" }),
    ];
    const now = reflect(books(mixed));
    expect(row(now)).toMatchObject({ state: "日程確定", visitOn: "2018-07-11", visitRound: 3 });
    expect([1, 2, 3].map((n) => messageOf(now, n).round)).toEqual([1, 2, 3]);
    expect(noticeIds(now)).toEqual(BOTH(3));
  });
});

describe("食い違い", () => {
  const disagreeing = reflect(books([said(1), other(2, { visitOn: "2018-07-10", half: "午前" })]));

  test("相手の言った日と違えば、両方の言葉を挙げて人に尋ね、何も変えない", () => {
    expect(row(disagreeing)).toMatchObject({ visitOn: "2018-07-09", visitRound: 1 });
    expect(stateOf(disagreeing, 2)).toEqual([
      "保留",
      "相手の連絡と違います。いまの日程：平成30年7月9日（月）午後（受講者、連-2018-0001）。この連絡：平成30年7月10日（火）午前（指導医）。両者に確かめ、この連絡のとおりにするときは「処理」で「反映する」、しないときは「取り下げる」を選んでください",
    ]);
    expect(noticeIds(disagreeing)).toEqual(BOTH(1));
  });

  test("「反映する」なら、この日になり、両者に知らせる", () => {
    const now = reflect(judged(disagreeing, 2, "反映する"));
    expect(row(now)).toMatchObject({ visitOn: "2018-07-10", visitHalf: "午前", visitRound: 2 });
    expect(stateOf(now, 2)[0]).toBe("反映済");
    expect(noticeIds(now)).toEqual([...BOTH(1), ...BOTH(2)].sort());
  });

  test("「取り下げる」なら、いまの日のままになる", () => {
    const now = reflect(judged(disagreeing, 2, "取り下げる"));
    expect(row(now)).toEqual(row(disagreeing));
    expect(stateOf(now, 2)).toEqual(["取下げ", "職員の判断で取り下げました。日程は変えていません"]);
  });

  test("選ぶ前に、先の人が同じ日に言い直せば、尋ねることはなくなる", () => {
    const now = reflect({
      ...disagreeing,
      messages: [...disagreeing.messages, said(3, { visitOn: "2018-07-10", half: "午前" })],
    });
    expect(row(now)).toMatchObject({ visitOn: "2018-07-10", visitRound: 2 });
    expect(stateOf(now, 2)[0]).toBe("反映済");
  });

  test("選ばれないうちは、何度見回っても書き換えない", () => {
    expect(planRound(deskOf(disagreeing))).toMatchObject({ intents: [], changed: [], details: [], states: [] });
    expect(reflect(disagreeing)).toEqual(disagreeing);
  });

  test("「反映する」の後に、相手がもとの日を言えば、また人に尋ねる", () => {
    const chosen = reflect(judged(disagreeing, 2, "反映する"));
    const now = reflect({ ...chosen, messages: [...chosen.messages, said(3)] });
    expect(stateOf(now, 3)[0]).toBe("保留");
    expect(row(now)).toMatchObject({ visitOn: "2018-07-10" });
  });
});

describe("変更と延期", () => {
  const agreed = reflect(books([said(1), other(2)]));

  test("どちらからの変更でも、新しい日になる", () => {
    for (const side of ["受講者", "指導医"] as const) {
      const change = said(3, { side, kind: "日程が変わった", visitOn: "2018-08-06" });
      const now = reflect({ ...agreed, messages: [...agreed.messages, change] });
      expect(row(now)).toMatchObject({ state: "日程確定", visitOn: "2018-08-06", visitRound: 2 });
    }
  });

  test("延期なら、日が消えて決定に戻り、両者に知らせ、その後の連絡でまた決まる", () => {
    const off = reflect({ ...agreed, messages: [...agreed.messages, other(3, { kind: "延期したい", visitOn: "" })] });
    expect(row(off)).toMatchObject({
      state: "決定",
      visitOn: "",
      visitHalf: "",
      visitFrom: "",
      visitRound: 2,
    });
    expect(noticeIds(off)).toEqual([...BOTH(1), ...BOTH(2)].sort());
    const again = reflect({ ...off, messages: [...off.messages, said(4, { visitOn: "2018-09-03" })] });
    expect(row(again)).toMatchObject({ state: "日程確定", visitOn: "2018-09-03", visitRound: 3 });
  });

  test("日の決まらないうちの延期は、控えるだけにする", () => {
    const now = reflect(books([said(1, { kind: "延期したい", visitOn: "", half: "" })]));
    expect(row(now)).toEqual(decided(1));
    expect(stateOf(now, 1)).toEqual(["反映済", "日程がまだ決まっていないので、控えだけを残しました"]);
    expect(noticeIds(now)).toEqual([]);
  });

  test("送る前に日が変われば、前の版の通知は取り消し、新しい版だけを送る", () => {
    const now = reflect({
      ...agreed,
      messages: [...agreed.messages, said(3, { kind: "日程が変わった", visitOn: "2018-08-06" })],
    });
    expect(now.notices.map(({ noticeId, state }) => [noticeId, state])).toEqual([
      [`${CASE}/日程1/受講者`, "取消"],
      [`${CASE}/日程1/指導医`, "取消"],
      [`${CASE}/日程2/受講者`, "待ち"],
      [`${CASE}/日程2/指導医`, "待ち"],
    ]);
  });

  test("後から入れた古い連絡は、新しい日を書き換えずに人に尋ねる", () => {
    const late = said(9, { receivedAt: "2018-06-09 08:30:00", kind: "日程が変わった", visitOn: "2018-08-06" });
    const now = reflect({ ...agreed, messages: [...agreed.messages, late] });
    expect(row(now)).toMatchObject({ visitOn: "2018-07-09", visitRound: 1 });
    expect(stateOf(now, 9)[1]).toContain("この連絡より後に受け付けた 連-2018-0001 を、すでに反映しています");
    expect(row(reflect(judged(now, 9, "反映する")))).toMatchObject({ visitOn: "2018-08-06", visitRound: 2 });
  });
});

describe("取消の希望", () => {
  const wish = reflect(books([said(1, { kind: "取り消したい", visitOn: "", half: "" })]));

  test("いつも人に尋ね、することを言う", () => {
    expect(row(wish)).toEqual(decided(1));
    expect(stateOf(wish, 1)[0]).toBe("保留");
    expect(stateOf(wish, 1)[1]).toContain("メニュー「マッチング > 取下げと辞退を反映する」");
  });

  test("「反映する」だけでは取り消さず、メニューに導く", () => {
    const now = reflect(judged(wish, 1, "反映する"));
    expect(row(now).state).toBe("決定");
    expect(stateOf(now, 1)).toEqual([
      "保留",
      "取り消します。メニュー「マッチング > 取下げと辞退を反映する」を実行してください",
    ]);
  });

  test("決定が取り消されれば、選んでいてもいなくても、反映済になる", () => {
    for (const before of [wish, judged(wish, 1, "反映する")]) {
      const now = reflect({ ...before, cases: [decided(1, { state: "取消" })] });
      expect(stateOf(now, 1)).toEqual(["反映済", "この決定は取り消しました"]);
    }
  });
});
