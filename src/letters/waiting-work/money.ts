/** Work at the money and at the turn of the year. Pure. */
import { addDays, firstDay, fiscalYear, wareki } from "../../core/calendar.ts";
import type { Payout, TaxRateRow } from "../../tables/payments.ts";
import { strayClaims } from "../../tables/paid.ts";
import { snapshotIdOf } from "../../tables/years.ts";
import { work, type Work, type WorkDesk } from "./work.ts";

/** Days before the term of the tax in which staff are told of it. */
const TAX_NOTICE = 7;

export function moneyWork(desk: WorkDesk): Work[] {
  const { claims, payouts } = desk;
  const inState = (state: Payout["state"]): string[] =>
    payouts.filter((row) => row.state === state).map((row) => row.payoutId);
  return [
    work(
      "claims",
      "支払の手続を待つ謝礼金",
      claims.filter((row) => row.state === "算定").map((row) => row.claimId),
      "謝礼金シートの額を確かめ、支払を作ります",
    ),
    work(
      "strayClaims",
      "支払の行に入っていない、支払手続中か支払済の謝礼金",
      strayClaims(claims, payouts).map((row) => row.claimId),
      "「支払 > 謝礼金を算定する」で直し方を確かめ、支払の行を戻します",
    ),
    work("payoutDrafts", "決裁に回していない支払", inState("案"), "支払シートの額を確かめ、決裁に回します"),
    work("payoutsAsked", "決裁待ちの支払", inState("決裁待ち"), "決裁が済んだら、支払を決裁済にします"),
    work(
      "payoutsApproved",
      "決裁済で、まだ支払っていない支払",
      inState("決裁済"),
      "会計が支払ったら、支払日を記録します",
    ),
    work(
      "taxDue",
      "納期限の近い源泉所得税",
      taxed(desk).map((row) => row.payoutId),
      "納付したら、支払シートの「納付済」を付けます",
    ),
  ];
}

const taxed = ({ payouts, today }: WorkDesk): Payout[] =>
  payouts.filter(
    (row) =>
      row.state === "支払済" &&
      row.kind === "支払" &&
      (row.tax ?? 0) > 0 &&
      !row.taxPaid &&
      row.taxDueOn !== "" &&
      row.taxDueOn <= addDays(today, TAX_NOTICE),
  );

export function yearWork(desk: WorkDesk): Work[] {
  const { settings, snapshots, today } = desk;
  const year = fiscalYear(today);
  const afterNewYear = today.slice(5, 7) < "04";
  const judged = snapshots.some((row) => row.snapshotId === snapshotIdOf(year));
  const unplanned = afterNewYear && !judged && settings.get("plannedVisits") === null;
  const open = settings.get("fiscalYear");
  return [
    lonely(
      "renewal",
      "年度更新がまだです",
      open !== null && open < year,
      `事務所アカウントで「年度 > 年度更新」を実行します。${wareki(firstDay(year))}以後に受け付けた申込みは、そのときに新しい年度へ移ります`,
    ),
    lonely(
      "planned",
      "実施予定数が決まっていません（1月1日の判定ができません）",
      unplanned,
      "設定シートの「実施予定数」を書きます",
    ),
    lonely(
      "snapshot",
      "1月1日の判定がありません",
      afterNewYear && !judged && !unplanned,
      "年次判定シートを確かめ、判定を行います",
    ),
    work(
      "taxRates",
      "今年まだ確かめていない源泉税率",
      unchecked(desk).map((row) => row.rateId),
      "国税庁の案内で確かめ、源泉税率シートの「確認日」を書きます",
    ),
  ];
}

/** Work of which there is one at most, and no row. */
const lonely = (key: string, title: string, waits: boolean, where: string): Work => ({
  ...work(key, title, [], where),
  count: waits ? 1 : 0,
});

/** In January, the rate that is in force, unless somebody has looked at it since the year began. */
function unchecked({ taxRates, today }: WorkDesk): TaxRateRow[] {
  if (today.slice(5, 7) !== "01") return [];
  const begun = taxRates.filter((row) => row.from !== "" && row.from <= today);
  const last = begun.reduce((latest, row) => (row.from > latest ? row.from : latest), "");
  return begun.filter((row) => row.from === last && row.checkedOn < `${today.slice(0, 4)}-01-01`);
}
