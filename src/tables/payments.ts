/** 謝礼単価, 源泉税率, 謝礼金 and 支払: from a visit to the money (R47, A15, A16, A18; domain section 4). Amounts in yen. */
import type { Day } from "../core/calendar.ts";
import { choice, choices, count, date, flag, id, long, moment, text, yen } from "../core/cell.ts";
import { defineTable, type Row } from "../core/table.ts";
import { FEE_UNITS, PAYEES, PROFESSIONS, STATE_TONES } from "./words.ts";

/** 総額: tax is taken from the price. 手取: the price is what must remain after tax. */
export const FEE_CONTRACTS = ["総額", "手取"] as const;

export const fees = defineTable("謝礼単価", {
  note: "指導謝礼金の単価。職種、単位、適用開始日ごとに1行です。変わったら行を足します（A16）",
  key: "feeId",
  yearly: false,
  keepYears: 10,
  columns: {
    feeId: { header: "単価番号", cell: id(), writer: "staff", note: "重ならない番号（例：単-1）" },
    profession: {
      header: "指導者の職種",
      cell: choice([...PROFESSIONS, "すべて"]),
      writer: "staff",
      note: "この職種の指導者に支払う単価。「すべて」は、ほかに行のない職種に使います",
    },
    unit: {
      header: "単位",
      cell: choice(FEE_UNITS),
      writer: "staff",
      note: "1回、受講者1名、1時間のどれについての額か",
    },
    from: { header: "適用開始日", cell: date(), writer: "staff", note: "この日以後の実施に使います" },
    amount: { header: "単価（円）", cell: yen(), writer: "staff", note: "1単位の額", seenBy: { instructor: "all" } },
    contract: {
      header: "契約",
      cell: choice(FEE_CONTRACTS),
      writer: "staff",
      note: "総額＝この額から源泉徴収する、手取＝源泉徴収の後にこの額になるようにする。空なら総額です",
    },
    note: { header: "根拠", cell: text(220, 500), writer: "staff", note: "要綱など、単価の根拠" },
  },
});
export type Fee = Row<typeof fees>;

export const taxRates = defineTable("源泉税率", {
  note: "報酬の源泉徴収の率。支払日で引きます。毎年1月に、国税庁の案内で確かめて確認日を書いてください",
  key: "rateId",
  yearly: false,
  keepYears: 10,
  columns: {
    rateId: { header: "税率番号", cell: id(), writer: "staff", note: "重ならない番号（例：率-1）" },
    from: { header: "適用開始日", cell: date(), writer: "staff", note: "この日以後の支払に使います" },
    rate: { header: "率（1万分の）", cell: count(90), writer: "staff", note: "10.21%なら1021" },
    threshold: {
      header: "境目の額（円）",
      cell: yen(),
      writer: "staff",
      note: "1回の支払がこの額を超える部分に、次の率を使います",
    },
    upperRate: { header: "超える部分の率（1万分の）", cell: count(130), writer: "staff", note: "20.42%なら2042" },
    checkedOn: { header: "確認日", cell: date(), writer: "staff", note: "この率でよいことを最後に確かめた日" },
    checkedBy: { header: "確認者", cell: text(), writer: "staff", note: "確かめた人" },
    note: { header: "備考", cell: text(260, 500), writer: "staff", note: "根拠など" },
  },
});
export type TaxRateRow = Row<typeof taxRates>;

/** A claim is made once a case may be paid, and never doubled: its number comes from the case. */
export const claimMoves = {
  算定: ["支払手続中", "対象外", "取消"],
  支払手続中: ["支払済", "算定"],
  // Taken back after it was paid (戻入): it is reckoned anew, or given up.
  支払済: ["算定", "取消"],
  対象外: ["算定"],
  取消: ["算定"],
} as const;
export type ClaimState = keyof typeof claimMoves;

/** 謝/案-2018-0001-1: one claim a case, so that none is made twice. */
export const claimIdOf = (caseId: string): string => `謝/${caseId}`;

export const GATES = ["両方の報告書", "指導医の報告書", "特例"] as const;

