/** Nobody is paid twice or without the gate; what was paid is never written over; the tax is what the law says. */
import { taxByHand } from "../../features/payments/oracle.ts";
import { textOf, type Row } from "./scene.ts";
import { byKey, grouped, rowsIn, type View } from "./view.ts";

export const honorariumFaults = (before: View, after: View): string[] => [
  ...paidAgain(after),
  ...standing(after),
  ...changedAfterwards(before, after),
  ...taxes(after),
  ...gates(before, after),
  ...sums(after),
];

const isMoved = (row: Row): boolean => row["状態"] === "支払済" || row["状態"] === "戻入済";
const claimsIn = (row: Row): string[] =>
  textOf(row, "謝礼番号")
    .split("、")
    .filter((id) => id !== "");
const isPayment = (row: Row): boolean => row["区分"] === "支払";

/** 支払 less 戻入, for each claim; and no claim in two payments that are under way or done. */
function paidAgain(after: View): string[] {
  const payouts = rowsIn(after, "支払");
  const times = new Map<string, number>();
  for (const row of payouts.filter(isMoved))
    for (const id of claimsIn(row)) times.set(id, (times.get(id) ?? 0) + (isPayment(row) ? 1 : -1));
  const under = payouts.filter((row) => isPayment(row) && !["取消", "戻入済"].includes(textOf(row, "状態")));
  const listed = under.flatMap(claimsIn);
  return [
    ...[...times].filter(([, n]) => n < 0 || n > 1).map(([id, n]) => `${id}: 差引${n}回の支払`),
    ...listed.filter((id, index) => listed.indexOf(id) !== index).map((id) => `${id}: 二つの支払にある`),
  ];
}

const STANDS: Readonly<Record<string, string>> = {
  案: "支払手続中",
  決裁待ち: "支払手続中",
  決裁済: "支払手続中",
  支払済: "支払済",
};

/** A claim stands where its payment stands, and each names the other; a case has one claim. */
function standing(after: View): string[] {
  const claims = rowsIn(after, "謝礼金");
  const payouts = rowsIn(after, "支払").filter((row) => isPayment(row) && textOf(row, "状態") in STANDS);
  const of = new Map(payouts.flatMap((row) => claimsIn(row).map((id) => [id, row] as const)));
  const astray = claims.flatMap((row) => {
    const [key, state] = [textOf(row, "謝礼番号"), textOf(row, "状態")];
    const payout = of.get(key);
    if (!payout) return ["支払手続中", "支払済"].includes(state) ? [`${key}: ${state}で、支払がない`] : [];
    const [id, wanted] = [textOf(payout, "支払番号"), STANDS[textOf(payout, "状態")]];
    return state === wanted && textOf(row, "支払番号") === id ? [] : [`${key}: ${state}で、${id}は${wanted}`];
  });
  const doubled = [...grouped(claims, (row) => textOf(row, "案件番号"))].filter(([, rows]) => rows.length > 1);
  return [...astray, ...doubled.map(([id, rows]) => `${id}: 謝礼金が${rows.length}行`)];
}

const MAY_CHANGE = new Set(["状態", "経過", "納付済"]);

function changedAfterwards(before: View, after: View): string[] {
  const now = byKey(rowsIn(after, "支払"));
  return rowsIn(before, "支払")
    .filter(isMoved)
    .flatMap((was) => {
      const key = textOf(was, "支払番号");
      const row = now.get(key);
      if (!row) return [`${key}: 支払済の行がない`];
      return Object.keys(was)
        .filter((header) => !MAY_CHANGE.has(header) && String(row[header]) !== String(was[header]))
        .map((header) => `${key}: 支払済の${header}が${String(was[header])}から${String(row[header])}に変わった`);
    });
}

function taxes(after: View): string[] {
  return rowsIn(after, "支払").flatMap((row) => {
    const [gross, tax, net] = ["総額（円）", "源泉所得税（円）", "差引支払額（円）"].map((header) =>
      Number(row[header]),
    );
    if (gross === undefined || tax === undefined || net === undefined) return [];
    const due = row["支払先区分"] === "個人" ? Math.sign(gross) * taxByHand(Math.abs(gross)) : 0;
    return Math.abs(tax) === Math.abs(due) && gross - tax === net
      ? []
      : [`${textOf(row, "支払番号")}: 総額${gross} 税${tax} 差引${net}`];
  });
}

/** What a payment rested on when the money moved. */
function gates(before: View, after: View): string[] {
  const was = byKey(rowsIn(before, "支払"));
  const claims = byKey(rowsIn(after, "謝礼金"));
  const cases = byKey(rowsIn(after, "マッチング"));
  const paid = rowsIn(after, "支払").filter(
    (row) => row["状態"] === "支払済" && isPayment(row) && was.get(textOf(row, "支払番号"))?.["状態"] !== "支払済",
  );
  return paid.flatMap((row) =>
    claimsIn(row).flatMap((id) => {
      const claim = claims.get(id);
      const match = cases.get(textOf(claim, "案件番号"));
      const why = gateFault(after, textOf(claim, "支払の根拠"), match);
      return why === "" ? [] : [`${textOf(row, "支払番号")} ${id}: ${why}`];
    }),
  );
}

function gateFault(after: View, gate: string, match: Row | undefined): string {
  const reported = (sheet: string): boolean =>
    rowsIn(after, sheet).some((row) => row["案件番号"] === match?.["案件番号"] && row["状態"] === "反映済");
  if (!match) return "案件がない";
  if (gate === "特例") {
    const said = match["支払の特例"] === "報告書を待たずに支払う" && match["支払の特例の理由"] !== "";
    return said || (reported("実施報告") && reported("受講報告")) ? "" : "特例の理由がない";
  }
  if (!reported("実施報告")) return "実施報告がない";
  if (gate === "両方の報告書" && !reported("受講報告")) return "受講報告がない";
  return gate === "" ? "支払の根拠がない" : "";
}

/** A payment's gross is what its claims come to; what is taken back is what was paid. */
function sums(after: View): string[] {
  const claims = byKey(rowsIn(after, "謝礼金"));
  const payouts = byKey(rowsIn(after, "支払"));
  return rowsIn(after, "支払").flatMap((row) => {
    const key = textOf(row, "支払番号");
    if (!isPayment(row)) {
      const paid = payouts.get(textOf(row, "元の支払番号"));
      const same = ["総額（円）", "源泉所得税（円）", "差引支払額（円）"].every(
        (header) => Math.abs(Number(row[header])) === Math.abs(Number(paid?.[header])),
      );
      return same && paid?.["状態"] === "戻入済" ? [] : [`${key}: 戻入が元の支払と違う`];
    }
    if (row["状態"] !== "支払済") return [];
    const mine = claimsIn(row).map((id) => claims.get(id));
    const gross = mine.every((claim) => claim?.["契約"] === "総額");
    const total = mine.reduce((sum, claim) => sum + Number(claim?.["金額（円）"]), 0);
    return !gross || total === Number(row["総額（円）"]) ? [] : [`${key}: 謝礼金の計${total}と総額が違う`];
  });
}
