/** Made-up people and the rows that intake meets. */
import { blankRow } from "../../../src/core/table.ts";
import { questionsFor, type FormDeclaration } from "../../../src/forms/index.ts";
import { acceptance, application } from "../../../src/forms/index.ts";
import { settingValues, settings, type Setting } from "../../../src/settings.ts";
import { applicants, type Applicant } from "../../../src/tables/applicants.ts";
import { instructors, type Instructor } from "../../../src/tables/instructors.ts";
import { msOf } from "../../../src/core/calendar.ts";
import type { Arrival } from "../../../src/features/intake/arrival.rules.ts";
import { linesOf, type Answers } from "../../../src/features/intake/answers.rules.ts";
import type { ApplicationDesk } from "../../../src/features/intake/application.rules.ts";
import type { AcceptanceDesk } from "../../../src/features/intake/acceptance.rules.ts";

export const office = settingValues(
  Object.values(settings as Record<string, Setting<unknown>>).map((each) => ({
    name: each.name,
    value: String(each.sample ?? each.standard ?? ""),
  })),
);
export const applicationQuestions = questionsFor(application, office);
export const acceptanceQuestions = questionsFor(acceptance, office);

/** Answers by the titles of the questions, as a person sees them. */
export function answersBy(form: FormDeclaration, byTitle: Readonly<Record<string, string>>): Answers {
  const questions = questionsFor(form, office);
  return Object.fromEntries(
    Object.entries(byTitle).map(([title, text]) => {
      const question = questions.find((each) => each.title === title);
      if (!question) throw new Error(`no question ${title}`);
      return [question.key, text];
    }),
  );
}

export const doctor: Readonly<Record<string, string>> = {
  氏名: "見本 太郎",
  ふりがな: "ミホン タロウ",
  職種: "医師",
  対象区分: "未参入開業医",
  医師会員区分: "会員",
  メールアドレス: "taro@example.jp",
  日中の電話番号: "０４６－０００－０００２",
  所属医療機関名: "見本医院",
  "部署・役職": "院長",
  所属の郵便番号: "238-0000",
  所属所在地: "横須賀市見本町1-1",
  所属の電話: "046-000-0003",
  所属長の承諾: "勤務者ではない",
  在宅医療の実施状況: "検討中",
  受講歴: "なし",
  受講目的: "訪問診療を\n始めたいため",
  学びたいテーマ: "看取り、緩和",
  希望時期: "年度内",
  第1希望日: "2018-07-02",
  第1希望の時間帯: "午前",
  見学のみ: "同意します",
  守秘義務: "同意します",
  個人情報の取扱い: "同意します",
  感染対策: "同意します",
  キャンセルの方法: "同意します",
};

export const nurse: Readonly<Record<string, string>> = {
  ...doctor,
  氏名: "例示 花子",
  ふりがな: "れいじ はなこ",
  職種: "看護師",
  対象区分: "看護師",
  医師会員区分: "該当なし",
  メールアドレス: "ward@example.jp",
  所属医療機関名: "例示病院",
  "部署・役職": "病棟",
  所属長の承諾: "得ている",
  在宅医療の実施状況: "なし",
};

export const instructorAnswers: Readonly<Record<string, string>> = {
  氏名: "見本 次郎",
  ふりがな: "みほん じろう",
  医療機関名: "見本クリニック",
  承諾: "承諾する",
  受入職種: "医師、看護師",
  テーマ: "看取り",
  年上限: "5",
  集合場所: "見本クリニック",
  車への同乗: "できる",
  患者同意の取得方法: "口頭",
  受入可能曜日: "月午前、木午後",
  連絡方法: "メール",
  支払先区分: "個人",
  指導医の確認: "同意します",
  "受入可能日（1）": "平成30年7月14日",
  "受入可能日の時間帯（1）": "午前",
  "受入可能日（2）": "2018/7/21",
};

export function arrival(
  responseId: string,
  byTitle: Readonly<Record<string, string>> = doctor,
  receivedAt = "2018-06-01 09:00:00",
  form: FormDeclaration = application,
): Arrival {
  const answers = answersBy(form, byTitle);
  const raw = linesOf(questionsFor(form, office), answers);
  return { responseId, receivedAt, atMs: msOf(receivedAt), answers, raw, route: "フォーム", faults: [] };
}

export function desk(rest: Partial<ApplicationDesk> = {}): ApplicationDesk {
  return {
    fiscalYear: 2018,
    questions: applicationQuestions,
    applicants: [],
    cases: [],
    notices: [],
    rules: { city: "横須賀市", exceptions: new Map() },
    user: "office@example.jp",
    ...rest,
  };
}

export const listed: Instructor = blankRow(instructors, {
  instructorId: "医-0001",
  name: "見本 次郎",
  kana: "みほん じろう",
  facility: "見本クリニック",
  active: true,
});

export function acceptanceDesk(rest: Partial<AcceptanceDesk> = {}): AcceptanceDesk {
  return {
    fiscalYear: 2018,
    questions: acceptanceQuestions,
    requests: [],
    instructors: [listed],
    appointments: [],
    openings: [],
    ...rest,
  };
}

/** A row of 申込者 as it stands in the sheet, eligible and waiting. */
export function row(n: number, rest: Partial<Applicant> = {}): Applicant {
  return blankRow(applicants, {
    applicationId: `申-2018-${String(n).padStart(4, "0")}`,
    fiscalYear: 2018,
    state: "選定待ち",
    receivedAt: `2018-06-01 09:00:${String(n).padStart(2, "0")}`,
    responseId: `R${n}`,
    personId: `人-${String(n).padStart(4, "0")}`,
    name: `見本 ${n}郎`,
    kana: `みほん ${n}ろう`,
    profession: "医師",
    applicantClass: "未参入開業医",
    homeCare: "なし",
    facility: "見本医院",
    email: `p${n}@example.jp`,
    address: "横須賀市見本町1-1",
    superiorAgreed: "勤務者ではない",
    wish1: "2018-07-02",
    period1: "午前",
    ...rest,
  });
}

/** Cells as Excel copies them. */
export const copied = (...rows: readonly (readonly string[])[]): string =>
  rows
    .map((cells) => cells.map((cell) => (/[\t\n"]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)).join("\t"))
    .join("\n");