export const claims = defineTable("謝礼金", {
  note: "支払うことになった指導謝礼金。1行が1件の研修です（R47）",
  key: "claimId",
  yearly: true,
  keepYears: 5,
  moves: { column: "state", allowed: claimMoves },
  columns: {
    claimId: {
      header: "謝礼番号",
      cell: id(),
      writer: "addon",
      note: "案件番号から付く番号。同じ研修に二度は付きません",
    },
    state: {
      header: "状態",
      cell: choice(Object.keys(claimMoves) as ClaimState[]),
      tones: STATE_TONES,
      writer: "addon",
      note: "算定→支払手続中→支払済。対象外は支払いません",
    },
    stateNote: {
      header: "状態の理由",
      cell: text(260, 500),
      writer: "addon",
      note: "対象外や取消の理由、同じ回の扱い、予算が見つからないこと",
    },
    budgetChoice: {
      header: "予算番号の指定",
      cell: id(),
      writer: "staff",
      note: "設定の予算の行と違う予算から支払うときに、予算番号を書いて算定し直します（A18）。出納閉鎖の後に支払うときは、支払う年度の予算番号を書きます",
    },
    caseId: { header: "案件番号", cell: id(), writer: "addon", note: "どの組合せか" },
    instructorId: { header: "指導医番号", cell: id(), writer: "addon", note: "支払う相手" },
    instructorName: {
      header: "指導医氏名",
      cell: text(),
      writer: "addon",
      note: "読みやすさのための写し",
      seenBy: { instructor: "own" },
    },
    fiscalYear: {
      header: "年度",
      cell: count(),
      writer: "addon",
      note: "会計年度。実施日の属する年度（西暦）。予算番号の指定が後の年度の予算なら、その年度",
    },
    visitOn: { header: "実施日", cell: date(), writer: "addon", note: "研修を行った日", seenBy: { instructor: "own" } },
    gate: { header: "支払の根拠", cell: choice(GATES), writer: "addon", note: "何がそろったので支払うか（A15）" },
    fixedOn: {
      header: "確定日",
      cell: date(),
      writer: "addon",
      note: "支払うことが確定した日。支払調書の年は、この日で決まります",
    },
    unit: {
      header: "単位",
      cell: choice(FEE_UNITS),
      writer: "addon",
      note: "何を数えたか",
      seenBy: { instructor: "own" },
    },
    quantity: {
      header: "数量",
      cell: count(60),
      writer: "addon",
      note: "回数、人数または時間。0は、同じ回の別の謝礼金で支払うものです",
      seenBy: { instructor: "own" },
    },
    price: { header: "単価（円）", cell: yen(), writer: "addon", note: "1単位の額", seenBy: { instructor: "own" } },
    contract: {
      header: "契約",
      cell: choice(FEE_CONTRACTS),
      writer: "addon",
      note: "総額または手取",
      seenBy: { instructor: "own" },
    },
    amount: {
      header: "金額（円）",
      cell: yen(),
      writer: "addon",
      note: "数量×単価。契約が総額なら税込みの総額、手取なら差引後の額",
      seenBy: { instructor: "own" },
    },
    feeId: { header: "単価番号", cell: id(), writer: "addon", note: "使った単価の行" },
    budgetId: { header: "予算番号", cell: id(), writer: "addon", note: "支払う予算（A18）" },
    payoutId: { header: "支払番号", cell: id(), writer: "addon", note: "どの支払に入ったか" },
  },
});
export type Claim = Row<typeof claims>;

export const payoutMoves = {
  案: ["決裁待ち", "取消"],
  決裁待ち: ["決裁済", "案", "取消"],
  決裁済: ["支払済", "案", "取消"],
  // A paid row is never changed: a 戻入 row takes it back.
  支払済: ["戻入済"],
  戻入済: [],
  取消: [],
} as const;
export type PayoutState = keyof typeof payoutMoves;

/** On their way to be paid. */
export const OPEN_PAYOUTS: readonly PayoutState[] = ["案", "決裁待ち", "決裁済"];
/** Money that has moved: a payment that was taken back counts together with the row that takes it back. */
export const MOVED_PAYOUTS: readonly PayoutState[] = ["支払済", "戻入済"];

/** The last day on which a fiscal year may still pay (出納閉鎖, 地方自治法235条の5). */
export const accountsCloseOn = (fiscalYear: number): Day => `${fiscalYear + 1}-05-31`;

