/** What a 選定理由 says of one who got nobody, counted again. */
import { choicesOf } from "./everything.ts";
import {
  blocked,
  codeOf,
  contend,
  count,
  fullBefore,
  leftOfNumber,
  open,
  secondsProposed,
  standsBefore,
  waiting,
  type Claim,
} from "./claim.ts";
import { helps, measure } from "./measure.ts";
import { comesAgain, receivers, shared, wishes } from "./pencil.ts";

export const UNSERVED: readonly (readonly [RegExp, Claim])[] = [
  [/^未成立：/, (row) => `未成立：${codeOf(row)}`],
  [
    /^承諾：/,
    ({ sheets }) => {
      const inOffice = count(sheets.instructors, (each) => each.active);
      return `承諾：在任の指導医${inOffice}人のうち、今年度の受入れを承諾した人は${receivers(sheets).length}人`;
    },
  ],
  [
    /^職種：/,
    ({ sheets, applicant }) => {
      const all = receivers(sheets);
      const takes = count(all, ({ terms }) => terms.professions.includes(applicant.profession));
      return `職種：${applicant.profession}を受け入れる指導医は${all.length}人中${takes}人`;
    },
  ],
  [
    /^組合せ：/,
    (row) => {
      const by = blocked(row);
      const parts = ["同一医療機関", "除外", "見送り済み"].flatMap((why) =>
        by.has(why) ? [`${why}${by.get(why)?.length ?? 0}人`] : [],
      );
      const takes = receivers(row.sheets).length - (by.get("職種対象外")?.length ?? 0);
      return `組合せ：${takes}人のうち${parts.join("、")}を除いて${open(row).length}人`;
    },
  ],
  [
    /^日程：/,
    (row) => {
      const dated = count(open(row), (host) => shared(row.sheets, row.applicant, host).length > 0);
      return `日程：希望の半日${wishes(row.applicant).length}つと受入れが重なる指導医は${open(row).length}人中${dated}人`;
    },
  ],
  [/^枠：/, (row) => `枠：希望に合う枠は${choicesOf(row.sheets, row.applicant).length}つ`],
  [
    /^うち決定済みと判断済みの案件で埋まった枠：.+$/,
    (row, [sentence = ""]) => {
      const limits = fullBefore(row);
      const told = [...sentence.matchAll(/(年上限|月上限|同時受入人数)(\d+)つ/g)].map(([, limit, n]) => [
        limit,
        Number(n),
      ]);
      const due = [...new Set(limits)].map((limit) => [limit, count(limits, (each) => each === limit)]);
      return JSON.stringify(told.sort()) === JSON.stringify(due.sort());
    },
  ],
  [/^空いた枠はありませんでした$/, (row) => fullBefore(row).length === choicesOf(row.sheets, row.applicant).length],
  [
    /^残りの枠は、順（初めての受講、対象区分、待機日数）が先か同じ申込みで埋まります$/,
    (row) => row.planned === undefined && standsBefore(row),
  ],
  [
    /^残りの枠は、順（今年度が初めて、初めての受講、対象区分、待機日数）が先か同じ申込みで埋まります$/,
    (row) => row.planned !== undefined && standsBefore(row),
  ],
  [
    /^枠は残っていますが、今年度の2回目の申込みを組めるのは、今年度が初めての人と合わせて実施予定数までです$/,
    (row) => comesAgain(row.sheets, row.applicant) && secondsProposed(row) === leftOfNumber(row),
  ],
  [
    /^争い：(\d+)人が、実施予定数までの残り(\d+)枠を争っています（(.+)）$/,
    (row, [, people, seats, names = ""]) => {
      const ids = names.split("、");
      const seconds = waiting(row).filter((each) => ids.includes(each.applicationId));
      return (
        ids.length === Number(people) &&
        ids.length > Number(seats) &&
        ids.includes(row.applicant.applicationId) &&
        seconds.every((each) => comesAgain(row.sheets, each) && choicesOf(row.sheets, each).length > 0) &&
        leftOfNumber(row) === Number(seats)
      );
    },
  ],
  [/^次の一手：取消があると枠が空きます$/, (row) => codeOf(row) === "予定数"],
  [/^そのときに、もう一度「提案を作る」を実行してください$/, (row) => codeOf(row) === "予定数"],
  [
    /^争い：(\d+)人が同じ(\d+)枠を争っています（(.+)）$/,
    (row, [, people, seats, names = ""]) => {
      const ids = names.split("、");
      return (
        ids.length === Number(people) &&
        ids.length > Number(seats) &&
        ids.includes(row.applicant.applicationId) &&
        contend(row, ids, Number(seats))
      );
    },
  ],
  [
    /^次の一手：希望日に次の半日のどれかが加わると組めます：(.+)$/,
    (row, [, days = ""]) =>
      days.split("、").every((words) => helps(row, measure(`希望日に${words}`, row) ?? ((same) => same))),
  ],
  [
    /^次の一手：次の2つがそろうと組めます：①(.+)、②(.+)$/,
    (row, [, one = "", other = ""]) => {
      const [first, second] = [measure(one, row), measure(other, row)];
      return first !== undefined && second !== undefined && helps(row, (sheets) => second(first(sheets)));
    },
  ],
  [
    /^次の一手：(.+)と組めます$/,
    (row, [, words = ""]) => {
      const change = measure(words, row);
      return change !== undefined && helps(row, change);
    },
  ],
  // That no two changes would do is tried out in remedy.test.ts, change by change.
  [
    /^(?:次の一手：)?希望日、除外、受入可能日、受入人数のうち2つまでを変えても、いま組めている人を外さずには組めません$/,
    (row) => ["上限到達", "枠の競合", "日程不一致", "組合せ不可"].includes(codeOf(row)),
  ],
  [/^(?:次の一手：)?年度委嘱の承諾を指導医に確かめてください$/, (row) => receivers(row.sheets).length === 0],
  [
    /^(?:次の一手：)?受入職種を広げられる指導医がいるか、医師会に相談してください$/,
    (row) => codeOf(row) === "職種対象外",
  ],
  [
    /^(?:次の一手：)?別の指導医を加えるか、同一医療機関のときは「変更」と理由を書いて認めることができます$/,
    (row) => open(row).length === 0,
  ],
  [
    /^(?:次の一手：)?指導医の受入人数や受入可能日を大きく増やせるか、医師会に相談してください$/,
    (row) => open(row).length > 0,
  ],
];
