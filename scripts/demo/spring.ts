/** April and May 2018: the office is set up, the association names instructors and tells its members, doctors accept. */
import type { Answers } from "../../src/workspace/shared.ts";
import { cell } from "./clerk.ts";
import {
  BUSY,
  DECLINES,
  emailOf,
  LATE,
  listed,
  ON_PAPER,
  pastedList,
  RECOMMENDED,
  TERMS,
  type Terms,
} from "./doctors.ts";
import { CLERK, keyed, OFFICE, type Team } from "./team.ts";

/** 実施予定数 of the year (R40). */
export const PLANNED = 40;
/** Yen for one trainee; an example, the city decides (A16). */
export const FEE = 15_000;

const ASSOCIATION = "office@ishikai.example.jp";
const WEEK = ["月", "火", "水", "木", "金", "土"];

export function spring(team: Team): void {
  const { diary, clerk } = team;
  diary.plan("2018-04-02 09:00", () => setUp(team));
  diary.plan("2018-04-03 10:00", () => {
    clerk.elsewhere();
    for (const item of ["推薦を依頼する", "会員への周知を依頼する", "病院に案内を送る"])
      clerk.click(`指導医 > ${item}`, "");
    team.issue();
  });
  diary.plan("2018-04-19 11:20", () => recommend(team));
  diary.plan("2018-04-20 10:00", () => takeOver(team));
  diary.plan("2018-04-23 14:00", () => tellMembers(team));
  diary.plan("2018-05-11 10:00", () => askAbout(team));
  diary.plan("2018-04-23 10:30", () => {
    clerk.elsewhere().click("指導医 > 就任を依頼する", "");
    team.issue();
  });
  accept(team);
}

/** The office account sets up the sample, names a colleague, and lets setup share the folders; then they fill in what is theirs. */
function setUp({ office, owner }: Team): void {
  owner.click("初期設定", "1");
  office.addEditor(CLERK);
  owner.add("職員", { メールアドレス: CLERK, 氏名: "例示 花子", 役割: "担当", 在職: "はい" });
  owner.setting("時計の間隔（分）", "10");
  owner.setting("実施予定数", String(PLANNED));
  owner.fill("謝礼単価", { header: "単価番号", text: "単-1" }, { "単価（円）": String(FEE) });
  owner.click("初期設定");
  office.as(OFFICE).reload();
  for (const line of owner.lines("指導医")) creditor(owner, cell(line, "指導医番号"));
}

/** The number under which the city's accountants know a payee. Bank accounts are kept by them alone. */
function creditor(owner: Team["owner"], id: string): void {
  owner.fill("指導医", { header: "指導医番号", text: id }, { 債権者番号: `債${id.slice(-4)}` });
}

/** By the link of the letter, five to a Form. */
function recommend({ post }: Team): void {
  const answers: Answers = {};
  RECOMMENDED.forEach(([kind, { name, kana, facility }], n) => {
    const phone = name === BUSY ? "046-000-0191" : kind === "新しく推薦する" ? `046-000-020${n}` : "";
    Object.assign(answers, {
      [`推薦の区分（${n + 1}）`]: kind,
      [`医師の氏名（${n + 1}）`]: name,
      [`医師のふりがな（${n + 1}）`]: kana,
      [`医療機関名（${n + 1}）`]: facility,
      [`電話（${n + 1}）`]: phone,
    });
  });
  post.answer(post.link(post.mail(ASSOCIATION, "推薦について"), "https://"), answers);
}

/** The rest comes as a list, which a clerk pastes; then all is taken over, and addresses are asked for by telephone. */
function takeOver({ clerk, owner }: Team): void {
  clerk.open("受付 > 名簿を貼り付ける");
  const paste = { kind: "instructors", text: pastedList(), day: "", consented: false };
  const { value } = clerk.send("pastePreview", paste) as { value: Preview };
  const ids = value.lines.filter(({ verdict, again }) => verdict === "取り込む" || again).map(({ id }) => id);
  clerk.send("pasteTakeIn", { ...paste, digest: value.digest, ids });
  clerk.elsewhere().click("指導医 > 推薦を反映する");
  for (const line of clerk.lines("指導医").slice(8)) {
    const id = cell(line, "指導医番号");
    creditor(owner, id);
    const terms = TERMS.find((each) => listed(each) === cell(line, "氏名"));
    if (terms && terms.name !== ON_PAPER && cell(line, "メールアドレス") === "")
      clerk.fill(
        "指導医",
        { header: "指導医番号", text: id },
        { ...home(Number(id.slice(-2))), メールアドレス: emailOf(terms) },
      );
  }
}

