/** 推薦書 (R49) and 医師会からの連絡: what the association tells the office, with the key of the office's letter. */
import { associationReplies, recommendations } from "../tables/association.ts";
import { contact, KEY_QUESTION, purposeOf, yearText, type FormDeclaration, type Keyed } from "./declaration.ts";

/** 推薦/2018 and 医師会/2018: one key a fiscal year. */
const place = (subject: string): { fiscalYear: number } => ({ fiscalYear: Number(subject.split("/")[1] ?? 0) });

export const recommendation: FormDeclaration & { readonly keyed: Keyed } = {
  key: "recommendation",
  title: "指導医推薦書",
  kind: "推薦書の回答",
  tables: [recommendations],
  sections: [
    {
      name: "推薦する医師",
      help: "1回に5人まで書けます。6人目からは、送信した後に、もう一度このフォームを開いてお書きください。推薦を外す先生も、氏名、ふりがな、医療機関名と「推薦を外す」をお書きください。",
    },
  ],
  intro: (settings, today) =>
    [
      `${yearText(settings, today)}の在宅医同行研修の指導医を、${settings.need("association")}からご推薦いただくためのフォームです。`,
      "一覧（表）でお送りいただいてもかまいません。事務局で、同じ内容を確かめて取り込みます。",
      purposeOf(recommendation, settings, "指導医の依頼と、研修の実施"),
      contact(settings),
    ].join("\n\n"),
  confirmation: "推薦を受け付けました。内容を確かめて、先生方に就任をお願いします。",
  keyed: {
    help: "指導医推薦依頼に印字された16文字の鍵です。例：K7QM-3ZTR-9XPA-2WHD",
    subject: "推薦/2018",
    prefix: "推",
    place,
  },
  prefilled: [KEY_QUESTION],
};

export const associationReply: FormDeclaration = {
  key: "associationReply",
  title: "在宅医同行研修　医師会からの連絡",
  kind: "医師会からの連絡",
  tables: [associationReplies],
  sections: [
    {
      name: "医師会からの連絡",
      help: "会員への周知、連名の文書の確認、お渡しした写しの誤りなどを、お知らせください。",
    },
  ],
  intro: (settings) =>
    [
      `${settings.need("association")}から、事務局へお知らせいただくためのフォームです。お渡ししている写しは見るだけのものなので、直すところはこちらでお知らせください。`,
      purposeOf(associationReply, settings, "研修の共同での実施"),
      contact(settings),
    ].join("\n\n"),
  confirmation: "ご連絡を受け付けました。ありがとうございました。",
  keyed: {
    help: "会員周知依頼か、お渡しした写しの「はじめに」にある16文字の鍵です。例：K7QM-3ZTR-9XPA-2WHD",
    subject: "医師会/2018",
    prefix: "医回",
    place,
  },
  prefilled: [KEY_QUESTION],
};
