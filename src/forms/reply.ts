/** 回答書: yes or no to what a letter asked, an instructor about one case (A12) or an applicant about the next year (A28). */
import { replies } from "../tables/messages.ts";
import { contact, KEY_QUESTION, purposeOf, type FormDeclaration } from "./declaration.ts";

export const reply: FormDeclaration = {
  key: "reply",
  title: "同行研修回答書",
  kind: "回答書の回答",
  tables: [replies],
  sections: [{ name: "お尋ねへの回答", help: "お手元の通知のお尋ねに、お答えください。" }],
  intro: (settings) =>
    [
      "事務局からの通知でお尋ねしたこと（受入れの確認、次の年度への繰越など）に、お答えいただくためのフォームです。",
      purposeOf(reply, settings, "受入れの確認と、次の年度への繰越の確認"),
      contact(settings),
    ].join("\n\n"),
  confirmation: "ご回答を受け付けました。ありがとうございました。",
  keyed: {
    help: "通知に印字された16文字の鍵です。例：K7QM-3ZTR-9XPA-2WHD",
    subject: "案-2018-0001-1/受入確認",
    prefix: "答",
    place: (subject) => {
      const [subjectId = "", kind = ""] = subject.split("/");
      return { subjectId, kind };
    },
  },
  prefilled: [KEY_QUESTION],
};
