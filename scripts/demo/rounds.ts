/** The rounds of matching: applications are taken in and looked at, pairs proposed and judged, decisions approved and sent. */
import { wareki } from "../../src/core/calendar.ts";
import type { Answers } from "../../src/workspace/shared.ts";
import { Applicants, written, type Application } from "./applications.ts";
import { cell, type Line } from "./clerk.ts";
import { keyed, type Team } from "./team.ts";
import type { Visits } from "./visits.ts";

const APPLICATION = "在宅医同行研修申込書";

export class Rounds {
  private readonly applicants: Applicants;
  /** What was answered, by what it is for. */
  private readonly answers = new Map<string, Answers>();

  constructor(
    private readonly team: Team,
    private readonly visits: Visits,
  ) {
    this.applicants = new Applicants(team.chance);
  }

  plan(): void {
    const { diary } = this.team;
    this.expect(this.applicants.first());
    diary.plan("2018-05-29 13:30", () => this.first());
    this.expect(this.applicants.stragglers());
    diary.plan("2018-05-31 15:08", () => this.again("again", 1, "summer"));
    diary.plan("2018-06-12 10:30", () => this.second());
    this.expect(this.applicants.summer());
    diary.plan("2018-08-21 13:30", () => this.round());
    this.expect(this.applicants.autumn());
    diary.plan("2018-10-16 13:30", () => this.ask());
    diary.plan("2018-10-23 13:30", () => this.askAgain());
    diary.plan("2018-10-30 13:30", () => this.afterAsking());
    this.expect(this.applicants.winter());
    for (let n = 0; n < SECONDS; n++)
      diary.plan(`2018-12-${14 + 4 * Math.floor(n / 4)} ${10 + (n % 4)}:15`, () =>
        this.again(`second ${n}`, n, "winter"),
      );
    diary.plan("2018-12-21 14:00", () => this.refuse());
    diary.plan("2019-01-08 10:30", () => this.exception());
    this.expect(this.applicants.march());
  }

  private expect(applications: readonly Application[]): void {
    for (const each of applications) this.team.diary.plan(each.at, () => this.take(each));
  }

  private take({ role, answers, event, route }: Application): void {
    this.answers.set(role, answers);
    if (route === undefined) {
      this.team.arrive(role, APPLICATION, answers, event);
      return;
    }
    this.team.clerk.open("受付 > 代理入力");
    this.team.enter({ form: "application", route, day: wareki(this.team.today), answers: written(answers) });
  }

  /** May: what the Form let pass and the office could not read is asked about first. */
  private first(): void {
    const { clerk } = this.team;
    clerk.elsewhere().click("受付 > 回答を取り込む");
    this.mend("bad address", "shibu@example.c0m", "shibu@example.com");
    clerk.click("受付 > 要確認を取り込む");
    this.onApplication("twice", { 人物判断: "同じ人" });
    this.onApplication("namesake", { 人物判断: "別の人" });
    this.onApplication("out of town", { 資格判断: "対象外とする", 資格判断の理由: "市外の病院のため（電話で確認）" });
    this.onApplication("wrong class", { 対象区分: "看護師" });
    clerk.click("受付 > 確認と審査を反映する");
    clerk.click("マッチング > 提案を作る");
    this.judgeFirst();
    this.decide();
  }

  private mend(role: string, wrong: string, right: string): void {
    const { clerk } = this.team;
    const key = { header: "回答ID", text: this.team.response(role) };
    const raw = cell(clerk.line("要確認", key.header, key.text), "元の内容");
    clerk.fill("要確認", key, { 修正欄: raw.replace(wrong, right), 処理: "取り込む" });
  }

  private onApplication(role: string, values: Record<string, string>): void {
    this.team.clerk.fill("申込者", { header: "回答ID", text: this.team.response(role) }, values);
  }

  /** All but two are adopted: the last is refused, the one before it is kept until a question is settled. */
  private judgeFirst(): void {
    const proposals = this.team.open("マッチング", "状態", "提案");
    const last = proposals.length - 1;
    proposals.forEach((line, index) => {
      if (index === last) this.judge(line, { 判断: "見送り", 判断の理由: "指導医の都合により、別の指導医を探すため" });
      else if (index === last - 1) this.judge(line, { 判断: "固定", 判断の理由: "所属長の了解を待つため" });
      else this.judge(line, { 判断: "採用" });
    });
  }

  private judge(line: Line, values: Record<string, string>): void {
    this.team.clerk.fill("マッチング", keyed("案件番号", line), values);
  }

  private decide(): void {
    this.team.clerk.elsewhere().click("マッチング > 決定する");
    this.team.issue();
    this.visits.follow();
  }

  /** Every proposal that may be adopted is. */
  private round(): void {
    this.team.clerk.elsewhere().click("受付 > 確認と審査を反映する");
    this.team.clerk.click("マッチング > 提案を作る");
    for (const line of this.team.open("マッチング", "状態", "提案")) this.judge(line, { 判断: "採用" });
    this.decide();
  }

