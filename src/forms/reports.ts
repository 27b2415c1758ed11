/** 実施報告書 and 受講報告書 (R46, A15), and the question half a year and a year later (R35). Fields: domain section 3. */
import { followUps, instructorReports, traineeReports } from "../tables/reports.ts";
import { contact, KEY_QUESTION, purposeOf, type FormDeclaration } from "./declaration.ts";

const NO_PATIENT =
  "【患者さんの情報は書かないでください】氏名、年齢、生年月日、住所、病状と地域の組合せなど、患者さんやご家族が特定できることは、どの欄にも書かないでください。";

/** `案-2018-0001-1/指導医` says the case; the side is the Form's own. */
const place = (subject: string): { caseId: string } => ({ caseId: subject.split("/")[0] ?? "" });

export const instructorReport: FormDeclaration = {
  key: "instructorReport",
  title: "同行研修実施報告書",
  kind: "実施報告書の回答",
  tables: [instructorReports],
  sections: [
    { name: "研修の実施", help: "同行研修を行った日のことを、お答えください。" },
    { name: "研修の内容", help: "患者さんが特定できることは書かないでください。" },
    { name: "ご意見", help: "次の年度と、この研修についてお聞かせください。" },
  ],
  intro: (settings) =>
    [
      "同行研修を終えた指導医の先生に、実施の報告をお願いするフォームです。報告を確認した後に、指導謝礼金をお支払いします。",
      NO_PATIENT,
      purposeOf(instructorReport, settings, "実施の確認、謝礼金の支払い、事業の集計と改善"),
      contact(settings),
    ].join("\n\n"),
  confirmation: "実施報告書を受け付けました。ご指導いただき、ありがとうございました。",
  keyed: {
    help: "決定連絡票か日程連絡に印字された16文字の鍵です。例：K7QM-3ZTR-9XPA-2WHD",
    subject: "案-2018-0001-1/指導医",
    prefix: "実報",
    place,
  },
  prefilled: [KEY_QUESTION],
};

export const traineeReport: FormDeclaration = {
  key: "traineeReport",
  title: "同行研修受講報告書",
  kind: "受講報告書の回答",
  tables: [traineeReports],
  sections: [
    { name: "研修の実施", help: "同行研修を受けた日のことを、お答えください。" },
    { name: "学びと意向", help: "患者さんが特定できることは書かないでください。" },
    { name: "ご意見", help: "この研修をよりよくするために、お聞かせください。" },
  ],
  intro: (settings) =>
    [
      "同行研修を受講された方に、報告をお願いするフォームです。報告を確認した後に、受講証明書をお送りします。",
      NO_PATIENT,
      purposeOf(traineeReport, settings, "受講の確認、受講証明書の交付、事業の集計と改善"),
      contact(settings),
    ].join("\n\n"),
  confirmation: "受講報告書を受け付けました。ありがとうございました。",
  keyed: {
    help: "決定連絡票か日程連絡に印字された16文字の鍵です。例：K7QM-3ZTR-9XPA-2WHD",
    subject: "案-2018-0001-1/受講者",
    prefix: "受報",
    place,
  },
  prefilled: [KEY_QUESTION],
};

export const followUp: FormDeclaration = {
  key: "followUp",
  title: "同行研修受講後の状況",
  kind: "受講後の状況の回答",
  tables: [followUps],
  sections: [{ name: "受講後の状況", help: "受講された後の、在宅医療への関わりについてお聞かせください。" }],
  intro: (settings) =>
    [
      "同行研修を受講された方に、受講から6か月後と12か月後の状況をお聞きするフォームです。3分ほどで終わります。",
      purposeOf(followUp, settings, "研修の効果の確認と、事業の集計"),
      contact(settings),
    ].join("\n\n"),
  confirmation: "お答えいただき、ありがとうございました。",
  keyed: {
    help: "照会の通知に印字された16文字の鍵です。例：K7QM-3ZTR-9XPA-2WHD",
    subject: "案-2018-0001-1/受講後6",
    prefix: "況",
    place: (subject) => {
      const [caseId = "", later = ""] = subject.split("/");
      return { caseId, months: Number(later.replace(/\D/g, "")) };
    },
  },
  prefilled: [KEY_QUESTION],
};
