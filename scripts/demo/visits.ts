/** What becomes of each decision: days are agreed, moved or given up, visits held, both sides report, certificates follow. */
import { isOfficeDay, parseClosed } from "../../src/core/business-days.ts";
import { addDays, weekday, type Day } from "../../src/core/calendar.ts";
import { cell, dayIn } from "./clerk.ts";
import { PAIR } from "./doctors.ts";
import { FATES, hosted, learned, told, type Fate } from "./fates.ts";
import { pairOf, report, say, type Pair, type Side } from "./parties.ts";
import { keyed, type Team } from "./team.ts";

const CLOSED = parseClosed("12/29〜1/3").closed;

export class Visits {
  private readonly followed = new Set<string>();
  private readonly fates: Fate[] = [...FATES];
  private count = 0;

  constructor(private readonly team: Team) {}

  /** Takes up every decision that is new since the last time; its letters have left. */
  follow(): void {
    const fresh = this.team
      .open("マッチング", "状態", "決定")
      .filter((line) => !this.followed.has(cell(line, "案件番号")));
    const pairs = fresh.map((line) => pairOf(this.team, line));
    const together = pairs.filter(({ host }) => host === PAIR).slice(0, 2);
    for (const pair of pairs) {
      this.followed.add(pair.caseId);
      const both = together.length === 2 && together.includes(pair);
      if (both) this.usual({ ...pair, ...dayOf(together[0] ?? pair) });
      else this.begin(pair, this.fateOf(pair));
    }
  }

  /** Those who write by post do only what is usual. */
  private fateOf({ address }: Pair): Fate {
    return address.受講者 === "" || address.指導医 === "" ? "usual" : (this.fates.shift() ?? "usual");
  }

  private begin(pair: Pair, fate: Fate): void {
    switch (fate) {
      case "telephone":
        return this.agree(pair, () => say(this.team, pair, "指導医", told(pair), true));
      case "conflict":
        return this.conflict(pair);
      case "postponed":
        return this.postponed(pair);
      case "applicant cancels":
        return this.givesUp(pair, "受講者", "異動のため");
      case "instructor cancels":
        return this.givesUp(pair, "指導医", "体調を崩したため");
      case "silent":
        return this.silent(pair);
      case "usual":
        return this.usual(pair);
      default:
        return this.usual(pair, fate);
    }
  }

  /** The applicant tells the day by the link of the letter; the instructor now and then says the same. */
  private usual(pair: Pair, fate: Fate = "usual"): void {
    this.agree(
      pair,
      () => {
        say(this.team, pair, "受講者", told(pair));
        if (this.count % 6 === 0) say(this.team, pair, "指導医", told(pair));
      },
      fate,
    );
  }

  private agree(pair: Pair, act: () => void, fate: Fate = "usual"): void {
    this.soon(3, act);
    this.held(pair, fate);
  }

  /** The two say different days; a clerk asks by telephone and takes the instructor's. */
  private conflict(pair: Pair): void {
    this.soon(3, () => {
      say(this.team, pair, "受講者", told(this.later(pair, 1)));
      say(this.team, pair, "指導医", told(pair));
    });
    this.soon(5, () => this.judge(pair, "日程 > 日程の連絡を反映する"));
    this.held(pair);
  }

  /** Put off three days before, and held two weeks later. */
  private postponed(pair: Pair): void {
    this.soon(3, () => say(this.team, pair, "受講者", told(pair)));
    const later = this.later(pair, 2);
    this.on(addDays(pair.day, -4), 10, () => {
      say(this.team, pair, "指導医", { 連絡の内容: "延期したい", 連絡事項: "急な往診のため" });
    });
    this.on(addDays(pair.day, 1), 10, () => say(this.team, pair, "受講者", told(later)));
    this.on(addDays(pair.day, 3), 10, () => this.judge(pair, "日程 > 日程の連絡を反映する"));
    this.held(later);
  }

  private givesUp(pair: Pair, side: Side, why: string): void {
    this.soon(3, () => say(this.team, pair, side, { 連絡の内容: "取り消したい", 連絡事項: why }));
    this.soon(5, () => {
      this.judge(pair, "マッチング > 取下げと辞退を反映する");
      this.team.issue();
    });
  }