  /** June: one withdraws who has waited; those who are out of scope or wait are told. */
  private second(): void {
    const { clerk } = this.team;
    this.mend("bad number", "-5", "5");
    clerk.elsewhere().click("受付 > 要確認を取り込む");
    this.onApplication("other", { 資格判断: "対象外とする", 資格判断の理由: "今年度は医療職に限るため" });
    this.onApplication("again", { 人物判断: "同じ人" });
    const waiting = this.team.open("申込者", "状態", "選定待ち").at(-1);
    clerk.fill("申込者", keyed("受付番号", waiting), {
      取下げ: "はい",
      取下げの理由: "都合がつかなくなったため（電話）",
    });
    this.round();
    this.tellThoseWho("対象外", "選定待ち");
  }

  private tellThoseWho(...states: readonly string[]): void {
    const keys = states
      .flatMap((state) => this.team.open("申込者", "状態", state))
      .map((line) => cell(line, "受付番号"));
    if (keys.length === 0) return;
    this.team.clerk.select("申込者", "受付番号", keys).click("通知 > 待機・不決定の通知を起こす");
    this.team.issue();
  }

  /** October: instructors are asked before each decision (A12). */
  private ask(): void {
    const { clerk } = this.team;
    clerk.setting("個別の受入確認", "する");
    clerk.elsewhere().click("受付 > 確認と審査を反映する");
    clerk.click("マッチング > 提案を作る");
    this.askHosts();
  }

  private askHosts(): void {
    const { clerk, diary } = this.team;
    clerk.elsewhere().click("マッチング > 受入確認を依頼する");
    this.team.wait();
    const asked = this.team.open("マッチング", "受入確認", "依頼中").map((line) => cell(line, "案件番号"));
    diary.plan(`${this.team.today} 16:40`, () => asked.forEach((caseId, n) => this.reply(caseId, n)));
  }

  /** One says no, and one without an address is asked by telephone. */
  private reply(caseId: string, n: number): void {
    const { post, clerk } = this.team;
    const line = clerk.line("マッチング", "案件番号", caseId);
    if (cell(line, "受入確認") !== "依頼中") return;
    const host = clerk.line("指導医", "指導医番号", cell(line, "指導医番号"));
    const said = n === 1 && !this.refused ? "いいえ" : "はい";
    this.refused ||= said === "いいえ";
    const mail = post.about(cell(host, "メールアドレス"), "受入れについて", caseId);
    if (mail) {
      post.answer(post.link(mail, "回答書のフォーム"), {
        お答え: said,
        連絡事項: said === "いいえ" ? "その日は不在です" : "",
      });
      return;
    }
    clerk.open("受付 > 代理入力");
    const subject = `${caseId}/受入確認`;
    this.team.enter({ form: "reply", route: "電話", day: wareki(this.team.today), subject, answers: { お答え: said } });
  }
  private refused = false;

  private askAgain(): void {
    this.adoptAsked();
    this.team.clerk.elsewhere().click("マッチング > 提案を作る");
    if (this.team.open("マッチング", "状態", "提案").length > 0) this.askHosts();
  }

  private adoptAsked(): void {
    for (const line of this.team.open("マッチング", "受入確認", "可"))
      if (cell(line, "状態") === "提案") this.judge(line, { 判断: "採用" });
    this.decide();
  }

  private afterAsking(): void {
    if (this.team.open("マッチング", "状態", "提案").length > 0) this.adoptAsked();
    this.team.clerk.setting("個別の受入確認", "しない");
  }

  /** The n-th of those whose training is decided or done applies once more. */
  private again(role: string, n: number, weeks: "summer" | "winter"): void {
    const decided = new Set(
      this.team.clerk
        .lines("マッチング")
        .filter((line) => ["決定", "日程確定", "実施済", "報告済", "支払済"].includes(cell(line, "状態")))
        .map((line) => cell(line, "受付番号")),
    );
    const lines = this.team.clerk.lines("申込者").filter((line) => decided.has(cell(line, "受付番号")));
    const known = lines.flatMap((line) =>
      [...this.answers].filter(([each]) => this.team.is(each, cell(line, "回答ID"))),
    );
    const [, answers] = known[n] ?? [];
    if (answers === undefined) throw new Error(`fewer than ${n + 1} were decided`);
    this.team.arrive(role, APPLICATION, this.applicants.again(answers, weeks), role === "again" ? "blank" : "sound");
  }

  /** December: whoever has had a training this year waits for the count of 1 January. */
  private refuse(): void {
    for (let n = 0; n < SECONDS; n++) this.onApplication(`second ${n}`, { 人物判断: "同じ人" });
    this.team.clerk.elsewhere().click("受付 > 確認と審査を反映する");
  }

  /** January: first ones first, then second ones until the planned number is reached; the others stay where they were (R40). */
  private exception(): void {
    this.round();
    this.team.clerk.elsewhere().click("受付 > 確認と審査を反映する");
    this.tellThoseWho("年度内受講済");
  }
}

/** How many wish for a second training. */
const SECONDS = 7;
