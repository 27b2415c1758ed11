/** The turn of the years: the count of 1 January, who goes on into the next year, the change on 1 April, and its first days. */
import { wareki } from "../../src/core/calendar.ts";
import { cell } from "./clerk.ts";
import type { Team } from "./team.ts";

export function turn(team: Team): void {
  const { diary, clerk, owner } = team;
  // Nobody is in the office: the clock counts.
  diary.plan("2019-01-01 00:25", () => undefined);
  diary.plan("2019-03-12 10:00", () => {
    clerk.elsewhere().click("受付 > 確認と審査を反映する");
    clerk.elsewhere().click("年度 > 繰越を確かめる");
    team.wait();
  });
  diary.plan("2019-03-19 09:50", () => answerCarry(team));
  diary.plan("2019-03-29 15:00", () => clerk.elsewhere().click("年度 > 年度更新の下調べ"));
  diary.plan("2019-04-01 09:30", () => {
    owner.elsewhere().click("年度 > 年度更新", { 確認のため: "平成31年度" });
    owner.setting("実施予定数", "40");
    for (const line of owner.lines("源泉税率"))
      owner.fill("源泉税率", { header: "税率番号", text: cell(line, "税率番号") }, { 確認日: wareki(team.today) });
  });
  diary.plan("2019-04-03 10:00", () => {
    clerk.elsewhere().click("指導医 > 推薦を依頼する", "");
    team.issue();
  });
  diary.plan("2019-05-07 09:30", () => {
    clerk.elsewhere().click("年度 > 集計を作る", "平成30年度");
    clerk.click("マッチング > 公平性を集計する");
  });
}

/** Two answer by the link of the mail, one yes and one no; of the others nothing is heard. */
function answerCarry(team: Team): void {
  const { clerk, post } = team;
  for (const [role, said] of [
    ["march yes", "はい"],
    ["march no", "いいえ"],
  ] as const) {
    const applicant = clerk.line("申込者", "回答ID", team.response(role));
    const mail = post.mail(cell(applicant, "メールアドレス"), "繰越");
    post.answer(post.link(mail, "https://"), { お答え: said });
  }
}