interface Preview {
  digest: string;
  lines: { id: string; verdict: string; again?: boolean }[];
}

const home = (n: number) => ({ 郵便番号: `238-04${String(n).padStart(2, "0")}`, 所在地: `横須賀市例示${n}-1` });

function tellMembers({ post }: Team): void {
  post.answer(post.link(post.mail(ASSOCIATION, "会員"), "https://"), {
    連絡の種類: "会員への周知を行った",
    行った日: "2018-04-23",
    知らせた人数: "320",
    方法: "会報とメール",
    連絡者: "例示 会子",
  });
}

const ANSWERED = ["2018-04-25", "2018-05-01", "2018-05-08"];

/** One after another; one event is lost, one comes twice. */
function accept(team: Team): void {
  TERMS.forEach((terms, n) => {
    const day = terms.name === LATE ? "2018-05-22" : (ANSWERED[Math.floor(n / 5)] ?? "");
    const at = `${day} ${10 + (n % 5)}:12`;
    if (terms.name === ON_PAPER) team.diary.plan(at, () => onPaper(team, terms));
    else
      team.diary.plan(at, () => {
        const link = team.post.link(team.post.mail(addressOf(team, terms), "指導医"), "https://");
        const event = n === 2 ? "lost" : n === 4 ? "doubled" : "sound";
        team.remember(terms.name, team.post.answer(link, answersOf(terms), event));
      });
  });
}

/** What one wrote is no span of days; a clerk asks by telephone. From then on the two look at the panel, and not at the daily list. */
function askAbout(team: Team): void {
  const { clerk, owner } = team;
  const key = { header: "回答ID", text: team.response("髙橋 例示") };
  const raw = cell(clerk.line("要確認", key.header, key.text), "元の内容");
  clerk.fill("要確認", key, { 修正欄: raw.replace("お盆のころ", "2018/8/11〜2018/8/16"), 処理: "取り込む" });
  clerk.elsewhere().click("受付 > 要確認を取り込む");
  owner.setting("職員への一覧", "送らない");
  for (const line of team.open("年度委嘱", "支払先区分", "法人"))
    owner.fill("指導医", keyed("指導医番号", line), {
      支払先の名称: `医療法人社団 ${cell(line, "指導医氏名").split(" ")[1] ?? ""}会`,
    });
}

function addressOf({ clerk }: Team, terms: Terms): string {
  const line = clerk.lines("指導医").find((each) => cell(each, "氏名") === listed(terms));
  return cell(line, "メールアドレス");
}

function onPaper(team: Team, terms: Terms): void {
  team.clerk.open("受付 > 代理入力");
  const answers = Object.entries(answersOf(terms)).map(([title, given]): [string, string] => [
    title,
    title === "受入可能曜日"
      ? terms.weekly.join("、")
      : typeof given === "string"
        ? given
        : (given as string[]).join("、"),
  ]);
  const filled = Object.fromEntries(answers.filter(([, text]) => text !== ""));
  team.enter({ form: "acceptance", route: "郵送", day: "平成30年5月8日", answers: filled });
}

function answersOf(terms: Terms): Answers {
  const dates = Object.fromEntries(
    (terms.dates ?? []).flatMap(([day, period], index) => [
      [`受入可能日（${index + 1}）`, day],
      [`受入可能日の時間帯（${index + 1}）`, period],
    ]),
  );
  return {
    氏名: terms.name,
    ふりがな: terms.kana,
    医療機関名: terms.facility,
    承諾: terms.name === DECLINES ? "辞退する" : "承諾する",
    受入職種: [...terms.professions],
    テーマ: [...terms.themes],
    年上限: terms.yearLimit,
    月上限: terms.monthLimit ?? "",
    同時受入人数: terms.atOnce ?? "",
    受入可能曜日: WEEK.map((day) => ["午前", "午後"].filter((half) => terms.weekly.includes(`${day}${half}`))),
    ...dates,
    不可期間: terms.closed ?? "",
    集合場所: `${terms.facility}の受付`,
    車への同乗: terms.ride ?? "できる",
    患者同意の取得方法: "口頭と書面",
    連絡方法: "どちらでもよい",
    支払先区分: terms.payee ?? "個人",
    指導医の確認: ["同意します"],
  };
}
