/**
 * What to say to an applicant who calls, and what not: nothing that has not left the office in a letter, and never a word
 * about anybody else (domain section 9). Pure.
 */
import { wareki, warekiWithWeekday } from "../../core/calendar.ts";
import { approvalOf } from "../../letters/approval.ts";
import type { SettingValues } from "../../settings.ts";
import type { Applicant, ApplicantState } from "../../tables/applicants.ts";
import { LIVE_STATES, type Case } from "../../tables/cases.ts";
import type { Notice } from "../../tables/notices.ts";
import { refusals } from "../../tables/refused.ts";
import type { Card } from "./card.rules.ts";
import { certificateWords, dayWords, isDone, reportWords } from "./progress.rules.ts";

export interface Standing {
  readonly settings: SettingValues;
  readonly cases: readonly Case[];
  readonly notices: readonly Notice[];
}

const INNER = "選定の順位や点数、審査の内部の理由";
const OTHERS = "ほかの申込者のこと";
const CHECK_PERSON =
  "本人かどうかを、受付番号か、氏名と所属で確かめてから話します。家族や職場の人には、申込みの有無も伝えません。";

interface Speech {
  readonly next: string;
  readonly say: string;
  readonly silent: readonly string[];
}

const WAITING: Speech = {
  next: "「マッチング > 提案を作る」で組み合わせます",
  say: "お申込みは受け付けております。ただいま、指導医との組合せを調整しております。決まりましたら、お知らせをお送りしますので、もうしばらくお待ちください。ご希望の日を足したいときは、いま承ることもできます。",
  silent: ["提案中の指導医の名前", "何番目か、いつ決まるかの見込み"],
};

const SPEECHES: Readonly<Partial<Record<ApplicantState, Speech>>> = {
  人物確認待ち: {
    next: "申込者シートの「人物候補」を見て「人物判断」を選び、「受付 > 確認と審査を反映する」を実行します",
    say: "お申込みは受け付けております。ただいま、内容を確認しておりますので、もうしばらくお待ちください。",
    silent: ["同じ人かを確かめている、ほかの申込みのこと"],
  },
  要審査: {
    next: "「資格判断」と理由を書き、「受付 > 確認と審査を反映する」を実行します",
    say: "お申込みは受け付けております。ただいま、対象となる方かどうかを確認しておりますので、もうしばらくお待ちください。",
    silent: ["審査の見込み"],
  },
  選定待ち: WAITING,
  重複: {
    next: "どちらの申込みを生かすかを本人に確かめ、生かさない方の「取下げ」を「はい」にします",
    say: "お申込みを2回いただいております。先のお申込みと、後のお申込みの、どちらの内容でお受けするのがよろしいでしょうか。",
    silent: [],
  },
  年度内受講済: {
    next: "不決定通知を送るか、1月1日の判定（R40）を待ちます",
    say: "お申込みは受け付けております。受講は原則としてお一人につき年間1回のため、今年度の受講が決まっている方には、次の年度のご案内となる場合があります。決まりましたら、お知らせをお送りします。",
    silent: ["例外になるかどうかの見込み"],
  },
  対象外: {
    next: "「通知 > 待機・不決定の通知を起こす」で不決定通知を送ります",
    say: "お申込みの結果は、文書でお送りいたします。届きましたら、内容をご覧のうえ、ご不明な点をお尋ねください。",
    silent: ["文書を送る前の審査の結果"],
  },
  繰越: {
    next: "「繰越先」の受付番号の行を見ます",
    say: "お申込みは、ご本人の希望により、次の年度に引き継いでおります。次の年度に、指導医との組合せが決まりましたら、お知らせをお送りします。",
    silent: ["いつ決まるかの見込み"],
  },
  取消: {
    next: "ありません",
    say: "お申込みは、取り下げとして承っております。もう一度ご希望のときは、あらためてお申し込みいただけます。",
    silent: [],
  },
};

export function applicantCard(row: Applicant, standing: Standing): Card {
  const speech = speechFor(row, standing);
  const received = row.receivedAt === "" ? "" : `　受付 ${wareki(row.receivedAt.slice(0, 10))}（${row.route}）`;
  return {
    title: `${row.applicationId}　${row.name}（${row.kana}）　${row.facility}${received}`,
    state: [row.state, row.stateNote]
      .filter((part) => part !== "")
      .join("：")
      .replace(/。$/, ""),
    next: speech.next,
    say: speech.say,
    silent: [...speech.silent, OTHERS, INNER],
    check: CHECK_PERSON,
  };
}

