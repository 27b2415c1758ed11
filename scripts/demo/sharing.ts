/** The association's copy: shown three times, made anew where a consent was withdrawn, and given as a file to one without an account. */
import { cell } from "./clerk.ts";
import type { Team } from "./team.ts";

export function sharing(team: Team): void {
  const { diary, clerk, owner } = team;
  diary.plan("2018-06-29 13:00", () => {
    owner.setting("医師会の写しの更新", "手動");
    owner.add("共有先", {
      共有先番号: "共-02",
      氏名: "見本 報子",
      所属: "医師会広報担当",
      利用目的: "在宅医同行研修の会員への周知",
      使う: "はい",
    });
    refresh(team);
    clerk.click("医師会との共有 > 写しをExcelで作る");
    team.wait();
  });
  diary.plan("2018-10-26 13:00", () => withdraw(team));
  diary.plan("2019-03-22 13:00", () => refresh(team));
}

function refresh(team: Team): void {
  team.clerk.elsewhere().click("医師会との共有 > 写しを更新する");
  team.wait();
}

/** A member who was named in the copy takes the consent back: the file that others may have kept open is replaced. */
function withdraw(team: Team): void {
  const { clerk } = team;
  const named = team
    .open("申込者", "医師会員区分", "会員")
    .find((line) => cell(line, "状態") === "決定" && cell(line, "職種") === "医師");
  clerk.select("申込者", "受付番号", [cell(named, "受付番号")]).click("受付 > 同意の撤回", "");
  team.wait();
}
