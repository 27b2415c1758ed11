/** The office of the story: its two people, its diary, its post, and the ways in which work goes through it. */
import { wareki, dayOf, momentOf, type Day } from "../../src/core/calendar.ts";
import type { Delivery, Office } from "../../src/workspace/office.ts";
import type { Answers } from "../../src/workspace/shared.ts";
import type { Chance } from "./chance.ts";
import { cell, Clerk, type Line } from "./clerk.ts";
import { Diary } from "./diary.ts";
import { typedPaper, type Paper } from "./paper.ts";
import { Post } from "./post.ts";

export const OFFICE = "office@example.jp";
export const CLERK = "clerk@example.jp";

export class Team {
  readonly owner: Clerk;
  readonly clerk: Clerk;
  readonly diary: Diary;
  readonly post: Post;
  /** Response ids by what they are for. */
  private readonly sent = new Map<string, string>();
  private papers = 0;

  constructor(
    readonly office: Office,
    readonly chance: Chance,
  ) {
    this.owner = new Clerk(office, OFFICE);
    this.clerk = new Clerk(office, CLERK);
    this.diary = new Diary(office);
    this.post = new Post(office);
  }

  get today(): Day {
    return dayOf(this.office.now);
  }
  get minute(): string {
    return momentOf(this.office.now).slice(0, 16);
  }

  /** An answer to a Form arrives. */
  arrive(role: string, form: string, answers: Answers, event: Delivery = "sound"): void {
    this.remember(role, this.office.submit(form, answers, { event }));
  }

  remember(role: string, responseId: string): void {
    this.sent.set(role, responseId);
  }

  response(role: string): string {
    const id = this.sent.get(role);
    if (id === undefined) throw new Error(`${role} sent nothing`);
    return id;
  }

  is(role: string, responseId: string): boolean {
    return this.sent.get(role) === responseId;
  }

  /** A clerk types in a paper, or what was said on the telephone; answers the number that it got. */
  enter(paper: Paper): string {
    this.papers += 1;
    const { reply } = this.clerk.send("proxySubmit", typedPaper(this.office, paper, this.papers)) as {
      reply?: { place?: string };
    };
    return reply?.place ?? "";
  }

  /** What is queued goes out: a clerk's click is taken up by the office account's clock, mail after 送信待ち. */
  wait(): void {
    this.office.advance("30m");
  }

  /** Drafts go up to the head of section, come back approved, are numbered, made and mailed; what has no address is posted. */
  issue(): void {
    this.approve();
    this.clerk.elsewhere().click("通知 > 文書を作ってメールで送る");
    this.wait();
    this.dispatch();
  }

  approve(): void {
    this.clerk.elsewhere().click("決裁 > 決裁に回す");
    this.wait();
    for (const line of this.open("通知", "決裁", "決裁待ち"))
      if (cell(line, "種類") === "受講証明書")
        this.clerk.fill("通知", keyed("通知番号", line), { 医師会確認日: wareki(this.today) });
    this.clerk.elsewhere().click("決裁 > 決裁済にする", `${wareki(this.today)} 課長`);
  }

  /** What does not go by mail is printed as one, put into envelopes, and noted once it is in the post. */
  private dispatch(): void {
    const waiting = this.clerk
      .lines("通知")
      .filter((line) => cell(line, "状態") === "作成済" && cell(line, "発送簿番号") === "");
    if (waiting.length === 0) return;
    this.clerk.elsewhere().click("通知 > 発送簿を作る");
    this.wait();
    this.clerk.elsewhere().click("通知 > 発送済にする", wareki(this.today));
  }

  /** Lines of a sheet that say this. */
  open(sheet: string, header: string, text: string): Line[] {
    return this.clerk.lines(sheet).filter((line) => cell(line, header) === text);
  }
}

export const keyed = (header: string, line: Line | undefined): { header: string; text: string } => ({
  header,
  text: cell(line, header),
});
