/** 指導医承諾書 (R41, A12): the acceptance of a recommended doctor for one fiscal year, with terms and dates. */
import type { Day } from "../core/calendar.ts";
import { appointments, instructors, openings } from "../tables/instructors.ts";
import type { SettingValues } from "../settings.ts";
import { contact, seenIn, yearText, type FormDeclaration, type Seen } from "./declaration.ts";

export const acceptance: FormDeclaration = {
  key: "acceptance",
  title: "指導医承諾書",
  kind: "承諾書の回答",
  tables: [instructors, appointments, openings],
  sections: [
    { name: "指導医について", help: "医師会からの推薦のとおりに、お書きください。" },
    {
      name: "受入れの条件",
      help: "この年度の受入れについて、お答えください。辞退されるときは「承諾」で「辞退する」を選び、ほかの必須の欄は仮の内容で埋めてお送りください。",
    },
    { name: "受入可能日", help: "毎週の曜日と、個別の日の、どちらか一方でも両方でもかまいません。" },
    { name: "確認", help: "お読みになり、同意のうえでお送りください。" },
  ],
  intro: (settings, today) =>
    [task(settings, today), duties, purpose(settings, seenIn(acceptance)), contact(settings)].join("\n\n"),
  confirmation: "承諾書を受け付けました。内容を変えたいときは、事務局へご連絡ください。",
  prefilled: ["指導医.name", "指導医.kana", "指導医.facility"],
};

/** R41, R49. */
function task(settings: SettingValues, today: Day): string {
  return [
    `在宅医同行研修は、${settings.need("city")}と${settings.need("association")}が主催し、医師や病院の看護師などが指導医の訪問診療に同行して見学する研修です。`,
    `${settings.need("association")}から推薦いただいた先生に、${yearText(settings, today)}の指導医をお願いしています。`,
    "受け入れられる日と条件をもとに、事務局が受講者との組合せを決め、決定連絡票でお知らせします。",
  ].join("\n");
}

const duties = [
  "【見学のみの研修です】受講者は見学のみとし、医療行為は行いません。",
  "【患者さんの同意】同行について、患者さんとご家族の同意をお取りください。",
  "【守秘義務】受講者にも、研修で知った秘密を漏らさないことを約束していただいています。この承諾書には、患者さんが特定できることを書かないでください。",
].join("\n");

/** Article 62 and domain section 9, as in the application. */
function purpose(settings: SettingValues, seen: Seen): string {
  const association = settings.need("association");
  return [
    "【個人情報の利用目的】（個人情報の保護に関する法律第62条によるお知らせ）",
    `お答えいただいた内容は、${settings.need("city")}${settings.need("section")}が、指導医の委嘱、受講者との組合せ、連絡、実施と報告の確認、謝礼金の支払い、事業の集計のために使います。`,
    `・推薦元である${association}に、次の項目を提供します：${seen.associationByName.join("、")}`,
    `・組合せが決まった後、担当する受講者に次の項目を伝えます：${seen.applicantOnceDecided.join("、")}`,
    "・このほかの項目は事務局だけが使い、法令に基づく場合を除いて、ほかへは提供しません。",
  ].join("\n");
}