export const payouts = defineTable("支払", {
  note: "1回に1人（または1法人）へ支払う額。1行が1回の支払です。支払済の行は変えず、誤りは戻入の行で取り消します",
  key: "payoutId",
  yearly: true,
  keepYears: 5,
  moves: { column: "state", allowed: payoutMoves },
  columns: {
    payoutId: {
      header: "支払番号",
      cell: id(),
      writer: "addon",
      note: "会計年度ごとの番号",
      seenBy: { instructor: "own" },
    },
    state: {
      header: "状態",
      cell: choice(Object.keys(payoutMoves) as PayoutState[]),
      tones: STATE_TONES,
      writer: "addon",
      note: "案→決裁待ち→決裁済→支払済",
    },
    stateNote: { header: "経過", cell: long(240), writer: "addon", note: "決裁に回した日、取消や戻入の理由" },
    kind: {
      header: "区分",
      cell: choice(["支払", "戻入"]),
      writer: "addon",
      note: "戻入は、支払った額を取り消す行です",
    },
    reverses: { header: "元の支払番号", cell: id(), writer: "addon", note: "戻入のとき、どの支払を取り消すか" },
    fiscalYear: {
      header: "年度",
      cell: count(),
      writer: "addon",
      note: "会計年度（西暦）。戻入は、出納閉鎖までなら元の支払の年度、後なら戻入した日の年度",
      seenBy: { instructor: "own" },
    },
    calendarYear: {
      header: "暦年",
      cell: count(),
      writer: "addon",
      note: "支払調書の年。確定日の属する年。戻入は元の支払と同じ年",
      seenBy: { instructor: "own" },
    },
    instructorId: { header: "指導医番号", cell: id(), writer: "addon", note: "支払う指導医" },
    payee: {
      header: "支払先区分",
      cell: choice(PAYEES),
      writer: "addon",
      note: "個人からは源泉徴収し、法人からはしません",
      seenBy: { instructor: "own" },
    },
    payeeName: {
      header: "支払先",
      cell: text(220),
      writer: "addon",
      note: "個人の氏名または法人の名称",
      seenBy: { instructor: "own" },
    },
    creditorId: {
      header: "債権者番号",
      cell: id(),
      writer: "addon",
      note: "会計に登録した番号",
      seenBy: { instructor: "own" },
    },
    claimIds: { header: "謝礼番号", cell: choices([], 220), writer: "addon", note: "この支払に入っている謝礼金" },
    gross: {
      header: "総額（円）",
      cell: yen(),
      writer: "addon",
      note: "源泉徴収の前の額",
      seenBy: { instructor: "own" },
    },
    tax: {
      header: "源泉所得税（円）",
      cell: yen(),
      writer: "addon",
      note: "復興特別所得税を含みます",
      seenBy: { instructor: "own" },
    },
    net: {
      header: "差引支払額（円）",
      cell: yen(),
      writer: "addon",
      note: "総額から源泉所得税を引いた額",
      seenBy: { instructor: "own" },
    },
    rateId: { header: "税率番号", cell: id(), writer: "addon", note: "使った源泉税率の行。法人のときは空です" },
    fixedOn: { header: "確定日", cell: date(), writer: "addon", note: "入っている謝礼金の確定日のうち最も遅い日" },
    plannedOn: {
      header: "支払予定日",
      cell: date(),
      writer: "addon",
      note: "会計で支払う予定の日",
      seenBy: { instructor: "own" },
    },
    askedOn: { header: "起案日", cell: date(), writer: "addon", note: "支払の決裁に回した日" },
    approvedOn: { header: "決裁日", cell: date(), writer: "addon", note: "支払の決裁が済んだ日" },
    approvedBy: { header: "決裁者", cell: text(), writer: "addon", note: "決裁した人" },
    paidOn: {
      header: "支払日",
      cell: date(),
      writer: "addon",
      note: "会計が支払った日",
      seenBy: { instructor: "own" },
    },
    taxDueOn: {
      header: "源泉の納期限",
      cell: date(),
      writer: "addon",
      note: "支払った月の翌月10日（休日なら次の開庁日）",
    },
    taxPaid: { header: "納付済", cell: flag(), writer: "staff", note: "源泉所得税を納付したときに付けます" },
    madeAt: { header: "作成日時", cell: moment(), writer: "addon", note: "この行を作った日時" },
    madeBy: { header: "作成者", cell: text(), writer: "addon", note: "この行を作る操作をした職員" },
    digest: {
      header: "内容の控え",
      cell: long(80),
      writer: "addon",
      note: "決裁のときの額を確かめるための値。消さないでください",
    },
  },
});
export type Payout = Row<typeof payouts>;