  /** Nobody says anything until the office reminds them. */
  private silent(pair: Pair): void {
    const later = this.later(pair, 3);
    this.soon(18, () => say(this.team, later, "受講者", told(later)));
    this.soon(20, () => this.judge(pair, "日程 > 日程の連絡を反映する"));
    this.held(later);
  }

  /** The same half-day some weeks later, when the instructor has nobody else. */
  private later(pair: Pair, weeks: number): Pair {
    const day = addDays(pair.day, 7 * weeks);
    const taken = this.team
      .open("マッチング", "指導医氏名", pair.host)
      .some((line) => [dayIn(line, "候補日"), dayIn(line, "実施日")].includes(day));
    return taken ? this.later(pair, weeks + 1) : { ...pair, day };
  }

  /** A clerk has asked, and takes what waits; often nothing does. */
  private judge({ caseId }: Pair, command: string): void {
    const { clerk } = this.team;
    const held = this.team.open("日程の連絡", "案件番号", caseId).find((line) => cell(line, "状態") === "保留");
    if (held === undefined) return;
    clerk.fill("日程の連絡", keyed("連絡番号", held), { 処理: "反映する" });
    clerk.elsewhere().click(command);
  }

  /** Both report on office days soon after; what is wrong with a report is put right by a clerk. */
  private held(pair: Pair, fate: Fate = "usual"): void {
    this.count += 1;
    const n = this.count;
    this.on(addDays(pair.day, 1), 11, () => {
      report(this.team, pair, "指導医", hosted(pair, n, fate));
      if (fate === "incident") this.on(addDays(this.team.today, 1), 15, () => this.settle(pair));
    });
    if (fate !== "no report")
      this.on(addDays(pair.day, 2 + (n % 4)), 14, () => {
        const id = report(this.team, pair, "受講者", learned(pair, n, fate), fate === "paper");
        if (fate === "patient") this.on(addDays(this.team.today, 1), 15, () => this.clean(id));
      });
    if (pair.day < "2018-11-01" && pair.address.受講者 !== "" && n % 4 !== 0)
      this.on(addDays(pair.day, 195), 13, () => this.answerLater(pair, n));
  }

  /** The words that name a patient are taken out, with the trainee's leave. */
  private clean(responseId: string): void {
    const { clerk } = this.team;
    clerk.fill(
      "受講報告",
      { header: "回答ID", text: responseId },
      { 学んだこと: "ご家族への声のかけ方を学びました。" },
    );
    clerk.elsewhere().click("報告 > 報告を反映する");
    clerk.elsewhere().click("受付 > 訂正を記録する", "患者さんが特定できる記述を除いた（本人に電話で確認）");
  }

  /** A clerk has rung up and noted what happened. */
  private settle({ caseId }: Pair): void {
    const { clerk } = this.team;
    const line = this.team.open("要確認", "種別", "その他").find((each) => cell(each, "理由と直し方").includes(caseId));
    clerk.fill("要確認", keyed("要確認番号", line), { 処理: "取り下げる" });
    clerk.elsewhere().click("受付 > 要確認を取り込む");
  }

  /** Half a year later. */
  private answerLater({ address, applicationId }: Pair, n: number): void {
    const { post } = this.team;
    const mail = post.mail(address.受講者, "受講後の状況", applicationId);
    if (mail === undefined) return;
    const began = n % 2 === 0;
    post.answer(post.link(mail, "https://"), {
      在宅医療の状況: began ? "始めた" : "準備している",
      始めた時期: began ? "平成30年10月ごろ" : "",
    });
  }

  /** So many days from now, on the next Tuesday or Friday that the office is open. */
  private soon(days: number, act: () => void): void {
    this.on(addDays(this.team.today, days), 9 + (this.followed.size % 6), act);
  }

  /** On Tuesdays and Fridays, when people come to their papers. */
  private on(from: Day, hour: number, act: () => void): void {
    let day = from;
    while (!["火", "金"].includes(weekday(day)) || !isOfficeDay(day, CLOSED)) day = addDays(day, 1);
    this.team.diary.plan(`${day} ${String(hour).padStart(2, "0")}:30`, act);
  }
}

const dayOf = ({ day, half }: Pair): Pick<Pair, "day" | "half"> => ({ day, half });
