/** Three days at the office in 平成30年度, from the first setup to the second round of letters. */
import type { Office } from "../../src/workspace/office.ts";
import { acceptances } from "./acceptances.ts";
import { applications, type Applications } from "./applications.ts";
import type { Arrival } from "./arrival.ts";
import { Chance } from "./chance.ts";
import { cell, Clerk, type Line } from "./clerk.ts";
import { typedPaper } from "./paper.ts";

export const OFFICE = "office@example.jp";
const CLERK = "clerk@example.jp";
/** The morning of the first day. */
export const FIRST_MORNING = "2018-05-30T09:00:00+09:00";

export function tell(office: Office, seed: number): void {
  const story = new Story(office, applications(new Chance(seed)));
  story.setUp();
  story.arrive(acceptances());
  story.arrive(story.applications.first);
  story.firstRound();
  story.arrive(story.applications.second(story.answersOfDecided()));
  story.secondRound();
}

class Story {
  private readonly owner: Clerk;
  private readonly clerk: Clerk;
  /** Response ids by what they are for. */
  private readonly sent = new Map<string, string>();

  constructor(
    private readonly office: Office,
    readonly applications: Applications,
  ) {
    this.owner = new Clerk(office, OFFICE);
    this.clerk = new Clerk(office, CLERK);
  }

  /** The office account sets up the sample, names a colleague, and lets setup share the folders. */
  setUp(): void {
    this.office.as(OFFICE).answer({ button: "OK", text: "1" });
    this.owner.click("初期設定");
    this.office.addEditor(CLERK);
    this.office.services.sheets.clerk.addRow(
      "職員",
      { メールアドレス: CLERK, 氏名: "例示 花子", 役割: "担当", 在職: "はい" },
      OFFICE,
    );
    this.owner.fill("設定", { header: "項目", text: "時計の間隔（分）" }, { 値: "10" });
    this.owner.click("初期設定");
  }

  arrive(arrivals: readonly Arrival[]): void {
    for (const { role, form, at, answers, event = "sound" } of arrivals) {
      this.waitUntil(at);
      this.sent.set(role, this.office.submit(form, answers, { event }));
    }
  }

  firstRound(): void {
    this.waitUntil("2018-05-31T13:30:00+09:00");
    this.clerk.click("受付", "回答を取り込む");
    this.office.advance("10m");
    this.mendReviews();
    this.judgeApplications();
    this.clerk.click("受付", "確認と審査を反映する");
    this.clerk.click("マッチング", "提案を作る");
    this.judgeProposals();
    this.decideAndSend("平成30年5月31日");
  }

  /** What the Form let pass and the office could not read: one is asked by telephone, one waits for an answer. */
  private mendReviews(): void {
    this.mend("bad address", "shibu@example.c0m", "shibu@example.com");
    this.mend("髙橋 例示", "お盆のころ", "2018/8/11〜2018/8/16");
    this.clerk.click("受付", "要確認を取り込む");
  }

  private mend(role: string, wrong: string, right: string): void {
    const key = { header: "回答ID", text: this.response(role) };
    const raw = cell(this.clerk.line("要確認", key.header, key.text), "元の内容");
    this.clerk.fill("要確認", key, { 修正欄: raw.replace(wrong, right), 処理: "取り込む" });
  }

  /** One person who sent twice, one namesake, one hospital out of town, one class chosen wrongly; one waits. */
  private judgeApplications(): void {
    this.onApplication("twice", { 人物判断: "同じ人" });
    this.onApplication("namesake", { 人物判断: "別の人" });
    this.onApplication("out of town", { 資格判断: "対象外とする", 資格判断の理由: "市外の病院のため（電話で確認）" });
    this.onApplication("wrong class", { 対象区分: "看護師" });
  }

  private onApplication(role: string, values: Record<string, string>): void {
    this.clerk.fill("申込者", { header: "回答ID", text: this.response(role) }, values);
  }

  /** All but two are adopted: the last is refused, the one before it is kept until a question is settled. */
  private judgeProposals(): void {
    const proposals = this.open("提案");
    const last = proposals.length - 1;
    proposals.forEach((line, index) => {
      if (index === last) this.judge(line, { 判断: "見送り", 判断の理由: "指導医の都合により、別の指導医を探すため" });
      else if (index === last - 1) this.judge(line, { 判断: "固定", 判断の理由: "所属長の了解を待つため" });
      else this.judge(line, { 判断: "採用" });
    });
  }

  private judge(line: Line, values: Record<string, string>): void {
    this.clerk.fill("マッチング", { header: "案件番号", text: cell(line, "案件番号") }, values);
  }

  /**
   * Nothing leaves before 決裁. A clerk's click puts the letters in the queue; after 送信待ち the office account's clock
   * makes and sends them.
   */
  private decideAndSend(approvedOn: string): void {
    this.clerk.click("マッチング", "決定する");
    this.clerk.click("決裁", "決裁に回す");
    this.office.advance("30m");
    this.clerk.write(`${approvedOn} 課長`, "決裁", "決裁済にする");
    this.clerk.click("通知", "文書を作ってメールで送る");
    this.office.advance("30m");
  }

  /** One applied on paper and has no e-mail address: a clerk types it in as it was received. */
  private enterPaper(): void {
    this.clerk.send("proxySubmit", typedPaper(this.office, this.applications.paper));
  }

  /** What does not go by mail is printed as one, and noted once it is in the post. */
  private post(on: string): void {
    this.clerk.click("通知", "発送簿を作る");
    this.office.advance("30m");
    this.clerk.write(on, "通知", "発送済にする");
  }

  secondRound(): void {
    this.waitUntil("2018-06-01T10:30:00+09:00");
    this.enterPaper();
    this.onApplication("again", { 人物判断: "同じ人" });
    this.clerk.click("受付", "確認と審査を反映する");
    this.clerk.click("マッチング", "提案を作る");
    for (const line of this.open("提案")) this.judge(line, { 判断: "採用" });
    this.decideAndSend("平成30年6月1日");
    this.post("平成30年6月1日");
  }

  /** What the first decided applicant answered: the same person applies again. */
  answersOfDecided(): Arrival["answers"] {
    const decided = new Set(this.open("決定").map((line) => cell(line, "受付番号")));
    const first = this.clerk.lines("申込者").find((line) => decided.has(cell(line, "受付番号")));
    const role = [...this.sent].find(([, id]) => id === cell(first, "回答ID"))?.[0];
    const arrival = this.applications.first.find((one) => one.role === role);
    if (!arrival) throw new Error("nobody was decided in the first round");
    return arrival.answers;
  }

  private open(state: string): Line[] {
    return this.clerk.lines("マッチング").filter((line) => cell(line, "状態") === state);
  }

  private response(role: string): string {
    const id = this.sent.get(role);
    if (id === undefined) throw new Error(`${role} sent nothing`);
    return id;
  }

  private waitUntil(at: string): void {
    const gap = Date.parse(at) - this.office.now;
    if (gap > 0) this.office.advance(gap);
  }
}
