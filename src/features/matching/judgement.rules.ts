/** What staff judged in the sheet (判断), whether it can be done, and why not. Pure. */
import { halfDay } from "../../core/halfday.ts";
import { cases, type Case } from "../../tables/cases.ts";
import { place, seated } from "./claim-seats.rules.ts";
import { isClaim, problem, remedyFor, strength, type Claim, type Judged } from "./claims.rules.ts";
import { askText, decidedOrAsked, isAsked } from "./host-ask.rules.ts";
import { begun, blocksAt, optionsAt, type Desk } from "./desk.rules.ts";
import type { Seeker } from "./seekers.rules.ts";
import { halfText } from "./words.rules.ts";

/** One answer a row, in the order of the desk's open rows. */
export function judge(desk: Desk): Judged[] {
  const first = desk.open.map((row) => judgeAlone(desk, row));
  const once = onePerPerson(desk, first.filter(isClaim).sort(byStrength));
  const claims = once.filter(isClaim);
  const placed = place(desk, claims);
  const judged = [...first, ...once].filter((each): each is Judged => !isClaim(each));
  const answers = [...judged, ...claims.map((claim) => seated(desk, claim, placed))];
  const byCase = new Map(answers.map((each) => [each.row.caseId, each]));
  return desk.open.flatMap((row) => byCase.get(row.caseId) ?? []);
}

function judgeAlone(desk: Desk, row: Case): Claim | Judged {
  const seeker = desk.seekerById.get(row.applicationId);
  if (!seeker || row.fiscalYear !== desk.policy.fiscalYear) return judgeAbsent(desk, row);
  if (begun(seeker.row, desk.history) && (row.verdict === "" || row.verdict === "固定"))
    return problem(
      row,
      "決定の途中で止まっています",
      "「採用」か「見送り」を選び、「決定する」をもう一度実行してください",
    );
  if (row.verdict === "" && !isAsked(row)) return { row, kind: "none", text: "" };
  if (row.verdict !== "採用" && row.verdict !== "" && row.verdictReason === "")
    return problem(
      row,
      `「${row.verdict}」には理由が必要です`,
      "理由を書いてください",
      cases.columns.verdictReason.header,
    );
  if (row.verdict !== "変更" && row.state !== "提案" && row.verdict !== "")
    return problem(
      row,
      "未成立の行には、判断する組合せがありません",
      "判断を消すか、「変更」を選んで変更先の指導医番号を書いてください",
    );
  if (row.verdict === "見送り") return { row, kind: "refuse", text: REFUSING };
  const other = desk.history.served.get(seeker.person);
  if (other !== undefined && desk.policy.exception === undefined)
    return problem(row, `この人には今年度の案件 ${other} があります（年度に1回、R39）`, remedyFor(row));
  return row.verdict === "変更" ? judgeChange(desk, row, seeker) : judgePair(desk, row, seeker);
}

const REFUSING = "見送りにできます（「決定する」か次の「提案を作る」で見送りになり、この組合せは二度と提案しません）";

/** A row whose application is not among those that wait: unjudged ones are left to the next run. */
function judgeAbsent(desk: Desk, row: Case): Judged {
  if (row.verdict === "") return { row, kind: "none", text: "" };
  const { fiscalYear } = desk.policy;
  if (row.fiscalYear !== fiscalYear)
    return problem(
      row,
      `${row.fiscalYear ?? ""}年度の案件です（いまは${fiscalYear}年度）`,
      "判断を消すか、設定シートの「年度」を確かめてください",
    );
  const applicant = desk.applicants.get(row.applicationId);
  if (!applicant)
    return problem(row, `受付番号 ${row.applicationId} の申込みがありません`, "申込者シートを確かめてください");
  const state = applicant.withdrawn ? "取下げの印があり" : `「${applicant.state}」で`;
  return problem(
    row,
    `申込みは${state}、選定を待っていません`,
    "判断を消してください。次の「提案を作る」で失効にします",
  );
}

