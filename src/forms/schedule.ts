/** 日程連絡書 (R45): the day on which the two agreed, or that it moves; by either side, with the key of the letter. */
import { schedules } from "../tables/messages.ts";
import { contact, KEY_QUESTION, purposeOf, type FormDeclaration } from "./declaration.ts";

export const schedule: FormDeclaration = {
  key: "schedule",
  title: "同行研修日程連絡書",
  kind: "日程連絡書の回答",
  tables: [schedules],
  sections: [
    {
      name: "日程について",
      help: "受講者と指導医のどちらからでも、決まった日をお知らせください。患者さんが特定できることは書かないでください。",
    },
  ],
  intro: (settings) =>
    [
      "同行研修の日が決まったとき、変わったとき、延期や取消しをしたいときに、お知らせいただくためのフォームです。",
      "お知らせいただくと、相手の方にも日程をお送りします。お急ぎのときや当日のことは、電話でご連絡ください。",
      purposeOf(schedule, settings, "同行研修の日程の確認と、相手の方への連絡"),
      contact(settings),
    ].join("\n\n"),
  confirmation: "日程の連絡を受け付けました。内容を確かめて、受講者と指導医の両方にお知らせします。",
  keyed: {
    help: "決定連絡票に印字された16文字の鍵です。例：K7QM-3ZTR-9XPA-2WHD",
    subject: "案-2018-0001-1/受講者",
    prefix: "連",
    place: (subject) => {
      const [caseId = "", side = ""] = subject.split("/");
      return { caseId, side };
    },
  },
  prefilled: [KEY_QUESTION],
};
