/** 在宅医同行研修申込書 (R42): fields after domain section 3, purpose of use after section 9. */
import type { Day } from "../core/calendar.ts";
import { applicants } from "../tables/applicants.ts";
import type { SettingValues } from "../settings.ts";
import { contact, seenIn, yearText, type FormDeclaration, type Seen } from "./declaration.ts";

export const application: FormDeclaration = {
  key: "application",
  title: "在宅医同行研修申込書",
  kind: "申込書の回答",
  tables: [applicants],
  sections: [
    { name: "申込者について", help: "受講されるご本人について、お答えください。" },
    { name: "所属について", help: "所属する医療機関について、お答えください。決定連絡票の宛先になります。" },
    { name: "研修の希望", help: "患者さんが特定できることは、どの欄にも書かないでください。" },
    { name: "希望日", help: "第5希望まで書けます。多いほど、指導医との組合せが決まりやすくなります。" },
    { name: "確認と同意", help: "すべてお読みになり、同意のうえでお申し込みください。" },
  ],
  intro: (settings, today) =>
    [training(settings, today), promises, purpose(settings, seenIn(application)), contact(settings)].join("\n\n"),
  confirmation:
    "お申込みを受け付けました。受付番号は、メールでお知らせします。メールが届かないときや、内容を変えたいときは、事務局へご連絡ください。",
};

/** R35, R36, R39. */
function training(settings: SettingValues, today: Day): string {
  return [
    `${yearText(settings, today)}の在宅医同行研修の申込書です。`,
    "在宅医同行研修は、在宅医療の経験が豊かな指導医の訪問診療に同行し、現場を見学する研修です。",
    `${settings.need("city")}と${settings.need("association")}が主催します。`,
    "在宅医療を行っているかどうか、開業医か勤務医かにかかわらず、お申し込みいただけます。受講は、原則として1人につき年間1回です。",
    "お申込みは随時受け付けています。指導医との組合せが決まりましたら、決定連絡票をお送りします。",
  ].join("\n");
}

const promises = [
  "【見学のみの研修です】受講中は見学のみとし、医療行為は行いません。",
  "【守秘義務】研修で知った患者さんやご家族などの秘密は、研修の後も、ほかの人に漏らさないでください。",
].join("\n");

/**
 * Article 62 asks for the purpose of use before answers are taken; what goes to the association regularly must be part
 * of that purpose, with the items named (domain section 9). Both lists come from the columns.
 */
function purpose(settings: SettingValues, seen: Seen): string {
  const office = `${settings.need("city")}${settings.need("section")}`;
  const association = settings.need("association");
  return [
    "【個人情報の利用目的】（個人情報の保護に関する法律第62条によるお知らせ）",
    `お答えいただいた内容は、${office}が、在宅医同行研修の受付、対象者の確認、指導医との組合せ、連絡、実施と報告の確認、事業の集計のために使います。`,
    `・主催者である${association}には、研修を共同で実施し、会員へ周知するために、次の項目を提供します：${seen.associationByName.join("、")}`,
    `・次の項目は、個人がわからない件数だけを${association}に提供します：${seen.associationAsCounts.join("、")}`,
    `・組合せを決める前に、受け入れられるかを指導医に尋ねるときは、氏名と所属を伏せて、希望日のうちの候補の日と次の項目を伝えます：${seen.instructorWhenAsked.join("、")}`,
    `・組合せが決まった後、担当の指導医に次の項目を伝えます：${seen.instructorOnceDecided.join("、")}`,
    "・このほかの項目は事務局だけが使い、法令に基づく場合を除いて、ほかへは提供しません。",
  ].join("\n");
}