/** 採用, 固定, and a pair whose instructor was asked: the very pair and half-day of the row, checked as if it were proposed now. */
function judgePair(desk: Desk, row: Case, seeker: Seeker): Claim | Judged {
  const host = desk.roster.byId.get(row.instructorId);
  if (!host)
    return problem(
      row,
      `指導医 ${row.instructorId} は${desk.roster.absent.get(row.instructorId) ?? "指導医シートにありません"}`,
      remedyFor(row),
    );
  const blocks = blocksAt(desk, seeker, host);
  if (blocks.length > 0) return problem(row, `この組合せはできません（${blocks.join("、")}）`, remedyFor(row));
  const at = row.day === "" || row.half === "" ? "" : halfDay(row.day, row.half);
  const options = optionsAt(desk, seeker, host).filter((option) => option.at === at);
  if (options.length === 0)
    return problem(
      row,
      at === "" ? "候補日が空です" : `${halfText(at)}は、いまは希望と受入れが重なりません`,
      remedyFor(row),
    );
  const asked = askText(row, desk.policy);
  if (row.verdict === "") return { row, kind: "asked", seeker, options, text: asked };
  if (row.verdict === "固定")
    return {
      row,
      kind: "keep",
      seeker,
      options,
      text: ["次の提案でも動かしません（「決定する」では決定しません）", asked]
        .filter((part) => part !== "")
        .join("。"),
    };
  return { row, ...decidedOrAsked(desk, row, seeker, host.id, "このまま決定できます"), seeker, options };
}

/** 変更: any half-day that suits both; 同一医療機関 may be overruled with a reason (A19), nothing else. */
function judgeChange(desk: Desk, row: Case, seeker: Seeker): Claim | Judged {
  const column = cases.columns.otherInstructor.header;
  const id = row.otherInstructor;
  if (id === "") return problem(row, "変更先が空です", "変更先の指導医番号を書いてください", column);
  if (!desk.roster.known.has(id))
    return problem(row, `指導医番号 ${id} は指導医シートにありません`, "番号を確かめて直してください", column);
  const host = desk.roster.byId.get(id);
  if (!host)
    return problem(row, `指導医 ${id} は${desk.roster.absent.get(id) ?? ""}`, "別の指導医番号を書いてください", column);
  const blocks = blocksAt(desk, seeker, host);
  const hard = blocks.filter((block) => block !== "同一医療機関");
  if (hard.length > 0)
    return problem(
      row,
      `${host.name}との組合せはできません（${hard.join("、")}）`,
      "別の指導医番号を書いてください",
      column,
    );
  const options = optionsAt(desk, seeker, host);
  if (options.length === 0)
    return problem(
      row,
      `${host.name}の受入れと希望が重なる半日がありません`,
      "別の指導医番号を書くか、申込者か受入可能日の日程を直してください",
      column,
    );
  const overruled = blocks.length > 0 ? "（同一医療機関ですが、書かれた理由により認めます）" : "";
  const text = `${host.name}へ変更して決定できます${overruled}`;
  return { row, ...decidedOrAsked(desk, row, seeker, id, text), seeker, options };
}

/** Decisions begun before an interruption first, then pairs that staff saw as they are, then changes; then reception. */
function byStrength(a: Claim | Judged, b: Claim | Judged): number {
  return strength(a.row, a) - strength(b.row, b) || (a.row.caseId < b.row.caseId ? -1 : 1);
}

/** Nobody twice a year (R39), nor twice in one batch under the exception. Claims come strongest first. */
function onePerPerson({ policy }: Desk, claims: readonly (Claim | Judged)[]): (Claim | Judged)[] {
  const rule = policy.exception === undefined ? "年度に1回、R39" : "一度に決定するのは、1人に1件です";
  const holder = new Map<string, string>();
  return claims.map((claim) => {
    if (!isClaim(claim)) return claim;
    const earlier = holder.get(claim.seeker.person);
    if (earlier === undefined) {
      holder.set(claim.seeker.person, claim.row.caseId);
      return claim;
    }
    return problem(
      claim.row,
      `同じ人の案件 ${earlier} にも判断があります（${rule}）`,
      "どちらかの判断を消してください",
    );
  });
}
