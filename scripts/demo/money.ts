/** Honoraria and certificates: every few months for those whose reports are in, the last in the weeks after the year's end. */
import { wareki } from "../../src/core/calendar.ts";
import { cell } from "./clerk.ts";
import { keyed, type Team } from "./team.ts";

export function money(team: Team): void {
  const { diary } = team;
  pay(team, "2018-08-28", "2018-09-10");
  diary.plan("2018-11-27 09:30", () => payWithout(team));
  pay(team, "2018-11-27", "2018-12-10");
  diary.plan("2018-12-14 15:30", () => takeBack(team));
  pay(team, "2018-12-14", "2018-12-25");
  diary.plan("2019-01-22 10:00", () => statements(team));
  pay(team, "2019-03-05", "2019-03-15");
  // The accounts of the year stay open until 31 May for what was done until 31 March.
  pay(team, "2019-04-16", "2019-04-25");
}

/** Reckoned, drafted and approved on one day; paid by the accountants on another, and told to the instructors. */
function pay(team: Team, day: string, paidOn: string): void {
  const { diary, clerk } = team;
  diary.plan(`${day} 16:00`, () => {
    clerk.elsewhere().click("支払 > 謝礼金を算定する");
    clerk.click("支払 > 支払を起こす", { 支払予定日を書いて: wareki(paidOn) });
    clerk.click("支払 > 支払の決裁に回す");
    team.wait();
    clerk.click("支払 > 支払の決裁を記録する", { 決裁日と決裁した人: `${wareki(day)} 課長` });
    clerk.click("支払 > 支払のCSVを作る");
    team.wait();
  });
  diary.plan(`${paidOn} 10:00`, () => {
    clerk.elsewhere().click("支払 > 支払済にする", { 会計が支払った日: wareki(paidOn) });
    clerk.click("支払 > 支払の一覧を作る");
    clerk.click("報告 > 受講証明書を起こす");
    team.issue();
  });
}

/** One trainee never reported, however often the office asked: the honorarium is paid all the same, and why is written down. */
function payWithout({ clerk }: Team): void {
  const line = clerk
    .lines("マッチング")
    .find((each) => cell(each, "状態") === "実施済" && cell(each, "受講報告書の受理日") === "" && late(each["実施日"]));
  if (line === undefined) return;
  clerk.fill("マッチング", keyed("案件番号", line), {
    支払の特例: "報告書を待たずに支払う",
    支払の特例の理由: "実施は指導医の報告書で確かめた。受講者は退職し、連絡がつかないため",
  });
}

const late = (on: unknown): boolean => Number(on) < Date.parse("2018-09-30T00:00:00+09:00");

/** A payment went to an old account and came back: it is taken back, and made anew with the next run. */
function takeBack(team: Team): void {
  const { clerk } = team;
  const line = team.open("支払", "状態", "支払済").at(-1);
  clerk.select("支払", "支払番号", [cell(line, "支払番号")]).click("支払 > 支払を戻入する", {
    戻入した日: "平成30年12月14日",
    理由: "振込先の口座が変わっていたため",
  });
}

function statements(team: Team): void {
  const { clerk } = team;
  clerk.elsewhere();
  for (const item of ["支払調書の一覧を作る", "支払調書の文書を作る", "支払調書のCSVを作る"])
    clerk.click(`支払 > ${item}`, { どの年: "2018" });
  team.wait();
}
