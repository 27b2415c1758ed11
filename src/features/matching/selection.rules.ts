/**
 * 選定理由: three lines that anyone at the office can check against the sheets. They name no other applicant and no
 * other applicant's rank.
 */
import { wareki } from "../../core/calendar.ts";
import type { FitRule, PeopleRule } from "./order.rules.ts";
import { isWished, themesMet, type Option } from "./pairs.rules.ts";
import type { Policy } from "./policy.rules.ts";
import { halfText } from "./words.rules.ts";

/** How the host stands once the whole run is counted. */
export interface Load {
  /** Live cases of the year. */
  readonly decided: number;
  /** Proposals and judged pairs that are not decided yet, this one included. */
  readonly planned: number;
}

/** Why this pair, for a proposal of a run. */
export function selectionReason(option: Option, load: Load, policy: Policy): string {
  return [possible(option), fit(option, load), order(option, policy)].join("\n");
}

/** Why this pair, where staff had one application served before all others. */
export function nowReason(option: Option, load: Load, policy: Policy): string {
  const [standing, rule] = [standingText(option, policy), rulesText(policy)];
  return [possible(option), fit(option, load), `${standing}。この申込みを先に組むことにし、${rule}`].join("\n");
}

/** Why this pair, where staff named the instructor themselves. */
export function changeReason(option: Option, load: Load, reason: string): string {
  return [possible(option), fit(option, load), `職員の判断により指導医を変更しました（判断の理由：${reason}）`].join(
    "\n",
  );
}

function possible({ seeker, at, shared }: Option): string {
  const rank = seeker.wishes.get(at) ?? 0;
  return `候補日：${halfText(at)}（第${rank}希望）。希望と受入れが重なる半日は${shared}個で、${seeker.row.profession}は受入職種です`;
}

function fit(option: Option, load: Load): string {
  return [themes(option), block(option), ride(option), wished(option), burden(option, load)]
    .filter((part) => part !== "")
    .join("。");
}

function themes({ seeker, host }: Option): string {
  const asked = new Set(seeker.row.themes).size;
  const met = themesMet(seeker, host);
  if (asked === 0) return "テーマ：希望なし";
  return `テーマ：希望${asked}つのうち${met.length}つ${met.length === 0 ? "" : `（${met.join("、")}）`}`;
}

function block({ seeker, host }: Option): string {
  if (seeker.row.blocks.length === 0) return "ブロック：希望なし";
  if (host.block === "") return "ブロック：指導医のブロックが未記入";
  return `ブロック：${seeker.row.blocks.includes(host.block) ? "希望どおり" : "希望と異なる"}（${host.block}）`;
}

function ride({ seeker, host }: Option): string {
  if (seeker.row.transport !== "公共交通機関" || host.ride === undefined) return "";
  return `移動：公共交通機関、車への同乗は${host.ride ? "できる" : "できない"}`;
}

function wished({ seeker, host }: Option): string {
  if (seeker.wishedName === "") return "";
  return `希望指導医：${isWished(seeker, host) ? "希望どおり" : "希望と異なる"}`;
}

function burden({ host }: Option, { decided, planned }: Load): string {
  return `負担：今年度は決定済み${decided}人、提案中${planned}人（年上限${host.yearLimit}人）`;
}

const order = (option: Option, policy: Policy): string => `${standingText(option, policy)}。${rulesText(policy)}`;

function standingText({ seeker }: Option, policy: Policy): string {
  const name = seeker.row.applicantClass;
  const place = policy.priorityOrder.findIndex((each) => each === name) + 1;
  const standing = [
    ...timesText(seeker, policy),
    name === "" ? "対象区分は空" : `対象区分は${name}（${place === 0 ? "優先順の定めなし" : `優先順${place}番目`}）`,
    `待機${seeker.waitingDays}日`,
  ].join("、");
  return `順：${standing}`;
}

/** Whether it is the first visit of all, and, while the exception of R40 is in force, of this year. */
function timesText({ first, again }: Option["seeker"], { exception }: Policy): string[] {
  if (again) return ["今年度2回目"];
  return [...(exception === undefined ? [] : ["今年度が初めて"]), first ? "受講は初めて" : "受講の記録あり"];
}

/** What the run did, in the order that the settings give (人の優先の順、組合せの優先の順、留保). */
function rulesText({ peopleOrder, fitOrder, reserve, exception }: Policy): string {
  const people = peopleOrder.map((rule) => PEOPLE_WORDS[rule]).join("、");
  const fit = fitOrder.map((rule) => FIT_WORDS[rule]).join("、");
  const kept =
    reserve === undefined
      ? ""
      : `、年上限の合計の${reserve.share}%を${reserve.for}のために${wareki(reserve.until)}まで留保して`;
  const again =
    exception === undefined
      ? ""
      : `、今年度2回目の人は実施予定数${exception.planned}件までとし、今年度が初めての人を先に`;
  return `決定済みと判断済みの案件を動かさずに${kept}${again}、決まる人数を最も多くし、次に${people}の順に優先し、${fit}の順に小さくした組合せです`;
}

const PEOPLE_WORDS: Readonly<Record<PeopleRule, string>> = {
  初めての受講: "初めての人",
  対象区分: "対象区分",
  待機日数: "待機日数",
};
const FIT_WORDS: Readonly<Record<FitRule, string>> = {
  希望との違い: "希望との違い",
  負担の平準化: "負担の偏り",
  合う日の余裕: "合う日の少なさ",
};