function speechFor(row: Applicant, standing: Standing): Speech {
  if (row.state === "決定") return decidedSpeech(row, standing);
  if (refusals(standing.notices)(row)) return refusedSpeech(row, standing);
  return SPEECHES[row.state || "選定待ち"] ?? WAITING;
}

function refusedSpeech({ applicationId }: Applicant, { notices }: Standing): Speech {
  const letter = notices
    .filter((row) => row.letter === "不決定通知" && row.subjectId === applicationId && row.state === "完了")
    .pop();
  const on = letter === undefined || letter.dispatchedOn === "" ? "" : `${wareki(letter.dispatchedOn)}に、`;
  return {
    next: "ありません。不決定通知を送っています（届いていないときは、「通知 > 再交付する」）",
    say: `お申込みの結果は、${on}文書（${letter?.documentNumber ?? ""}）でお知らせしております。今後のお申込みのことも、その文書に書いております。`,
    silent: [],
  };
}

function decidedSpeech(row: Applicant, { settings, cases, notices }: Standing): Speech {
  const match = cases.find(
    (each) => each.applicationId === row.applicationId && LIVE_STATES.some((s) => s === each.state),
  );
  const letter = notices.find(
    (each) => each.subjectId === match?.caseId && each.letter === "決定連絡票（受講者用）" && each.state !== "取消",
  );
  const approval = letter && approvalOf(letter, settings);
  if (!match || !letter || letter.state !== "完了") return { ...unsent(approval), say: WAITING.say };
  const sent = letter.dispatchedOn === "" ? "" : `${wareki(letter.dispatchedOn)}に、`;
  const told = { settings, notices };
  const arrange = `候補日は${warekiWithWeekday(match.day)}${match.half}などで、研修の日は、先生とご本人とで調整してお決めください。`;
  return {
    next: nextOf(match, notices),
    say: [
      `${sent}決定連絡票（${letter.documentNumber}）をお送りしております。指導医は${match.instructorName}先生です。`,
      dayWords(match, "受講者", told, arrange),
      reportWords(match, "受講者", told),
      certificateWords(match, told),
    ].join(""),
    silent: [
      "連絡票に書いていない、指導医の個人の事情や謝礼",
      ...(isDone(match) ? ["指導医の報告書が届いたかどうかと、その内容", "謝礼金の額と支払の状況"] : []),
    ],
  };
}

function nextOf(match: Case, notices: readonly Notice[]): string {
  const at = `案件は「${match.state}」です。`;
  if (match.state === "決定")
    return "本人と指導医とで日程を調整します。決まった日を聞き、「受付 > 代理入力」で日程連絡書を入れます";
  if (match.state === "日程確定") return `${at}日が変わるときは、「受付 > 代理入力」で日程連絡書を入れます`;
  if (match.traineeReportedOn === "")
    return `${at}受講報告書を待っています。電話で聞くときは、「受付 > 代理入力」で受講報告書を入れます`;
  const made = notices.some(
    ({ letter, subjectId, state }) => letter === "受講証明書" && subjectId === match.caseId && state !== "取消",
  );
  if (match.instructorReportedOn === "") return `${at}実施報告書を待っています（本人には伝えません）`;
  return made ? `案件は「${match.state}」です` : `${at}「報告 > 受講証明書を起こす」で受講証明書を起こします`;
}

function unsent(approval: string | undefined): Omit<Speech, "say"> {
  const silent = ["決まったこと自体と、指導医の名前（決定連絡票が届くまで）"];
  switch (approval) {
    case "決定案":
      return { next: "「決裁 > 決裁に回す」で決裁に回します", silent };
    case "決裁待ち":
      return { next: "決裁が済んだら「決裁 > 決裁済にする」で記録します", silent };
    case undefined:
      return { next: "通知シートに決定連絡票の行があるか確かめます（「点検」で見つけられます）", silent };
    default:
      return { next: "「通知」のメニューで、決定連絡票を作って送ります", silent };
  }
}
